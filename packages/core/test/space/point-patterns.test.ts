import {
  createRandom,
  crossKDensity,
  greatCircleDistance,
  kDensity,
  marconPuechM,
  type PointSet,
  prepareCrossKDensity,
  prepareKDensity,
  ripleyK,
  scaleCurve,
  simulateKDensity,
  simulationBands,
} from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `f${i}`);
const range = (from: number, to: number): Int32Array => Int32Array.from({ length: to - from }, (_, i) => from + i);

function uniformFirms(n: number, seed: number, metric: "plane" | "sphere" = "plane"): PointSet {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: n }, () => 100 + 10 * random.uniform());
  const y = Float64Array.from({ length: n }, () => 30 + 10 * random.uniform());
  return { ids: names(n), x, y, metric };
}

/** Firms of which the first `m` stand in tight clusters spread over the square. */
function clusteredFirms(n: number, m: number, seed: number, clusters: number, radius: number, spread: number): PointSet {
  const random = createRandom(seed);
  const points = uniformFirms(n, seed + 1);
  const x = points.x.slice();
  const y = points.y.slice();
  for (let i = 0; i < m; ++i) {
    const cluster = i % clusters;
    const angle = (2 * Math.PI * cluster) / clusters;
    x[i] = 105 + spread * Math.cos(angle) + radius * random.normal();
    y[i] = 35 + spread * Math.sin(angle) + radius * random.normal();
  }
  return { ...points, x, y };
}

const distance = (p: PointSet, i: number, j: number): number =>
  p.metric === "plane"
    ? Math.hypot(p.x[i]! - p.x[j]!, p.y[i]! - p.y[j]!)
    : greatCircleDistance(p.x[i]!, p.y[i]!, p.x[j]!, p.y[j]!);

const gauss = (u: number): number => Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI);

/** K-density by its definition, every pair smoothed on its own. */
function directDensity(p: PointSet, pairs: [number, number][], weights: Float64Array, at: Float64Array, h: number): Float64Array {
  let total = 0;
  for (const [i, j] of pairs) total += weights[i]! * weights[j]!;
  return at.map((d) => {
    let sum = 0;
    for (const [i, j] of pairs) {
      const dij = distance(p, i, j);
      sum += weights[i]! * weights[j]! * (gauss((d - dij) / h) + gauss((d + dij) / h));
    }
    return sum / (h * total);
  });
}

const pairsOf = (m: number): [number, number][] =>
  Array.from({ length: m }, (_, i) => i).flatMap((i) => Array.from({ length: i }, (_, j) => [i, j] as [number, number]));

