import { defineFigure, type FigureContext, printed, type Quantity, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, referenceLine, valueAxis } from "../parts.ts";

export interface DistributionData {
  readonly quantity: Quantity;
  readonly values: readonly number[];
  /** Number of bars; default by the rules of `histogram`. */
  readonly bins?: number;
  readonly reference?: { readonly at: number; readonly label: Text };
  readonly selected?: { readonly value: number; readonly label: Text };
}

/** Bars of equal width that cover the values: by Freedman and Diaconis (1981), for few values no fewer than by Sturges (1926). */
export function histogram(
  values: readonly number[],
  bins?: number,
): readonly { readonly from: number; readonly to: number; readonly count: number }[] {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const [low, high] = [sorted[0]!, sorted.at(-1)!];
  // A range below the least normal number has no width to divide.
  if (high - low < 2.3e-308) return [{ from: low - 0.5, to: low + 0.5, count: sorted.length }];
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  const spread = at(0.75) - at(0.25);
  const sturges = Math.ceil(Math.log2(sorted.length)) + 1;
  const wanted = bins ?? Math.max(sturges, spread > 0 ? Math.ceil((high - low) / ((2 * spread) / Math.cbrt(sorted.length))) : 0);
  const count = Math.max(1, Math.min(40, wanted));
  const width = (high - low) / count;
  const counts = new Array<number>(count).fill(0);
  for (const value of sorted) counts[Math.min(count - 1, Math.floor((value - low) / width))]! += 1;
  return counts.map((number, k) => ({ from: low + k * width, to: low + (k + 1) * width, count: number }));
}

/** Dashed line at the value of the place the reader chose; its label leans away from that of the reference. */
function chosenLine({ value, label }: NonNullable<DistributionData["selected"]>, side: "left" | "right", context: FigureContext) {
  const line = referenceLine(value, words(label, context), "x", context);
  const colour = themeOf(context).path.optimising;
  return {
    ...line,
    lineStyle: { color: colour, width: 1.5, type: "dashed" },
    label: { ...line.label, color: colour, align: leaning(side) },
  };
}

function markedLine({ at, label }: NonNullable<DistributionData["reference"]>, side: "left" | "right", context: FigureContext) {
  const line = referenceLine(at, words(label, context), "x", context);
  return { ...line, label: { ...line.label, align: leaning(side) } };
}

/** Text that ends at the line lies to its left. */
const leaning = (side: "left" | "right"): "left" | "right" => (side === "left" ? "right" : "left");

/** How many places have which value. */
export const distributionFigure = defineFigure<DistributionData>({
  id: "distribution",
  title: { en: "Distribution", zh: "分布" },
  height: () => 240,
  build: ({ quantity, values, bins, reference, selected }, context) => {
    const theme = themeOf(context);
    const bars = histogram(values, bins);
    const width = bars.length === 0 ? 1 : bars[0]!.to - bars[0]!.from;
    const outline = bars.flatMap(({ from, to, count }) => [
      [from, 0],
      [from, count],
      [to, count],
      [to, 0],
      ["-", "-"],
    ]);
    const referenceSide = reference !== undefined && selected !== undefined && reference.at > selected.value ? "right" : "left";
    const decimals = width >= 1 ? 0 : Math.min(4, Math.ceil(-Math.log10(width)) + 1);
    return {
      ...base(context),
      grid: grid({ top: 44 }),
      xAxis: valueAxis(quantity, context, "x", { scale: true, splitLine: { show: false } }),
      yAxis: valueAxis({ label: { en: "Places", zh: "地区数" }, unit: { en: "number", zh: "个" } }, context, "y", {
        nameGap: 26,
        minInterval: 1,
      }),
      series: [
        {
          type: "line",
          data: outline,
          symbol: "none",
          silent: true,
          lineStyle: { color: theme.accent, width: 1 },
          areaStyle: { color: theme.sequential[3], opacity: 1 },
          ...(reference === undefined ? {} : { markLine: markedLine(reference, referenceSide, context) }),
        },
        {
          type: "scatter",
          symbolSize: 0.01,
          itemStyle: { color: theme.accent },
          data: bars.map(({ from, to, count }) => ({
            value: [(from + to) / 2, count],
            tooltip: tooltip(`${printed(from, decimals)} – ${printed(to, decimals)}`, String(count)),
          })),
          ...(selected === undefined
            ? {}
            : { markLine: chosenLine(selected, referenceSide === "left" ? "right" : "left", context) }),
        },
      ],
    };
  },
});
