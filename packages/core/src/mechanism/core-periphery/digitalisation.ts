import { pairFreeness } from "./freeness.ts";
import type { LaboratoryModel } from "./model.ts";

/** Which way a change pushes activity. */
export type Tendency = "concentrates" | "disperses" | "no-effect";

/** Two regions under one model at one freeness of trade. */
export interface TwoRegions {
  readonly model: LaboratoryModel;
  /** phi, in (0, 1). */
  readonly freeness: number;
}

/**
 * What a change of the model or of freeness does to a small lead: whether the region with 51 % of activity gains attraction over the
 * other, ln omega_1 - ln omega_2, by the change.
 *
 * @returns "no-effect" below 1e-12, the accuracy of the equilibria behind it
 */
export function tendencyOf(before: TwoRegions, after: TwoRegions): Tendency {
  const change = leadAttraction(after) - leadAttraction(before);
  if (Math.abs(change) < 1e-12) return "no-effect";
  return change > 0 ? "concentrates" : "disperses";
}

function leadAttraction({ model, freeness }: TwoRegions): number {
  const [first, second] = model.attraction(Float64Array.of(0.51, 0.49), pairFreeness(freeness));
  return first! - second!;
}
