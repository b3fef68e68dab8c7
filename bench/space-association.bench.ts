import { createRandom, globalMoran, type LocalAssociation, localMoran, type SpatialWeights } from "@jiju/core";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { normals, queenLattice, unequalWeights } from "./space-fixtures.ts";

/** p-values of independent values are nearly uniform: 5 % below 0.05 and half below 0.5, up to overlap and shared draws. */
function isUniform(result: LocalAssociation): boolean {
  const share = (level: number): number => result.p.filter((p) => p <= level).length / result.p.length;
  return Math.abs(share(0.05) - 0.05) < 0.02 && Math.abs(share(0.5) - 0.5) < 0.05;
}

/** The same work as written in textbooks: every site draws its own neighbours for every permutation. */
function plainLocalMoran(values: Float64Array, weights: SpatialWeights, permutations: number): Float64Array {
  const n = values.length;
  const random = createRandom(1);
  const order = Int32Array.from({ length: n }, (_, i) => i);
  const p = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    const start = weights.offsets[i]!;
    const k = weights.offsets[i + 1]! - start;
    let observed = 0;
    for (let e = 0; e < k; ++e) observed += weights.values[start + e]! * values[weights.neighbours[start + e]!]!;
    let larger = 0;
    for (let draw = 0; draw < permutations; ++draw) {
      let lag = 0;
      for (let m = 0; m < k; ++m) {
        let at = m + Math.floor(random.uniform() * (n - m));
        while (order[at] === i) at = m + Math.floor(random.uniform() * (n - m));
        const id = order[at]!;
        order[at] = order[m]!;
        order[m] = id;
        lag += weights.values[start + m]! * values[id]!;
      }
      if (lag >= observed) larger += 1;
    }
    p[i] = (Math.min(larger, permutations - larger) + 1) / (permutations + 1);
  }
  return p;
}

function plainGlobalMoran(values: Float64Array, weights: SpatialWeights, permutations: number): number {
  const random = createRandom(1);
  const z = values.slice();
  let sum = 0;
  for (let draw = 0; draw < permutations; ++draw) {
    for (let i = z.length - 1; i > 0; --i) {
      const j = random.integer(i + 1);
      const value = z[i]!;
      z[i] = z[j]!;
      z[j] = value;
    }
    for (let i = 0; i < z.length; ++i) {
      let lag = 0;
      for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) lag += weights.values[e]! * z[weights.neighbours[e]!]!;
      sum += lag * z[i]!;
    }
  }
  return sum;
}

interface Sizes {
  readonly side: number;
  readonly size: "small" | "full";
}

function localMoranBenchmarks({ side, size }: Sizes): Benchmark[] {
  const cells = side * side;
  const make = () => ({ weights: queenLattice(side), values: normals(cells, 1) });
  let made: ReturnType<typeof make> | null = null;
  const input = () => {
    made ??= make();
    return made;
  };
  let uneven: SpatialWeights | null = null;
  const unevenWeights = () => {
    uneven ??= unequalWeights(input().weights, 2);
    return uneven;
  };
  const test = { random: createRandom(7), draws: "shared" as const };
  return [
    benchmark({
      name: `local-moran/${cells}-cells-999-draws-equal-weights`,
      size,
      run: () => localMoran(input().values, input().weights, { ...test, permutations: 999 }),
      check: isUniform,
      plain: () => plainLocalMoran(input().values, input().weights, 999),
    }),
    benchmark({
      name: `local-moran/${cells}-cells-99999-draws-equal-weights`,
      size,
      run: () => localMoran(input().values, input().weights, { ...test, permutations: 99999 }),
      check: isUniform,
    }),
    benchmark({
      name: `local-moran/${cells}-cells-999-draws-unequal-weights`,
      size,
      run: () => localMoran(input().values, unevenWeights(), { ...test, permutations: 999 }),
      check: isUniform, // the plain way costs what it costs for equal weights
    }),
    benchmark({
      name: `global-moran/${cells}-cells-999-permutations`,
      size,
      run: () => globalMoran(input().values, input().weights, { random: createRandom(7), permutations: 999 }),
      check: ({ permutation, expectation, variance }) =>
        Math.abs(permutation!.mean - expectation) < 5 * Math.sqrt(variance / 999) &&
        Math.abs(permutation!.variance / variance - 1) < 0.3,
      plain: () => plainGlobalMoran(input().values, input().weights, 999),
    }),
  ];
}

export default [...localMoranBenchmarks({ side: 40, size: "small" }), ...localMoranBenchmarks({ side: 316, size: "full" })];
