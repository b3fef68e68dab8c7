import type { Text } from "@jiju/core";
import type { FigureData } from "@jiju/figures";
import type { TFunction } from "i18next";
import type { TableData } from "../../chart/table.ts";
import { formatNumber } from "../../format/number.ts";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";
import { type FirmCurve, roundDown } from "./use-firm-curve.ts";

interface Series {
  readonly at: readonly number[];
  readonly observed: readonly number[];
  /** What chance alone would give; null where it has no closed form. */
  readonly chance: readonly number[] | null;
  readonly bands: {
    readonly localLower: readonly number[];
    readonly localUpper: readonly number[];
    readonly globalLower: readonly number[];
    readonly globalUpper: readonly number[];
  } | null;
}

/** Null on the wire is a value that is not defined. */
const numbers = (values: readonly (number | null)[]) => values.map((value) => value ?? Number.NaN);

/** The lines of a curve at the distances where it is defined: M has no value where nobody is within reach. */
function seriesOf(curve: FirmCurve): Series {
  const { at, bands, chance, observed } = everyDistance(curve);
  const lines = [observed, ...(bands === null ? [] : Object.values(bands))];
  const of = (line: readonly number[]) => line.filter((_, k) => lines.every((one) => Number.isFinite(one[k])));
  return {
    at: of(at),
    observed: of(observed),
    chance: chance && of(chance),
    bands: bands && {
      localLower: of(bands.localLower),
      localUpper: of(bands.localUpper),
      globalLower: of(bands.globalLower),
      globalUpper: of(bands.globalUpper),
    },
  };
}

function everyDistance(curve: FirmCurve): Series {
  const { result, method } = curve;
  const bands = result.bands && {
    localLower: numbers(result.bands.localLower),
    localUpper: numbers(result.bands.localUpper),
    globalLower: numbers(result.bands.globalLower),
    globalUpper: numbers(result.bands.globalUpper),
  };
  if (method === "scale-curve") {
    const at = numbers(result.scales);
    const end = roundDown(at.at(-1) ?? 1);
    const shown = [...at.filter((scale) => scale <= end), end];
    return { at: shown, observed: numbers(result.ratio), chance: shown.map(() => 1), bands };
  }
  const at = numbers(result.distances);
  if (method === "k-density") return { at, observed: numbers(result.density), chance: null, bands };
  if (method === "m-function") return { at, observed: numbers(result.m), chance: at.map(() => 1), bands };
  if (method === "ripley-l") return { at, observed: numbers(result.l), chance: at.map(() => 0), bands };
  // K grows with L at every distance, so the bands of K are those of L carried over.
  const kOf = (line: readonly number[]) => line.map((l, k) => Math.PI * (l + (at[k] ?? 0)) ** 2);
  return {
    at,
    observed: numbers(result.k),
    chance: kOf(at.map(() => 0)),
    bands: bands && {
      localLower: kOf(bands.localLower),
      localUpper: kOf(bands.localUpper),
      globalLower: kOf(bands.globalLower),
      globalUpper: kOf(bands.globalUpper),
    },
  };
}

const axis = { "k-density": "density", "m-function": "m", "ripley-l": "l", "ripley-k": "k", "scale-curve": "ratio" } as const;
const units = { "k-density": "1", "m-function": "1", "ripley-l": "km", "ripley-k": "km²", "scale-curve": "1" } as const;

/** A curve with its bands as a figure. */
export function curveData(curve: FirmCurve): FigureData<"k-density"> {
  const { at, observed, chance, bands } = seriesOf(curve);
  const none = { low: [], high: [] };
  const what = axis[curve.method];
  const unit = units[curve.method];
  return {
    distance: { label: { en: en.measure.firms.distance, zh: zh.measure.firms.distance }, unit: { en: "km", zh: "km" } },
    density: { label: { en: en.measure.firms[what], zh: zh.measure.firms[what] }, unit: { en: unit, zh: unit } },
    at,
    observed,
    ...(chance === null ? {} : { chance }),
    local: bands ? { low: bands.localLower, high: bands.localUpper } : none,
    global: bands ? { low: bands.globalLower, high: bands.globalUpper } : none,
  };
}

