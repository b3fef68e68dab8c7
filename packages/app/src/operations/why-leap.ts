import { createRandom, digitalLeap, fitTranslog, InputError, type NetEffectPanel } from "@jiju/core";
import { whyLeap } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { estimateOnWire, estimationPanel, optionsOf } from "./estimation-panel.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** ln A and ln T of a place in a year, in the panel's units. */
function placeOf(study: StudySession, panel: NetEffectPanel, input: { region: string; industry?: string; year?: number }) {
  if (input.industry === undefined) {
    throw new InputError(
      "industry-needed",
      "why.leap: a region was given without an industry; agglomeration differs by industry, so name one of the study.",
    );
  }
  const year = input.year ?? study.years.at(-1)!;
  const t = study.years.indexOf(year);
  if (t < 0) {
    throw new InputError("unknown-year", `why.leap: ${year} is not one of the years ${study.years.join(", ")}.`, {
      year,
      years: [...study.years],
    });
  }
  const region = study.regionAt(input.region);
  const industry = study.industryAt(input.industry);
  const logA = panel.logAgglomeration[(region * study.industries.length + industry) * study.years.length + t]!;
  const logT = panel.logDigital[region * study.years.length + t]!;
  if (!Number.isFinite(logA + logT)) {
    throw new InputError(
      "no-value",
      `why.leap: ${study.regions[region]!.id} has no agglomeration or digital level in ${year}; choose another year or place.`,
      { region: study.regions[region]!.id, year },
    );
  }
  return { logA, logT, year };
}

export const leapImplementations: readonly Implementation[] = [
  implement(whyLeap, (input, context) => {
    const study = requireStudy("why.leap", context);
    const half = input.halfDistanceKm ?? study.halfDistanceKm();
    const panel = estimationPanel(study, half);
    // the set is Fieller's: wild draws play no part in it
    const settings = {
      effects: input.effects,
      smallestActivity: input.smallestActivity,
      halfDistanceKm: half,
      draws: 199,
      seed: 1,
    };
    const fit = study.once(`leap ${JSON.stringify(settings)}`, () =>
      fitTranslog(panel, createRandom(1), { ...optionsOf(study, settings, undefined), permutations: 0 }),
    );
    const { region, industry, year } = input;
    const place =
      region === undefined
        ? null
        : placeOf(study, panel, {
            region,
            ...(industry === undefined ? {} : { industry }),
            ...(year === undefined ? {} : { year }),
          });
    const leap = digitalLeap(fit, { share: input.share, ...(place ? { logA: place.logA, logT: place.logT } : {}) });
    return {
      status: leap.status,
      share: input.share,
      logPoints: leap.logPoints,
      form: leap.form,
      pieces: leap.pieces.map((piece) => [...piece] as [number, number]),
      logA: leap.logA,
      logT: leap.logT,
      year: place?.year ?? null,
      elasticityAgglomeration: leap.elasticityAgglomeration ? estimateOnWire(leap.elasticityAgglomeration) : null,
      elasticityDigital: leap.elasticityDigital ? estimateOnWire(leap.elasticityDigital) : null,
    };
  }),
];
