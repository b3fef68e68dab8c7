import {
  defaultNetEffectModel,
  drawNetEffectModels,
  InputError,
  logNetEffect,
  type NetEffectModel,
  type ObservedPaths,
  observedPathCodes,
  observedPathFlips,
  observedPathOf,
  observedPaths,
  PATH_COUNT,
  PATH_IDS,
  type PathPanel,
  pathEnsemble,
  pathReasons,
  pathTransitions,
  RECOMMENDATION_IDS,
  recommendedPath,
  recommendedPathFlips,
  recommendedShares,
} from "@jiju/core";
import {
  observedPath as observedPathOperation,
  type PathName,
  pathFlips,
  pathTransitionsOperation,
  recommendedPath as recommendedPathOperation,
} from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { engineDigital, type StudySession } from "../study/session.ts";
import { industryProximity, kernelSettings } from "./agglomeration.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

/** Answers below this share of draws read "cannot tell" (the model book, section 4). */
const CERTAIN_SHARE = 0.6;

/** Two years of the study as the path engine needs them; all industries, or one. */
export function pathPanelOf(study: StudySession, first: number, last: number, industry?: number): PathPanel {
  if (first >= last)
    throw new InputError("bad-years", `The first year (${study.years[first]}) must be before the last (${study.years[last]}).`);
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const industries = industry === undefined ? study.industries.map((_, s) => s) : [industry];
  const distances = requireAvailable("A path", study.distances());
  const level = requireAvailable("A path", study.digital(engineDigital)).level;
  const tradability = requireAvailable("A path", study.tradability());
  const activity = study.activity();
  const activityOf = (year: number): Float64Array => {
    const out = new Float64Array(R * industries.length);
    for (let i = 0; i < R; ++i) {
      for (const [k, s] of industries.entries()) out[i * industries.length + k] = activity[(i * S + s) * Y + year]!;
    }
    return out;
  };
  const levelOf = (values: Float64Array, year: number): Float64Array =>
    Float64Array.from({ length: R }, (_, i) => values[i * Y + year]!);
  return {
    regions: R,
    industries: industries.length,
    industryStreams: industries,
    distances: distances.km,
    activityFirst: activityOf(first),
    activityLast: activityOf(last),
    digitalFirst: levelOf(level, first),
    digitalLast: levelOf(level, last),
    tradability: Float64Array.from(industries, (s) => tradability[s]!),
    halfDistanceKm: new Float64Array(industries.length).fill(study.halfDistanceKm()),
  };
}

/** Digital levels of the two years under each weighting that the ensemble draws from. */
export function digitalAlternatives(study: StudySession, first: number, last: number) {
  const R = study.regions.length;
  const Y = study.years.length;
  return (["entropy", "equal", "pca"] as const).map((weights) => {
    const { level } = requireAvailable("A path", study.digital({ ...engineDigital, weighting: weights }));
    const at = (year: number): Float64Array => Float64Array.from({ length: R }, (_, i) => level[i * Y + year]!);
    return { weights, first: at(first), last: at(last) };
  });
}

const nameOf = (code: number): PathName => PATH_IDS[code] as PathName;

function countsOf(answers: Iterable<string>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const answer of answers) counts[answer] = (counts[answer] ?? 0) + 1;
  return counts;
}

