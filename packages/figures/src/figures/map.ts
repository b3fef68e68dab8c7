import { type Classes, classColours, classOf, decimalsFor, divergingClasses, quantileClasses } from "../classes.ts";
import { axisName, defineFigure, type FigureContext, printed, type Quantity, type Text, themeOf, words } from "../figure.ts";
import type { Geography } from "../geography.ts";
import { ABSENCE_NAMES, type Absence, absentMark, mapHeight, mapOption } from "../map-base.ts";
import type { LegendEntry } from "../parts.ts";

export interface MapData {
  readonly geography: Geography;
  readonly quantity: Quantity;
  readonly values: readonly {
    readonly region: string;
    /** Null when absent. */
    readonly value: number | null;
    readonly absence?: Absence;
    /** Interval, printed in the tooltip. */
    readonly low?: number | null;
    readonly high?: number | null;
  }[];
  /** Sequential, or diverging around a middle (1 or 0). */
  readonly scale: { readonly kind: "sequential" } | { readonly kind: "diverging"; readonly middle: number };
  /** Class boundaries to share between maps; computed from the values when left out. */
  readonly breaks?: readonly number[];
  /** Words for the classes between `breaks`, lowest first, where they say more than the boundaries. */
  readonly classNames?: readonly Text[];
  readonly selected?: string;
}

function classesOf(data: MapData): Classes {
  if (data.breaks !== undefined) return { breaks: data.breaks, decimals: decimalsFor(data.breaks) };
  const values = data.values.map((entry) => entry.value);
  return data.scale.kind === "sequential" ? quantileClasses(values, 7) : divergingClasses(values, data.scale.middle);
}

function legendOf(data: MapData, classes: Classes, context: FigureContext): LegendEntry[] {
  const theme = themeOf(context);
  const colours = classColours(classes, data.scale.kind === "sequential" ? theme.sequential : theme.diverging);
  const edge = (value: number) => printed(value, classes.decimals);
  const entries: LegendEntry[] = colours.map((colour, k) => {
    const from = classes.breaks[k - 1];
    const to = classes.breaks[k];
    const named = data.classNames?.[k];
    const text =
      named !== undefined
        ? words(named, context)
        : from === undefined && to === undefined
          ? ""
          : from === undefined
            ? `< ${edge(to!)}`
            : to === undefined
              ? `≥ ${edge(from)}`
              : `${edge(from)}–${edge(to)}`;
    return { text, colour };
  });
  const kinds = new Set<Absence>(data.values.filter((v) => v.value === null).map((v) => v.absence ?? "not-collected"));
  if (data.geography.places.some(({ region }) => !data.values.some((v) => v.region === region))) kinds.add("not-collected");
  for (const kind of kinds)
    entries.push({ text: words(ABSENCE_NAMES[kind], context), colour: theme.missing, hatch: theme.hatch });
  return entries;
}

/** A measure over places, in seven classes, on outlines or on a grid of equal cells. */
export const mapFigure = defineFigure<MapData>({
  id: "map",
  title: { en: "Map", zh: "地图" },
  height: (data, context) => mapHeight(data.geography, legendOf(data, classesOf(data), context), context),
  build: (data, context) => {
    const theme = themeOf(context);
    const classes = classesOf(data);
    const colours = classColours(classes, data.scale.kind === "sequential" ? theme.sequential : theme.diverging);
    const decimals = Math.max(classes.decimals, 2);
    const marks = data.values.map(({ region, value, absence, low, high }) => {
      if (value === null || !Number.isFinite(value)) return absentMark(region, absence ?? "not-collected", context);
      const interval = low == null || high == null ? [] : [`${printed(low, decimals)} – ${printed(high, decimals)}`];
      return {
        region,
        fill: colours[classOf(value, classes)]!,
        value: printed(value, classes.decimals),
        about: [`${axisName(data.quantity, context)} ${printed(value, decimals)}`, ...interval],
      };
    });
    return mapOption(data.geography, marks, legendOf(data, classes, context), context, { selected: data.selected });
  },
});
