import { classOf, quantileClasses } from "../classes.ts";
import { axisName, defineFigure, type FigureContext, printed, type Quantity, themeOf, words } from "../figure.ts";
import type { Geography } from "../geography.ts";
import { ABSENCE_NAMES, absentMark, type MapLegend, mapHeight, mapOption, type PlaceMark } from "../map-base.ts";
import { textWidth } from "../parts.ts";
import { FONT_FAMILY, TYPE_SCALE } from "../theme.ts";

export interface BivariateMapData {
  readonly geography: Geography;
  /** Along the legend from left to right. */
  readonly first: Quantity;
  /** Along the legend from bottom to top. */
  readonly second: Quantity;
  readonly values: readonly {
    readonly region: string;
    /** Null when absent. */
    readonly first: number | null;
    readonly second: number | null;
  }[];
  /** Two class boundaries of each quantity, to keep over the years; thirds of the values when left out. */
  readonly breaks?: { readonly first: readonly number[]; readonly second: readonly number[] };
  readonly selected?: string;
}

const CLASSES = 3;
const BOX = 18;
const LEGEND_HEIGHT = CLASSES * BOX + 22;
const LEVELS = { en: ["low", "mid", "high"], zh: ["低", "中", "高"] } as const;

function classesOf(data: BivariateMapData) {
  const thirds = (side: "first" | "second") => {
    const found = quantileClasses(
      data.values.map((entry) => entry[side]),
      CLASSES,
    );
    return data.breaks === undefined ? found : { breaks: data.breaks[side], decimals: found.decimals };
  };
  return { first: thirds("first"), second: thirds("second") };
}

/** Nine boxes with an arrow of words along each side, and the hatched box of missing places. */
function legend(data: BivariateMapData, context: FigureContext): MapLegend {
  const theme = themeOf(context);
  const text = (content: string, x: number, y: number, align: "left" | "right" = "left") => ({
    type: "text",
    x,
    y,
    silent: true,
    style: {
      text: content,
      fill: theme.muted,
      fontSize: TYPE_SCALE.small,
      fontFamily: FONT_FAMILY,
      verticalAlign: "middle",
      align,
    },
  });
  const rect = (x: number, y: number, fill: string) => ({
    type: "rect",
    silent: true,
    shape: { x, y, width: BOX - 1, height: BOX - 1 },
    style: { fill, stroke: theme.hairline, lineWidth: 0.5 },
  });
  const missing = data.values.some(({ first, second }) => first === null || second === null);
  return {
    height: LEGEND_HEIGHT,
    draw: (at) => {
      const up = `↑ ${words(data.second.label, context)}`;
      const along = `${words(data.first.label, context)} →`;
      const x = CLASSES * BOX + 10;
      const absent = words(ABSENCE_NAMES["not-collected"], context);
      return {
        type: "group",
        ...at,
        silent: true,
        children: [
          ...theme.bivariate.map((fill, k) => rect((k % CLASSES) * BOX, (CLASSES - 1 - Math.floor(k / CLASSES)) * BOX, fill)),
          text(up, x, BOX / 2),
          text(along, 0, CLASSES * BOX + 12),
          ...(missing
            ? [rect(x, 2 * BOX, theme.missing), text(absent, x + BOX + 6, 2.5 * BOX)]
            : // keeps the group as wide as its words, so that it is placed alike with and without missing places
              [text("", x + textWidth(absent), 2.5 * BOX)]),
        ],
      };
    },
  };
}

/** Two measures on one map: nine colours, darker where both are high, and the two levels in letters on tiles. */
export const bivariateMapFigure = defineFigure<BivariateMapData>({
  id: "bivariate-map",
  title: { en: "Two measures on one map", zh: "双变量地图" },
  height: (data, context) => mapHeight(data.geography, legend(data, context), context),
  build: (data, context) => {
    const theme = themeOf(context);
    const classes = classesOf(data);
    const level = LEVELS[context.language];
    const marks = data.values.map(({ region, first, second }): PlaceMark => {
      if (first === null || second === null) return absentMark(region, "not-collected", context);
      const x = Math.min(CLASSES - 1, classOf(first, classes.first));
      const y = Math.min(CLASSES - 1, classOf(second, classes.second));
      const line = (quantity: Quantity, value: number, of: number, decimals: number) =>
        `${axisName(quantity, context)} ${printed(value, Math.max(2, decimals))} · ${level[of]}`;
      return {
        region,
        fill: theme.bivariate[y * CLASSES + x]!,
        value: `${level[x]} · ${level[y]}`,
        about: [line(data.first, first, x, classes.first.decimals), line(data.second, second, y, classes.second.decimals)],
      };
    });
    return mapOption(data.geography, marks, legend(data, context), context, { selected: data.selected });
  },
});
