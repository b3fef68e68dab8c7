import { globalGeary, globalGetisOrd, globalMoran, localGeary, localGetisOrd, localMoran } from "../space/index.ts";
import {
  type AssociationChoice,
  associationNeeds,
  globalOptions,
  globalValues,
  type LocalPair,
  localOptions,
  localValues,
  testAsAsked,
} from "./association-values.ts";
import type { Measure, MeasureContext, MeasureRequest } from "./measure.ts";
import { requestedVariable } from "./measure-variables.ts";

/** One variable, at the place and among its neighbours. */
function sameVariable(context: MeasureContext, options: AssociationChoice, request: MeasureRequest): LocalPair {
  const { values } = requestedVariable(context, options, request);
  return { own: values, others: values };
}

export const associationEntries: readonly Measure[] = [
  {
    id: "global-moran",
    label: { en: "Moran's I", zh: "全局莫兰指数" },
    family: "association",
    unit: "1",
    needs: associationNeeds,
    by: ["year"],
    formula: "I = (n/S0) sum_i sum_j w_ij z_i z_j / sum_i z_i^2",
    source: "Moran (1950); Cliff and Ord (1981)",
    notSaying: {
      en: "Likeness of neighbours can come from a common cause or from the size of regions; it depends on who counts as neighbour.",
      zh: "相邻地区相似可能源于共同原因或地区划分；结果取决于邻接的定义。",
    },
    reference: 0,
    options: globalOptions,
    compute: (context, options, request) =>
      globalValues(context, requestedVariable(context, options, request).values, (values) =>
        globalMoran(values, context.neighbours!, testAsAsked(options)),
      ),
  },
  {
    id: "global-geary",
    label: { en: "Geary's C", zh: "吉尔里指数C" },
    family: "association",
    unit: "1",
    needs: associationNeeds,
    by: ["year"],
    formula: "C = (n - 1) sum_i sum_j w_ij (x_i - x_j)^2 / (2 S0 sum_i z_i^2)",
    source: "Geary (1954); Cliff and Ord (1981)",
    notSaying: {
      en: "Below 1 neighbours are alike. It looks at differences between neighbours and reacts to outliers more than Moran's I.",
      zh: "小于1表示相邻相似。它度量相邻差异，比莫兰指数对离群值更敏感。",
    },
    reference: 1,
    options: globalOptions,
    compute: (context, options, request) =>
      globalValues(context, requestedVariable(context, options, request).values, (values) =>
        globalGeary(values, context.neighbours!, testAsAsked(options)),
      ),
  },
  {
    id: "local-moran",
    label: { en: "Local Moran clusters (LISA)", zh: "局部莫兰聚类（LISA）" },
    family: "association",
    unit: "code",
    needs: associationNeeds,
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
      localValues(context, options, sameVariable(context, options, request), (values) =>
        localMoran(values, context.neighbours!, testAsAsked(options)),
      ),
  },
  {
    id: "getis-ord",
    label: { en: "Hot and cold spots (Getis-Ord G*)", zh: "冷热点（Getis-Ord G*）" },
    family: "association",
    unit: "code",
    needs: associationNeeds,
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
      localValues(context, options, sameVariable(context, options, request), (values) =>
        localGetisOrd(values, context.neighbours!, { ...testAsAsked(options), self: "include" }),
      ),
  },
  {
    id: "global-getis-ord",
    label: { en: "General G (Getis-Ord)", zh: "全局 G 指数（Getis-Ord）" },
    family: "association",
    unit: "1",
    needs: associationNeeds,
    by: ["year"],
    formula: "G = sum_ij w_ij x_i x_j / sum_ij x_i x_j,   j not i",
    source: "Getis and Ord (1992)",
    notSaying: {
      en: "It tells whether highs or lows lie together, from values with a natural zero; compare it with its expectation, not with 0.",
      zh: "反映高值还是低值相互聚集，要求变量有自然零点；应与期望值比较，而不是与0比较。",
    },
    reference: null,
    options: globalOptions,
    compute: (context, options, request) =>
      globalValues(context, requestedVariable(context, options, request).values, (values) =>
        globalGetisOrd(values, context.neighbours!, testAsAsked(options)),
      ),
  },
  {
    id: "local-geary",
    label: { en: "Local Geary clusters", zh: "局部吉尔里聚类" },
    family: "association",
    unit: "code",
    needs: associationNeeds,
    by: ["region", "year"],
    formula: "c_i = sum_j w_ij (z_i - z_j)^2",
    formulaNote: {
      en: "Small c: like its neighbours; large c: unlike them. The corner is that of the Moran scatter plot.",
      zh: "c 小表示与邻居相似，c 大表示相异；象限按莫兰散点图划分。",
    },
    source: "Anselin (1995), equation 17; Anselin (2019)",
    notSaying: {
      en: "It sees differences from neighbours, also where neighbours differ among themselves and their mean does not.",
      zh: "它度量与邻居之间的差异，邻居之间彼此悬殊而均值相近时也会显著。",
    },
    reference: null,
    options: localOptions,
    compute: (context, options, request) =>
      localValues(context, options, sameVariable(context, options, request), (values) =>
        localGeary(values, context.neighbours!, testAsAsked(options)),
      ),
  },
];
