import { type FigureContext, themeOf, tooltip, words } from "./figure.ts";
import type { Geography, Place } from "./geography.ts";
import type { PlaceMark } from "./map-base.ts";

/** Room around and under the drawing, pixels. */
export interface SymbolRoom {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly tallest: number;
}

/** Dots no smaller than this can be pointed at, and no larger than this leave the map readable; diameters in pixels. */
const SMALLEST = 3.5;
const LARGEST = 26;
/** Diameter of the largest dot in mean distances between dots. */
const SPREAD = 3;

/**
 * Places as symbols: dots by size at their centres, or the equal cells of a grid. Meant for a canvas.
 *
 * Large dots lie under small ones, and the chosen place on top. A hatched mark becomes a ring in the colour of its lines.
 *
 * @param markOf   what a place looks like
 * @param selected region drawn with a strong outline
 */
export function symbolLayer(
  geography: Geography,
  markOf: (place: Place) => PlaceMark,
  room: SymbolRoom,
  context: FigureContext,
  selected: string | undefined,
) {
  const theme = themeOf(context);
  const inner = Math.max(1, context.width - room.left - room.right);
  const width = Math.min(inner, room.tallest * geography.aspect);
  const height = width / geography.aspect;
  const side = room.left + (inner - width) / 2;
  const sizes = symbolSizes(geography, width, height);
  const order = geography.places
    .map((place, k) => ({ place, k }))
    .sort(
      (a, b) =>
        Number(a.place.region === selected) - Number(b.place.region === selected) ||
        (b.place.size ?? 0) - (a.place.size ?? 0) ||
        a.k - b.k,
    );
  const frame = frameOf(geography);
  return {
    grid: { left: side, right: side, top: room.top, bottom: room.bottom },
    xAxis: { type: "value", show: false, min: frame.left, max: frame.right },
    yAxis: { type: "value", show: false, min: frame.bottom, max: frame.top },
    series: [
      {
        type: "scatter",
        symbol: geography.kind === "tiles" ? "rect" : "circle",
        clip: false,
        animation: false,
        label: { show: false },
        emphasis: { scale: geography.kind === "points", itemStyle: { borderColor: theme.accent, borderWidth: 2 } },
        data: order.map(({ place, k }) => {
          const mark = markOf(place);
          const chosen = place.region === selected;
          return {
            name: place.region,
            value: [...(place.at ?? [0, 0])],
            symbolSize: sizes(k),
            itemStyle: {
              color: mark.fill,
              borderColor: chosen ? theme.ink : (mark.hatch ?? theme.paper),
              borderWidth: chosen ? 2 : mark.hatch === undefined ? (geography.kind === "tiles" ? 0 : 0.5) : 1,
            },
            tooltip: tooltip(words(place.name, context), ...mark.about),
          };
        }),
      },
    ],
  };
}

/** Diameter of the dot of a place, or width and height of its cell. */
function symbolSizes(geography: Geography, width: number, height: number): (place: number) => number | [number, number] {
  const { places, grid } = geography;
  if (grid) {
    const cell: [number, number] = [(0.92 * width) / grid.columns, (0.92 * height) / grid.rows];
    return () => cell;
  }
  const spacing = Math.sqrt((width * height) / places.length);
  const largest = Math.min(LARGEST, Math.max(2 * SMALLEST, SPREAD * spacing));
  return (k) => Math.max(SMALLEST, largest * Math.sqrt(places[k]!.size ?? 0));
}

/** Ends of the axes: the middles of the outermost places with half a cell, or a little air, around them. */
function frameOf({ places, grid, aspect }: Geography) {
  const xs = places.map(({ at }) => at?.[0] ?? 0);
  const ys = places.map(({ at }) => at?.[1] ?? 0);
  const [left, right] = ends(xs);
  const [bottom, top] = ends(ys);
  const cellWidth = grid ? (right - left) / Math.max(1, grid.columns - 1) || 1 : 0;
  const cellHeight = grid ? (top - bottom) / Math.max(1, grid.rows - 1) || 1 : 0;
  const air = grid ? 0 : 0.04 * Math.max(right - left, (top - bottom) * aspect, 1e-6);
  const x = grid ? cellWidth / 2 : air;
  const y = grid ? cellHeight / 2 : air / aspect;
  return { left: left - x, right: right + x, bottom: bottom - y, top: top + y };
}

function ends(values: readonly number[]): [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return [low, high];
}
