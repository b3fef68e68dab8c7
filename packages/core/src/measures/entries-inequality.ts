import { createRandom } from "../numeric/index.ts";
import { DEFAULT_SEED } from "../parameters/index.ts";
import { bootstrapInterval } from "./bootstrap-interval.ts";
import { dagumDecomposition } from "./dagum.ts";
import { atkinsonIndex, giniCoefficient, hooverInequality, theilL, theilT, williamsonIndex } from "./inequality.ts";
import { lorenzCurve } from "./lorenz-curve.ts";
import type { Measure, MeasureContext, MeasureOption, MeasureOptionValue, MeasureRequest, MeasureValues } from "./measure.ts";
import { partOf, type RegionGroups, regionGroups, yearOf } from "./measure-columns.ts";
import { perHeadOption, requestedVariable, variableOption } from "./measure-variables.ts";
import { theilDecomposition } from "./theil-decomposition.ts";

type Options = Readonly<Record<string, MeasureOptionValue>>;

const drawsOption: MeasureOption = {
  id: "draws",
  label: { en: "Bootstrap draws", zh: "自助抽样次数" },
  kind: "number",
  default: null,
  min: 0,
  max: 9999,
  help: {
    en: "For the 95 % interval: how much the index hangs on single regions. By default 199 up to 500 regions and none beyond; 0 for none.",
    zh: "用于95%区间，反映指数对个别地区的依赖程度。默认500个地区以内抽199次，超过则不计算；0表示不计算。",
  },
};

const options = [variableOption, perHeadOption, drawsOption];

const caveat = {
  en: "It measures differences between regions, not between people: inequality inside a region is not seen.",
  zh: "它度量地区之间而非个人之间的差距，看不到地区内部的不平等。",
};

/** [Y] from an index of one year's places. */
function byYear(
  context: MeasureContext,
  chosen: Options,
  request: MeasureRequest,
  index: (values: Float64Array, weights: Float64Array | undefined) => number,
): Float64Array {
  const Y = context.dataset.years.length;
  const { values, weights } = requestedVariable(context, chosen, request);
  return Float64Array.from({ length: Y }, (_, y) => index(yearOf(values, Y, y), weights ? yearOf(weights, Y, y) : undefined));
}

/** An index of every year with its bootstrap interval where draws are asked for. */
function withInterval(
  context: MeasureContext,
  chosen: Options,
  request: MeasureRequest,
  index: (values: Float64Array, weights: Float64Array | undefined) => number,
): MeasureValues {
  const values = byYear(context, chosen, request, index);
  const draws = (chosen.draws as number | null) ?? (context.dataset.regions.length <= 500 ? 199 : 0);
  if (draws < 20) return { values };
  const ends = new Float64Array(2 * values.length);
  let year = 0;
  byYear(context, chosen, request, (y, w) => {
    const [low, high] = bootstrapInterval(index, y, w, {
      draws: Math.round(draws),
      random: createRandom(DEFAULT_SEED).fork(year),
    });
    ends[2 * year] = low;
    ends[2 * year + 1] = high;
    year += 1;
    return low;
  });
  return { values, lower: ends.filter((_, k) => k % 2 === 0), upper: ends.filter((_, k) => k % 2 === 1) };
}

/** Corners of the Lorenz curve of every year; the last corners are absent where regions are. */
function lorenzParts(context: MeasureContext, chosen: Options, request: MeasureRequest): NonNullable<MeasureValues["parts"]> {
  const corners = context.dataset.regions.length + 1;
  const axes = ["year", { id: "corner", keys: Array.from({ length: corners }, (_, k) => String(k)) }] as const;
  const population = new Float64Array(corners * context.dataset.years.length).fill(Number.NaN);
  const total = population.slice();
  let year = 0;
  byYear(context, chosen, request, (y, w) => {
    const curve = lorenzCurve(y, w);
    population.set(curve.population, year * corners);
    total.set(curve.total, year * corners);
    year += 1;
    return 0;
  });
  return {
    "lorenz-population": partOf(
      context,
      { en: "Cumulative share of regions or people", zh: "地区或人口累计占比" },
      "1",
      axes,
      population,
    ),
    "lorenz-total": partOf(context, { en: "Cumulative share of the variable", zh: "变量累计占比" }, "1", axes, total),
  };
}

