import { requireColumn } from "../dataset/index.ts";
import {
  ellisonGlaeser,
  herfindahl,
  type LocationalGiniForm,
  locationalGini,
  maurelSedillot,
  meanBilateralDistance,
  rawConcentration,
} from "./concentration.ts";
import { byIndustry, fromTables, plantHerfindahls } from "./entry-arrays.ts";
import { locationQuotientIntervals, locationQuotients } from "./location-quotient.ts";
import type { Measure, MeasureContext, MeasureValues } from "./measure.ts";
import { activityByYear, partOf, regionGroups, sharesByYear } from "./measure-columns.ts";
import { hooverIndex, krugmanIndex, theilConcentration } from "./specialisation.ts";
import { theilDecomposition } from "./theil-decomposition.ts";

function corrected(
  context: MeasureContext,
  index: (share: Float64Array, reference: Float64Array, H: number) => number,
): MeasureValues {
  const { values: H, issues } = plantHerfindahls(context);
  const Y = context.dataset.years.length;
  return {
    values: byIndustry(context, (share, reference, s, y) => index(share, reference, H[s * Y + y]!)),
    parts: {
      "plant-herfindahl": partOf(
        context,
        { en: "Herfindahl of plant sizes", zh: "企业规模赫芬达尔指数" },
        "1",
        ["industry", "year"],
        H,
      ),
      "raw-concentration": partOf(
        context,
        { en: "Raw concentration G", zh: "原始集中度 G" },
        "1",
        ["industry", "year"],
        byIndustry(context, rawConcentration),
      ),
    },
    issues,
  };
}

const unitsCaveat = {
  en: "Its value depends on how the map is cut into regions; compare it over time or between industries on one map only.",
  zh: "数值取决于地区划分方式；只宜在同一套地区划分下比较不同年份或产业。",
};

