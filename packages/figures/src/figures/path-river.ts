import { defineFigure, printed, type Quantity, themeOf, tooltip, words } from "../figure.ts";
import { base, boxLegend, grid, legendHeight, nameAxis, valueAxis } from "../parts.ts";
import { PATH_NAMES, PATH_OUTCOMES, type PathOutcome } from "../path-outcome.ts";
import { inkOn, TYPE_SCALE } from "../theme.ts";

export interface PathRiverData {
  /** Share of activity or number of region-industries. */
  readonly quantity: Quantity;
  readonly decimals: number;
  /** One per period, for example "2015–2016". */
  readonly periods: readonly string[];
  readonly layers: Readonly<Record<PathOutcome | "cannot-tell", readonly number[]>>;
}

const LAYERS = [...PATH_OUTCOMES, "cannot-tell"] as const;

/** How much of the whole is on which path, period by period. */
export const pathRiverFigure = defineFigure<PathRiverData>({
  id: "path-river",
  title: { en: "Paths over the years", zh: "路径的历年构成" },
  height: () => 320,
  build: ({ quantity, decimals, periods, layers }, context) => {
    const theme = themeOf(context);
    const colour = (layer: PathOutcome | "cannot-tell") => (layer === "cannot-tell" ? theme.missing : theme.path[layer]);
    const legend = LAYERS.map((layer) => ({
      text: words(PATH_NAMES[layer], context),
      colour: colour(layer),
      ...(layer === "cannot-tell" ? { hatch: theme.hatch } : {}),
    }));
    const bottom = legendHeight(legend, context);
    return {
      ...base(context),
      grid: grid({ top: 36, bottom: 32 + bottom, left: 56 }),
      xAxis: nameAxis(periods, context),
      yAxis: valueAxis(quantity, context, "y"),
      series: LAYERS.map((layer) => ({
        type: "bar",
        stack: "all",
        barCategoryGap: "18%",
        name: words(PATH_NAMES[layer], context),
        itemStyle: {
          color: colour(layer),
          borderColor: theme.paper,
          borderWidth: 1,
          ...(layer === "cannot-tell"
            ? { decal: { symbol: "rect", color: theme.hatch, dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: -Math.PI / 4 } }
            : {}),
        },
        data: layers[layer].map((value, k) => ({
          name: layer,
          value,
          tooltip: tooltip(`${words(PATH_NAMES[layer], context)} ${periods[k] ?? ""}`, printed(value, decimals)),
          label: {
            show: value > 0,
            formatter: printed(value, decimals),
            color: inkOn(colour(layer), theme),
            fontSize: TYPE_SCALE.small,
          },
        })),
        labelLayout: { hideOverlap: true },
      })),
      graphic: [boxLegend(legend, context, { left: 8, bottom: 4 })],
    };
  },
});
