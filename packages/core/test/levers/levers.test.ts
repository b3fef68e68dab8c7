import { describe, expect, it } from "vitest";
import {
  applyScenario,
  type Baseline,
  buildBaseline,
  checkScenario,
  compareScenarios,
  defaultIndustries,
  defaultLayer,
  type LayerChannel,
  leverInstruments,
  levers,
  namedScenarios,
  OUTCOME_MEASURES,
  outcomeMeasures,
  parameterCatalogue,
  readScenario,
  runScenario,
  type Scenario,
  searchPolicies,
  synthesizeCountry,
} from "../../src/index.ts";

const R = 6;
const S = 9;

/** A small synthetic country as a baseline: accounts from its input-output table, wage bills as value added. */
function smallBaseline(change = (channels: readonly LayerChannel[]) => channels): Baseline {
  const country = synthesizeCountry({ regions: R, industries: S, years: 2, seed: 3 });
  const { dataset, inputOutput, distances, truth } = country;
  const layer = defaultLayer(dataset.industries, 200);
  const employment = Float64Array.from({ length: R * S }, (_, cell) => dataset.columns.employment!.values[cell * 2]!);
  const wageBill = employment.map((persons, cell) => persons * dataset.columns["average-wage"]!.values[cell * 2]!);
  return buildBaseline({
    regions: dataset.regions.map((region) => region.id),
    industries: dataset.industries.map((industry) => industry.id),
    national: {
      inputCoefficients: inputOutput,
      valueAddedShares: Float64Array.from({ length: S }, (_, user) => {
        let inputs = 0;
        for (let supplier = 0; supplier < S; ++supplier) inputs += inputOutput[supplier * S + user]!;
        return 1 - inputs;
      }),
      absorption: new Float64Array(S).fill(100),
    },
    regional: {
      valueAdded: wageBill,
      aggregateOf: Int32Array.from({ length: S }, (_, s) => s),
      split: wageBill,
      employment,
    },
    layer: {
      kilometres: distances,
      digitalLevel: Float64Array.from({ length: R }, (_, i) => truth.digitalLevel[i * 2]!),
      industries: layer.industries,
      channels: change(layer.channels),
      distanceRelief: 0.65,
      segmentation: Float64Array.from({ length: R * R }, (_, k) => (k % (R + 1) === 0 ? 0 : 0.5)),
    },
    options: { housing: { share: 0.25, supplyElasticity: 0.38 }, congestion: 0.1, mobility: { kind: "mobile", epsilon: 1.5 } },
  });
}

const baseline = smallBaseline();
const { regions } = baseline.economy;

const make = (settings: Scenario["settings"]): Scenario => ({
  version: 1,
  id: "test",
  name: { en: "Test", zh: "测试" },
  reason: { en: "For the test.", zh: "用于测试。" },
  years: [2020, 2025],
  settings,
  sources: [],
  limits: [],
});

