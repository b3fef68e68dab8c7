import { InputError } from "../errors/index.ts";
import { chiSquareProbability, choleskyFactor, choleskySolve } from "../numeric/index.ts";
import type { SpatialWeights } from "../space/index.ts";
import type { PanelData } from "./panel-data.ts";
import { concentratedLikelihood } from "./spatial-concentrated.ts";
import { type SpatialDiagnostics, type SpatialTest, spatialScoreTests } from "./spatial-diagnostics.ts";
import { spatialFilter } from "./spatial-filter.ts";
import { normalCoefficient, type SpatialCoefficient } from "./spatial-likelihood.ts";
import { type SpatialPanelEffects, spatialPanelDesign } from "./spatial-panel-design.ts";

export interface SpatialPanelOptions {
  /** `lag`: outcomes spill over; `error`: the unobserved is alike nearby. Default `lag`. */
  readonly model?: "lag" | "error";
  /** `all` adds the spatial lag of every regressor. Default `none`. */
  readonly durbin?: "none" | "all";
  /** Default `entity`. */
  readonly effects?: SpatialPanelEffects;
  /**
   * What the entity effects cost: `none` divides by N T, as maximum likelihood with dummies does, and understates variances by 1/T; `lee-yu`
   * counts T - 1 periods. For `entity` effects. Default `none`.
   */
  readonly correction?: "none" | "lee-yu";
}

/** A spatial regression of a panel of regions. */
export interface SpatialPanel {
  readonly coefficients: readonly SpatialCoefficient[];
  /** rho of the lag model, lambda of the error model. */
  readonly spatial: SpatialCoefficient;
  readonly sigma2: number;
  readonly logLikelihood: number;
  /** Without the spatial parameter. */
  readonly logLikelihoodWithout: number;
  /** Of coefficients and spatial parameter (last), [(k + 1) x (k + 1)]. */
  readonly covariance: Float64Array;
  readonly entities: number;
  readonly periods: number;
  readonly status: "converged" | "at-bound";
}

/**
 * Spatial lag, error and Durbin regressions of a balanced panel with fixed effects, by maximum likelihood.
 *
 *     y_t = rho W y_t + X_t b + mu + eta_t + e_t          or          y_t = X_t b + mu + eta_t + u_t,   u_t = lambda W u_t + e_t
 *
 * Effects are taken out by deviations from means; the rest is the likelihood of T cross-sections, with standard errors from the
 * information matrix. Impacts of a lag model: `spatialImpacts`.
 *
 * @param data     balanced; entity e is row e of the weights
 * @param weights  row-standardised, without isolates, up to 4,000 regions
 * @throws InputError as `spatialPanelDesign`; `no-correction` for the correction with other effects than `entity`
 * @see Elhorst (2014), Spatial Econometrics, section 3.3; Lee and Yu (2010) for the correction
 */
export function spatialPanel(data: PanelData, weights: SpatialWeights, options: SpatialPanelOptions = {}): SpatialPanel {
  const { model = "lag", durbin = "none", effects = "entity", correction = "none" } = options;
  if (correction === "lee-yu" && effects !== "entity") {
    throw new InputError(
      "no-correction",
      `spatialPanel: the correction of Lee and Yu is computed for entity effects, not for ${effects}. Use effects "entity" or correction "none".`,
      { effects },
    );
  }
  const design = spatialPanelDesign("spatialPanel", data, weights, effects, durbin);
  const copies = design.periods - (correction === "lee-yu" ? 1 : 0);
  const fit = concentratedLikelihood(model, design, spatialFilter(weights), copies);
  const { k } = design;
  return {
    coefficients: design.names.map((name, c) => normalCoefficient(name, fit.coefficients[c]!, fit.covariance[c * (k + 2)]!)),
    spatial: normalCoefficient(model === "lag" ? "rho" : "lambda", fit.r, fit.covariance[k * (k + 2)]!),
    sigma2: fit.sigma2,
    logLikelihood: fit.logLikelihood,
    logLikelihoodWithout: fit.logLikelihoodWithout,
    covariance: fit.covariance,
    entities: design.entities,
    periods: design.periods,
    status: fit.status,
  };
}

