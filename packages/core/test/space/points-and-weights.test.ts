import {
  bandWeights,
  combineWeights,
  createRandom,
  economicWeights,
  greatCircleDistance,
  higherOrderWeights,
  InputError,
  inverseDistanceWeights,
  kernelWeights,
  linkIsolates,
  linkWeights,
  matrixWeights,
  nearestWeights,
  nestedMixtureWeights,
  nestedScaledWeights,
  type PointSet,
  type SpatialWeights,
  smallestBand,
  spatialLag,
  spatialWeights,
  symmetriseWeights,
  transformWeights,
  weightsComponents,
  weightsConstants,
  weightsLinks,
} from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `r${i}`);

function randomPoints(seed: number, n: number, metric: "sphere" | "plane" = "sphere"): PointSet {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: n }, () => 360 * random.uniform() - 180);
  const y = Float64Array.from({ length: n }, () => 180 * random.uniform() - 90);
  return { ids: names(n), x, y, metric };
}

function distance(points: PointSet, i: number, j: number): number {
  return points.metric === "plane"
    ? Math.hypot(points.x[i]! - points.x[j]!, points.y[i]! - points.y[j]!)
    : greatCircleDistance(points.x[i]!, points.y[i]!, points.x[j]!, points.y[j]!);
}

const row = (weights: SpatialWeights, i: number): number[] =>
  Array.from(weights.neighbours.subarray(weights.offsets[i]!, weights.offsets[i + 1]!));

const rowValues = (weights: SpatialWeights, i: number): number[] =>
  Array.from(weights.values.subarray(weights.offsets[i]!, weights.offsets[i + 1]!));

const pointClouds = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  n: fc.integer({ min: 2, max: 60 }),
  metric: fc.constantFrom<("sphere" | "plane")[]>("sphere", "plane"),
});

describe("nearest neighbours", () => {
  it("finds the nearest on a line by hand", () => {
    const points: PointSet = { ids: names(4), x: Float64Array.of(0, 1, 3, 7), y: new Float64Array(4), metric: "plane" };
    const weights = nearestWeights(points, 1);
    expect(weights.neighbours).toEqual(Int32Array.of(1, 0, 1, 2));
    expect(weights.asymmetric).toBe(true);
    expect(weights.isolates).toHaveLength(0);
  });

  it("equals sorting all distances", () => {
    fc.assert(
      fc.property(pointClouds, fc.integer({ min: 1, max: 12 }), ({ seed, n, metric }, wanted) => {
        const points = randomPoints(seed, n, metric);
        const k = Math.min(wanted, n - 1);
        const weights = nearestWeights(points, k);
        for (let i = 0; i < n; ++i) {
          const others = Array.from({ length: n }, (_, j) => j).filter((j) => j !== i);
          others.sort((a, b) => distance(points, i, a) - distance(points, i, b));
          expect(row(weights, i)).toEqual(others.slice(0, k).sort((a, b) => a - b));
        }
      }),
      { numRuns: 40 },
    );
  });

  it("takes equal distances in the order of regions, repeated places included", () => {
    const side = 6;
    const x = Float64Array.from({ length: 2 * side * side }, (_, p) => (p % (side * side)) % side);
    const y = Float64Array.from({ length: 2 * side * side }, (_, p) => Math.floor((p % (side * side)) / side));
    const points: PointSet = { ids: names(x.length), x, y, metric: "plane" };
    const weights = nearestWeights(points, 4);
    for (let i = 0; i < x.length; ++i) {
      const others = Array.from({ length: x.length }, (_, j) => j).filter((j) => j !== i);
      others.sort((a, b) => distance(points, i, a) - distance(points, i, b) || a - b);
      expect(row(weights, i)).toEqual(others.slice(0, 4).sort((a, b) => a - b));
    }
  });

  it("reaches across the date line and over the pole", () => {
    const points: PointSet = { ids: names(4), x: Float64Array.of(179.9, -179.9, 0, 180), y: Float64Array.of(0, 0, 89, 89) };
    expect(nearestWeights(points, 1).neighbours).toEqual(Int32Array.of(1, 0, 3, 2));
  });

  it("names the mistake", () => {
    const points = randomPoints(1, 5);
    expect(() => nearestWeights(points, 5)).toThrow(/k is 5 with 5 regions/);
    expect(() => nearestWeights({ ...points, ids: ["a", "a", "b", "c", "d"] }, 1)).toThrow(InputError);
    expect(() => nearestWeights({ ...points, y: Float64Array.of(0, 0, 0, 0, 91) }, 1)).toThrow(/latitude/);
  });
});

