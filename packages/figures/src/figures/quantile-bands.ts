import { bandSeries } from "../bands.ts";
import { defineFigure, type Quantity, type Text, themeOf, words } from "../figure.ts";
import { base, boxLegend, grid, legendHeight, referenceLine, valueAxis } from "../parts.ts";

export interface QuantileBandsData {
  readonly x: Quantity;
  readonly y: Quantity;
  readonly at: readonly number[];
  readonly median: readonly number[];
  /** From the widest to the narrowest. */
  readonly bands: readonly { readonly name: Text; readonly low: readonly number[]; readonly high: readonly number[] }[];
  readonly reference?: { readonly at: number; readonly label: Text };
}

/** Median and quantile bands of an outcome over draws of the unknown parameters. */
export const quantileBandsFigure = defineFigure<QuantileBandsData>({
  id: "quantile-bands",
  title: { en: "Range over the draws", zh: "参数抽样区间" },
  height: () => 320,
  build: ({ x, y, at, median, bands, reference }, context) => {
    const theme = themeOf(context);
    const colour = (k: number) => theme.sequential[Math.min(4, 1 + k)]!;
    const legend = [
      { text: words({ en: "median", zh: "中位数" }, context), colour: theme.accent },
      ...bands.map((band, k) => ({ text: words(band.name, context), colour: colour(k) })),
    ];
    return {
      ...base(context),
      grid: grid({ top: 36, bottom: 48 + legendHeight(legend, context), left: 64 }),
      xAxis: valueAxis(x, context, "x", { min: at[0] ?? 0, max: at.at(-1) ?? 1, splitLine: { show: false } }),
      yAxis: valueAxis(y, context, "y", { scale: true }),
      series: [
        ...bands.flatMap((band, k) => bandSeries(`band-${k}`, at, band.low, band.high, colour(k), 1)),
        {
          type: "line",
          symbol: "none",
          lineStyle: { color: theme.accent, width: 2 },
          z: 4,
          data: at.map((point, k) => [point, median[k] ?? 0]),
          ...(reference === undefined
            ? {}
            : { markLine: referenceLine(reference.at, words(reference.label, context), "y", context) }),
        },
      ],
      graphic: [boxLegend(legend, context, { left: 8, bottom: 4 })],
    };
  },
});
