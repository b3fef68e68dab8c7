import type { Text } from "@jiju/core";
import type { FigureData } from "@jiju/figures";
import type { OperationResult } from "../../api/contract.ts";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

export type Measured = OperationResult<"measure.compute">;
type Part = Measured["parts"][string];
type Geography = FigureData<"map">["geography"];
type Cluster = FigureData<"cluster-map">["places"][number]["cluster"];

/** Which drawing is proper to a result. */
export type MeasureDrawing = "clusters" | "classes" | "regions" | "matrix" | "dagum" | "lorenz" | "lines" | "numbers";

const clusterMeasures = new Set([
  "local-moran",
  "getis-ord",
  "local-geary",
  "bivariate-moran",
  "differential-moran",
  "empirical-bayes-moran",
]);
const clusterOf: readonly (Cluster | null)[] = ["not-significant", "high-high", "low-low", "high-low", "low-high", null];

/** The drawing that a result's own shape asks for; measures without a special one are maps, lines or plain numbers. */
export function drawingOf(result: Pick<Measured, "measure" | "dimensions" | "classes" | "parts" | "years">): MeasureDrawing {
  const { measure, dimensions, classes, parts } = result;
  if (clusterMeasures.has(measure)) return "clusters";
  if (dimensions.includes("region")) return classes === null ? "regions" : "classes";
  if (parts.probabilities !== undefined) return "matrix";
  if (measure === "dagum") return "dagum";
  if (parts["lorenz-total"] !== undefined) return "lorenz";
  return dimensions.includes("year") ? "lines" : "numbers";
}

/** Values of one year of a part or result keyed by region and year. */
export function yearOf(values: readonly (number | null)[], years: number, year: number): readonly (number | null)[] {
  return values.filter((_, cell) => cell % years === year);
}

/** Clusters and outliers of one year on the map. */
export function clusterMapData(
  result: Measured,
  year: number,
  geography: Geography,
  selected: string | null,
): FigureData<"cluster-map"> {
  const Y = Math.max(1, result.years.length);
  const codes = yearOf(result.values, Y, year);
  const p = yearOf(result.parts.p?.values ?? [], Y, year);
  return {
    geography,
    places: result.regions.map((region, i) => ({
      region,
      cluster: clusterOf[codes[i] ?? -1] ?? null,
      p: p[i] ?? null,
    })),
    ...(selected === null ? {} : { selected }),
  };
}

/**
 * Each place against the mean of its neighbours, both in standard deviations of the variable.
 *
 * @returns null where a value of the year is absent: the slope would not be Moran's I
 */
export function moranScatterData(
  result: Measured,
  year: number,
  nameOf: (region: string) => Text,
): FigureData<"moran-scatter"> | null {
  const Y = Math.max(1, result.years.length);
  const values = yearOf(result.parts.value?.values ?? [], Y, year);
  const lags = yearOf(result.parts.lag?.values ?? [], Y, year);
  const known = values.filter((value) => value !== null);
  if (known.length !== result.regions.length || lags.includes(null) || known.length < 2) return null;
  const n = known.length;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const sd = Math.sqrt(known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / n);
  if (!(sd > 0)) return null;
  const points = result.regions.map((region, i) => ({
    id: region,
    name: nameOf(region),
    z: (known[i]! - mean) / sd,
    lag: (lags[i]! - mean) / sd,
  }));
  const unit = { en: en.measure.standardUnit, zh: zh.measure.standardUnit };
  return {
    quantity: { label: result.variable ?? { en: en.measure.own, zh: zh.measure.own }, unit },
    lag: { label: { en: en.measure.neighbours, zh: zh.measure.neighbours }, unit },
    points,
    moran: points.reduce((sum, point) => sum + point.z * point.lag, 0) / n,
    p: null,
  };
}

/** A transition matrix with the name of what it is of. */
export interface NamedMatrix {
  readonly id: string;
  /** Class of the neighbourhood, from 1; null for all places together. */
  readonly neighbourhood: string | null;
  readonly data: FigureData<"markov">;
}

/** The transition matrices of a chain: all together first, then by class of the neighbourhood. */
export function matricesOf(result: Measured): readonly NamedMatrix[] {
  const probabilities = result.parts.probabilities;
  if (probabilities === undefined) return [];
  const whole = probabilities.axes.length === 2 ? probabilities : result.parts.all;
  const keys = probabilities.axes.at(-1)?.keys ?? [];
  const K = keys.length;
  const states = keys.map((_, k) => stateName(k, K));
  const transitions = result.parts.transitions?.values;
  const matrix = (values: readonly (number | null)[], moves?: readonly (number | null)[]) => {
    const count =
      moves && keys.map((_, k) => moves.slice(k * K, (k + 1) * K).reduce<number>((sum, move) => sum + (move ?? 0), 0));
    return {
      states,
      probability: values.map((value, cell) => (count?.[Math.floor(cell / K)] === 0 ? null : value)),
      ...(count === undefined ? {} : { count }),
    };
  };
  const found: NamedMatrix[] = [];
  if (whole !== undefined) {
    const moves = probabilities.axes.length === 2 ? transitions : result.parts["all-transitions"]?.values;
    found.push({ id: "all", neighbourhood: null, data: matrix(whole.values, moves) });
  }
  if (probabilities.axes.length === 3) {
    (probabilities.axes[0]?.keys ?? []).forEach((key, s) => {
      const block = (values: readonly (number | null)[]) => values.slice(s * K * K, (s + 1) * K * K);
      found.push({
        id: key,
        neighbourhood: key,
        data: matrix(block(probabilities.values), transitions && block(transitions)),
      });
    });
  }
  return found;
}

