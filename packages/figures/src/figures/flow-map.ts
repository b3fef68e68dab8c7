import {
  defineFigure,
  type FigureContext,
  literal,
  printed,
  type Quantity,
  type Text,
  themeOf,
  tooltip,
  words,
} from "../figure.ts";
import { base, note } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface FlowMapData {
  readonly quantity: Quantity;
  readonly decimals: number;
  /** Centres: columns and rows of a tile grid (rows counted downwards) or degrees. */
  readonly places: readonly { readonly region: string; readonly name: Text; readonly x: number; readonly y: number }[];
  readonly flows: readonly { readonly from: string; readonly to: string; readonly value: number }[];
  /** Largest flows drawn; default 30. The note says how many were left out. */
  readonly most?: number;
  /** Whether y grows downwards (tile rows) or upwards (degrees); default "down". */
  readonly vertical?: "down" | "up";
}

/** With more places than this only the ends of flows carry their names. */
const MOST_NAMES = 120;

/** Flows between places as arrows, thicker for more. */
export const flowMapFigure = defineFigure<FlowMapData>({
  id: "flow-map",
  title: { en: "What moves where", zh: "流向" },
  height: (_data, { width }) => Math.round(Math.min(width * 0.85, 620)),
  build: ({ quantity, decimals, places, flows, most = 30, vertical = "down" }, context) => {
    const theme = themeOf(context);
    const byRegion = new Map(places.map((place) => [place.region, place]));
    const known = flows
      .filter(({ from, to, value }) => from !== to && value > 0 && byRegion.has(from) && byRegion.has(to))
      .sort((a, b) => b.value - a.value);
    const drawn = known.slice(0, most);
    const largest = drawn[0]?.value ?? 1;
    const ends = new Set(drawn.flatMap(({ from, to }) => [from, to]));
    const named = (region: string): boolean => places.length <= MOST_NAMES || ends.has(region);
    const xs = places.map((place) => place.x);
    const ys = places.map((place) => place.y);
    return {
      ...base(context),
      grid: { left: 32, right: 32, top: 20, bottom: 36 },
      xAxis: { type: "value", show: false, min: Math.min(...xs), max: Math.max(...xs) },
      yAxis: { type: "value", show: false, inverse: vertical === "down", min: Math.min(...ys), max: Math.max(...ys) },
      series: [
        {
          type: "lines",
          coordinateSystem: "cartesian2d",
          z: 2,
          symbol: ["none", "arrow"],
          data: drawn.map((flow) =>
            arrow(
              flow,
              byRegion.get(flow.from)!,
              byRegion.get(flow.to)!,
              largest,
              `${printed(flow.value, decimals)} ${words(quantity.unit, context)}`,
              context,
            ),
          ),
        },
        {
          type: "scatter",
          symbolSize: places.length <= MOST_NAMES ? 6 : 3,
          z: 4,
          itemStyle: { color: theme.ink },
          labelLayout: { hideOverlap: true },
          data: places.map((place) => ({
            name: place.region,
            value: [place.x, place.y],
            label: {
              show: named(place.region),
              position: "top",
              distance: 3,
              formatter: literal(words(place.name, context)),
              color: theme.muted,
              fontSize: TYPE_SCALE.small,
              textBorderColor: theme.paper,
              textBorderWidth: 3,
            },
            tooltip: tooltip(words(place.name, context)),
          })),
        },
      ],
      graphic: [
        note(
          `${words(quantity.label, context)}${words({ en: ": ", zh: "：" }, context)}${words({ en: `the ${drawn.length} largest of ${known.length} flows`, zh: `${known.length}条流向中最大的${drawn.length}条` }, context)}`,
          context,
          { left: 8, bottom: 6 },
        ),
      ],
    };
  },
});

type Place = FlowMapData["places"][number];

/** A curved arrow, bent to the right of its direction, so that the two directions of a pair stay apart. */
function arrow(
  flow: FlowMapData["flows"][number],
  from: Place,
  to: Place,
  largest: number,
  amount: string,
  context: FigureContext,
) {
  const theme = themeOf(context);
  const share = flow.value / largest;
  return {
    name: `${flow.from}-${flow.to}`,
    coords: [
      [from.x, from.y],
      [to.x, to.y],
    ],
    symbolSize: 5 + 4 * share,
    lineStyle: { color: theme.accent, width: 0.8 + 5 * share, opacity: 0.35 + 0.5 * share, curveness: 0.18 },
    tooltip: tooltip(`${words(from.name, context)} → ${words(to.name, context)}`, amount),
  };
}
