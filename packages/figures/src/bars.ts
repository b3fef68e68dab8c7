import {
  type FigureContext,
  type FigureOption,
  literal,
  printed,
  type Quantity,
  type Text,
  themeOf,
  tooltip,
  words,
} from "./figure.ts";
import { base, grid, nameAxis, referenceLine, segments, textWidth, valueAxis } from "./parts.ts";
import { TYPE_SCALE } from "./theme.ts";

export interface BarRow {
  readonly id: string;
  readonly name: Text;
  readonly value: number;
  readonly low?: number;
  readonly high?: number;
  /** Printed after the value, for example the entropy beside a weight. */
  readonly remark?: string;
  readonly colour?: string;
}

const ROW = 28;
export const barsHeight = (rows: number): number => rows * ROW + 72;

/** Room for the names of the rows, pixels: at most two fifths of the figure. */
export const nameRoom = (names: readonly string[], context: FigureContext): number =>
  Math.min(Math.max(...names.map(textWidth), 24) + 16, context.width * 0.4);

/** Horizontal bars with their numbers, from the top in the order given. */
export function horizontalBars(
  rows: readonly BarRow[],
  quantity: Quantity,
  decimals: number,
  context: FigureContext,
  { reference }: { readonly reference?: { readonly at: number; readonly label: Text } } = {},
): FigureOption {
  const theme = themeOf(context);
  const names = rows.map((row) => words(row.name, context));
  const left = nameRoom(names, context);
  const text = (row: BarRow) => `${printed(row.value, decimals)}${row.remark === undefined ? "" : `  ${row.remark}`}`;
  const remarkRoom = Math.max(...rows.map((row) => textWidth(text(row))), 24) + 16;
  return {
    ...base(context),
    grid: grid({ left, right: remarkRoom, top: 28, bottom: 44 }),
    xAxis: valueAxis(quantity, context, "x"),
    yAxis: nameAxis(names, context, {
      inverse: true,
      axisLabel: {
        color: theme.ink,
        fontSize: TYPE_SCALE.small,
        interval: 0,
        width: left - 12,
        overflow: "break",
        lineHeight: 13,
      },
    }),
    series: [
      {
        type: "bar",
        barWidth: 14,
        data: rows.map((row, k) => ({
          name: row.id,
          value: row.value,
          itemStyle: { color: row.colour ?? theme.accent },
          tooltip: tooltip(
            names[k]!,
            text(row),
            ...(row.low === undefined || row.high === undefined
              ? []
              : [`${printed(row.low, decimals)} – ${printed(row.high, decimals)}`]),
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
        itemStyle: { color: theme.ink },
        data: rows.map((row, k) => ({
          value: [row.value < 0 ? Math.min(row.value, row.low ?? row.value) : Math.max(row.value, row.high ?? row.value), k],
          label: {
            show: true,
            position: row.value < 0 ? "left" : "right",
            distance: 6,
            formatter: literal(text(row)),
            color: theme.ink,
            fontSize: TYPE_SCALE.small,
          },
        })),
      },
      {
        type: "line",
        symbol: "none",
        silent: true,
        z: 4,
        lineStyle: { color: theme.ink, width: 1.5 },
        data: segments(
          rows.flatMap((row, k) =>
            row.low === undefined || row.high === undefined
              ? []
              : [
                  [
                    [row.low, k],
                    [row.high, k],
                  ] as const,
                ],
          ),
        ),
      },
    ],
  };
}