export const concentrationEntries: readonly Measure[] = [
  {
    id: "location-quotient",
    label: { en: "Location quotient", zh: "区位商" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "industry", "year"],
    formula: "LQ_ri = (E_ri / E_r.) / (E_.i / E_..)",
    source: "Isard (1960); interval by the delta method of Moineddin, Beyene and Boyle (2003)",
    notSaying: {
      en: "It is a share of a share: a small place can have a high quotient with few jobs, and a quotient above 1 says nothing about exports or strength.",
      zh: "区位商是份额之比：小地区就业很少也可能很高；大于1并不说明外向度或竞争力。",
    },
    reference: 1,
    options: [
      {
        id: "unit-size",
        label: { en: "Workers per independent unit", zh: "每个独立单位的从业人数" },
        kind: "number",
        default: 1,
        min: 1e-9,
        help: {
          en: "The interval reads the table as a sample of independent units; workers of one plant are not, so give the mean plant size.",
          zh: "区间把就业表看作独立单位的样本；同一企业的职工并不独立，宜填平均企业规模。",
        },
      },
    ],
    compute(context, options) {
      const { regions, industries } = context.dataset;
      const R = regions.length;
      const I = industries.length;
      const tables = activityByYear(context);
      const intervals = tables.map((table) =>
        locationQuotientIntervals(table, R, I, { unitSize: options["unit-size"] as number }),
      );
      return {
        values: fromTables(tables.map((table) => locationQuotients(table, R, I))),
        lower: fromTables(intervals.map((interval) => interval.lower)),
        upper: fromTables(intervals.map((interval) => interval.upper)),
      };
    },
  },
  {
    id: "national-share",
    label: { en: "Share of the nation", zh: "占全国份额" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity"],
    by: ["region", "industry", "year"],
    formula: "s_ri = E_ri / E_.i",
    source: "Definition",
    notSaying: { en: "Large places have large shares of most things.", zh: "大地区在多数产业中的份额自然较大。" },
    reference: null,
    options: [],
    compute(context) {
      const { regions, industries } = context.dataset;
      const R = regions.length;
      return {
        values: fromTables(
          sharesByYear(context).map((shares) =>
            Float64Array.from({ length: R * industries.length }, (_, cell) => {
              const s = cell % industries.length;
              return shares.industry[s * R + Math.floor(cell / industries.length)]!;
            }),
          ),
        ),
      };
    },
  },
  {
    id: "density",
    label: { en: "Density of activity", zh: "活动密度" },
    family: "concentration",
    unit: "activity per km2",
    needs: ["positive-activity", "areas"],
    by: ["region", "industry", "year"],
    formula: "E_ri / area_r",
    source: "Ciccone and Hall (1996), Productivity and the density of economic activity",
    notSaying: {
      en: "Administrative area is not built-up area: large regions with one city look empty.",
      zh: "行政面积不等于建成区面积：辖区大而城市集中的地区会显得稀疏。",
    },
    reference: null,
    options: [],
    compute(context) {
      const { regions, industries, years } = context.dataset;
      const row = industries.length * years.length;
      const values = requireColumn(context.dataset, context.activity).values;
      return { values: values.map((value, cell) => value / regions[Math.floor(cell / row)]!.areaKm2) };
    },
  },
  {
    id: "herfindahl-industry",
    label: { en: "Herfindahl index of an industry over regions", zh: "产业地区集中度（赫芬达尔指数）" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions"],
    by: ["industry", "year"],
    formula: "HHI_i = sum_r s_ri^2",
    source: "Hirschman (1945), Herfindahl (1950)",
    notSaying: unitsCaveat,
    reference: null,
    options: [],
    compute: (context) => ({ values: byIndustry(context, (share) => herfindahl(share)) }),
  },
  {
    id: "locational-gini",
    label: { en: "Locational Gini", zh: "区位基尼系数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["industry", "year"],
    formula: "G_i = 1 - sum_r (X_r - X_{r-1})(S_r + S_{r-1})",
    formulaNote: { en: "Regions by ascending location quotient.", zh: "地区按区位商由低到高排列。" },
    source: "Krugman (1991), Geography and Trade",
    notSaying: {
      en: "It does not know where regions are: swapping two provinces changes nothing, and an industry of three plants looks concentrated.",
      zh: "它不考虑地区位置：互换两省结果不变；企业很少的产业天然显得集中。",
    },
    reference: null,
    options: [
      {
        id: "form",
        label: { en: "Form", zh: "计算形式" },
        kind: "choice",
        default: "lorenz",
        choices: [
          { id: "lorenz", label: { en: "Lorenz curve, regions by size", zh: "洛伦兹曲线（按地区规模加权）" } },
          { id: "unweighted", label: { en: "unweighted, as in REAT", zh: "不加权（REAT 软件形式）" } },
        ],
        help: {
          en: "The Lorenz form does not change when a region is split; EconGeo prints half of it. The unweighted form counts each region once.",
          zh: "洛伦兹形式不受地区拆分影响，EconGeo 输出其一半；不加权形式每个地区计一次。",
        },
      },
    ],
    compute: (context, options) => ({
      values: byIndustry(context, (share, reference) => locationalGini(share, reference, options.form as LocationalGiniForm)),
    }),
  },
  {
    id: "theil-concentration",
    label: { en: "Theil index of concentration", zh: "产业集中泰尔指数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["industry", "year"],
    formula: "T_i = sum_r s_ri ln(s_ri / x_r) = T_w + T_b",
    formulaNote: { en: "T_w within groups of regions, T_b between them.", zh: "T_w 为组内差异，T_b 为组间差异。" },
    source: "Theil (1967); Cutrini (2009)",
    notSaying: unitsCaveat,
    reference: null,
    options: [],
    compute(context) {
      const groups = regionGroups(context);
      const values = byIndustry(context, theilConcentration);
      if (!groups) return { values };
      const split = (part: "within" | "between") =>
        byIndustry(context, (share, reference) => {
          const relative = share.map((s, r) => s / reference[r]!);
          return theilDecomposition(relative, groups.of, "T", reference)[part];
        });
      return {
        values,
        parts: {
          within: partOf(context, { en: "Within groups of regions", zh: "组内" }, "1", ["industry", "year"], split("within")),
          between: partOf(context, { en: "Between groups of regions", zh: "组间" }, "1", ["industry", "year"], split("between")),
        },
      };
    },
  },
  {
    id: "krugman-concentration",
    label: { en: "Krugman concentration", zh: "克鲁格曼集中指数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["industry", "year"],
    formula: "K_i = sum_r |s_ri - x_r|",
    source: "Krugman (1991), Geography and Trade, appendix B",
    notSaying: unitsCaveat,
    reference: null,
    options: [],
    compute: (context) => ({ values: byIndustry(context, krugmanIndex) }),
  },
  {
    id: "hoover-concentration",
    label: { en: "Hoover concentration", zh: "胡佛集中系数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["industry", "year"],
    formula: "H_i = (1/2) sum_r |s_ri - x_r|",
    source: "Hoover (1936), The measurement of industrial localization",
    notSaying: unitsCaveat,
    reference: null,
    options: [],
    compute: (context) => ({ values: byIndustry(context, hooverIndex) }),
  },
  {
    id: "ellison-glaeser",
    label: { en: "Ellison-Glaeser index", zh: "EG指数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries", "plants"],
    by: ["industry", "year"],
    formula: "gamma_i = [ G_i / (1 - sum_r x_r^2) - H_i ] / (1 - H_i)",
    source: "Ellison and Glaeser (1997), equation 5",
    notSaying: {
      en: "It cannot tell spillovers from natural advantage, and it ignores whether the regions of an industry are neighbours.",
      zh: "它无法区分溢出效应与自然优势，也不考虑集聚地区是否相邻。",
    },
    reference: 0,
    options: [],
    compute: (context) => corrected(context, ellisonGlaeser),
  },
  {
    id: "maurel-sedillot",
    label: { en: "Maurel-Sedillot index", zh: "MS指数" },
    family: "concentration",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries", "plants"],
    by: ["industry", "year"],
    formula: "gamma_i = [ (sum_r s_ri^2 - sum_r x_r^2) / (1 - sum_r x_r^2) - H_i ] / (1 - H_i)",
    source: "Maurel and Sedillot (1999)",
    notSaying: {
      en: "It rises when an industry sits in large regions, even if these have no more than their share per head.",
      zh: "产业位于大地区时数值偏高，即便其人均份额并不突出。",
    },
    reference: 0,
    options: [],
    compute: (context) => corrected(context, maurelSedillot),
  },
  {
    id: "mean-bilateral-distance",
    label: { en: "Mean distance between two workers", zh: "两名就业者的平均距离" },
    family: "concentration",
    unit: "km",
    needs: ["positive-activity", "distances"],
    by: ["industry", "year"],
    formula: "D_i = sum_r sum_q s_ri s_qi d_rq",
    source: "Mean of the distribution behind Duranton and Overman (2005)",
    notSaying: {
      en: "Two distant clusters and an even spread can have the same mean distance.",
      zh: "两个相距很远的集群与均匀分布可能得到同样的平均距离。",
    },
    reference: null,
    options: [],
    compute: (context) => ({ values: byIndustry(context, (share) => meanBilateralDistance(share, context.distances!)) }),
  },
];
