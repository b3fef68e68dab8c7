import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import {
  type PreparedPattern,
  preparePattern,
  type SimulationRange,
  simulateSites,
  simulationCount,
  typicalDistance,
} from "./firm-pattern.ts";
import { silvermanBandwidth, smoothHistogram, solvedBandwidth } from "./histogram-smoothing.ts";
import {
  describeHistogram,
  type GatheredPoints,
  gatherPoints,
  pairsBetweenHistogram,
  pairsWithinHistogram,
} from "./pair-histogram.ts";
import type { PointSet } from "./point-set.ts";
import { type SimulationBands, simulationBands } from "./simulation-bands.ts";

/** How the bandwidth is found: Silverman's rule of thumb, or the equation of Sheather and Jones (1991). */
export type KDensityBandwidth = "silverman" | "sheather-jones";

/** How a K-density is computed. */
export interface KDensityOptions {
  /** Weight of every firm of the pattern (employment), [n], >= 0. Default 1 each. */
  readonly weights?: Float64Array;
  /** Largest distance shown, km (or the unit of planar points), > 0. Default the median distance between firms of the pattern. */
  readonly reach?: number;
  /** Points of the curve from 0 to reach, >= 2. Default 256. */
  readonly steps?: number;
  /**
   * Standard deviation of the Gaussian kernel, > 0, or the rule that finds it. Default Silverman's rule 0.9 min(sd, IQR / 1.34)
   * pairs^(-1/5). A rule is applied to every sample, simulated ones included, so that the observed curve and its reference are one and
   * the same function of their samples. With weights the spread is that of the weighted distances.
   */
  readonly bandwidth?: number | KDensityBandwidth;
  /** Simulated samples, integer >= 0. Default 100 with `random`, 0 without. */
  readonly simulations?: number;
  /** Seeded source of the simulations. No default. */
  readonly random?: Random;
  /**
   * Part of the simulations to do: workers may share the work with the same seed, and `joinKDensityRanges` puts the parts together. A
   * part has curves and no bands. Default all.
   */
  readonly simulationRange?: SimulationRange;
  /** Coverage of each side of the bands, in (0, 1). Default 0.95. */
  readonly level?: number;
  /** Bins of distance; more bins, smaller error. Default 4096. */
  readonly bins?: number;
}

/** A K-density with its reference. */
export interface KDensity {
  /** Distances, km (or the unit of planar points), [steps]. */
  readonly distances: Float64Array;
  /** Density of pairs per unit of distance, [steps]. */
  readonly density: Float64Array;
  readonly bandwidth: number;
  /** Mean distance of the pairs. */
  readonly meanDistance: number;
  /**
   * Bound on the error of binning, as a share of the kernel's peak: 0.303 x bin width / bandwidth. The typical error is its square
   * over 24.
   */
  readonly binningError: number;
  /** Null without simulations. */
  readonly bands: SimulationBands | null;
  /** Index of localisation max(0, K - global upper), [steps]; null without simulations. */
  readonly localisation: Float64Array | null;
  /** Index of dispersion max(0, global lower - K) where the industry is nowhere localised, else 0, [steps]. */
  readonly dispersion: Float64Array | null;
  /** All simulated curves, [simulations x steps]; null without. */
  readonly curves: Float64Array | null;
}

/**
 * Duranton-Overman K-density: how likely is each distance between two firms of an industry, and is that more than chance?
 *
 *     K(d) = sum_{i<j} w[i] w[j] [f((d - d[i,j]) / h) + f((d + d[i,j]) / h)] / (h sum_{i<j} w[i] w[j])
 *
 * with a Gaussian f, reflected at 0. A simulated industry has as many firms, drawn without replacement from all sites with firms;
 * with weights, the industry's own weights are given to the sites drawn.
 *
 * Distances are counted in narrow bins first; `binningError` bounds what that costs.
 *
 * @param points   all firms (the sites an industry could have chosen)
 * @param members  numbers of the industry's firms, all different, at least 3
 * @throws InputError `too-few-firms`, `bad-member`, `shape-mismatch`, `bad-reach`, `same-place`
 * @see Duranton and Overman (2005), Testing for localization using micro-geographic data, equations 1 and 2; Silverman (1986),
 *   Density estimation, equation 3.31
 */
export function kDensity(points: PointSet, members: Int32Array, options: KDensityOptions = {}): KDensity {
  const pattern = preparePattern("kDensity", points, members, options);
  const observed = pairsWithinHistogram(gatherPoints(pattern.embedded, members, pattern.weights), pattern.bins);
  const own = pattern.weights ? Float64Array.from(members, (m) => pattern.weights![m]!) : null;
  return curveWithBands(pattern, observed, options, (sites) => {
    const set = gatherPoints(pattern.embedded, sites.subarray(0, members.length), null);
    return pairsWithinHistogram(own ? { ...set, weights: own } : set, pattern.bins);
  });
}

/**
 * Cross K-density: how likely is each distance between a firm of one industry and a firm of another?
 *
 * In a simulation the first industry stays; the second is drawn from the sites that the first does not use.
 *
 * @param first, second  numbers of the firms of both industries, without overlap, at least 2 each
 * @throws InputError as `kDensity`, and `overlap`
 * @see Duranton and Overman (2008), Exploring the detailed location patterns of UK manufacturing industries, section on colocation
 */
