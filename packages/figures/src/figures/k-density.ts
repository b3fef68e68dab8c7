import { bandSeries } from "../bands.ts";
import { defineFigure, type Quantity, themeOf, words } from "../figure.ts";
import { base, boxLegend, grid, legendHeight, valueAxis } from "../parts.ts";

export interface KDensityData {
  readonly distance: Quantity;
  readonly density: Quantity;
  readonly at: readonly number[];
  readonly observed: readonly number[];
  /** What chance alone would give, a broken line; left out where it has no closed form. */
  readonly chance?: readonly number[];
  /** Pointwise band of random locations. */
  readonly local: { readonly low: readonly number[]; readonly high: readonly number[] };
  /** Band that a random pattern leaves anywhere with 5 % probability. */
  readonly global: { readonly low: readonly number[]; readonly high: readonly number[] };
}

/** Density of distances between establishments against random location. @see Duranton and Overman (2005) */
export const kDensityFigure = defineFigure<KDensityData>({
  id: "k-density",
  title: { en: "Density of bilateral distances", zh: "双边距离密度" },
  height: () => 320,
  build: ({ distance, density, at, observed, chance, local, global }, context) => {
    const theme = themeOf(context);
    const legend = [
      { text: words({ en: "observed", zh: "观测" }, context), colour: theme.accent, line: "solid" as const },
      { text: words({ en: "local band 95 %", zh: "局部95%带" }, context), colour: theme.sequential[2]! },
      { text: words({ en: "global band 95 %", zh: "全局95%带" }, context), colour: theme.hairline },
      ...(chance === undefined
        ? []
        : [{ text: words({ en: "expected by chance", zh: "随机期望" }, context), colour: theme.muted, line: "dashed" as const }]),
    ];
    const negative = [observed, local.low, global.low].some((line) => line.some((value) => value < 0));
    return {
      ...base(context),
      grid: grid({ top: 36, bottom: 48 + legendHeight(legend, context), left: 72 }),
      xAxis: valueAxis(distance, context, "x", { min: 0, max: at.at(-1) ?? 1, splitLine: { show: false } }),
      yAxis: valueAxis(density, context, "y", negative ? {} : { min: 0 }),
      series: [
        ...bandSeries("global", at, global.low, global.high, theme.hairline, 1),
        ...bandSeries("local", at, local.low, local.high, theme.sequential[2]!, 0.9),
        ...(chance === undefined
          ? []
          : [
              {
                type: "line",
                symbol: "none",
                silent: true,
                lineStyle: { color: theme.muted, width: 1, type: "dashed" },
                z: 3,
                data: at.map((x, k) => [x, chance[k] ?? 0]),
              },
            ]),
        {
          type: "line",
          symbol: "none",
          lineStyle: { color: theme.accent, width: 2 },
          z: 4,
          data: at.map((x, k) => [x, observed[k] ?? 0]),
        },
      ],
      graphic: [boxLegend(legend, context, { left: 8, bottom: 4 })],
    };
  },
});