export function stateName(k: number, K: number): Text {
  if (k === 0) return { en: en.measure.lowest, zh: zh.measure.lowest };
  if (k === K - 1) return { en: en.measure.highest, zh: zh.measure.highest };
  return { en: `${k + 1}`, zh: `${k + 1}` };
}

/** Stacked parts of the Gini coefficient over the years; null where a part is absent. */
export function dagumData(result: Measured): FigureData<"dagum"> | null {
  const { within, between, overlap } = result.parts;
  if (within === undefined || between === undefined || overlap === undefined) return null;
  const numbers = (part: Part) => part.values.map((value) => value ?? 0);
  return {
    periods: result.years.map(String),
    within: numbers(within),
    between: numbers(between),
    transvariation: numbers(overlap),
  };
}

/** Groups of regions in one year. */
export interface GroupMeans {
  readonly year: number;
  /** Every region with the mean of its group. */
  readonly values: readonly { readonly region: string; readonly value: number | null }[];
  /** The groups that have a mean, the lowest first. */
  readonly groups: readonly { readonly id: string; readonly value: number }[];
}

/** Every region with the mean of its group in one year, the last where the year is not in the result; null without groups. */
export function groupMeansOfYear(result: Measured, asked: number): GroupMeans | null {
  const group = result.parts["group-of"];
  const mean = result.parts["group-mean"];
  if (group === undefined || mean === undefined) return null;
  const Y = result.years.length;
  const found = result.years.indexOf(asked);
  const at = found < 0 ? Y - 1 : found;
  const values = (group.axes[0]?.keys ?? []).map((region, i) => {
    const g = group.values[i] ?? null;
    return { region, value: g === null ? null : (mean.values[(g - 1) * Y + at] ?? null) };
  });
  const groups = (mean.axes[0]?.keys ?? []).flatMap((id, g) => {
    const value = mean.values[g * Y + at] ?? null;
    return value === null ? [] : [{ id, value }];
  });
  return { year: result.years[at] ?? asked, values, groups: groups.sort((a, b) => a.value - b.value) };
}

/** Lorenz curves of the first and the chosen year. */
export function lorenzData(result: Measured, year: number): FigureData<"lorenz"> | null {
  const population = result.parts["lorenz-population"];
  const total = result.parts["lorenz-total"];
  if (population === undefined || total === undefined) return null;
  const corners = population.axes[1]?.keys.length ?? 0;
  const curves = [...new Set([0, year])].flatMap((y) => {
    const points: [number, number][] = [];
    for (let k = y * corners; k < (y + 1) * corners; ++k) {
      const [x, share] = [population.values[k] ?? null, total.values[k] ?? null];
      if (x !== null && share !== null) points.push([x, share]);
    }
    const gini = result.values[y] ?? null;
    const name = String(result.years[y] ?? "");
    return gini === null || points.length < 2 ? [] : [{ id: name, name: { en: name, zh: name }, points, gini }];
  });
  return curves.length === 0 ? null : { population: population.label, total: total.label, curves };
}

/** Lines over the years: every industry with the chosen one in front, or the one line of a national measure with its parts. */
export function linesData(
  result: Measured,
  industries: readonly { readonly id: string; readonly name: Text }[],
  chosen: string,
  decimals: number,
): FigureData<"time-lines"> {
  const Y = result.years.length;
  const quantity = { label: result.label, unit: { en: result.unit, zh: result.unit } };
  const reference =
    result.reference === null
      ? {}
      : { reference: { at: result.reference, label: { en: en.measure.reference, zh: zh.measure.reference } } };
  const row = (values: readonly (number | null)[] | null, r: number) => values?.slice(r * Y, (r + 1) * Y) ?? [];
  const band = (r: number) =>
    result.lower === null || result.upper === null ? {} : { low: row(result.lower, r), high: row(result.upper, r) };
  if (!result.dimensions.includes("industry")) {
    return {
      quantity,
      years: result.years,
      decimals,
      lines: [{ id: result.measure, name: result.label, values: row(result.values, 0), ...band(0) }],
      ...reference,
    };
  }
  const lines = result.industries.map((id, r) => ({
    id,
    name: industries.find((industry) => industry.id === id)?.name ?? { en: id, zh: id },
    values: row(result.values, r),
    ...(id === chosen ? band(r) : { background: true }),
  }));
  return {
    quantity,
    years: result.years,
    decimals,
    // the chosen line is drawn last, over the others
    lines: [...lines.filter(({ id }) => id !== chosen), ...lines.filter(({ id }) => id === chosen)],
    ...reference,
  };
}