describe("lever table", () => {
  it("has instruments for each of the four levers, with costs in the catalogue and defaults in range", () => {
    for (const lever of levers) expect(leverInstruments.filter((entry) => entry.lever === lever.id).length).toBeGreaterThan(1);
    for (const instrument of leverInstruments) {
      expect(parameterCatalogue.some((parameter) => parameter.id === instrument.costParameter)).toBe(true);
      expect(instrument.default).toBeGreaterThan(instrument.range[0]);
      expect(instrument.default).toBeLessThanOrEqual(instrument.range[1]);
      expect(instrument.label.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  });
});

describe("applyScenario", () => {
  it("changes nothing for an empty scenario: every ratio is one, to the last digit of exp(0)", () => {
    const { shock, cost } = applyScenario(baseline, make([]));
    for (const value of shock.tradeCostRatio as Float64Array) expect(value).toBe(1);
    expect(cost).toBe(0);
    const outcome = runScenario(baseline, make([]));
    expect(outcome.status).toBe("converged");
    expect(outcome.logWelfare).toBeCloseTo(0, 12);
    expect(outcome.winnersShare).toBe(0);
  });

  it("raises T only where it is asked to and never above 1", () => {
    const { layer } = applyScenario(baseline, make([{ instrument: "raise-digital-level", value: 1, regions: [regions[0]!] }]));
    expect(layer.digitalLevel[0]).toBeCloseTo(Math.min(1, 2 * baseline.layer.digitalLevel[0]!), 12);
    for (let i = 1; i < R; ++i) expect(layer.digitalLevel[i]).toBe(baseline.layer.digitalLevel[i]);
  });

  it("shortens each pair once, both ways, at home never", () => {
    const pairing = make([
      { instrument: "digital-pairing", value: 0.5, regions: [regions[0]!, regions[1]!], partners: [regions[1]!] },
    ]);
    const { layer } = applyScenario(baseline, pairing);
    expect(layer.segmentation![1]).toBe(0.25);
    expect(layer.segmentation![R]).toBe(0.25);
    expect(layer.segmentation![0]).toBe(0);
    expect(layer.segmentation![2]).toBe(0.5);
    expect(layer.digitalDistance![1]).toBe(0.5);
  });

  it("cheapens shipping on treated routes and leaves the rest exactly alone", () => {
    const { shock } = applyScenario(baseline, make([{ instrument: "smart-logistics", value: 0.2, regions: [regions[0]!] }]));
    const ratio = shock.tradeCostRatio as Float64Array;
    for (let buyer = 0; buyer < R; ++buyer) {
      for (let seller = 0; seller < R; ++seller) {
        const value = ratio[(buyer * R + seller) * S + 2]!;
        if (buyer !== seller && (buyer === 0 || seller === 0)) expect(value).toBeLessThan(1);
        else expect(value).toBe(1);
      }
    }
  });

  it("leaves the baseline untouched and costs what its parts cost", () => {
    const levelBefore = baseline.layer.digitalLevel.slice();
    const settings = [
      { instrument: "raise-digital-level", value: 0.2, unitCost: 0.01 },
      { instrument: "industry-upgrade", value: 0.1, unitCost: 0.5, industries: ["manufacturing"] },
    ];
    const { costs, cost } = applyScenario(baseline, make(settings));
    expect(baseline.layer.digitalLevel).toEqual(levelBefore);
    const total = baseline.economy.output.reduce((sum, value) => sum + value, 0);
    expect(costs[0]).toBeCloseTo(0.002 * total, 6);
    expect(cost).toBeCloseTo(costs[0]! + costs[1]!, 9);
  });

  it("names unknown instruments, regions and values out of range with the nearest names", () => {
    const bad = make([
      { instrument: "raise-digital-levle", value: 0.1, regions: ["r98"] },
      { instrument: "smart-logistics", value: 3, regions: ["r99"] },
      { instrument: "digital-pairing", value: 0.1, industries: ["finanse"] },
    ]);
    const issues = checkScenario(bad, baseline.economy);
    expect(issues.map((issue) => issue.code)).toEqual([
      "unknown-instrument",
      "unknown-region",
      "setting-out-of-range",
      "unknown-region",
      "partners-missing",
      "unknown-industry",
    ]);
    expect(issues[0]!.hint).toContain("raise-digital-level");
    expect(() => applyScenario(baseline, bad)).toThrow(/6 problems in test/);
  });
});

describe("runScenario", () => {
  it("raises welfare and output by upgrading everywhere, one for one before input links multiply it", () => {
    const outcome = runScenario(baseline, make([{ instrument: "industry-upgrade", value: 0.02 }]));
    expect(outcome.status).toBe("converged");
    expect(outcome.logWelfare).toBeGreaterThan(Math.log(1.02) * 0.7);
    expect(outcome.logOutput).toBeGreaterThan(Math.log(1.02));
    expect(outcome.winnersShare).toBe(1);
    // The same productivity everywhere leaves all shares alone.
    for (const change of outcome.logPopulation) expect(Math.abs(change)).toBeLessThan(1e-8);
  });

  it("draws people to the place that is helped and names winners, losers, core and paths", () => {
    const outcome = runScenario(baseline, make([{ instrument: "industry-upgrade", value: 0.1, regions: [regions[2]!] }]), {
      core: [regions[0]!],
      tradability: Float64Array.from(defaultIndustries.slice(0, S), (industry) => industry.tradability),
    });
    expect(outcome.logPopulation[2]!).toBeGreaterThan(0);
    expect(Math.min(...outcome.logPopulation)).toBeLessThan(0);
    expect(outcome.paths!.path).toHaveLength(R * S);
    expect(outcome.costPerGain).toBeCloseTo(outcome.costShare / outcome.logWelfare, 12);
    expect(() => runScenario(baseline, make([]), { core: ["nowhere"] })).toThrow(/not a region/);
  });

  it("widens the reach of knowledge alone where the baseline treats all channels as one", () => {
    const wider = make([{ instrument: "knowledge-reach", value: 0.5 }]);
    const { layer } = baseline;
    expect(baseline.economy.spillovers.length).toBe(1);
    // The same country with channels that a hair tells apart from the start.
    const apart = smallBaseline((channels) =>
      channels.map((channel, k) => ({ ...channel, halfDistanceKm: channel.halfDistanceKm * (1 + k * 1e-13) })),
    );
    expect(apart.economy.spillovers.length).toBe(layer.channels.length);
    const together = runScenario(baseline, wider);
    expect(together.status).toBe("converged");
    expect(together.logWelfare).not.toBe(0);
    expect(together.logWelfare).toBeCloseTo(runScenario(apart, wider).logWelfare, 9);
  });

  it("gives a platform fee to those who receive it", () => {
    const outcome = runScenario(baseline, make([{ instrument: "platform-fee", value: 0.1, regions: [regions[1]!] }]));
    expect(outcome.status).toBe("converged");
    expect(outcome.result.platformRevenue[1]!).toBeGreaterThan(0);
    expect(outcome.result.platformRevenue[0]).toBe(0);
  });
});

describe("compareScenarios", () => {
  it("gives bands and how often each is best", () => {
    const outcomes = [0.01, 0.02, 0.03].map((value) => runScenario(baseline, make([{ instrument: "industry-upgrade", value }])));
    const flat = outcomes.map(() => runScenario(baseline, make([])));
    const [up, none] = compareScenarios([outcomes, flat]);
    expect(up!.bestShare).toBe(1);
    expect(none!.bestShare).toBe(0);
    const welfare = OUTCOME_MEASURES.indexOf("log-welfare");
    expect(up!.bands[welfare * 3 + 1]).toBeCloseTo(outcomes[1]!.logWelfare, 12);
    expect(outcomeMeasures(outcomes[0]!)).toHaveLength(OUTCOME_MEASURES.length);
    expect(() => compareScenarios([])).toThrow(/1 to 4/);
    expect(() => compareScenarios([outcomes, flat.slice(1)])).toThrow(/same number/);
  });
});

describe("readScenario", () => {
  it("round-trips the named scenarios through JSON", () => {
    for (const scenario of namedScenarios) expect(readScenario(JSON.parse(JSON.stringify(scenario)))).toEqual(scenario);
    expect(new Set(namedScenarios.map((scenario) => scenario.id)).size).toBe(12);
  });

  it("refuses other versions and broken fields by name", () => {
    expect(() => readScenario({ version: 2 })).toThrow(/needs a newer Jiju/);
    expect(() => readScenario({ ...make([]), id: "Bad Id" })).toThrow(/kebab-case/);
    expect(() => readScenario({ ...make([]), settings: [{ instrument: "x", value: "1" }] })).toThrow(/settings\[0\].value/);
  });
});

describe("namedScenarios", () => {
  const provinces = [
    "110000 120000 130000 140000 150000 210000 220000 230000 310000 320000 330000 340000 350000 360000 370000 410000",
    "420000 430000 440000 450000 460000 500000 510000 520000 530000 540000 610000 620000 630000 640000 650000",
  ].flatMap((line) => line.split(" "));
  it.each(namedScenarios.map((scenario) => [scenario.id, scenario] as const))("%s fits the province study", (_, scenario) => {
    const study = { regions: provinces, industries: defaultIndustries.map((industry) => industry.id) };
    expect(checkScenario(scenario, study)).toEqual([]);
    expect(scenario.sources.length).toBeGreaterThan(0);
    expect(scenario.limits.length).toBeGreaterThan(0);
    for (const limit of scenario.limits) expect(limit.zh).toMatch(/[\u4e00-\u9fff]/);
  });
});

describe("searchPolicies", () => {
  const options = [
    { id: "a", high: 1, unitCost: 2 },
    { id: "b", high: 1, unitCost: 1 },
    { id: "c", high: 1, unitCost: 4 },
  ];

  it("finds the optimum of a separable concave objective and never exceeds the budget", async () => {
    // max sqrt(a) + sqrt(b) + sqrt(c): marginal value over cost equal, so a : b : c = 1/4 : 1 : 1/16.
    const { frontier, status } = await searchPolicies(
      options,
      1,
      (values) => values.reduce((sum, value) => sum + Math.sqrt(value), 0),
      { steps: [0.2, 0.05, 0.01, 0.002] },
    );
    expect(status).toBe("complete");
    const last = frontier[frontier.length - 1]!;
    const t = 1 / (2 / 4 + 1 + 4 / 16);
    expect(last.objective).toBeCloseTo(Math.sqrt(t) * (0.5 + 1 + 0.25), 3);
    for (const [k, mix] of frontier.entries()) {
      expect(mix.cost).toBeLessThanOrEqual(mix.budget * (1 + 1e-9));
      if (k > 0) expect(mix.objective).toBeGreaterThanOrEqual(frontier[k - 1]!.objective);
    }
  });

  it("spends nothing where every lever harms, skips what fails, stops when asked", async () => {
    const harmful = await searchPolicies(options, 1, (values) => (values[1]! > 0 ? Number.NaN : -values[0]! - values[2]!));
    expect(harmful.frontier.every((mix) => mix.cost === 0)).toBe(true);
    const stopped = await searchPolicies(options, 1, () => 0, { onProgress: (count) => count < 5 });
    expect(stopped.status).toBe("stopped");
    expect((await searchPolicies(options, 1, (v) => v[0]!, { maxEvaluations: 7 })).status).toBe("evaluation-limit");
    await expect(searchPolicies([], 1, () => 0)).rejects.toThrow(/at least one lever/);
    await expect(searchPolicies(options, 0, () => 0)).rejects.toThrow(/above 0/);
  });
});
