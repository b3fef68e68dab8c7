import { InputError, requireLength } from "../errors/index.ts";

/** The Gini coefficient of places in groups, split as Dagum does. */
export interface DagumDecomposition {
  readonly total: number;
  /** Inside groups. */
  readonly within: number;
  /** Net between groups: what group means explain. */
  readonly betweenNet: number;
  /** Overlap of groups (transvariation, 超变密度). */
  readonly transvariation: number;
  /** G_jh, [G x G]; the diagonal is each group's own Gini; NaN for an empty group. */
  readonly pairGini: Float64Array;
  /** D_jh, relative economic affluence between two groups, 0 to 1, [G x G]; 0 on the diagonal. */
  readonly affluence: Float64Array;
}

/**
 * Dagum decomposition of the Gini coefficient into within groups, net between groups and overlap.
 *
 *     G_jh = mean |y_j - y_h| / (m_j + m_h),   p_j = n_j/n,   s_j = n_j m_j / (n m)
 *     D_jh = (d - p) / (d + p),   d = mean max(y_j - y_h, 0),  p = mean max(y_h - y_j, 0),  m_j >= m_h
 *     within = sum_j G_jj p_j s_j,   net between = sum_{j>h} G_jh (p_j s_h + p_h s_j) D_jh,   overlap = the same with 1 - D_jh
 *
 * Exact: the three add up to the Gini coefficient.
 *
 * @param values   y, [n], >= 0; NaN is left out
 * @param groups   group of each place, [n], 0 to G - 1
 * @param weights  [n], >= 0, usually population; default equal, which is the published form
 * @returns parts and the pairs behind them
 * @throws InputError `shape-mismatch`, `bad-group`
 * @see Dagum (1997), A new approach to the decomposition of the Gini income inequality ratio, Empirical Economics 22: 515-531
 */
export function dagumDecomposition(values: Float64Array, groups: Int32Array, weights?: Float64Array): DagumDecomposition {
  requireLength("dagumDecomposition", "groups", groups, values.length, "one group per value");
  if (weights) requireLength("dagumDecomposition", "weights", weights, values.length, "one weight per value");
  let count = 0;
  for (const g of groups) {
    if (g < 0)
      throw new InputError("bad-group", `dagumDecomposition: group ${g} is negative; groups are numbered from 0.`, { group: g });
    count = Math.max(count, g + 1);
  }
  const people = new Float64Array(count);
  const income = new Float64Array(count);
  const known: number[] = [];
  for (let i = 0; i < values.length; ++i) {
    const w = weights ? weights[i]! : 1;
    if (Number.isNaN(values[i]!) || !(w > 0)) continue;
    known.push(i);
    people[groups[i]!]! += w;
    income[groups[i]!]! += w * values[i]!;
  }
  const n = people.reduce((a, b) => a + b, 0);
  const m = income.reduce((a, b) => a + b, 0) / n;
  /** Weighted sum of max(y_i - y_k, 0) over pairs, i in the first group, k in the second, [G x G]. */
  const above = new Float64Array(count * count);
  for (const i of known) {
    const wi = weights ? weights[i]! : 1;
    for (const k of known) {
      const gap = values[i]! - values[k]!;
      if (gap > 0) above[groups[i]! * count + groups[k]!]! += wi * (weights ? weights[k]! : 1) * gap;
    }
  }
  const pairGini = new Float64Array(count * count).fill(Number.NaN);
  const affluence = new Float64Array(count * count);
  let within = 0;
  let betweenNet = 0;
  let transvariation = 0;
  for (let j = 0; j < count; ++j) {
    if (!(people[j]! > 0)) continue;
    for (let h = 0; h <= j; ++h) {
      if (!(people[h]! > 0)) continue;
      const up = above[j * count + h]!;
      const down = above[h * count + j]!;
      const means = income[j]! / people[j]! + income[h]! / people[h]!;
      const gini = means > 0 ? (up + down) / (people[j]! * people[h]! * means) : 0;
      pairGini[j * count + h] = gini;
      pairGini[h * count + j] = gini;
      const pj = people[j]! / n;
      const ph = people[h]! / n;
      const sj = income[j]! / (n * m);
      const sh = income[h]! / (n * m);
      if (j === h) {
        within += gini * pj * sj;
        continue;
      }
      const d = up + down > 0 ? Math.abs(up - down) / (up + down) : 0;
      affluence[j * count + h] = d;
      affluence[h * count + j] = d;
      const part = gini * (pj * sh + ph * sj);
      betweenNet += part * d;
      transvariation += part * (1 - d);
    }
  }
  return { total: within + betweenNet + transvariation, within, betweenNet, transvariation, pairGini, affluence };
}
