import { requireColumn } from "../dataset/index.ts";
import {
  coordinationGrades,
  couplingCoordination,
  type DigitalLevelOptions,
  digitalLevel,
  factorDetector,
  interactionDetector,
  obstacleDegrees,
  principalComponents,
  sizeNeutralTwin,
} from "../digital/index.ts";
import { InputError, type Issue } from "../errors/index.ts";
import { industryPair } from "./entry-arrays.ts";
import { quantileClasses } from "./markov.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { partOf } from "./measure-columns.ts";
import { variableOf, variableOption } from "./measure-variables.ts";

/** Raw indicators, [J x R x Y]. */
function indicatorMatrix(context: MeasureContext): Float64Array {
  const columns = context.indicators.map(({ column }) => requireColumn(context.dataset, column).values);
  const out = new Float64Array(columns.reduce((cells, values) => cells + values.length, 0));
  columns.forEach((values, j) => {
    out.set(values, j * values.length);
  });
  return out;
}

/** Two systems that exist in every study: digital level and physical agglomeration, else quotients of two industries. */
function defaultSystems(context: MeasureContext): string[] {
  if (context.digitalLevel?.ratioScale && context.distances) return ["digital-level", "physical-agglomeration"];
  return industryPair(context, null, null).map((s) => `lq:${context.dataset.industries[s]!.id}`);
}

