import { type EffectSurface, hicksDecomposition, type Mix, type Text, type UnitCosts } from "@jiju/core";
import { costLinesData, type FigureData } from "@jiju/figures";
import type { WhyResult } from "@jiju/lab";

/** Where the Why page of the app starts: the unit cost of technology halves, and the budget exceeds today's spending by a tenth. */
const COSTS = { old: { agglomeration: 1, digital: 2 }, new: { agglomeration: 1, digital: 1 } };
const BUDGET = 1.1;

/**
 * Figure 1b for a place: what one budget buys at old and at new unit costs, the move split by Hicks into substitution (P1 to P2, on one
 * curve) and scale (P2 to Q2).
 *
 * @returns null without a place, and where a best move is a corner, because there the split is not defined
 */
export function costLinesOf(
  surface: EffectSurface,
  place: WhyResult["places"][number] | undefined,
  nameOf: ReadonlyMap<string, Text>,
): FigureData<"cost-lines"> | null {
  if (place === undefined) return null;
  const start: Mix = { agglomeration: place.agglomeration, digitalLevel: place.technology };
  const hicks = hicksDecomposition(surface, start, COSTS, BUDGET * costOf(COSTS.old, start));
  const name = nameOf.get(place.region) ?? { en: place.region, zh: place.region };
  return hicks.split === null ? null : costLinesData(surface, hicks, { id: place.region, name });
}

const costOf = (costs: UnitCosts, mix: Mix): number => costs.agglomeration * mix.agglomeration + costs.digital * mix.digitalLevel;