describe("K-density", () => {
  it.each(["plane", "sphere"] as const)(
    "equals its definition within the stated error of binning, plain and weighted (%s)",
    (metric) => {
      const points = uniformFirms(60, 5, metric);
      const members = range(0, 40);
      const random = createRandom(9);
      const weights = Float64Array.from({ length: 60 }, () => 1 + 50 * random.uniform());
      for (const bins of [256, 4096]) {
        for (const w of [undefined, weights]) {
          const result = kDensity(points, members, { bins, steps: 40, ...(w ? { weights: w } : {}) });
          const direct = directDensity(
            points,
            pairsOf(40),
            w ?? new Float64Array(60).fill(1),
            result.distances,
            result.bandwidth,
          );
          const peak = gauss(0) / result.bandwidth;
          const worst = Math.max(...direct.map((value, t) => Math.abs(value - result.density[t]!)));
          expect(worst).toBeLessThan(result.binningError * peak);
          // The typical error is of second order: well below the bound.
          if (bins === 4096) expect(worst).toBeLessThan(2e-4 * peak);
        }
      }
    },
  );

  it("integrates to one over all distances, and puts twins at distance 0", () => {
    const points = uniformFirms(50, 2);
    const result = kDensity(points, range(0, 50), { reach: 20, steps: 2001 });
    const area = result.density.reduce((sum, value, t) => sum + value * (t === 0 || t === 2000 ? 0.005 : 0.01), 0);
    expect(area).toBeCloseTo(1, 4);
    const twins: PointSet = { ids: names(4), x: Float64Array.of(1, 1, 1, 9), y: Float64Array.of(2, 2, 2, 2), metric: "plane" };
    const dense = kDensity(twins, Int32Array.of(0, 1, 2), { bandwidth: 1, reach: 4, steps: 5 });
    expect(dense.density[0]).toBeCloseTo(2 * gauss(0), 3);
  });

  it("finds localisation that was planted, none in a random industry, and repeats itself", () => {
    const points = clusteredFirms(600, 60, 3, 4, 0.1, 3);
    const planted = kDensity(points, range(0, 60), { random: createRandom(1) });
    expect(planted.localisation![2]).toBeGreaterThan(0);
    const chance = kDensity(uniformFirms(600, 8), range(0, 60), { random: createRandom(1) });
    expect(Math.max(...chance.localisation!)).toBeLessThan(0.2 * Math.max(...chance.density));
    expect(kDensity(points, range(0, 60), { random: createRandom(1) }).bands).toEqual(planted.bands);
  });

  it("leaves the global bands in at most the share of simulations allowed", () => {
    const outside: number[] = [];
    for (let seed = 0; seed < 5; ++seed) {
      const result = kDensity(uniformFirms(300, seed), range(0, 40), { random: createRandom(seed), simulations: 200, steps: 64 });
      let above = 0;
      for (let s = 0; s < 200; ++s) {
        const curve = result.curves!.subarray(s * 64, s * 64 + 64);
        if (curve.some((value, t) => value > result.bands!.globalUpper[t]!)) above += 1;
      }
      expect(above).toBeLessThanOrEqual(10);
      outside.push(above);
    }
    expect(Math.max(...outside)).toBeGreaterThan(0);
  });

  it("crosses two industries as defined, and sees one follow the other", () => {
    const points = clusteredFirms(400, 80, 6, 5, 0.15, 3.5);
    const first = range(0, 40);
    const second = range(40, 80);
    const result = crossKDensity(points, first, second, { random: createRandom(2), steps: 30 });
    const pairs = [...first].flatMap((i) => [...second].map((j) => [i, j] as [number, number]));
    const direct = directDensity(points, pairs, new Float64Array(400).fill(1), result.distances, result.bandwidth);
    const worst = Math.max(...direct.map((value, t) => Math.abs(value - result.density[t]!)));
    expect(worst).toBeLessThan((2e-4 * gauss(0)) / result.bandwidth);
    expect(result.localisation![0]).toBeGreaterThan(0);
  });

  it("names the mistake", () => {
    const points = uniformFirms(10, 1);
    expect(() => kDensity(points, range(0, 2))).toThrow(/at least 3/);
    expect(() => kDensity(points, Int32Array.of(0, 1, 1))).toThrow(/given twice/);
    expect(() => kDensity(points, range(0, 3), { simulations: 10 })).toThrow(/seeded `random`/);
  });
});

describe("bands", () => {
  it("follow their definition by hand", () => {
    // 20 straight curves at levels 1 to 20: 10 per cent may leave each side
    const curves = Float64Array.from({ length: 60 }, (_, at) => 1 + Math.floor(at / 3));
    const bands = simulationBands(curves, 3, 0.9);
    expect(Array.from(bands.localUpper)).toEqual([18, 18, 18]);
    expect(Array.from(bands.globalUpper)).toEqual([18, 18, 18]);
    expect(Array.from(bands.globalLower)).toEqual([3, 3, 3]);
  });

  it("widen when curves cross, and never let out more than allowed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 5, max: 60 }), (seed, m) => {
        const random = createRandom(seed);
        const curves = Float64Array.from({ length: 8 * m }, () => random.normal());
        const bands = simulationBands(curves, 8, 0.8);
        let above = 0;
        let below = 0;
        for (let s = 0; s < m; ++s) {
          const curve = curves.subarray(8 * s, 8 * s + 8);
          if (curve.some((value, t) => value > bands.globalUpper[t]!)) above += 1;
          if (curve.some((value, t) => value < bands.globalLower[t]!)) below += 1;
        }
        expect(above).toBeLessThanOrEqual(0.2 * m + 1e-9);
        expect(below).toBeLessThanOrEqual(0.2 * m + 1e-9);
        for (let t = 0; t < 8; ++t) expect(bands.globalUpper[t]).toBeGreaterThanOrEqual(bands.localUpper[t]!);
      }),
    );
  });
});

