import { readFileSync } from "node:fs";
import {
  bandWeights,
  contiguityWeights,
  higherOrderWeights,
  kernelWeights,
  nearestWeights,
  type OutlineGeometry,
  outlineMeasures,
  type PointSet,
  polygonSet,
  type SpatialWeights,
  smallestBand,
  transformWeights,
  type WeightKernel,
  weightsComponents,
  weightsConstants,
} from "@jiju/core";
import { describe, expect, it } from "vitest";

const golden = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}`, import.meta.url), "utf8"));

const lists = (weights: SpatialWeights): number[][] =>
  weights.ids.map((_, i) => Array.from(weights.neighbours.subarray(weights.offsets[i]!, weights.offsets[i + 1]!)));

const square = (x: number, y: number, side = 1): number[][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const polygon = (...rings: number[][][]): OutlineGeometry => ({ type: "Polygon", coordinates: rings });

describe("contiguity", () => {
  it("tells queens from rooks on four squares", () => {
    const squares = polygonSet(
      ["a", "b", "c", "d"],
      [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ].map(([x, y]) => polygon(square(x!, y!))),
    );
    expect(lists(contiguityWeights(squares, "queen"))).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1, 3],
      [0, 1, 2],
    ]);
    expect(lists(contiguityWeights(squares, "rook"))).toEqual([
      [1, 2],
      [0, 3],
      [0, 3],
      [1, 2],
    ]);
  });

  it("counts holes and separate parts as outline, and islands as isolates", () => {
    const hole = square(1, 1);
    const set = polygonSet(
      ["ring", "inside", "parts", "island", "none"],
      [
        polygon(square(0, 0, 3), hole.slice().reverse()),
        polygon(hole),
        { type: "MultiPolygon", coordinates: [[square(3, 0)], [square(20, 20)]] },
        polygon(square(50, 50)),
        null,
      ],
    );
    const weights = contiguityWeights(set, "queen");
    expect(lists(weights)).toEqual([[1, 2], [0], [0], [], []]);
    expect(lists(contiguityWeights(set, "rook"))).toEqual([[1], [0], [], [], []]);
    expect(Array.from(weights.isolates)).toEqual([3, 4]);
    expect(() => contiguityWeights(set, "queen", { isolatePolicy: "refuse" })).toThrow(/2 of 5 regions have no neighbour/);
    const measures = outlineMeasures(set);
    expect(Array.from(measures.area)).toEqual([8, 1, 2, 1, 0]);
    expect(measures.x[1]).toBeCloseTo(1.5, 12);
    expect(measures.x[4]).toBeNaN();
  });

  it("joins outlines drawn apart by a snap", () => {
    const set = polygonSet(["a", "b"], [polygon(square(0, 0)), polygon(square(1.0004, 0.0003))]);
    expect(contiguityWeights(set, "queen").isolates).toHaveLength(2);
    expect(lists(contiguityWeights(set, "rook", { snap: 0.001 }))).toEqual([[1], [0]]);
  });

  it("sees vertices that lie on edges of others when asked", () => {
    const set = polygonSet(
      ["big", "low", "high", "corner"],
      [polygon(square(0, 0, 2)), polygon(square(2, 0)), polygon(square(2, 1)), polygon(square(2, -1))],
    );
    const byVertices = contiguityWeights(set, "rook");
    expect(lists(byVertices)).toEqual([[], [2, 3], [1], [1]]);
    expect(lists(contiguityWeights(set, "rook", { touch: "edges" }))).toEqual([[1, 2], [0, 2, 3], [0, 1], [1]]);
    expect(lists(contiguityWeights(set, "queen", { touch: "edges" }))).toEqual([
      [1, 2, 3],
      [0, 2, 3],
      [0, 1],
      [0, 1],
    ]);
  });

  it("does not depend on direction, start or repetition of rings", () => {
    const side = 7;
    const make = (turn: (ring: number[][], i: number) => number[][]) =>
      polygonSet(
        Array.from({ length: side * side }, (_, i) => `c${i}`),
        Array.from({ length: side * side }, (_, i) => polygon(turn(square(i % side, Math.floor(i / side)), i))),
      );
    const plain = contiguityWeights(
      make((ring) => ring),
      "queen",
    );
    const turned = contiguityWeights(
      make((ring, i) => {
        const open = ring.slice(0, 4);
        const moved = [...open.slice(i % 4), ...open.slice(0, i % 4)];
        return i % 3 === 0 ? moved.reverse() : moved;
      }),
      "queen",
    );
    expect(turned.neighbours).toEqual(plain.neighbours);
    expect(plain.neighbours).toHaveLength(4 * 3 + 4 * (side - 2) * 5 + (side - 2) ** 2 * 8);
    expect(weightsComponents(plain).count).toBe(1);
  });
});

describe("golden: Columbus against spdep and libpysal", () => {
  const input = golden("spatial-columbus", "input.json");
  const expected = golden("spatial-columbus", "expected.json");
  const outlines = polygonSet(input.ids, input.outlines);
  const centres: PointSet = {
    ids: input.ids,
    x: Float64Array.from(input.points, (p: number[]) => p[0]!),
    y: Float64Array.from(input.points, (p: number[]) => p[1]!),
    metric: "plane",
  };
  const queen = contiguityWeights(outlines, "queen");

  it("has the same queen, rook, second-order, nearest and band neighbours", () => {
    expect(lists(queen)).toEqual(input.neighbours);
    expect(lists(contiguityWeights(outlines, "rook"))).toEqual(expected.rook_neighbours);
    expect(lists(higherOrderWeights(queen, 2))).toEqual(expected.second_order_queen);
    expect(lists(nearestWeights(centres, 4))).toEqual(expected.knn4_neighbours_sorted);
    // the band is enlarged by 1e-12 of itself on purpose
    expect(smallestBand(centres)).toBeCloseTo(expected.min_max_nn_distance, 11);
    expect(lists(bandWeights(centres, smallestBand(centres)))).toEqual(expected.distance_band_neighbours);
  });

  it("has the same areas and centres to 11 digits", () => {
    const measures = outlineMeasures(outlines);
    for (let i = 0; i < 49; ++i) {
      expect(measures.area[i]).toBeCloseTo(expected.areas[i], 11);
      expect(measures.x[i]).toBeCloseTo(expected.centroids_planar[i][0], 10);
      expect(measures.y[i]).toBeCloseTo(expected.centroids_planar[i][1], 10);
    }
  });

  it("has the same constants to 12 digits", () => {
    const { binary, row } = { binary: weightsConstants(queen), row: weightsConstants(transformWeights(queen, "row")) };
    expect(binary.s0).toBe(expected.weights.constants_B.S0);
    expect(binary.s1).toBe(expected.weights.constants_B.S1);
    expect(binary.s2).toBe(expected.weights.constants_B.S2);
    expect(row.s1 / expected.weights.constants_W.S1).toBeCloseTo(1, 12);
    expect(row.s2 / expected.weights.constants_W.S2).toBeCloseTo(1, 12);
    const inverse = weightsConstants(bandWeights(centres, smallestBand(centres), { value: "inverse-distance" }));
    const { S0, S1, S2 } = expected.idw_S0_S1_S2;
    expect(inverse.s0 / S0).toBeCloseTo(1, 12);
    expect(inverse.s1 / S1).toBeCloseTo(1, 12);
    expect(inverse.s2 / S2).toBeCloseTo(1, 12);
  });

  // The k-th neighbour itself gets a weight of the order of the bandwidth margin, 1e-7, whose own rounding shows: 9 digits.
  it.each([
    ["triangular", "triangular"],
    ["uniform", "uniform"],
    ["epanechnikov", "quadratic"],
    ["quartic", "quartic"],
    ["gaussian", "gaussian"],
  ] as [WeightKernel, string][])("has the same adaptive %s kernel", (kernel, name) => {
    const weights = kernelWeights(centres, kernel, { nearest: 4 }, { self: "include" });
    const theirs = expected.pysal[`kernel_adaptive_k4_${name}`];
    expect(weights.values.reduce((a, b) => a + b) / theirs.sum_all).toBeCloseTo(1, 9);
    for (let i = 0; i < 3; ++i) {
      theirs.neighbours_first3[i].forEach((j: number, at: number) => {
        const mine = lists(weights)[i]!.indexOf(j);
        expect(weights.values[weights.offsets[i]! + mine]).toBeCloseTo(theirs.weights_first3[i][at], 9);
      });
    }
  });
});
