import type { Examples } from "./examples.ts";
import { agglomeration, geography, persons, pure, values, withData } from "./sample.ts";

/** Maps of places. Made-up numbers. */
export const maps = {
  map: {
    geography,
    quantity: agglomeration,
    values: withData.map(({ region }, k) => ({
      region,
      value: k === 2 ? null : values[k]!,
      ...(k === 2 ? { absence: "suppressed" as const } : { low: values[k]! * 0.9, high: values[k]! * 1.1 }),
    })),
    scale: { kind: "diverging", middle: 1 },
    selected: "310000",
  },
  "bivariate-map": {
    geography,
    first: agglomeration,
    second: pure("Virtual agglomeration V", "虚拟集聚 V"),
    values: withData.map(({ region }, k) => ({
      region,
      first: values[k]!,
      second: k === 2 ? null : [0.3, 1.1, 0.5, 0.2, 0.9][k]!,
    })),
    selected: "310000",
  },
  "path-map": {
    geography,
    places: [
      { region: "110000", answer: "deepening", share: 0.97, nearest: ["deepening", "strengthening"] },
      { region: "130000", answer: "optimising", share: 0.66, nearest: ["optimising", "not-transforming"] },
      { region: "410000", answer: "cannot-tell", share: 0.51, nearest: ["deepening", "not-transforming"] },
      { region: "320000", answer: "strengthening", share: 0.82, nearest: ["strengthening", "deepening"] },
      { region: "310000", answer: null, share: null, nearest: [] },
    ],
  },
  "cluster-map": {
    geography,
    places: [
      { region: "110000", cluster: "high-low", p: 0.03 },
      { region: "130000", cluster: "not-significant", p: 0.4 },
      { region: "410000", cluster: "low-low", p: 0.01 },
      { region: "320000", cluster: "high-high", p: 0.004 },
      { region: "310000", cluster: "high-high", p: 0.001 },
    ],
  },
  "flow-map": {
    quantity: persons,
    decimals: 1,
    places: withData.map(({ region, name, column, row }) => ({ region, name, x: column, y: row })),
    flows: [
      { from: "310000", to: "410000", value: 8.2 },
      { from: "410000", to: "310000", value: 2.1 },
      { from: "110000", to: "130000", value: 5.5 },
      { from: "320000", to: "320000", value: 99 },
    ],
  },
} satisfies Examples;
