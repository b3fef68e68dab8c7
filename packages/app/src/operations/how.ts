import {
  baselineSensitivity,
  createRandom,
  defaultOf,
  digitalResponse,
  formAgreement,
  formLegends,
  type LegendDocument,
  legendOfDocument,
  localStability,
  PLANE_CELLS,
  PRIMITIVES,
  requireLegend,
  type SpaceIndicators,
  solveFromStarts,
  solveTrinity,
  solveTrinityDraw,
  spaceIndicators,
  type Trinity,
  type TrinityShocks,
  trinityDraws,
  trinitySynergy,
  uniquenessBounds,
} from "@jiju/core";
import { howBaseline, howTrinity } from "@jiju/lab/contract";
import { type BaselineChoice, type StudyBaseline, studyBaseline } from "../study/baseline.ts";
import { type ShockChoice, shockStrengths, trinityShocks } from "../study/shocks.ts";
import { diagnosisAnswer } from "./equilibrium-diagnosis.ts";
import { type Implementation, implement, requireStudy, throwIfCancelled } from "./implementation.ts";

const BORDERS = [1.2, 1.35, 1.5] as const;

/** Checks and responses of a baseline, which no shock changes: computed once for all shocks on it. */
const diagnoses = new WeakMap<StudyBaseline, ReturnType<typeof diagnose>>();
const responses = new WeakMap<StudyBaseline, ReturnType<typeof digitalResponse>>();

function remembered<Value>(known: WeakMap<StudyBaseline, Value>, base: StudyBaseline, compute: () => Value): Value {
  const found = known.get(base);
  if (found !== undefined) return found;
  const value = compute();
  known.set(base, value);
  return value;
}

const diagnose = (base: StudyBaseline) => ({
  bounds: uniquenessBounds(base.baseline.economy),
  stability: localStability(base.baseline.economy),
});

/** Bounds and stability of the baseline, with several starts where a seed is given for them. */
function diagnosisOf(base: StudyBaseline, seed?: number) {
  const { bounds, stability } = remembered(diagnoses, base, () => diagnose(base));
  const starts = seed === undefined ? null : solveFromStarts(base.baseline.economy, {}, createRandom(seed));
  return diagnosisAnswer(bounds, stability, starts);
}

/** Numbers of an indicator set that are not tables. */
function scalarsOf(indicators: SpaceIndicators): Record<string, number> {
  return Object.fromEntries(Object.entries(indicators).filter(([, value]) => typeof value === "number")) as Record<
    string,
    number
  >;
}

/** Trinities under draws of the assumed strengths over the ranges of the parameter file. */
function drawnTrinities(
  base: StudyBaseline,
  shocks: TrinityShocks,
  draws: number,
  seed: number,
  onDraw: (done: number) => void,
): Trinity[] {
  if (draws === 0) return [];
  return trinityDraws(draws, { seed }).map((draw, k) => {
    onDraw(k);
    return solveTrinityDraw(base.input, shocks, draw);
  });
}

/** Main terms of an outcome by region, [R x 4] in the order U, E, R, V. */
function mainTerms(dividends: Float64Array, regions: number): Float64Array {
  const out = new Float64Array(regions * 4);
  for (let i = 0; i < regions; ++i) for (let k = 0; k < 4; ++k) out[i * 4 + k] = dividends[(1 << k) * regions + i]!;
  return out;
}

