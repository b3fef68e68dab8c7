import type { Parameter } from "./parameter.ts";

/** Published magnitudes that the engines are calibrated to or judged against: no engine reads them as its own primitive. */
export const evidenceParameters: readonly Parameter[] = [
  {
    id: "evidence-density-elasticity",
    symbol: "sum nu (1 - d)",
    label: { en: "Elasticity of productivity to density", zh: "生产率对密度的弹性" },
    unit: "1",
    default: 0.05,
    range: [0.027, 0.19],
    scale: "log",
    engines: ["why"],
    basis: {
      kind: "source",
      citation:
        "Donovan et al. (2024), meta-analysis of 6,684 estimates, and Ahlfeldt and Pietrostefani (2019): 0.027 to 0.064; Chauvin et al. (2017): up to 0.19 in China",
    },
  },
  {
    id: "evidence-urban-cost-elasticity",
    symbol: "dlnK/dlnN",
    label: { en: "Elasticity of urban costs to population", zh: "城市成本对人口的弹性" },
    unit: "1",
    default: 0.05,
    range: [0.03, 0.08],
    scale: "linear",
    engines: ["why", "how"],
    basis: { kind: "source", citation: "Combes, Duranton and Gobillon (2019), The costs of agglomeration" },
  },
  {
    id: "evidence-rent-elasticity",
    symbol: "dlnr/dlnN",
    label: { en: "Elasticity of rent to density", zh: "租金对密度的弹性" },
    unit: "1",
    default: 0.15,
    range: [0.1, 0.2],
    scale: "linear",
    engines: ["why", "how", "path"],
    basis: {
      kind: "source",
      citation: "Ahlfeldt and Pietrostefani (2019), central value 0.15; the range of 0.05 on either side is this project's",
    },
  },
  {
    id: "evidence-half-distance-knowledge",
    symbol: "ln 2 / delta_knowledge",
    label: { en: "Half-distance of tacit knowledge, firm level", zh: "隐性知识溢出半程距离（企业层面）" },
    unit: "km",
    default: 2,
    range: [0.1, 20],
    scale: "log",
    engines: ["measures"],
    basis: {
      kind: "source",
      citation:
        "Rosenthal and Strange (2020); Baum-Snow, Gendron-Carrier and Pavan (2024); estimates differ by orders of magnitude",
    },
  },
  {
    id: "evidence-half-distance-labour",
    symbol: "ln 2 / delta_labour",
    label: { en: "Half-distance of labour pooling, firm level", zh: "劳动力池半程距离（企业层面）" },
    unit: "km",
    default: 15,
    range: [2, 60],
    scale: "log",
    engines: ["measures"],
    basis: { kind: "source", citation: "Rosenthal and Strange (2003, 2020): within commuting reach" },
  },
  {
    id: "evidence-half-distance-input",
    symbol: "ln 2 / delta_input",
    label: { en: "Half-distance of input sharing, firm level", zh: "中间投入共享半程距离（企业层面）" },
    unit: "km",
    default: 150,
    range: [50, 200],
    scale: "log",
    engines: ["measures"],
    basis: {
      kind: "source",
      citation: "Rosenthal and Strange (2003, 2020): input linkages reach furthest of the three channels",
    },
  },
  {
    id: "evidence-substitution",
    symbol: "sigma",
    label: { en: "Substitution between agglomeration and technology", zh: "集聚与技术的替代弹性" },
    unit: "1",
    default: 2,
    range: [0.5, 2],
    scale: "log",
    engines: ["why"],
    basis: {
      kind: "assumption",
      reason: "no published structural estimate exists: estimate it, or show 0.5, 1 and 2 side by side",
    },
  },
];
