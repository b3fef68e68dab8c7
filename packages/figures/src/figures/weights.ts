import { barsHeight, horizontalBars } from "../bars.ts";
import { defineFigure, printed, type Text, themeOf, words } from "../figure.ts";

export interface WeightsData {
  readonly indicators: readonly {
    readonly id: string;
    readonly name: Text;
    /** Weight, 0 to 1; weights add up to 1. */
    readonly weight: number;
    /** Entropy, 0 to 1; null for methods without one. */
    readonly entropy: number | null;
  }[];
  /** Weight above which one indicator decides the index, default 0.35. */
  readonly dominance?: number;
}

/** Weights of the indicators with their entropies; an indicator that decides the index stands out. */
export const weightsFigure = defineFigure<WeightsData>({
  id: "weights",
  title: { en: "Weights of the indicators", zh: "指标权重" },
  height: ({ indicators }) => barsHeight(indicators.length),
  build: ({ indicators, dominance = 0.35 }, context) => {
    const theme = themeOf(context);
    const rows = indicators.map(({ id, name, weight, entropy }) => ({
      id,
      name,
      value: weight,
      colour: weight > dominance ? theme.path.optimising : theme.accent,
      ...(entropy === null ? {} : { remark: `${words({ en: "entropy", zh: "熵值" }, context)} ${printed(entropy, 3)}` }),
    }));
    return horizontalBars(rows, { label: { en: "Weight", zh: "权重" }, unit: { en: "share of 1", zh: "合计为1" } }, 3, context, {
      reference: { at: dominance, label: { en: `dominance ${printed(dominance, 2)}`, zh: `主导线 ${printed(dominance, 2)}` } },
    });
  },
});
