import { requireColumn } from "../dataset/index.ts";
import {
  economicComplexity,
  functionalSpecialisation,
  industryRelatedness,
  industryVariety,
  presenceMatrix,
  type RelatednessForm,
  relatednessDensity,
  shiftShare,
} from "../industry/index.ts";
import { fromTables } from "./entry-arrays.ts";
import type { Measure, MeasureContext } from "./measure.ts";
import { activityByYear, partOf, regionYear, yearOf } from "./measure-columns.ts";

/** [R x Y] from one array of regions per year. */
function regionsByYear(context: MeasureContext, years: readonly Float64Array[]): Float64Array {
  const Y = years.length;
  return Float64Array.from({ length: context.dataset.regions.length * Y }, (_, cell) => years[cell % Y]![Math.floor(cell / Y)]!);
}

export const structureEntries: readonly Measure[] = [
  {
    id: "shift-share",
    label: { en: "Shift-share: competitive part", zh: "偏离—份额：竞争力份额" },
    family: "structure",
    unit: "activity",
    needs: ["positive-activity", "two-regions", "second-year"],
    by: ["region", "industry"],
    formula: "dE_ri = E_ri g + E_ri (g_i - g) + E_ri (g_ri - g_i)",
    formulaNote: { en: "Shown is the last term, the competitive effect.", zh: "图中为最后一项，即竞争力分量。" },
    source: "Dunn (1960)",
    notSaying: {
      en: "The remainder is called competitive but holds everything else: prices, one big plant, a change of statistics.",
      zh: "“竞争力份额”是剩余项，价格、个别大企业、统计口径变化都在其中。",
    },
    reference: 0,
    options: [],
    compute(context) {
      const { regions, industries } = context.dataset;
      const tables = activityByYear(context);
      const parts = shiftShare(tables[0]!, tables[tables.length - 1]!, regions.length, industries.length);
      const axes = ["region", "industry"] as const;
      return {
        values: parts.competitive,
        parts: {
          national: partOf(context, { en: "National growth", zh: "全国增长份额" }, "activity", axes, parts.national),
          "industry-mix": partOf(context, { en: "Industry mix", zh: "产业结构份额" }, "activity", axes, parts.industryMix),
          change: partOf(context, { en: "Change", zh: "总变化" }, "activity", axes, parts.change),
        },
      };
    },
  },
  {
    id: "relatedness-density",
    label: { en: "Relatedness density", zh: "关联密度" },
    family: "structure",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "industry", "year"],
    formula: "d_ri = sum_j M_rj phi_ij / sum_j phi_ij",
    formulaNote: {
      en: "phi_ij is the smaller conditional probability of having both industries.",
      zh: "phi_ij 为两个产业同时具有比较优势的条件概率中较小者。",
    },
    source: "Hidalgo et al. (2007); Boschma, Balland and Kogler (2015)",
    notSaying: {
      en: "Industries that want the same place look related without exchanging anything; broad sections make everything related.",
      zh: "偏好同类区位的产业即使没有往来也显得“相关”；行业划分过粗时几乎全部相关。",
    },
    reference: null,
    options: [
      {
        id: "form",
        label: { en: "Relatedness", zh: "关联度算法" },
        kind: "choice",
        default: "minimum-probability",
        choices: [
          { id: "minimum-probability", label: { en: "minimum conditional probability", zh: "最小条件概率" } },
          { id: "association", label: { en: "over chance (EconGeo)", zh: "相对随机期望（EconGeo）" } },
          { id: "cosine", label: { en: "cosine", zh: "余弦" } },
          { id: "jaccard", label: { en: "Jaccard", zh: "雅卡尔" } },
        ],
        help: { en: "How joint presence of two industries is normalised.", zh: "两产业共现次数的标准化方式。" },
      },
    ],
    compute(context, options) {
      const { regions, industries, years } = context.dataset;
      const R = regions.length;
      const I = industries.length;
      const relatedness = new Float64Array(I * I * years.length);
      const density = activityByYear(context).map((table, y) => {
        const presence = presenceMatrix(table, R, I);
        const phi = industryRelatedness(presence, I, options.form as RelatednessForm);
        phi.forEach((value, cell) => {
          relatedness[cell * years.length + y] = value;
        });
        return relatednessDensity(presence, phi, R, I);
      });
      const partner = { id: "partner", keys: industries.map((industry) => industry.id) };
      return {
        values: fromTables(density),
        parts: {
          relatedness: partOf(
            context,
            { en: "Relatedness of industries", zh: "产业关联度" },
            "1",
            ["industry", partner, "year"],
            relatedness,
          ),
        },
      };
    },
  },
  {
    id: "economic-complexity",
    label: { en: "Economic complexity", zh: "经济复杂度" },
    family: "structure",
    unit: "standard deviations",
    needs: ["positive-activity", "three-regions-and-industries"],
    by: ["region", "year"],
    formula: "D^-1 M U^-1 M' v = lambda_2 v",
    formulaNote: {
      en: "The second eigenvector, standardised, its sign positive with diversity.",
      zh: "取第二特征向量并标准化，符号取与多样性正相关的方向。",
    },
    source: "Hidalgo and Hausmann (2009); Mealy, Farmer and Teytelboym (2019)",
    notSaying: {
      en: "It orders places by likeness of their industries; that the upper end is better is an interpretation, and with broad sections a weak one. Its sign is a convention.",
      zh: "它按产业构成的相似性给地区排序；“高即优”只是解释，行业划分较粗时尤其勉强。正负号为约定。",
    },
    reference: 0,
    options: [],
    compute(context) {
      const { regions, industries, years } = context.dataset;
      const R = regions.length;
      const I = industries.length;
      const results = activityByYear(context).map((table) => economicComplexity(presenceMatrix(table, R, I), R, I));
      const ofIndustries = Float64Array.from({ length: I * years.length }, (_, cell) => {
        return results[cell % years.length]!.industries[Math.floor(cell / years.length)]!;
      });
      return {
        values: regionsByYear(
          context,
          results.map((result) => result.regions),
        ),
        parts: {
          industries: partOf(
            context,
            { en: "Complexity of industries", zh: "产业复杂度" },
            "standard deviations",
            ["industry", "year"],
            ofIndustries,
          ),
          diversity: partOf(
            context,
            { en: "Industries with a quotient of 1 or more", zh: "区位商不低于1的产业数" },
            "industries",
            ["region", "year"],
            regionsByYear(
              context,
              results.map((result) => result.diversity),
            ),
          ),
        },
        issues: results.flatMap((result) => result.issues),
      };
    },
  },
  {
    id: "related-variety",
    label: { en: "Related variety", zh: "相关多样化" },
    family: "structure",
    unit: "bit",
    needs: ["positive-activity", "two-industries", "sectors"],
    by: ["region", "year"],
    formula: "sum_g P_g H_g",
    formulaNote: { en: "Unrelated variety -sum_g P_g log2 P_g is beside it.", zh: "另附无关多样性 -sum_g P_g log2 P_g。" },
    source: "Frenken, van Oort and Verburg (2007)",
    notSaying: {
      en: "It takes the classification's word for what is related.",
      zh: "是否“相关”完全取决于行业分类。",
    },
    reference: null,
    options: [],
    compute(context) {
      const { regions, industries } = context.dataset;
      const sectors = Int32Array.from(industries, (industry) => industry.attributes!.sector!);
      const ids = [...new Set(sectors)];
      const positions = sectors.map((sector) => ids.indexOf(sector));
      const results = activityByYear(context).map((table) => industryVariety(table, positions, regions.length));
      return {
        values: regionsByYear(
          context,
          results.map((result) => result.related),
        ),
        parts: {
          unrelated: partOf(
            context,
            { en: "Unrelated variety", zh: "无关多样化" },
            "bit",
            ["region", "year"],
            regionsByYear(
              context,
              results.map((result) => result.unrelated),
            ),
          ),
        },
      };
    },
  },
  {
    id: "functional-specialisation",
    label: { en: "Functional specialisation", zh: "功能专业化" },
    family: "structure",
    unit: "1",
    needs: ["two-regions", "occupations"],
    by: ["region", "year"],
    formula: "FS_r = (M_r/P_r) / (sum M / sum P) - 1",
    source: "Duranton and Puga (2005)",
    notSaying: {
      en: "Managers are counted where they are registered, often at the head office.",
      zh: "管理人员按登记地统计，往往集中在总部所在地。",
    },
    reference: 0,
    options: [],
    compute(context) {
      const Y = context.dataset.years.length;
      const managers = regionYear(context, "managers-and-professionals", undefined);
      const production = regionYear(context, requireColumn(context.dataset, "production-workers").id, undefined);
      return {
        values: regionsByYear(
          context,
          context.dataset.years.map((_, y) => functionalSpecialisation(yearOf(managers, Y, y), yearOf(production, Y, y))),
        ),
      };
    },
  },
];
