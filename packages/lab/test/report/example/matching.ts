import type { ReportInput } from "../../../src/report/index.ts";
import { industries, regions } from "./places.ts";

export const moves: ReportInput["moves"] = {
  result: {
    status: "optimal",
    year: 2020,
    activity: { label: { en: "Employment", zh: "就业人员" }, unit: { en: "persons", zh: "人" } },
    regions: regions.map(({ id }) => id),
    industries: industries.map(({ id }) => id),
    moves: [
      { from: "110000", to: "310000", industry: "manufacturing", amount: 20000, gain: 0.03, km: 1070, share: 1 },
      { from: "110000", to: "540000", industry: "finance", amount: 5000, gain: 0.01, km: 2560, share: 0.5 },
    ],
    places: [],
    moved: 25000,
    totalActivity: 1000000,
    objective: 650,
    misallocation: 0.00065,
    misallocationBand: [0.0003, 0.0009],
    resources: [],
    absentResources: [],
    gap: 0,
    columns: 2,
    rounds: 1,
    conflict: [],
    draws: 4,
    robustShare: 0.8,
    settings: { movableShare: 0.1, fixedIndustries: [], movingCost: 0.005, floorPerWorker: 100 },
    issues: [],
  },
};

export const marketSource: NonNullable<ReportInput["marketSource"]> = {
  publication: { en: "Made-up market", zh: "虚构市场" },
  defects: [{ en: "Not real.", zh: "并非真实数据。" }],
};

export const market: ReportInput["market"] = {
  result: {
    from: "study",
    offers: [{ id: "S1", who: "Plant", region: "110000", code: "manufacturing", amount: 10, used: 10, worth: 0.1 }],
    requests: [
      { id: "D1", who: "Buyer", region: "310000", code: "manufacturing", amount: 10, matched: 10 },
      { id: "D2", who: "Second buyer", region: "540000", code: "manufacturing", amount: 5, matched: 0 },
    ],
    matching: {
      status: "optimal",
      coverage: 0.5,
      fillRate: 10 / 15,
      useRate: 1,
      cost: 1,
      gap: 0,
      provenOverAll: true,
      matches: [],
      unmatched: [{ request: "D2", amount: 5, binding: "capacity", nearest: { offer: "S1", shortfall: 0.1 } }],
    },
    platform: {
      searchRadiusKm: 300,
      coverageBefore: 0,
      coverageAfter: 0.5,
      fillRateBefore: 0,
      fillRateAfter: 10 / 15,
      kmBefore: null,
      kmAfter: 1070,
    },
    rematch: null,
    variants: {
      stable: { status: "stable", fillRate: 10 / 15, extraCost: 0, blockingInCheapest: 0 },
      fair: { evenness: 0.5, evennessOfCheapest: 0.5, extraCost: 0, fillRate: 10 / 15 },
    },
    settings: {},
    issues: [],
  },
};
