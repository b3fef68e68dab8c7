import { InputError } from "../errors/index.ts";
import { chiSquareProbability, leastSquares, semidefiniteSolver, symmetricEigen } from "../numeric/index.ts";
import { columnMatrix, indexPanel, type PanelData } from "./panel-data.ts";
import { finishPanelFit, INTERCEPT, type PanelRegression, panelRegression } from "./panel-regression.ts";
import type { CovarianceKind } from "./robust-covariance.ts";

export interface RandomEffectsOptions {
  /** Default `entity`. */
  readonly effects?: "entity" | "two-way";
  /** Default `classical`. */
  readonly covariance?: CovarianceKind;
  /** Default 0.95. */
  readonly level?: number;
}

/** A random-effects regression with its variance components. */
export interface RandomEffectsRegression extends PanelRegression {
  /** Variances of the idiosyncratic, entity and period parts; negative estimates are set to 0. */
  readonly variances: { readonly idiosyncratic: number; readonly entity: number; readonly period: number };
}

/**
 * Random effects with the variance components of Swamy and Arora.
 *
 *     y_it - theta_i ybar_i - theta_t ybar_t + theta_it ybar
 *
 * One-way handles unbalanced panels (theta by entity); two-way needs a balanced one.
 *
 * @param data rows of a panel
 * @throws InputError `unbalanced` for two-way effects on an unbalanced panel
 * @see Swamy and Arora (1972); Baltagi (2021), Econometric Analysis of Panel Data, ch. 2, 3 and 9
 */
export function randomEffects(data: PanelData, options: RandomEffectsOptions = {}): RandomEffectsRegression {
  const effects = options.effects ?? "entity";
  const index = indexPanel(data, "randomEffects");
  const n = data.y.length;
  const { entities: N, periods: T, entity, period } = index;
  const balanced = n === N * T;
  if (effects === "two-way" && !balanced) {
    throw new InputError(
      "unbalanced",
      `randomEffects: ${n} rows of ${N} entities x ${T} periods; two-way random effects need a balanced panel. Use one-way effects or fixed effects.`,
    );
  }
  const columns = [{ id: INTERCEPT, values: new Float64Array(n).fill(1) }, ...data.columns];
  const within = panelRegression(data, { effects: effects === "entity" ? "entity" : "two-way" });
  const idiosyncratic = within.residualSumSquares / within.degreesOfFreedom;
  const k = columns.length;
  const entityMeans = (values: Float64Array) => groupMeans(values, entity, N);
  const periodMeans = (values: Float64Array) => groupMeans(values, period, T);
  const between = (means: (values: Float64Array) => Float64Array, groups: number, size: Float64Array): number => {
    const root = size.map(Math.sqrt);
    const x = columnMatrix(
      columns.map(({ values }) => means(values).map((value, g) => value * root[g]!)),
      groups,
    );
    const fit = leastSquares(
      x,
      means(data.y).map((value, g) => value * root[g]!),
      groups,
      k,
      { tolerance: 1e-8 },
    );
    return fit.residualSumSquares / (groups - fit.rank);
  };
  const sizes = index.rowsPerEntity;
  const betweenEntity = between(entityMeans, N, sizes);
  // Unbalanced: the average number of periods weighted as Swamy and Arora's method needs, n - tr[(X'PX)^-1 X'ZZ'X] over N - k.
  const meanSize = balanced ? T : (n - traceOfBetween(columns, data, entity, N, sizes)) / (N - k);
  const entityVariance = Math.max(0, (betweenEntity - idiosyncratic) / meanSize);
  const periodVariance =
    effects === "two-way" ? Math.max(0, (between(periodMeans, T, new Float64Array(T).fill(N)) - idiosyncratic) / N) : 0;

  const thetaEntity = Float64Array.from(sizes, (size) => 1 - Math.sqrt(idiosyncratic / (idiosyncratic + size * entityVariance)));
  const thetaPeriod = 1 - Math.sqrt(idiosyncratic / (idiosyncratic + N * periodVariance));
  const thetaBoth =
    thetaEntity[0]! + thetaPeriod - 1 + Math.sqrt(idiosyncratic / (idiosyncratic + T * entityVariance + N * periodVariance));
  const transform = (values: Float64Array): Float64Array => {
    const byEntity = entityMeans(values);
    if (effects === "entity") return values.map((value, i) => value - thetaEntity[entity[i]!]! * byEntity[entity[i]!]!);
    const byPeriod = periodMeans(values);
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    return values.map(
      (value, i) => value - thetaEntity[0]! * byEntity[entity[i]!]! - thetaPeriod * byPeriod[period[i]!]! + thetaBoth * mean,
    );
  };
  const x = columnMatrix(
    columns.map(({ values }) => transform(values)),
    n,
  );
  const y = transform(data.y);
  const fit = leastSquares(x, y, n, k, { tolerance: 1e-8 });
  if (fit.collinear.length > 0) {
    const names = fit.collinear.map((j) => columns[j]!.id);
    throw new InputError("collinear", `randomEffects: ${names.join(", ")} are collinear with earlier columns; remove them.`, {
      names,
    });
  }
  const result = finishPanelFit({
    effects: "random",
    kind: options.covariance ?? "classical",
    level: options.level ?? 0.95,
    ids: columns.map(({ id }) => id),
    x,
    y,
    coefficients: fit.coefficients,
    residuals: fit.residuals,
    inverse: fit.inverseCrossProduct,
    entity,
    period,
    entities: N,
    periods: T,
    parameters: k,
    totalParameters: 1,
    dropped: [],
    singletons: 0,
  });
  return { ...result, variances: { idiosyncratic, entity: entityVariance, period: periodVariance } };
}

