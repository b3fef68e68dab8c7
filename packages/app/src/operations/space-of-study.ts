import { defaultOf, type Issue, type SpaceProgrammeInput } from "@jiju/core";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { activityOfYear, type LimitChoice, movableShares, type PlaceLimit, placeLimits } from "./place-limits.ts";
import { useLimits } from "./use-limits.ts";

/** What a reader may say about moves, beside the limits. */
export interface SpaceChoice extends LimitChoice {
  readonly year?: number | undefined;
  readonly movableShare?: number | undefined;
  readonly fixedIndustries?: readonly string[] | undefined;
  readonly movingCost?: number | undefined;
}

/** The space programme of a study, all but what places are worth. */
export interface StudySpace {
  /** Index of the year. */
  readonly year: number;
  /** [R x S]. */
  readonly activity: Float64Array;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  readonly limits: readonly PlaceLimit[];
  /** What stands in the way of further limits. */
  readonly issues: readonly Issue[];
  readonly movable: number;
  readonly fixed: readonly string[];
  readonly movingCost: number;
  /** The programme for given benefits, [R x S]. */
  programme(benefit: Float64Array): SpaceProgrammeInput;
}

/** All limits that a study has what they need for. @throws InputError of the limits */
export function limitsOfStudy(
  study: StudySession,
  year: number,
  activity: Float64Array,
  choice: LimitChoice,
): { readonly limits: readonly PlaceLimit[]; readonly issues: readonly Issue[] } {
  const byUse = useLimits(study, year, activity, choice.limits, choice.headroom);
  return { limits: [...placeLimits(study, year, activity, choice), ...byUse.limits], issues: byUse.issues };
}

/**
 * Reads the space programme from a study and a choice, defaults filled in.
 *
 * @throws InputError where the study lacks places or limits
 */
export function spaceOfStudy(study: StudySession, choice: SpaceChoice): StudySpace {
  const year = study.yearAt(choice.year);
  const activity = activityOfYear(study, year);
  const distances = requireAvailable("Matching industry and space", study.distances()).km;
  const { limits, issues } = limitsOfStudy(study, year, activity, choice);
  const movable = choice.movableShare ?? defaultOf("match-movable-share");
  const { shares, fixed } = movableShares(study, movable, choice.fixedIndustries);
  return {
    year,
    activity,
    distances,
    limits,
    issues,
    movable,
    fixed,
    movingCost: choice.movingCost ?? defaultOf("match-moving-cost"),
    programme: (benefit) => ({
      regions: study.regions.length,
      industries: study.industries.length,
      activity,
      benefit,
      distances,
      resources: limits,
      movableShare: shares,
    }),
  };
}
