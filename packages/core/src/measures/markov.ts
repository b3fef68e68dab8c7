import { InputError, requireLength } from "../errors/index.ts";
import { chiSquareProbability, lowerBound, sortedQuantile } from "../numeric/index.ts";

/** "yearly": quantiles of each year, so classes always hold equal shares; "pooled": quantiles of all years, so places can all move up. */
export type ClassScheme = "yearly" | "pooled";

/**
 * Classes of places by quantiles.
 *
 * @param values   [R x Y]; NaN stays without class
 * @param years    Y
 * @param classes  K, >= 2
 * @param scheme   default "yearly"
 * @returns class 0 (lowest) to K - 1, [R x Y]; -1 for an absent value. Intervals are closed above; quantiles interpolate linearly
 * @throws InputError `bad-classes`
 */
export function quantileClasses(values: Float64Array, years: number, classes: number, scheme: ClassScheme = "yearly"): Int8Array {
  if (!(Number.isInteger(classes) && classes >= 2 && classes <= 100)) {
    throw new InputError("bad-classes", `quantileClasses: there are ${classes} classes; give a whole number from 2 to 100.`, {
      classes,
    });
  }
  const out = new Int8Array(values.length).fill(-1);
  const step = scheme === "yearly" ? years : 1;
  for (let first = 0; first < step; ++first) {
    const known: number[] = [];
    for (let cell = first; cell < values.length; cell += step) if (!Number.isNaN(values[cell]!)) known.push(values[cell]!);
    if (known.length === 0) continue;
    const sorted = Float64Array.from(known).sort();
    const cuts = Float64Array.from({ length: classes - 1 }, (_, k) => sortedQuantile(sorted, (k + 1) / classes));
    for (let cell = first; cell < values.length; cell += step) {
      if (!Number.isNaN(values[cell]!)) out[cell] = lowerBound(cuts, values[cell]!);
    }
  }
  return out;
}

/** How places move between classes from year to year. */
export interface MarkovChain {
  readonly classes: number;
  /** Moves from class k to class l, [K x K]. */
  readonly transitions: Float64Array;
  /** p_kl, rows sum to 1, [K x K]; NaN in the row of a class that nobody left or stayed in. */
  readonly probabilities: Float64Array;
  /** Long-run shares of the classes if moves continued, [K]; NaN where the chain has no single long run. */
  readonly ergodic: Float64Array;
  /** Shorrocks' mobility (K - trace P) / (K - 1): 0 = nobody moves. */
  readonly mobility: number;
}

/**
 * Markov chain of places between classes.
 *
 *     p_kl = n_kl / sum_l n_kl,   pi P = pi
 *
 * @param classOf  class of place and year, [R x Y], -1 where absent
 * @param years    Y, >= 2
 * @param classes  K
 * @param keep     counts only moves that start where this is true, [R x Y]; default all
 * @returns counts, probabilities, ergodic distribution
 * @throws InputError `too-few-years`, `shape-mismatch`
 * @see Quah (1993), Empirical cross-section dynamics in economic growth; Shorrocks (1978) for mobility
 */
export function markovChain(classOf: Int8Array, years: number, classes: number, keep?: Uint8Array): MarkovChain {
  if (years < 2) throw new InputError("too-few-years", `markovChain: there is ${years} year; a move needs two.`, { years });
  if (keep) requireLength("markovChain", "keep", keep, classOf.length, "one flag per place and year");
  const transitions = new Float64Array(classes * classes);
  for (let row = 0; row < classOf.length; row += years) {
    for (let y = 0; y + 1 < years; ++y) {
      const from = classOf[row + y]!;
      const to = classOf[row + y + 1]!;
      if (from >= 0 && to >= 0 && (!keep || keep[row + y] === 1)) transitions[from * classes + to]! += 1;
    }
  }
  return chainFrom(transitions, classes);
}

/** A chain from counts of moves, [K x K]. */
export function chainFrom(transitions: Float64Array, classes: number): MarkovChain {
  const probabilities = transitions.slice();
  let trace = 0;
  for (let k = 0; k < classes; ++k) {
    let row = 0;
    for (let l = 0; l < classes; ++l) row += transitions[k * classes + l]!;
    for (let l = 0; l < classes; ++l) probabilities[k * classes + l]! /= row;
    trace += probabilities[k * classes + k]!;
  }
  return {
    classes,
    transitions,
    probabilities,
    ergodic: ergodicShares(probabilities, classes),
    mobility: (classes - trace) / (classes - 1),
  };
}

/**
 * Long-run shares of an irreducible chain, by state reduction, which subtracts nothing.
 *
 * @see Grassmann, Taksar and Heyman (1985), Regenerative analysis and steady state distributions for Markov chains
 */
function ergodicShares(probabilities: Float64Array, n: number): Float64Array {
  const p = probabilities.slice();
  for (let k = n - 1; k > 0; --k) {
    let out = 0;
    for (let j = 0; j < k; ++j) out += p[k * n + j]!;
    if (!(out > 0)) return new Float64Array(n).fill(Number.NaN);
    for (let i = 0; i < k; ++i) p[i * n + k]! /= out;
    for (let i = 0; i < k; ++i) for (let j = 0; j < k; ++j) p[i * n + j]! += p[i * n + k]! * p[k * n + j]!;
  }
  const shares = new Float64Array(n);
  shares[0] = 1;
  for (let k = 1; k < n; ++k) for (let i = 0; i < k; ++i) shares[k]! += shares[i]! * p[i * n + k]!;
  const sum = shares.reduce((a, b) => a + b, 0);
  return shares.map((share) => share / sum);
}

