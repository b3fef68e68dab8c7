import { InputError, requireLength } from "../errors/index.ts";
import { type SemidefiniteSolver, semidefiniteSolver } from "../numeric/index.ts";

/**
 * Fixed effects seen from the clusters: some are nested in a cluster (cells, region-years), one may cross clusters (industry-years).
 *
 * The projection off all of them is M = M_nested - M_nested D (D' M_nested D)^- D' M_nested, with D the crossing effect. Everything a
 * cluster-robust method needs of the effects is M_nested, which works inside a cluster, and one small system in the crossing effect.
 */
export interface ClusteredEffects {
  readonly rows: number;
  readonly clusters: number;
  /** Rows of cluster g are offsets[g] <= row < offsets[g + 1]. */
  readonly offsets: Int32Array;
  /** Level of the crossing effect of each row, [rows]; -1 throughout without one. */
  readonly crossed: Int32Array;
  readonly crossedLevels: number;
  /** Parameters that the effects take, redundant ones not counted. */
  readonly degreesOfFreedom: number;
  /** Projects a column of all rows off the effects, in place. */
  project(column: Float64Array): Float64Array;
  /** Projects the rows of one cluster off the nested effects, in place; `values` has one entry per row of that cluster. */
  projectNested(cluster: number, values: Float64Array): void;
  /** A solution of (D' M_nested D) x = b. */
  solveCrossed(b: Float64Array): Float64Array;
}

/** Identifiers of the effects of each row; rows of a cluster must be contiguous. */
export interface ClusteredEffectsInput {
  /** Cluster of each row: 0, 0, ..., 1, 1, ..., G - 1. */
  readonly cluster: Int32Array;
  /** Effects nested in clusters, at most two, each an identifier per row; two are solved exactly together. */
  readonly nested: readonly Int32Array[];
  /** Effect across clusters, identifiers 0 ... levels - 1; leave out when there is none. */
  readonly crossed?: Int32Array;
}

/**
 * Prepares the exact projection off fixed effects, balanced or not.
 *
 * @param input identifiers per row
 * @returns functions over prepared factors; nothing iterates
 * @throws InputError `bad-clusters` when the rows of a cluster are not contiguous or more than two nested effects are given
 */
export function clusteredEffects(input: ClusteredEffectsInput): ClusteredEffects {
  const rows = input.cluster.length;
  const offsets = clusterOffsets(input.cluster);
  const clusters = offsets.length - 1;
  if (input.nested.length > 2) {
    throw new InputError(
      "bad-clusters",
      `clusteredEffects: ${input.nested.length} nested effects; at most 2 are solved exactly.`,
    );
  }
  for (const nested of input.nested) requireLength("clusteredEffects", "nested effect", nested, rows, `${rows} rows`);
  const projectors = Array.from({ length: clusters }, (_, g) => nestedProjector(input.nested, offsets[g]!, offsets[g + 1]!));
  const crossed = input.crossed ?? new Int32Array(rows).fill(-1);
  const levels = input.crossed ? crossed.reduce((most, level) => Math.max(most, level), -1) + 1 : 0;
  const crossedSolver = levels > 0 ? crossedSystem(projectors, offsets, crossed, levels) : undefined;
  const nestedParameters = projectors.reduce((sum, { parameters }) => sum + parameters, 0);

  const projectNested = (cluster: number, values: Float64Array): void => projectors[cluster]!.project(values);
  const solveCrossed = (b: Float64Array): Float64Array => crossedSolver?.solve(b) ?? new Float64Array(0);
  const project = (column: Float64Array): Float64Array => {
    requireLength("clusteredEffects.project", "column", column, rows, `${rows} rows`);
    const part = (g: number) => column.subarray(offsets[g]!, offsets[g + 1]!);
    for (let g = 0; g < clusters; ++g) projectNested(g, part(g));
    if (!crossedSolver) return column;
    const sums = new Float64Array(levels);
    for (let i = 0; i < rows; ++i) sums[crossed[i]!]! += column[i]!;
    const effect = solveCrossed(sums);
    for (let i = 0; i < rows; ++i) column[i]! -= effect[crossed[i]!]!;
    for (let g = 0; g < clusters; ++g) projectNested(g, part(g));
    return column;
  };
  return {
    rows,
    clusters,
    offsets,
    crossed,
    crossedLevels: levels,
    degreesOfFreedom: nestedParameters + (crossedSolver?.rank ?? 0),
    project,
    projectNested,
    solveCrossed,
  };
}