/** A Theil index with its parts within and between groups where regions have groups. */
function theilWithParts(context: MeasureContext, chosen: Options, request: MeasureRequest, form: "T" | "L"): MeasureValues {
  const whole = withInterval(context, chosen, request, form === "T" ? theilT : theilL);
  const groups = regionGroups(context);
  if (!groups) return whole;
  const split = (part: "within" | "between") =>
    byYear(context, chosen, request, (y, w) => theilDecomposition(y, groups.of, form, w)[part]);
  return {
    ...whole,
    parts: {
      within: partOf(context, { en: "Within groups", zh: "组内差距" }, "1", ["year"], split("within")),
      between: partOf(context, { en: "Between groups", zh: "组间差距" }, "1", ["year"], split("between")),
    },
  };
}

export const inequalityEntries: readonly Measure[] = [
  {
    id: "gini",
    label: { en: "Gini coefficient of regions", zh: "地区基尼系数" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "G = sum_i sum_j f_i f_j |y_i - y_j| / (2 mean)",
    source: "Gini (1914)",
    notSaying: caveat,
    reference: null,
    options,
    compute: (context, chosen, request) => ({
      ...withInterval(context, chosen, request, giniCoefficient),
      parts: lorenzParts(context, chosen, request),
    }),
  },
  {
    id: "theil-t",
    label: { en: "Theil T", zh: "泰尔指数（T）" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "T = sum_i f_i (y_i/mean) ln(y_i/mean) = T_w + T_b",
    formulaNote: { en: "T_w within groups of regions, T_b between them.", zh: "T_w 为组内差异，T_b 为组间差异。" },
    source: "Theil (1967); Shorrocks (1980) for the decomposition",
    notSaying: caveat,
    reference: null,
    options,
    compute: (context, chosen, request) => theilWithParts(context, chosen, request, "T"),
  },
  {
    id: "theil-l",
    label: { en: "Theil L (mean log deviation)", zh: "泰尔指数（L，平均对数离差）" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "L = sum_i f_i ln(mean/y_i) = L_w + L_b",
    formulaNote: { en: "L_w within groups of regions, L_b between them.", zh: "L_w 为组内差异，L_b 为组间差异。" },
    source: "Theil (1967); Shorrocks (1980) for the decomposition",
    notSaying: {
      en: "It weighs poor regions heavily and is infinite when a region has nothing.",
      zh: "它对低值地区很敏感；只要有一个地区为零，指数即为无穷大。",
    },
    reference: null,
    options,
    compute: (context, chosen, request) => theilWithParts(context, chosen, request, "L"),
  },
  {
    id: "atkinson",
    label: { en: "Atkinson index", zh: "阿特金森指数" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "A = 1 - [ sum_i f_i (y_i/mean)^(1 - epsilon) ]^(1/(1 - epsilon))",
    source: "Atkinson (1970)",
    notSaying: {
      en: "Its value depends on the aversion chosen, which is a judgement and not a finding.",
      zh: "数值取决于所选的不平等厌恶参数，该参数是价值判断而非数据结果。",
    },
    reference: null,
    options: [
      ...options,
      {
        id: "epsilon",
        label: { en: "Aversion to inequality", zh: "不平等厌恶参数" },
        kind: "number",
        default: 1,
        min: 1e-6,
        max: 50,
        help: { en: "0.5 to 2 are usual; larger values look more at the poorest.", zh: "通常取0.5至2；越大越关注最低值地区。" },
      },
    ],
    compute: (context, chosen, request) =>
      withInterval(context, chosen, request, (y, w) => atkinsonIndex(y, chosen.epsilon as number, w)),
  },
  {
    id: "hoover-inequality",
    label: { en: "Hoover index of inequality", zh: "胡佛不平等指数" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "H = (1/2) sum_i f_i |y_i/mean - 1|",
    source: "Hoover (1936)",
    notSaying: {
      en: "Transfers among regions on the same side of the mean do not change it.",
      zh: "均值同侧地区之间的转移不会改变该指数。",
    },
    reference: null,
    options,
    compute: (context, chosen, request) => withInterval(context, chosen, request, hooverInequality),
  },
  {
    id: "williamson",
    label: { en: "Williamson index", zh: "威廉姆森系数" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["year"],
    formula: "V = sqrt( sum_i f_i (y_i - mean)^2 ) / mean",
    source: "Williamson (1965)",
    notSaying: {
      en: "One extreme region can carry it; without population it is the plain coefficient of variation.",
      zh: "个别极端地区即可左右结果；没有人口权重时即为普通变异系数。",
    },
    reference: null,
    options,
    compute: (context, chosen, request) => withInterval(context, chosen, request, williamsonIndex),
  },
  {
    id: "dagum",
    label: { en: "Dagum decomposition of the Gini", zh: "Dagum基尼系数分解" },
    family: "inequality",
    unit: "1",
    needs: ["positive-activity", "two-regions", "groups"],
    by: ["year"],
    formula: "G = G_w + G_nb + G_t",
    formulaNote: {
      en: "Within groups, net between groups, and the overlap of groups.",
      zh: "依次为组内差距、组间净差距与超变密度。",
    },
    source: "Dagum (1997), Empirical Economics 22: 515-531",
    notSaying: {
      en: "The overlap is neither within nor between groups: a large one means that the groups are a poor map of the differences.",
      zh: "超变密度既非组内也非组间差距：占比大说明分组难以刻画实际差异。",
    },
    reference: null,
    options: [variableOption, perHeadOption],
    compute(context, chosen, request) {
      const groups = regionGroups(context)!;
      const Y = context.dataset.years.length;
      const { values, weights } = requestedVariable(context, chosen, request);
      const splits = context.dataset.years.map((_, y) =>
        dagumDecomposition(yearOf(values, Y, y), groups.of, weights ? yearOf(weights, Y, y) : undefined),
      );
      const G = groups.ids.length;
      const pairs = new Float64Array(G * G * Y);
      splits.forEach((split, y) => {
        split.pairGini.forEach((gini, cell) => {
          pairs[cell * Y + y] = gini;
        });
      });
      const year = (pick: (split: (typeof splits)[number]) => number) => Float64Array.from(splits, pick);
      return {
        values: year((split) => split.total),
        parts: {
          within: partOf(
            context,
            { en: "Within groups", zh: "组内差距" },
            "1",
            ["year"],
            year((s) => s.within),
          ),
          between: partOf(
            context,
            { en: "Net between groups", zh: "组间净值差距" },
            "1",
            ["year"],
            year((s) => s.betweenNet),
          ),
          overlap: partOf(
            context,
            { en: "Overlap (transvariation)", zh: "超变密度" },
            "1",
            ["year"],
            year((s) => s.transvariation),
          ),
          "group-of": partOf(
            context,
            { en: "Group of the region, counted from 1", zh: "所属组（从1起）" },
            "code",
            ["region"],
            Float64Array.from(groups.of, (group) => group + 1),
          ),
          "group-mean": partOf(
            context,
            { en: "Mean of the group", zh: "组均值" },
            "variable",
            [{ id: "group", keys: groups.ids }, "year"],
            groupMeans(values, groups, Y),
          ),
          pairs: partOf(
            context,
            { en: "Gini between two groups", zh: "两组间基尼系数" },
            "1",
            [{ id: "group", keys: groups.ids }, { id: "other-group", keys: groups.ids }, "year"],
            pairs,
          ),
        },
      };
    },
  },
];

/** Unweighted mean of every group and year, [G x Y]. */
function groupMeans(values: Float64Array, { of, ids }: RegionGroups, years: number): Float64Array {
  const sums = new Float64Array(ids.length * years);
  const counts = new Float64Array(sums.length);
  for (let cell = 0; cell < values.length; ++cell) {
    if (Number.isNaN(values[cell]!)) continue;
    const y = cell % years;
    const at = of[(cell - y) / years]! * years + y;
    sums[at]! += values[cell]!;
    counts[at]! += 1;
  }
  return sums.map((sum, at) => sum / counts[at]!);
}
