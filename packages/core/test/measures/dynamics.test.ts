import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  betaConvergence,
  clubConvergence,
  createRandom,
  dagumDecomposition,
  densityBandwidth,
  giniCoefficient,
  kernelDensity,
  logTRegression,
  markovChain,
  meanFirstPassage,
  quantileClasses,
  rankCorrelation,
  rankMobility,
  sigmaConvergence,
  spatialMarkov,
  transitionHomogeneity,
} from "../../src/index.ts";

const golden = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}.json`, import.meta.url), "utf8"));

function gap(got: ArrayLike<number>, expected: ArrayLike<number>): number {
  let worst = got.length === expected.length ? 0 : Number.POSITIVE_INFINITY;
  for (let k = 0; k < expected.length; ++k) worst = Math.max(worst, Math.abs(got[k]! - expected[k]!));
  return worst;
}

describe("dagumDecomposition", () => {
  const places = fc.array(
    fc.record({ y: fc.integer({ min: 1, max: 1000 }), w: fc.integer({ min: 1, max: 9 }), g: fc.integer({ min: 0, max: 3 }) }),
    {
      minLength: 2,
      maxLength: 20,
    },
  );

  it("adds up to the Gini coefficient to 1e-9, weighted or not", () => {
    fc.assert(
      fc.property(places, fc.boolean(), (rows, weighted) => {
        const y = Float64Array.from(rows, (row) => row.y);
        const w = weighted ? Float64Array.from(rows, (row) => row.w) : undefined;
        const split = dagumDecomposition(
          y,
          Int32Array.from(rows, (row) => row.g),
          w,
        );
        expect(split.total).toBeCloseTo(giniCoefficient(y, w), 10);
        for (const part of [split.within, split.betweenNet, split.transvariation]) expect(part).toBeGreaterThan(-1e-12);
      }),
    );
  });

  it("has no overlap when groups do not overlap, and nothing else when their means are equal", () => {
    const apart = dagumDecomposition(Float64Array.of(1, 2, 10, 11), Int32Array.of(0, 0, 1, 1));
    expect(apart.transvariation).toBe(0);
    expect(apart.affluence[1]).toBe(1);
    const alike = dagumDecomposition(Float64Array.of(1, 3, 0, 4), Int32Array.of(0, 0, 1, 1));
    expect(alike.betweenNet).toBe(0);
    expect(alike.transvariation).toBeGreaterThan(0);
  });
});

describe("kernelDensity, against R 4.2.2", () => {
  const { eruptions } = golden("density-pca", "input");
  const expected = golden("density-pca", "expected");
  const values = Float64Array.from(eruptions as number[]);

  it("bandwidths to 1e-15 and direct densities to 1e-13", () => {
    expect(densityBandwidth(values)).toBeCloseTo(expected.bw_nrd0, 14);
    expect(densityBandwidth(values, "nrd")).toBeCloseTo(expected.bw_nrd, 14);
    for (const kernel of ["gaussian", "epanechnikov"] as const) {
      const at = expected[`direct_${kernel}_nrd0_at`];
      expect(gap(kernelDensity(values, Float64Array.from(at.x as number[]), expected.bw_nrd0, kernel), at.f)).toBeLessThan(1e-13);
    }
  });

  it("solves the equation of Sheather and Jones: 0.14 in R, 0.13965295 by the direct sum over pairs", () => {
    expect(Math.abs(densityBandwidth(values, "sheather-jones") / expected.bw_sheather_jones_direct - 1)).toBeLessThan(1e-4);
    expect(densityBandwidth(Float64Array.of(3, 3, 3), "sheather-jones")).toBeGreaterThan(0);
  });

  it("integrates to one and weighs values", () => {
    const points = Float64Array.from({ length: 4001 }, (_, k) => -10 + k / 200);
    const area = kernelDensity(values, points, 0.3).reduce((sum, f) => sum + f / 200, 0);
    expect(area).toBeCloseTo(1, 8);
    const twice = kernelDensity(Float64Array.of(1, 2, 2), Float64Array.of(1.5), 0.3);
    expect(kernelDensity(Float64Array.of(1, 2), Float64Array.of(1.5), 0.3, "gaussian", Float64Array.of(1, 2))[0]).toBeCloseTo(
      twice[0]!,
      14,
    );
  });
});

describe("Markov chains of income of 48 states, against giddy", () => {
  const input = golden("us-state-income", "input");
  const expected = golden("us-state-income", "expected");
  const Y = input.years.length as number;
  const income = Float64Array.from((input.income as number[][]).flat());

  it("counts and long-run shares, printed to eight decimals", () => {
    const chain = markovChain(quantileClasses(income, Y, 5), Y, 5);
    expect([...chain.transitions]).toEqual(expected.yearly_quintiles.transitions.flat());
    expect(gap(chain.ergodic, expected.yearly_quintiles.steady_state)).toBeLessThan(5.1e-9);
  });

  it("log t of all states, against the regression with Andrews' bandwidth written anew in numpy", () => {
    const { slope, tStatistic } = logTRegression(income, Y, [...Array(48).keys()]);
    expect(Math.abs(slope / expected.log_t.slope - 1)).toBeLessThan(1e-11);
    expect(Math.abs(tStatistic / expected.log_t.t - 1)).toBeLessThan(1e-11);
  });

  it("mean first passage times, printed to eight decimals", () => {
    const { probabilities } = markovChain(quantileClasses(income, Y, 5), Y, 5);
    expect(gap(meanFirstPassage(probabilities, 5), expected.yearly_quintiles.mean_first_passage.flat())).toBeLessThan(5.1e-9);
    expect([...meanFirstPassage(Float64Array.of(0.5, 0.5, 0, 1), 2)]).toEqual([
      Number.POSITIVE_INFINITY,
      2,
      Number.POSITIVE_INFINITY,
      1,
    ]);
  });

  it("spatial chains with both tests, printed to three decimals", () => {
    const relative = income.slice();
    for (let y = 0; y < Y; ++y) {
      let mean = 0;
      for (let i = 0; i < 48; ++i) mean += income[i * Y + y]! / 48;
      for (let i = 0; i < 48; ++i) relative[i * Y + y]! /= mean;
    }
    const lists = input.neighbours as number[][];
    const offsets = new Int32Array(49);
    lists.forEach((list, i) => {
      offsets[i + 1] = offsets[i]! + list.length;
    });
    const flat = Int32Array.from(lists.flat());
    const result = spatialMarkov(
      relative,
      Y,
      5,
      { offsets, neighbours: flat, weights: new Float64Array(flat.length).fill(1) },
      "pooled",
    );
    expect(gap(result.all.probabilities, expected.pooled_relative_quintiles.p.flat())).toBeLessThan(5.1e-9);
    expect(Math.abs(result.likelihoodRatio.statistic - expected.pooled_relative_quintiles.LR)).toBeLessThan(5.1e-4);
    expect(Math.abs(result.pearson.statistic - expected.pooled_relative_quintiles.Q)).toBeLessThan(5.1e-4);
    expect(result.pearson.degreesOfFreedom).toBe(expected.pooled_relative_quintiles.df);
    expect(result.isolates).toEqual([]);
  });
});

describe("markovChain", () => {
  it("by hand, with an absent year and an empty class", () => {
    const chain = markovChain(Int8Array.of(0, 1, 0, 1, -1, 1), 3, 3);
    expect([...chain.transitions]).toEqual([0, 1, 0, 1, 0, 0, 0, 0, 0]);
    expect(Number.isNaN(chain.probabilities[6]!)).toBe(true);
  });

  it("has a stationary distribution that is stationary", () => {
    const random = createRandom(8);
    const classOf = Int8Array.from({ length: 2000 }, () => random.integer(4));
    const { ergodic, probabilities } = markovChain(classOf, 20, 4);
    for (let l = 0; l < 4; ++l) {
      let next = 0;
      for (let k = 0; k < 4; ++k) next += ergodic[k]! * probabilities[k * 4 + l]!;
      expect(next).toBeCloseTo(ergodic[l]!, 12);
    }
  });

  it("finds no difference between identical groups", () => {
    const group = Float64Array.of(8, 2, 3, 7);
    const { likelihoodRatio, pearson } = transitionHomogeneity([group, group], 2);
    expect(likelihoodRatio.statistic).toBeCloseTo(0, 12);
    expect(pearson).toEqual({ statistic: 0, degreesOfFreedom: 2, pValue: 1 });
  });
});

describe("convergence", () => {
  const years = Array.from({ length: 11 }, (_, t) => 2010 + t);

  it("recovers the speed of an exact catching-up, and the spread that shrinks with it", () => {
    const lambda = 0.05;
    const start = [0.5, 1, 2, 4];
    const values = Float64Array.from(
      start.flatMap((y0) => years.map((_, t) => Math.exp(1 + (Math.log(y0) - 1) * Math.exp(-lambda * t)))),
    );
    const beta = betaConvergence(values, years);
    expect(beta.speed).toBeCloseTo(lambda, 12);
    expect(beta.halfLife).toBeCloseTo(Math.LN2 / lambda, 9);
    const sigma = sigmaConvergence(values, years);
    expect(sigma.deviation[10]! / sigma.deviation[0]!).toBeCloseTo(Math.exp(-0.5), 12);
    expect(sigma.trend).toBeLessThan(0);
  });

  it("needs three places with positive values", () => {
    expect(() => betaConvergence(Float64Array.of(1, 2, 3, 4, 0, 5), [2010, 2020])).toThrow(/2 of 3 places/);
  });

  /** Paths that approach their club's level as t grows, with small noise. */
  function twoClubs(levels: readonly number[], each: number, T: number): Float64Array {
    const random = createRandom(3);
    const out: number[] = [];
    for (const level of levels) {
      for (let i = 0; i < each; ++i) {
        const gapAtStart = random.normal();
        for (let t = 1; t <= T; ++t) out.push(level * (1 + 0.02 * t) + gapAtStart * t ** -1.5 + 1e-4 * random.normal());
      }
    }
    return Float64Array.from(out);
  }

  it("finds planted clubs", () => {
    const values = twoClubs([20, 10], 6, 40);
    const result = clubConvergence(values, 40);
    expect(result.all.tStatistic).toBeLessThan(-1.65);
    expect(result.clubs.map((club) => [...club.members].sort((a, b) => a - b))).toEqual([
      [0, 1, 2, 3, 4, 5],
      [6, 7, 8, 9, 10, 11],
    ]);
    expect(result.divergent).toEqual([]);
  });

  it("finds one club where all converge, and a place that stands alone", () => {
    expect(clubConvergence(twoClubs([15], 8, 40), 40).clubs).toHaveLength(1);
    const alone = clubConvergence(
      twoClubs(
        [10, 10, 10, 30].map((x) => x),
        1,
        40,
      ),
      40,
    );
    expect([...alone.clubOf]).toEqual([0, 0, 0, -1]);
    expect(alone.divergent).toEqual([3]);
  });

  it("the log t slope is twice the rate at which differences shrink", () => {
    // h - 1 proportional to 1/(ln t t^a) makes ln(H1/Ht) - 2 ln ln t = 2 a ln t + constant
    const T = 60;
    const values = new Float64Array(2 * T);
    for (let t = 1; t <= T; ++t) {
      const d = (0.1 * t ** -0.7) / Math.log(t + 1e-9 + (t === 1 ? 1 : 0));
      values[t - 1] = 10 * (1 + d);
      values[T + t - 1] = 10 * (1 - d);
    }
    expect(logTRegression(values, T, [0, 1]).slope).toBeCloseTo(1.4, 6);
  });
});

describe("rank mobility", () => {
  it("is zero for the same order and one for the reverse of an even number of places", () => {
    const same = rankMobility(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 3, 5, 9));
    expect([same.tau, same.rho, same.mobility]).toEqual([1, 1, 0]);
    const reversed = rankMobility(Float64Array.of(1, 2, 3, 4), Float64Array.of(4, 3, 2, 1));
    expect([reversed.tau, reversed.rho, reversed.mobility]).toEqual([-1, -1, 1]);
    expect([...reversed.change]).toEqual([3, 1, -1, -3]);
  });

  it("ties share their mean rank", () => {
    expect(rankCorrelation(Float64Array.of(1, 1, 2), Float64Array.of(1, 2, 3))).toBeCloseTo(Math.sqrt(0.75), 14);
  });
});