function groupMeans(values: Float64Array, group: Int32Array, groups: number): Float64Array {
  const sums = new Float64Array(groups);
  const counts = new Float64Array(groups);
  values.forEach((value, i) => {
    sums[group[i]!]! += value;
    counts[group[i]!]! += 1;
  });
  return sums.map((sum, g) => sum / counts[g]!);
}

/** tr[(X'PX)^-1 X'ZZ'X] with P the between projection and Z the entity dummies. */
function traceOfBetween(
  columns: readonly { readonly values: Float64Array }[],
  data: PanelData,
  entity: Int32Array,
  N: number,
  sizes: Float64Array,
): number {
  const k = columns.length;
  const means = columns.map(({ values }) => groupMeans(values, entity, N));
  const p = new Float64Array(k * k);
  const z = new Float64Array(k * k);
  for (let g = 0; g < N; ++g) {
    for (let a = 0; a < k; ++a) {
      for (let b = 0; b < k; ++b) {
        p[a * k + b]! += sizes[g]! * means[a]![g]! * means[b]![g]!;
        z[a * k + b]! += sizes[g]! ** 2 * means[a]![g]! * means[b]![g]!;
      }
    }
  }
  const solver = semidefiniteSolver(p, k);
  if (solver.rank < k) {
    throw new InputError(
      "collinear",
      `randomEffects: the entity means of ${data.columns.map(({ id }) => id).join(", ")} are collinear; use fewer columns or fixed effects.`,
    );
  }
  let trace = 0;
  for (let a = 0; a < k; ++a) {
    trace += solver.solve(Float64Array.from({ length: k }, (_, b) => z[b * k + a]!))[a]!;
  }
  return trace;
}

/** Hausman's comparison of fixed and random effects. */
export interface HausmanTest {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
  /**
   * `indefinite` where the difference of covariances is not positive definite: the statistic is the number that other programs print,
   * but chi-square only approximates it poorly; NaN where the difference is singular, and no p value below 0.
   */
  readonly status: "computed" | "indefinite";
}

/**
 * Hausman test: (b_FE - b_RE)' [V_FE - V_RE]^-1 (b_FE - b_RE), chi-square with as many degrees of freedom as shared coefficients.
 *
 * @see Hausman (1978)
 */
export function hausmanTest(fixed: PanelRegression, random: PanelRegression): HausmanTest {
  const shared = fixed.coefficients.map(({ id }) => id).filter((id) => random.coefficients.some((other) => other.id === id));
  const k = shared.length;
  const at = (fit: PanelRegression, id: string) => fit.coefficients.findIndex((other) => other.id === id);
  const difference = Float64Array.from(
    shared,
    (id) => fixed.coefficients[at(fixed, id)]!.estimate - random.coefficients[at(random, id)]!.estimate,
  );
  const covariance = new Float64Array(k * k);
  shared.forEach((a, i) => {
    shared.forEach((b, j) => {
      covariance[i * k + j] =
        fixed.covariance[at(fixed, a) * fixed.coefficients.length + at(fixed, b)]! -
        random.covariance[at(random, a) * random.coefficients.length + at(random, b)]!;
    });
  });
  const scale = shared.map((id) => fixed.coefficients[at(fixed, id)]!.standardError);
  const { values, vectors } = symmetricEigen(
    covariance.map((value, cell) => value / (scale[Math.floor(cell / k)]! * scale[cell % k]!)),
    k,
  );
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  let statistic = 0;
  values.forEach((value, e) => {
    let projection = 0;
    for (let i = 0; i < k; ++i) projection += (vectors[i * k + e]! * difference[i]!) / scale[i]!;
    statistic += Math.abs(value) > 1e-12 * largest ? projection ** 2 / value : Number.NaN;
  });
  return {
    statistic,
    degreesOfFreedom: k,
    pValue: statistic >= 0 ? chiSquareProbability(statistic, k, "upper") : Number.NaN,
    status: values.every((value) => value > 1e-12 * largest) ? "computed" : "indefinite",
  };
}