export const howImplementations: readonly Implementation[] = [
  implement(howBaseline, (input, context) => {
    const study = requireStudy("how.baseline", context);
    const { seed, ...choice } = input;
    const base = studyBaseline(study, baselineChoiceOf(choice));
    const { baseline } = base;
    return {
      basis: baseline.basis,
      valueAddedBasis: base.valueAddedBasis,
      year: study.years[0]!,
      regions: [...baseline.economy.regions],
      industries: [...baseline.economy.industries],
      interregionalShare: baseline.interregionalShare,
      interregionalShareByIndustry: baseline.interregionalShareByIndustry,
      onlineShare: baseline.onlineShare,
      onlineShareByIndustry: baseline.onlineShareByIndustry,
      onlineTarget: defaultOf("online-share-target"),
      reachFactor: base.reachFactor,
      balancingResidual: baseline.balancingResiduals.reduce((most, value) => Math.max(most, value), 0),
      headsGap: baseline.headsGap,
      sensitivity: baselineSensitivity(base.input, [...BORDERS]).map((entry) => ({ ...entry })),
      diagnosis: diagnosisOf(base, seed),
      issues: [...base.issues],
    };
  }),

  implement(howTrinity, (input, context) => {
    const study = requireStudy("how.trinity", context);
    const { legend: labels, draws, seed, diagnosis, ...choice } = input;
    const legend = typeof labels === "string" ? requireLegend(labels) : legendOfDocument(labels as LegendDocument);
    const base = studyBaseline(study, baselineChoiceOf(choice));
    const shocks = trinityShocks(study, base, choice as ShockChoice);
    const signal = {
      get cancelled() {
        return context.signal.aborted;
      },
    };
    const trinity = solveTrinity(base.baseline, shocks, {
      signal,
      onProgress: ({ iteration }) => context.progress({ phase: "equilibria", done: iteration, total: 16 }),
    });
    throwIfCancelled(context);
    const readiness = shocks.readiness === "on" ? ("off" as const) : ("on" as const);
    const other = trinitySynergy(base.baseline, { ...shocks, readiness }, { signal });
    const drawn = drawnTrinities(base, shocks, draws, seed, (done) => {
      throwIfCancelled(context);
      context.progress({ phase: "draws", done, total: draws });
    });
    const agreement = formAgreement(
      trinity.forms,
      drawn.map((draw) => draw.forms),
    );
    const R = study.regions.length;
    const S = study.industries.length;
    const full = trinity.equilibria[15]!;
    const layerAfter = fullLayer(base, shocks);
    const indicators = spaceIndicators(base.baseline, full, layerAfter);
    const mass: Record<string, number> = Object.fromEntries([...PLANE_CELLS, "none"].map((cell) => [cell, 0]));
    trinity.forms.forEach((form, k) => {
      mass[form.cell ?? "none"]! += base.input.regional.employment[k]!;
    });
    const sumOf = (values: Float64Array, weights: Float64Array): Float64Array => {
      const out = new Float64Array(R);
      for (let i = 0; i < R; ++i) {
        let before = 0;
        let after = 0;
        for (let s = 0; s < S; ++s) {
          before += weights[i * S + s]!;
          after += weights[i * S + s]! * values[i * S + s]!;
        }
        out[i] = Math.log(after / before);
      }
      return out;
    };
    const { plane, shapley, shares, ...main } = trinity.decomposition;
    const worst = trinity.equilibria.reduce((most, one) => (one.residual > most.residual ? one : most));
    return {
      status: trinity.status,
      firstYear: study.years[0]!,
      lastYear: study.years.at(-1)!,
      regions: study.regions.map((region) => region.id),
      industries: study.industries.map((industry) => industry.id),
      primitives: [...PRIMITIVES],
      iterations: trinity.equilibria.map((one) => one.iterations),
      residual: worst.residual,
      worst: worst.worst,
      welfare: { ...main, plane: { ...plane }, shapley: [...shapley], shares: shares ? [...shares] : null },
      otherReadiness: { readiness, ...other },
      overlayParts: trinity.overlayParts,
      regionsChange: {
        realWage: full.realWageRatio.map(Math.log),
        population: full.populationRatio.map(Math.log),
        output: sumOf(full.quantityRatio, base.input.regional.employment),
        employment: sumOf(full.employmentRatio, base.input.regional.employment),
      },
      realWageMain: mainTerms(trinity.realWage.dividends, R),
      populationMain: mainTerms(trinity.population.dividends, R),
      employmentRatio: full.employmentRatio,
      quantityRatio: full.quantityRatio,
      forms: trinity.forms.map((form, k) => ({
        region: study.regions[Math.floor(k / S)]!.id,
        industry: study.industries[k % S]!.id,
        industryMode: form.industry,
        spaceMode: form.space,
        cell: form.cell,
        joint: form.joint,
        interaction: form.interaction,
        agreement: draws > 0 ? agreement[k]! : null,
      })),
      formMass: mass,
      legend: {
        id: legend.id,
        title: legend.title,
        note: legend.note,
        cells: Object.fromEntries(Object.entries(legend.cells).map(([cell, entry]) => [cell, { ...entry }])),
      },
      legends: formLegends.map(({ id, title, note }) => ({ id, title, note })),
      indicators: {
        before: scalarsOf(indicators.before),
        after: scalarsOf(indicators.after),
        slogan: indicators.slogan,
        response: { ...remembered(responses, base, () => digitalResponse(base.baseline)) },
      },
      diagnosis: diagnosis === "with" ? diagnosisOf(base) : null,
      baseline: {
        basis: base.baseline.basis,
        interregionalShare: base.baseline.interregionalShare,
        onlineShare: base.baseline.onlineShare,
      },
      settings: { ...base.settings, ...shockStrengths(choice as ShockChoice) },
      issues: [...base.issues],
    };
  }),
];

/** The part of an input that changes the baseline, so that it is built once for all shocks. */
export function baselineChoiceOf(choice: Record<string, unknown>): BaselineChoice {
  const keys = [
    "border",
    "tradeElasticity",
    "mobilityElasticity",
    "distanceRelief",
    "scaleFactor",
    "mobility",
    "inputs",
  ] as const;
  return Object.fromEntries(keys.filter((key) => choice[key] !== undefined).map((key) => [key, choice[key]])) as BaselineChoice;
}

/** The virtual layer with all four shocks, for the online sales behind the indicators. */
function fullLayer(base: StudyBaseline, shocks: TrinityShocks) {
  const keep = 1 - (shocks.reshaping ?? 0);
  const { layer } = base.input;
  return {
    ...layer,
    digitalLevel: shocks.digitalLevelAfter,
    industries: { ...layer.industries, shipping: layer.industries.shipping.map((value) => keep * value) },
    channels: layer.channels.map((channel) => ({ ...channel, halfDistanceKm: channel.halfDistanceKm / keep })),
  };
}
