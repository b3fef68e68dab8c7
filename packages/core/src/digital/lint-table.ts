import type { Text } from "../dataset/index.ts";
import { defaultOf } from "../parameters/index.ts";
import { lintCoupling, lintWeightSum } from "./lint-coupling.ts";
import { lintGrades } from "./lint-grades.ts";
import { atConstantPrices, isMoney, nominalMoney } from "./lint-index.ts";
import type { LintFinding } from "./lint-rules.ts";
import {
  type LintSeries,
  lintDominance,
  lintDoubleCounting,
  lintInterpolation,
  lintSize,
  lintYearlyScaling,
} from "./lint-series.ts";
import { lintWeightsOrder } from "./lint-weights.ts";

/** A column of a finished table: numbers, or text with numbers left as they were read. */
export interface LintColumn {
  readonly name: string;
  /** Cells as read; null or "" where empty. */
  readonly values: readonly (number | string | null)[];
}

/** What a column is, as found from its name. */
export type LintRole =
  | "region"
  | "year"
  | "system"
  | "coupling"
  | "development"
  | "coordination"
  | "grade"
  | "population"
  | "indicator-name"
  | "weight"
  | "number"
  | "text";

/** What the linter understood of a table, and what it found. */
export interface TableLint {
  readonly roles: Readonly<Record<string, LintRole>>;
  readonly findings: readonly LintFinding[];
  /** What could not be checked, and which column would have to be named for it. */
  readonly unchecked: readonly Text[];
}

const ROLE_NAMES: readonly (readonly [LintRole, RegExp])[] = [
  ["year", /^(year|年[份度]?|时间|t)$/i],
  ["region", /^(region|city|province|county|place|area|id|name|地区|省份?|省市|城市|区域|地市|市|县|区县)(名称?|代码)?$/i],
  ["grade", /grade|等级|类型|协调程度/i],
  ["coordination", /^d$|coordination|协调度|耦合协调指数/i],
  ["coupling", /^c$|coupling|耦合度/i],
  ["development", /^t$|development|综合(发展|评价|协调)?(指数|得分|水平)|^(发展|协调)(指数|度|水平)[（(]?t?[）)]?$/i],
  ["system", /^u_?\d+$|^system|子系统|^u[_ ]/i],
  ["population", /population|人口/i],
  ["weight", /^w(eight)?$|权重/i],
  ["indicator-name", /^indicator$|^指标(名称)?$/i],
];

export interface TableLintOptions {
  /** Roles that the names do not tell, by column name. Default none. */
  readonly roles?: Readonly<Record<string, LintRole>>;
  /** Regions in the order of the panel, to compare a weights matrix with. Default the order of its own rows. */
  readonly panelOrder?: readonly string[];
}

/**
 * Checks a finished table of somebody else: coupling results, index scores, indicator panels, weight lists or a weights matrix.
 *
 * Roles are found from column names in English or Chinese (region, year, u1, u2, C, T, D, grade, population, weight, indicator) and can
 * be given. Every rule that has the columns it needs runs.
 *
 * @param columns  the table
 * @param options  roles, panel order
 * @returns what each column was taken for and the findings
 */
