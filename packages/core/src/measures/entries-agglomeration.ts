import { requireColumn } from "../dataset/index.ts";
import { meanOverIndustries } from "./aggregate.ts";
import { dispersionPatterns } from "./dispersion-pattern.ts";
import type { Measure, MeasureContext, MeasureOption, MeasureOptionValue, MeasureValues } from "./measure.ts";
import { partOf } from "./measure-columns.ts";
import { proximityOf } from "./measure-context.ts";
import type { ProximityPanel } from "./proximity-panel.ts";

const proximityOptions: readonly MeasureOption[] = [
  {
    id: "half-distance-km",
    label: { en: "Half-distance", zh: "半衰距离" },
    kind: "number",
    default: null,
    min: 0.001,
    help: {
      en: "Kilometres over which physical interaction halves. By default by the size of the regions: 200 for provinces, 50 for cities, 20 for counties.",
      zh: "实体空间相互作用减半的距离（公里）。默认按地区尺度取值：省级200、地市级50、县级20。",
    },
  },
  {
    id: "own-cell",
    label: { en: "Own region", zh: "本地区的处理" },
    kind: "choice",
    default: "own-distance",
    choices: [
      { id: "own-distance", label: { en: "at its own distance", zh: "按内部距离计入" } },
      { id: "zero-distance", label: { en: "at distance zero", zh: "按零距离计入" } },
      { id: "left-out", label: { en: "left out", zh: "不计入" } },
    ],
    help: {
      en: "How a region counts for itself; leave it out before using the measure to explain the region's own productivity.",
      zh: "本地区活动如何计入自身的可达量；用于解释本地区生产率时应剔除。",
    },
  },
  {
    id: "missing",
    label: { en: "Absent cells", zh: "缺失单元的处理" },
    kind: "choice",
    default: "all-years",
    choices: [
      { id: "all-years", label: { en: "left out in all years", zh: "各年一并剔除" } },
      { id: "each-year", label: { en: "left out in their year", zh: "仅当年剔除" } },
    ],
    help: {
      en: "Leaving a cell out in all years compares like with like over time; leaving it out in its own year keeps more of each map.",
      zh: "各年一并剔除可保证跨年可比；仅当年剔除则保留更多数据。",
    },
  },
];

const virtualOptions: readonly MeasureOption[] = [
  ...proximityOptions,
  {
    id: "distance-relief",
    label: { en: "Distance effect removed by the network (c)", zh: "网络削减距离作用的份额（c）" },
    kind: "number",
    default: 0.65,
    max: 1,
    help: {
      en: "1 is a network without distance, 0 none, negative where digital ties are pickier about distance. The result is conditional on it.",
      zh: "1表示网络完全消除距离，0表示没有削减，负值表示数字联系对距离更敏感。结果以此为条件。",
    },
  },
];

function panelOf(context: MeasureContext, options: Readonly<Record<string, MeasureOptionValue>>): ProximityPanel {
  const plain =
    options["half-distance-km"] === null &&
    options["own-cell"] === "own-distance" &&
    options.missing === "all-years" &&
    (options["distance-relief"] ?? 0.65) === 0.65;
  if (plain && context.proximity) return context.proximity;
  return proximityOf(context, {
    halfDistanceKm: options["half-distance-km"] as number | null,
    distanceRelief: (options["distance-relief"] ?? null) as number | null,
    ownCell: options["own-cell"] as "own-distance" | "zero-distance" | "left-out",
    missing: options.missing as "all-years" | "each-year",
  });
}

/** Values of a panel with the mean over industries and the share of missing cells as parts. */
function panelValues(context: MeasureContext, panel: ProximityPanel, values: Float64Array): MeasureValues {
  const activity = requireColumn(context.dataset, context.activity).values;
  return {
    values,
    parts: {
      "all-industries": partOf(
        context,
        { en: "All industries, weighted by activity", zh: "全部产业（按活动量加权）" },
        "1",
        ["region", "year"],
        meanOverIndustries(values, activity, panel.regions, panel.industries, panel.years),
      ),
      "missing-share": partOf(
        context,
        { en: "Share of regions left out", zh: "未计入地区占比" },
        "1",
        ["industry", "year"],
        panel.missingShare,
      ),
    },
    issues: panel.issues,
  };
}

