import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BaselineInput,
  balanceTrade,
  baselineSensitivity,
  buildBaseline,
  checkLegend,
  decomposeTrinity,
  defaultLayer,
  digitalCounterfactual,
  digitalResponse,
  formAgreement,
  formLegends,
  formTransitions,
  harsanyiDividends,
  leontiefOutput,
  PLANE_CELLS,
  readForm,
  requireLegend,
  scaleOnlineReach,
  shapleyFromDividends,
  solveTrinity,
  solveTrinityDraw,
  spaceIndicators,
  subsetName,
  subsetOf,
  type TrinityShocks,
  trinityDraws,
  trinityEnsemble,
  trinitySynergy,
} from "../../src/mechanism/index.ts";

const f = (...values: number[]) => Float64Array.of(...values);

describe("harsanyiDividends", () => {
  it("adds up to the total, and Shapley values too", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 16, maxLength: 16 }), (values) => {
        values[0] = 0;
        const dividends = harsanyiDividends(Float64Array.from(values), 1);
        const shapley = shapleyFromDividends(dividends, 1);
        const sum = (table: Float64Array) => table.reduce((total, value) => total + value, 0);
        expect(sum(dividends)).toBeCloseTo(values[15]!, 12);
        expect(sum(shapley)).toBeCloseTo(values[15]!, 12);
        const reading = decomposeTrinity(dividends);
        expect(reading.upgrade + reading.emerging + reading.reshaping + reading.virtual + reading.synergy).toBeCloseTo(
          values[15]!,
          12,
        );
        expect(reading.joining + reading.industryInteraction + reading.spaceOverlay).toBeCloseTo(reading.synergy, 12);
      }),
    );
  });

  it("finds the one interaction of a hand-made game", () => {
    // U gives 1, V gives 2, together 3.5: the pair adds .5
    const values = Float64Array.from({ length: 16 }, (_, set) => {
      const u = (set & 1) !== 0;
      const v = (set & 8) !== 0;
      return (u ? 1 : 0) + (v ? 2 : 0) + (u && v ? 0.5 : 0);
    });
    const dividends = harsanyiDividends(values, 1);
    expect(dividends[subsetOf("U", "V")]).toBe(0.5);
    expect(subsetName(9)).toBe("UxV");
    const reading = decomposeTrinity(dividends);
    expect(reading.plane["upgrade-virtual"]).toBe(0.5);
    expect(reading.verdict).toBe("super-additive");
    expect(reading.shapley).toEqual([1.25, 0, 0, 2.25]);
    expect(decomposeTrinity(new Float64Array(16)).shares).toBeNull();
  });
});

describe("readForm", () => {
  const dividends = (u: number, e: number, r: number, v: number, joint = 0) => {
    const out = new Float64Array(16);
    out.set([u, e], 1);
    out[4] = r;
    out[8] = v;
    out[subsetOf("U", "V")] = joint;
    return out;
  };

  it("reads the larger positive term, both from a third of the sum, none without", () => {
    expect(readForm(dividends(0.3, 0.1, 0.2, -0.1)).cell).toBe("upgrade-physical");
    expect(readForm(dividends(0.2, 0.1, 0.1, 0.3)).cell).toBe("interaction-virtual");
    expect(readForm(dividends(0.1, 0.15, 0.1, 0.1)).cell).toBe("interaction-overlay");
    expect(readForm(dividends(-0.1, 0, 0.2, 0)).cell).toBeNull();
    expect(readForm(dividends(0.3, 0, 0.2, 0, 0.01)).interaction).toBe("none");
    expect(readForm(dividends(0.3, 0, 0.2, 0, 0.05)).interaction).toBe("material");
  });

  it("counts transitions and agreement of draws", () => {
    const before = [readForm(dividends(1, 0, 1, 0)), readForm(dividends(1, 0, 0, 1))];
    const after = [readForm(dividends(1, 0, 1, 0)), readForm(dividends(0, 1, 0, 1))];
    const { cells, counts } = formTransitions(before, after);
    expect(counts.reduce((sum, value) => sum + value, 0)).toBe(2);
    expect(counts[cells.indexOf("upgrade-virtual") * cells.length + cells.indexOf("emerging-virtual")]).toBe(1);
    expect([...formAgreement(before, [before, after])]).toEqual([1, 0.5]);
  });
});