/**
 * Lagrange multiplier tests of a panel regression without spatial terms: which spatial model, if any?
 *
 * The tests of a cross-section with I_T (x) W in place of W, on residuals of the regression with the effects taken out.
 *
 * @throws InputError as `spatialPanelDesign`
 * @see Elhorst (2014), section 3.4; Anselin, Le Gallo and Jayet (2008)
 */
export function spatialPanelDiagnostics(
  data: PanelData,
  weights: SpatialWeights,
  effects: SpatialPanelEffects = "entity",
): SpatialDiagnostics {
  const design = spatialPanelDesign("spatialPanelDiagnostics", data, weights, effects, "none");
  return spatialScoreTests(design, weights, design.periods);
}

/** Estimates of one model that are compared with another's. */
export interface ComparedEstimates {
  readonly coefficients: readonly SpatialCoefficient[];
  /** Square, its leading rows and columns those of the coefficients. */
  readonly covariance: Float64Array;
}

/**
 * Hausman's test of random against fixed effects, the spatial parameter in both: are the effects unrelated to the regressors?
 *
 *     H = d' (V_fixed - V_random)^(-1) d,   d = b_fixed - b_random over the coefficients both have
 *
 * @returns the statistic is NaN where the difference of the covariances is singular; where it is indefinite |H| is given, as peers do, and
 *   `definite` is false: read it with care
 * @see Mutl and Pfaffermayr (2011), The Hausman test in a Cliff and Ord panel model
 */
export function spatialHausman(
  fixed: ComparedEstimates,
  random: ComparedEstimates,
): SpatialTest & { readonly definite: boolean } {
  const at = fixed.coefficients.flatMap(({ name }, f) => {
    const r = random.coefficients.findIndex((other) => other.name === name);
    return r < 0 ? [] : [{ f, r }];
  });
  const df = at.length;
  const sizeFixed = Math.sqrt(fixed.covariance.length);
  const sizeRandom = Math.sqrt(random.covariance.length);
  const gap = Float64Array.from(at, ({ f, r }) => fixed.coefficients[f]!.estimate - random.coefficients[r]!.estimate);
  const spread = new Float64Array(df * df);
  at.forEach((a, i) => {
    at.forEach((b, j) => {
      spread[i * df + j] = fixed.covariance[a.f * sizeFixed + b.f]! - random.covariance[a.r * sizeRandom + b.r]!;
    });
  });
  const { lower, status } = choleskyFactor(spread, df);
  const definite = status === "factored";
  const solved = definite ? choleskySolve(lower, df, gap) : eliminate(spread, gap);
  const statistic = Math.abs(gap.reduce((sum, value, i) => sum + value * solved[i]!, 0));
  return { statistic, df, p: chiSquareProbability(statistic, df, "upper"), definite };
}

/** A^(-1) b by Gaussian elimination with row exchanges; NaN where singular. */
function eliminate(matrix: Float64Array, b: Float64Array): Float64Array {
  const n = b.length;
  const a = matrix.slice();
  const x = b.slice();
  for (let p = 0; p < n; ++p) {
    let best = p;
    for (let r = p + 1; r < n; ++r) if (Math.abs(a[r * n + p]!) > Math.abs(a[best * n + p]!)) best = r;
    for (let c = 0; c < n; ++c) [a[p * n + c], a[best * n + c]] = [a[best * n + c]!, a[p * n + c]!];
    [x[p], x[best]] = [x[best]!, x[p]!];
    for (let r = p + 1; r < n; ++r) {
      const ratio = a[r * n + p]! / a[p * n + p]!;
      for (let c = p; c < n; ++c) a[r * n + c]! -= ratio * a[p * n + c]!;
      x[r]! -= ratio * x[p]!;
    }
  }
  for (let p = n - 1; p >= 0; --p) {
    for (let c = p + 1; c < n; ++c) x[p]! -= a[p * n + c]! * x[c]!;
    x[p]! /= a[p * n + p]!;
  }
  return x;
}