describe("distance bands", () => {
  it("equals comparing all pairs, with inverse distances", () => {
    fc.assert(
      fc.property(pointClouds, fc.double({ min: 0.02, max: 1, noNaN: true }), ({ seed, n, metric }, share) => {
        const points = randomPoints(seed, n, metric);
        const reach = share * (metric === "plane" ? 200 : 15000);
        const weights = bandWeights(points, reach, { value: "inverse-distance", power: 2 });
        expect(weights.asymmetric).toBe(false);
        for (let i = 0; i < n; ++i) {
          const expected = Array.from({ length: n }, (_, j) => j).filter((j) => j !== i && distance(points, i, j) <= reach);
          expect(row(weights, i)).toEqual(expected);
          for (const [e, value] of rowValues(weights, i).entries())
            expect(value * distance(points, i, expected[e]!) ** 2).toBeCloseTo(1, 8);
        }
      }),
      { numRuns: 40 },
    );
  });

  it("leaves no isolate at the smallest band and one below it", () => {
    const points = randomPoints(3, 40);
    const reach = smallestBand(points);
    expect(bandWeights(points, reach).isolates).toHaveLength(0);
    expect(bandWeights(points, reach * 0.999).isolates.length).toBeGreaterThan(0);
    expect(() => bandWeights(points, reach * 0.5, { isolatePolicy: "refuse" })).toThrow(/have no neighbour/);
  });

  it("links all to all by inverse distance, and refuses two centres at one place", () => {
    expect(inverseDistanceWeights(randomPoints(4, 12)).neighbours).toHaveLength(12 * 11);
    const twins: PointSet = { ids: names(2), x: Float64Array.of(1, 1), y: Float64Array.of(2, 2) };
    expect(() => inverseDistanceWeights(twins)).toThrow(/same place/);
  });
});

describe("kernels", () => {
  it("weighs by distance over a fixed bandwidth", () => {
    const points: PointSet = { ids: names(3), x: Float64Array.of(0, 1, 4), y: new Float64Array(3), metric: "plane" };
    const weights = kernelWeights(points, "epanechnikov", { fixed: 2 }, { self: "include" });
    expect(row(weights, 0)).toEqual([0, 1]);
    expect(rowValues(weights, 0)).toEqual([0.75, 0.75 * 0.75]);
    expect(Array.from(weights.isolates)).toEqual([2]);
  });
});

