import { defineFigure, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface MoranScatterData {
  /** The standardised variable and its spatial lag. */
  readonly quantity: Quantity;
  readonly lag: Quantity;
  readonly points: readonly { readonly id: string; readonly name: Text; readonly z: number; readonly lag: number }[];
  /** Slope of the line through the origin. */
  readonly moran: number;
  readonly p: number | null;
}

/** Each place against the mean of its neighbours; the slope is Moran's I. */
export const moranScatterFigure = defineFigure<MoranScatterData>({
  id: "moran-scatter",
  title: { en: "Moran scatter plot", zh: "莫兰散点图" },
  height: (_data, { width }) => Math.round(Math.min(420, Math.max(280, width * 0.75))),
  build: ({ quantity, lag, points, moran, p }, context) => {
    const theme = themeOf(context);
    const reach = Math.max(1, ...points.map((point) => Math.abs(point.z))) * 1.1;
    const far = points.filter((point) => Math.hypot(point.z, point.lag) > reach * 0.55).map((point) => point.id);
    const text = `I = ${printed(moran, 3)}${p === null ? "" : `, p = ${printed(p, 3)}`}`;
    const axes = {
      silent: true,
      symbol: "none",
      label: { show: false },
      lineStyle: { color: theme.hairline, type: "solid", width: 1 },
      data: [{ xAxis: 0 }, { yAxis: 0 }],
    };
    return {
      ...base(context),
      grid: grid({ top: 36, right: 40 }),
      xAxis: valueAxis(quantity, context, "x", { splitLine: { show: false } }),
      yAxis: valueAxis(lag, context, "y", { splitLine: { show: false } }),
      series: [
        {
          type: "line",
          symbol: "none",
          silent: true,
          lineStyle: { color: theme.path.optimising, width: 1.6 },
          data: [
            [-reach, -reach * moran],
            [reach, reach * moran],
          ],
          endLabel: {
            show: true,
            formatter: text,
            color: theme.ink,
            fontSize: TYPE_SCALE.small,
            align: "right",
            offset: [0, -12],
          },
          markLine: axes,
        },
        {
          type: "scatter",
          symbolSize: 8,
          itemStyle: { color: theme.accent },
          labelLayout: { hideOverlap: true },
          data: points.map((point) => ({
            name: point.id,
            value: [point.z, point.lag],
            tooltip: tooltip(words(point.name, context), `${printed(point.z, 2)}, ${printed(point.lag, 2)}`),
            label: {
              show: far.includes(point.id),
              position: "top",
              formatter: words(point.name, context),
              color: theme.muted,
              fontSize: TYPE_SCALE.small,
            },
          })),
        },
      ],
    };
  },
});
