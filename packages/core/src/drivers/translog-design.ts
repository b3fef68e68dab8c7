import { type ClusteredEffects, clusteredEffects, type NamedColumn } from "../econometrics/index.ts";
import { InputError } from "../errors/index.ts";
import type { NetEffectPanel } from "./net-effect-panel.ts";

/**
 * Which fixed effects: `default` region-industry and industry-year; `strict` adds region-year; `industry-year` drops the region effects
 * and is descriptive only.
 */
export type NetEffectEffects = "default" | "strict" | "industry-year";

/** Choices that define one estimation; the specification table varies them one at a time. */
export interface TranslogChoices {
  /** Default `default`. */
  readonly effects?: NetEffectEffects;
  /** Indices of industries used; default all. */
  readonly industries?: readonly number[];
  /** Indices of years used; default all. */
  readonly years?: readonly number[];
  /** Indices of regions left out; default none. */
  readonly withoutRegions?: readonly number[];
  /** Cells whose activity is below this in any year are left out; default 0. */
  readonly smallestActivity?: number;
  /** Uses ln A of the year before; default `same-year`. */
  readonly agglomerationTiming?: "same-year" | "lagged";
  /** Adds initial ln A, ln T and y times trend; default `none`. */
  readonly controls?: "none" | "initial-times-trend";
  /** Leaves (ln A)^2 and (ln T)^2 out with `without`; default `with`. */
  readonly squares?: "with" | "without";
  /** Keeps only cells present in every year with `balanced`; default `all`. */
  readonly cells?: "all" | "balanced";
}

/** Rows and columns of the translog, ready to project. */
export interface TranslogDesign {
  readonly effects: ClusteredEffects;
  readonly y: Float64Array;
  readonly columns: readonly NamedColumn[];
  /** Per row: position in [R x S x T], region, and year. */
  readonly cell: Int32Array;
  readonly region: Int32Array;
  readonly year: Int32Array;
  /** ln A and ln T of each row. */
  readonly logA: Float64Array;
  readonly logT: Float64Array;
  /** Region of each cluster. */
  readonly clusterRegions: Int32Array;
  /** Rows dropped because an effect has them alone. */
  readonly singletons: number;
}

/** Names of the translog's terms as columns. */
export const TRANSLOG_TERMS = ["a", "k", "b", "l", "w"] as const;

/**
 * Selects rows, drops singletons (again and again until none is left), and builds effects and columns of
 *
 *     y = a lnA - k (lnA)^2 + b lnT + l (lnT)^2 + w lnA lnT + controls + effects
 *
 * @throws InputError `too-few-clusters` below two regions
 */
export function translogDesign(panel: NetEffectPanel, choices: TranslogChoices = {}): TranslogDesign {
  const effectsKind = choices.effects ?? "default";
  const T = panel.years.length;
  const S = panel.industries.length;
  const { cells, singletons } = usableCells(panel, choices, effectsKind);
  const n = cells.length;
  const region = cells.map((cell) => Math.floor(cell / (S * T)));
  const industry = cells.map((cell) => Math.floor(cell / T) % S);
  const year = cells.map((cell) => cell % T);
  const clusterRegions = Int32Array.from(new Set(region));
  if (clusterRegions.length < 2) {
    throw new InputError(
      "too-few-clusters",
      `translogDesign: ${clusterRegions.length} regions have usable rows (${n} rows); at least 2 are needed, and honest intervals need 10 or more.`,
      { regions: clusterRegions.length, rows: n },
    );
  }
  const clusterOf = new Map([...clusterRegions].map((r, g) => [r, g]));
  const cluster = region.map((r) => clusterOf.get(r)!);
  const cellId = cells.map((cell) => Math.floor(cell / T));
  const regionYear = region.map((r, i) => r * T + year[i]!);
  const crossed = denseLevels(industry.map((s, i) => s * T + year[i]!));
  const nested = effectsKind === "strict" ? [cellId, regionYear] : effectsKind === "default" ? [cellId] : [];
  const lag = choices.agglomerationTiming === "lagged" ? 1 : 0;
  const logA = Float64Array.from(cells, (cell) => panel.logAgglomeration[cell - lag]!);
  const logT = Float64Array.from({ length: n }, (_, i) => panel.logDigital[region[i]! * T + year[i]!]!);
  return {
    effects: clusteredEffects({ cluster, nested, crossed }),
    y: Float64Array.from(cells, (cell) => panel.logProductivity[cell]!),
    columns: [...translogColumns(logA, logT, choices), ...trendControls(panel, cells, region, year, choices)],
    cell: cells,
    region,
    year,
    logA,
    logT,
    clusterRegions,
    singletons,
  };
}

