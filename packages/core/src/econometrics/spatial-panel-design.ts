import { InputError } from "../errors/index.ts";
import { type SpatialWeights, spatialLag } from "../space/index.ts";
import type { NamedColumn } from "./clustered-regression.ts";
import { indexPanel, type PanelData } from "./panel-data.ts";
import { INTERCEPT } from "./panel-regression.ts";
import type { SpatialDesign } from "./spatial-design.ts";

/** Whose constants are taken out by deviations from means. */
export type SpatialPanelEffects = "pooled" | "entity" | "period" | "two-way";

/** A balanced panel of regions as matrices, period after period. */
export interface SpatialPanelDesign extends SpatialDesign {
  readonly entities: number;
  readonly periods: number;
}

/**
 * A balanced panel in blocks of one cross-section each, in the order of the weights, with spatial lags and fixed effects taken out.
 *
 * @param data     rows in any order; entity e is row e of the weights
 * @param weights  row-standardised, without isolates
 * @param effects  `pooled` keeps an intercept
 * @param durbin   `all` adds the spatial lag of every regressor
 * @throws InputError `not-row-standardised`, `isolates-present`, `shape-mismatch`, `unbalanced-panel`, `collinear`, and those of panels
 */
export function spatialPanelDesign(
  caller: string,
  data: PanelData,
  weights: SpatialWeights,
  effects: SpatialPanelEffects,
  durbin: "none" | "all",
): SpatialPanelDesign {
  const { entity, period, entities: N, periods: T } = indexPanel(data, caller);
  requireSpatialWeights(caller, weights, N);
  const n = N * T;
  if (data.y.length !== n) {
    throw new InputError(
      "unbalanced-panel",
      `${caller}: ${N} regions in ${T} periods make ${n} rows and there are ${data.y.length}; a spatial lag needs every region in every period. Fill the gaps, or keep regions and periods that are complete.`,
      { regions: N, periods: T, rows: data.y.length },
    );
  }
  const arranged = (values: Float64Array): Float64Array => {
    const out = new Float64Array(n);
    for (let row = 0; row < n; ++row) out[period[row]! * N + entity[row]!] = values[row]!;
    return out;
  };
  const lagged = (values: Float64Array): Float64Array => {
    const out = new Float64Array(n);
    for (let from = 0; from < n; from += N) out.set(spatialLag(values.subarray(from, from + N), weights), from);
    return out;
  };
  const columns: NamedColumn[] = data.columns.map(({ id, values }) => ({ id, values: arranged(values) }));
  if (durbin === "all") for (const { id, values } of [...columns]) columns.push({ id: `lag:${id}`, values: lagged(values) });
  if (effects === "pooled") columns.unshift({ id: INTERCEPT, values: new Float64Array(n).fill(1) });
  const k = columns.length;
  const clear = (values: Float64Array): Float64Array => withoutEffects(values, N, T, effects);
  const arrangedY = arranged(data.y);
  const x = new Float64Array(n * k);
  const lagX = new Float64Array(n * k);
  columns.forEach(({ id, values }, c) => {
    const own = clear(values);
    const lag = clear(lagged(values));
    if (sumSquares(own) <= 1e-20 * sumSquares(values)) {
      throw new InputError(
        "collinear",
        `${caller}: ${id} does not vary once ${effects} effects are taken out; remove it or use other effects.`,
        { column: id },
      );
    }
    for (let row = 0; row < n; ++row) {
      x[row * k + c] = own[row]!;
      lagX[row * k + c] = lag[row]!;
    }
  });
  return {
    n,
    k,
    names: columns.map(({ id }) => id),
    x,
    y: clear(arrangedY),
    lagY: clear(lagged(arrangedY)),
    lagX,
    entities: N,
    periods: T,
  };
}

function requireSpatialWeights(caller: string, weights: SpatialWeights, regions: number): void {
  if (weights.ids.length !== regions) {
    throw new InputError(
      "shape-mismatch",
      `${caller}: the weights have ${weights.ids.length} regions and the panel ${regions}; both need the same.`,
      { weights: weights.ids.length, panel: regions },
    );
  }
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
}

/** Deviations from means over time, over regions, or both, [T x N]. */
function withoutEffects(values: Float64Array, N: number, T: number, effects: SpatialPanelEffects): Float64Array {
  const out = values.slice();
  if (effects === "entity" || effects === "two-way") {
    for (let i = 0; i < N; ++i) {
      let mean = 0;
      for (let t = 0; t < T; ++t) mean += out[t * N + i]! / T;
      for (let t = 0; t < T; ++t) out[t * N + i]! -= mean;
    }
  }
  if (effects === "period" || effects === "two-way") {
    for (let t = 0; t < T; ++t) {
      let mean = 0;
      for (let i = 0; i < N; ++i) mean += out[t * N + i]! / N;
      for (let i = 0; i < N; ++i) out[t * N + i]! -= mean;
    }
  }
  return out;
}

function sumSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
