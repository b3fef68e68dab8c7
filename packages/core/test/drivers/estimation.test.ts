import { describe, expect, it } from "vitest";
import {
  crossElasticityParts,
  digitalLeap,
  estimateByIndustry,
  fiellerSet,
  fitTranslog,
  holmAdjusted,
  instrumentedTranslog,
  netEffect,
  netEffectPanel,
  readVerdict,
  specificationTable,
  structuralEstimate,
  turningPointSet,
} from "../../src/drivers/index.ts";
import { createRandom } from "../../src/numeric/index.ts";
import { plantedPanel } from "./planted-panel.ts";

const translog = (a: number, k: number, b: number, l: number, w: number) => (x: number, t: number) =>
  a * x - k * x * x + b * t + l * t * t + w * x * t;
const few = { draws: 999, leaveOutDraws: 499 };

describe("translog estimation", () => {
  const truth = { a: 0.05, k: 0.04, b: 0.08, l: 0.01, w: -0.06 };
  const panel = plantedPanel({ effect: translog(truth.a, truth.k, truth.b, truth.l, truth.w) });
  const fit = fitTranslog(panel, createRandom(1), few);

  it("recovers planted coefficients within four standard errors and reads them as substitutes", () => {
    for (const { id, biasReduced } of fit.estimate.terms) {
      const planted = truth[id as keyof typeof truth];
      expect(Math.abs(biasReduced.estimate - planted)).toBeLessThan(4 * biasReduced.standardError);
      expect(biasReduced.standardError).toBeLessThan(0.01);
    }
    const { verdict, interaction, card } = fit.estimate;
    expect(verdict.kind).toBe("substitutes");
    expect(verdict.leaveOut).toHaveLength(3);
    expect(verdict.leaveOut.every(({ survives }) => survives)).toBe(true);
    expect(interaction!.interval95[0]).toBeLessThan(-0.06 + 0.01);
    expect(card!.leadingRegions.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(card!.effectiveClusters).toBeLessThanOrEqual(24);
  });

  it("is exact without noise, whatever the effects", () => {
    const exact = fitTranslog(plantedPanel({ effect: translog(0.05, 0.04, 0.08, 0.01, -0.06), noise: 0 }), createRandom(1), few);
    for (const { id, biasReduced } of exact.estimate.terms) {
      expect(Math.abs(biasReduced.estimate - truth[id as keyof typeof truth])).toBeLessThan(1e-10);
    }
  });

  it("does not depend on the order of regions or the unit of y", () => {
    const order = panel.regions.map((_, i) => (i * 7) % panel.regions.length);
    const width = panel.industries.length * panel.years.length;
    const take = (values: Float64Array, size: number) =>
      Float64Array.from({ length: values.length }, (_, i) => values[order[Math.floor(i / size)]! * size + (i % size)]!);
    const shuffled = fitTranslog(
      {
        ...panel,
        regions: order.map((r) => panel.regions[r]!),
        logProductivity: take(panel.logProductivity, width).map((y) => y + Math.log(1000)),
        logAgglomeration: take(panel.logAgglomeration, width),
        logDigital: take(panel.logDigital, panel.years.length),
        activity: take(panel.activity, width),
      },
      createRandom(1),
      few,
    );
    fit.estimate.terms.forEach(({ biasReduced }, i) => {
      expect(shuffled.estimate.terms[i]!.biasReduced.estimate).toBeCloseTo(biasReduced.estimate, 10);
      expect(shuffled.estimate.terms[i]!.biasReduced.standardError).toBeCloseTo(biasReduced.standardError, 10);
    });
  });

  it("finds a bounded peak that contains the planted one", () => {
    const set = turningPointSet(fit, createRandom(3), { draws: 399, scan: 25 });
    const planted = (truth.a + truth.w * set.logT) / (2 * truth.k);
    expect(set).toMatchObject({ status: "computed", form: "bounded", kind: "peak", noTurningPoint: false });
    expect(set.pieces[0]![0]).toBeLessThan(planted);
    expect(set.pieces[0]![1]).toBeGreaterThan(planted);
  });

  it("says there is no turning point where curvature is noise", () => {
    const straight = fitTranslog(
      plantedPanel({ effect: translog(0.05, 0, 0.08, 0, 0), noise: 0.2, seed: 4 }),
      createRandom(1),
      few,
    );
    const set = turningPointSet(straight, createRandom(3), { draws: 399, scan: 25 });
    expect(set.noTurningPoint).toBe(true);
    expect(set.kind).toBe("undetermined");
    expect(straight.estimate.verdict.kind).toBe("cannot-tell");
  });

  it("gives two rays where a weak curvature cannot rule out a far turning point but the middle can", () => {
    const tilted = fitTranslog(
      plantedPanel({ effect: translog(0.15, 0, 0.08, 0, 0), noise: 0.05, seed: 4 }),
      createRandom(1),
      few,
    );
    const set = turningPointSet(tilted, createRandom(3), { draws: 399, scan: 25 });
    expect(set.form).toBe("two-rays");
    const [[from, left], [right, to]] = set.pieces as [[number, number], [number, number]];
    expect([from, to]).toEqual([-Infinity, Infinity]);
    expect(left).toBeLessThan(tilted.estimate.quantilesLogA[0]!);
    expect(right).toBeGreaterThan(tilted.estimate.quantilesLogA[4]!);
  });

  it("defines the digital leap where the effect of T is clear, and only there", () => {
    const leap = digitalLeap(fit, { logA: 0, logT: 0 });
    expect(leap.status).toBe("defined");
    const planted = (-Math.log(0.9) * truth.a) / truth.b;
    expect(leap.pieces[0]![0]).toBeLessThan(planted);
    expect(leap.pieces[0]![1]).toBeGreaterThan(planted);
    const strict = fitTranslog(panel, createRandom(1), { ...few, choices: { effects: "strict" } });
    expect(digitalLeap(strict).status).toBe("not-identified");
    expect(strict.estimate.dropped.map(({ id }) => id)).toEqual(["b", "l"]);
    expect(strict.estimate.interaction!.interval95[0]).toBeLessThan(truth.w + 0.01);
  });

  it("tables at least eight switches and keeps refusals as rows", () => {
    const rows = specificationTable(panel, createRandom(5), { draws: 99, leadingRegion: 0 });
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(rows.filter(({ status }) => status === "estimated").length).toBeGreaterThanOrEqual(8);
    expect(rows.filter(({ descriptive }) => descriptive).map(({ id }) => id)).toEqual(["levels-without-region-effects"]);
    const small = specificationTable(panel, createRandom(5), { draws: 99, smallCell: 1e9 });
    expect(small.find(({ id }) => id === "without-small-cells")).toMatchObject({ status: "not-identified" });
  });

  it("adjusts industries' verdicts for their number", () => {
    const rows = estimateByIndustry(panel, createRandom(6), few);
    expect(rows).toHaveLength(4);
    rows.forEach((row) => void expect(row.adjustedPValue).toBeGreaterThanOrEqual(row.pValue));
  });
});

describe("structural estimation", () => {
  it("recovers sigma and the two parts of the cross elasticity where the data are rich", () => {
    const model = {
      channels: [{ id: "effective" as const, strength: 0.3, digitalShare: 0.4, rho: 0.5 }],
      congestion: 0.03,
      congestionPower: 1,
      congestionRelief: 0.6,
    };
    const panel = plantedPanel({
      regions: 40,
      noise: 0.003,
      seed: 8,
      effect: (x, t) => netEffect(model, Math.exp(x), Math.exp(t)).logEffect,
    });
    const fit = fitTranslog(panel, createRandom(1), few);
    const structural = structuralEstimate(fit, createRandom(2));
    expect(structural.status).toBe("identified");
    expect(structural.startsAgreeing).toBeGreaterThanOrEqual(6);
    expect(structural.rho).toBeCloseTo(0.5, 1);
    expect(structural.d).toBeCloseTo(0.4, 1);
    expect(structural.nu).toBeCloseTo(0.3, 1);
    expect(structural.sigmaInterval[0]).toBeLessThan(2);
    expect(structural.sigmaInterval[1]).toBeGreaterThan(2);
    const parts = crossElasticityParts(structural, 0.3, 0.1)!;
    expect(parts.total).toBeCloseTo(netEffect(model, Math.exp(0.3), Math.exp(0.1)).crossElasticity, 2);
    expect(parts.benefits).toBeLessThan(0);
    expect(parts.congestionRelief).toBeGreaterThan(0);
  });

  it("prints no sigma where the profile is flat", () => {
    const panel = plantedPanel({ effect: () => 0, noise: 0.1 });
    const structural = structuralEstimate(fitTranslog(panel, createRandom(1), few), createRandom(2), { starts: 3, grid: 9 });
    expect(structural.status).toBe("not-identified");
    expect(structural.reasons).toContain("nu-zero-not-rejected");
    expect(structural.sigma).toBeNaN();
    expect(crossElasticityParts(structural, 0, 0)).toBeUndefined();
  });
});

describe("instrumented translog", () => {
  it("equals least squares when A instruments itself, and reports weak instruments", () => {
    const panel = plantedPanel({ effect: translog(0.05, 0.04, 0.08, 0.01, -0.06) });
    const own = instrumentedTranslog(panel, panel.logAgglomeration);
    const plain = fitTranslog(panel, createRandom(1), few).estimate;
    expect(own.weak).toBe(false);
    for (const { id, biasReduced } of plain.terms) {
      expect(own.regression.coefficients.find((other) => other.id === id)!.estimate).toBeCloseTo(biasReduced.estimate, 9);
    }
    const random = createRandom(9);
    const noise = instrumentedTranslog(
      panel,
      panel.logAgglomeration.map((_, i) => (i < 4 ? Number.NaN : random.normal())),
    );
    expect(noise.weak).toBe(true);
    expect(noise.withoutInstrument).toBe(4);
  });
});

describe("verdicts", () => {
  const survives = [{ region: "x", estimate: -0.05, pValue: 0.01, survives: true }];
  it("read the four answers", () => {
    const kind = (i95: [number, number], i90: [number, number], checks = survives) => readVerdict(i95, i90, 1, 0.05, checks).kind;
    expect(kind([-0.09, -0.01], [-0.08, -0.02])).toBe("substitutes");
    expect(kind([0.02, 0.09], [0.03, 0.08])).toBe("complements");
    expect(kind([-0.009, 0.008], [-0.008, 0.007], [])).toBe("no-material-interaction");
    expect(kind([-0.2, 0.1], [-0.15, 0.08], [])).toBe("cannot-tell");
    expect(kind([-0.09, -0.01], [-0.08, -0.02], [{ ...survives[0]!, survives: false }])).toBe("cannot-tell");
    expect(readVerdict([-0.008, -0.001], [-0.007, -0.002], 1, 0.01, survives)).toMatchObject({
      kind: "substitutes",
      immaterial: true,
      smallestCertifiedTolerance: 0.007,
    });
  });

  it("adjust p values as Holm did: .01, .04, .03 become .03, .06, .06", () => {
    expect([...holmAdjusted([0.01, 0.04, 0.03, Number.NaN])]).toEqual([0.03, 0.06, 0.06, Number.NaN]);
  });

  it("give Fieller's set in its three forms", () => {
    const bounded = fiellerSet(2, 4, 0.01, 0, 0.04, 2);
    expect(bounded.form).toBe("bounded");
    const [low, high] = bounded.pieces[0]!;
    for (const r of [low, high]) expect(Math.abs((2 - r * 4) ** 2 - 4 * (0.01 + r * r * 0.04))).toBeLessThan(1e-10);
    expect(fiellerSet(2, 0.1, 0.01, 0, 0.04, 2).form).toBe("two-rays");
    expect(fiellerSet(0.1, 0.1, 0.04, 0, 0.04, 2).form).toBe("whole-line");
  });
});

describe("bad input", () => {
  const good = plantedPanel({ effect: () => 0, regions: 6, industries: 2, years: 3, noise: 0.1 });

  it("works with two years and says so; uses Webb weights and warns below ten clusters", () => {
    const fit = fitTranslog(good, createRandom(1), { ...few, choices: { years: [0, 2] } });
    expect(fit.estimate.card!.warnings).toContain("two-years-only");
    expect(fit.estimate.card!.warnings).toContain("fewer-than-10-clusters");
    expect(fit.estimate.interaction!.distribution).toBe("webb");
  });

  it("refuses one region, naming what is needed", () => {
    expect(() => fitTranslog(good, createRandom(1), { choices: { withoutRegions: [0, 1, 2, 3, 4] } })).toThrow(
      /at least 2 are needed/,
    );
  });

  it("does not identify w where A is constant, and names the columns", () => {
    const flat = { ...good, logAgglomeration: good.logAgglomeration.map(() => 0.3) };
    const { estimate } = fitTranslog(flat, createRandom(1), few);
    expect(estimate.verdict.kind).toBe("not-identified");
    expect(estimate.dropped).toEqual(
      expect.arrayContaining([
        { id: "a", reason: "absorbed" },
        { id: "w", reason: "collinear" },
      ]),
    );
  });

  it("refuses region-year effects for one industry, which absorb everything", () => {
    expect(() => fitTranslog(good, createRandom(1), { choices: { industries: [0], effects: "strict" } })).toThrow();
  });

  it("keeps gaps, drops singletons again and again, and counts them", () => {
    const logProductivity = good.logProductivity.map((y, i) => (i < 2 || i === 7 || (i > 12 && i < 15) ? Number.NaN : y));
    const fit = fitTranslog({ ...good, logProductivity }, createRandom(1), few);
    const present = logProductivity.filter((y) => !Number.isNaN(y)).length;
    expect(fit.estimate.rows + fit.estimate.singletons).toBe(present);
    expect(fit.estimate.singletons).toBeGreaterThan(0);
  });

  it("reports zeros and negatives instead of failing, and refuses a panel without any productivity", () => {
    const input = {
      regions: ["a", "b"],
      industries: ["x"],
      years: [1, 2],
      productivity: Float64Array.from([1, -2, 3, 4]),
      agglomeration: Float64Array.from([1, 1, 2, 2]),
      digitalLevel: Float64Array.from([0, 0.5, 0.5, 1]),
    };
    const panel = netEffectPanel(input);
    expect(panel.issues.map(({ code, count }) => [code, count])).toEqual([
      ["no-logarithm-digital-level", 1],
      ["no-logarithm-productivity", 1],
    ]);
    expect(() => netEffectPanel({ ...input, productivity: new Float64Array(4).fill(Number.NaN) })).toThrow(/average wages/);
  });
});
