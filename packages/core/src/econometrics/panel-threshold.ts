import { InputError, requireLength } from "../errors/index.ts";
import { leastSquares, type Random } from "../numeric/index.ts";
import { clusteredEffects } from "./clustered-effects.ts";
import type { NamedColumn } from "./clustered-regression.ts";
import { columnMatrix, indexPanel, type PanelData, type PanelIndex } from "./panel-data.ts";
import {
  type BestSplit,
  bestSplit,
  dot,
  linearResidual,
  splitScores,
  type ThresholdSplits,
  thresholdSplits,
} from "./threshold-splits.ts";

export interface PanelThresholdOptions {
  /** Thresholds estimated and tested one after the other; default 1. */
  readonly thresholds?: 1 | 2 | 3;
  /** Share of observations kept on each side of a threshold; default 0.05. */
  readonly trim?: number;
  /** Most values tried, evenly spaced quantiles; default 300. */
  readonly grid?: number;
  /** Bootstrap draws of each F test; default 299. */
  readonly draws?: number;
  /** Default 0.95. */
  readonly level?: number;
  /**
   * `within`: all rows, regimes q <= gamma and q > gamma, LR scaled by rows less entities. `hansen-program`: as Hansen's own program and
   * those made from it (pdR): the last period left out after deviations from means, regimes q < gamma and q >= gamma, values tried at
   * quantiles of the different values of q, LR scaled by rows. Default `within`.
   */
  readonly form?: "within" | "hansen-program";
}

/** One more threshold against the model without it. */
export interface ThresholdTest {
  /** Thresholds under the alternative. */
  readonly thresholds: number;
  /** (S_(k-1) - S_k) / S_k times the scale of the form. */
  readonly statistic: number;
  /** Share of bootstrap draws above the statistic. */
  readonly pValue: number;
  /** Bootstrap quantiles at .90, .95 and .99. */
  readonly critical: readonly [number, number, number];
  /** S_(k-1) and S_k. */
  readonly residualSumSquares: readonly [number, number];
  readonly draws: number;
}

/** A threshold with the values that the likelihood ratio does not reject. */
export interface EstimatedThreshold {
  readonly value: number;
  /** NaN, like the other end, where nothing is left to explain and no ratio is defined. */
  readonly low: number;
  readonly high: number;
  /** Values tried, ascending, and their likelihood ratios beside the other thresholds; NaN next to one of those. */
  readonly tried: Float64Array;
  readonly likelihoodRatio: Float64Array;
}

/** A slope with ordinary and heteroskedasticity-robust (HC0) standard errors. */
export interface ThresholdSlope {
  readonly id: string;
  readonly estimate: number;
  readonly standardError: number;
  readonly robustError: number;
}

/** Thresholds in a fixed-effects panel. */
export interface PanelThreshold {
  /** Ascending. */
  readonly thresholds: readonly EstimatedThreshold[];
  readonly tests: readonly ThresholdTest[];
  /** From the lowest values of the threshold variable to the highest: rows, and slopes of the switching columns. */
  readonly regimes: readonly { readonly rows: number; readonly slopes: readonly ThresholdSlope[] }[];
  /** Slopes of the other columns. */
  readonly others: readonly ThresholdSlope[];
  readonly residualSumSquares: number;
}

/**
 * Hansen's panel thresholds: columns have other slopes in each range of a threshold variable.
 *
 *     y_it = mu_i + z_it' theta + x_it' b_r + e_it,   gamma_(r-1) < q_it <= gamma_r
 *
 * The first gamma minimises the sum of squares, the next one given it; the first is then searched again given the second, and so on. Intervals
 * invert the likelihood ratio, LR <= -2 ln(1 - sqrt(level)). The F test of one threshold more is bootstrapped by resampling the residual
 * histories of entities.
 *
 * @param data      columns z, entity effects are removed
 * @param switching x, each [n]
 * @param variable  q, [n]; may equal one of x
 * @param random    seeded
 * @throws InputError `nothing-to-split` when the threshold variable has too few different values, `unbalanced-panel` in the form
 *   `hansen-program`, `collinear`
 * @see Hansen (1999), Threshold effects in non-dynamic panels, Journal of Econometrics 93: 345-368
 */