function clusterOffsets(cluster: Int32Array): Int32Array {
  const offsets = [0];
  for (let i = 0; i < cluster.length; ++i) {
    const expected = offsets.length - 1;
    if (cluster[i] === expected) continue;
    if (cluster[i] === expected + 1 && i > 0) offsets.push(i);
    else {
      throw new InputError(
        "bad-clusters",
        `clusteredEffects: row ${i} has cluster ${cluster[i]} where ${expected} or ${expected + 1} must come; sort the rows by cluster.`,
        { row: i },
      );
    }
  }
  if (cluster.length > 0) offsets.push(cluster.length);
  return Int32Array.from(offsets);
}

interface NestedProjector {
  readonly parameters: number;
  project(values: Float64Array): void;
}

function nestedProjector(nested: readonly Int32Array[], from: number, to: number): NestedProjector {
  const size = to - from;
  if (nested.length === 0) return { parameters: 0, project: () => undefined };
  const one = localLevels(nested[0]!, from, to);
  const demean = (levels: LocalLevels, values: Float64Array): void => {
    const sums = new Float64Array(levels.count);
    for (let i = 0; i < size; ++i) sums[levels.of[i]!]! += values[i]!;
    for (let i = 0; i < size; ++i) values[i]! -= sums[levels.of[i]!]! / levels.size[levels.of[i]!]!;
  };
  if (nested.length === 1) return { parameters: one.count, project: (values) => demean(one, values) };
  const two = localLevels(nested[1]!, from, to);
  const solver = secondEffectSystem(one, two, size);
  return {
    parameters: one.count + solver.rank,
    project: (values) => {
      demean(one, values);
      const sums = new Float64Array(two.count);
      for (let i = 0; i < size; ++i) sums[two.of[i]!]! += values[i]!;
      const effect = solver.solve(sums);
      for (let i = 0; i < size; ++i) values[i]! -= effect[two.of[i]!]!;
      demean(one, values);
    },
  };
}

interface LocalLevels {
  readonly of: Int32Array;
  readonly size: Float64Array;
  readonly count: number;
}

function localLevels(effect: Int32Array, from: number, to: number): LocalLevels {
  const known = new Map<number, number>();
  const of = new Int32Array(to - from);
  const size: number[] = [];
  for (let i = from; i < to; ++i) {
    let level = known.get(effect[i]!);
    if (level === undefined) {
      level = known.size;
      known.set(effect[i]!, level);
      size.push(0);
    }
    of[i - from] = level;
    size[level]! += 1;
  }
  return { of, size: Float64Array.from(size), count: size.length };
}

/** System of the second nested effect once the first is projected out: D2' M1 D2. */
function secondEffectSystem(one: LocalLevels, two: LocalLevels, size: number): SemidefiniteSolver {
  const joint = new Float64Array(one.count * two.count);
  for (let i = 0; i < size; ++i) joint[one.of[i]! * two.count + two.of[i]!]! += 1;
  const system = new Float64Array(two.count * two.count);
  for (let level = 0; level < two.count; ++level) system[level * two.count + level] = two.size[level]!;
  for (let c = 0; c < one.count; ++c) {
    for (let a = 0; a < two.count; ++a) {
      const share = joint[c * two.count + a]! / one.size[c]!;
      if (share === 0) continue;
      for (let b = 0; b < two.count; ++b) system[a * two.count + b]! -= share * joint[c * two.count + b]!;
    }
  }
  return semidefiniteSolver(system, two.count);
}

/** D' M_nested D of the crossing effect, summed over clusters. */
function crossedSystem(
  projectors: readonly NestedProjector[],
  offsets: Int32Array,
  crossed: Int32Array,
  levels: number,
): SemidefiniteSolver {
  const system = new Float64Array(levels * levels);
  projectors.forEach((projector, g) => {
    const from = offsets[g]!;
    const size = offsets[g + 1]! - from;
    const present = new Set<number>();
    for (let i = 0; i < size; ++i) present.add(crossed[from + i]!);
    for (const level of present) {
      const unit = new Float64Array(size);
      for (let i = 0; i < size; ++i) if (crossed[from + i] === level) unit[i] = 1;
      projector.project(unit);
      for (let i = 0; i < size; ++i) system[level * levels + crossed[from + i]!]! += unit[i]!;
    }
  });
  // Rounding leaves 1e-17 where blocks do not touch; exact zeros keep the factor inside its blocks.
  for (let a = 0; a < levels; ++a) {
    for (let b = 0; b < a; ++b) {
      const mean = 0.5 * (system[a * levels + b]! + system[b * levels + a]!);
      const value = Math.abs(mean) < 1e-13 ? 0 : mean;
      system[a * levels + b] = value;
      system[b * levels + a] = value;
    }
  }
  return semidefiniteSolver(system, levels);
}
