import { ABSENCE, type Column, type Dataset } from "@jiju/core";
import type { IssueCollector } from "./issue-collector.ts";
import type { ColumnCompleteness, DigitalIndicator, FilledCells } from "./loaded-study.ts";

/** Counts of present and absent cells of every column. */
export function completenessOf(dataset: Dataset, classification: string, filled: readonly FilledCells[]): ColumnCompleteness[] {
  return Object.values(dataset.columns).map((column) => {
    const counts = [0, 0, 0, 0];
    column.values.forEach((value, cell) => {
      const code = Number.isNaN(value) ? (column.absence?.[cell] ?? ABSENCE.notCollected) : ABSENCE.present;
      counts[code]! += 1;
    });
    return {
      classification,
      column: column.id,
      cells: column.values.length,
      present: counts[ABSENCE.present]!,
      notCollected: counts[ABSENCE.notCollected]!,
      suppressed: counts[ABSENCE.suppressed]!,
      notApplicable: counts[ABSENCE.notApplicable]!,
      filled: filled.find((each) => each.column === column.id)?.cells.length ?? 0,
    };
  });
}

/** Years in which a column has a value. */
export function yearsPresent(dataset: Dataset, column: Column): number[] {
  if (!column.dimensions.includes("year")) return [];
  const present = new Set<number>();
  const years = dataset.years.length;
  column.values.forEach((value, cell) => {
    if (!Number.isNaN(value)) present.add(cell % years);
  });
  return [...present].sort((a, b) => a - b).map((index) => dataset.years[index]!);
}

/** Years missing between the first and the last of a series. Evenly spaced series (censuses) have no gap. */
export function missingYears(years: readonly number[]): number[] {
  if (years.length < 2) return [];
  let step = Number.POSITIVE_INFINITY;
  for (let i = 1; i < years.length; ++i) step = Math.min(step, years[i]! - years[i - 1]!);
  const known = new Set(years);
  const missing: number[] = [];
  for (let year = years[0]!; year < years.at(-1)!; year += step) if (!known.has(year)) missing.push(year);
  return missing;
}

/** Absent cells inside the years that a column has; years outside are no gap. */
function reportAbsent(dataset: Dataset, column: Column, file: string | undefined, issues: IssueCollector): void {
  const years = dataset.years.length;
  const byYear = column.dimensions.includes("year");
  const present = new Set(yearsPresent(dataset, column).map((year) => dataset.years.indexOf(year)));
  if (column.values.every((value) => Number.isNaN(value))) {
    issues.add("empty-column", { file, column: column.id });
    return;
  }
  const counts = [0, 0, 0, 0];
  let cells = 0;
  column.values.forEach((value, cell) => {
    if (byYear && !present.has(cell % years)) return;
    ++cells;
    counts[Number.isNaN(value) ? (column.absence?.[cell] ?? ABSENCE.notCollected) : 0]! += 1;
  });
  const absent = cells - counts[0]!;
  if (absent === 0) return;
  issues.add("absent-cells", {
    file,
    column: column.id,
    params: { absent, cells, not_collected: counts[1]!, suppressed: counts[2]!, not_applicable: counts[3]! },
  });
}

/** A year that is a thousand times its neighbours while they agree: almost always another unit. */
function reportUnitSlips(dataset: Dataset, column: Column, file: string | undefined, issues: IssueCollector): void {
  if (column.dimensions.at(-1) !== "year") return;
  const years = dataset.years.length;
  const perRegion = column.dimensions.includes("industry") ? dataset.industries.length * years : years;
  for (let start = 0; start < column.values.length; start += years) {
    for (let t = 1; t + 1 < years; ++t) {
      const before = column.values[start + t - 1]!;
      const value = column.values[start + t]!;
      const after = column.values[start + t + 1]!;
      if (!(before > 0 && value > 0 && after > 0) || Math.abs(Math.log(before / after)) > Math.log(3)) continue;
      const ratio = value / Math.sqrt(before * after);
      if (ratio < 1000 && ratio > 0.001) continue;
      const region = column.dimensions.includes("region") ? dataset.regions[Math.floor(start / perRegion)]!.id : "";
      const industry = column.dimensions.includes("industry") ? dataset.industries[(start % perRegion) / years]!.id : "";
      const where = [region, industry, String(dataset.years[t]!)].filter((part) => part !== "").join(", ");
      issues.add("possible-unit-slip", {
        file,
        column: column.id,
        given: `${where}: ${Number(value.toPrecision(6))}`,
        params: { ratio: Number(ratio.toPrecision(2)) },
      });
    }
  }
}

