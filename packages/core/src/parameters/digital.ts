import type { Parameter } from "./parameter.ts";

/** Defaults of the digital level and of coupling coordination. */
export const digitalParameters: readonly Parameter[] = [
  {
    id: "linter-dominance-weight",
    symbol: "",
    label: { en: "Weight from which one indicator dominates an index", zh: "单项指标主导权重阈值" },
    unit: "1",
    default: 0.4,
    range: [0.3, 0.6],
    scale: "linear",
    engines: ["measures"],
    basis: {
      kind: "assumption",
      reason:
        "At two fifths of the weight the ranking of places is nearly that of the single indicator in typical panels of five to ten indicators.",
    },
  },
  {
    id: "linter-size-correlation",
    symbol: "",
    label: {
      en: "Rank correlation with log population from which an index mostly measures size",
      zh: "指数与人口规模等级相关阈值",
    },
    unit: "1",
    default: 0.8,
    range: [0.7, 0.9],
    scale: "linear",
    engines: ["measures"],
    basis: {
      kind: "assumption",
      reason:
        "Above 0.8 about two thirds of the variance of ranks is shared with size, so the size-neutral twin is shown beside the index.",
    },
  },
  {
    id: "coupling-in-step-low",
    symbol: "",
    label: { en: "Relative lag below which the first system is behind", zh: "相对发展度下限" },
    unit: "1",
    default: 0.8,
    range: [0.7, 0.9],
    scale: "linear",
    engines: ["measures"],
    basis: { kind: "assumption", reason: "Conventional band of 0.8 to 1.2 in coupling studies for two systems in step." },
  },
  {
    id: "coupling-in-step-high",
    symbol: "",
    label: { en: "Relative lag above which the second system is behind", zh: "相对发展度上限" },
    unit: "1",
    default: 1.2,
    range: [1.1, 1.3],
    scale: "linear",
    engines: ["measures"],
    basis: { kind: "assumption", reason: "Conventional band of 0.8 to 1.2 in coupling studies for two systems in step." },
  },
];
