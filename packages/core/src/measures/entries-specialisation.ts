import { herfindahl } from "./concentration.ts";
import { byRegion } from "./entry-arrays.ts";
import type { Measure } from "./measure.ts";
import { partOf } from "./measure-columns.ts";
import { hachmanIndex, krugmanIndex, relativeSpecialisation, shannonEntropy } from "./specialisation.ts";

export const specialisationEntries: readonly Measure[] = [
  {
    id: "krugman-specialisation",
    label: { en: "Krugman specialisation", zh: "克鲁格曼专业化指数" },
    family: "specialisation",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "year"],
    formula: "K_r = sum_i |s_ri - x_i|",
    source: "Krugman (1991), Geography and Trade, appendix B",
    notSaying: {
      en: "A region can be specialised by lacking a large industry as well as by having a special one.",
      zh: "缺少某个大产业与拥有某个特色产业，都会使该指数升高。",
    },
    reference: null,
    options: [],
    compute: (context) => ({ values: byRegion(context, krugmanIndex) }),
  },
  {
    id: "herfindahl-region",
    label: { en: "Herfindahl index of a region over industries", zh: "地区产业集中度（赫芬达尔指数）" },
    family: "specialisation",
    unit: "1",
    needs: ["positive-activity", "two-industries"],
    by: ["region", "year"],
    formula: "HHI_r = sum_i s_ri^2",
    source: "Hirschman (1945), Herfindahl (1950)",
    notSaying: {
      en: "It depends on how industries are cut: one broad section weighs more than ten narrow ones.",
      zh: "结果取决于行业划分粗细：一个宽口径门类的权重可能超过十个细分行业。",
    },
    reference: null,
    options: [],
    compute: (context) => ({ values: byRegion(context, (mix) => herfindahl(mix)) }),
  },
  {
    id: "industry-diversity",
    label: { en: "Diversity of industries (entropy)", zh: "产业多样性（熵）" },
    family: "specialisation",
    unit: "nat",
    needs: ["positive-activity", "two-industries"],
    by: ["region", "year"],
    formula: "H_r = -sum_i s_ri ln s_ri",
    source: "Shannon (1948)",
    notSaying: {
      en: "It counts kinds, not how they relate: ten unrelated industries and ten stages of one chain are equally diverse.",
      zh: "它只数门类，不看关联：十个互不相关的产业与一条产业链的十个环节同样“多样”。",
    },
    reference: null,
    options: [],
    compute: (context) => ({ values: byRegion(context, (mix) => shannonEntropy(mix)) }),
  },
  {
    id: "hachman-index",
    label: { en: "Likeness to the national mix (Hachman)", zh: "产业结构相似度（哈奇曼指数）" },
    family: "specialisation",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "year"],
    formula: "Ha_r = 1 / sum_i (s_ri^2 / x_i)",
    source: "Hachman (1995)",
    notSaying: {
      en: "The nation is no ideal: being like it is not being well placed.",
      zh: "全国结构并非最优结构：相似不等于合理。",
    },
    reference: 1,
    options: [],
    compute: (context) => ({ values: byRegion(context, hachmanIndex) }),
  },
  {
    id: "relative-specialisation",
    label: { en: "Relative specialisation", zh: "相对专业化指数" },
    family: "specialisation",
    unit: "1",
    needs: ["positive-activity", "two-regions", "two-industries"],
    by: ["region", "year"],
    formula: "RZI_r = max_i (s_ri / x_i)",
    formulaNote: {
      en: "Relative diversity RDI_r = 1 / sum_i |s_ri - x_i| is beside it.",
      zh: "另附相对多样化指数 RDI_r = 1 / sum_i |s_ri - x_i|。",
    },
    source: "Duranton and Puga (2000)",
    notSaying: {
      en: "It names one industry: a tiny one can decide it.",
      zh: "只取最突出的一个产业：很小的产业也可能决定结果。",
    },
    reference: 1,
    options: [],
    compute: (context) => ({
      values: byRegion(context, (mix, reference) => relativeSpecialisation(mix, reference).specialisation),
      parts: {
        diversity: partOf(
          context,
          { en: "Relative diversity", zh: "相对多样化指数" },
          "1",
          ["region", "year"],
          byRegion(context, (mix, reference) => relativeSpecialisation(mix, reference).diversity),
        ),
      },
    }),
  },
];
