import { requireColumn } from "../dataset/index.ts";
import { factorDetector, interactionDetector } from "../digital/index.ts";
import { InputError } from "../errors/index.ts";
import { quantileClasses } from "./markov.ts";
import type { Measure } from "./measure.ts";
import { partOf } from "./measure-columns.ts";
import { variableOf, variableOption } from "./measure-variables.ts";

export const geodetectorEntries: readonly Measure[] = [
  {
    id: "geodetector",
    label: { en: "Geographical detector", zh: "地理探测器" },
    family: "digital",
    unit: "1",
    needs: ["positive-activity", "two-regions", "indicators"],
    by: ["year"],
    formula: "q = 1 - sum_h N_h s_h^2 / (N s^2)",
    formulaNote: {
      en: "Shown is the largest q; every factor and pair is beside it.",
      zh: "数值为最大的 q，另附各因子及两两交互的结果。",
    },
    source: "Wang et al. (2010); Wang, Zhang and Fu (2016)",
    notSaying: {
      en: "q rises with the number of classes whatever the factor, and two factors together always explain at least as much as one.",
      zh: "q值随分类数增加而升高，与因子无关；两因子交互的解释力必然不低于单因子。",
    },
    reference: null,
    options: [
      variableOption,
      {
        id: "classes",
        label: { en: "Classes of each factor", zh: "因子分类数" },
        kind: "number",
        default: 3,
        min: 2,
        max: 20,
        help: {
          en: "Quantile classes within each year; keep several regions in every class.",
          zh: "逐年按分位数分类；每类应保留若干地区。",
        },
      },
    ],
    compute(context, options, request) {
      const { years, regions } = context.dataset;
      const Y = years.length;
      const factors = context.indicators.map(({ column }) => column);
      const y = variableOf(context, options.variable as string | null, request.industry);
      const strata = factors.map((column) =>
        quantileClasses(requireColumn(context.dataset, column).values, Y, Math.round(options.classes as number)),
      );
      const at = (k: number, year: number) => Int32Array.from({ length: regions.length }, (_, i) => strata[k]![i * Y + year]!);
      const value = (k: readonly number[], year: number) =>
        Float64Array.from({ length: regions.length }, (_, i) =>
          k.every((f) => strata[f]![i * Y + year]! >= 0) ? y[i * Y + year]! : Number.NaN,
        );
      const J = factors.length;
      const q = new Float64Array(J * Y);
      const p = new Float64Array(J * Y);
      const both = new Float64Array(J * J * Y);
      for (let t = 0; t < Y; ++t) {
        for (let a = 0; a < J; ++a) {
          const single = detect(() => factorDetector(value([a], t), at(a, t)));
          q[a * Y + t] = single?.q ?? Number.NaN;
          p[a * Y + t] = single?.pValue ?? Number.NaN;
          for (let b = 0; b < J; ++b) {
            const pair = a === b ? single?.q : detect(() => interactionDetector(value([a, b], t), at(a, t), at(b, t)))?.qBoth;
            both[(a * J + b) * Y + t] = pair ?? Number.NaN;
          }
        }
      }
      const factor = { id: "factor", keys: factors };
      return {
        values: Float64Array.from({ length: Y }, (_, t) =>
          factors.reduce((max, _, a) => (q[a * Y + t]! > max || Number.isNaN(max) ? q[a * Y + t]! : max), Number.NaN),
        ),
        parts: {
          q: partOf(context, { en: "q of each factor", zh: "各因子 q 值" }, "1", [factor, "year"], q),
          p: partOf(context, { en: "p of each factor", zh: "各因子 p 值" }, "1", [factor, "year"], p),
          interaction: partOf(
            context,
            { en: "q of two factors together", zh: "双因子交互 q 值" },
            "1",
            [factor, { id: "other-factor", keys: factors }, "year"],
            both,
          ),
        },
      };
    },
  },
];

/** A detector's answer, or undefined where a year has fewer than two strata. */
function detect<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof InputError && error.code === "too-few-strata") return undefined;
    throw error;
  }
}
