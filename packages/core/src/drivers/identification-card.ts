import {
  type BiasReducedCovariance,
  type ClusteredRegression,
  contrastVector,
  contrastWeights,
  satterthwaite,
} from "../econometrics/index.ts";
import type { Random } from "../numeric/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import type { TranslogDesign } from "./translog-design.ts";

/** Moran's I of residuals averaged over the industries of a region and year. */
export interface ResidualMoran {
  readonly statistic: number;
  readonly expected: number;
  /** Share of joint relabellings of regions with an I as far above its mean as observed, one-sided. */
  readonly pValue: number;
  readonly permutations: number;
}

/** A region and its share of the information about w. */
export interface LeadingRegion {
  readonly region: string;
  readonly share: number;
}

export type IdentificationWarning =
  | "within-share-of-a-below-1-percent"
  | "fewer-than-10-degrees-of-freedom"
  | "one-region-above-20-percent"
  | "residuals-spatially-correlated"
  | "half-distance-too-short"
  | "fewer-than-10-clusters"
  | "two-years-only";

/** What the data offer to identify w with. */
export interface IdentificationCard {
  /** Standard deviation within effects, and its share of the total variance, of ln A and ln T. */
  readonly withinDeviationA: number;
  readonly withinShareA: number;
  /** NaN where the effects absorb ln T. */
  readonly withinDeviationT: number;
  readonly withinShareT: number;
  /** Share of the within variation of ln A ln T that is mean(ln A) of the cell times ln T. */
  readonly shareFromMeanA: number;
  readonly clusters: number;
  /** G* of Carter, Schnepel and Steigerwald for w, from partial leverages. */
  readonly effectiveClusters: number;
  /** Satterthwaite degrees of freedom of w. */
  readonly degreesOfFreedom: number;
  /** All regions by their share of the information about w, largest first. */
  readonly leadingRegions: readonly LeadingRegion[];
  /** Undefined without spatial weights. */
  readonly moran?: ResidualMoran;
  readonly warnings: readonly IdentificationWarning[];
}

export interface IdentificationOptions {
  /** Weights over the panel's regions in panel order, for Moran's I; default none. */
  readonly weights?: SpatialWeights;
  /** Half-distance used for A, kilometres, with the median distance to the nearest neighbour; default unknown. */
  readonly halfDistanceKm?: number;
  readonly medianNearestKm?: number;
  /** Default 999. */
  readonly permutations?: number;
}

/**
 * The identification card of an estimate of w.
 *
 * @param regions names in panel order
 * @param years   years used
 * @param random  seeded, for Moran's permutations
 */
export function identificationCard(
  design: TranslogDesign,
  fit: ClusteredRegression,
  covariance: BiasReducedCovariance,
  regions: readonly string[],
  years: number,
  random: Random,
  options: IdentificationOptions = {},
): IdentificationCard {
  const a = withinVariation(design, design.logA);
  const t = withinVariation(design, design.logT);
  const vector = contrastVector(fit, { w: 1 })!;
  const weights = contrastWeights(fit, vector);
  const information = new Float64Array(fit.effects.clusters);
  let total = 0;
  for (let g = 0; g < information.length; ++g) {
    for (let i = fit.effects.offsets[g]!; i < fit.effects.offsets[g + 1]!; ++i) information[g]! += weights[i]! ** 2;
    total += information[g]!;
  }
  const leadingRegions = [...information]
    .map((value, g) => ({ region: regions[design.clusterRegions[g]!]!, share: value / total }))
    .sort((x, y) => y.share - x.share);
  const G = information.length;
  let variation = 0;
  for (const value of information) variation += ((value * G) / total - 1) ** 2 / G;
  const degreesOfFreedom = satterthwaite(fit, covariance, vector);
  const moran = options.weights ? residualMoran(design, fit, options.weights, random, options.permutations ?? 999) : undefined;
  const warnings: IdentificationWarning[] = [];
  if (a.share < 0.01) warnings.push("within-share-of-a-below-1-percent");
  if (degreesOfFreedom < 10) warnings.push("fewer-than-10-degrees-of-freedom");
  if ((leadingRegions[0]?.share ?? 0) > 0.2) warnings.push("one-region-above-20-percent");
  if (moran && moran.pValue < 0.05) warnings.push("residuals-spatially-correlated");
  if ((options.halfDistanceKm ?? Infinity) < 0.5 * (options.medianNearestKm ?? 0)) warnings.push("half-distance-too-short");
  if (G < 10) warnings.push("fewer-than-10-clusters");
  if (years === 2) warnings.push("two-years-only");
  return {
    withinDeviationA: a.deviation,
    withinShareA: a.share,
    withinDeviationT: t.deviation,
    withinShareT: t.share,
    shareFromMeanA: shareFromMean(design),
    clusters: G,
    effectiveClusters: G / (1 + variation),
    degreesOfFreedom,
    leadingRegions,
    ...(moran ? { moran } : {}),
    warnings,
  };
}