export function panelThreshold(
  data: PanelData,
  switching: readonly NamedColumn[],
  variable: Float64Array,
  random: Random,
  options: PanelThresholdOptions = {},
): PanelThreshold {
  const { thresholds = 1, trim = 0.05, grid = 300, draws = 299, level = 0.95, form = "within" } = options;
  const n = data.y.length;
  for (const { id, values } of [...switching, { id: "threshold variable", values: variable }])
    requireLength("panelThreshold", id, values, n, `${n} rows`);
  const index = indexPanel(data, "panelThreshold");
  const transform = form === "within" ? withinRows(index) : programRows(index);
  const program = form === "hansen-program";
  const tried = program ? quantilesOfValues(variable, trim, grid) : evenlySpaced(variable, trim, grid);
  if (tried.length < 2 * thresholds) {
    throw new InputError(
      "nothing-to-split",
      `panelThreshold: the threshold variable leaves ${tried.length} values to try between its trimmed ends; ${thresholds} thresholds need at least ${2 * thresholds}.`,
    );
  }
  const isBelow = (row: number, gamma: number): boolean => (program ? variable[row]! < gamma : variable[row]! <= gamma);
  const linear = [...data.columns, ...switching].map(({ values }) => transform.values(values));
  const parts = Array.from(tried).flatMap((gamma) =>
    switching.map(({ values }) => transform.values(values.map((value, row) => (isBelow(row, gamma) ? value : 0)))),
  );
  const rowsBelow = Float64Array.from(tried, (gamma) =>
    variable.reduce((count, _, row) => count + (isBelow(row, gamma) ? 1 : 0), 0),
  );
  const splits = thresholdSplits(linear, parts, tried, rowsBelow, switching.length);
  const y = transform.values(data.y);
  const residual = linearResidual(linear, y, y.length);
  const scores = splitScores(splits, residual);
  const base = dot(residual, residual);
  const scale = program ? n : n - index.entities;
  const nearest = trim * n;

  const found: number[] = [];
  const searches: BestSplit[] = [];
  const tests: ThresholdTest[] = [];
  let before = base;
  for (let k = 1; k <= thresholds; ++k) {
    const search = bestSplit(splits, scores, base, found, nearest);
    if (search.best < 0) break;
    const after = search.sums[search.best]!;
    const statistic = (before / after - 1) * scale;
    const model = { splits, linear, base, y, transform, nearest, scale };
    const drawn = bootstrap(model, found, [...found, search.best], draws, random).sort();
    tests.push({
      thresholds: k,
      statistic,
      pValue: drawn.filter((value) => value > statistic).length / drawn.length,
      critical: [0.9, 0.95, 0.99].map((share) => drawn[Math.ceil(share * drawn.length) - 1]!) as [number, number, number],
      residualSumSquares: [before, after],
      draws,
    });
    found.push(search.best);
    searches.push(search);
    before = after;
    // The earlier thresholds were chosen without the new one: each is searched again beside the others.
    for (let j = 0; j + 1 < found.length; ++j) {
      const again = bestSplit(
        splits,
        scores,
        base,
        found.filter((_, other) => other !== j),
        nearest,
      );
      found[j] = again.best;
      searches[j] = again;
    }
    if (found.length > 1) before = Math.min(before, searches[0]!.sums[found[0]!]!);
  }

  const critical = -2 * Math.log(1 - Math.sqrt(level));
  const order = found.map((_, j) => j).sort((a, b) => found[a]! - found[b]!);
  const gammas = order.map((j) => tried[found[j]!]!);
  return {
    thresholds: order.map((j) => {
      const { sums, best } = searches[j]!;
      const likelihoodRatio = sums.map((sum) => (sum / sums[best]! - 1) * scale);
      const accepted = tried.filter((_, g) => likelihoodRatio[g]! <= critical);
      return { value: tried[best]!, low: accepted[0] ?? Number.NaN, high: accepted.at(-1) ?? Number.NaN, tried, likelihoodRatio };
    }),
    tests,
    ...regimeSlopes(data, switching, gammas, isBelow, transform, y, n - index.entities),
  };
}

