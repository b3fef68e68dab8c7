import { normalProbability } from "../numeric/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import { concentratedLikelihood } from "./spatial-concentrated.ts";
import { type SpatialSample, spatialDesign } from "./spatial-design.ts";
import { spatialFilter } from "./spatial-filter.ts";

/** Which spatial regression. */
export interface SpatialModelOptions {
  /**
   * `lag`: y = rho W y + X b + e (outcomes spill over); `error`: y = X b + u, u = lambda W u + e (the unobserved is alike nearby).
   * Default `lag`.
   */
  readonly model?: "lag" | "error";
  /** `all` adds the spatial lag of every regressor (Durbin). Default `none`. */
  readonly durbin?: "none" | "all";
}

/** One coefficient with its asymptotic normal test. */
export interface SpatialCoefficient {
  readonly name: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
}

/** A spatial regression by maximum likelihood. */
export interface SpatialLikelihood {
  readonly model: "lag" | "error";
  readonly durbin: "none" | "all";
  /** Coefficients of X in the order of the design, intercept first. */
  readonly coefficients: readonly SpatialCoefficient[];
  /** rho of the lag model, lambda of the error model. */
  readonly spatial: SpatialCoefficient;
  /** Of e, divided by n. */
  readonly sigma2: number;
  readonly logLikelihood: number;
  /** Log-likelihood of the same regression without the spatial parameter. */
  readonly logLikelihoodWithout: number;
  /** 2 (all parameters, sigma2 included) - 2 log-likelihood. */
  readonly aic: number;
  /** Covariance of coefficients and spatial parameter (last), [(k + 1) x (k + 1)]. */
  readonly covariance: Float64Array;
  /** e, [n]. */
  readonly residuals: Float64Array;
  readonly status: "converged" | "at-bound";
}

/**
 * Spatial lag, spatial error and Durbin regressions by maximum likelihood.
 *
 *     ln L = -(n/2)(ln(2 pi) + 1) - (n/2) ln(SSE(r) / n) + ln det(I - r W)
 *
 * with coefficients concentrated out; r solves d ln L / d r = 0 inside (-1, 1). Standard errors are from the information matrix.
 * Coefficients of a lag model are not effects: see `spatialImpacts`.
 *
 * @param sample   y and regressors of n regions
 * @param weights  row-standardised, without isolates, up to 4,000 regions
 * @returns `at-bound` when the likelihood still rises at an end of (-1, 1)
 * @throws InputError `not-row-standardised`, `isolates-present`, `shape-mismatch`, `missing-values`, `too-few-regions`,
 *   `too-many-regions`
 * @see Ord (1975), Estimation methods for models of spatial interaction; Anselin (1988), Spatial Econometrics, chapter 6
 */
export function spatialMaximumLikelihood(
  sample: SpatialSample,
  weights: SpatialWeights,
  options: SpatialModelOptions = {},
): SpatialLikelihood {
  const model = options.model ?? "lag";
  const durbin = options.durbin ?? "none";
  const design = spatialDesign("spatialMaximumLikelihood", sample, weights, durbin);
  const fit = concentratedLikelihood(model, design, spatialFilter(weights), 1);
  const { k } = design;
  return {
    model,
    durbin,
    coefficients: design.names.map((name, c) => normalCoefficient(name, fit.coefficients[c]!, fit.covariance[c * (k + 2)]!)),
    spatial: normalCoefficient(model === "lag" ? "rho" : "lambda", fit.r, fit.covariance[k * (k + 2)]!),
    sigma2: fit.sigma2,
    logLikelihood: fit.logLikelihood,
    logLikelihoodWithout: fit.logLikelihoodWithout,
    aic: 2 * (k + 2) - 2 * fit.logLikelihood,
    covariance: fit.covariance,
    residuals: fit.residuals,
    status: fit.status,
  };
}

/** An estimate with its asymptotic normal test. */
export function normalCoefficient(name: string, estimate: number, variance: number): SpatialCoefficient {
  const standardError = Math.sqrt(variance);
  const z = estimate / standardError;
  return { name, estimate, standardError, z, p: 2 * normalProbability(Math.abs(z), "upper") };
}