function withinVariation(design: TranslogDesign, values: Float64Array): { deviation: number; share: number } {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const within = design.effects.project(Float64Array.from(values)).reduce((sum, value) => sum + value * value, 0);
  if (within < 1e-16 * total || total === 0) return { deviation: Number.NaN, share: 0 };
  return { deviation: Math.sqrt(within / (n - design.effects.degreesOfFreedom)), share: within / total };
}

function shareFromMean(design: TranslogDesign): number {
  const n = design.logA.length;
  const years = 1 + design.year.reduce((most, t) => Math.max(most, t), 0);
  const sums = new Map<number, { sum: number; count: number }>();
  const id = (i: number) => design.cell[i]! - design.year[i]!;
  for (let i = 0; i < n; ++i) {
    const entry = sums.get(id(i)) ?? { sum: 0, count: 0 };
    sums.set(id(i), { sum: entry.sum + design.logA[i]!, count: entry.count + 1 });
  }
  if (years < 1) return Number.NaN;
  const product = design.effects.project(design.logA.map((a, i) => a * design.logT[i]!));
  const fromMean = design.effects.project(
    Float64Array.from({ length: n }, (_, i) => {
      const { sum, count } = sums.get(id(i))!;
      return (sum / count) * design.logT[i]!;
    }),
  );
  let cross = 0;
  let own = 0;
  for (let i = 0; i < n; ++i) {
    cross += product[i]! * fromMean[i]!;
    own += product[i]! ** 2;
  }
  return cross / own;
}

function residualMoran(
  design: TranslogDesign,
  fit: ClusteredRegression,
  weights: SpatialWeights,
  random: Random,
  permutations: number,
): ResidualMoran {
  const R = weights.ids.length;
  const T = 1 + design.year.reduce((most, t) => Math.max(most, t), 0);
  const sums = new Float64Array(R * T);
  const counts = new Float64Array(R * T);
  fit.residuals.forEach((value, i) => {
    sums[design.region[i]! * T + design.year[i]!]! += value;
    counts[design.region[i]! * T + design.year[i]!]! += 1;
  });
  const used = [...design.clusterRegions];
  const mean = (r: number, t: number) => (counts[r * T + t]! > 0 ? sums[r * T + t]! / counts[r * T + t]! : 0);
  const values = used.map((r) => Float64Array.from({ length: T }, (_, t) => mean(r, t)));
  const place = new Map(used.map((r, position) => [r, position]));
  const links: [number, number, number][] = [];
  let mass = 0;
  for (const i of used) {
    for (let link = weights.offsets[i]!; link < weights.offsets[i + 1]!; ++link) {
      const j = place.get(weights.neighbours[link]!);
      if (j === undefined || weights.neighbours[link] === i) continue;
      links.push([place.get(i)!, j, weights.values[link]!]);
      mass += weights.values[link]!;
    }
  }
  // Products once, so that a relabelling only looks up pairs.
  const m = used.length;
  const products = new Float64Array(m * m);
  let own = 0;
  for (let i = 0; i < m; ++i) {
    for (let j = 0; j < m; ++j) for (let t = 0; t < T; ++t) products[i * m + j]! += values[i]![t]! * values[j]![t]!;
    own += products[i * m + i]!;
  }
  const statistic = (order: ArrayLike<number>): number => {
    let sum = 0;
    for (const [i, j, weight] of links) sum += weight * products[order[i]! * m + order[j]!]!;
    return (m * sum) / (mass * own);
  };
  const order = Int32Array.from({ length: m }, (_, i) => i);
  const observed = statistic(order);
  let exceed = 1;
  for (let draw = 0; draw < permutations; ++draw) {
    for (let i = m - 1; i > 0; --i) {
      const j = random.integer(i + 1);
      const swap = order[i]!;
      order[i] = order[j]!;
      order[j] = swap;
    }
    if (statistic(order) >= observed) ++exceed;
  }
  return { statistic: observed, expected: -1 / (m - 1), pValue: exceed / (permutations + 1), permutations };
}
