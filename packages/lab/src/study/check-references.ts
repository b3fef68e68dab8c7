import { type Dataset, parameterCatalogue } from "@jiju/core";
import { isIndicator } from "./derived-columns.ts";
import type { IssueCollector } from "./issue-collector.ts";
import type { StudyConfig } from "./study-config.ts";
import { STUDY_FILE, type StudyFile, settingName, suggestion } from "./study-file.ts";

type Path = readonly (string | number)[];

function reportUnknown(
  file: StudyFile,
  path: Path,
  given: string,
  known: readonly string[],
  what: { readonly en: string; readonly zh: string },
  issues: IssueCollector,
): void {
  const setting = settingName(path);
  issues.add("unknown-reference", {
    file: STUDY_FILE,
    row: file.rowOf(path),
    column: setting,
    given,
    params: { setting, ...suggestion(given, known, what) },
  });
}

/** References inside `study.yaml` that need no data: sources, classifications, declared values. */
export function checkReferences(file: StudyFile, issues: IssueCollector): void {
  const { config } = file;
  const sources = Object.keys(config.sources);
  const classifications = Object.keys(config.classifications);
  const unknownSource = (path: Path, given: string | undefined): void => {
    if (given === undefined || sources.includes(given)) return;
    reportUnknown(file, path, given, sources, { en: "sources", zh: "来源" }, issues);
  };
  const main: string[] = [];
  for (const [id, table] of Object.entries(config.tables)) {
    unknownSource(["tables", id, "source"], table.source);
    for (const [value, { source }] of Object.entries(table.values ?? {}))
      unknownSource(["tables", id, "values", value, "source"], source);
    if (table.classification !== undefined && !classifications.includes(table.classification)) {
      const what = { en: "classifications", zh: "分类" };
      reportUnknown(file, ["tables", id, "classification"], table.classification, classifications, what, issues);
    }
    if (table.classification === undefined && (table.role === "activity" || table.role === "indicators")) {
      main.push(...Object.keys(table.values ?? {}));
    }
  }
  const values = { en: "values of the tables", zh: "数值" };
  const needs = (path: Path, given: string | undefined): void => {
    if (given !== undefined && !main.includes(given)) reportUnknown(file, path, given, main, values, issues);
  };
  needs(["activity"], config.activity);
  needs(["population"], config.population);
  config.digital?.indicators.forEach(({ indicator, per }, index) => {
    needs(["digital", "indicators", index, "indicator"], indicator);
    needs(["digital", "indicators", index, "per"], per);
  });
  const { productivity } = config;
  if (productivity?.definition === "wage") needs(["productivity", "column"], productivity.column);
  if (productivity?.definition === "value-added-per-worker") {
    needs(["productivity", "valueAdded"], productivity.valueAdded);
    needs(["productivity", "employment"], productivity.employment);
  }
  needs(["productivity", "deflator", "indicator"], productivity?.deflator?.indicator);
  needs(["prices", "agglomeration"], config.prices?.agglomeration);
  needs(["prices", "technology"], config.prices?.technology);
  const derived = (config.digital?.indicators ?? []).map(
    ({ indicator, per, id }) => id ?? (per ? `${indicator}-per-${per}` : indicator),
  );
  for (const column of Object.keys(config.missing.columns)) {
    if (!main.includes(column)) {
      reportUnknown(file, ["missing", "columns", column], column, main.concat(derived), values, issues);
    }
  }
}

/** The half-distance of the study's own scale, which `study.yaml` may give without naming the scale again. */
const OWN_HALF_DISTANCE = "half-distance";

/** Parameters that `study.yaml` changes: known ids, and values within the range of their sources. */
export function checkParameters(file: StudyFile, issues: IssueCollector): void {
  const { parameters, scale = "province" } = file.config;
  const known = new Map(parameterCatalogue.map((parameter) => [parameter.id, parameter]));
  for (const [id, value] of Object.entries(parameters)) {
    const path = ["parameters", id];
    const parameter = known.get(id === OWN_HALF_DISTANCE ? `${OWN_HALF_DISTANCE}-${scale}` : id);
    if (!parameter) {
      reportUnknown(file, path, id, [OWN_HALF_DISTANCE, ...known.keys()], { en: "parameters", zh: "参数" }, issues);
      continue;
    }
    const place = { file: STUDY_FILE, row: file.rowOf(path), column: settingName(path), given: String(value) };
    const [low, high] = parameter.range;
    if (typeof value !== "number") {
      issues.add("invalid-setting", { ...place, needed: `a number (${parameter.unit})`, params: { setting: id } });
    } else if (value < low || value > high) {
      issues.add("parameter-outside-range", { ...place, params: { setting: id, low, high } });
    }
  }
}

/** Years of the activity and the window in them. */
export function checkWindow(
  file: StudyFile,
  dataset: Dataset,
  issues: IssueCollector,
): { readonly years: readonly number[]; readonly window: readonly [number, number] } {
  const { config } = file;
  const column = dataset.columns[config.activity];
  const count = dataset.years.length;
  const present = new Set<number>();
  column?.values.forEach((value, cell) => {
    if (!Number.isNaN(value)) present.add(cell % count);
  });
  const years = [...present].sort((a, b) => a - b).map((index) => dataset.years[index]!);
  const first = years[0] ?? 0;
  const last = years.at(-1) ?? 0;
  const { window } = config;
  if (!window) return { years, window: [first, last] };
  if (column && years.length > 0 && !(years.includes(window[0]) && years.includes(window[1]) && window[0] <= window[1])) {
    const given = window.join("-");
    issues.add("window-outside", {
      file: STUDY_FILE,
      row: file.rowOf(["window"]),
      column: "window",
      given,
      needed: years.join(", "),
    });
  }
  return { years, window };
}

/** References that need the columns to be there in the right shape. */
export function checkShapes(file: StudyFile, config: StudyConfig, dataset: Dataset, issues: IssueCollector): void {
  const indicators = Object.values(dataset.columns)
    .filter(isIndicator)
    .map(({ id }) => id);
  const panels = Object.values(dataset.columns)
    .filter(({ dimensions }) => dimensions.length === 3)
    .map(({ id }) => id);
  const needs = (path: Path, given: string | undefined, of: readonly string[], what: { en: string; zh: string }): void => {
    if (given === undefined || !dataset.columns[given] || of.includes(given)) return;
    reportUnknown(file, path, given, of, what, issues);
  };
  const panelWords = { en: "region x industry x year columns", zh: "地区×产业×年份数据" };
  const indicatorWords = { en: "region x year indicators", zh: "地区×年份指标" };
  needs(["activity"], config.activity, panels, panelWords);
  needs(["population"], config.population, indicators, indicatorWords);
  config.digital?.indicators.forEach(({ indicator, per }, index) => {
    needs(["digital", "indicators", index, "indicator"], indicator, indicators, indicatorWords);
    needs(["digital", "indicators", index, "per"], per, indicators, indicatorWords);
  });
  const { productivity } = config;
  if (productivity?.definition === "wage") needs(["productivity", "column"], productivity.column, panels, panelWords);
  if (productivity?.definition === "value-added-per-worker") {
    needs(["productivity", "valueAdded"], productivity.valueAdded, panels, panelWords);
    needs(["productivity", "employment"], productivity.employment, panels, panelWords);
  }
  needs(["productivity", "deflator", "indicator"], productivity?.deflator?.indicator, indicators, indicatorWords);
}