export const digitalMethodEntries: readonly Measure[] = [
  {
    id: "coupling-coordination",
    label: { en: "Coupling coordination", zh: "耦合协调度" },
    family: "digital",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "year"],
    formula: "D = sqrt(C T),   C = n (prod u)^(1/n) / sum u,   T = mean u;   corrected C' and D' beside it",
    source: "Liao (1999); corrected form of Wang Shujia et al. (2021)",
    notSaying: {
      en: "A high degree says that systems are high and alike, not that one drives the other. The conventional C bunches near 1: read C' beside it.",
      zh: "协调度高只说明各系统水平高且相近，并不说明相互促进。常规 C 值趋近于1，应同时看修正后的 C'。",
    },
    reference: null,
    options: [
      {
        id: "systems",
        label: { en: "Systems", zh: "子系统" },
        kind: "columns",
        default: null,
        help: {
          en: "Two or more variables, separated by commas; each is divided by its maximum over all regions and years. By default digital level and physical agglomeration, else the quotients of two industries.",
          zh: "两个以上变量，以逗号分隔；各自除以全部地区年份的最大值。默认取数字技术水平与实体集聚，缺少时取两个产业的区位商。",
        },
      },
    ],
    compute(context, options, request) {
      const names = ((options.systems as string | null) ?? defaultSystems(context).join(","))
        .split(",")
        .map((name) => name.trim());
      if (names.length < 2) {
        throw new InputError("too-few-systems", `coupling-coordination: got the system "${names[0]}" alone; name at least two.`, {
          names,
        });
      }
      const systems = names.map((name) => {
        const values = variableOf(context, name, request.industry);
        const highest = values.filter((value) => !Number.isNaN(value)).reduce((max, value) => Math.max(max, value), 0);
        return values.map((value) => value / highest);
      });
      const run = couplingCoordination(Float64Array.from(systems.flatMap((system) => [...system])), names.length);
      const axes = ["region", "year"] as const;
      const codes = (grades: Int8Array) => Float64Array.from(grades, (grade) => (grade < 0 ? Number.NaN : grade));
      const coupled: Issue = {
        code: "systems-coupled",
        severity: "note",
        message: `Systems coupled: ${names.join(", ")}, each over its maximum.`,
        hint: "Choose others with the option systems.",
        params: { systems: names.join(", ") },
      };
      return {
        values: run.coordination,
        parts: {
          coupling: partOf(context, { en: "Coupling C", zh: "耦合度 C" }, "1", axes, run.coupling),
          development: partOf(context, { en: "Development T", zh: "综合发展指数 T" }, "1", axes, run.development),
          "corrected-coupling": partOf(
            context,
            { en: "Corrected coupling C'", zh: "修正耦合度 C'" },
            "1",
            axes,
            run.correctedCoupling,
          ),
          "corrected-coordination": partOf(
            context,
            { en: "Corrected coordination D'", zh: "修正协调度 D'" },
            "1",
            axes,
            run.correctedCoordination,
          ),
          "relative-lag": partOf(context, { en: "Relative lag", zh: "相对发展度" }, "1", axes, run.relativeLag),
          grade: partOf(
            context,
            {
              en: `Grade of D, 0 ${coordinationGrades[0]!.en} to 9 ${coordinationGrades[9]!.en}`,
              zh: "D 的等级（0极度失调至9优质协调）",
            },
            "code",
            axes,
            codes(run.grade),
          ),
          "corrected-grade": partOf(context, { en: "Grade of D'", zh: "D' 的等级" }, "code", axes, codes(run.correctedGrade)),
        },
        issues: [coupled, ...run.issues],
      };
    },
  },
  {
    id: "digital-level-replica",
    label: { en: "Digital level by another recipe", zh: "数字技术水平（其他算法）" },
    family: "digital",
    unit: "1",
    needs: ["indicators"],
    by: ["region", "year"],
    formula: "scaling, weighting and aggregation as chosen",
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
    formula: "O_itj = w_j (1 - z_itj) / sum_k w_k (1 - z_itk); the indicator with the largest",
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
  {
    id: "geodetector",
    label: { en: "Geographical detector", zh: "地理探测器" },
    family: "digital",
    unit: "1",
    needs: ["positive-activity", "two-regions", "indicators"],
    by: ["year"],
    formula: "q = 1 - sum_h N_h s_h^2 / (N s^2); the largest q, every factor and pair beside it",
    source: "Wang et al. (2010); Wang, Zhang and Fu (2016)",
    notSaying: {
      en: "q rises with the number of classes whatever the factor, and two factors together always explain at least as much as one.",
      zh: "q值随分类数增加而升高，与因子无关；两因子交互的解释力必然不低于单因子。",
    },
    reference: null,
    options: [
      variableOption,
      {
        id: "classes",
        label: { en: "Classes of each factor", zh: "因子分类数" },
        kind: "number",
        default: 3,
        min: 2,
        max: 20,
        help: {
          en: "Quantile classes within each year; keep several regions in every class.",
          zh: "逐年按分位数分类；每类应保留若干地区。",
        },
      },
    ],
    compute(context, options, request) {
      const { years, regions } = context.dataset;
      const Y = years.length;
      const factors = context.indicators.map(({ column }) => column);
      const y = variableOf(context, options.variable as string | null, request.industry);
      const strata = factors.map((column) =>
        quantileClasses(requireColumn(context.dataset, column).values, Y, Math.round(options.classes as number)),
      );
      const at = (k: number, year: number) => Int32Array.from({ length: regions.length }, (_, i) => strata[k]![i * Y + year]!);
      const value = (k: readonly number[], year: number) =>
        Float64Array.from({ length: regions.length }, (_, i) =>
          k.every((f) => strata[f]![i * Y + year]! >= 0) ? y[i * Y + year]! : Number.NaN,
        );
      const J = factors.length;
      const q = new Float64Array(J * Y);
      const p = new Float64Array(J * Y);
      const both = new Float64Array(J * J * Y);
      for (let t = 0; t < Y; ++t) {
        for (let a = 0; a < J; ++a) {
          const single = detect(() => factorDetector(value([a], t), at(a, t)));
          q[a * Y + t] = single?.q ?? Number.NaN;
          p[a * Y + t] = single?.pValue ?? Number.NaN;
          for (let b = 0; b < J; ++b) {
            const pair = a === b ? single?.q : detect(() => interactionDetector(value([a, b], t), at(a, t), at(b, t)))?.qBoth;
            both[(a * J + b) * Y + t] = pair ?? Number.NaN;
          }
        }
      }
      const factor = { id: "factor", keys: factors };
      return {
        values: Float64Array.from({ length: Y }, (_, t) =>
          factors.reduce((max, _, a) => (q[a * Y + t]! > max || Number.isNaN(max) ? q[a * Y + t]! : max), Number.NaN),
        ),
        parts: {
          q: partOf(context, { en: "q of each factor", zh: "各因子 q 值" }, "1", [factor, "year"], q),
          p: partOf(context, { en: "p of each factor", zh: "各因子 p 值" }, "1", [factor, "year"], p),
          interaction: partOf(
            context,
            { en: "q of two factors together", zh: "双因子交互 q 值" },
            "1",
            [factor, { id: "other-factor", keys: factors }, "year"],
            both,
          ),
        },
      };
    },
  },
];

/** A detector's answer, or undefined where a year has fewer than two strata. */
function detect<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError && error.code === "too-few-strata") return undefined;
    throw error;
  }
}
