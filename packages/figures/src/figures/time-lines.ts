import { defineFigure, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, nameAxis, referenceLine, segments, textWidth, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface TimeLinesData {
  readonly quantity: Quantity;
  readonly years: readonly number[];
  readonly lines: readonly {
    readonly id: string;
    readonly name: Text;
    /** One per year; null where absent. */
    readonly values: readonly (number | null)[];
    readonly low?: readonly (number | null)[];
    readonly high?: readonly (number | null)[];
    /** Drawn thin and grey, without a label: the peers. */
    readonly background?: boolean;
  }[];
  readonly decimals: number;
  readonly reference?: { readonly at: number; readonly label: Text };
}

const SYMBOLS = ["circle", "rect", "triangle", "diamond", "emptyCircle", "emptyRect"];

/** Series over years, each labelled at its end, intervals as whiskers. */
export const timeLinesFigure = defineFigure<TimeLinesData>({
  id: "time-lines",
  title: { en: "Over the years", zh: "历年变化" },
  height: () => 300,
  build: ({ quantity, years, lines, decimals, reference }, context) => {
    const theme = themeOf(context);
    const shown = lines.filter((line) => !line.background);
    const right = Math.min(Math.max(40, ...shown.map((line) => textWidth(words(line.name, context)) + 20)), context.width * 0.3);
    let colourIndex = 0;
    const series = lines.flatMap((line) => {
      const index = line.background ? 0 : colourIndex++;
      const colour = line.background ? theme.hairline : theme.series[index % theme.series.length]!;
      const name = words(line.name, context);
      const points = years.map((year, k) => ({
        year,
        k,
        value: line.values[k] ?? null,
        low: line.low?.[k] ?? null,
        high: line.high?.[k] ?? null,
      }));
      const whiskers = points.filter((p) => p.low !== null && p.high !== null);
      const main = {
        type: "line",
        name,
        connectNulls: false,
        silent: line.background ?? false,
        symbol: line.background ? "none" : SYMBOLS[index % SYMBOLS.length],
        symbolSize: 6,
        lineStyle: { color: colour, width: line.background ? 1 : 2 },
        itemStyle: { color: colour },
        z: line.background ? 1 : 3,
        endLabel: { show: !line.background, formatter: "{a}", color: theme.ink, fontSize: TYPE_SCALE.small, distance: 8 },
        labelLayout: { moveOverlap: "shiftY" },
        data: points.map((p) => ({
          name: line.id,
          value: [p.k, p.value ?? "-"],
          tooltip: tooltip(
            `${name} ${p.year}`,
            p.value === null ? "–" : printed(p.value, decimals),
            ...(p.low === null || p.high === null ? [] : [`${printed(p.low, decimals)} – ${printed(p.high, decimals)}`]),
          ),
        })),
      };
      if (whiskers.length === 0) return [main];
      return [
        main,
        {
          type: "line",
          symbol: "none",
          silent: true,
          lineStyle: { color: colour, width: 1.5, opacity: 0.5 },
          z: 2,
          data: segments(
            whiskers.map((p) => [
              [p.k, p.low!],
              [p.k, p.high!],
            ]),
          ),
        },
      ];
    });
    if (reference && series[0])
      Object.assign(series[0], { markLine: referenceLine(reference.at, words(reference.label, context), "y", context) });
    return {
      ...base(context),
      grid: grid({ top: 36, right, bottom: 44 }),
      xAxis: nameAxis(years.map(String), context, {
        boundaryGap: false,
        name: words({ en: "Year", zh: "年份" }, context),
        nameLocation: "middle",
        nameGap: 28,
        nameTextStyle: { color: theme.muted, fontSize: TYPE_SCALE.small },
        axisLabel: { color: theme.muted, fontSize: TYPE_SCALE.small, hideOverlap: true },
        axisLine: { show: true, onZero: false, lineStyle: { color: theme.hairline } },
      }),
      yAxis: valueAxis(quantity, context, "y", { scale: true }),
      series,
    };
  },
});