const conditional = {
  en: "It is conditional on the half-distance, tradability and c: print them with it. That a network can reach activity does not show that anybody uses it.",
  zh: "结果以半衰距离、虚拟可贸易度和c为条件，须一并列示。网络可达不等于实际发生联系。",
};

export const agglomerationEntries: readonly Measure[] = [
  {
    id: "physical-agglomeration",
    label: { en: "Physical agglomeration", zh: "实体集聚" },
    family: "agglomeration",
    unit: "1",
    needs: ["positive-activity", "distances"],
    by: ["region", "industry", "year"],
    formula: "A_is = sum_j exp(-delta d_ij) L_js / Abar_s",
    source: "Harris (1954), market potential with an exponential kernel; model book, section 1",
    notSaying: {
      en: "It does not say why activity is there, nor whether being near it helps; straight-line distances ignore roads and mountains.",
      zh: "它不说明活动为何集聚于此，也不说明邻近是否带来收益；直线距离未考虑道路与地形。",
    },
    reference: 1,
    options: proximityOptions,
    compute(context, options) {
      const panel = panelOf(context, options);
      return panelValues(context, panel, panel.physicalAgglomeration);
    },
  },
  {
    id: "virtual-agglomeration",
    label: { en: "Virtual agglomeration", zh: "虚拟集聚" },
    family: "agglomeration",
    unit: "1",
    needs: ["positive-activity", "distances", "digital-level", "tradability"],
    by: ["region", "industry", "year"],
    formula: "V_is = sum_j o_ijs exp(-(1 - c) delta d_ij - eta h_ij) L_js / Abar_s,   o_ijs = m_s sqrt(T_i T_j)",
    source: "Model book, section 1",
    notSaying: conditional,
    reference: null,
    options: virtualOptions,
    compute(context, options) {
      const panel = panelOf(context, options);
      return panelValues(context, panel, panel.virtualAgglomeration);
    },
  },
  {
    id: "effective-proximity",
    label: { en: "Effective proximity", zh: "有效邻近" },
    family: "agglomeration",
    unit: "activity",
    needs: ["positive-activity", "distances", "digital-level", "tradability"],
    by: ["region", "industry", "year"],
    formula: "Phi_is = sum_j [ (1 - o_ijs) k_ij + o_ijs v_ij ] L_js = PhiP_is + PhiV_is",
    source: "Model book, section 1",
    notSaying: conditional,
    reference: null,
    options: virtualOptions,
    compute(context, options) {
      const panel = panelOf(context, options);
      const base = panelValues(context, panel, panel.effectiveProximity);
      const axes = ["region", "industry", "year"] as const;
      return {
        ...base,
        parts: {
          ...base.parts,
          physical: partOf(
            context,
            { en: "Physical part (PhiP)", zh: "实体部分（PhiP）" },
            "activity",
            axes,
            panel.physicalProximity,
          ),
          virtual: partOf(
            context,
            { en: "Virtual part (PhiV)", zh: "虚拟部分（PhiV）" },
            "activity",
            axes,
            panel.virtualProximity,
          ),
        },
      };
    },
  },
  {
    id: "virtual-share",
    label: { en: "Virtual share of effective proximity", zh: "有效邻近中的虚拟份额" },
    family: "agglomeration",
    unit: "1",
    needs: ["positive-activity", "distances", "digital-level", "tradability"],
    by: ["region", "industry", "year"],
    formula: "PhiV_is / Phi_is",
    source: "Model book, section 1",
    notSaying: conditional,
    reference: null,
    options: virtualOptions,
    compute(context, options) {
      const panel = panelOf(context, options);
      return panelValues(
        context,
        panel,
        panel.virtualProximity.map((v, cell) => v / panel.effectiveProximity[cell]!),
      );
    },
  },
  {
    id: "virtual-agglomeration-degree",
    label: { en: "Virtual agglomeration degree", zh: "虚拟集聚度" },
    family: "agglomeration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "distances", "digital-level", "tradability"],
    by: ["region", "industry", "year"],
    formula: "VA_is = (V_is / sum_i V_is) / (A_is / sum_i A_is)",
    source: "Model book, section 1",
    notSaying: {
      en: "Above 1 a place reaches more by network than by map, compared with others; a remote place can score high with little of either.",
      zh: "大于1表示该地通过网络的可达优于其地理可达；偏远地区两者都低时也可能得高值。",
    },
    reference: 1,
    options: virtualOptions,
    compute(context, options) {
      const panel = panelOf(context, options);
      return panelValues(context, panel, panel.virtualDegree);
    },
  },
  {
    id: "dispersion-pattern",
    label: { en: "Physically dispersed, virtually concentrated?", zh: "“实分散、虚集中”检验" },
    family: "agglomeration",
    unit: "code",
    needs: ["positive-activity", "two-regions", "two-industries", "second-year", "distances", "digital-level", "tradability"],
    by: ["industry"],
    formula: "sign(G_last - G_first),   sign(GV_last - GV_first)",
    formulaNote: {
      en: "G is the locational Gini of L, GV the Gini of L_is PhiV_is over regions.",
      zh: "G 为活动量 L 的区位基尼系数，GV 为 L_is PhiV_is 在各地区间的基尼系数，比较首末两年。",
    },
    source: "Model book, section 1",
    notSaying: {
      en: "Two years and regional data: it does not see clustering inside a region, and a change of sign is not a test of significance.",
      zh: "只用首末两年的地区数据：看不到地区内部的集聚，变化方向也不等于统计显著。",
    },
    reference: null,
    options: virtualOptions,
    compute(context, options) {
      const { dataset } = context;
      const panel = panelOf(context, options);
      const patterns = dispersionPatterns(panel, requireColumn(dataset, context.activity).values, context.distances!);
      const verdicts = [
        "dispersed-and-virtually-concentrated",
        "dispersed-in-both",
        "concentrated-in-both",
        "concentrated-and-virtually-dispersed",
        "no-change",
      ];
      const when = { id: "end", keys: ["first", "last"] };
      const pair = (pick: (p: (typeof patterns)[number]) => readonly [number, number]) =>
        Float64Array.from(patterns.flatMap(pick));
      return {
        values: Float64Array.from(patterns, (pattern) => {
          const code = verdicts.indexOf(pattern.verdict);
          return code < 0 ? Number.NaN : code;
        }),
        classes: [
          { en: "physically dispersed, virtually concentrated", zh: "实分散、虚集中" },
          { en: "dispersed in both", zh: "实分散、虚分散" },
          { en: "concentrated in both", zh: "实集中、虚集中" },
          { en: "physically concentrated, virtually dispersed", zh: "实集中、虚分散" },
          { en: "no change in one of the two", zh: "至少一项无明显变化" },
        ],
        parts: {
          "physical-gini": partOf(
            context,
            { en: "Locational Gini of activity", zh: "活动量区位基尼系数" },
            "1",
            ["industry", when],
            pair((p) => p.physicalGini),
          ),
          "virtual-gini": partOf(
            context,
            { en: "Gini of virtual contacts", zh: "虚拟联系基尼系数" },
            "1",
            ["industry", when],
            pair((p) => p.virtualGini),
          ),
          "mean-distance": partOf(
            context,
            { en: "Mean distance between two workers", zh: "两名就业者的平均距离" },
            "km",
            ["industry", when],
            pair((p) => p.meanDistanceKm),
          ),
          "same-place": partOf(
            context,
            { en: "Share of pairs in the same region", zh: "同一地区内就业者对占比" },
            "1",
            ["industry", when],
            pair((p) => p.samePlaceShare),
          ),
        },
        issues: panel.issues,
      };
    },
  },
];
