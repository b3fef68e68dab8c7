import { defineFigure, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface PolicyFrontierData {
  readonly budget: Quantity;
  readonly gain: Quantity;
  /** Decimals of budgets and of gains in tooltips. */
  readonly decimals: readonly [budget: number, gain: number];
  /** What each budget buys at best, in the order of budgets. */
  readonly points: readonly {
    readonly id: string;
    readonly budget: number;
    /** Null where no mix had an equilibrium. */
    readonly gain: number | null;
    /** What the money goes into. */
    readonly mix: Text;
  }[];
  /** Policies chosen by hand, to be held against the frontier. */
  readonly others: readonly { readonly id: string; readonly name: Text; readonly budget: number; readonly gain: number }[];
}

/** Most that a budget buys, step by step, with chosen policies beside it. */
export const policyFrontierFigure = defineFigure<PolicyFrontierData>({
  id: "policy-frontier",
  title: { en: "What a budget buys", zh: "预算与增益前沿" },
  height: () => 320,
  build: ({ budget, gain, decimals, points, others }, context) => {
    const theme = themeOf(context);
    const numbers = (money: number, value: number) =>
      `${printed(value, decimals[1])} · ${printed(money, decimals[0])} ${words(budget.unit ?? { en: "", zh: "" }, context)}`;
    const known = points.flatMap((point) => (point.gain === null ? [] : [{ ...point, gain: point.gain }]));
    return {
      ...base(context),
      grid: grid({ top: 36, bottom: 48, left: 64, right: 32 }),
      xAxis: valueAxis(budget, context, "x", { min: 0, splitLine: { show: false } }),
      yAxis: valueAxis(gain, context, "y"),
      series: [
        {
          type: "line",
          // A budget buys at least what a smaller one does.
          step: "end",
          symbol: "circle",
          symbolSize: 8,
          lineStyle: { color: theme.accent, width: 2 },
          itemStyle: { color: theme.accent },
          z: 3,
          data: [
            { name: "0", value: [0, 0], symbol: "none" },
            ...known.map((point) => ({
              name: point.id,
              value: [point.budget, point.gain],
              tooltip: tooltip(numbers(point.budget, point.gain), words(point.mix, context)),
            })),
          ],
        },
        {
          type: "scatter",
          symbol: "diamond",
          symbolSize: 11,
          itemStyle: { color: theme.muted },
          label: {
            show: true,
            formatter: "{b}",
            position: "top",
            color: theme.ink,
            fontSize: TYPE_SCALE.small,
          },
          labelLayout: { moveOverlap: "shiftY", hideOverlap: true },
          z: 4,
          data: others.map((other) => ({
            name: words(other.name, context),
            value: [other.budget, other.gain],
            tooltip: tooltip(words(other.name, context), numbers(other.budget, other.gain)),
          })),
        },
      ],
    };
  },
});
