import { defaultOf, type TrinityShocks } from "@jiju/core";
import type { StudyBaseline } from "./baseline.ts";
import type { StudySession } from "./session.ts";

/** Strengths of the four primitive shocks; what is absent keeps the default of the parameter file. */
export interface ShockChoice {
  readonly upgrade?: number | undefined;
  readonly derivation?: number | undefined;
  readonly reshaping?: number | undefined;
  readonly demandTilt?: number | undefined;
  readonly readiness?: "off" | "on" | undefined;
  /** Factor on the change of ln T: 1 is the study's own, 0 none. */
  readonly digitalGrowth?: number | undefined;
}

/** The strengths that a choice amounts to, defaults of the parameter file filled in. */
export function shockStrengths(choice: ShockChoice) {
  return {
    upgrade: choice.upgrade ?? defaultOf("upgrade-elasticity"),
    derivation: choice.derivation ?? defaultOf("derivation-elasticity"),
    reshaping: choice.reshaping ?? defaultOf("reshaping-strength"),
    demandTilt: choice.demandTilt ?? defaultOf("emerging-demand-growth"),
    digitalGrowth: choice.digitalGrowth ?? 1,
    readiness: choice.readiness ?? "off",
  };
}

/** The four primitive digital shocks from the study's own numbers: T of the first to T of the last analysis year. */
export function trinityShocks(study: StudySession, base: StudyBaseline, choice: ShockChoice = {}): TrinityShocks {
  const { digitalGrowth, upgrade, derivation, reshaping, demandTilt, readiness } = shockStrengths(choice);
  return {
    digitalLevelAfter: base.digitalFirst.map((first, i) => Math.min(1, first * (base.digitalLast[i]! / first) ** digitalGrowth)),
    kinds: study.industries.map((industry) => industry.kind),
    productivityElasticity: Float64Array.from(study.industries, (industry) =>
      industry.kind === "traditional" ? upgrade : derivation,
    ),
    reshaping,
    demandTilt,
    readiness,
  };
}
