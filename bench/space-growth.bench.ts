/** Cost against size, to 1,000,000 cells: the note of every line is the processor time per cell, which should not grow. */
import {
  bandWeights,
  contiguityWeights,
  createRandom,
  globalMoran,
  localMoran,
  nearestWeights,
  type PolygonSet,
} from "@jiju/core";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { normals, places, queenLattice } from "./space-fixtures.ts";

/** Links per point that the bands have at every size. */
const BAND_LINKS = 16;

/** One work at one size; the input is made when it is first needed and dropped after the last round. */
function growing<Input, Answer>(
  work: string,
  side: number,
  make: () => Input,
  run: (input: Input) => Answer,
  check: (answer: Answer) => boolean,
): Benchmark {
  const cells = side * side;
  const rounds = cells > 500_000 ? 2 : 3;
  const perCell: number[] = [];
  let input: Input | null = null;
  return benchmark<Answer>({
    name: `growth/${work}/${cells}-cells`,
    size: cells < 10_000 ? "small" : "full",
    rounds,
    run: () => {
      input ??= make();
      const before = process.cpuUsage();
      const answer = run(input);
      const { user, system } = process.cpuUsage(before);
      perCell.push((user + system) / cells);
      if (perCell.length > rounds) input = null;
      return answer;
    },
    check,
    note: () => `${Math.min(...perCell).toFixed(2)} microseconds a cell`,
  });
}

/** A lattice of square cells, four vertices each and the first again. */
function squareCells(side: number): PolygonSet {
  const n = side * side;
  const coordinates = new Float64Array(10 * n);
  const corners = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0];
  for (let i = 0; i < n; ++i) {
    const x = i % side;
    const y = (i - x) / side;
    for (let v = 0; v < 10; ++v) coordinates[10 * i + v] = corners[v]! + (v % 2 === 0 ? x : y);
  }
  return {
    ids: Array.from({ length: n }, (_, i) => `q${i}`),
    coordinates,
    ringStarts: Int32Array.from({ length: n + 1 }, (_, i) => 5 * i),
    regionRings: Int32Array.from({ length: n + 1 }, (_, i) => i),
  };
}

/** Kilometres within which a point of `places` has some 16 others: 60 degrees of longitude by 30 of latitude, 20 to 50 north. */
function bandReach(points: number): number {
  const area = 6371.0088 ** 2 * (Math.PI / 3) * (Math.sin((50 * Math.PI) / 180) - Math.sin((20 * Math.PI) / 180));
  return Math.sqrt((BAND_LINKS * area) / (Math.PI * points));
}

function atSide(side: number): Benchmark[] {
  const n = side * side;
  const lattice = () => ({ weights: queenLattice(side), values: normals(n, 1) });
  const random = createRandom(7);
  return [
    growing(
      "local-moran-999-draws",
      side,
      lattice,
      ({ weights, values }) => localMoran(values, weights, { random, draws: "shared", permutations: 999 }),
      ({ p }) => p.length === n && Math.abs(p.filter((value) => value <= 0.1).length / n - 0.1) < 0.02,
    ),
    growing(
      "global-moran-99-permutations",
      side,
      lattice,
      ({ weights, values }) => globalMoran(values, weights, { random, permutations: 99 }),
      ({ permutation, expectation, variance }) => Math.abs(permutation!.mean - expectation) < 5 * Math.sqrt(variance / 99),
    ),
    growing(
      "nearest-weights-k8",
      side,
      () => places(n, 1),
      (points) => nearestWeights(points, 8),
      ({ neighbours }) => neighbours.length === 8 * n,
    ),
    growing(
      `band-weights-${BAND_LINKS}-links-a-point`,
      side,
      () => places(n, 1),
      (points) => bandWeights(points, bandReach(n)),
      ({ neighbours }) => Math.abs(neighbours.length / (BAND_LINKS * n) - 1) < 0.15,
    ),
    growing(
      "queen-contiguity-of-squares",
      side,
      () => squareCells(side),
      (polygons) => contiguityWeights(polygons, "queen"),
      ({ neighbours }) => neighbours.length === 4 * side * (side - 1) + 4 * (side - 1) ** 2,
    ),
  ];
}

export default [50, 250, 500, 1000].flatMap(atSide).sort((a, b) => a.name.split("/")[1]!.localeCompare(b.name.split("/")[1]!));
