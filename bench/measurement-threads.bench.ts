import {
  createRandom,
  type GlobalAssociation,
  type KDensity,
  type LocalAssociation,
  prepareGlobalMoran,
  prepareKDensity,
  prepareLocalGeary,
  prepareLocalMoran,
  type SpatialWeights,
} from "@jiju/core";
import { globalOnThreads, kDensityOnThreads, localOnThreads } from "../packages/app/src/operations/measurement-threads.ts";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { firms, normals, queenLattice, unequalWeights } from "./space-fixtures.ts";

/** The first call starts the threads and is told apart from the calls that find them warm. */
function firstCall(): { readonly timed: <Answer>(run: () => Promise<Answer>) => Promise<Answer>; readonly note: () => string } {
  let first = "";
  return {
    timed: async (run) => {
      const start = performance.now();
      const answer = await run();
      first ||= `first call with the start of threads ${((performance.now() - start) / 1000).toFixed(2)} s`;
      return answer;
    },
    note: () => first,
  };
}

/** Both answers are kept: the bits must not depend on the number of threads, and a wrong answer is not timed. */
function sameBits(a: Float64Array, b: Float64Array): boolean {
  return a.length === b.length && a.every((value, i) => Object.is(value, b[i]));
}

const localMeasures = { moran: prepareLocalMoran, geary: prepareLocalGeary };

function latticeOf(side: number): () => { readonly values: Float64Array; readonly weights: SpatialWeights } {
  let made: { values: Float64Array; weights: SpatialWeights } | null = null;
  return () => {
    made ??= { values: normals(side * side, 1), weights: unequalWeights(queenLattice(side), 2) };
    return made;
  };
}

interface ThreadsWork<Answer> {
  readonly name: string;
  readonly size: "small" | "full";
  /** Made before anything is timed. */
  readonly input: () => unknown;
  readonly run: (threads: number) => Promise<Answer>;
  readonly isWhole: (answer: Answer) => boolean;
  /** The bits must not depend on the number of threads. */
  readonly same: (two: Answer, one: Answer) => boolean;
}

function threadsBenchmark<Answer>({ name, size, input, run, isWhole, same }: ThreadsWork<Answer>): Benchmark {
  const { timed, note } = firstCall();
  return benchmark<readonly [Answer, Answer | null]>({
    name: `${name}-2-threads-against-1`,
    size,
    rounds: 3,
    plainRounds: 3,
    run: async () => {
      input();
      return [await timed(() => run(2)), size === "small" ? await run(1) : null];
    },
    note,
    check: ([two, one]) => isWhole(two) && (one === null || same(two, one)),
    plain: () => run(1),
  });
}

function localBenchmark(measure: keyof typeof localMeasures, side: number, permutations: number, size: "small" | "full") {
  const input = latticeOf(side);
  return threadsBenchmark<LocalAssociation>({
    name: `local-${measure}/${side * side}-cells-${permutations}-draws-unequal-weights`,
    size,
    input,
    run: (threads) => {
      const { values, weights } = input();
      const options = { permutations, draws: "shared" as const, random: createRandom(7) };
      return localOnThreads(localMeasures[measure](values, weights, options), 7, threads);
    },
    isWhole: ({ p }) => p.every((one) => one > 0 && one <= 1),
    same: (two, one) => sameBits(two.p, one.p),
  });
}

function globalBenchmark(side: number, permutations: number, size: "small" | "full") {
  const input = latticeOf(side);
  return threadsBenchmark<GlobalAssociation>({
    name: `global-moran/${side * side}-cells-${permutations}-permutations`,
    size,
    input,
    run: (threads) => {
      const { values, weights } = input();
      return globalOnThreads(prepareGlobalMoran(values, weights, { permutations, random: createRandom(7) }), 7, threads);
    },
    isWhole: ({ permutation }) => permutation?.permutations === permutations,
    same: (two, one) => two.permutation?.mean === one.permutation?.mean && two.permutation?.p === one.permutation?.p,
  });
}

function kDensityBenchmark(n: number, m: number, size: "small" | "full") {
  let made: ReturnType<typeof firms> | null = null;
  const input = () => {
    made ??= firms(n, 3);
    return made;
  };
  const members = Int32Array.from({ length: m }, (_, i) => i);
  return threadsBenchmark<KDensity>({
    name: `k-density/${n}-firms-${m}-of-the-industry-100-simulations`,
    size,
    input,
    run: (threads) =>
      kDensityOnThreads(prepareKDensity(input(), members, { simulations: 100, random: createRandom(4) }), 4, threads),
    isWhole: ({ bands }) => bands !== null,
    same: (two, one) => sameBits(two.curves!, one.curves!) && sameBits(two.density, one.density),
  });
}

export default [
  localBenchmark("moran", 30, 99, "small"),
  localBenchmark("geary", 30, 99, "small"),
  globalBenchmark(30, 99, "small"),
  kDensityBenchmark(400, 40, "small"),
  localBenchmark("moran", 316, 9999, "full"),
  localBenchmark("geary", 316, 9999, "full"),
  globalBenchmark(316, 9999, "full"),
  kDensityBenchmark(50_000, 5000, "full"),
];