describe("economic and nested weights", () => {
  it("is the inverse of the difference, and refuses equal levels without a floor", () => {
    const weights = economicWeights(names(3), Float64Array.of(1, 3, 7));
    expect(rowValues(weights, 0)).toEqual([1 / 2, 1 / 6]);
    expect(() => economicWeights(names(2), Float64Array.of(1, 1))).toThrow(/same level/);
    expect(rowValues(economicWeights(names(2), Float64Array.of(1, 1), { floor: 0.5 }), 0)).toEqual([2]);
  });

  it("nests geography and economy", () => {
    const points = randomPoints(9, 10);
    const geography = nearestWeights(points, 3);
    const level = Float64Array.from({ length: 10 }, (_, i) => 10 + i * i);
    const mixture = nestedMixtureWeights(geography, economicWeights(points.ids, level), 0.3);
    expect(mixture.transform).toBe("row");
    for (let i = 0; i < 10; ++i) expect(rowValues(mixture, i).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(nestedScaledWeights(geography, new Float64Array(10).fill(5)).values).toEqual(geography.values);
  });
});

describe("transforms, algebra and components", () => {
  const chain = linkWeights(names(4), [
    { from: "r0", to: "r1", weight: 2 },
    { from: "r1", to: "r0", weight: 1 },
    { from: "r1", to: "r2", weight: 3 },
  ]);

  it("finds isolates, one-way links and components", () => {
    expect(Array.from(chain.isolates)).toEqual([2, 3]);
    expect(chain.asymmetric).toBe(true);
    expect(weightsComponents(chain)).toEqual({ count: 2, membership: Int32Array.of(0, 0, 0, 1), sizes: Int32Array.of(3, 1) });
  });

  it("makes links mutual by union or intersection", () => {
    expect(weightsLinks(symmetriseWeights(chain, "union")).map((l) => [l.from, l.to, l.weight])).toEqual([
      ["r0", "r1", 2],
      ["r1", "r0", 2],
      ["r1", "r2", 3],
      ["r2", "r1", 3],
    ]);
    expect(weightsLinks(symmetriseWeights(chain, "intersection")).map((l) => l.weight)).toEqual([1, 1]);
  });

  it("scales rows to 1, to links of 1, and to constant variance", () => {
    const rowStandardised = transformWeights(chain, "row");
    expect(Array.from(rowStandardised.values)).toEqual([1, 0.25, 0.75]);
    expect(Array.from(transformWeights(rowStandardised, "binary").values)).toEqual([1, 1, 1]);
    const stabilised = transformWeights(chain, "variance-stabilising");
    const direct = [1, 1 / Math.sqrt(10), 3 / Math.sqrt(10)];
    const total = direct.reduce((a, b) => a + b);
    for (const [e, value] of direct.entries()) expect(stabilised.values[e]).toBeCloseTo((2 * value) / total, 12);
    expect(() => transformWeights(rowStandardised, "raw")).toThrow(/raw values are not kept/);
  });

  it("counts constants as their definitions do", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 9 }), (seed, n) => {
        const random = createRandom(seed);
        const matrix = Float64Array.from({ length: n * n }, () => (random.uniform() < 0.5 ? 0 : random.uniform()));
        const { s0, s1, s2 } = weightsConstants(matrixWeights(names(n), matrix));
        let total = 0;
        let pairs = 0;
        let margins = 0;
        for (let i = 0; i < n; ++i) {
          let margin = 0;
          for (let j = 0; j < n; ++j) {
            total += matrix[i * n + j]!;
            pairs += (matrix[i * n + j]! + matrix[j * n + i]!) ** 2 / 2;
            margin += matrix[i * n + j]! + matrix[j * n + i]!;
          }
          margins += margin ** 2;
        }
        expect(s0).toBeCloseTo(total, 10);
        expect(s1).toBeCloseTo(pairs, 10);
        expect(s2).toBeCloseTo(margins, 9);
      }),
    );
  });

  it("knows one-way links as the definition does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 1, max: 7 }), (seed, n) => {
        const random = createRandom(seed);
        const matrix = Float64Array.from({ length: n * n }, () => Number(random.uniform() < 0.7));
        for (let i = 0; i < n; ++i)
          for (let j = 0; j < i; ++j) if (random.uniform() < 0.9) matrix[i * n + j] = matrix[j * n + i]!;
        let oneWay = false;
        for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) if (matrix[i * n + j] !== matrix[j * n + i]) oneWay = true;
        expect(matrixWeights(names(n), matrix).asymmetric).toBe(oneWay);
      }),
    );
  });

  it("reaches second-order neighbours by two steps", () => {
    const line = symmetriseWeights(
      linkWeights(
        names(5),
        [0, 1, 2, 3].map((i) => ({ from: `r${i}`, to: `r${i + 1}`, weight: 1 })),
      ),
      "union",
    );
    expect(row(higherOrderWeights(line, 2), 0)).toEqual([2]);
    expect(row(higherOrderWeights(line, 2), 2)).toEqual([0, 4]);
    expect(row(higherOrderWeights(line, 3, { include: "up-to" }), 0)).toEqual([1, 2, 3]);
    expect(higherOrderWeights(line, 9).neighbours).toHaveLength(0);
  });

  it("links isolates to their nearest region, both ways", () => {
    const points: PointSet = { ids: names(4), x: Float64Array.of(0, 1, 2, 10), y: new Float64Array(4), metric: "plane" };
    const linked = linkIsolates(chain, points);
    expect(row(linked, 3)).toEqual([2]);
    expect(row(linked, 2)).toEqual([1, 3]);
    expect(linked.isolates).toHaveLength(0);
  });

  it("lags a variable and gives 0 at an isolate", () => {
    expect(Array.from(spatialLag(Float64Array.of(1, 2, 3, 4), chain))).toEqual([4, 10, 0, 0]);
  });

  it("refuses parts that do not fit", () => {
    const parts = { ids: names(2), offsets: Int32Array.of(0, 1, 2), description: "x" };
    expect(() => spatialWeights({ ...parts, neighbours: Int32Array.of(1, 2), values: Float64Array.of(1, 1) })).toThrow(
      /neighbour number 2/,
    );
    expect(() => spatialWeights({ ...parts, neighbours: Int32Array.of(1, 0), values: Float64Array.of(1, -1) })).toThrow(
      /at least 0/,
    );
    expect(() => combineWeights(chain, nearestWeights(randomPoints(1, 3), 1), Math.max)).toThrow(/differ first/);
    expect(() => linkWeights(["a"], [{ from: "a", to: "b", weight: 1 }])).toThrow(/not one of/);
  });
});