/** The answer in a sentence. */
export function curveAnswer(curve: FirmCurve, industry: string, t: TFunction, text: (words: Text) => string): string {
  const { method, result } = curve;
  if (method === "scale-curve") return t("measure.firms.answerScale", { industry, statement: text(result.statement) });
  if (method === "k-density") {
    const { distances, localisation } = result;
    const above = distances.map((_, k) => (localisation?.[k] ?? 0) > 0);
    return t(`measure.firms.answer.${result.verdict}`, {
      industry,
      distances: stretches(numbers(distances), above, t("measure.firms.and")),
    });
  }
  if (method === "ripley-l") return ripleyAnswer(result, industry, t);
  // A quarter of the way: far enough to hold neighbours, near enough to be local.
  const at = Math.min(9, result.distances.length - 1);
  const distance = result.distances[at] ?? 0;
  const km = formatNumber(distance, distance < 10 ? 1 : 0);
  if (method === "m-function") return t("measure.firms.answerM", { industry, km, m: formatNumber(result.m[at] ?? null, 2) });
  const times = (result.k[at] ?? 0) / (Math.PI * distance ** 2);
  return t("measure.firms.answerK", { industry, km, times: formatNumber(times, 2) });
}

/** Where L leaves the global band, clustered before regular. */
function ripleyAnswer(result: Extract<FirmCurve, { method: "ripley-l" }>["result"], industry: string, t: TFunction): string {
  const { bands } = result;
  const [at, l] = [numbers(result.distances), numbers(result.l)];
  const above = l.map((value, k) => bands !== null && value > (bands.globalUpper[k] ?? Number.POSITIVE_INFINITY));
  const below = l.map((value, k) => bands !== null && value < (bands.globalLower[k] ?? Number.NEGATIVE_INFINITY));
  const found = above.includes(true) ? "clustered" : below.includes(true) ? "regular" : "random";
  return t(`measure.firms.answerL.${found}`, {
    industry,
    distances: stretches(at, found === "clustered" ? above : below, t("measure.firms.and")),
    reach: formatNumber(at.at(-1) ?? null, (at.at(-1) ?? 0) > 20 ? 0 : 1),
  });
}

/** Stretches of distance that are marked, in words. */
function stretches(at: readonly number[], marked: readonly boolean[], and: string): string {
  const decimals = (at.at(-1) ?? 0) > 20 ? 0 : 1;
  const found: [number, number][] = [];
  at.forEach((distance, k) => {
    if (marked[k] !== true) return;
    const last = found.at(-1);
    if (last !== undefined && marked[k - 1] === true) last[1] = distance;
    else found.push([distance, distance]);
  });
  return found
    .map(([from, to]) => [...new Set([from, to])].map((distance) => formatNumber(distance, decimals)).join("–"))
    .join(and);
}

export function curveTable(curve: FirmCurve, t: TFunction): TableData {
  const { at, observed, bands } = seriesOf(curve);
  const what = axis[curve.method];
  const unit = units[curve.method] === "1" ? {} : { unit: units[curve.method] };
  const decimals = curve.method === "k-density" ? 6 : 3;
  return {
    columns: [
      { id: "distance", label: t("measure.firms.distance"), unit: "km", decimals: 2 },
      {
        id: "value",
        label: t(`measure.firms.${what}`),
        ...unit,
        decimals,
      },
      ...(bands
        ? (["localLower", "localUpper", "globalLower", "globalUpper"] as const).map((id) => ({
            id,
            label: t(`measure.firms.bands.${id}`),
            ...unit,
            decimals,
          }))
        : []),
    ],
    rows: at.map((distance, k) => ({
      id: String(k),
      cells: [
        distance,
        observed[k] ?? null,
        ...(bands
          ? [bands.localLower, bands.localUpper, bands.globalLower, bands.globalUpper].map((band) => band[k] ?? null)
          : []),
      ],
    })),
  };
}