describe("M and K", () => {
  it("computes M by hand", () => {
    // a a b on a line at 0, 1, 2; within 1: firm 0 sees {a}, firm 1 sees {a, b}
    const points: PointSet = { ids: names(4), x: Float64Array.of(0, 1, 2, 50), y: new Float64Array(4), metric: "plane" };
    const { m } = marconPuechM(points, Int32Array.of(0, 1, 3), Float64Array.of(0.5, 1));
    // global share (3 - 1) / (4 - 1); at 0.5 nobody sees anybody; at 1 the far firm sees nobody and is left out
    expect(m[0]).toBeNaN();
    expect(m[1]).toBeCloseTo((1 + 0.5) / (2 * (2 / 3)), 12);
  });

  it("is 1 at full distance, and equals the definition with weights and another industry", () => {
    const points = uniformFirms(50, 4, "sphere");
    const random = createRandom(3);
    const weights = Float64Array.from({ length: 50 }, () => 1 + random.uniform());
    const distances = Float64Array.of(100, 300, 5000);
    const result = marconPuechM(points, range(0, 20), distances, { weights, neighbours: range(20, 35) });
    const total = weights.reduce((a, b) => a + b);
    const others = weights.slice(20, 35).reduce((a, b) => a + b);
    distances.forEach((r, t) => {
      let local = 0;
      let global = 0;
      for (let i = 0; i < 20; ++i) {
        let all = 0;
        let kin = 0;
        for (let j = 0; j < 50; ++j) {
          if (j === i || distance(points, i, j) > r) continue;
          all += weights[j]!;
          if (j >= 20 && j < 35) kin += weights[j]!;
        }
        if (all === 0) continue;
        local += kin / all;
        global += others / (total - weights[i]!);
      }
      expect(result.m[t]).toBeCloseTo(local / global, 12);
    });
    expect(marconPuechM(points, range(0, 20), distances, { weights }).m[2]).toBeCloseTo(1, 12);
  });

  it("bands M around 1 for a random industry", () => {
    const { m, bands } = marconPuechM(uniformFirms(150, 1), range(0, 30), Float64Array.of(1, 2, 4), {
      random: createRandom(1),
      simulations: 99,
    });
    m.forEach((value, t) => {
      expect(bands!.globalLower[t]).toBeLessThan(1);
      expect(bands!.globalUpper[t]).toBeGreaterThan(1);
      expect(value).toBeGreaterThan(0);
    });
  });

  it("keeps Ripley's L near 0 in a random pattern and above in a clustered one, by the definition", () => {
    const points = uniformFirms(80, 11);
    const window = { lowX: 100, lowY: 30, highX: 110, highY: 40 };
    const distances = Float64Array.of(0.5, 1, 2);
    const { k, l, bands } = ripleyK(points.x, points.y, window, distances, { random: createRandom(4), simulations: 99 });
    distances.forEach((r, t) => {
      let sum = 0;
      for (let i = 0; i < 80; ++i) {
        for (let j = 0; j < 80; ++j) {
          if (i === j || distance(points, i, j) > r) continue;
          sum += 100 / ((10 - Math.abs(points.x[i]! - points.x[j]!)) * (10 - Math.abs(points.y[i]! - points.y[j]!)));
        }
      }
      expect(k[t]).toBeCloseTo((100 * sum) / (80 * 79), 10);
      expect(l[t]!).toBeLessThan(bands!.globalUpper[t]! + 0.1);
    });
    const clustered = clusteredFirms(80, 80, 2, 4, 0.1, 3);
    const tight = ripleyK(clustered.x, clustered.y, window, distances, { random: createRandom(4), simulations: 39 });
    expect(tight.l[0]).toBeGreaterThan(tight.bands!.globalUpper[0]!);
    expect(() => ripleyK(points.x, points.y, { ...window, highX: 105 }, distances)).toThrow(/outside the window/);
  });
});

