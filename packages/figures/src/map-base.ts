import { type FigureContext, type FigureOption, literal, themeOf, tooltip, words } from "./figure.ts";
import { type Geography, OUTLINE_ASPECT, type Place } from "./geography.ts";
import { base, boxLegend, decal, type LegendEntry, legendHeight, note } from "./parts.ts";
import { inkOn, TYPE_SCALE } from "./theme.ts";

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

/** Height of a map with this legend, pixels. */
export function mapHeight(geography: Geography, legend: readonly LegendEntry[], context: FigureContext): number {
  return Math.round(
    Math.min(context.width / geography.aspect, 640) + legendHeight(legend, context) + BOTTOM_GAP + (geography.schematic ? 18 : 0),
  );
}

function nameOf(place: Place, context: FigureContext): string {
  return words(place.name, context);
}

/** A long name on two lines of about equal length, broken at a space. */
function twoLines(name: string): string {
  const spaces = [...name.matchAll(/ /g)].map((match) => match.index);
  if (name.length <= 10 || spaces.length === 0) return name;
  const middle = spaces.reduce((best, at) => (Math.abs(at - name.length / 2) < Math.abs(best - name.length / 2) ? at : best));
  return `${name.slice(0, middle)}\n${name.slice(middle + 1)}`;
}

/** A mark for a place without a number: hatched, and the tooltip says which kind of missing. */
export function absentMark(region: string, absence: Absence, context: FigureContext): PlaceMark {
  const theme = themeOf(context);
  return { region, fill: theme.missing, hatch: theme.hatch, about: [words(ABSENCE_NAMES[absence], context)] };
}

/**
 * A map of marks with a legend of boxes. Places of the geography without a mark are hatched as "no data".
 *
 * @param selected region drawn with a strong outline
 */
export function mapOption(
  geography: Geography,
  marks: readonly PlaceMark[],
  legend: readonly LegendEntry[],
  context: FigureContext,
  { selected }: { readonly selected?: string | undefined } = {},
): FigureOption {
  const theme = themeOf(context);
  const byRegion = new Map(marks.map((mark) => [mark.region, mark]));
  const tiles = geography.kind === "tiles";
  const data = geography.places.map((place) => {
    const absent = absentMark(place.region, "not-collected", context);
    const mark =
      byRegion.get(place.region) ?? (place.inset ? { region: place.region, fill: theme.hatch, about: absent.about } : absent);
    const ink = inkOn(mark.fill, theme);
    const name = literal(twoLines(nameOf(place, context)));
    return {
      name: place.region,
      itemStyle: {
        areaColor: mark.fill,
        borderColor: place.region === selected ? theme.ink : tiles || place.inset ? mark.fill : theme.paper,
        borderWidth: place.region === selected ? 2 : tiles ? 0 : 0.6,
        ...(mark.hatch === undefined ? {} : { decal: decal(mark.hatch) }),
      },
      label: { show: tiles, color: ink, formatter: mark.value === undefined ? name : `${name}\n${literal(mark.value)}` },
      tooltip: tooltip(nameOf(place, context), ...mark.about),
    };
  });
  const bottom = legendHeight(legend, context) + BOTTOM_GAP + (geography.schematic ? 18 : 0);
  const graphic: unknown[] = [boxLegend(legend, context, { left: 8, bottom: geography.schematic ? 22 : 4 })];
  if (geography.schematic) graphic.push(note(words(SCHEMATIC, context), context, { left: 8, bottom: 2 }));
  return {
    ...base(context),
    series: [
      {
        type: "map",
        map: geography.id,
        nameProperty: "region",
        aspectScale: tiles ? 1 : OUTLINE_ASPECT,
        left: 4,
        right: 4,
        top: 4,
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
        emphasis: { label: { show: tiles }, itemStyle: { borderColor: theme.accent, borderWidth: 2 } },
        data,
      },
    ],
    graphic,
  };
}
