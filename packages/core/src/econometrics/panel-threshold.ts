import { InputError, requireLength } from "../errors/index.ts";
import { leastSquares, type Random } from "../numeric/index.ts";
import { clusteredEffects } from "./clustered-effects.ts";
import { columnMatrix, indexPanel, type PanelData } from "./panel-data.ts";

export interface PanelThresholdOptions {
  /** Share of observations kept on each side of the threshold; default 0.05. */
  readonly trim?: number;
  /** Most values tried, evenly spaced quantiles; default 300. */
  readonly grid?: number;
  /** Bootstrap draws of the F test; default 299. */
  readonly draws?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** One threshold in a fixed-effects panel. */
export interface PanelThreshold {
  readonly threshold: number;
  /** Set of thresholds whose likelihood ratio is not rejected, [low, high]. */
  readonly interval: readonly [number, number];
  /** (S0 - S1) / (S1 / (n (T - 1) / T)) of no threshold against one. */
  readonly statistic: number;
  /** Bootstrap p value of no threshold. */
  readonly pValue: number;
  readonly draws: number;
  /** Slope of the switching column at or below and above the threshold. */
  readonly below: number;
  readonly above: number;
  /** Slopes of the other columns. */
  readonly others: readonly { readonly id: string; readonly estimate: number }[];
  readonly rowsBelow: number;
  readonly rowsAbove: number;
  readonly residualSumSquares: number;
  /** Values tried, ascending, and their likelihood ratios. */
  readonly tried: Float64Array;
  readonly likelihoodRatio: Float64Array;
}

/**
 * Hansen's panel threshold: one column has another slope on each side of a threshold variable.
 *
 *     y_it = mu_i + z_it' theta + x_it (b1 [q_it <= gamma] + b2 [q_it > gamma]) + e_it
 *
 * gamma minimises the sum of squares; its interval inverts the likelihood ratio, LR <= -2 ln(1 - sqrt(level)); the F test of no threshold
 * is bootstrapped by resampling the residual histories of entities.
 *
 * @param data      columns z, entity effects are removed
 * @param switching x, [n]
 * @param variable  q, [n]; may equal x
 * @param random    seeded
 * @throws InputError `nothing-to-split` when the threshold variable has too few different values
 * @see Hansen (1999), Threshold effects in non-dynamic panels
 */
export function panelThreshold(
  data: PanelData,
  switching: { readonly id: string; readonly values: Float64Array },
  variable: Float64Array,
  random: Random,
  options: PanelThresholdOptions = {},
): PanelThreshold {
  const n = data.y.length;
  requireLength("panelThreshold", switching.id, switching.values, n, `${n} rows`);
  requireLength("panelThreshold", "threshold variable", variable, n, `${n} rows`);
  const index = indexPanel(data, "panelThreshold");
  const effects = clusteredEffects({ cluster: new Int32Array(n), nested: [index.entity] });
  const project = (values: Float64Array) => effects.project(Float64Array.from(values));
  const tried = candidates(variable, options.trim ?? 0.05, options.grid ?? 300);
  if (tried.length < 2) {
    throw new InputError(
      "nothing-to-split",
      `panelThreshold: the threshold variable leaves ${tried.length} values to try between its trimmed ends; it needs at least 2.`,
    );
  }
  const z = data.columns.map(({ values }) => project(values));
  const x = project(switching.values);
  const linear = [...z, x];
  // Everything that does not depend on y is prepared once per threshold: the part of x [q <= gamma] that the linear model leaves.
  const splits = Array.from(tried, (gamma) => {
    const part = project(switching.values.map((value, i) => (variable[i]! <= gamma ? value : 0)));
    const rest = residual(linear, part, n);
    return { gamma, part, rest, norm: sumSquares(rest) };
  });
  const fitFor = (residualLinear: Float64Array): { best: number; sums: Float64Array; base: number } => {
    const base = sumSquares(residualLinear);
    let best = 0;
    const sums = Float64Array.from(splits, ({ rest, norm }) => {
      if (norm < 1e-10 * sumSquares(x)) return base;
      const dot = rest.reduce((sum, value, i) => sum + value * residualLinear[i]!, 0);
      return base - (dot * dot) / norm;
    });
    sums.forEach((sum, j) => {
      if (sum < sums[best]!) best = j;
    });
    return { best, sums, base };
  };
  const y = project(data.y);
  const { best, sums, base } = fitFor(residual(linear, y, n));
  const S1 = sums[best]!;
  const variance = S1 / (n - index.entities);
  const statistic = (base - S1) / variance;
  const split = splits[best]!;
  const full = leastSquares(columnMatrix([...linear, split.part], n), y, n, linear.length + 1, { tolerance: 1e-9 });
  const above = full.coefficients[z.length]!;
  const level = options.level ?? 0.95;
  const critical = -2 * Math.log(1 - Math.sqrt(level));
  const likelihoodRatio = sums.map((sum) => (sum - S1) / variance);
  const accepted = [...tried].filter((_, j) => likelihoodRatio[j]! <= critical);

  const draws = options.draws ?? 299;
  const histories = entityRows(index.entity, index.entities);
  let exceed = 0;
  for (let draw = 0; draw < draws; ++draw) {
    const star = new Float64Array(n);
    for (const rows of histories) {
      const from = histories[random.integer(histories.length)]!;
      rows.forEach((row, t) => {
        star[row] = full.residuals[from[t % from.length]!]!;
      });
    }
    const result = fitFor(residual(linear, project(star), n));
    const sum = result.sums[result.best]!;
    if ((result.base - sum) / (sum / (n - index.entities)) >= statistic) ++exceed;
  }
  return {
    threshold: split.gamma,
    interval: [accepted[0]!, accepted[accepted.length - 1]!],
    statistic,
    pValue: exceed / draws,
    draws,
    below: above + full.coefficients[z.length + 1]!,
    above,
    others: data.columns.map(({ id }, j) => ({ id, estimate: full.coefficients[j]! })),
    rowsBelow: variable.reduce((count, value) => count + (value <= split.gamma ? 1 : 0), 0),
    rowsAbove: variable.reduce((count, value) => count + (value > split.gamma ? 1 : 0), 0),
    residualSumSquares: S1,
    tried,
    likelihoodRatio,
  };
}

function candidates(variable: Float64Array, trim: number, most: number): Float64Array {
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

function residual(columns: readonly Float64Array[], y: Float64Array, n: number): Float64Array {
  return leastSquares(columnMatrix(columns, n), y, n, columns.length, { tolerance: 1e-9 }).residuals;
}

function sumSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}

function entityRows(entity: Int32Array, entities: number): readonly (readonly number[])[] {
  const rows: number[][] = Array.from({ length: entities }, () => []);
  entity.forEach((g, i) => void rows[g]!.push(i));
  return rows;
}
