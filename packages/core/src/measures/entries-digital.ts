import { digitalLevelRelative } from "../digital/index.ts";
import { lintOfIndex } from "./index-lint.ts";
import type { Measure } from "./measure.ts";
import { partOf } from "./measure-columns.ts";

export const digitalEntries: readonly Measure[] = [
  {
    id: "digital-level",
    label: { en: "Digital level", zh: "数字技术水平" },
    family: "digital",
    unit: "1",
    needs: ["digital-level"],
    by: ["region", "year"],
    formula: "T_it = sum_j w_j z_itj,   w_j = (1 - e_j) / sum_k (1 - e_k),   z = x / max x",
    source: "Entropy weighting after Shannon (1948), pooled over regions and years, on the ratio scale; model book, section 1",
    notSaying: {
      en: "Weights follow how much indicators differ between places, not how much they matter; a level of 0.5 is half of an ideal place, not half digital.",
      zh: "权重反映指标的地区差异，而非其重要性；0.5表示达到各项最优值的一半，并非“半数字化”。",
    },
    reference: null,
    options: [],
    compute(context) {
      const level = context.digitalLevel!;
      const indicator = { id: "indicator", keys: level.indicators };
      return {
        values: level.level.slice(),
        parts: {
          weights: partOf(context, { en: "Weights", zh: "权重" }, "1", [indicator], level.weights),
          entropy: partOf(context, { en: "Entropy", zh: "信息熵" }, "1", [indicator], level.entropy),
          contributions: partOf(
            context,
            { en: "Contributions", zh: "各指标贡献" },
            "1",
            ["region", "year", indicator],
            level.contributions,
          ),
        },
        issues: level.issues,
        lint: lintOfIndex(context, level),
      };
    },
  },
  {
    id: "digital-level-relative",
    label: { en: "Digital level relative to the first year's mean", zh: "相对数字技术水平（首年均值=1）" },
    family: "digital",
    unit: "1",
    needs: ["digital-level"],
    by: ["region", "year"],
    formula: "t_it = T_it / ( (1/R) sum_i T_i,first )",
    source: "Model book, section 0",
    notSaying: {
      en: "The mean is over places, not people: a small place counts as much as a large one.",
      zh: "均值按地区简单平均，不按人口加权：小地区与大地区同等计入。",
    },
    reference: 1,
    options: [],
    compute: (context) => ({
      values: digitalLevelRelative(context.digitalLevel!),
      issues: context.digitalLevel!.issues,
      lint: lintOfIndex(context, context.digitalLevel!),
    }),
  },
];
