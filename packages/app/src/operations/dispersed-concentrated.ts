import { dispersionPatterns } from "@jiju/core";
import { dispersedConcentrated } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** A change of a Gini coefficient of this size or less counts as none. */
const TOLERANCE = 0.001;

const directionOf = ([first, last]: readonly [number, number]) => {
  const change = last - first;
  if (Number.isNaN(change)) return "not-defined" as const;
  if (Math.abs(change) <= TOLERANCE) return "unchanged" as const;
  return change < 0 ? ("dispersed" as const) : ("concentrated" as const);
};

export const dispersedConcentratedImplementation: Implementation = implement(dispersedConcentrated, (input, context) => {
  const study = requireStudy("measure.dispersed-concentrated", context);
  const panel = requireAvailable("The pattern", study.proximity());
  const first = study.yearAt(input.firstYear, 0);
  const last = study.yearAt(input.lastYear);
  const patterns = dispersionPatterns(
    panel,
    study.activity(),
    requireAvailable("The pattern", study.distances()).km,
    [first, last],
    TOLERANCE,
  );
  return {
    firstYear: study.years[first]!,
    lastYear: study.years[last]!,
    industries: patterns.map((pattern, s) => ({
      industry: study.industries[s]!.id,
      physicalGini: [...pattern.physicalGini] as [number, number],
      virtualGini: [...pattern.virtualGini] as [number, number],
      physical: directionOf(pattern.physicalGini),
      virtual: directionOf(pattern.virtualGini),
      slogan: pattern.supportsSlogan
        ? ("holds" as const)
        : pattern.verdict === "not-defined" || pattern.verdict === "no-change"
          ? ("cannot-tell" as const)
          : ("contradicted" as const),
    })),
    issues: [],
  };
});
