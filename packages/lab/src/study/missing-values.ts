import { ABSENCE, type Column, type Dataset } from "@jiju/core";
import type { IssueCollector } from "./issue-collector.ts";
import type { FilledCells } from "./loaded-study.ts";
import type { MissingPolicy, StudyConfig } from "./study-config.ts";

/**
 * Fills gaps in one series by a policy. Only cells that were not collected are filled: suppressed and inapplicable ones stay absent.
 * Nothing is extrapolated before the first or (interpolate) after the last observation.
 *
 * @param values modified; one series, ascending years
 * @param years of the series
 * @param fillable whether a cell may be filled
 * @returns positions that were filled
 */
export function fillSeries(
  values: Float64Array,
  years: readonly number[],
  fillable: (position: number) => boolean,
  policy: Exclude<MissingPolicy, "leave-out">,
): number[] {
  const filled: number[] = [];
  let before = -1;
  for (let t = 0; t < values.length; ++t) {
    if (!Number.isNaN(values[t]!)) {
      before = t;
      continue;
    }
    if (before < 0 || !fillable(t)) continue;
    if (policy === "carry") {
      values[t] = values[before]!;
      filled.push(t);
      continue;
    }
    let after = t + 1;
    while (after < values.length && Number.isNaN(values[after]!)) ++after;
    if (after >= values.length) continue;
    const step = (years[t]! - years[before]!) / (years[after]! - years[before]!);
    values[t] = values[before]! + step * (values[after]! - values[before]!);
    filled.push(t);
    before = t;
  }
  return filled;
}

const POLICY_ZH: Readonly<Record<MissingPolicy, string>> = {
  "leave-out": "不填补",
  carry: "沿用上一年",
  interpolate: "线性插补",
};

/** Columns with a year axis after the study's missing-value policy, and what it filled. */
export function applyMissingPolicy(
  dataset: Dataset,
  config: StudyConfig,
  files: Readonly<Record<string, string>>,
  issues: IssueCollector,
): { readonly columns: Record<string, Column>; readonly filled: readonly FilledCells[] } {
  const columns: Record<string, Column> = { ...dataset.columns };
  const filled: FilledCells[] = [];
  for (const column of Object.values(dataset.columns)) {
    const own = config.missing.columns[column.id];
    const policy = own?.policy ?? config.missing.default;
    if (policy === "leave-out" || !column.dimensions.includes("year")) continue;
    const reason = own?.reason ?? "default policy of the study";
    const values = Float64Array.from(column.values);
    const years = dataset.years.length;
    const cells: number[] = [];
    for (let start = 0; start < values.length; start += years) {
      const fillable = (t: number): boolean => (column.absence?.[start + t] ?? ABSENCE.notCollected) === ABSENCE.notCollected;
      for (const t of fillSeries(values.subarray(start, start + years), dataset.years, fillable, policy)) cells.push(start + t);
    }
    if (cells.length === 0) continue;
    const absence = column.absence ? Uint8Array.from(column.absence) : undefined;
    if (absence) for (const cell of cells) absence[cell] = ABSENCE.present;
    columns[column.id] = { ...column, values, ...(absence ? { absence } : {}) };
    filled.push({ column: column.id, policy, reason, cells: Int32Array.from(cells) });
    issues.add("filled-cells", {
      file: files[column.id],
      column: column.id,
      given: policy,
      count: cells.length,
      params: { count: cells.length, reason, given_zh: POLICY_ZH[policy] },
    });
  }
  return { columns, filled };
}
