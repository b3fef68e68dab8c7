import {
  createRandom,
  digitalLeap,
  estimateByIndustry,
  fitTranslog,
  InputError,
  type IntervalEstimate,
  type NetEffectPanel,
  nearestWeights,
  netEffectPanel,
  type PanelAlternative,
  type ProximityPanelOptions,
  type SpatialWeights,
  specificationTable,
  structuralEstimate,
  type TranslogChoices,
  type TranslogOptions,
  transformWeights,
  turningPointSet,
} from "@jiju/core";
import { whyByIndustry, whyEstimate, whySpecifications } from "@jiju/lab/contract";
import { engineDigital, requireAvailable, type StudySession } from "../study-session.ts";
import { type Implementation, implement, requireStudy, throwIfCancelled } from "./implementation.ts";

/** Share of agglomeration whose replacement by technology the digital leap reads. */
const LEAP_SHARE = 0.1;

/** Fewer regions than this leave nothing to cluster by. */
const SMALLEST_PANEL = 4;

/** The estimation panel of a study: productivity, A without the own cell over the first year's mean, digital level. */
function estimationPanel(
  study: StudySession,
  halfDistanceKm: number,
  options: Partial<ProximityPanelOptions> = {},
): NetEffectPanel {
  if (study.regions.length < SMALLEST_PANEL) {
    throw new InputError(
      "too-few-regions",
      `Estimation: the study has ${study.regions.length} region${study.regions.length === 1 ? "" : "s"}; it compares regions that change differently over time and needs at least ${SMALLEST_PANEL}, for a trustworthy interval 10 or more. Add regions, or read the place on Figure 1 with why.place.`,
      { regions: study.regions.length, needed: SMALLEST_PANEL },
    );
  }
  return study.once(`estimation panel ${halfDistanceKm} ${JSON.stringify(options)}`, () => {
    const productivity = requireAvailable(
      "Estimation",
      study.loaded.productivity
        ? { value: study.loaded.productivity }
        : {
            missing: [
              {
                en: "productivity: name a column of average wages (or value added per worker) under productivity in study.yaml",
                zh: "生产率：在 study.yaml 的 productivity 中指定平均工资（或人均增加值）列",
              },
            ],
          },
    );
    const proximity = requireAvailable(
      "Estimation",
      study.proximity({ halfDistanceKm, ownCell: "left-out", nationalMean: "first-year", missing: "each-year", ...options }),
    );
    const level = requireAvailable("Estimation", study.digital(engineDigital));
    return netEffectPanel({
      regions: study.regions.map((region) => region.id),
      industries: study.industries.map((industry) => industry.id),
      years: study.years,
      productivity: study.cube(productivity.column),
      agglomeration: proximity.physicalAgglomeration,
      digitalLevel: level.level,
      activity: study.activity(),
    });
  });
}

/** Five nearest neighbours, row-standardised, for Moran's I of the residuals; undefined where centres are unknown. */
function residualWeights(study: StudySession): SpatialWeights | undefined {
  return study.once("residual weights", () => {
    if (study.regions.length < 8 || study.regions.some((region) => !Number.isFinite(region.lon + region.lat))) return undefined;
    const weights = nearestWeights(
      {
        ids: study.regions.map((region) => region.id),
        x: Float64Array.from(study.regions, (region) => region.lon),
        y: Float64Array.from(study.regions, (region) => region.lat),
      },
      5,
    );
    return transformWeights(weights, "row");
  });
}

/** Median distance to the nearest other region, km. */
function medianNearestKm(study: StudySession): number {
  const { km } = requireAvailable("Estimation", study.distances());
  const R = study.regions.length;
  const nearest = Array.from({ length: R }, (_, i) => {
    let least = Number.POSITIVE_INFINITY;
    for (let j = 0; j < R; ++j) if (j !== i && km[i * R + j]! < least) least = km[i * R + j]!;
    return least;
  }).sort((a, b) => a - b);
  return nearest[R >> 1] ?? Number.NaN;
}

interface EstimationInput {
  readonly effects: "default" | "strict" | "industry-year";
  readonly smallestActivity: number;
  readonly halfDistanceKm?: number | undefined;
  readonly draws: number;
  readonly seed: number;
}

function optionsOf(study: StudySession, input: EstimationInput, industry: number | undefined): TranslogOptions {
  const weights = residualWeights(study);
  const choices: TranslogChoices = {
    effects: input.effects,
    smallestActivity: input.smallestActivity,
    ...(industry === undefined ? {} : { industries: [industry] }),
  };
  return {
    choices,
    draws: input.draws,
    halfDistanceKm: input.halfDistanceKm ?? study.halfDistanceKm(),
    medianNearestKm: medianNearestKm(study),
    ...(weights ? { weights } : {}),
  };
}

const estimateOnWire = (entry: IntervalEstimate) => ({
  estimate: entry.estimate,
  standardError: entry.standardError,
  degreesOfFreedom: entry.degreesOfFreedom,
  interval95: [entry.low, entry.high] as [number, number],
  pValue: entry.pValue,
});

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
];
