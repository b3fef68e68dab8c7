import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { type PreparedPattern, preparePattern, simulationCount, typicalDistance } from "./firm-pattern.ts";
import { type KDensityBandwidth, type KDensitySimulation, simulateKDensity, smoothedCurve } from "./k-density-simulation.ts";
import {
  describeHistogram,
  type GatheredPoints,
  gatherPoints,
  pairsBetweenHistogram,
  pairsWithinHistogram,
} from "./pair-histogram.ts";
import type { PointSet } from "./point-set.ts";
import { type SimulationBands, simulationBands } from "./simulation-bands.ts";

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
  return completed(prepareKDensity(points, members, options), options);
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
  return completed(prepareCrossKDensity(points, first, second, options), options);
}

/** A K-density before its simulations: `finish` takes the simulated curves, or null where there are none. */
export interface PreparedKDensity {
  readonly simulation: KDensitySimulation | null;
  readonly finish: (curves: Float64Array | null) => KDensity;
}

/** `kDensity` up to its simulations, for those who share these between threads. */
export function prepareKDensity(points: PointSet, members: Int32Array, options: KDensityOptions = {}): PreparedKDensity {
  const pattern = preparePattern("kDensity", points, members, options);
  const observed = pairsWithinHistogram(gatherPoints(pattern.embedded, members, pattern.weights), pattern.bins);
  const pool = Int32Array.from({ length: points.ids.length }, (_, i) => i);
  return prepared(pattern, observed, { pool, drawn: members, fixed: null }, options);
}

/** `crossKDensity` up to its simulations. */
export function prepareCrossKDensity(
  points: PointSet,
  first: Int32Array,
  second: Int32Array,
  options: KDensityOptions = {},
): PreparedKDensity {
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
  const taken = new Set(first);
  const pool = Int32Array.from({ length: points.ids.length }, (_, i) => i).filter((i) => !taken.has(i));
  return prepared(pattern, observed, { pool, drawn: second, fixed }, options);
}

/** Makes the simulations that a K-density waits for, here and now. */
function completed({ simulation, finish }: PreparedKDensity, { random }: KDensityOptions): KDensity {
  if (!simulation) return finish(null);
  return finish(simulateKDensity(simulation, random!, new Float64Array(simulation.simulations * simulation.distances.length)));
}

function prepared(
  { embedded, bins, weights }: PreparedPattern,
  observed: Float64Array,
  { pool, drawn, fixed }: { readonly pool: Int32Array; readonly drawn: Int32Array; readonly fixed: GatheredPoints | null },
  options: KDensityOptions,
): PreparedKDensity {
  const reach = options.reach ?? typicalDistance(embedded, bins);
  if (!(reach > 0)) throw new InputError("bad-reach", `kDensity: reach is ${reach}; it must be above 0.`, { reach });
  const steps = options.steps ?? 256;
  const simulations = simulationCount("kDensity", options);
  const work: KDensitySimulation = {
    simulations,
    embedded,
    bins,
    weights: weights ? Float64Array.from(drawn, (m) => weights[m]!) : null,
    fixed,
    pool,
    chosen: drawn.length,
    distances: Float64Array.from({ length: steps }, (_, t) => (reach * t) / (steps - 1)),
    bandwidth: options.bandwidth ?? "silverman",
  };
  const { density, bandwidth } = smoothedCurve(work, observed);
  const found = {
    distances: work.distances,
    density,
    bandwidth,
    meanDistance: describeHistogram(observed, bins).mean,
    binningError: (0.303 * bins.widest) / bandwidth,
  };
  return {
    simulation: simulations > 0 ? work : null,
    finish: (curves) =>
      curves
        ? { ...found, ...tested(density, curves, options.level ?? 0.95), curves }
        : { ...found, bands: null, localisation: null, dispersion: null, curves: null },
  };
}

/** Bands, and what of a curve lies outside them. */
function tested(
  density: Float64Array,
  curves: Float64Array,
  level: number,
): Pick<KDensity, "bands" | "localisation" | "dispersion"> {
  const bands = simulationBands(curves, density.length, level);
  const localisation = density.map((value, t) => Math.max(0, value - bands.globalUpper[t]!));
  const localised = localisation.some((value) => value > 0);
  const dispersion = density.map((value, t) => (localised ? 0 : Math.max(0, bands.globalLower[t]! - value)));
  return { bands, localisation, dispersion };
}
