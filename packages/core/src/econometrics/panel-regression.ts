import { leastSquares } from "../numeric/index.ts";
import { clusteredEffects } from "./clustered-effects.ts";
import { type DroppedColumn, type IntervalEstimate, intervalEstimate } from "./clustered-regression.ts";
import { columnMatrix, indexPanel, type PanelData } from "./panel-data.ts";
import { type CovarianceKind, coefficientCovariance } from "./robust-covariance.ts";

export type PanelEffects = "pooled" | "entity" | "period" | "two-way";

export interface PanelRegressionOptions {
  /** Default `entity`. */
  readonly effects?: PanelEffects;
  /** Default `classical`. */
  readonly covariance?: CovarianceKind;
  /** Lags of Driscoll–Kraay; default by sample length. */
  readonly lags?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** A coefficient of a panel regression. */
export interface PanelCoefficient extends IntervalEstimate {
  readonly id: string;
}

/** A linear panel regression. */
export interface PanelRegression {
  readonly effects: PanelEffects | "random";
  readonly covarianceKind: CovarianceKind;
  readonly coefficients: readonly PanelCoefficient[];
  /** [k x k] in the order of `coefficients`. */
  readonly covariance: Float64Array;
  readonly dropped: readonly DroppedColumn[];
  readonly residuals: Float64Array;
  readonly residualSumSquares: number;
  /** 1 - SSR / SST of the transformed data (within R2 for fixed effects). */
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  readonly rows: number;
  readonly entities: number;
  readonly periods: number;
  /** Rows of entities or periods observed once, dropped because an effect has them alone. */
  readonly singletons: number;
  readonly degreesOfFreedom: number;
}

/** Id of the constant. */
export const INTERCEPT = "intercept";

/**
 * Pooled, one-way or two-way fixed-effects regression, by exact projection also where the panel is unbalanced.
 *
 * @param data one row per entity and period
 * @see Wooldridge (2010), Econometric Analysis of Cross Section and Panel Data, ch. 10
 * @throws InputError `duplicate-row`, `not-finite`, `nothing-identified`
 */
export function panelRegression(data: PanelData, options: PanelRegressionOptions = {}): PanelRegression {
  const effects = options.effects ?? "entity";
  const kind = options.covariance ?? "classical";
  const { kept, singletons } = withoutSingletons(data, effects);
  const index = indexPanel(kept, "panelRegression");
  const n = kept.y.length;
  const project = projector(index.entity, index.period, effects);
  const dropped: DroppedColumn[] = [];
  const usable: { id: string; values: Float64Array }[] = [];
  for (const { id, values } of kept.columns) {
    const column = project.apply(Float64Array.from(values));
    if (norm(column) <= 1e-9 * norm(values)) dropped.push({ id, reason: "absorbed" });
    else usable.push({ id, values: column });
  }
  if (effects === "pooled") usable.unshift({ id: INTERCEPT, values: new Float64Array(n).fill(1) });
  const y = project.apply(Float64Array.from(kept.y));
  const first = leastSquares(
    columnMatrix(
      usable.map(({ values }) => values),
      n,
    ),
    y,
    n,
    usable.length,
    { tolerance: 1e-8 },
  );
  for (const j of first.collinear) dropped.push({ id: usable[j]!.id, reason: "collinear" });
  const columns = usable.filter((_, j) => !first.collinear.includes(j));
  const x = columnMatrix(
    columns.map(({ values }) => values),
    n,
  );
  const fit = leastSquares(x, y, n, columns.length, { tolerance: 1e-8 });
  return finishPanelFit({
    effects,
    kind,
    level: options.level ?? 0.95,
    ...(options.lags === undefined ? {} : { lags: options.lags }),
    ids: columns.map(({ id }) => id),
    x,
    y,
    coefficients: fit.coefficients,
    residuals: fit.residuals,
    inverse: fit.inverseCrossProduct,
    entity: index.entity,
    period: index.period,
    entities: index.entities,
    periods: index.periods,
    parameters: columns.length + project.parameters,
    totalParameters: project.parameters + (effects === "pooled" ? 1 : 0),
    dropped,
    singletons,
  });
}

/** Parts of a finished least-squares panel fit, shared by fixed and random effects. */
export interface PanelFitParts {
  readonly effects: PanelEffects | "random";
  readonly kind: CovarianceKind;
  readonly level: number;
  readonly lags?: number;
  readonly ids: readonly string[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly coefficients: Float64Array;
  readonly residuals: Float64Array;
  readonly inverse: Float64Array;
  readonly entity: Int32Array;
  readonly period: Int32Array;
  readonly entities: number;
  readonly periods: number;
  /** All parameters, effects included. */
  readonly parameters: number;
  /** Parameters of the model without regressors. */
  readonly totalParameters: number;
  readonly dropped: readonly DroppedColumn[];
  readonly singletons: number;
}

/** Turns a least-squares fit into a table of coefficients with the covariance asked for. */
export function finishPanelFit(parts: PanelFitParts): PanelRegression {
  const n = parts.y.length;
  const k = parts.ids.length;
  const degreesOfFreedom = n - parts.parameters;
  const covariance = coefficientCovariance(
    {
      x: parts.x,
      residuals: parts.residuals,
      inverse: parts.inverse,
      entity: parts.entity,
      period: parts.period,
      degreesOfFreedom,
    },
    parts.kind,
    parts.lags === undefined ? {} : { lags: parts.lags },
  );
  const clusteredDf = parts.kind.startsWith("cluster")
    ? parts.entities - 1
    : parts.kind === "driscoll-kraay"
      ? parts.periods - 1
      : degreesOfFreedom;
  const mean = parts.y.reduce((sum, value) => sum + value, 0) / n;
  let total = 0;
  let residualSumSquares = 0;
  for (let i = 0; i < n; ++i) {
    total += (parts.y[i]! - mean) ** 2;
    residualSumSquares += parts.residuals[i]! ** 2;
  }
  const rSquared = 1 - residualSumSquares / total;
  return {
    effects: parts.effects,
    covarianceKind: parts.kind,
    coefficients: parts.ids.map((id, j) => ({
      id,
      ...intervalEstimate(parts.coefficients[j]!, Math.sqrt(covariance[j * k + j]!), clusteredDf, parts.level),
    })),
    covariance,
    dropped: parts.dropped,
    residuals: parts.residuals,
    residualSumSquares,
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / degreesOfFreedom,
    rows: n,
    entities: parts.entities,
    periods: parts.periods,
    singletons: parts.singletons,
    degreesOfFreedom,
  };
}

function norm(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return Math.sqrt(sum);
}

interface PanelProjector {
  readonly parameters: number;
  apply(column: Float64Array): Float64Array;
}

/** Projection off the effects as one cluster with up to two nested effects, which is exact for any pattern of gaps. */
function projector(entity: Int32Array, period: Int32Array, effects: PanelEffects): PanelProjector {
  if (effects === "pooled") return { parameters: 0, apply: (column) => column };
  const nested = effects === "entity" ? [entity] : effects === "period" ? [period] : [entity, period];
  const prepared = clusteredEffects({ cluster: new Int32Array(entity.length), nested });
  return { parameters: prepared.degreesOfFreedom, apply: (column) => prepared.project(column) };
}

function withoutSingletons(data: PanelData, effects: PanelEffects): { kept: PanelData; singletons: number } {
  const n = data.y.length;
  let rows = Array.from({ length: n }, (_, i) => i);
  const keys = [
    ...(effects === "entity" || effects === "two-way" ? [data.entity] : []),
    ...(effects === "period" || effects === "two-way" ? [data.period] : []),
  ];
  for (let again = true; again; ) {
    again = false;
    for (const key of keys) {
      const counts = new Map<number, number>();
      for (const i of rows) counts.set(key[i]!, (counts.get(key[i]!) ?? 0) + 1);
      const kept = rows.filter((i) => counts.get(key[i]!)! > 1);
      again ||= kept.length < rows.length;
      rows = kept;
    }
  }
  if (rows.length === n) return { kept: data, singletons: 0 };
  return {
    singletons: n - rows.length,
    kept: {
      entity: Int32Array.from(rows, (i) => data.entity[i]!),
      period: Int32Array.from(rows, (i) => data.period[i]!),
      y: Float64Array.from(rows, (i) => data.y[i]!),
      columns: data.columns.map(({ id, values }) => ({ id, values: Float64Array.from(rows, (i) => values[i]!) })),
    },
  };
}
