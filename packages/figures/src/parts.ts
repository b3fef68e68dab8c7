import { axisName, type FigureContext, type Quantity, themeOf } from "./figure.ts";
import { FONT_FAMILY, TYPE_SCALE } from "./theme.ts";

/** What every figure starts from: paper, type, tooltips and no motion of its own. */
export function base(context: FigureContext) {
  const theme = themeOf(context);
  return {
    animation: false,
    backgroundColor: "transparent",
    textStyle: { fontFamily: FONT_FAMILY, fontSize: TYPE_SCALE.small, color: theme.ink },
    tooltip: {
      trigger: "item",
      confine: true,
      backgroundColor: theme.paper,
      borderColor: theme.hairline,
      borderWidth: 1,
      padding: [6, 10],
      textStyle: { color: theme.ink, fontSize: TYPE_SCALE.small, fontFamily: FONT_FAMILY },
      extraCssText: "box-shadow:none",
    },
  };
}

export interface GridMargins {
  readonly left?: number;
  readonly right?: number;
  readonly top?: number;
  readonly bottom?: number;
}

/** Plot area. Margins are pixels to the plot itself, so that figures one above the other align. */
export const grid = ({ left = 56, right = 24, top = 16, bottom = 48 }: GridMargins = {}) => ({ left, right, top, bottom });

/** A value axis with its unit in the name. */
export function valueAxis(quantity: Quantity, context: FigureContext, place: "x" | "y", extra: Record<string, unknown> = {}) {
  const theme = themeOf(context);
  return {
    type: "value",
    name: axisName(quantity, context),
    nameLocation: place === "x" ? "middle" : "end",
    nameGap: place === "x" ? 30 : 12,
    nameTextStyle: { color: theme.muted, fontSize: TYPE_SCALE.small, align: place === "x" ? "center" : "left" },
    axisLine: { show: place === "x", onZero: false, lineStyle: { color: theme.hairline } },
    axisTick: { show: false },
    axisLabel: { color: theme.muted, fontSize: TYPE_SCALE.small, hideOverlap: true },
    splitLine: { show: true, lineStyle: { color: theme.hairline, width: 1 } },
    ...extra,
  };
}

/** An axis of names. */
export function nameAxis(names: readonly string[], context: FigureContext, extra: Record<string, unknown> = {}) {
  const theme = themeOf(context);
  return {
    type: "category",
    data: [...names],
    axisLine: { show: false, lineStyle: { color: theme.hairline } },
    axisTick: { show: false },
    axisLabel: { color: theme.ink, fontSize: TYPE_SCALE.small, interval: 0 },
    splitLine: { show: false },
    ...extra,
  };
}

/**
 * A thin labelled line across the plot: the national mean, one, zero.
 *
 * @param axis "x": a vertical line; "x-inverse": the same where the vertical axis runs downwards; "y": a horizontal line
 */
export function referenceLine(at: number, label: string, axis: "x" | "x-inverse" | "y", context: FigureContext) {
  const theme = themeOf(context);
  const position = { x: "end", "x-inverse": "start", y: "insideEndTop" }[axis];
  return {
    silent: true,
    symbol: "none",
    animation: false,
    lineStyle: { color: theme.muted, width: 1, type: "solid" },
    label: { show: label !== "", formatter: label, color: theme.muted, fontSize: TYPE_SCALE.small, position, distance: 6 },
    data: [axis === "y" ? { yAxis: at } : { xAxis: at }],
  };
}

/** Segments drawn as one line: each interval from `low` to `high` along an axis, with gaps between. */
export function segments(pairs: readonly (readonly [readonly [number, number], readonly [number, number]])[]) {
  return pairs.flatMap(([from, to]) => [[...from], [...to], ["-", "-"]] as (number | string)[][]);
}

/** One entry of a legend, drawn as a box, or as the line it stands for. */
export interface LegendEntry {
  readonly text: string;
  readonly colour: string;
  /** Second colour of a hatched box. */
  readonly hatch?: string;
  /** Drawn as a stroke of this kind instead of a box. */
  readonly line?: "solid" | "dashed";
}

