import type { Text } from "../dataset/index.ts";
import type { Issue } from "../errors/index.ts";
import { createRandom } from "../numeric/index.ts";
import { DEFAULT_SEED } from "../parameters/index.ts";
import {
  clusterLabels,
  type GlobalAssociation,
  globalGeary,
  globalMoran,
  type LocalAssociation,
  localGetisOrd,
  localMoran,
  type MultiplicityCorrection,
  type SpatialWeights,
  spatialLag,
} from "../space/index.ts";
import type {
  Measure,
  MeasureContext,
  MeasureNeed,
  MeasureOption,
  MeasureOptionValue,
  MeasureRequest,
  MeasureValues,
} from "./measure.ts";
import { partOf, yearOf } from "./measure-columns.ts";
import { perHeadOption, requestedVariable, variableOption } from "./measure-variables.ts";

type Options = Readonly<Record<string, MeasureOptionValue>>;

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

const globalOptions = [variableOption, perHeadOption, permutations];

const localOptions: readonly MeasureOption[] = [
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

const needs: readonly MeasureNeed[] = ["positive-activity", "four-regions", "neighbours"];

/** Runs a statistic on every year; null where a value is absent or all are equal, with an issue. */
function years<Result>(
  context: MeasureContext,
  options: Options,
  request: MeasureRequest,
  run: (values: Float64Array, weights: SpatialWeights) => Result,
): { readonly results: readonly (Result | null)[]; readonly values: Float64Array; readonly issues: readonly Issue[] } {
  const Y = context.dataset.years.length;
  const { values } = requestedVariable(context, options, request);
  const left: number[] = [];
  const results = context.dataset.years.map((year, y) => {
    const one = yearOf(values, Y, y);
    if (one.every((value) => Number.isFinite(value)) && one.some((value) => value !== one[0]))
      return run(one, context.neighbours!);
    left.push(year);
    return null;
  });
  const issues: Issue[] = [
    {
      code: "neighbours-used",
      severity: "note",
      message: `Neighbours: ${context.neighbours!.description.en}.`,
      hint: "Give boundaries or a weights file for others.",
      params: { descriptionZh: context.neighbours!.description.zh },
    },
  ];
  if (left.length > 0) {
    issues.push({
      code: "year-not-complete",
      severity: "warning",
      message: `Not computed for ${left.join(", ")}: a region has no value, or all are equal.`,
      hint: "Fill the gap with a stated policy, choose another variable, or leave the region out of the study.",
      count: left.length,
      params: { years: left.join(", ") },
    });
  }
  return { results, values, issues };
}

function randomOption(options: Options): { permutations: number; random?: ReturnType<typeof createRandom> } {
  const count = Math.round(options.permutations as number);
  return count > 0 ? { permutations: count, random: createRandom(DEFAULT_SEED) } : { permutations: 0 };
}

/** A global statistic of every year with its expectation, z and p. */
function globalValues(
  context: MeasureContext,
  options: Options,
  request: MeasureRequest,
  run: typeof globalMoran,
): MeasureValues {
  const { results, issues } = years(context, options, request, (values, weights) => run(values, weights, randomOption(options)));
  const pick = (read: (result: GlobalAssociation) => number) =>
    Float64Array.from(results, (result) => (result === null ? Number.NaN : read(result)));
  return {
    values: pick((result) => result.statistic),
    parts: {
      expectation: partOf(
        context,
        { en: "Expected without association", zh: "无关联时的期望值" },
        "1",
        ["year"],
        pick((r) => r.expectation),
      ),
      z: partOf(
        context,
        { en: "z", zh: "z 值" },
        "1",
        ["year"],
        pick((r) => r.z),
      ),
      p: partOf(
        context,
        { en: "p, normal", zh: "p 值（正态近似）" },
        "1",
        ["year"],
        pick((r) => r.p),
      ),
      "permutation-p": partOf(
        context,
        { en: "p, permutations", zh: "p 值（置换检验）" },
        "1",
        ["year"],
        pick((r) => r.permutation?.p ?? Number.NaN),
      ),
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

/** [R x Y] from one local result per year. */
function localArray(
  context: MeasureContext,
  results: readonly (LocalAssociation | null)[],
  read: (result: LocalAssociation, i: number) => number,
): Float64Array {
  const Y = results.length;
  return Float64Array.from({ length: context.dataset.regions.length * Y }, (_, cell) => {
    const result = results[cell % Y]!;
    return result === null ? Number.NaN : read(result, Math.floor(cell / Y));
  });
}

function localValues(
  context: MeasureContext,
  options: Options,
  request: MeasureRequest,
  run: (values: Float64Array, weights: SpatialWeights) => LocalAssociation,
): MeasureValues {
  const { results, values, issues } = years(context, options, request, run);
  const labels = results.map((result) =>
    result === null
      ? null
      : clusterLabels(result, { level: options.level as number, correction: options.correction as MultiplicityCorrection }),
  );
  const Y = results.length;
  const axes = ["region", "year"] as const;
  const lag = new Float64Array(values.length).fill(Number.NaN);
  for (let y = 0; y < Y; ++y) {
    if (results[y] === null) continue;
    spatialLag(yearOf(values, Y, y), context.neighbours!).forEach((value, i) => {
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
      statistic: partOf(
        context,
        { en: "Statistic", zh: "统计量" },
        "1",
        axes,
        localArray(context, results, (r, i) => r.statistic[i]!),
      ),
      z: partOf(
        context,
        { en: "z", zh: "z 值" },
        "1",
        axes,
        localArray(context, results, (r, i) => r.z[i]!),
      ),
      p: partOf(
        context,
        { en: "p, not corrected", zh: "p 值（未校正）" },
        "1",
        axes,
        localArray(context, results, (r, i) => r.p[i]!),
      ),
      value: partOf(context, { en: "Variable", zh: "变量值" }, "variable", axes, values),
      lag: partOf(context, { en: "Mean of the neighbours", zh: "邻居均值（空间滞后）" }, "variable", axes, lag),
    },
    issues,
  };
}

export const associationEntries: readonly Measure[] = [
  {
    id: "global-moran",
    label: { en: "Moran's I", zh: "全局莫兰指数" },
    family: "association",
    unit: "1",
    needs,
    by: ["year"],
    formula: "I = (n/S0) sum_i sum_j w_ij z_i z_j / sum_i z_i^2",
    source: "Moran (1950); Cliff and Ord (1981)",
    notSaying: {
      en: "Likeness of neighbours can come from a common cause or from the size of regions; it depends on who counts as neighbour.",
      zh: "相邻地区相似可能源于共同原因或地区划分；结果取决于邻接的定义。",
    },
    reference: 0,
    options: globalOptions,
    compute: (context, options, request) => globalValues(context, options, request, globalMoran),
  },
  {
    id: "global-geary",
    label: { en: "Geary's C", zh: "吉尔里指数C" },
    family: "association",
    unit: "1",
    needs,
    by: ["year"],
    formula: "C = (n - 1) sum_i sum_j w_ij (x_i - x_j)^2 / (2 S0 sum_i z_i^2)",
    source: "Geary (1954); Cliff and Ord (1981)",
    notSaying: {
      en: "Below 1 neighbours are alike. It looks at differences between neighbours and reacts to outliers more than Moran's I.",
      zh: "小于1表示相邻相似。它度量相邻差异，比莫兰指数对离群值更敏感。",
    },
    reference: 1,
    options: globalOptions,
    compute: (context, options, request) => globalValues(context, options, request, globalGeary),
  },
  {
    id: "local-moran",
    label: { en: "Local Moran clusters (LISA)", zh: "局部莫兰聚类（LISA）" },
    family: "association",
    unit: "code",
    needs,
    by: ["region", "year"],
    formula: "I_i = (z_i / m2) sum_j w_ij z_j",
    formulaNote: {
      en: "Clusters by conditional permutation with the correction chosen.",
      zh: "显著性由条件置换检验给出，并按所选方法校正多重检验。",
    },
    source: "Anselin (1995); Benjamini and Hochberg (1995) for the correction",
    notSaying: {
      en: "A cluster marks a region whose neighbours are unusually like it, not the extent of the cluster; without a correction many are chance.",
      zh: "显著只说明该地区与邻居异常相似，并不界定集群范围；不作校正时许多只是偶然。",
    },
    reference: null,
    options: localOptions,
    compute: (context, options, request) =>
      localValues(context, options, request, (values, weights) => localMoran(values, weights, randomOption(options))),
  },
  {
    id: "getis-ord",
    label: { en: "Hot and cold spots (Getis-Ord G*)", zh: "冷热点（Getis-Ord G*）" },
    family: "association",
    unit: "code",
    needs,
    by: ["region", "year"],
    formula: "G*_i = sum_j w_ij x_j / sum_j x_j",
    formulaNote: { en: "The region itself is among its neighbours.", zh: "本地区计入自身的邻居。" },
    source: "Getis and Ord (1992); Ord and Getis (1995)",
    notSaying: {
      en: "It takes positive values only, and says where highs or lows lie together, not where a place differs from its neighbours.",
      zh: "仅适用于正值变量；只显示高值或低值的聚集，不识别离群地区。",
    },
    reference: null,
    options: localOptions,
    compute: (context, options, request) =>
      localValues(context, options, request, (values, weights) =>
        localGetisOrd(values, weights, { ...randomOption(options), self: "include" }),
      ),
  },
];
