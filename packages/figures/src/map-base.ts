import { type FigureContext, type FigureOption, literal, type Text, themeOf, tooltip, words } from "./figure.ts";
import { type Geography, OUTLINE_ASPECT, type Place } from "./geography.ts";
import { base, boxLegend, decal, type LegendEntry, legendHeight, note } from "./parts.ts";
import { symbolLayer } from "./place-symbols.ts";
import { inkOn, TYPE_SCALE } from "./theme.ts";
import { type CellRoom, tileLines } from "./tile-label.ts";

/** How one place is drawn. */
export interface PlaceMark {
  readonly region: string;
  readonly fill: string;
  /** Lines over the fill. */
  readonly hatch?: string;
  /** Printed in the cell of a tile grid, under the name. */
  readonly value?: string;
  /** Lines of the tooltip under the name. */
  readonly about: readonly string[];
}

/** Why a place has no number. */
export type Absence = "not-collected" | "suppressed" | "not-applicable";

export const ABSENCE_NAMES: Readonly<Record<Absence, { readonly en: string; readonly zh: string }>> = {
  "not-collected": { en: "No data", zh: "无数据" },
  suppressed: { en: "Suppressed", zh: "不予公布" },
  "not-applicable": { en: "Not applicable", zh: "不适用" },
};

const BOTTOM_GAP = 12;
const SCHEMATIC = { en: "Schematic outlines, not for measurement or publication", zh: "示意轮廓，不用于量算，非标准地图" };

/** What a map says of its colours, drawn under it. */
export interface MapLegend {
  /** Pixels. */
  readonly height: number;
  readonly draw: (at: { readonly left: number; readonly bottom: number }) => unknown;
}

/** A row of labelled boxes as the legend of a map. */
function boxes(entries: readonly LegendEntry[], context: FigureContext): MapLegend {
  return { height: legendHeight(entries, context), draw: (at) => boxLegend(entries, context, at) };
}

const legendOf = (legend: readonly LegendEntry[] | MapLegend, context: FigureContext): MapLegend =>
  "draw" in legend ? legend : boxes(legend, context);

const MARGIN = 4;
const TALLEST = 640;

/** Height of a map with this legend, pixels. */
export function mapHeight(geography: Geography, legend: readonly LegendEntry[] | MapLegend, context: FigureContext): number {
  return Math.round(Math.min(context.width / geography.aspect, TALLEST) + underMap(geography, legendOf(legend, context)));
}

function noteOf(geography: Geography): Text | undefined {
  return geography.schematic ? SCHEMATIC : geography.note;
}

/** Legend and note, pixels. */
function underMap(geography: Geography, legend: MapLegend): number {
  return legend.height + BOTTOM_GAP + (noteOf(geography) === undefined ? 0 : 18);
}

function nameOf(place: Place, context: FigureContext): string {
  return words(place.name, context);
}

/** A mark for a place without a number: hatched, and the tooltip says which kind of missing. */
export function absentMark(region: string, absence: Absence, context: FigureContext): PlaceMark {
  const theme = themeOf(context);
  return { region, fill: theme.missing, hatch: theme.hatch, about: [words(ABSENCE_NAMES[absence], context)] };
}

/**
 * A map of marks with a legend, of boxes unless it brings its own. Places of the geography without a mark are hatched as "no data".
 *
 * @param selected region drawn with a strong outline
 */
export function mapOption(
  geography: Geography,
  marks: readonly PlaceMark[],
  legend: readonly LegendEntry[] | MapLegend,
  context: FigureContext,
  { selected }: { readonly selected?: string | undefined } = {},
): FigureOption {
  const theme = themeOf(context);
  const byRegion = new Map(marks.map((mark) => [mark.region, mark]));
  const tiles = geography.kind === "tiles";
  const drawn = legendOf(legend, context);
  const bottom = underMap(geography, drawn);
  const said = noteOf(geography);
  const graphic: unknown[] = [drawn.draw({ left: 8, bottom: said === undefined ? 4 : 22 })];
  if (said !== undefined) graphic.push(note(words(said, context), context, { left: 8, bottom: 2 }));
  const markOf = (place: Place): PlaceMark => byRegion.get(place.region) ?? absentMark(place.region, "not-collected", context);
  if (geography.marks === "symbols") {
    const room = { left: MARGIN, right: MARGIN, top: MARGIN, bottom, tallest: TALLEST };
    return { ...base(context), ...symbolLayer(geography, markOf, room, context, selected), graphic };
  }
  const room = cellRoom(geography, context);
  const data = geography.places.map((place) => {
    const absent = absentMark(place.region, "not-collected", context);
    const mark =
      byRegion.get(place.region) ?? (place.inset ? { region: place.region, fill: theme.hatch, about: absent.about } : absent);
    const ink = inkOn(mark.fill, theme);
    const lines = room === undefined ? [] : tileLines(nameOf(place, context), mark.value ?? "", room);
    return {
      name: place.region,
      itemStyle: {
        areaColor: mark.fill,
        borderColor: place.region === selected ? theme.ink : tiles || place.inset ? mark.fill : theme.paper,
        borderWidth: place.region === selected ? 2 : tiles ? 0 : 0.6,
        ...(mark.hatch === undefined ? {} : { decal: decal(mark.hatch) }),
      },
      label: { show: lines.length > 0, color: ink, formatter: lines.map(literal).join("\n") },
      ...(lines.length > 0 ? { emphasis: { label: { show: true } } } : {}),
      tooltip: tooltip(nameOf(place, context), ...mark.about),
    };
  });
  return {
    ...base(context),
    series: [
      {
        type: "map",
        map: geography.id,
        nameProperty: "region",
        aspectScale: tiles ? 1 : OUTLINE_ASPECT,
        left: MARGIN,
        right: MARGIN,
        top: MARGIN,
        bottom,
        roam: false,
        selectedMode: false,
        silent: false,
        showLegendSymbol: false,
        label: {
          show: false,
          fontSize: TYPE_SCALE.small,
          lineHeight: 15,
        },
        emphasis: { label: { show: false }, itemStyle: { borderColor: theme.accent, borderWidth: 2 } },
        data,
      },
    ],
    graphic,
  };
}

/** Room for text in a tile, pixels; undefined for outlines. */
function cellRoom({ grid, aspect }: Geography, context: FigureContext): CellRoom | undefined {
  if (grid === undefined) return undefined;
  const width = Math.min(context.width - 2 * MARGIN, TALLEST * aspect);
  return { width: (0.96 * width) / grid.columns - 4, height: (0.96 * width) / aspect / grid.rows - 2 };
}
