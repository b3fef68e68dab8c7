import { defineFigure, literal, printed, printedChange, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, nameAxis, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface WaterfallData {
  readonly quantity: Quantity;
  readonly decimals: number;
  /** In order; they add up to the total. */
  readonly terms: readonly { readonly id: string; readonly name: Text; readonly value: number }[];
  readonly total: Text;
}

/** Terms of a decomposition that add up to their total. */
export const waterfallFigure = defineFigure<WaterfallData>({
  id: "waterfall",
  title: { en: "What the total is made of", zh: "总变化的构成" },
  height: () => 320,
  build: ({ quantity, decimals, terms, total }, context) => {
    const theme = themeOf(context);
    let level = 0;
    const bars = terms.map((term) => {
      const from = level;
      level += term.value;
      return { ...term, name: words(term.name, context), from, to: level };
    });
    const all = [...bars, { id: "total", name: words(total, context), value: level, from: 0, to: level }];
    const colour = (bar: (typeof all)[number]) =>
      bar.id === "total" ? theme.ink : bar.value >= 0 ? theme.diverging[6]! : theme.diverging[0]!;
    const width = Math.max(18, Math.min(64, (context.width - 80) / all.length - 12));
    // thick line segments, because stacked bars cannot cross zero
    return {
      ...base(context),
      grid: grid({ top: 36, bottom: 48 }),
      xAxis: nameAxis(
        all.map((bar) => bar.name),
        context,
        {
          axisLabel: {
            color: theme.ink,
            fontSize: TYPE_SCALE.small,
            interval: 0,
            width: Math.max(40, (context.width - 80) / all.length - 6),
            overflow: "break",
          },
          axisLine: { show: true, lineStyle: { color: theme.hairline }, onZero: true },
        },
      ),
      yAxis: valueAxis(quantity, context, "y", { boundaryGap: [0, "8%"] }),
      series: [
        ...all.map((bar, k) => ({
          type: "line",
          symbol: "none",
          silent: true,
          data: [
            [k, bar.from],
            [k, bar.to],
          ],
          lineStyle: { color: colour(bar), width, cap: "butt" },
        })),
        {
          type: "line",
          symbol: "none",
          silent: true,
          lineStyle: { color: theme.muted, width: 1, type: "dotted" },
          z: 1,
          data: bars.flatMap((bar, k) => [
            [k, bar.to],
            [k + 1, bar.to],
            ["-", "-"],
          ]),
        },
        {
          type: "scatter",
          symbolSize: 0.01,
          itemStyle: { color: theme.ink },
          data: all.map((bar, k) => ({
            name: bar.id,
            value: [k, Math.max(bar.from, bar.to)],
            label: {
              show: true,
              position: "top",
              distance: 4,
              color: theme.ink,
              fontSize: TYPE_SCALE.small,
              formatter: literal(bar.id === "total" ? printed(bar.value, decimals) : printedChange(bar.value, decimals)),
            },
            tooltip: tooltip(bar.name, printed(bar.value, decimals + 1)),
          })),
        },
      ],
    };
  },
});