describe("the isotropic correction", () => {
  it("weighs each pair by the share of the circle inside, counted here at 36,000 places of the circle", () => {
    const points = uniformFirms(30, 9);
    const window = { lowX: 100, lowY: 30, highX: 110, highY: 40 };
    const inside = (x: number, y: number): boolean => x >= 100 && x <= 110 && y >= 30 && y <= 40;
    const share = (i: number, radius: number): number => {
      let count = 0;
      for (let step = 0; step < 36_000; ++step) {
        const angle = (2 * Math.PI * (step + 0.5)) / 36_000;
        if (inside(points.x[i]! + radius * Math.cos(angle), points.y[i]! + radius * Math.sin(angle))) count += 1;
      }
      return count / 36_000;
    };
    let sum = 0;
    for (let i = 0; i < 30; ++i) {
      for (let j = 0; j < 30; ++j) {
        if (i !== j && distance(points, i, j) <= 6) sum += Math.min(100, 1 / share(i, distance(points, i, j)));
      }
    }
    const { k } = ripleyK(points.x, points.y, window, Float64Array.of(6), { edge: "isotropic" });
    expect(Math.abs(k[0]! / ((100 * sum) / (30 * 29)) - 1)).toBeLessThan(3e-4);
  });
});

describe("a K-density whose simulations are shared out", () => {
  it.each(["alone", "between industries"] as const)("has the bits of one go (%s)", (kind) => {
    const points = uniformFirms(120, 3, "sphere");
    const [first, second] = [range(10, 40), range(60, 90)];
    const options = { random: createRandom(5), simulations: 20 };
    const whole = kind === "alone" ? kDensity(points, first, options) : crossKDensity(points, first, second, options);
    const { simulation, finish } =
      kind === "alone" ? prepareKDensity(points, first, options) : prepareCrossKDensity(points, first, second, options);
    for (const threads of [1, 2, 3]) {
      const curves = new Float64Array(20 * whole.distances.length);
      for (let thread = 0; thread < threads; ++thread) {
        let next = thread - threads;
        simulateKDensity(simulation!, createRandom(5), curves, () => {
          next += threads;
          return next;
        });
      }
      expect(finish(curves)).toEqual(whole);
    }
  });
});

describe("the bandwidth of Sheather and Jones", () => {
  it("is narrower than Silverman's where pairs have two typical distances", () => {
    const points = clusteredFirms(200, 60, 5, 2, 0.2, 4);
    const members = range(0, 60);
    const thumb = kDensity(points, members);
    const solved = kDensity(points, members, { bandwidth: "sheather-jones" });
    expect(solved.bandwidth).toBeLessThan(0.5 * thumb.bandwidth);
    expect(solved.bandwidth).toBeGreaterThan(0);
  });
});

describe("the scale curve (大分散、小集中)", () => {
  it.each([
    ["dispersed-with-local-clusters", 8, 0.05, 4.6],
    ["concentrated-with-local-clusters", 4, 0.05, 0.6],
    ["concentrated-with-local-clusters", 1, 0.3, 0],
  ] as const)("recognises %s of %d clusters", (pattern, clusters, radius, spread) => {
    const points = clusteredFirms(800, 64, 7, clusters, radius, spread);
    const result = scaleCurve(points, range(0, 64), { random: createRandom(1), simulations: 199 });
    expect(result.pattern).toBe(pattern);
    expect(result.small.observed).toBeGreaterThan(result.small.expected);
    expect(result.ratio.at(-1)).toBeCloseTo(1, 10);
  });

  it("answers that there is no pattern where there is none", () => {
    const results = [1, 2, 3, 4].map(
      (seed) => scaleCurve(uniformFirms(500, seed), range(0, 50), { random: createRandom(seed), simulations: 199 }).pattern,
    );
    expect(results.filter((pattern) => pattern === "no-pattern").length).toBeGreaterThanOrEqual(3);
  });
});
