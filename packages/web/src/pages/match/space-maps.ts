import type { FigureData } from "@jiju/figures";
import type { MapShapes } from "../../chart/use-geography.ts";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";
import { resourceName } from "./match-words.ts";
import type { SpaceResult } from "./space-view.tsx";

type Resource = SpaceResult["resources"][number];

const movedActivity = { en: en.match.activity, zh: zh.match.activity };
const SQUARE_KILOMETRE = 1e6;

/** The activity that moves, as a quantity of the figures. */
export const movedQuantity = ({ activity }: SpaceResult) => ({ label: movedActivity, unit: activity.unit });

/** What comes less what leaves, by region. */
export function netMap(result: SpaceResult, { geography }: MapShapes): FigureData<"map"> {
  return {
    geography,
    quantity: movedQuantity(result),
    values: result.places.map(({ region, comes, leaves }) => ({ region, value: comes - leaves })),
    scale: { kind: "diverging", middle: 0 },
  };
}

/** Dual prices of one resource by region: land by the square kilometre, others by their own unit. */
export function worthMap(result: SpaceResult, { id, unit, shadowRent }: Resource, { geography }: MapShapes): FigureData<"map"> {
  const land = id === "land";
  const written = (text: string, activity: string) =>
    text.replace("{{unit}}", activity).replace("{{resource}}", unit === "persons" ? activity : unit);
  const [english, chinese] = land ? [en.match.worthOfLand, zh.match.worthOfLand] : [en.match.worthOfOther, zh.match.worthOfOther];
  return {
    geography,
    quantity: {
      label: {
        en: `${en.match.shadowWorth}: ${resourceName("en")(id)}`,
        zh: `${zh.match.shadowWorth}：${resourceName("zh")(id)}`,
      },
      unit: { en: written(english, result.activity.unit.en), zh: written(chinese, result.activity.unit.zh) },
    },
    values: result.regions.map((region, i) => ({
      region,
      value: (land ? SQUARE_KILOMETRE : 1) * (shadowRent[i] ?? 0),
    })),
    scale: { kind: "sequential" },
  };
}
