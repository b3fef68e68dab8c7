import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { preparePattern, simulateSites, simulationCount, typicalDistance } from "./firm-pattern.ts";
import { type DistanceBins, describeHistogram, gatherPoints, pairsWithinHistogram } from "./pair-histogram.ts";
import type { PointSet } from "./point-set.ts";
import { allPieces } from "./shared-work.ts";
import { type SimulationBands, simulationBands } from "./simulation-bands.ts";

/** How the scale curve is computed. */
export interface ScaleCurveOptions {
  /** Weight of every firm of the pattern, [n], >= 0. Default 1 each. */
  readonly weights?: Float64Array;
  /** Scale that counts as small, km (or the unit of planar points), > 0. Default a tenth of the pattern's median distance. */
  readonly smallScale?: number;
  /** Points of the curve, >= 2. Default 256. */
  readonly steps?: number;
  /** Simulated samples, integer >= 1. Default 100. */
  readonly simulations?: number;
  readonly random: Random;
  /** Significance level of both tests, in (0, 1). Default 0.05. */
  readonly level?: number;
  /** Bins of distance. Default 4096. */
  readonly bins?: number;
}

/** Whether an industry is clustered at small scale, and spread or concentrated at large scale. */
export type ScalePattern =
  | "dispersed-with-local-clusters"
  | "concentrated-with-local-clusters"
  | "local-clusters"
  | "concentrated"
  | "dispersed"
  | "no-pattern";

/** An industry's pattern over scales. */
export interface ScaleCurve {
  /** Scales r up to the pattern's largest distance, [steps]. */
  readonly scales: Float64Array;
  /** Share of the industry's pairs within r over the expected share: above 1, more concentrated than chance at that scale. */
  readonly ratio: Float64Array;
  readonly bands: SimulationBands;
  readonly smallScale: number;
  /** Share of pairs within the small scale: observed, simulated mean, and p-value against "no more than chance". */
  readonly small: { readonly observed: number; readonly expected: number; readonly p: number };
  /** Mean distance between two firms: observed, simulated mean, two-sided p-value. */
  readonly large: { readonly observed: number; readonly expected: number; readonly p: number };
  readonly pattern: ScalePattern;
}

/**
 * The scale curve: is an industry "dispersed at large, concentrated in the small" (大分散、小集中)?
 *
 *     ratio(r) = F(r) / mean of simulated F(r),   F(r) = share of pairs of the industry's firms within r
 *
 * Small scale: more pairs within `smallScale` than in simulations. Large scale: the mean distance of pairs, which near pairs hardly
 * move. The statement is a pattern that data may contradict: six answers are possible.
 *
 * @param points   all firms
 * @param members  numbers of the industry's firms, at least 3
 * @throws InputError as `kDensity`
 */
export function scaleCurve(points: PointSet, members: Int32Array, options: ScaleCurveOptions): ScaleCurve {
  const pattern = preparePattern("scaleCurve", points, members, options);
  const simulations = simulationCount("scaleCurve", options);
  if (simulations < 1)
    throw new InputError("bad-simulations", "scaleCurve: at least 1 simulation is needed; 100 or more tell something.");
  const { bins } = pattern;
  const typical = typicalDistance(pattern.embedded, pattern.bins);
  const smallScale = options.smallScale ?? typical / 10;
  const steps = options.steps ?? 256;
  const farthest = bins.centres[bins.count - 1]!;
  const scales = Float64Array.from({ length: steps }, (_, t) => (farthest * (t + 1)) / steps);
  const own = pattern.weights ? Float64Array.from(members, (m) => pattern.weights![m]!) : null;
  const observed = pairsWithinHistogram(gatherPoints(pattern.embedded, members, pattern.weights), bins);
  const curves = new Float64Array(simulations * steps);
  const small = new Float64Array(simulations);
  const large = new Float64Array(simulations);
  const pool = Int32Array.from({ length: points.ids.length }, (_, i) => i);
  const industry = { pool, chosen: members.length };
  simulateSites(industry, simulations, options.random, allPieces(), (s, sites) => {
    const set = gatherPoints(pattern.embedded, sites, null);
    const histogram = pairsWithinHistogram(own ? { ...set, weights: own } : set, bins);
    curves.set(cumulativeShares(histogram, bins, scales), s * steps);
    small[s] = cumulativeShares(histogram, bins, Float64Array.of(smallScale))[0]!;
    large[s] = describeHistogram(histogram, bins).mean;
  });
  const shares = cumulativeShares(observed, bins, scales);
  const expected = new Float64Array(steps);
  for (let at = 0; at < curves.length; ++at) expected[at % steps]! += curves[at]! / simulations;
  for (let at = 0; at < curves.length; ++at) curves[at] = over(curves[at]!, expected[at % steps]!);
  const observedSmall = cumulativeShares(observed, bins, Float64Array.of(smallScale))[0]!;
  const observedLarge = describeHistogram(observed, bins).mean;
  const level = options.level ?? 0.05;
  const smallP = (small.filter((value) => value >= observedSmall).length + 1) / (simulations + 1);
  const nearer = (large.filter((value) => value <= observedLarge).length + 1) / (simulations + 1);
  const farther = (large.filter((value) => value >= observedLarge).length + 1) / (simulations + 1);
  const clustered = smallP <= level;
  const verdict = nearer <= level / 2 ? "concentrated" : farther <= level / 2 ? "dispersed" : "neither";
  return {
    scales,
    ratio: shares.map((share, t) => over(share, expected[t]!)),
    bands: simulationBands(curves, steps, 1 - level),
    smallScale,
    small: { observed: observedSmall, expected: average(small), p: smallP },
    large: { observed: observedLarge, expected: average(large), p: Math.min(1, 2 * Math.min(nearer, farther)) },
    pattern: clustered
      ? verdict === "neither"
        ? "local-clusters"
        : `${verdict}-with-local-clusters`
      : verdict === "neither"
        ? "no-pattern"
        : verdict,
  };
}

/** Share of pairs within each scale; a bin counts where its middle does. */
function cumulativeShares(histogram: Float64Array, bins: DistanceBins, scales: Float64Array): Float64Array {
  let total = 0;
  for (const value of histogram) total += value;
  let b = 0;
  let sum = 0;
  return scales.map((scale) => {
    while (b < bins.count && bins.centres[b]! <= scale) sum += histogram[b++]!;
    return sum / total;
  });
}

function over(value: number, expected: number): number {
  return expected > 0 ? value / expected : value > 0 ? Number.POSITIVE_INFINITY : 1;
}

function average(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum / values.length;
}