function translogColumns(logA: Float64Array, logT: Float64Array, choices: TranslogChoices): NamedColumn[] {
  const columns: NamedColumn[] = [{ id: "a", values: logA }];
  if (choices.squares !== "without") columns.push({ id: "k", values: logA.map((a) => -a * a) });
  columns.push({ id: "b", values: logT });
  if (choices.squares !== "without") columns.push({ id: "l", values: logT.map((t) => t * t) });
  columns.push({ id: "w", values: logA.map((a, i) => a * logT[i]!) });
  return columns;
}

function trendControls(
  panel: NetEffectPanel,
  cells: Int32Array,
  region: Int32Array,
  year: Int32Array,
  choices: TranslogChoices,
): NamedColumn[] {
  if (choices.controls !== "initial-times-trend") return [];
  const T = panel.years.length;
  const firstOf = new Map<number, number>();
  cells.forEach((cell) => {
    const id = Math.floor(cell / T);
    if (!firstOf.has(id)) firstOf.set(id, cell);
  });
  const initial = (values: (cell: number, row: number) => number): Float64Array =>
    Float64Array.from(cells, (cell, i) => values(firstOf.get(Math.floor(cell / T))!, i) * panel.years[year[i]!]!);
  const origin = panel.years[0]!;
  const centred = (column: Float64Array, values: (cell: number, row: number) => number): Float64Array =>
    column.map((value, i) => value - values(firstOf.get(Math.floor(cells[i]! / T))!, i) * origin);
  const column = (id: string, values: (cell: number, row: number) => number): NamedColumn => ({
    id,
    values: centred(initial(values), values),
  });
  return [
    column("initial-a-trend", (cell) => panel.logAgglomeration[cell]!),
    column("initial-t-trend", (cell, row) => panel.logDigital[region[row]! * T + (cell % T)]!),
    column("initial-y-trend", (cell) => panel.logProductivity[cell]!),
  ];
}

function usableCells(
  panel: NetEffectPanel,
  choices: TranslogChoices,
  effects: NetEffectEffects,
): { cells: Int32Array; singletons: number } {
  const [R, S, T] = [panel.regions.length, panel.industries.length, panel.years.length];
  const years = choices.years ?? panel.years.map((_, t) => t);
  const industries = choices.industries ?? panel.industries.map((_, s) => s);
  const without = new Set(choices.withoutRegions ?? []);
  const lag = choices.agglomerationTiming === "lagged" ? 1 : 0;
  const smallest = choices.smallestActivity ?? 0;
  let cells: number[] = [];
  for (let r = 0; r < R; ++r) {
    if (without.has(r)) continue;
    for (const s of industries) {
      const base = (r * S + s) * T;
      const usable = years.filter(
        (t) =>
          t >= lag &&
          Number.isFinite(panel.logProductivity[base + t]!) &&
          Number.isFinite(panel.logAgglomeration[base + t - lag]!) &&
          Number.isFinite(panel.logDigital[r * T + t]!),
      );
      if (choices.cells === "balanced" && usable.length < years.filter((t) => t >= lag).length) continue;
      if (smallest > 0 && usable.some((t) => panel.activity[base + t]! < smallest)) continue;
      for (const t of usable) cells.push(base + t);
    }
  }
  const before = cells.length;
  const keys: ((cell: number) => number)[] = [(cell) => (Math.floor(cell / T) % S) * T + (cell % T)];
  if (effects !== "industry-year") keys.push((cell) => Math.floor(cell / T));
  if (effects === "strict") keys.push((cell) => Math.floor(cell / (S * T)) * T + (cell % T));
  for (let again = true; again; ) {
    again = false;
    for (const key of keys) {
      const counts = new Map<number, number>();
      for (const cell of cells) counts.set(key(cell), (counts.get(key(cell)) ?? 0) + 1);
      const kept = cells.filter((cell) => counts.get(key(cell))! > 1);
      if (kept.length < cells.length) {
        cells = kept;
        again = true;
      }
    }
  }
  return { cells: Int32Array.from(cells), singletons: before - cells.length };
}

function denseLevels(values: Int32Array): Int32Array {
  const sorted = [...new Set(values)].sort((a, b) => a - b);
  const level = new Map(sorted.map((value, index) => [value, index]));
  return values.map((value) => level.get(value)!);
}
