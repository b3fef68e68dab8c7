import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import type { NetEffectPanel } from "./net-effect-panel.ts";
import { fitTranslog, type TranslogEstimate, type TranslogOptions } from "./translog-estimate.ts";
import { holmAdjusted, type InteractionVerdictKind } from "./verdict.ts";

/** One industry's estimate beside its place among the others. */
export interface IndustryEstimate {
  readonly industry: string;
  /** Undefined where the industry's rows do not carry an estimate. */
  readonly estimate?: TranslogEstimate;
  /** Message of the refusal, empty when estimated. */
  readonly reason: string;
  readonly pValue: number;
  /** Holm-adjusted over the industries estimated. */
  readonly adjustedPValue: number;
  /** The raw verdict, and the one that remains when a sign also needs an adjusted p <= .05. */
  readonly verdict: InteractionVerdictKind;
  readonly adjustedVerdict: InteractionVerdictKind;
}

/**
 * Estimates every industry by itself, with region and year effects, and adjusts the verdicts for their number.
 *
 * @param panel  all industries
 * @param random seeded; industry s uses stream s
 */
export function estimateByIndustry(
  panel: NetEffectPanel,
  random: Random,
  options: TranslogOptions = {},
): readonly IndustryEstimate[] {
  const raw = panel.industries.map((industry, s) => {
    try {
      const choices = { ...(options.choices ?? {}), industries: [s] };
      const { estimate } = fitTranslog(panel, random.fork(s), { ...options, choices });
      return { industry, estimate, reason: "" };
    } catch (error) {
      if (error instanceof InputError) return { industry, estimate: undefined, reason: error.message };
      throw error;
    }
  });
  const pValues = raw.map(({ estimate }) => estimate?.interaction?.pValue ?? Number.NaN);
  const adjusted = holmAdjusted(pValues);
  return raw.map(({ industry, estimate, reason }, s) => {
    const verdict = estimate?.verdict.kind ?? "not-identified";
    const signed = verdict === "substitutes" || verdict === "complements";
    return {
      industry,
      ...(estimate ? { estimate } : {}),
      reason,
      pValue: pValues[s]!,
      adjustedPValue: adjusted[s]!,
      verdict,
      adjustedVerdict: signed && !(adjusted[s]! <= 0.05) ? "cannot-tell" : verdict,
    };
  });
}
