import type { Parameter } from "./parameter.ts";

/** Defaults of the path engine. */
export const pathParameters: readonly Parameter[] = [
  {
    id: "path-both-share",
    symbol: "1/3",
    label: { en: "Smallest share that counts as a driver of its own", zh: "单独计为驱动因素的最小份额" },
    unit: "1",
    default: 1 / 3,
    range: [0.2, 0.45],
    scale: "linear",
    engines: ["path"],
    basis: {
      kind: "assumption",
      reason: "the source says both factors without a number; a third of the total keeps the three paths about equally wide",
    },
  },
  {
    id: "path-certain-share",
    symbol: "0.6",
    label: { en: "Share of draws below which the answer is cannot tell", zh: "低于此抽样份额即判为“无法判定”" },
    unit: "1",
    default: 0.6,
    range: [0.5, 0.9],
    scale: "linear",
    engines: ["path"],
    basis: {
      kind: "assumption",
      reason: "a clear majority of draws; lower values name a path that a third of plausible settings deny",
    },
  },
  {
    id: "path-tradability-factor",
    symbol: "m factor",
    label: { en: "Factor on virtual tradability", zh: "虚拟可贸易度倍数" },
    unit: "1",
    default: 1,
    range: [0.5, 1.5],
    scale: "linear",
    engines: ["path"],
    basis: {
      kind: "assumption",
      reason:
        "jobs that can be done at home stand for interactions that can go online; half to one and a half times is the doubt",
    },
  },
  {
    id: "path-activity-noise",
    symbol: "sd ln L",
    label: { en: "Measurement error of activity", zh: "活动量测量误差" },
    unit: "1",
    default: 0.05,
    range: [0, 0.1],
    scale: "linear",
    engines: ["path"],
    basis: {
      kind: "assumption",
      reason: "urban unit employment is revised by a few percent between yearbook vintages; both years get independent errors",
    },
  },
  {
    id: "path-weight-cap",
    symbol: "max w_j",
    label: { en: "Cap on the weight of one digital indicator", zh: "单一数字指标权重上限" },
    unit: "1",
    default: 0.35,
    range: [0.25, 1],
    scale: "linear",
    engines: ["path", "how"],
    basis: {
      kind: "assumption",
      reason:
        "entropy weights give one indicator of the bundled study more than half; the cap keeps one series from deciding everything",
    },
  },
  {
    id: "path-budget-factor",
    symbol: "C / C0",
    label: { en: "Budget of the recommended path over present cost", zh: "推荐路径预算与现有成本之比" },
    unit: "1",
    default: 1.1,
    range: [1.02, 1.3],
    scale: "linear",
    engines: ["path"],
    basis: {
      kind: "assumption",
      reason: "one budget step of ten percent: small enough that the direction, not the distance, decides",
    },
  },
];
