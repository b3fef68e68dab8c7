import { defineFigure, type FigureContext, printed, themeOf, words } from "../figure.ts";
import type { Geography } from "../geography.ts";
import { absentMark, mapHeight, mapOption, type PlaceMark } from "../map-base.ts";
import type { LegendEntry } from "../parts.ts";

export type ClusterClass = "high-high" | "low-low" | "high-low" | "low-high" | "not-significant";

export interface ClusterMapData {
  readonly geography: Geography;
  readonly places: readonly {
    readonly region: string;
    /** Null where the statistic is not defined (isolate, missing value). */
    readonly cluster: ClusterClass | null;
    /** Pseudo p-value after the correction named in the caption. */
    readonly p: number | null;
  }[];
  readonly selected?: string;
}

const NAMES: Readonly<Record<ClusterClass, { readonly en: string; readonly zh: string; readonly short: string }>> = {
  "high-high": { en: "High among high", zh: "高高集聚", short: "HH" },
  "low-low": { en: "Low among low", zh: "低低集聚", short: "LL" },
  "high-low": { en: "High among low", zh: "高低离群", short: "HL" },
  "low-high": { en: "Low among high", zh: "低高离群", short: "LH" },
  "not-significant": { en: "Not significant", zh: "不显著", short: "" },
};

function legendOf(context: FigureContext): LegendEntry[] {
  const theme = themeOf(context);
  const entries: LegendEntry[] = (Object.keys(NAMES) as ClusterClass[]).map((id) => ({
    text: `${words(NAMES[id], context)}${NAMES[id].short === "" ? "" : ` ${NAMES[id].short}`}`,
    colour: theme.cluster[id],
  }));
  return [...entries, { text: words({ en: "No data", zh: "无数据" }, context), colour: theme.missing, hatch: theme.hatch }];
}

/** Local clusters and outliers (local Moran), with letters beside the colours. */
export const clusterMapFigure = defineFigure<ClusterMapData>({
  id: "cluster-map",
  title: { en: "Local clusters", zh: "局部空间集聚" },
  height: (data, context) => mapHeight(data.geography, legendOf(context), context),
  build: (data, context) => {
    const theme = themeOf(context);
    const marks = data.places.map(({ region, cluster, p }): PlaceMark => {
      if (cluster === null) return absentMark(region, "not-applicable", context);
      const about = [words(NAMES[cluster], context), ...(p === null ? [] : [`p = ${printed(p, 3)}`])];
      return { region, fill: theme.cluster[cluster], value: NAMES[cluster].short, about };
    });
    return mapOption(data.geography, marks, legendOf(context), context, { selected: data.selected });
  },
});
