import { type FigureContext, literal, printed, type Text, themeOf, tooltip, words } from "./figure.ts";
import { textWidth } from "./parts.ts";
import { TYPE_SCALE } from "./theme.ts";

/** A curve in the plane of agglomeration (horizontal) and technology (vertical). */
export interface PlaneCurve {
  readonly id: string;
  readonly name: Text;
  /** Corners in drawing order. */
  readonly points: readonly (readonly [number, number])[];
  /** Drawn stronger than the others. */
  readonly strong?: boolean;
}

/** A labelled point, optionally with guides to both axes and a band. */
export interface PlanePoint {
  readonly id: string;
  readonly label: Text;
  readonly at: readonly [number, number];
  readonly guides?: boolean;
  /** Intervals of both coordinates. */
  readonly band?: { readonly x: readonly [number, number]; readonly y: readonly [number, number] };
  /** Set apart by colour: the place the reader chose. */
  readonly chosen?: boolean;
  /** Side of the label; default right. */
  readonly side?: "left" | "right" | "top" | "bottom";
}

export function curveSeries(
  curves: readonly PlaneCurve[],
  context: FigureContext,
  style: { readonly colour: string; readonly type?: "solid" | "dashed" | "dotted"; readonly width?: number },
) {
  const theme = themeOf(context);
  return curves.map((curve) => ({
    type: "line",
    name: words(curve.name, context),
    symbol: "none",
    silent: true,
    smooth: false,
    lineStyle: { color: style.colour, type: style.type ?? "solid", width: (style.width ?? 1.2) + (curve.strong ? 1 : 0) },
    endLabel: {
      show: words(curve.name, context) !== "",
      formatter: literal(words(curve.name, context)),
      color: theme.muted,
      fontSize: TYPE_SCALE.small,
      distance: 4,
    },
    labelLayout: { moveOverlap: "shiftY" },
    z: curve.strong ? 3 : 2,
    data: curve.points.map(([x, y]) => [x, y]),
  }));
}

/** Room at the right for the names at the ends of the curves, pixels. */
export const curveNameRoom = (curves: readonly PlaneCurve[], context: FigureContext): number =>
  Math.min(Math.max(24, ...curves.map((curve) => textWidth(words(curve.name, context)) + 20)), context.width * 0.3);

export function pointSeries(points: readonly PlanePoint[], context: FigureContext, origin: readonly [number, number]) {
  const theme = themeOf(context);
  const guides = points.filter((p) => p.guides);
  const bands = points.filter((p) => p.band);
  return [
    {
      type: "line",
      symbol: "none",
      silent: true,
      lineStyle: { color: theme.muted, width: 1, type: "dotted" },
      z: 1,
      data: guides.flatMap(({ at: [x, y] }) => [
        [x, origin[1]],
        [x, y],
        ["-", "-"],
        [origin[0], y],
        [x, y],
        ["-", "-"],
      ]),
    },
    {
      type: "line",
      symbol: "none",
      silent: true,
      lineStyle: { color: theme.path.optimising, width: 1.5 },
      z: 3,
      data: bands.flatMap(({ at: [x, y], band }) => [
        [band!.x[0], y],
        [band!.x[1], y],
        ["-", "-"],
        [x, band!.y[0]],
        [x, band!.y[1]],
        ["-", "-"],
      ]),
    },
    {
      type: "scatter",
      z: 5,
      symbolSize: 9,
      data: points.map((point) => ({
        name: point.id,
        value: [...point.at],
        symbol: point.chosen ? "diamond" : "circle",
        symbolSize: point.chosen ? 12 : 9,
        itemStyle: { color: point.chosen ? theme.path.optimising : theme.ink },
        label: {
          show: true,
          position: point.side ?? "right",
          distance: 6,
          formatter: literal(words(point.label, context)),
          color: theme.ink,
          fontSize: TYPE_SCALE.body,
        },
        tooltip: tooltip(words(point.label, context), `${printed(point.at[0], 3)}, ${printed(point.at[1], 3)}`),
      })),
    },
  ];
}

/** A straight arrow from point to point with a word beside its middle. */
export interface PlaneArrow {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
  readonly label: Text;
  /** Side of the word; default right. */
  readonly side?: "left" | "right" | "top" | "bottom";
}

export function arrowSeries(arrows: readonly PlaneArrow[], context: FigureContext) {
  const theme = themeOf(context);
  return [
    {
      type: "scatter",
      data: [],
      silent: true,
      z: 4,
      markLine: {
        silent: true,
        symbol: ["none", "arrow"],
        symbolSize: 8,
        lineStyle: { color: theme.path.optimising, width: 1.6, type: "solid" },
        label: { show: false },
        data: arrows.map(({ from, to }) => [{ coord: [...from] }, { coord: [...to] }]),
      },
    },
    {
      type: "scatter",
      symbolSize: 0.01,
      silent: true,
      z: 5,
      itemStyle: { color: theme.path.optimising },
      data: arrows.map(({ from, to, label, side }) => ({
        value: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2],
        label: {
          show: true,
          position: side ?? "right",
          distance: 8,
          formatter: literal(words(label, context)),
          color: theme.path.optimising,
          fontSize: TYPE_SCALE.small,
        },
      })),
    },
  ];
}
