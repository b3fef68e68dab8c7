import { requireColumn } from "../dataset/index.ts";
import {
  type DigitalLevelOptions,
  digitalLevel,
  obstacleDegrees,
  principalComponents,
  sizeNeutralTwin,
} from "../digital/index.ts";
import { lintOfIndex } from "./index-lint.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { partOf } from "./measure-columns.ts";

/** Raw indicators, [J x R x Y]. */
function indicatorMatrix(context: MeasureContext): Float64Array {
  const columns = context.indicators.map(({ column }) => requireColumn(context.dataset, column).values);
  const out = new Float64Array(columns.reduce((cells, values) => cells + values.length, 0));
  columns.forEach((values, j) => {
    out.set(values, j * values.length);
  });
  return out;
}

export const digitalMethodEntries: readonly Measure[] = [
  {
    id: "digital-level-replica",
    label: { en: "Digital level by another recipe", zh: "数字技术水平（其他算法）" },
    family: "digital",
    unit: "1",
    needs: ["indicators"],
    by: ["region", "year"],
    formula: "T_it = sum_j w_j z_itj",
    formulaNote: { en: "Scaling z, weights w and aggregation as chosen.", zh: "无量纲化 z、权重 w 与合成方式均按所选设置。" },
    source: "Hwang and Yoon (1981) TOPSIS; Diakoulaki et al. (1995) CRITIC; Nicoletti et al. (2000) component weights",
    notSaying: {
      en: "Min-max and TOPSIS put zero at the worst place of the sample: ratios mean nothing, and adding a region changes every value. The engines refuse these.",
      zh: "极差标准化与TOPSIS以样本最差值为零点：不能求比值，增减地区会改变全部数值，分析引擎不采用。",
    },
    reference: null,
    options: [
      {
        id: "scaling",
        label: { en: "Scaling", zh: "标准化" },
        kind: "choice",
        default: "min-max-pooled",
        choices: [
          { id: "ratio", label: { en: "ratio to the maximum", zh: "与最大值之比" } },
          { id: "min-max-pooled", label: { en: "min-max over all years", zh: "极差法（合并各年）" } },
          { id: "min-max-yearly", label: { en: "min-max within each year", zh: "极差法（逐年）" } },
        ],
        help: { en: "Yearly scaling forbids comparison over years.", zh: "逐年标准化的结果不可跨年比较。" },
      },
      {
        id: "weighting",
        label: { en: "Weights", zh: "赋权" },
        kind: "choice",
        default: "entropy",
        choices: [
          { id: "entropy", label: { en: "entropy", zh: "熵值法" } },
          { id: "equal", label: { en: "equal", zh: "等权" } },
          { id: "pca", label: { en: "first principal component", zh: "第一主成分" } },
          { id: "critic", label: { en: "CRITIC", zh: "CRITIC法" } },
        ],
        help: { en: "How much each indicator counts.", zh: "各指标权重的确定方法。" },
      },
      {
        id: "aggregation",
        label: { en: "Aggregation", zh: "合成" },
        kind: "choice",
        default: "linear",
        choices: [
          { id: "linear", label: { en: "weighted sum", zh: "加权求和" } },
          { id: "topsis", label: { en: "TOPSIS", zh: "TOPSIS" } },
        ],
        help: { en: "TOPSIS measures closeness to the best observed values.", zh: "TOPSIS度量与最优观测值的贴近度。" },
      },
    ],
    compute(context, options) {
      const { dataset } = context;
      const chosen = {
        scaling: options.scaling,
        weighting: options.weighting,
        aggregation: options.aggregation,
      } as DigitalLevelOptions;
      const series = context.indicators.map(({ column, direction }) => ({
        id: column,
        values: requireColumn(dataset, column).values,
        direction,
      }));
      const level = digitalLevel(series, dataset.regions.length, dataset.years.length, {
        ...chosen,
        regionIds: dataset.regions.map((region) => region.id),
      });
      const indicator = { id: "indicator", keys: level.indicators };
      return {
        values: level.level,
        parts: { weights: partOf(context, { en: "Weights", zh: "权重" }, "1", [indicator], level.weights) },
        issues: level.issues,
        lint: lintOfIndex(context, level),
      };
    },
  },
  {
    id: "main-obstacle",
    label: { en: "Main obstacle of the digital level", zh: "数字技术水平的首要障碍因子" },
    family: "digital",
    unit: "code",
    needs: ["digital-level"],
    by: ["region", "year"],
    formula: "O_itj = w_j (1 - z_itj) / sum_k w_k (1 - z_itk)",
    formulaNote: { en: "Shown is the indicator with the largest O.", zh: "图中为障碍度最大的指标。" },
    source: "Obstacle degree, usual form in Chinese studies",
    notSaying: {
      en: "A heavy indicator is nearly always the obstacle: it says what the index lacks, not what would be cheapest to improve.",
      zh: "权重大的指标几乎总是首要障碍：它说明指数缺什么，而非改善什么最划算。",
    },
    reference: null,
    options: [],
    compute(context) {
      const level = context.digitalLevel!;
      const degrees = obstacleDegrees(level);
      const J = level.indicators.length;
      const label = (id: string) => context.dataset.columns[id]?.label ?? { en: id, zh: id };
      return {
        values: level.level.map((_, cell) => {
          const own = degrees.subarray(cell * J, (cell + 1) * J);
          const highest = own.reduce((max, value) => Math.max(max, value), 0);
          return highest > 0 ? own.indexOf(highest) : Number.NaN;
        }),
        classes: level.indicators.map(label),
        parts: {
          obstacles: partOf(
            context,
            { en: "Obstacle degrees", zh: "障碍度" },
            "1",
            ["region", "year", { id: "indicator", keys: level.indicators }],
            degrees,
          ),
        },
      };
    },
  },
  {
    id: "size-neutral-digital-level",
    label: { en: "Digital level at equal size", zh: "剔除规模的数字技术水平" },
    family: "digital",
    unit: "1",
    needs: ["digital-level", "population", "two-regions"],
    by: ["region", "year"],
    formula: "exp( ln T_it - b (ln N_it - mean_t ln N) ),   ln T_it = a_t + b ln N_it + u_it",
    source: "Model book, section 1",
    notSaying: {
      en: "It asks who does better than places of its size; size itself may be what digital technology needs.",
      zh: "它比较同等规模下谁更好；而规模本身也可能正是数字技术所需的条件。",
    },
    reference: null,
    options: [],
    compute(context) {
      const population = requireColumn(context.dataset, context.population!).values;
      const twin = sizeNeutralTwin(context.digitalLevel!.level, population, context.dataset.years.length);
      return {
        values: twin.values,
        parts: {
          "rank-change": partOf(
            context,
            { en: "Places gained by taking size out", zh: "剔除规模后的位次变化" },
            "places",
            ["region", "year"],
            twin.rankChange,
          ),
          "rank-correlation": partOf(
            context,
            { en: "Rank correlation with population", zh: "与人口的等级相关" },
            "1",
            ["year"],
            twin.rankCorrelation,
          ),
          elasticity: partOf(
            context,
            { en: "Elasticity to population", zh: "对人口的弹性" },
            "1",
            [],
            new Float64Array([twin.elasticity]),
          ),
        },
      };
    },
  },
  {
    id: "component-adequacy",
    label: { en: "Can one component stand for the indicators? (KMO)", zh: "主成分适用性（KMO）" },
    family: "digital",
    unit: "1",
    needs: ["indicators"],
    by: [],
    formula: "KMO = sum r^2 / (sum r^2 + sum q^2),   chi2 = -(n - 1 - (2J + 5)/6) ln det R",
    source: "Kaiser (1974); Bartlett (1951)",
    notSaying: {
      en: "Indicators that share a trend over years pass easily; a pass does not make the component digital.",
      zh: "各指标随时间同向增长即容易通过检验；通过并不代表该成分就是“数字化”。",
    },
    reference: 0.5,
    options: [],
    compute(context) {
      const names = context.indicators.map(({ column }) => column);
      const result = principalComponents(indicatorMatrix(context), names.length);
      const indicator = { id: "indicator", keys: names };
      const component = { id: "component", keys: names.map((_, k) => String(k + 1)) };
      const { adequacy } = result;
      return {
        values: new Float64Array([adequacy.kmo]),
        parts: {
          explained: partOf(context, { en: "Share of variance", zh: "方差贡献率" }, "1", [component], result.explained),
          loadings: partOf(context, { en: "Loadings", zh: "载荷" }, "1", [indicator, component], result.rotation),
          "kmo-by-indicator": partOf(
            context,
            { en: "KMO by indicator", zh: "各指标 KMO" },
            "1",
            [indicator],
            adequacy.kmoByIndicator,
          ),
          bartlett: partOf(
            context,
            { en: "Bartlett's test", zh: "巴特利特球形检验" },
            "1",
            [{ id: "test", keys: ["statistic", "degrees-of-freedom", "p-value"] }],
            Float64Array.of(adequacy.chiSquare, adequacy.degreesOfFreedom, adequacy.pValue),
          ),
        },
        issues: result.issues,
      };
    },
  },
];
