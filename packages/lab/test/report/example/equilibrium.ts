import type { ReportInput } from "../../../src/report/index.ts";
import { industries, regions } from "./places.ts";

export const equilibrium: ReportInput["equilibrium"] = {
  result: {
    firstYear: 2015,
    lastYear: 2020,
    regions: regions.map(({ id }) => id),
    industries: industries.map(({ id }) => id),
    welfare: {
      total: 0.085,
      upgrade: 0.033,
      emerging: 0.005,
      reshaping: 0.035,
      virtual: 0.0125,
      industryInteraction: 0,
      spaceOverlay: -0.0006,
      plane: {},
      joining: 0.0001,
      synergy: -0.0005,
      verdict: "none",
      shapley: [0.033, 0.005, 0.0347, 0.0123],
      shares: null,
    },
    otherReadiness: { readiness: "on", total: 0.085, synergy: 0.0004, verdict: "none" },
    regionsChange: {
      realWage: [0.12, 0.1, 0.17],
      population: [0.02, -0.01, 0.05],
      output: [0.1, 0.1, 0.1],
      employment: [0.02, -0.01, 0.05],
    },
    // one region has nobody in the industry
    employmentRatio: [1.05, 1, 0.95, 1, 0, 1],
    indicators: { slogan: "fails" },
    diagnosis: { stability: "stable" },
    baseline: { basis: "estimate", interregionalShare: 0.36, onlineShare: 0.049 },
    settings: {
      border: 1.35,
      mobilityElasticity: 1.5,
      distanceRelief: 0.65,
      upgrade: 0.05,
      derivation: 0.1,
      reshaping: 0.1,
      demandTilt: 0,
      digitalGrowth: 1,
      readiness: "off",
    },
  },
};