function reportActivity(dataset: Dataset, column: Column, file: string | undefined, issues: IssueCollector): void {
  const place = { file, column: column.id };
  const years = dataset.years.length;
  const industries = dataset.industries.length;
  const byIndustry = new Float64Array(industries);
  const byRegion = new Float64Array(dataset.regions.length);
  const seenIndustry = new Uint8Array(industries);
  const seenRegion = new Uint8Array(dataset.regions.length);
  column.values.forEach((value, cell) => {
    if (Number.isNaN(value)) return;
    const industry = Math.floor(cell / years) % industries;
    const region = Math.floor(cell / (years * industries));
    byIndustry[industry]! += Math.abs(value);
    byRegion[region]! += Math.abs(value);
    seenIndustry[industry] = 1;
    seenRegion[region] = 1;
  });
  dataset.industries.forEach(({ id }, index) => {
    if (seenIndustry[index] === 1 && byIndustry[index] === 0) issues.add("industry-all-zero", { ...place, given: id });
  });
  dataset.regions.forEach(({ id }, index) => {
    if (byRegion[index] === 0) issues.add("region-all-zero", { ...place, given: id });
  });
  if (yearsPresent(dataset, column).length === 1) issues.add("one-year", place);
}

/** What a panel as a whole lacks or hides. */
export function checkPanel(
  dataset: Dataset,
  activity: string | null,
  files: Readonly<Record<string, string>>,
  digital: readonly DigitalIndicator[],
  issues: IssueCollector,
): void {
  if (dataset.regions.length === 1) issues.add("one-region", {});
  if (dataset.industries.length === 1) issues.add("one-industry", {});
  for (const column of Object.values(dataset.columns)) {
    const file = files[column.id];
    reportAbsent(dataset, column, file, issues);
    reportUnitSlips(dataset, column, file, issues);
    const missing = missingYears(yearsPresent(dataset, column));
    if (missing.length > 0) issues.add("missing-years", { file, column: column.id, given: missing.join(", ") });
    if (column.dimensions.length < 3 && column.values.length > 1) {
      const present = column.values.filter((value) => !Number.isNaN(value));
      const first = present[0];
      if (first !== undefined && present.length > 1 && present.every((value) => value === first)) {
        issues.add("constant-indicator", { file, column: column.id, given: String(first) });
      }
    }
  }
  const column = activity === null ? undefined : dataset.columns[activity];
  if (column && column.dimensions.length === 3) reportActivity(dataset, column, files[column.id], issues);
  if (activity !== null && digital.length === 0) issues.add("no-digital", {});
}

/** What the map and the distances will lack; where only some regions lack it, which, and the line that leaves them out. */
export function checkGeography(dataset: Dataset, file: string | undefined, hasDistances: boolean, issues: IssueCollector): void {
  if (hasDistances) return;
  const report = (none: "no-centres" | "no-areas", some: "some-centres" | "some-areas", without: readonly string[]): void => {
    const needed = String(dataset.regions.length);
    if (without.length === 0) return;
    if (without.length === dataset.regions.length) issues.add(none, { file, given: String(without.length), needed });
    // an error has its own line, and often is why one lacks it
    else if (!issues.hasErrors()) {
      const shown = `${without.slice(0, 5).join(", ")}${without.length > 5 ? ", ..." : ""}`;
      const line = `leaveOut: [${without.map((id) => JSON.stringify(id)).join(", ")}]`;
      issues.add(some, { file, given: shown, needed, params: { count: without.length, line } });
    }
  };
  const idsOf = (lacks: (region: Dataset["regions"][number]) => boolean): string[] =>
    dataset.regions.filter(lacks).map(({ id }) => id);
  report(
    "no-centres",
    "some-centres",
    idsOf(({ lon, lat }) => Number.isNaN(lon) || Number.isNaN(lat)),
  );
  report(
    "no-areas",
    "some-areas",
    idsOf(({ areaKm2 }) => Number.isNaN(areaKm2)),
  );
}