describe("formLegends", () => {
  it("name all nine cells in both languages", () => {
    expect(formLegends.length).toBeGreaterThanOrEqual(3);
    for (const legend of formLegends) {
      for (const cell of PLANE_CELLS) {
        expect(checkLegend(legend).cells[cell].label.zh.length).toBeGreaterThan(1);
        expect(legend.cells[cell].label.en.length).toBeGreaterThan(1);
      }
    }
    expect(requireLegend("five-forms").cells["interaction-overlay"].path).toBe("strengthening");
    expect(() => requireLegend("six-forms")).toThrow(/there are: five-forms/);
  });
});

const industries = ["manufacturing", "information-software", "construction"];

/** Four regions, three industries: small, complete and solvable in a blink. */
function study(level = f(0.3, 0.25, 0.4, 0.2)): { input: BaselineInput; shocks: TrinityShocks } {
  const kinds = ["traditional", "digital", "traditional"] as const;
  const { industries: trade, channels } = defaultLayer(
    industries.map((id, j) => ({ id, name: { en: id, zh: id }, kind: kinds[j]!, tradability: [0.22, 0.72, 0.19][j]! })),
    200,
  );
  const km = f(60, 400, 900, 700, 400, 50, 600, 800, 900, 600, 40, 300, 700, 800, 300, 70);
  return {
    input: {
      regions: ["north", "west", "east", "south"],
      industries,
      national: {
        inputCoefficients: f(0.5, 0.15, 0.4, 0.03, 0.2, 0.02, 0.01, 0.01, 0.03),
        valueAddedShares: f(0.46, 0.64, 0.55),
        absorption: f(50, 10, 40),
      },
      regional: {
        valueAdded: f(30, 20, 15, 12, 50, 40, 20, 14),
        aggregateOf: Int32Array.of(0, 1, 1),
        split: f(10, 2, 6, 6, 1, 5, 20, 6, 9, 8, 1, 5),
        employment: f(100, 10, 60, 70, 5, 50, 180, 30, 80, 75, 6, 50),
      },
      layer: { kilometres: km, digitalLevel: level, industries: trade, channels, distanceRelief: 0.65 },
      options: { housing: { share: 0.25, supplyElasticity: 0.38 }, mobility: { kind: "mobile", epsilon: 1.5 }, congestion: 0.1 },
    },
    shocks: { digitalLevelAfter: f(0.5, 0.45, 0.7, 0.4), kinds, productivityElasticity: f(0.05, 0.1, 0.05) },
  };
}

