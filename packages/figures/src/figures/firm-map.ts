import { defineFigure, type FigureContext, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import type { Geography } from "../geography.ts";
import { outlineCorners } from "../outline-corners.ts";
import { base, boxLegend, grid, legendHeight, note, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface FirmMapData {
  /** Places of all firms: degrees east and north, or coordinates of a plane. */
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Weight of every firm, for the tooltip; null where all count alike. */
  readonly weights: readonly number[] | null;
  /** Numbers of the firms of the industry, drawn over the others. */
  readonly members: readonly number[];
  readonly industry: Text;
  /** Degrees, of which those of longitude are narrowed by the latitude; or a plane. */
  readonly degrees: boolean;
  /** Outlines behind the points, where there are some in degrees. */
  readonly outlines?: Geography | undefined;
}

const LEFT = 52;
const RIGHT = 16;
const TOP = 24;
const AXIS = 44;
const SHORTEST = 240;
const TALLEST = 560;
/** Share of the extent left free around the points. */
const MARGIN = 0.04;
/** Above this many, points are drawn in one stroke without a tooltip each. */
const MANY = 2000;

const OTHERS = { en: "Other firms", zh: "其他企业" };
const SCHEMATIC = { en: "Schematic outlines", zh: "边界为示意轮廓" };
const WEIGHT = { en: "weight", zh: "权重" };

/** Where the firms are: those of an industry over all others, both axes on one scale. */
export const firmMapFigure = defineFigure<FirmMapData>({
  id: "firm-map",
  title: { en: "Map of firms", zh: "企业点位图" },
  height: (data, context) => Math.round(frameOf(data, context).height + TOP + AXIS + underneath(data, context)),
  build: (data, context) => {
    const theme = themeOf(context);
    const { x, y, members, weights, degrees, outlines } = data;
    const { xRange, yRange } = frameOf(data, context);
    const chosen = new Set(members);
    const others = x.flatMap((value, i) => (chosen.has(i) ? [] : [[value, y[i]!]]));
    const unit = degrees ? { en: "degrees", zh: "度" } : { en: "", zh: "" };
    const axis = (name: Text, at: "x" | "y", [min, max]: readonly [number, number]) =>
      valueAxis({ label: name, unit }, context, at, {
        min,
        max,
        splitLine: { show: false },
        // The ends are wherever the points end: numbers there would not be round.
        axisLabel: {
          color: theme.muted,
          fontSize: TYPE_SCALE.small,
          hideOverlap: true,
          showMinLabel: false,
          showMaxLabel: false,
        },
      });
    const behind =
      outlines === undefined || !degrees
        ? []
        : [
            {
              type: "line",
              silent: true,
              symbol: "none",
              lineStyle: { color: theme.hairline, width: 1 },
              data: outlineCorners(outlines.geojson, xRange, yRange),
            },
          ];
    const dots = (points: readonly unknown[], colour: string, size: number, opacity: number, z: number) => ({
      type: "scatter",
      symbolSize: size,
      itemStyle: { color: colour, opacity },
      z,
      large: points.length > MANY,
      largeThreshold: MANY,
      data: points,
    });
    const own = members.map((i) => ({
      value: [x[i]!, y[i]!],
      tooltip: tooltip(
        words(data.industry, context),
        `${printed(x[i]!, degrees ? 3 : 1)}, ${printed(y[i]!, degrees ? 3 : 1)}`,
        ...(weights === null ? [] : [`${words(WEIGHT, context)} ${printed(weights[i]!, 0)}`]),
      ),
    }));
    const many = members.length > MANY;
    return {
      ...base(context),
      grid: grid({ left: LEFT, right: RIGHT, top: TOP, bottom: AXIS + underneath(data, context) }),
      xAxis: axis(degrees ? { en: "Longitude", zh: "经度" } : { en: "x", zh: "x" }, "x", xRange),
      yAxis: axis(degrees ? { en: "Latitude", zh: "纬度" } : { en: "y", zh: "y" }, "y", yRange),
      series: [
        ...behind,
        { ...dots(others, theme.muted, 3, 0.35, 2), silent: true },
        dots(many ? own.map(({ value }) => value) : own, theme.accent, many ? 4 : 6, 0.8, 3),
      ],
      graphic: [
        boxLegend(legendOf(data, context), context, { left: 8, bottom: outlinesSaid(data) ? 20 : 2 }),
        ...(outlinesSaid(data) ? [note(words(SCHEMATIC, context), context, { left: 8, bottom: 2 })] : []),
      ],
    };
  },
});

const outlinesSaid = ({ outlines, degrees }: FirmMapData): boolean => degrees && outlines?.schematic === true;

function legendOf({ industry, members, x }: FirmMapData, context: FigureContext) {
  const theme = themeOf(context);
  const counted = (text: string, count: number) =>
    context.language === "zh" ? `${text}（${printed(count, 0)}）` : `${text} (${printed(count, 0)})`;
  return [
    { text: counted(words(industry, context), members.length), colour: theme.accent },
    { text: counted(words(OTHERS, context), x.length - members.length), colour: theme.muted },
  ];
}

function underneath(data: FirmMapData, context: FigureContext): number {
  return legendHeight(legendOf(data, context), context) + (outlinesSaid(data) ? 18 : 0) + 8;
}

interface Frame {
  /** Of the plot, pixels. */
  readonly height: number;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
}

/** A window around all points in which a kilometre is as long on both axes. */
function frameOf({ x, y, degrees }: FirmMapData, context: FigureContext): Frame {
  const width = Math.max(120, context.width - LEFT - RIGHT);
  const [xs, ys] = [extentOf(x), extentOf(y)];
  const narrow = degrees ? Math.cos((ys.middle * Math.PI) / 180) : 1;
  const spanX = Math.max(xs.span * narrow, ys.span * 1e-3, 1e-9) * (1 + 2 * MARGIN);
  const spanY = Math.max(ys.span, xs.span * narrow * 1e-3, 1e-9) * (1 + 2 * MARGIN);
  const height = Math.min(TALLEST, Math.max(SHORTEST, (width * spanY) / spanX));
  const perPixel = Math.max(spanX / width, spanY / height);
  const halfX = (perPixel * width) / narrow / 2;
  const halfY = (perPixel * height) / 2;
  return {
    height,
    xRange: [xs.middle - halfX, xs.middle + halfX],
    yRange: [ys.middle - halfY, ys.middle + halfY],
  };
}

function extentOf(values: readonly number[]): { readonly middle: number; readonly span: number } {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? { middle: (low + high) / 2, span: high - low } : { middle: 0, span: 1 };
}
