import type { Text } from "../dataset/index.ts";
import type { Issue } from "../errors/index.ts";
import { createRandom } from "../numeric/index.ts";
import { DEFAULT_SEED } from "../parameters/index.ts";
import {
  type Alternative,
  type AssociationOptions,
  clusterLabels,
  type GlobalAssociation,
  type LocalAssociation,
  type MultiplicityCorrection,
  spatialLag,
} from "../space/index.ts";
import type { MeasureContext, MeasureNeed, MeasureOption, MeasureOptionValue, MeasureValues } from "./measure.ts";
import { partOf, yearOf } from "./measure-columns.ts";
import { perHeadOption, variableOption } from "./measure-variables.ts";

export type AssociationChoice = Readonly<Record<string, MeasureOptionValue>>;

const permutations: MeasureOption = {
  id: "permutations",
  label: { en: "Permutations", zh: "置换次数" },
  kind: "number",
  default: 999,
  min: 0,
  max: 99_999,
  help: {
    en: "Random arrangements that the observed one is compared with; 0 uses the normal approximation. The seed is fixed, so a run repeats.",
    zh: "与实际格局比较的随机排列次数；0表示采用正态近似。随机种子固定，结果可复现。",
  },
};

const alternative: MeasureOption = {
  id: "alternative",
  label: { en: "What counts as extreme", zh: "备择假设" },
  kind: "choice",
  default: "two-sided",
  choices: [
    { id: "two-sided", label: { en: "either side, doubled", zh: "双侧（较小一侧加倍）" } },
    { id: "folded", label: { en: "either side, as far from the expectation", zh: "双侧（按与期望值的距离）" } },
    { id: "greater", label: { en: "greater", zh: "大于" } },
    { id: "less", label: { en: "less", zh: "小于" } },
    { id: "directed", label: { en: "the smaller side, as GeoDa and PySAL print", zh: "较小一侧（GeoDa、PySAL 的做法）" } },
  ],
  help: {
    en: "p of programs differ by this choice. The smaller side alone is half of the two-sided p: as a test at .05 it is one at .10.",
    zh: "各软件的 p 值因此不同。只取较小一侧时 p 值约为双侧的一半，0.05 的检验实为 0.10。",
  },
};

export const globalOptions = [variableOption, perHeadOption, permutations, alternative];

export const localOptions: readonly MeasureOption[] = [
  ...globalOptions,
  {
    id: "level",
    label: { en: "Level of significance", zh: "显著性水平" },
    kind: "number",
    default: 0.05,
    min: 1e-6,
    max: 0.5,
    help: { en: "Share of false positives allowed, after the correction.", zh: "校正后允许的误判比例。" },
  },
  {
    id: "correction",
    label: { en: "Correction for many tests", zh: "多重检验校正" },
    kind: "choice",
    default: "fdr",
    choices: [
      { id: "fdr", label: { en: "false discovery rate", zh: "错误发现率（FDR）" } },
      { id: "fdr-dependent", label: { en: "false discovery rate, any dependence", zh: "错误发现率（任意相依）" } },
      { id: "bonferroni", label: { en: "Bonferroni", zh: "邦费罗尼" } },
      { id: "none", label: { en: "none (as GeoDa by default)", zh: "不校正（GeoDa默认）" } },
    ],
    help: {
      en: "Every region is a test: without a correction one in twenty is significant by chance.",
      zh: "每个地区都是一次检验：不校正时约二十分之一会偶然显著。",
    },
  },
];

export const associationNeeds: readonly MeasureNeed[] = ["positive-activity", "four-regions", "neighbours"];

/** Regions that no statistic of neighbours can speak of. */
function isolateIssues({ dataset, neighbours }: MeasureContext): readonly Issue[] {
  const { isolates } = neighbours!;
  if (isolates.length === 0) return [];
  const named = Array.from(isolates.subarray(0, 5), (row) => dataset.regions[row]!.name);
  const more = isolates.length > named.length;
  return [
    {
      code: "regions-without-neighbours",
      severity: "warning",
      message: `No neighbour, so left out: ${named.map(({ en }) => en).join(", ")}${more ? ", ..." : ""} (${isolates.length} of ${dataset.regions.length}).`,
      hint: "Choose neighbours that reach them, or link an island to its mainland under boundaries.neighbours in study.yaml.",
      count: isolates.length,
      params: { regionsZh: `${named.map(({ zh }) => zh).join("、")}${more ? "等" : ""}`, of: dataset.regions.length },
    },
  ];
}