/**
 * A row of labelled boxes under or over the figure. Entries wrap at the width of the figure.
 *
 * @param at left and vertical place, pixels; give exactly one of `top`, `bottom`
 */
export function boxLegend(
  entries: readonly LegendEntry[],
  context: FigureContext,
  at: { readonly left: number; readonly top?: number; readonly bottom?: number },
) {
  const theme = themeOf(context);
  const rows = legendRows(entries, context.width - at.left - 8);
  const children = rows.flatMap((row, line) => {
    let x = 0;
    return row.flatMap((entry) => {
      const left = x;
      x += entryWidth(entry.text);
      const middle = line * ROW + 6;
      const mark =
        entry.line === undefined
          ? {
              type: "rect",
              shape: { x: left, y: line * ROW, width: 14, height: 12 },
              style: { fill: entry.colour, stroke: theme.hairline, lineWidth: 0.5 },
              silent: true,
            }
          : {
              type: "line",
              shape: { x1: left, y1: middle, x2: left + 14, y2: middle },
              style: {
                stroke: entry.colour,
                lineWidth: entry.line === "dashed" ? 1.5 : 2,
                ...(entry.line === "dashed" ? { lineDash: [3, 2] } : {}),
              },
              silent: true,
            };
      const lines = entry.hatch === undefined ? [] : hatching(left, line * ROW, entry.hatch);
      const text = {
        type: "text",
        x: left + 20,
        y: middle,
        style: {
          text: entry.text,
          fill: theme.ink,
          fontSize: TYPE_SCALE.small,
          fontFamily: FONT_FAMILY,
          verticalAlign: "middle",
        },
        silent: true,
      };
      return [mark, ...lines, text];
    });
  });
  const vertical = at.bottom === undefined ? { top: at.top ?? 0 } : { bottom: at.bottom };
  return { type: "group", left: at.left, ...vertical, silent: true, children };
}

const ROW = 20;
/** Pixels a text of 12 px takes: full-width characters 12, others about 6.6. */
export const textWidth = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character.codePointAt(0)! > 0x2e7f ? 12 : 6.6), 0);
const entryWidth = (text: string) => 20 + textWidth(text) + 16;

function legendRows(entries: readonly LegendEntry[], width: number): LegendEntry[][] {
  const rows: LegendEntry[][] = [[]];
  let used = 0;
  for (const entry of entries) {
    const needed = entryWidth(entry.text);
    if (used > 0 && used + needed > width) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push(entry);
    used += needed;
  }
  return rows;
}

/** Height of a box legend, pixels. */
export const legendHeight = (entries: readonly LegendEntry[], context: FigureContext, left = 8): number =>
  legendRows(entries, context.width - left - 8).length * ROW;

function hatching(x: number, y: number, colour: string) {
  return [2, 6, 10, 14].map((offset) => ({
    type: "line",
    shape: {
      x1: x + Math.max(0, offset - 12),
      y1: y + Math.min(12, offset),
      x2: x + Math.min(14, offset),
      y2: y + Math.max(0, offset - 14),
    },
    style: { stroke: colour, lineWidth: 1.2 },
    silent: true,
  }));
}

/** Diagonal lines over a filled area. */
export const decal = (colour: string) => ({
  symbol: "rect",
  symbolSize: 1,
  color: colour,
  dashArrayX: [1, 0],
  dashArrayY: [2, 5],
  rotation: -Math.PI / 4,
});

/** A caption inside the figure, such as "schematic". */
export function note(text: string, context: FigureContext, at: { left?: number; right?: number; top?: number; bottom?: number }) {
  const theme = themeOf(context);
  return {
    type: "text",
    ...at,
    silent: true,
    style: { text, fill: theme.muted, fontSize: TYPE_SCALE.small, fontFamily: FONT_FAMILY },
  };
}