describe("buildBaseline", () => {
  it("closes national output by hand and refuses negative final use by name", () => {
    // one good that uses half of itself: 10 of final use need 20 of output
    expect([...leontiefOutput(f(0.5), f(10), ["all"])]).toEqual([20]);
    expect(() => leontiefOutput(f(0, 0, 0, 0), f(1, -2), ["ore", "steel"])).toThrow(/final use of steel is -2/);
    expect(() => leontiefOutput(f(1.2), f(1), ["steel"])).toThrow(/steel and its suppliers exceed/);
  });

  it("carries outputs to purchases along the kernel", () => {
    const { tradeShares, residuals } = balanceTrade(f(1, 0.5, 0.5, 1), f(6, 4), f(3, 7), 2);
    expect(tradeShares[0]! + tradeShares[1]!).toBeCloseTo(1, 14);
    expect(6 * tradeShares[0]! + 4 * tradeShares[2]!).toBeCloseTo(3, 11);
    expect(residuals[0]).toBeLessThan(1e-12);
    // odds ratios are the kernel's own: balancing only scales rows and columns
    expect((tradeShares[0]! * tradeShares[3]!) / (tradeShares[1]! * tradeShares[2]!)).toBeCloseTo(4, 10);
    expect(() => balanceTrade(f(1, 0, 0, 0), f(1, 1), f(1, 1), 2)).toThrow(/no maker is within reach|no buyer/);
  });

  it("is an equilibrium, an estimate, and prints its shares with their range", () => {
    const { input } = study();
    const baseline = buildBaseline(input);
    expect(baseline.basis).toBe("estimate");
    expect(baseline.issues).toEqual([]);
    expect(Math.max(...baseline.balancingResiduals)).toBeLessThan(1e-12);
    expect(baseline.interregionalShare).toBeGreaterThan(0.05);
    const [low, high] = baselineSensitivity(input, [1.2, 1.5]);
    expect(low!.interregionalShare).toBeGreaterThan(high!.interregionalShare);
    const scaled = scaleOnlineReach(input, 0.02);
    expect(buildBaseline({ ...input, layer: scaled.layer }).onlineShare).toBeCloseTo(0.02, 9);
    expect(() => scaleOnlineReach(study(f(0, 0, 0, 0)).input, 0.02)).toThrow(/out of reach/);
  });
});

