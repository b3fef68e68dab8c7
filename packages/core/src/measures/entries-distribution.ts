import { InputError } from "../errors/index.ts";
import { meanFirstPassage } from "./first-passage.ts";
import { type BandwidthRule, type DensityKernel, densityBandwidth, kernelDensity } from "./kernel-density.ts";
import { type ClassScheme, markovChain, quantileClasses, spatialMarkov } from "./markov.ts";
import type { Measure, MeasureContext, MeasureOption, MeasurePart } from "./measure.ts";
import { partOf, yearOf } from "./measure-columns.ts";
import { perHeadOption, requestedVariable, variableOption } from "./measure-variables.ts";
import { rankMobility } from "./rank-mobility.ts";

const options = [variableOption, perHeadOption];

const classOptions: readonly MeasureOption[] = [
  ...options,
  {
    id: "classes",
    label: { en: "Number of classes", zh: "类型数" },
    kind: "number",
    default: 4,
    min: 2,
    max: 20,
    help: { en: "Classes of equal size by quantiles.", zh: "按分位数等分的类型数。" },
  },
  {
    id: "scheme",
    label: { en: "Quantiles of", zh: "分位数口径" },
    kind: "choice",
    default: "yearly",
    choices: [
      { id: "yearly", label: { en: "each year: relative position", zh: "逐年：相对位置" } },
      { id: "pooled", label: { en: "all years: absolute level", zh: "合并各年：绝对水平" } },
    ],
    help: {
      en: "Yearly quantiles show who overtakes whom; pooled ones also show that all move up.",
      zh: "逐年分位数反映相对位次变化；合并分位数还反映整体上升。",
    },
  },
];

const words = (value: number) => new Float64Array([value]);