/** How rows enter the sum of squares. */
interface RowTransform {
  readonly values: (values: Float64Array) => Float64Array;
  /** Rows of each entity after the transformation. */
  readonly histories: readonly (readonly number[])[];
  /** Applied to resampled residuals, whose histories may have other lengths. */
  readonly again: (values: Float64Array) => Float64Array;
}

function withinRows(index: PanelIndex): RowTransform {
  const effects = clusteredEffects({ cluster: new Int32Array(index.entity.length), nested: [index.entity] });
  const values = (column: Float64Array) => effects.project(Float64Array.from(column));
  const histories: number[][] = Array.from({ length: index.entities }, () => []);
  index.entity.forEach((g, row) => void histories[g]!.push(row));
  return { values, histories, again: values };
}

/** Deviations from means of every entity without its last period, entity by entity. */
function programRows({ entity, period, entities: N, periods: T }: PanelIndex): RowTransform {
  if (entity.length !== N * T) {
    throw new InputError(
      "unbalanced-panel",
      `panelThreshold: ${N} entities in ${T} periods make ${N * T} rows and there are ${entity.length}; the form "hansen-program" needs every entity in every period. Fill the gaps or use the form "within".`,
      { entities: N, periods: T, rows: entity.length },
    );
  }
  const rowAt = new Int32Array(N * T);
  entity.forEach((g, row) => {
    rowAt[g * T + period[row]!] = row;
  });
  const values = (column: Float64Array): Float64Array => {
    const out = new Float64Array(N * (T - 1));
    for (let g = 0; g < N; ++g) {
      let mean = 0;
      for (let t = 0; t < T; ++t) mean += column[rowAt[g * T + t]!]! / T;
      for (let t = 0; t + 1 < T; ++t) out[g * (T - 1) + t] = column[rowAt[g * T + t]!]! - mean;
    }
    return out;
  };
  const histories = Array.from({ length: N }, (_, g) => Array.from({ length: T - 1 }, (__, t) => g * (T - 1) + t));
  return { values, histories, again: (column) => column };
}

interface BootstrapModel {
  readonly splits: ThresholdSplits;
  readonly linear: readonly Float64Array[];
  readonly base: number;
  readonly y: Float64Array;
  readonly transform: RowTransform;
  readonly nearest: number;
  readonly scale: number;
}

/** F statistics of one threshold more where the model with `fixed` thresholds is true and errors are those of `full`. */
function bootstrap(
  model: BootstrapModel,
  fixed: readonly number[],
  full: readonly number[],
  draws: number,
  random: Random,
): Float64Array {
  const { splits, linear, y, transform, nearest, scale } = model;
  const n = y.length;
  const rests = (chosen: readonly number[]) =>
    chosen.flatMap((g) => splits.rests.slice(g * splits.width, (g + 1) * splits.width));
  const left = linearResidual(linear, y, n);
  const errors = linearResidual(rests(full), left, n);
  const nullErrors = linearResidual(rests(fixed), left, n);
  const explained = left.map((value, row) => value - nullErrors[row]!);
  return Float64Array.from({ length: draws }, () => {
    const star = new Float64Array(n);
    for (const rows of transform.histories) {
      const from = transform.histories[random.integer(transform.histories.length)]!;
      rows.forEach((row, t) => {
        star[row] = errors[from[t % from.length]!]!;
      });
    }
    const noise = linearResidual(linear, transform.again(star), n);
    const residual = noise.map((value, row) => value + explained[row]!);
    const scores = splitScores(splits, residual);
    const base = dot(residual, residual);
    const chosen: number[] = [];
    let before = base;
    let after = base;
    for (let k = 0; k <= fixed.length; ++k) {
      const search = bestSplit(splits, scores, base, chosen, nearest);
      if (search.best < 0) return 0;
      chosen.push(search.best);
      before = after;
      after = search.sums[search.best]!;
    }
    return (before / after - 1) * scale;
  });
}

