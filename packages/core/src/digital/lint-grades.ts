import { findingOf, type LintFinding } from "./lint-rules.ts";
import type { LintSeries } from "./lint-series.ts";

/**
 * Are grades consistent with one set of cut-offs, and with tenths?
 *
 * With one set of limits the ranges of degrees of different grades do not overlap.
 *
 * @param grades  label of each row, [n]; empty = none
 * @param degree  coordination degree, [n]
 */
export function lintGrades(grades: readonly string[], degree: LintSeries): LintFinding[] {
  const ranges = new Map<string, { low: number; high: number }>();
  grades.forEach((grade, i) => {
    const d = degree.values[i]!;
    if (grade === "" || Number.isNaN(d)) return;
    const range = ranges.get(grade);
    if (!range) ranges.set(grade, { low: d, high: d });
    else {
      range.low = Math.min(range.low, d);
      range.high = Math.max(range.high, d);
    }
  });
  const ordered = [...ranges].sort((a, b) => a[1].low - b[1].low || a[1].high - b[1].high);
  for (let k = 1; k < ordered.length; ++k) {
    const [lowName, low] = ordered[k - 1]!;
    const [highName, high] = ordered[k]!;
    if (high.low > low.high || (high.low === low.high && low.low < high.high)) continue;
    return [
      findingOf(
        "grade-cut-offs",
        {
          en: `"${lowName}" reaches up to ${round(low.high)} while "${highName}" starts at ${round(high.low)}: one degree gets two grades.`,
          zh: `“${lowName}”高至${round(low.high)}，而“${highName}”低至${round(high.low)}：同一协调度被划入不同等级。`,
        },
        { columns: [degree.name], count: grades.length },
      ),
    ];
  }
  for (const [name, range] of ordered) {
    const first = Math.ceil(range.low * 10 - 1e-9);
    const last = Math.ceil(range.high * 10 - 1e-9);
    if (last <= Math.max(1, first)) continue;
    return [
      findingOf(
        "grade-cut-offs",
        {
          en: `"${name}" covers ${round(range.low)} to ${round(range.high)}: the limits are not the ten conventional ones, so counts do not compare with studies that use them.`,
          zh: `“${name}”涵盖${round(range.low)}至${round(range.high)}：并非通行的十级划分，各等级数量不能与采用十级划分的研究比较。`,
        },
        { columns: [degree.name], count: grades.length },
      ),
    ];
  }
  return [];
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