export const pathImplementations: readonly Implementation[] = [
  implement(observedPathOperation, (input, context) => {
    const study = requireStudy("path.observed", context);
    const first = study.yearAt(input.firstYear, 0);
    const last = study.yearAt(input.lastYear);
    const only = input.industry === undefined ? undefined : study.industryAt(input.industry);
    const panel = pathPanelOf(study, first, last, only);
    const paths: ObservedPaths = observedPaths(panel, { mode: input.mode, distanceRelief: study.distanceRelief() });
    const ensemble = pathEnsemble(panel, {
      mode: input.mode,
      draws: input.draws,
      negativeDraws: input.negativeRelief ? input.draws : Math.ceil(input.draws / 2),
      seed: input.seed,
      certainShare: CERTAIN_SHARE,
      digitalAlternatives: digitalAlternatives(study, first, last),
      onProgress: (done, total) => {
        context.progress({ phase: "draws", done, total });
        return !context.signal.aborted;
      },
    });
    if (ensemble.status === "stopped") throw new InputError("cancelled", "path.observed: cancelled; nothing was changed.");
    const industries = only === undefined ? study.industries : [study.industries[only]!];
    const S = industries.length;
    const shares = input.negativeRelief ? ensemble.negativeShares : ensemble.shares;
    const cells = study.regions.flatMap((region, i) =>
      industries.map((industry, s) => {
        const cell = i * S + s;
        const share = (code: number): number => shares[cell * PATH_COUNT + code]!;
        const order = [0, 1, 2, 3, 4].sort((a, b) => share(b) - share(a) || a - b);
        const leading = order[0]!;
        const path = nameOf(paths.path[cell]!);
        const defined = path !== "not-defined";
        return {
          region: region.id,
          industry: industry.id,
          path,
          answer: !defined
            ? ("not-defined" as const)
            : share(leading) >= CERTAIN_SHARE
              ? nameOf(leading)
              : ("cannot-tell" as const),
          share: defined ? share(leading) : null,
          shares: defined
            ? { notTransforming: share(1), optimising: share(2), deepening: share(3), strengthening: share(4) }
            : null,
          nearest: order
            .slice(0, 2)
            .filter((code) => share(code) > 0)
            .map(nameOf),
          change: paths.total[cell]!,
          real: paths.real[cell]!,
          virtual: paths.virtual[cell]!,
          own: paths.realOwn[cell]!,
          virtualShare: paths.virtualShareLast[cell]!,
          offset: paths.offset[cell]!,
          reasons: pathReasons(paths, i, s, ensemble).map(({ code, params }) => ({ code, params: { ...params } })),
        };
      }),
    );
    return {
      firstYear: study.years[first]!,
      lastYear: study.years[last]!,
      mode: input.mode,
      draws: ensemble.draws,
      seed: input.seed,
      cells,
      counts: countsOf(cells.map((cell) => cell.answer)),
      issues: [],
    };
  }),

  implement(recommendedPathOperation, (input, context) => {
    const study = requireStudy("path.recommended", context);
    const region = study.regionAt(input.region);
    const industry = study.industryAt(input.industry);
    const year = study.yearAt(input.year);
    const Y = study.years.length;
    const proximity = industryProximity(study, industry, kernelSettings(study), { nationalMean: "first-year" });
    const technology = requireAvailable("A recommended path", study.digitalRelative())[region * Y + year]!;
    const agglomeration = proximity.physicalAgglomeration[region * Y + year]!;
    if (!(agglomeration > 0 && technology > 0)) {
      throw new InputError(
        "not-defined",
        `path.recommended: ${input.industry} in ${input.region}, ${study.years[year]}: physical agglomeration or digital level is absent or zero, so there is no point to start from. Choose another year or industry.`,
      );
    }
    const costs = { agglomeration: input.costAgglomeration ?? 1, digital: input.costTechnology ?? 1 };
    const place = { agglomeration, digitalLevel: technology, costs };
    const options = { budgetFactor: input.budgetRatio };
    const model = defaultNetEffectModel;
    const answer = recommendedPath(model, place, options);
    const shares = recommendedShares(drawNetEffectModels(input.draws, input.seed), place, options);
    const leading = RECOMMENDATION_IDS.reduce((best, _, k) => (shares[k]! > shares[best]! ? k : best), 0);
    const flips = recommendedPathFlips(model, place, options);
    return {
      region: study.regions[region]!.id,
      industry: study.industries[industry]!.id,
      year: study.years[year]!,
      path: answer.path,
      answer: shares[leading]! >= CERTAIN_SHARE ? RECOMMENDATION_IDS[leading]! : ("cannot-tell" as const),
      share: shares[leading]!,
      shares: Object.fromEntries(RECOMMENDATION_IDS.map((id, k) => [id, shares[k]!])),
      from: { agglomeration, technology, lnRe: logRe(model, agglomeration, technology) },
      to: {
        agglomeration: answer.move.agglomeration,
        technology: answer.move.digitalLevel,
        lnRe: logRe(model, answer.move.agglomeration, answer.move.digitalLevel),
      },
      step: { agglomeration: answer.stepAgglomeration, technology: answer.stepDigital },
      costAgglomeration: costs.agglomeration,
      costTechnology: costs.digital,
      indexPrices: input.costAgglomeration === undefined && input.costTechnology === undefined,
      budget: answer.budget,
      flips: flips.map((flip) => ({
        what: flip.quantity as "rent" | "platform-price" | "digital-level" | "tradability",
        factor: flip.to / flip.from,
        becomes: RECOMMENDATION_IDS[flip.answer]!,
        searched: [1 / 8, 8] as [number, number],
      })),
      reasons: [],
      issues: [...proximity.issues],
    };
  }),

  implement(pathFlips, (input, context) => {
    const study = requireStudy("path.flips", context);
    const industry = study.industryAt(input.industry);
    const region = study.regionAt(input.region);
    const panel = pathPanelOf(study, study.yearAt(input.firstYear, 0), study.yearAt(input.lastYear), industry);
    const options = { mode: input.mode, distanceRelief: study.distanceRelief() };
    return {
      region: input.region,
      industry: input.industry,
      path: nameOf(observedPathOf(panel, region, 0, options)),
      flips: observedPathFlips(panel, region, 0, options).map((flip) => ({
        what: flip.quantity,
        from: flip.from,
        to: flip.to,
        becomes: nameOf(flip.answer),
      })),
    };
  }),

  implement(pathTransitionsOperation, (input, context) => {
    const study = requireStudy("path.transitions", context);
    const only = input.industry === undefined ? undefined : study.industryAt(input.industry);
    const periods = study.years.slice(1).map((year, k) => [study.years[k]!, year] as [number, number]);
    const panels = periods.map((_, k) => pathPanelOf(study, k, k + 1, only));
    const codes = observedPathCodes(panels, { mode: input.mode, distanceRelief: study.distanceRelief() });
    const transitions = pathTransitions(codes);
    const byPeriod = new Float64Array(codes.length * PATH_COUNT);
    codes.forEach((path, k) => {
      for (const code of path) byPeriod[k * PATH_COUNT + code]! += 1;
    });
    const moves = new Float64Array(Math.max(0, codes.length - 1) * PATH_COUNT * PATH_COUNT);
    for (let k = 1; k < codes.length; ++k) {
      codes[k]!.forEach((to, cell) => {
        moves[((k - 1) * PATH_COUNT + codes[k - 1]![cell]!) * PATH_COUNT + to]! += 1;
      });
    }
    return {
      paths: Array.from({ length: PATH_COUNT }, (_, code) => nameOf(code)),
      periods,
      byPeriod,
      moves,
      counts: transitions.counts,
      shares: transitions.shares,
      longRun: transitions.longRun,
      undefinedMoves: transitions.undefinedMoves,
    };
  }),
];

function logRe(model: NetEffectModel, agglomeration: number, technology: number): number {
  return agglomeration > 0 && technology > 0 ? logNetEffect(model, agglomeration, technology) : Number.NaN;
}