/** Slopes in every regime and of the other columns. */
function regimeSlopes(
  data: PanelData,
  switching: readonly NamedColumn[],
  gammas: readonly number[],
  isBelow: (row: number, gamma: number) => boolean,
  transform: RowTransform,
  y: Float64Array,
  rowsLessEntities: number,
): Pick<PanelThreshold, "regimes" | "others" | "residualSumSquares"> {
  const regimeOf = Int32Array.from(data.y, (_, row) => {
    const at = gammas.findIndex((gamma) => isBelow(row, gamma));
    return at < 0 ? gammas.length : at;
  });
  const regimes = gammas.length + 1;
  const columns = [
    ...data.columns.map(({ values }) => transform.values(values)),
    ...Array.from({ length: regimes }, (_, r) =>
      switching.map(({ values }) => transform.values(values.map((value, row) => (regimeOf[row] === r ? value : 0)))),
    ).flat(),
  ];
  const n = y.length;
  const k = columns.length;
  const x = columnMatrix(columns, n);
  const fit = leastSquares(x, y, n, k, { tolerance: 1e-9 });
  if (fit.collinear.length > 0) {
    throw new InputError(
      "collinear",
      `panelThreshold: with ${regimes} regimes ${fit.collinear.length} of ${k} columns are linear combinations of others; remove columns or raise "trim".`,
    );
  }
  const variance = fit.residualSumSquares / (rowsLessEntities - k);
  const inverse = fit.inverseCrossProduct;
  const robust = new Float64Array(k);
  for (let i = 0; i < n; ++i) {
    for (let c = 0; c < k; ++c) {
      let influence = 0;
      for (let d = 0; d < k; ++d) influence += inverse[c * k + d]! * x[i * k + d]!;
      robust[c]! += (influence * fit.residuals[i]!) ** 2;
    }
  }
  const slope = (id: string, c: number): ThresholdSlope => ({
    id,
    estimate: fit.coefficients[c]!,
    standardError: Math.sqrt(variance * inverse[c * k + c]!),
    robustError: Math.sqrt(robust[c]!),
  });
  const first = data.columns.length;
  return {
    others: data.columns.map(({ id }, c) => slope(id, c)),
    regimes: Array.from({ length: regimes }, (_, r) => ({
      rows: regimeOf.reduce((count, own) => count + (own === r ? 1 : 0), 0),
      slopes: switching.map(({ id }, s) => slope(id, first + r * switching.length + s)),
    })),
    residualSumSquares: fit.residualSumSquares,
  };
}

/** At most `most` of the values between the trimmed ends, evenly spaced in rank. */
function evenlySpaced(variable: Float64Array, trim: number, most: number): Float64Array {
  const sorted = Float64Array.from(variable).sort();
  const n = sorted.length;
  const from = Math.floor(trim * n);
  const to = Math.ceil((1 - trim) * n) - 1;
  const values = new Set<number>();
  const count = Math.min(most, to - from + 1);
  for (let i = 0; i < count; ++i) values.add(sorted[from + Math.round(((to - from) * i) / Math.max(1, count - 1))]!);
  values.delete(sorted[n - 1]!);
  return Float64Array.from(values);
}

/** Quantiles trim, trim + 1/grid, ..., 1 - trim of the different values, as Hansen's program takes them. */
function quantilesOfValues(variable: Float64Array, trim: number, grid: number): Float64Array {
  const different = Float64Array.from(new Set(variable)).sort();
  const steps = Math.round(grid * (1 - 2 * trim));
  const values = new Set<number>();
  for (let i = 0; i <= steps; ++i) {
    const position = Math.floor((trim + i / grid) * different.length + 1e-9);
    values.add(different[Math.max(1, position) - 1]!);
  }
  return Float64Array.from(values);
}
