import type { ReportInput } from "../../../src/report/index.ts";
import { quantity } from "./places.ts";

export const why: ReportInput["why"] = {
  result: {
    indifferenceMap: {
      agglomeration: quantity("Agglomeration A", "集聚 A"),
      technology: quantity("Technology T", "技术 T"),
      xRange: [0, 6],
      yRange: [0, 3],
      curves: [
        {
          id: "RE2",
          name: { en: "RE2", zh: "RE2" },
          points: [
            [1, 3],
            [2, 1.5],
            [6, 0.5],
          ],
        },
      ],
      points: [{ id: "E1", label: { en: "E1", zh: "E1" }, at: [4.789, 1] }],
    },
    costLines: null,
    scenario: {
      agglomerationBefore: 4.789,
      agglomerationAfter: 2.19,
      technologyBefore: 1,
      technologyAfter: 2.241,
      logNetEffect: [0.02053, -0.01131, 0.02053, 0.02082],
      ordered: true,
    },
    places: [
      { region: "110000", agglomeration: 1.2, technology: 2.6, turningPoint: 8, pastShare: 0.02 },
      { region: "310000", agglomeration: 6, technology: 1.7, turningPoint: 5, pastShare: 0.7 },
    ],
    basis: { en: "starting set, not estimated", zh: "初始参数，未经估计" },
  },
};