/** Runs a statistic on every year; null with an issue where a value is absent, all are equal, or the statistic is not defined. */
function yearly<Result>(
  context: MeasureContext,
  values: Float64Array,
  run: (values: Float64Array, y: number) => Result | null,
): { readonly results: readonly (Result | null)[]; readonly issues: readonly Issue[] } {
  const Y = context.dataset.years.length;
  const left: number[] = [];
  const results = context.dataset.years.map((year, y) => {
    const one = yearOf(values, Y, y);
    const varies = one.every((value) => Number.isFinite(value)) && one.some((value) => value !== one[0]);
    const result = varies ? run(one, y) : null;
    if (result === null) left.push(year);
    return result;
  });
  const issues: Issue[] = [
    {
      code: "neighbours-used",
      severity: "note",
      message: `Neighbours: ${context.neighbours!.description.en}.`,
      hint: "Choose others: outlines, nearest centres, a distance, or a weights file.",
      params: { descriptionZh: context.neighbours!.description.zh },
    },
    ...isolateIssues(context),
  ];
  if (left.length > 0) {
    issues.push({
      code: "year-not-complete",
      severity: "warning",
      message: `Not computed for ${left.join(", ")}: a region has no value to compare, or the regions do not differ.`,
      hint: "Fill the gap with a stated policy, choose another variable, or leave the region out of the study.",
      count: left.length,
      params: { years: left.join(", ") },
    });
  }
  return { results, issues };
}

/** The alternative as asked, and permutations from the fixed seed. */
export function testAsAsked(options: AssociationChoice): AssociationOptions {
  const count = Math.round(options.permutations as number);
  const alternative = options.alternative as Alternative;
  return count > 0 ? { alternative, permutations: count, random: createRandom(DEFAULT_SEED) } : { alternative, permutations: 0 };
}

/** A global statistic of every year with its expectation, z and p; `run` gives null in a year without one. */
export function globalValues(
  context: MeasureContext,
  values: Float64Array,
  run: (values: Float64Array) => GlobalAssociation | null,
): MeasureValues {
  const { results, issues } = yearly(context, values, run);
  const pick = (read: (result: GlobalAssociation) => number) =>
    Float64Array.from(results, (result) => (result === null ? Number.NaN : read(result)));
  const part = (label: Text, read: (result: GlobalAssociation) => number) => partOf(context, label, "1", ["year"], pick(read));
  return {
    values: pick((result) => result.statistic),
    parts: {
      expectation: part({ en: "Expected without association", zh: "无关联时的期望值" }, (r) => r.expectation),
      z: part({ en: "z", zh: "z 值" }, (r) => r.z),
      p: part({ en: "p, normal", zh: "p 值（正态近似）" }, (r) => r.p),
      "permutation-p": part({ en: "p, permutations", zh: "p 值（置换检验）" }, (r) => r.permutation?.p ?? Number.NaN),
    },
    issues,
  };
}

const clusterClasses: readonly Text[] = [
  { en: "not significant", zh: "不显著" },
  { en: "high among high", zh: "高—高集聚" },
  { en: "low among low", zh: "低—低集聚" },
  { en: "high among low", zh: "高—低离群" },
  { en: "low among high", zh: "低—高离群" },
  { en: "no neighbours", zh: "无邻居" },
];
const clusterCodes = ["ns", "HH", "LL", "HL", "LH", "isolate"];

/** What a local statistic compares: each place's own value and its neighbours', [R x Y] each. */
export interface LocalPair {
  readonly own: Float64Array;
  readonly others: Float64Array;
}

/** A local statistic of every year as clusters, with what a cluster map and a scatter plot need. */
export function localValues(
  context: MeasureContext,
  options: AssociationChoice,
  { own: values, others }: LocalPair,
  run: (own: Float64Array, others: Float64Array) => LocalAssociation,
): MeasureValues {
  const Y = context.dataset.years.length;
  const complete = (y: number) => yearOf(others, Y, y).every(Number.isFinite);
  const known = values.map((value, cell) => (complete(cell % Y) ? value : Number.NaN));
  const { results, issues } = yearly(context, known, (own, y) => run(own, yearOf(others, Y, y)));
  const labels = results.map((result) =>
    result === null
      ? null
      : clusterLabels(result, { level: options.level as number, correction: options.correction as MultiplicityCorrection }),
  );
  const axes = ["region", "year"] as const;
  const part = (label: Text, read: (result: LocalAssociation, i: number) => number) => {
    const cells = Float64Array.from({ length: values.length }, (_, cell) => {
      const result = results[cell % Y]!;
      return result === null ? Number.NaN : read(result, Math.floor(cell / Y));
    });
    return partOf(context, label, "1", axes, cells);
  };
  const lag = new Float64Array(values.length).fill(Number.NaN);
  for (let y = 0; y < Y; ++y) {
    if (results[y] === null) continue;
    spatialLag(yearOf(others, Y, y), context.neighbours!).forEach((value, i) => {
      lag[i * Y + y] = value;
    });
  }
  return {
    values: Float64Array.from({ length: values.length }, (_, cell) => {
      const year = labels[cell % Y]!;
      return year === null ? Number.NaN : clusterCodes.indexOf(year[Math.floor(cell / Y)]!);
    }),
    classes: clusterClasses,
    parts: {
      statistic: part({ en: "Statistic", zh: "统计量" }, (r, i) => r.statistic[i]!),
      z: part({ en: "z", zh: "z 值" }, (r, i) => r.z[i]!),
      p: part({ en: "p, not corrected", zh: "p 值（未校正）" }, (r, i) => r.p[i]!),
      value: partOf(context, { en: "Variable", zh: "变量值" }, "variable", axes, values),
      lag: partOf(context, { en: "Mean of the neighbours", zh: "邻居均值（空间滞后）" }, "variable", axes, lag),
    },
    issues,
  };
}