export const distributionEntries: readonly Measure[] = [
  {
    id: "density-over-years",
    label: { en: "Kernel density over years", zh: "核密度演变" },
    family: "dynamics",
    unit: "peaks",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "f_t(x) = (1/(n h)) sum_i K((x - x_it)/h)",
    formulaNote: { en: "The number is that of peaks; the curves are beside it.", zh: "数值为峰的个数，另附各年密度曲线。" },
    source: "Silverman (1986)",
    notSaying: {
      en: "A second peak may be one region; a smaller bandwidth makes more peaks.",
      zh: "第二个峰可能只是一个地区；带宽越小峰越多。",
    },
    reference: null,
    options: [
      ...options,
      {
        id: "kernel",
        label: { en: "Kernel", zh: "核函数" },
        kind: "choice",
        default: "gaussian",
        choices: [
          { id: "gaussian", label: { en: "Gaussian", zh: "高斯核" } },
          { id: "epanechnikov", label: { en: "Epanechnikov", zh: "叶帕涅奇尼科夫核" } },
        ],
        help: { en: "The kernel matters little, the bandwidth much.", zh: "核函数影响不大，带宽影响较大。" },
      },
      {
        id: "bandwidth",
        label: { en: "Bandwidth", zh: "带宽" },
        kind: "number",
        default: null,
        min: 1e-300,
        help: {
          en: "In the unit of the variable; left empty, the rule below picks one for each year.",
          zh: "与变量同单位；留空则按下方法则逐年选取。",
        },
      },
      {
        id: "bandwidth-rule",
        label: { en: "Rule of the bandwidth", zh: "带宽法则" },
        kind: "choice",
        default: "nrd0",
        choices: [
          { id: "nrd0", label: { en: "Silverman", zh: "西尔弗曼" } },
          { id: "nrd", label: { en: "Scott", zh: "斯科特" } },
          { id: "sheather-jones", label: { en: "Sheather-Jones", zh: "Sheather-Jones" } },
        ],
        help: {
          en: "Sheather-Jones keeps two peaks apart that Silverman's rule blurs.",
          zh: "分布有两个峰时，西尔弗曼法则容易把峰抹平，Sheather-Jones 法则能保留。",
        },
      },
    ],
    compute(context, chosen, request) {
      const Y = context.dataset.years.length;
      const { values } = requestedVariable(context, chosen, request);
      const known = values.filter((value) => Number.isFinite(value));
      if (known.length < 2) throw new InputError("too-few-values", "density-over-years: the variable has fewer than two values.");
      const years = context.dataset.years.map((_, y) => yearOf(values, Y, y).filter((value) => Number.isFinite(value)));
      const widths = years.map(
        (year) =>
          (chosen.bandwidth as number | null) ??
          (year.length < 2 ? Number.NaN : densityBandwidth(year, chosen["bandwidth-rule"] as BandwidthRule)),
      );
      const widest = Math.max(...widths.filter((h) => h > 0));
      const low = known.reduce((a, b) => Math.min(a, b)) - 3 * widest;
      const high = known.reduce((a, b) => Math.max(a, b)) + 3 * widest;
      const points = Float64Array.from({ length: 201 }, (_, k) => low + ((high - low) * k) / 200);
      const curves = years.map((year, y) =>
        widths[y]! > 0 ? kernelDensity(year, points, widths[y]!, chosen.kernel as DensityKernel) : points.map(() => Number.NaN),
      );
      const density = new Float64Array(Y * points.length);
      curves.forEach((curve, y) => {
        density.set(curve, y * points.length);
      });
      const peaks = curves.map((curve) =>
        curve.reduce((count, f, k) => count + (k > 0 && k < 200 && f > curve[k - 1]! && f >= curve[k + 1]! ? 1 : 0), 0),
      );
      return {
        values: Float64Array.from(peaks, (count, y) => (widths[y]! > 0 ? count : Number.NaN)),
        parts: {
          density: partOf(
            context,
            { en: "Density", zh: "密度" },
            "1 per unit",
            ["year", { id: "point", keys: [...points].map(String) }],
            density,
          ),
          bandwidth: partOf(context, { en: "Bandwidth", zh: "带宽" }, "variable", ["year"], Float64Array.from(widths)),
        },
      };
    },
  },
  {
    id: "markov-mobility",
    label: { en: "Markov chain: mobility", zh: "马尔可夫链：流动性" },
    family: "dynamics",
    unit: "1",
    needs: ["positive-activity", "two-regions", "second-year"],
    by: [],
    formula: "(K - trace P)/(K - 1),   p_kl = n_kl / sum_l n_kl,   pi P = pi",
    source: "Quah (1993); Shorrocks (1978)",
    notSaying: {
      en: "The long-run shares assume that today's moves go on for ever; with few regions every cell is a handful of moves.",
      zh: "长期分布假定现有转移规律永远不变；地区少时每个单元格只有寥寥几次转移。",
    },
    reference: null,
    options: classOptions,
    compute(context, chosen, request) {
      const K = Math.round(chosen.classes as number);
      const Y = context.dataset.years.length;
      const { values } = requestedVariable(context, chosen, request);
      const classOf = quantileClasses(values, Y, K, chosen.scheme as ClassScheme);
      const chain = markovChain(classOf, Y, K);
      const [from, to] = classAxes(K);
      return {
        values: words(chain.mobility),
        parts: {
          probabilities: partOf(
            context,
            { en: "Transition probabilities", zh: "转移概率" },
            "1",
            [from, to],
            chain.probabilities,
          ),
          transitions: partOf(context, { en: "Moves", zh: "转移次数" }, "1", [from, to], chain.transitions),
          class: classPart(context, classOf),
          ergodic: partOf(context, { en: "Long-run shares", zh: "稳态分布" }, "1", [from], chain.ergodic),
          "first-passage": partOf(
            context,
            { en: "Mean years to first reach a class", zh: "平均首达时间" },
            "periods",
            [from, to],
            meanFirstPassage(chain.probabilities, K),
          ),
        },
      };
    },
  },
  {
    id: "spatial-markov",
    label: { en: "Spatial Markov chain", zh: "空间马尔可夫链" },
    family: "dynamics",
    unit: "p",
    needs: ["positive-activity", "two-regions", "second-year", "neighbours"],
    by: [],
    formula: "LR = 2 sum_s sum_kl n_kl(s) ln(p_kl(s)/p_kl)",
    formulaNote: {
      en: "The number is p of LR; the chains by class of the neighbourhood are beside it.",
      zh: "数值为似然比检验的 p 值，另附按邻居类型划分的转移矩阵。",
    },
    source: "Rey (2001); Bickenbach and Bode (2003)",
    notSaying: {
      en: "It shows that moves differ beside different neighbours, not that neighbours are the cause; with sparse cells p is rough.",
      zh: "它只说明邻居不同则转移不同，并不证明因果；单元格稀疏时 p 值不可靠。",
    },
    reference: null,
    options: classOptions,
    compute(context, chosen, request) {
      const K = Math.round(chosen.classes as number);
      const { values } = requestedVariable(context, chosen, request);
      const { offsets, neighbours, values: weights } = context.neighbours!;
      const result = spatialMarkov(
        values,
        context.dataset.years.length,
        K,
        { offsets, neighbours, weights },
        chosen.scheme as ClassScheme,
      );
      const [from, to] = classAxes(K);
      const stacked = new Float64Array(K * K * K);
      const moves = new Float64Array(K * K * K);
      result.byNeighbourhood.forEach((chain, s) => {
        stacked.set(chain.probabilities, s * K * K);
        moves.set(chain.transitions, s * K * K);
      });
      const neighbourhood = { id: "neighbourhood", keys: from.keys };
      const test = { id: "test", keys: ["statistic", "degrees-of-freedom", "p-value"] };
      const numbers = (t: { statistic: number; degreesOfFreedom: number; pValue: number }) =>
        Float64Array.of(t.statistic, t.degreesOfFreedom, t.pValue);
      return {
        values: words(result.likelihoodRatio.pValue),
        parts: {
          probabilities: partOf(
            context,
            { en: "By class of the neighbourhood", zh: "按邻域类型的转移概率" },
            "1",
            [neighbourhood, from, to],
            stacked,
          ),
          transitions: partOf(
            context,
            { en: "Moves by class of the neighbourhood", zh: "按邻域类型的转移次数" },
            "1",
            [neighbourhood, from, to],
            moves,
          ),
          all: partOf(context, { en: "All together", zh: "总体转移概率" }, "1", [from, to], result.all.probabilities),
          "all-transitions": partOf(context, { en: "Moves", zh: "转移次数" }, "1", [from, to], result.all.transitions),
          class: classPart(context, result.classOf),
          "neighbourhood-class": partOf(
            context,
            { en: "Class of the neighbourhood", zh: "邻域类型" },
            "code",
            ["region", "year"],
            classNumbers(result.neighbourhood),
          ),
          "likelihood-ratio": partOf(
            context,
            { en: "Likelihood-ratio test", zh: "似然比检验" },
            "1",
            [test],
            numbers(result.likelihoodRatio),
          ),
          pearson: partOf(context, { en: "Pearson test", zh: "皮尔逊检验" }, "1", [test], numbers(result.pearson)),
        },
      };
    },
  },
  {
    id: "rank-change",
    label: { en: "Change of rank", zh: "位次变化" },
    family: "dynamics",
    unit: "places",
    needs: ["positive-activity", "two-regions", "second-year"],
    by: ["region"],
    formula: "rank_last - rank_first",
    formulaNote: {
      en: "Kendall’s tau-b and sum |change| / floor(n^2/2) are beside it.",
      zh: "另附 Kendall tau-b 与位次变动总量占最大可能值之比。",
    },
    source: "Kendall (1938)",
    notSaying: {
      en: "Where regions are close, a rank changes by noise; look at the values too.",
      zh: "数值接近的地区，位次变化可能只是噪声，应结合数值判断。",
    },
    reference: 0,
    options,
    compute(context, chosen, request) {
      const Y = context.dataset.years.length;
      const { values } = requestedVariable(context, chosen, request);
      const mobility = rankMobility(yearOf(values, Y, 0), yearOf(values, Y, Y - 1));
      return {
        values: mobility.change,
        parts: {
          tau: partOf(context, { en: "Kendall's tau-b", zh: "肯德尔 τ-b" }, "1", [], words(mobility.tau)),
          rho: partOf(context, { en: "Spearman's rho", zh: "斯皮尔曼 ρ" }, "1", [], words(mobility.rho)),
          mobility: partOf(context, { en: "Rank mobility", zh: "位次流动性" }, "1", [], words(mobility.mobility)),
        },
      };
    },
  },
];

/** Classes as readers count them, from 1. */
const classNumbers = (classes: Int8Array): Float64Array => Float64Array.from(classes, (k) => (k < 0 ? Number.NaN : k + 1));

const classPart = (context: MeasureContext, classes: Int8Array): MeasurePart =>
  partOf(context, { en: "Class of the region", zh: "地区类型" }, "code", ["region", "year"], classNumbers(classes));

function classAxes(K: number): [{ id: string; keys: string[] }, { id: string; keys: string[] }] {
  const keys = Array.from({ length: K }, (_, k) => String(k + 1));
  return [
    { id: "from-class", keys },
    { id: "to-class", keys },
  ];
}
