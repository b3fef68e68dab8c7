import { defineFigure, literal, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, nameAxis, referenceLine, segments, textWidth, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface RankingData {
  readonly quantity: Quantity;
  /** In the order drawn, from the top. */
  readonly rows: readonly {
    readonly id: string;
    readonly name: Text;
    readonly value: number | null;
    readonly low?: number | null;
    readonly high?: number | null;
  }[];
  readonly decimals: number;
  /** National mean, one or zero: a thin line. */
  readonly reference?: { readonly at: number; readonly label: Text };
  readonly selected?: string;
}

const ROW = 20;

/** Values as dots with their intervals, one row a place. */
export const rankingFigure = defineFigure<RankingData>({
  id: "ranking",
  title: { en: "Ranking", zh: "排序" },
  height: ({ rows }) => Math.max(160, rows.length * ROW + 76),
  build: ({ quantity, rows, decimals, reference, selected }, context) => {
    const theme = themeOf(context);
    const names = rows.map((row) => words(row.name, context));
    const left = Math.min(Math.max(...names.map(textWidth), 24) + 16, context.width * 0.4);
    const present = rows.map((row, k) => ({ ...row, k })).filter((row) => row.value !== null && Number.isFinite(row.value));
    const intervals = present.filter((row) => row.low != null && row.high != null);
    return {
      ...base(context),
      grid: grid({ left, right: 64, top: 28, bottom: 48 }),
      xAxis: valueAxis(quantity, context, "x", { scale: true }),
      yAxis: nameAxis(names, context, {
        inverse: true,
        axisLabel: { color: theme.ink, fontSize: TYPE_SCALE.small, interval: 0, width: left - 12, overflow: "truncate" },
        splitLine: { show: true, lineStyle: { color: theme.hairline, width: 0.5 } },
      }),
      series: [
        {
          type: "line",
          data: segments(
            intervals.map((row) => [
              [row.low!, row.k],
              [row.high!, row.k],
            ]),
          ),
          symbol: "none",
          silent: true,
          lineStyle: { color: theme.muted, width: 2, opacity: 0.55 },
          z: 2,
        },
        {
          type: "scatter",
          symbolSize: 9,
          z: 3,
          data: present.map((row) => ({
            name: row.id,
            value: [row.value!, row.k],
            itemStyle: { color: row.id === selected ? theme.path.optimising : theme.accent },
            tooltip: tooltip(
              names[row.k]!,
              printed(row.value!, decimals),
              ...(row.low == null || row.high == null ? [] : [`${printed(row.low, decimals)} – ${printed(row.high, decimals)}`]),
            ),
          })),
          ...(reference === undefined
            ? {}
            : { markLine: referenceLine(reference.at, words(reference.label, context), "x-inverse", context) }),
        },
        {
          type: "scatter",
          symbolSize: 0.01,
          silent: true,
          itemStyle: { color: theme.muted },
          data: present.map((row) => ({
            value: [Math.max(row.value!, row.high ?? row.value!), row.k],
            label: {
              show: true,
              position: "right",
              distance: 8,
              formatter: literal(printed(row.value!, decimals)),
              color: theme.muted,
              fontSize: TYPE_SCALE.small,
            },
          })),
        },
      ],
    };
  },
});
