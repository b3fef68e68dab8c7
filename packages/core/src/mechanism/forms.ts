import { InputError } from "../errors/index.ts";
import { INDUSTRY_MODES, type IndustryMode, type PlaneCell, SPACE_MODES, type SpaceMode } from "./aggregation-plane.ts";
import { SUBSETS, subsetSize } from "./harsanyi.ts";

/** What a region-industry's change of employment is made of, read from the four main terms. */
export interface FormReading {
  readonly industry: IndustryMode | "none";
  readonly space: SpaceMode | "none";
  /** Cell of the plane, or null when a side has no positive term. */
  readonly cell: PlaneCell | null;
  /** Sum of the nine joining dividends. */
  readonly joint: number;
  /** `none`: |joint| is below 5 % of the sum of the absolute main terms. */
  readonly interaction: "material" | "none";
}

/** A term counts as half of a pair when it is at least this share of the pair's sum. */
const PAIR_SHARE = 1 / 3;

/** |joint| below this share of the main terms is no material interaction. */
const INTERACTION_SHARE = 0.05;

/**
 * The form under the shocks shown: a scenario, never a forecast.
 *
 * The industry mode is the larger positive one of U and E, `interaction` when both are positive and each at least a third of their
 * sum; the space mode likewise from R and V; `none` when neither is positive.
 *
 * @param dividends [16] of ln employment
 */
export function readForm(dividends: ArrayLike<number>): FormReading {
  const industry = sideMode<IndustryMode>(dividends[1]!, dividends[2]!, INDUSTRY_MODES);
  const space = sideMode<SpaceMode>(dividends[4]!, dividends[8]!, SPACE_MODES);
  let joint = 0;
  for (let set = 1; set < SUBSETS; ++set)
    if (subsetSize(set) > 1 && (set & 3) !== 0 && (set & 12) !== 0) joint += dividends[set]!;
  const main = Math.abs(dividends[1]!) + Math.abs(dividends[2]!) + Math.abs(dividends[4]!) + Math.abs(dividends[8]!);
  return {
    industry,
    space,
    cell: industry === "none" || space === "none" ? null : `${industry}-${space}`,
    joint,
    interaction: Math.abs(joint) < INTERACTION_SHARE * main || main === 0 ? "none" : "material",
  };
}

function sideMode<Mode extends string>(first: number, second: number, modes: readonly Mode[]): Mode | "none" {
  const [one, other, both] = modes as readonly [Mode, Mode, Mode];
  if (first <= 0 && second <= 0) return "none";
  if (first > 0 && second > 0 && Math.min(first, second) >= PAIR_SHARE * (first + second)) return both;
  return first > second ? one : other;
}

/** How many readings moved from one cell to another: rows before, columns after, both in the order of `cells`. */
export interface FormTransitions {
  readonly cells: readonly (PlaneCell | "none")[];
  /** [C x C] row-major. */
  readonly counts: readonly number[];
}

/** Cells of the plane in reading order, then `none`. */
export const PLANE_CELLS: readonly PlaneCell[] = INDUSTRY_MODES.flatMap((industry) =>
  SPACE_MODES.map((space): PlaneCell => `${industry}-${space}`),
);

/** Transitions between two readings of the same region-industries. @throws InputError `shape-mismatch` */
export function formTransitions(before: readonly FormReading[], after: readonly FormReading[]): FormTransitions {
  if (before.length !== after.length) {
    throw new InputError(
      "shape-mismatch",
      `formTransitions: ${before.length} readings before and ${after.length} after; they must be the same region-industries.`,
    );
  }
  const cells: readonly (PlaneCell | "none")[] = [...PLANE_CELLS, "none"];
  const counts = new Array<number>(cells.length ** 2).fill(0);
  before.forEach((reading, k) => {
    const from = cells.indexOf(reading.cell ?? "none");
    const to = cells.indexOf(after[k]!.cell ?? "none");
    counts[from * cells.length + to] = counts[from * cells.length + to]! + 1;
  });
  return { cells, counts };
}

/** Share of draws whose reading of a region-industry is the central one, by region-industry. */
export function formAgreement(central: readonly FormReading[], draws: readonly (readonly FormReading[])[]): Float64Array {
  return Float64Array.from(central, (reading, k) => {
    if (draws.length === 0) return Number.NaN;
    return draws.filter((draw) => draw[k]!.cell === reading.cell).length / draws.length;
  });
}
