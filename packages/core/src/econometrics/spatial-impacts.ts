import { InputError } from "../errors/index.ts";
import { choleskyFactor, type Random, sortedQuantile } from "../numeric/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import { type SpatialFilter, spatialFilter } from "./spatial-filter.ts";
import type { SpatialCoefficient } from "./spatial-likelihood.ts";

/** Intervals of impacts. */
export interface SpatialImpactOptions {
  /** Seeded source of draws of the parameters; without it there are no intervals. No default. */
  readonly random?: Random;
  /** Default 1000. */
  readonly draws?: number;
  /** Coverage in (0, 1). Default 0.95. */
  readonly level?: number;
}

/** An effect with its interval; the ends are NaN without draws. */
export interface SpatialImpact {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Effects of a unit more of one regressor. */
export interface SpatialImpacts {
  readonly name: string;
  /** On the region itself, feedback through its neighbours included, mean over regions. */
  readonly direct: SpatialImpact;
  /** On all other regions together. */
  readonly indirect: SpatialImpact;
  readonly total: SpatialImpact;
}

/** The part of an estimated lag model that impacts need. */
export interface SpatialLagEstimate {
  readonly coefficients: readonly SpatialCoefficient[];
  readonly spatial: SpatialCoefficient;
  readonly covariance: Float64Array;
}

/**
 * Direct, indirect and total effects in a spatial lag or Durbin model.
 *
 *     S = (I - rho W)^(-1) (b I + t W),   direct = tr(S) / n,   total = (b + t) / (1 - rho),   indirect = total - direct
 *
 * t is the coefficient of the regressor's spatial lag (0 in the plain lag model). Intervals come from normal draws of (b, t, rho);
 * draws with rho outside (-1, 1) are left out.
 *
 * @param estimate  from `spatialMaximumLikelihood` (model `lag`) or `spatialTwoStage`
 * @param weights   those of the estimate
 * @throws InputError `error-model` for an estimate of the error model, where coefficients are effects
 * @see LeSage and Pace (2009), Introduction to Spatial Econometrics, section 2.7
 */
export function spatialImpacts(
  estimate: SpatialLagEstimate,
  weights: SpatialWeights,
  options: SpatialImpactOptions = {},
): SpatialImpacts[] {
  if (estimate.spatial.name !== "rho") {
    throw new InputError(
      "error-model",
      "spatialImpacts: in an error model the coefficients are the effects; impacts are for lag models.",
    );
  }
  const filter = spatialFilter(weights);
  const k = estimate.coefficients.length;
  const names = estimate.coefficients.map(({ name }) => name);
  const point = Float64Array.from([...estimate.coefficients.map((c) => c.estimate), estimate.spatial.estimate]);
  const draws = options.random ? drawParameters(point, estimate.covariance, options.draws ?? 1000, options.random) : [];
  const trace = traceCurve(
    filter,
    [point, ...draws].map((draw) => draw[k]!),
  );
  const regressors = names.filter((name) => name !== "intercept" && !name.startsWith("lag:"));
  const tail = (1 - (options.level ?? 0.95)) / 2;
  return regressors.map((name) => {
    const own = names.indexOf(name);
    const lagged = names.indexOf(`lag:${name}`);
    const effects = (parameters: Float64Array): { direct: number; total: number } => {
      const rho = parameters[k]!;
      const b = parameters[own]!;
      const t = lagged < 0 ? 0 : parameters[lagged]!;
      const mean = trace(rho);
      return { direct: b * (1 + rho * mean) + t * mean, total: (b + t) / (1 - rho) };
    };
    const drawn = draws.map(effects);
    const impact = (pick: (effect: { direct: number; total: number }) => number): SpatialImpact => {
      const sorted = Float64Array.from(drawn, pick).sort();
      return {
        estimate: pick(effects(point)),
        low: sorted.length > 0 ? sortedQuantile(sorted, tail) : Number.NaN,
        high: sorted.length > 0 ? sortedQuantile(sorted, 1 - tail) : Number.NaN,
      };
    };
    return {
      name,
      direct: impact(({ direct }) => direct),
      indirect: impact(({ direct, total }) => total - direct),
      total: impact(({ total }) => total),
    };
  });
}

/** Normal draws of the parameters whose spatial one (the last) lies inside (-1, 1). */
function drawParameters(point: Float64Array, covariance: Float64Array, draws: number, random: Random): Float64Array[] {
  const size = point.length;
  const { lower } = choleskyFactor(covariance, size);
  const out: Float64Array[] = [];
  for (let d = 0; d < draws; ++d) {
    const noise = Float64Array.from({ length: size }, () => random.normal());
    const draw = point.map((value, a) => {
      let sum = value;
      for (let b = 0; b <= a; ++b) sum += lower[a * size + b]! * noise[b]!;
      return sum;
    });
    if (Math.abs(draw[size - 1]!) < 1) out.push(draw);
  }
  return out;
}

/** tr(W (I - rho W)^(-1)) / n, exact at the first rho and interpolated over 24 Chebyshev points for the rest. */
function traceCurve(filter: SpatialFilter, rhos: readonly number[]): (rho: number) => number {
  const exact = filter.traces(rhos[0]!).a / filter.n;
  if (rhos.length === 1) return () => exact;
  const low = Math.min(...rhos);
  const high = Math.max(...rhos);
  const count = 24;
  const nodes = Array.from(
    { length: count },
    (_, t) => (low + high) / 2 + ((high - low) / 2) * Math.cos((Math.PI * (t + 0.5)) / count),
  );
  const values = nodes.map((rho) => filter.traces(rho).a / filter.n);
  const factors = nodes.map((_, t) => (t % 2 === 0 ? 1 : -1) * Math.sin((Math.PI * (t + 0.5)) / count));
  return (rho) => {
    if (rho === rhos[0]) return exact;
    let above = 0;
    let below = 0;
    for (let t = 0; t < count; ++t) {
      const gap = rho - nodes[t]!;
      if (gap === 0) return values[t]!;
      above += (factors[t]! * values[t]!) / gap;
      below += factors[t]! / gap;
    }
    return above / below;
  };
}
