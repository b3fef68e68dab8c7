import { InputError, requireLength } from "../errors/index.ts";
import { type SpatialWeights, spatialLag } from "../space/index.ts";
import type { NamedColumn } from "./clustered-regression.ts";

/** Data of a cross-section of regions. */
export interface SpatialSample {
  /** Dependent variable, [n], finite. */
  readonly y: Float64Array;
  /** Regressors without the intercept, each [n], finite. */
  readonly regressors: readonly NamedColumn[];
}

/** A sample as matrices. */
export interface SpatialDesign {
  readonly n: number;
  readonly k: number;
  /** Names of the columns of `x`; the intercept is `intercept`, the lag of `z` is `lag:z`. */
  readonly names: readonly string[];
  /** [n x k] row-major. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** W y, [n]. */
  readonly lagY: Float64Array;
  /** W X, [n x k]. */
  readonly lagX: Float64Array;
}

/**
 * Intercept, regressors and, for Durbin models, their spatial lags as one matrix.
 *
 * @param durbin  `all` adds W z for every regressor z, never for the intercept
 * @throws InputError `not-row-standardised`, `isolates-present`, `shape-mismatch`, `missing-values`, `too-few-regions`
 */
export function spatialDesign(
  caller: string,
  sample: SpatialSample,
  weights: SpatialWeights,
  durbin: "none" | "all",
): SpatialDesign {
  const n = weights.ids.length;
  if (weights.transform !== "row") {
    throw new InputError(
      "not-row-standardised",
      `${caller}: the weights are scaled as "${weights.transform}"; the spatial parameter is searched in (-1, 1), which needs row-standardised weights. Use \`transformWeights(weights, "row")\`.`,
    );
  }
  if (weights.isolates.length > 0) {
    throw new InputError(
      "isolates-present",
      `${caller}: ${weights.isolates.length} regions have no neighbour (first: ${JSON.stringify(weights.ids[weights.isolates[0]!])}); a regression needs a lag for each. Use \`linkIsolates\`, or leave them out of data and weights.`,
    );
  }
  for (const [name, values] of [["y", sample.y], ...sample.regressors.map((r) => [r.id, r.values])] as [string, Float64Array][]) {
    requireLength(caller, name, values, n, "regions");
    const at = values.findIndex((value) => !Number.isFinite(value));
    if (at >= 0) {
      throw new InputError(
        "missing-values",
        `${caller}: ${name} of ${JSON.stringify(weights.ids[at])} is ${values[at]}; fill it or leave the region out.`,
      );
    }
  }
  const ones = new Float64Array(n).fill(1);
  const columns: NamedColumn[] = [{ id: "intercept", values: ones }, ...sample.regressors];
  if (durbin === "all") {
    for (const { id, values } of sample.regressors) columns.push({ id: `lag:${id}`, values: spatialLag(values, weights) });
  }
  const k = columns.length;
  if (n <= k + 2) {
    throw new InputError(
      "too-few-regions",
      `${caller}: ${n} regions for ${k} coefficients and a spatial parameter; use fewer regressors.`,
    );
  }
  const x = new Float64Array(n * k);
  const lagX = new Float64Array(n * k);
  columns.forEach(({ values }, c) => {
    const lag = spatialLag(values, weights);
    for (let i = 0; i < n; ++i) {
      x[i * k + c] = values[i]!;
      lagX[i * k + c] = lag[i]!;
    }
  });
  return { n, k, names: columns.map(({ id }) => id), x, y: sample.y, lagY: spatialLag(sample.y, weights), lagX };
}