describe("solveTrinity", () => {
  const { input, shocks } = study();
  const baseline = buildBaseline(input);
  const trinity = solveTrinity(baseline, shocks, { tolerance: 1e-12 });

  it("solves 16 equilibria whose dividends add up to 1e-9 for every outcome", () => {
    expect(trinity.status).toBe("converged");
    expect(trinity.equilibria.length).toBe(16);
    for (const outcome of [trinity.welfare, trinity.realWage, trinity.population, trinity.employment, trinity.quantity]) {
      for (let k = 0; k < outcome.length; ++k) {
        let sum = 0;
        for (let set = 0; set < 16; ++set) sum += outcome.dividends[set * outcome.length + k]!;
        expect(Math.abs(sum - outcome.values[15 * outcome.length + k]!)).toBeLessThan(1e-9);
      }
    }
    const { decomposition: d } = trinity;
    expect(d.total).toBeGreaterThan(0.01);
    expect(d.shapley.reduce((sum, value) => sum + value, 0)).toBeCloseTo(d.total, 12);
    expect(trinity.forms.length).toBe(12);
    const parts = trinity.overlayParts;
    expect(parts.trade + parts.spillovers + parts.crossing).toBeCloseTo(d.spaceOverlay, 10);
    expect(parts.trade).toBeGreaterThan(0); // complements in trade
    expect(parts.spillovers).toBeLessThan(0); // substitutes in spillovers
  });

  it("has no dividend that joins U or E to another primitive when T grows alike everywhere", () => {
    const alike = solveTrinity(
      baseline,
      { ...shocks, digitalLevelAfter: input.layer.digitalLevel.map((value) => 1.5 * value) },
      { tolerance: 1e-13 },
    );
    for (let set = 1; set < 16; ++set) {
      const joins = (set & 3) !== 0 && set !== 1 && set !== 2;
      if (joins) expect(Math.abs(alike.welfare.dividends[set]!)).toBeLessThan(1e-11);
    }
    expect(alike.decomposition.upgrade).toBeGreaterThan(0.001);
  });

  it("meets the default with all four shocks when readiness is on", () => {
    const ready = solveTrinity(baseline, { ...shocks, readiness: "on" }, { tolerance: 1e-12 });
    expect(ready.welfare.values[15]).toBeCloseTo(trinity.welfare.values[15]!, 11);
    expect(ready.decomposition.synergy).toBeGreaterThan(trinity.decomposition.synergy);
  });

  it("finds the same synergy from five equilibria as from sixteen, with readiness off and on", () => {
    for (const readiness of ["off", "on"] as const) {
      const whole = solveTrinity(baseline, { ...shocks, readiness }).decomposition;
      const short = trinitySynergy(baseline, { ...shocks, readiness });
      // both rest on equilibria solved to 1e-10
      expect(Math.abs(short.total - whole.total)).toBeLessThan(1e-8);
      expect(Math.abs(short.synergy - whole.synergy)).toBeLessThan(1e-8);
      expect(short.verdict).toBe(whole.verdict);
    }
  });

  it("gives nothing without shocks and stops on request", () => {
    const still = solveTrinity(baseline, { ...shocks, digitalLevelAfter: input.layer.digitalLevel, reshaping: 0 });
    expect(Math.abs(still.decomposition.total)).toBeLessThan(1e-12);
    expect(solveTrinity(baseline, shocks, { signal: { cancelled: true } }).status).toBe("cancelled");
    expect(() => solveTrinity(baseline, { ...shocks, digitalLevelAfter: f(0, 0.3, 0.3, 0.3) })).toThrow(/digital level of north/);
  });

  it("draws strengths anew from a rebuilt baseline", () => {
    const same = solveTrinityDraw(input, shocks, {}, { tolerance: 1e-12 });
    expect(same.decomposition.total).toBeCloseTo(trinity.decomposition.total, 11);
    const strong = solveTrinityDraw(input, shocks, { reshaping: 0.2, productivityFactor: 2, elasticityFactor: 1.2, border: 1.5 });
    expect(strong.decomposition.upgrade).toBeGreaterThan(1.8 * trinity.decomposition.upgrade);
  });

  it("is met in one step by the counterfactual of all shocks together", () => {
    const strengths = { reshaping: 0.2, productivityFactor: 1.5, distanceRelief: 0.3, border: 1.3 };
    for (const draw of [{}, strengths]) {
      const all = solveTrinityDraw(input, shocks, draw, { tolerance: 1e-12 });
      const { equilibrium, indicators } = digitalCounterfactual(input, shocks, draw, { tolerance: 1e-12 });
      expect(equilibrium.status).toBe("converged");
      expect(Math.log(equilibrium.welfareRatio)).toBeCloseTo(all.decomposition.total, 10);
      equilibrium.realWageRatio.forEach((ratio, m) => {
        expect(ratio).toBeCloseTo(all.equilibria[15]!.realWageRatio[m]!, 10);
      });
      expect(indicators.after.physicalHerfindahl).not.toBe(indicators.before.physicalHerfindahl);
    }
  });

  it("says how many draws of the assumed strengths agree with each form", () => {
    const draws = trinityDraws(4, { seed: 1 });
    expect(draws).toEqual(trinityDraws(4, { seed: 1 }));
    const ensemble = trinityEnsemble(input, shocks, trinity, draws);
    expect(ensemble.draws).toBe(4);
    expect(ensemble.agreement.every((share) => share >= 0 && share <= 1)).toBe(true);
    expect(ensemble.verdicts.none + ensemble.verdicts["sub-additive"] + ensemble.verdicts["super-additive"]).toBeCloseTo(1, 12);
    expect([...trinityEnsemble(input, shocks, trinity, [{}]).agreement].every((share) => share === 1)).toBe(true);
  });

  it("tests the slogan of dispersion and concentration instead of asserting it", () => {
    const after = { ...input.layer, digitalLevel: shocks.digitalLevelAfter };
    const result = trinity.equilibria[8]!;
    const change = spaceIndicators(baseline, result, after, { clusters: Int32Array.of(0, 0, 1, 1) });
    expect(["holds", "fails"]).toContain(change.slogan);
    expect(change.before.realWageTheilWithin + change.before.realWageTheilBetween).toBeCloseTo(change.before.realWageTheil, 12);
    const response = digitalResponse(baseline);
    expect(response.welfare).toBeGreaterThan(0);
    // the elasticity of welfare times the rise of ln T is near the welfare gain of V
    expect(response.welfare * 0.55).toBeGreaterThan(0.3 * trinity.decomposition.virtual);
  });
});
