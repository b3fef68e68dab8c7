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
  readonly bands: {
    readonly localLower: readonly number[];
    readonly localUpper: readonly number[];
    readonly globalLower: readonly number[];
    readonly globalUpper: readonly number[];
  } | null;
}

const numbers = (values: readonly (number | null)[]) => values.map((value) => value ?? 0);

function seriesOf(curve: FirmCurve): Series {
  const { result, method } = curve;
  const bands = result.bands && {
    localLower: numbers(result.bands.localLower),
    localUpper: numbers(result.bands.localUpper),
    globalLower: numbers(result.bands.globalLower),
    globalUpper: numbers(result.bands.globalUpper),
  };
  if (method === "k-density") return { at: numbers(result.distances), observed: numbers(result.density), bands };
  if (method === "m-function") return { at: numbers(result.distances), observed: numbers(result.m), bands };
  const at = numbers(result.scales);
  const end = roundDown(at.at(-1) ?? 1);
  const shown = at.filter((scale) => scale <= end).length;
  return { at: [...at.slice(0, shown), end], observed: numbers(result.ratio), bands };
}

const axis = { "k-density": "density", "m-function": "m", "scale-curve": "ratio" } as const;

/** A curve with its bands as a figure; the first distance of a ratio may be 0 over 0 and is left out. */
export function curveData(curve: FirmCurve): FigureData<"k-density"> {
  const { at, observed, bands } = seriesOf(curve);
  const none = { low: [], high: [] };
  const what = axis[curve.method];
  return {
    distance: { label: { en: en.measure.firms.distance, zh: zh.measure.firms.distance }, unit: { en: "km", zh: "km" } },
    density: { label: { en: en.measure.firms[what], zh: zh.measure.firms[what] }, unit: { en: "1", zh: "1" } },
    at,
    observed,
    local: bands ? { low: bands.localLower, high: bands.localUpper } : none,
    global: bands ? { low: bands.globalLower, high: bands.globalUpper } : none,
  };
}

/** The answer in a sentence. */
export function curveAnswer(curve: FirmCurve, industry: string, t: TFunction, text: (words: Text) => string): string {
  const { method, result } = curve;
  if (method === "scale-curve") return t("measure.firms.answerScale", { industry, statement: text(result.statement) });
  if (method === "k-density") {
    return t(`measure.firms.answer.${result.verdict}`, { industry, distances: rangesOf(result, t("measure.firms.and")) });
  }
  const at = Math.min(9, result.m.length - 1);
  return t("measure.firms.answerM", {
    industry,
    km: formatNumber(result.distances[at] ?? null, 0),
    m: formatNumber(result.m[at] ?? null, 2),
  });
}

/** Stretches of distance on which the density lies above the global band. */
function rangesOf(result: Extract<FirmCurve, { method: "k-density" }>["result"], and: string): string {
  const { distances, localisation } = result;
  const decimals = (distances.at(-1) ?? 0) > 20 ? 0 : 1;
  const stretches: [number, number][] = [];
  distances.forEach((distance, k) => {
    if (distance === null || !((localisation?.[k] ?? 0) > 0)) return;
    const last = stretches.at(-1);
    if (last !== undefined && (localisation?.[k - 1] ?? 0) > 0) last[1] = distance;
    else stretches.push([distance, distance]);
  });
  return stretches.map(([from, to]) => `${formatNumber(from, decimals)}–${formatNumber(to, decimals)}`).join(and);
}

export function curveTable(curve: FirmCurve, t: TFunction): TableData {
  const { at, observed, bands } = seriesOf(curve);
  const what = axis[curve.method];
  const decimals = curve.method === "k-density" ? 6 : 3;
  return {
    columns: [
      { id: "distance", label: t("measure.firms.distance"), unit: "km", decimals: 2 },
      { id: "value", label: t(`measure.firms.${what}`), decimals },
      ...(bands
        ? (["localLower", "localUpper", "globalLower", "globalUpper"] as const).map((id) => ({
            id,
            label: t(`measure.firms.bands.${id}`),
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