export function crossKDensity(points: PointSet, first: Int32Array, second: Int32Array, options: KDensityOptions = {}): KDensity {
  const both = Int32Array.from([...first, ...second]);
  if (first.length < 2 || second.length < 2) {
    throw new InputError(
      "too-few-firms",
      `crossKDensity: the industries have ${first.length} and ${second.length} firms; both need 2.`,
    );
  }
  const pattern = preparePattern("crossKDensity", points, both, options);
  const fixed = gatherPoints(pattern.embedded, first, pattern.weights);
  const observed = pairsBetweenHistogram(fixed, gatherPoints(pattern.embedded, second, pattern.weights), pattern.bins);
  const own = pattern.weights ? Float64Array.from(second, (m) => pattern.weights![m]!) : null;
  const taken = new Set(first);
  const pool = Int32Array.from({ length: points.ids.length }, (_, i) => i).filter((i) => !taken.has(i));
  return curveWithBands(
    pattern,
    observed,
    options,
    (sites) => {
      const set: GatheredPoints = gatherPoints(pattern.embedded, sites.subarray(0, second.length), null);
      return pairsBetweenHistogram(fixed, own ? { ...set, weights: own } : set, pattern.bins);
    },
    pool,
    second.length,
  );
}

function curveWithBands(
  pattern: PreparedPattern,
  observed: Float64Array,
  options: KDensityOptions,
  simulate: (sites: Int32Array) => Float64Array,
  pool: Int32Array = Int32Array.from({ length: pattern.embedded.count }, (_, i) => i),
  chosen: number = pattern.members.length,
): KDensity {
  const { bins } = pattern;
  const reach = options.reach ?? typicalDistance(pattern);
  if (!(reach > 0)) throw new InputError("bad-reach", `kDensity: reach is ${reach}; it must be above 0.`, { reach });
  const steps = options.steps ?? 256;
  const distances = Float64Array.from({ length: steps }, (_, t) => (reach * t) / (steps - 1));
  const pairs = pairCount(pattern, chosen);
  const description = describeHistogram(observed, bins);
  const chosenBandwidth = (histogram: Float64Array): number => {
    const wanted = options.bandwidth ?? "silverman";
    if (typeof wanted === "number") return wanted;
    return (wanted === "silverman" ? silvermanBandwidth : solvedBandwidth)(histogram, bins, pairs);
  };
  const bandwidth = chosenBandwidth(observed);
  const density = smoothHistogram(observed, bins, distances, bandwidth);
  const simulations = simulationCount("kDensity", options);
  const result = {
    distances,
    density,
    bandwidth,
    meanDistance: description.mean,
    binningError: (0.303 * bins.widest) / bandwidth,
  };
  if (simulations === 0) return { ...result, bands: null, localisation: null, dispersion: null, curves: null };
  const part = options.simulationRange;
  const range = part ?? { from: 0, to: simulations };
  if (!(range.from >= 0 && range.from <= range.to && range.to <= simulations)) {
    throw new InputError(
      "bad-range",
      `kDensity: simulationRange is ${range.from} to ${range.to}; it must lie within 0 to ${simulations}.`,
      { range },
    );
  }
  const curves = new Float64Array((range.to - range.from) * steps);
  simulateSites(pool, chosen, range, options.random!, (s, sites) => {
    const histogram = simulate(sites);
    curves.set(smoothHistogram(histogram, bins, distances, chosenBandwidth(histogram)), (s - range.from) * steps);
  });
  const found = { ...result, bands: null, localisation: null, dispersion: null, curves };
  return part ? found : tested(found, curves, options.level ?? 0.95);
}

/**
 * K-densities of one industry over neighbouring ranges of simulations as one, with bands: the same bits as in one go.
 *
 * @param parts  results with the same options but for `simulationRange`, in order, at least one
 * @param level  coverage of each side of the bands, default 0.95
 * @throws InputError `nothing-to-join`
 */
export function joinKDensityRanges(parts: readonly KDensity[], level = 0.95): KDensity {
  const first = parts[0];
  if (!first) throw new InputError("nothing-to-join", "joinKDensityRanges: no results were given; at least one range is needed.");
  const curves = new Float64Array(parts.reduce((size, { curves }) => size + (curves?.length ?? 0), 0));
  let at = 0;
  for (const part of parts) {
    if (!part.curves) continue;
    curves.set(part.curves, at);
    at += part.curves.length;
  }
  return tested(first, curves, level);
}

/** A curve with its bands and what lies outside them. */
function tested(found: KDensity, curves: Float64Array, level: number): KDensity {
  const { density } = found;
  const bands = simulationBands(curves, density.length, level);
  const localisation = density.map((value, t) => Math.max(0, value - bands.globalUpper[t]!));
  const localised = localisation.some((value) => value > 0);
  const dispersion = density.map((value, t) => (localised ? 0 : Math.max(0, bands.globalLower[t]! - value)));
  return { ...found, bands, localisation, dispersion, curves };
}

function pairCount(pattern: PreparedPattern, chosen: number): number {
  const other = pattern.members.length - chosen;
  return other > 0 ? other * chosen : (chosen * (chosen - 1)) / 2;
}
