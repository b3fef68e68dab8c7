import {
  createRandom,
  digitalLeap,
  estimateByIndustry,
  fitTranslog,
  type PanelAlternative,
  specificationTable,
  structuralEstimate,
  turningPointSet,
} from "@jiju/core";
import { whyByIndustry, whyEstimate, whySpecifications } from "@jiju/lab/contract";
import { estimateOnWire, estimationPanel, optionsOf } from "./estimation-panel.ts";
import { type Implementation, implement, requireStudy, throwIfCancelled } from "./implementation.ts";
import { leapImplementations } from "./why-leap.ts";

/** Share of agglomeration whose replacement by technology the digital leap reads. */
const LEAP_SHARE = 0.1;

export const whyEstimationImplementations: readonly Implementation[] = [
  implement(whyEstimate, (input, context) => {
    const study = requireStudy("why.estimate", context);
    const industry = input.industry === undefined ? undefined : study.industryAt(input.industry);
    const panel = estimationPanel(study, input.halfDistanceKm ?? study.halfDistanceKm());
    context.progress({ phase: "estimate", done: 0, total: 4 });
    const random = createRandom(input.seed);
    const fit = fitTranslog(panel, random.fork(1), optionsOf(study, input, industry));
    throwIfCancelled(context);
    context.progress({ phase: "turning point", done: 1, total: 4 });
    const turning = turningPointSet(fit, random.fork(2));
    const leap = digitalLeap(fit, { share: LEAP_SHARE });
    throwIfCancelled(context);
    context.progress({ phase: "structural form", done: 2, total: 4 });
    const structural = input.structural ? structuralEstimate(fit, random.fork(3)) : null;
    context.progress({ phase: "estimate", done: 4, total: 4 });
    const { estimate } = fit;
    const identified = structural?.status === "identified";
    return {
      industry: input.industry ?? null,
      productivity: { column: study.loaded.productivity!.column, definition: study.loaded.productivity!.definition },
      firstYear: study.years[0]!,
      lastYear: study.years.at(-1)!,
      rows: estimate.rows,
      cells: estimate.cells,
      regions: estimate.regions,
      singletons: estimate.singletons,
      effects: input.effects,
      verdict: {
        ...estimate.verdict,
        leaveOut: estimate.verdict.leaveOut.map((check) => ({ ...check })),
        reasons: [...estimate.verdict.reasons],
      },
      interaction: estimate.interaction
        ? {
            ...estimate.interaction,
            interval95: [...estimate.interaction.interval95] as [number, number],
            interval90: [...estimate.interaction.interval90] as [number, number],
            biasReduced: estimateOnWire(estimate.interaction.biasReduced),
            ordinary: estimateOnWire(estimate.interaction.ordinary),
          }
        : null,
      terms: estimate.terms.map((term) => ({
        id: term.id,
        biasReduced: estimateOnWire(term.biasReduced),
        ordinary: estimateOnWire(term.ordinary),
      })),
      dropped: estimate.dropped.map((entry) => ({ id: entry.id, reason: entry.reason })),
      levelElasticity: estimate.levelElasticity
        ? { ...estimate.levelElasticity, interval: estimateOnWire(estimate.levelElasticity.interval) }
        : null,
      card: estimate.card
        ? {
            ...estimate.card,
            leadingRegions: estimate.card.leadingRegions.slice(0, 10).map((entry) => ({ ...entry })),
            moran: estimate.card.moran ?? null,
            warnings: [...estimate.card.warnings],
          }
        : null,
      turningPoint: { ...turning, pieces: turning.pieces.map((piece) => [...piece] as [number, number]) },
      leap: {
        status: leap.status,
        logPoints: leap.logPoints,
        form: leap.form,
        pieces: leap.pieces.map((piece) => [...piece] as [number, number]),
        logA: leap.logA,
        logT: leap.logT,
        share: LEAP_SHARE,
      },
      structural: structural
        ? {
            status: structural.status,
            reasons: [...structural.reasons],
            nu: structural.nu,
            kappa: structural.kappa,
            d: structural.d,
            rho: structural.rho,
            sigma: identified ? structural.sigma : Number.NaN,
            sigmaInterval: (identified ? [...structural.sigmaInterval] : [Number.NaN, Number.NaN]) as [number, number],
            starts: structural.starts,
            startsAgreeing: structural.startsAgreeing,
            atBound: [...structural.atBound],
            testOfNu: structural.testOfNu,
          }
        : null,
      quantilesLogA: [...estimate.quantilesLogA],
      quantilesLogT: [...estimate.quantilesLogT],
      issues: [...estimate.issues],
    };
  }),

  implement(whyByIndustry, (input, context) => {
    const study = requireStudy("why.by-industry", context);
    const panel = estimationPanel(study, input.halfDistanceKm ?? study.halfDistanceKm());
    const estimates = estimateByIndustry(panel, createRandom(input.seed), optionsOf(study, input, undefined));
    return {
      industries: estimates.map((entry) => ({
        industry: entry.industry,
        reason: entry.reason,
        estimate: entry.estimate?.interaction?.estimate ?? null,
        interval95: entry.estimate?.interaction ? ([...entry.estimate.interaction.interval95] as [number, number]) : null,
        pValue: entry.pValue,
        adjustedPValue: entry.adjustedPValue,
        detectable: entry.estimate?.verdict.detectable ?? null,
        verdict: entry.verdict,
        adjustedVerdict: entry.adjustedVerdict,
      })),
      issues: [...panel.issues],
    };
  }),

  implement(whySpecifications, (input, context) => {
    const study = requireStudy("why.specifications", context);
    const industry = input.industry === undefined ? undefined : study.industryAt(input.industry);
    const half = input.halfDistanceKm ?? study.halfDistanceKm();
    const panel = estimationPanel(study, half);
    const alternatives: PanelAlternative[] = [
      { id: "half-distance-halved", panel: estimationPanel(study, half / 2) },
      { id: "half-distance-doubled", panel: estimationPanel(study, half * 2) },
      { id: "own-cell-in", panel: estimationPanel(study, half, { ownCell: "own-distance" }) },
    ];
    const options = optionsOf(study, input, industry);
    const random = createRandom(input.seed);
    const leading = fitTranslog(panel, random.fork(1), { ...options, draws: 199 }).estimate.card?.leadingRegions[0]?.region;
    const leadingRegion = study.regions.findIndex((region) => region.id === leading);
    const rows = specificationTable(panel, random.fork(2), {
      ...(options.choices ? { choices: options.choices } : {}),
      alternatives,
      ...(leadingRegion >= 0 ? { leadingRegion } : {}),
      draws: input.draws,
    });
    return {
      rows: rows.map(({ biasReduced, ...row }) => ({ ...row, interval95: [...row.interval95] as [number, number] })),
    };
  }),
  ...leapImplementations,
];
