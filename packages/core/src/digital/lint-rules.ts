import type { Text } from "../dataset/index.ts";
import type { Severity } from "../errors/index.ts";

/** A named rule of the method linter: what it looks for, why it matters, where that is written, and how to mend it. */
export interface LintRule {
  /** Kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  readonly title: Text;
  readonly reason: Text;
  readonly fix: Text;
  readonly source: string;
}

/** Something a rule found. */
export interface LintFinding {
  /** Id of a `LintRule`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: Text;
  /** Columns concerned, as named in the table. */
  readonly columns: readonly string[];
  /** Positions of the first rows concerned, at most 20. */
  readonly rows: readonly number[];
  /** How many places are concerned. */
  readonly count: number;
}

const LIU = "Liu Chunlin (2017), 耦合度计算的常见错误分析, 淮阴师范学院学报(自然科学版) 16(1)";
const WANG = "Wang Shujia et al. (2021), 国内耦合协调度模型的误区及修正, 自然资源学报 36(3)";
const OECD = "OECD and JRC (2008), Handbook on Constructing Composite Indicators";

/** Every rule of the linter. */
export const lintRules: readonly LintRule[] = [
  {
    id: "coupling-coefficient",
    severity: "error",
    title: { en: "Wrong or lost coefficient in the coupling degree", zh: "耦合度公式系数错误或遗漏" },
    reason: {
      en: "C = n (u1 ... un)^(1/n) / (u1 + ... + un) lies between 0 and 1. Without the n it cannot exceed 1/n, so every D and grade is too low; other roots change the order of places.",
      zh: "正确公式 C = n(u1…un)^(1/n)/(u1+…+un) 取值0至1。漏掉系数 n 时 C 不可能超过1/n，协调度与等级整体偏低；开方次数错误还会改变排序。",
    },
    fix: {
      en: "Recompute C with the factor n and the n-th root, then D and the grades.",
      zh: "用系数 n 和 n 次方根重新计算 C，再重算 D 与等级。",
    },
    source: LIU,
  },
  {
    id: "coordination-formula",
    severity: "error",
    title: { en: "Coordination degree does not follow from C and T", zh: "协调度与 C、T 不一致" },
    reason: {
      en: "D = sqrt(C T). A product without the root, or another power, cannot be graded with the usual cut-offs.",
      zh: "D = sqrt(C·T)。不开方或使用其他幂次时，不能套用通行的等级划分。",
    },
    fix: { en: "Recompute D = sqrt(C T).", zh: "按 D = sqrt(C·T) 重新计算。" },
    source: LIU,
  },
  {
    id: "weights-not-one",
    severity: "error",
    title: { en: "Weights do not sum to 1", zh: "权重之和不为1" },
    reason: {
      en: "An index or T whose weights sum to something else leaves [0, 1], and grades and comparisons with other studies lose their meaning.",
      zh: "权重之和不为1时，指数或 T 会超出0至1，等级划分和跨研究比较失去意义。",
    },
    fix: { en: "Divide the weights by their sum and recompute.", zh: "将权重除以总和后重新计算。" },
    source: OECD,
  },
  {
    id: "not-positive",
    severity: "error",
    title: { en: "A system at or below zero", zh: "子系统得分为零或负" },
    reason: {
      en: "The geometric mean of a zero is zero whatever the other systems are, and of a negative number is not defined. Min-max scaling creates such zeros by construction.",
      zh: "几何平均遇零即为零，遇负则无意义。极差标准化必然产生零值。",
    },
    fix: {
      en: "Use indices on the ratio scale; do not add an arbitrary small number, which decides D for these places.",
      zh: "改用比率尺度的指数；不要随意平移一个小数，它会直接决定这些地区的协调度。",
    },
    source: WANG,
  },
  {
    id: "yearly-scaling",
    severity: "error",
    title: { en: "Scaled year by year, compared over years", zh: "逐年标准化后作跨年比较" },
    reason: {
      en: "When each year has its own minimum and maximum, a score of 0.6 means something else every year: growth and decline of scores are artefacts.",
      zh: "逐年取极值时，同样的0.6在各年含义不同，得分升降只是标准化的产物。",
    },
    fix: {
      en: "Scale once over all regions and years, or compare ranks only.",
      zh: "对全部地区和年份统一标准化，或只比较排名。",
    },
    source: OECD,
  },
  {
    id: "size-index",
    severity: "warning",
    title: { en: "The index mostly measures size", zh: "指数主要反映规模" },
    reason: {
      en: "Totals such as patents, software revenue or postal volume grow with the place. Above a rank correlation of 0.8 with log population the index says little beyond size.",
      zh: "专利数、软件收入、邮政业务量等总量随地区规模增大。与人口对数的等级相关超过0.8时，指数基本只反映规模。",
    },
    fix: {
      en: "Divide the indicators by residents, firms or product, or show the size-neutral twin beside the index.",
      zh: "将指标除以人口、企业数或产值，或同时列出剔除规模后的对照指数。",
    },
    source: "Model book, section 1; OECD and JRC (2008), section 2",
  },
  {
    id: "double-counting",
    severity: "warning",
    title: { en: "An indicator counted twice", zh: "指标重复计入" },
    reason: {
      en: "Two columns that move as one give their common content twice the weight.",
      zh: "两列几乎同步变化，相当于同一内容获得双倍权重。",
    },
    fix: {
      en: "Keep one of them, or weigh with a method that uses correlations (CRITIC, principal components).",
      zh: "只保留一项，或采用考虑相关性的赋权方法（CRITIC、主成分）。",
    },
    source: OECD,
  },
  {
    id: "dominance",
    severity: "warning",
    title: { en: "One indicator dominates", zh: "单一指标主导" },
    reason: {
      en: "Entropy gives weight to what is unevenly spread, not to what matters; a skewed indicator with two fifths of the weight decides the ranking.",
      zh: "熵值法给分布最不均衡的指标以最大权重，而非最重要者；单项权重达四成时即可决定排序。",
    },
    fix: {
      en: "Cap the weight, take logarithms with a stated reason, or show the ranking without the indicator.",
      zh: "设定权重上限，或说明理由后取对数，或列出剔除该指标后的排序。",
    },
    source: OECD,
  },
  {
    id: "interpolated-years",
    severity: "warning",
    title: { en: "Years filled by interpolation", zh: "年份数据系插值补齐" },
    reason: {
      en: "Values on a straight line between known years add observations without information: standard errors shrink, trends become smooth.",
      zh: "已知年份之间的直线插值只增加样本数而不增加信息，会低估标准误并人为平滑趋势。",
    },
    fix: {
      en: "Report the share of filled values and repeat the analysis without them.",
      zh: "报告插值比例，并剔除插值年份重做一遍。",
    },
    source: "Little and Rubin (2002), Statistical Analysis with Missing Data",
  },
  {
    id: "nominal-money",
    severity: "warning",
    title: { en: "Money at current prices over years", zh: "跨年使用现价金额" },
    reason: {
      en: "Prices rise for everybody, so growth of a nominal amount is partly inflation.",
      zh: "现价金额的增长包含价格上涨因素。",
    },
    fix: {
      en: "Deflate with a stated index and base year, or use shares within a year.",
      zh: "注明价格指数与基期进行平减，或使用当年份额。",
    },
    source: "System of National Accounts 2008, chapter 15",
  },
  {
    id: "weights-order",
    severity: "error",
    title: { en: "Weights matrix in another order than the panel", zh: "空间权重矩阵与面板顺序不一致" },
    reason: {
      en: "Software multiplies by position: with another order every spatial lag belongs to the wrong places and nothing complains.",
      zh: "软件按位置相乘：顺序不一致时每个空间滞后都错配到别的地区，且不会报错。",
    },
    fix: { en: "Bind weights to region ids and sort one by the other.", zh: "用地区代码绑定权重，并按同一顺序排列。" },
    source: "Bivand and Piras (2015), Journal of Statistical Software 63(18)",
  },
  {
    id: "isolates",
    severity: "warning",
    title: { en: "Regions without neighbours", zh: "存在孤立地区" },
    reason: {
      en: "An island has a spatial lag of zero by convention, which reads as very low neighbours and moves the estimate.",
      zh: "孤立地区的空间滞后按惯例记为零，等于把邻居视为极低值，会影响估计。",
    },
    fix: {
      en: "Join islands by hand or by nearest neighbour, and say so; or leave them out of the spatial statistic.",
      zh: "手工或按最近邻连接孤立地区并加以说明，或在空间统计中剔除。",
    },
    source:
      "Bivand and Portnov (2004), Exploring spatial data analysis techniques using R: the case of observations with no neighbours",
  },
  {
    id: "grade-cut-offs",
    severity: "warning",
    title: { en: "Grades from different cut-offs", zh: "等级划分标准不一" },
    reason: {
      en: "The same degree is graded differently in this table, or at other limits than tenths, so counts of grades cannot be compared.",
      zh: "同一协调度在表中被划入不同等级，或未按0.1间隔划分，各等级数量无法比较。",
    },
    fix: {
      en: "Grade every row with one stated set of limits, and compare degrees rather than grades.",
      zh: "全表使用同一套并注明的分级标准，比较时以协调度数值为准。",
    },
    source: LIU,
  },
];

const BY_ID: ReadonlyMap<string, LintRule> = new Map(lintRules.map((rule) => [rule.id, rule]));

/** A finding with the severity of its rule. */
export function findingOf(
  rule: string,
  message: Text,
  where: { readonly columns?: readonly string[]; readonly rows?: readonly number[]; readonly count?: number } = {},
): LintFinding {
  return {
    rule,
    severity: BY_ID.get(rule)!.severity,
    message,
    columns: where.columns ?? [],
    rows: (where.rows ?? []).slice(0, 20),
    count: where.count ?? Math.max(1, where.rows?.length ?? 1),
  };
}
