import { nameRoom } from "../bars.ts";
import { defineFigure, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, boxLegend, grid, legendHeight, nameAxis, referenceLine, segments, valueAxis } from "../parts.ts";

export interface CoefficientsData {
  readonly quantity: Quantity;
  readonly decimals: number;
  readonly terms: readonly Text[];
  /** Groups drawn side by side, for example the user's estimate and a published one. */
  readonly groups: readonly {
    readonly name: Text;
    /** One per term; null where the group has none. */
    readonly estimates: readonly ({ readonly value: number; readonly low: number; readonly high: number } | null)[];
  }[];
}

const SYMBOLS = ["circle", "diamond", "rect", "triangle"];
const ROW = 36;

/** Estimates with their 95 % intervals against zero. */
export const coefficientsFigure = defineFigure<CoefficientsData>({
  id: "coefficients",
  title: { en: "Estimates with intervals", zh: "估计值及其区间" },
  height: ({ terms, groups }) => terms.length * (ROW + 8 * Math.max(0, groups.length - 1)) + 96,
  build: ({ quantity, decimals, terms, groups }, context) => {
    const theme = themeOf(context);
    const names = terms.map((term) => words(term, context));
    const legend = groups.map((group, g) => ({ text: words(group.name, context), colour: theme.series[g % 6]! }));
    const bottom = groups.length > 1 ? legendHeight(legend, context) : 0;
    const offset = (g: number) => (g - (groups.length - 1) / 2) * 0.24;
    return {
      ...base(context),
      grid: grid({ left: nameRoom(names, context), right: 24, top: 28, bottom: 48 + bottom }),
      xAxis: valueAxis(quantity, context, "x", { scale: true }),
      // estimates of several groups stand beside each other, which a name axis cannot place
      yAxis: [
        nameAxis(names, context, { inverse: true }),
        { type: "value", show: false, min: -0.5, max: terms.length - 0.5, inverse: true },
      ],
      series: [
        {
          type: "scatter",
          symbolSize: 0.01,
          silent: true,
          itemStyle: { color: theme.muted },
          data: [],
          markLine: referenceLine(0, "", "x-inverse", context),
        },
        ...groups.flatMap((group, g) => {
          const colour = theme.series[g % 6]!;
          const known = group.estimates.flatMap((estimate, t) => (estimate === null ? [] : [{ ...estimate, t }]));
          return [
            {
              type: "line",
              yAxisIndex: 1,
              symbol: "none",
              silent: true,
              lineStyle: { color: colour, width: 2 },
              data: segments(
                known.map((e) => [
                  [e.low, e.t + offset(g)],
                  [e.high, e.t + offset(g)],
                ]),
              ),
            },
            {
              type: "scatter",
              yAxisIndex: 1,
              symbol: SYMBOLS[g % SYMBOLS.length],
              symbolSize: 9,
              itemStyle: { color: colour },
              z: 3,
              data: known.map((e) => ({
                name: names[e.t]!,
                value: [e.value, e.t + offset(g)],
                tooltip: tooltip(
                  `${names[e.t]} · ${words(group.name, context)}`,
                  `${printed(e.value, decimals)} [${printed(e.low, decimals)}, ${printed(e.high, decimals)}]`,
                ),
              })),
            },
          ];
        }),
      ],
      graphic: groups.length > 1 ? [boxLegend(legend, context, { left: 8, bottom: 4 })] : [],
    };
  },
});
