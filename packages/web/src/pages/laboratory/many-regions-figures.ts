import type { FigureData, FigureText } from "@jiju/figures";
import type { OperationResult } from "../../api/contract.ts";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

export type SettledResult = OperationResult<"how.laboratory-ring">;
type WordsId =
  | "settledAxis"
  | "timeAxis"
  | "reachAxis"
  | "shareAxis"
  | "shareUnit"
  | "numberUnit"
  | "timeUnit"
  | "chosen"
  | "timesEven";

const both = (id: WordsId): FigureText => ({ en: en.laboratory.many[id], zh: zh.laboratory.many[id] });
/** A name of a place in both languages. */
export type PlaceName = (id: string) => FigureText;

/** Shares at the start and at rest around the ring. */
export function ringData(result: SettledResult, name: PlaceName, middle: FigureText): FigureData<"ring"> {
  return {
    places: result.regions.map((id, r) => ({
      id,
      name: name(id),
      before: result.start.shares[r] ?? 0,
      after: result.rest.shares[r] ?? 0,
      centre: result.rest.pattern.centres.includes(r),
    })),
    middle,
  };
}

/** Classes of a share in even shares: emptied, thinned, as it was, grown, a centre. */
const classes = [0.01, 0.5, 0.95, 1.05, 2, 5] as const;

/** Shares on the study's map as multiples of the even share. */
export function settledMap(
  result: SettledResult,
  moment: "start" | "rest",
  geography: FigureData<"map">["geography"],
  selected: string | null,
): FigureData<"map"> {
  return {
    geography,
    quantity: { label: both("timesEven"), unit: { en: "1", zh: "1" } },
    values: result.regions.map((region, r) => ({ region, value: (result[moment].shares[r] ?? 0) * result.regions.length })),
    scale: { kind: "sequential" },
    breaks: classes,
    ...(selected === null ? {} : { selected }),
  };
}

/** How shares move from the start to rest, the centres strong. */
export function wayData(result: SettledResult, name: PlaceName): FigureData<"share-lines"> {
  const { centres } = result.rest.pattern;
  const strong = centres.slice(0, 8);
  return {
    parameter: { label: both("timeAxis"), unit: both("timeUnit") },
    outcome: { label: both("shareAxis"), unit: both("shareUnit") },
    at: result.path.map(({ time }) => time),
    lines: result.regions.map((id, r) => ({
      id,
      name: name(id),
      values: result.path.map(({ shares }) => shares[r] ?? 0),
      strong: strong.includes(r),
    })),
    decimals: 3,
  };
}

/** Shares at rest by rank as the digital reach grows from the same start. */
export function sweepData(result: SettledResult, reach: number): FigureData<"share-lines"> {
  const rank = (k: number): FigureText => ({ en: `${k + 1}`, zh: `${k + 1}` });
  return {
    parameter: { label: both("reachAxis"), unit: both("numberUnit") },
    outcome: { label: both("settledAxis"), unit: both("shareUnit") },
    at: result.sweep.map((entry) => entry.reach),
    lines: result.regions.map((_, k) => ({
      id: String(k + 1),
      name: rank(k),
      values: result.sweep.map(({ shares }) => shares[k] ?? 0),
      strong: k < 3,
    })),
    mark: { at: reach, label: both("chosen") },
    decimals: 3,
  };
}
