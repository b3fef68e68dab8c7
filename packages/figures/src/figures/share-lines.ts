import { defineFigure, literal, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, referenceLine, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface ShareLinesData {
  readonly parameter: Quantity;
  readonly outcome: Quantity;
  /** Ascending. */
  readonly at: readonly number[];
  readonly lines: readonly {
    readonly id: string;
    readonly name: Text;
    /** One for every value of `at`, in [0, 1]. */
    readonly values: readonly number[];
    /** Drawn strong, with its name at the end; the others are thin. */
    readonly strong: boolean;
  }[];
  /** A vertical line, such as the value chosen on the page. */
  readonly mark?: { readonly at: number; readonly label: Text };
  readonly decimals: number;
  /** Where strong lines carry their names; default the end, where lines that empty have none. */
  readonly namesAt?: "start" | "end";
}

/** Shares of many places as time passes or a parameter moves: which of them rise and which empty. */
export const shareLinesFigure = defineFigure<ShareLinesData>({
  id: "share-lines",
  title: { en: "Shares of many places", zh: "多地份额的变化" },
  height: () => 280,
  build: ({ parameter, outcome, at, lines, mark, decimals, namesAt = "end" }, context) => {
    const theme = themeOf(context);
    const most = lines.reduce((top, line) => Math.max(top, ...line.values), 0);
    const series = lines.map((line) => ({
      type: "line",
      name: words(line.name, context),
      symbol: line.strong ? "circle" : "none",
      symbolSize: 4,
      silent: !line.strong,
      z: line.strong ? 3 : 2,
      lineStyle: { color: line.strong ? theme.accent : theme.muted, width: line.strong ? 2 : 1, opacity: line.strong ? 1 : 0.45 },
      itemStyle: { color: theme.accent },
      // an emptied place ends on the axis, among its numbers
      endLabel: {
        show: namesAt === "end" && line.strong && line.values.at(-1)! > 0.05 * most,
        formatter: "{a}",
        color: theme.ink,
        fontSize: TYPE_SCALE.small,
        distance: 6,
      },
      labelLayout: { moveOverlap: "shiftY" },
      data: line.values.map((value, k) => ({
        name: line.id,
        value: [at[k]!, value],
        ...(namesAt === "start" && line.strong && k === 0
          ? {
              label: {
                show: true,
                position: "top",
                align: "left",
                distance: 4,
                formatter: "{a}",
                color: theme.ink,
                fontSize: TYPE_SCALE.small,
              },
            }
          : {}),
        tooltip: tooltip(
          literal(words(line.name, context)),
          `${words(outcome.label, context)} ${printed(value, decimals)}`,
          `${words(parameter.label, context)} ${printed(at[k]!, decimals)}`,
        ),
      })),
    }));
    if (mark && series[0])
      Object.assign(series[0], { markLine: referenceLine(mark.at, words(mark.label, context), "x", context) });
    return {
      ...base(context),
      grid: grid({ top: 44, right: 88 }),
      xAxis: valueAxis(parameter, context, "x", {
        min: at[0] ?? 0,
        max: at.at(-1) ?? 1,
        splitLine: { show: false },
        // the end of the way is no round number
        axisLabel: { color: theme.muted, fontSize: TYPE_SCALE.small, hideOverlap: true, showMaxLabel: false },
      }),
      yAxis: valueAxis(outcome, context, "y", { min: 0, nameGap: 28 }),
      series,
    };
  },
});