/** A test that several groups share one transition matrix. */
export interface HomogeneityTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Tests of equal transition probabilities over groups of moves (neighbourhoods, or periods).
 *
 *     LR = 2 sum_s sum_kl n_kl(s) ln( p_kl(s) / p_kl ),   Q = sum_s sum_kl n_k(s) (p_kl(s) - p_kl)^2 / p_kl
 *     df = sum_k (a_k - 1)(b_k - 1),   a_k groups that start in k, b_k classes reached from k
 *
 * @param transitions  counts by group, [S][K x K]
 * @param classes      K
 * @returns likelihood ratio and Pearson forms; p from chi-square, doubtful where expected counts are small
 * @see Bickenbach and Bode (2003), Evaluating the Markov property in studies of economic convergence, equations 5 to 7
 */
export function transitionHomogeneity(
  transitions: readonly Float64Array[],
  classes: number,
): { readonly likelihoodRatio: HomogeneityTest; readonly pearson: HomogeneityTest } {
  const pooled = new Float64Array(classes * classes);
  for (const group of transitions) {
    group.forEach((n, cell) => {
      pooled[cell]! += n;
    });
  }
  const p = chainFrom(pooled, classes).probabilities;
  let ratio = 0;
  let pearson = 0;
  let degreesOfFreedom = 0;
  for (let k = 0; k < classes; ++k) {
    let groups = 0;
    let reached = 0;
    for (let l = 0; l < classes; ++l) if (pooled[k * classes + l]! > 0) reached += 1;
    for (const group of transitions) {
      let row = 0;
      for (let l = 0; l < classes; ++l) row += group[k * classes + l]!;
      if (row === 0) continue;
      groups += 1;
      for (let l = 0; l < classes; ++l) {
        const expected = p[k * classes + l]!;
        if (!(expected > 0)) continue;
        const observed = group[k * classes + l]! / row;
        if (observed > 0) ratio += 2 * group[k * classes + l]! * Math.log(observed / expected);
        pearson += (row * (observed - expected) ** 2) / expected;
      }
    }
    degreesOfFreedom += Math.max(0, groups - 1) * Math.max(0, reached - 1);
  }
  const test = (statistic: number): HomogeneityTest => ({
    statistic,
    degreesOfFreedom,
    pValue: degreesOfFreedom > 0 ? chiSquareProbability(statistic, degreesOfFreedom, "upper") : Number.NaN,
  });
  return { likelihoodRatio: test(ratio), pearson: test(pearson) };
}

/** A chain for each class of neighbourhood, beside the chain of all. */
export interface SpatialMarkov {
  readonly all: MarkovChain;
  /** Chain of places whose neighbours are in class s at the start, [K]. */
  readonly byNeighbourhood: readonly MarkovChain[];
  readonly likelihoodRatio: HomogeneityTest;
  readonly pearson: HomogeneityTest;
  /** Class of every place and year, and of its neighbourhood, 0 to K - 1, [R x Y]; -1 where absent. */
  readonly classOf: Int8Array;
  readonly neighbourhood: Int8Array;
  /** Places without neighbours, left out of the conditional chains. */
  readonly isolates: readonly number[];
}

/**
 * Spatial Markov chain: do places move differently beside rich than beside poor neighbours?
 *
 * The class of a neighbourhood is that of the weighted mean of its members' values in the starting year, by the same scheme.
 *
 * @param values   [R x Y]
 * @param years    Y, >= 2
 * @param classes  K
 * @param neighbours  compressed rows over places: offsets [R + 1], neighbours and weights; rows are standardised here
 * @param scheme   default "yearly"
 * @returns chains and tests of their equality
 * @throws InputError `shape-mismatch`, `bad-classes`, `too-few-years`
 * @see Rey (2001), Spatial empirics for economic growth and convergence, Geographical Analysis 33: 195-214
 */
export function spatialMarkov(
  values: Float64Array,
  years: number,
  classes: number,
  neighbours: { readonly offsets: Int32Array; readonly neighbours: Int32Array; readonly weights: Float64Array },
  scheme: ClassScheme = "yearly",
): SpatialMarkov {
  const places = values.length / years;
  requireLength("spatialMarkov", "offsets", neighbours.offsets, places + 1, "places + 1");
  const lag = new Float64Array(values.length).fill(Number.NaN);
  const isolates: number[] = [];
  for (let i = 0; i < places; ++i) {
    if (neighbours.offsets[i] === neighbours.offsets[i + 1]) isolates.push(i);
    for (let y = 0; y < years; ++y) {
      let sum = 0;
      let weight = 0;
      for (let e = neighbours.offsets[i]!; e < neighbours.offsets[i + 1]!; ++e) {
        const value = values[neighbours.neighbours[e]! * years + y]!;
        if (Number.isNaN(value)) continue;
        sum += neighbours.weights[e]! * value;
        weight += neighbours.weights[e]!;
      }
      if (weight > 0) lag[i * years + y] = sum / weight;
    }
  }
  const classOf = quantileClasses(values, years, classes, scheme);
  const neighbourhood = quantileClasses(lag, years, classes, scheme);
  const byNeighbourhood = Array.from({ length: classes }, (_, s) =>
    markovChain(
      classOf,
      years,
      classes,
      Uint8Array.from(neighbourhood, (k) => (k === s ? 1 : 0)),
    ),
  );
  const tests = transitionHomogeneity(
    byNeighbourhood.map((chain) => chain.transitions),
    classes,
  );
  return { all: markovChain(classOf, years, classes), byNeighbourhood, ...tests, classOf, neighbourhood, isolates };
}