export function lintTable(columns: readonly LintColumn[], options: TableLintOptions = {}): TableLint {
  const matrix = asMatrix(columns);
  if (matrix) {
    const order = options.panelOrder ?? matrix.rowIds;
    const findings = lintWeightsOrder(matrix.columnIds, order, matrix.isolates);
    return {
      roles: Object.fromEntries(columns.map((column, k) => [column.name, k === 0 ? "region" : "number"])),
      findings,
      unchecked: [],
    };
  }
  const roles: Record<string, LintRole> = {};
  for (const column of columns) roles[column.name] = options.roles?.[column.name] ?? roleOf(column);
  // "T" is the year of a panel only when it holds years.
  for (const column of columns) {
    if (
      roles[column.name] === "year" &&
      /^t$/i.test(column.name) &&
      !numbersOf(column).every((x) => Number.isNaN(x) || x > 1000)
    ) {
      roles[column.name] = "development";
    }
  }
  for (const name of systemsByPlace(columns, roles)) roles[name] = "system";
  const find = (role: LintRole) => columns.find((column) => roles[column.name] === role);
  const series = (role: LintRole): LintSeries[] =>
    columns.filter((column) => roles[column.name] === role).map((column) => ({ name: column.name, values: numbersOf(column) }));
  const findings: LintFinding[] = [];
  const systems = series("system");
  if (systems.length >= 1) {
    findings.push(
      ...lintCoupling({
        systems,
        coupling: series("coupling")[0],
        development: series("development")[0],
        coordination: series("coordination")[0],
      }),
    );
  }
  const weight = series("weight")[0];
  if (weight) {
    const names = find("indicator-name")?.values.map(String) ?? [...weight.values.keys()].map((j) => `row ${j + 1}`);
    const known = weight.values.filter((w) => !Number.isNaN(w));
    findings.push(...lintWeightSum(known, [weight.name]), ...lintDominance(known, names, defaultOf("linter-dominance-weight")));
  }
  const yearColumn = find("year");
  const numbers = series("number");
  const scored = [...systems, ...numbers];
  if (yearColumn) {
    const years = numbersOf(yearColumn);
    for (const one of scored) findings.push(...lintYearlyScaling(one, years));
    const regionColumn = find("region");
    if (regionColumn) {
      const regions = regionColumn.values.map(String);
      for (const one of scored) findings.push(...lintInterpolation(one, regions, years));
    }
    if (new Set(years).size > 1) {
      for (const one of numbers) if (isMoney(one.name) && !atConstantPrices(one.name)) findings.push(nominalMoney(one.name));
    }
  }
  const population = series("population")[0];
  if (population)
    for (const one of scored) findings.push(...lintSize(one, population.values, defaultOf("linter-size-correlation")));
  findings.push(...lintDoubleCounting(scored));
  const grade = find("grade");
  const degree = series("coordination")[0];
  if (grade && degree)
    findings.push(
      ...lintGrades(
        grade.values.map((value) => String(value ?? "")),
        degree,
      ),
    );
  return { roles, findings, unchecked: withoutSystems(columns, roles) };
}

const RESULTS: readonly LintRole[] = ["coupling", "development", "coordination"];

/**
 * Columns that stand where systems stand: numbers in [0, 1] before the first result of a coupling, two to four of them, where no name
 * says system.
 */
function systemsByPlace(columns: readonly LintColumn[], roles: Readonly<Record<string, LintRole>>): string[] {
  if (columns.some((column) => roles[column.name] === "system")) return [];
  const firstResult = columns.findIndex((column) => RESULTS.includes(roles[column.name]!));
  const found = columns.slice(0, Math.max(0, firstResult)).filter((column) => {
    if (roles[column.name] !== "number") return false;
    const known = numbersOf(column).filter((value) => !Number.isNaN(value));
    return known.length > 0 && known.every((value) => value >= 0 && value <= 1);
  });
  return found.length >= 2 && found.length <= 4 ? found.map((column) => column.name) : [];
}

/** Says that C cannot be computed again without the systems it came from. */
function withoutSystems(columns: readonly LintColumn[], roles: Readonly<Record<string, LintRole>>): Text[] {
  const coupling = columns.find((column) => roles[column.name] === "coupling");
  if (!coupling || columns.some((column) => roles[column.name] === "system")) return [];
  return [
    {
      en: `${coupling.name} was not computed again: no column holds the levels of the systems. Name them with the role system.`,
      zh: `未能复算${coupling.name}：没有识别出各子系统得分列，请将相应列指定为 system。`,
    },
  ];
}

function roleOf(column: LintColumn): LintRole {
  const name = column.name.trim();
  const numeric = numbersOf(column).some((value) => !Number.isNaN(value));
  for (const [role, pattern] of ROLE_NAMES) {
    if (!pattern.test(name)) continue;
    const text = role === "region" || role === "grade" || role === "indicator-name";
    if (text || numeric) return role;
  }
  return numeric ? "number" : "text";
}

function numbersOf(column: LintColumn): Float64Array {
  return Float64Array.from(column.values, (value) => (value === null || value === "" ? Number.NaN : Number(value)));
}

/** A square table whose header names its rows: a weights matrix. */
function asMatrix(
  columns: readonly LintColumn[],
):
  | { readonly rowIds: readonly string[]; readonly columnIds: readonly string[]; readonly isolates: readonly number[] }
  | undefined {
  const first = columns[0];
  if (!first || columns.length < 3 || columns.length - 1 !== first.values.length) return undefined;
  const rowIds = first.values.map(String);
  const columnIds = columns.slice(1).map((column) => column.name);
  const names = new Set(rowIds);
  const shared = columnIds.filter((id) => names.has(id)).length;
  if (shared < columnIds.length / 2) return undefined;
  const rows = columns.slice(1).map(numbersOf);
  const isolates = [...rowIds.keys()].filter((i) => rows.every((column, j) => columnIds[j] === rowIds[i] || !(column[i]! !== 0)));
  // Isolates are rows; the order check names positions of the matrix's columns, so they are translated.
  return { rowIds, columnIds, isolates: isolates.map((i) => Math.max(0, columnIds.indexOf(rowIds[i]!))) };
}
