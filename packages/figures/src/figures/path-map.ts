import { defineFigure, type FigureContext, printed, themeOf, words } from "../figure.ts";
import type { Geography } from "../geography.ts";
import { absentMark, mapHeight, mapOption, type PlaceMark } from "../map-base.ts";
import type { LegendEntry } from "../parts.ts";
import { PATH_NAMES, PATH_OUTCOMES, type PathOutcome } from "../path-outcome.ts";

export interface PathMapData {
  readonly geography: Geography;
  readonly places: readonly {
    readonly region: string;
    /** Path most draws name; "cannot-tell" when none reaches the threshold; null when not defined. */
    readonly answer: PathOutcome | "cannot-tell" | null;
    /** Share of draws of the answer, 0 to 1. */
    readonly share: number | null;
    /** The two most frequent paths, shown where the answer is "cannot-tell". */
    readonly nearest: readonly PathOutcome[];
  }[];
  readonly selected?: string;
}

/** Tint by share of draws: lighter means fewer draws agree. */
const tintOf = (share: number | null): 0 | 1 | 2 => (share === null || share >= 0.9 ? 2 : share >= 0.75 ? 1 : 0);

function legendOf(data: PathMapData, context: FigureContext): LegendEntry[] {
  const theme = themeOf(context);
  const present = new Set(data.places.map((place) => place.answer));
  const entries: LegendEntry[] = PATH_OUTCOMES.filter((path) => present.has(path)).map((path) => ({
    text: words(PATH_NAMES[path], context),
    colour: theme.path[path],
  }));
  const undecided = data.places.find((place) => place.answer === "cannot-tell");
  if (undecided) {
    const [first = "not-transforming", second = "not-transforming"] = undecided.nearest;
    entries.push({
      text: words(PATH_NAMES["cannot-tell"], context),
      colour: theme.pathTint[first][0],
      hatch: theme.path[second],
    });
  }
  entries.push({
    text: words({ en: "Paler: fewer draws agree", zh: "颜色越浅，一致的抽样越少" }, context),
    colour: theme.pathTint[PATH_OUTCOMES.find((path) => present.has(path)) ?? "not-transforming"][0],
  });
  if (present.has(null) || data.geography.places.some(({ region }) => !data.places.some((p) => p.region === region))) {
    entries.push({ text: words({ en: "No data", zh: "无数据" }, context), colour: theme.missing, hatch: theme.hatch });
  }
  return entries;
}

/** The path of every place by colour, the share of draws by lightness; "cannot tell" hatched with its nearest two. */
export const pathMapFigure = defineFigure<PathMapData>({
  id: "path-map",
  title: { en: "Paths of transformation", zh: "转型路径" },
  height: (data, context) => mapHeight(data.geography, legendOf(data, context), context),
  build: (data, context) => {
    const theme = themeOf(context);
    const marks = data.places.map(({ region, answer, share, nearest }): PlaceMark => {
      if (answer === null)
        return { ...absentMark(region, "not-applicable", context), about: [words(PATH_NAMES["not-defined"], context)] };
      const percent = share === null ? "" : `${printed(share * 100, 0)}%`;
      const about = [`${words(PATH_NAMES[answer], context)} ${percent}`.trim()];
      if (answer !== "cannot-tell") return { region, fill: theme.pathTint[answer][tintOf(share)], value: percent, about };
      const [first = "not-transforming", second = "not-transforming"] = nearest;
      return {
        region,
        fill: theme.pathTint[first][0],
        hatch: theme.pathTint[second][1],
        value: "?",
        about: [...about, `${words(PATH_NAMES[first], context)} / ${words(PATH_NAMES[second], context)}`],
      };
    });
    return mapOption(data.geography, marks, legendOf(data, context), context, { selected: data.selected });
  },
});
