import {
  baselineSensitivity,
  bifurcationDiagram,
  breakPoint,
  createRandom,
  defaultOf,
  digitalFreeness,
  digitalResponse,
  footlooseBreakPoint,
  footlooseModel,
  footlooseSustainCondition,
  formAgreement,
  formLegends,
  hysteresis,
  krugmanBreakPoint,
  krugmanFreeness,
  krugmanModel,
  krugmanSustainCondition,
  type LaboratoryModel,
  type LegendDocument,
  legendOfDocument,
  localStability,
  ownModel,
  ownModelSlope,
  PLANE_CELLS,
  PRIMITIVES,
  pairFreeness,
  requireLegend,
  type SpaceIndicators,
  sobolPoints,
  solveFromStarts,
  solveTrinity,
  solveTrinityDraw,
  spaceIndicators,
  sustainPoint,
  type Trinity,
  type TrinityShocks,
  trinitySynergy,
  uniquenessBounds,
} from "@jiju/core";
import { howBaseline, howTrinity, laboratory } from "@jiju/lab/contract";
import {
  type BaselineChoice,
  type ShockChoice,
  type StudyBaseline,
  shockStrengths,
  studyBaseline,
  trinityShocks,
} from "../study-baseline.ts";
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

/** Draws over the assumed strengths: r, xi, c, abar, theta and the border, over the ranges of the parameter file. */
function trinityDraws(
  base: StudyBaseline,
  shocks: TrinityShocks,
  draws: number,
  seed: number,
  onDraw: (done: number) => void,
): Trinity[] {
  const points = sobolPoints(draws, 6, { random: createRandom(seed) });
  return Array.from({ length: draws }, (_, k) => {
    const u = (j: number): number => points[6 * k + j]!;
    onDraw(k);
    return solveTrinityDraw(base.input, shocks, {
      reshaping: 0.3 * u(0),
      productivityFactor: 3 * u(1),
      distanceRelief: 0.9 * u(2),
      onlineFactor: 0.5 + u(3),
      elasticityFactor: 0.6 + u(4),
      border: 1.2 + 0.3 * u(5),
    });
  });
}

/** Main terms of an outcome by region, [R x 4] in the order U, E, R, V. */
function mainTerms(dividends: Float64Array, regions: number): Float64Array {
  const out = new Float64Array(regions * 4);
  for (let i = 0; i < regions; ++i) for (let k = 0; k < 4; ++k) out[i * 4 + k] = dividends[(1 << k) * regions + i]!;
  return out;
}

interface LaboratoryInput {
  readonly model: string;
  readonly sigma: number;
  readonly mu: number;
  readonly theta: number;
  readonly psi: number;
  readonly spilloverReach: number;
  readonly alpha: number;
  readonly delta: number;
  readonly beta: number;
  readonly epsilon: number;
}

function laboratoryModel(input: LaboratoryInput): LaboratoryModel {
  if (input.model === "krugman") return krugmanModel(input);
  if (input.model === "footloose-entrepreneur") return footlooseModel(input);
  return ownModel(input);
}

/** Freeness where a closed form holds: the published points of the two textbook models, and the slope condition of our own. */
function closedForms(input: LaboratoryInput): {
  readonly breakPoint: number;
  readonly sustainPoint: number;
} {
  if (input.model === "krugman") {
    const iceberg = krugmanBreakPoint(input);
    return {
      breakPoint: krugmanFreeness(iceberg, input.sigma),
      sustainPoint: solve((phi) => krugmanSustainCondition(phi ** (1 / (1 - input.sigma)), input) - 1),
    };
  }
  if (input.model === "footloose-entrepreneur") {
    return { breakPoint: footlooseBreakPoint(input), sustainPoint: solve((phi) => footlooseSustainCondition(phi, input) - 1) };
  }
  return { breakPoint: solve((phi) => input.epsilon * ownModelSlope(phi, input) - 1), sustainPoint: Number.NaN };
}

/** First sign change of a condition over freeness in (0, 1), by bisection; NaN when there is none below full freeness. */
function solve(condition: (phi: number) => number): number {
  const grid = 400;
  let low = 1e-6;
  let before = condition(low);
  for (let k = 1; k < grid; ++k) {
    let high = k / grid;
    if (before * condition(high) < 0) {
      for (let step = 0; step < 200 && high - low > 1e-15; ++step) {
        const middle = (low + high) / 2;
        if (before * condition(middle) < 0) high = middle;
        else low = middle;
      }
      return (low + high) / 2;
    }
    low = high;
    before = condition(low);
  }
  return Number.NaN;
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
    const drawn = trinityDraws(base, shocks, draws, seed, (done) => {
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

  implement(laboratory, (input) => {
    const model = laboratoryModel(input);
    const grid = Array.from({ length: input.points }, (_, k) => 0.02 + (0.96 * k) / (input.points - 1));
    const effectiveOf = (phi: number, reach: number): number =>
      digitalFreeness(pairFreeness(phi), input.virtualFreeness, reach)[1]!;
    const effective = grid.map((phi) => effectiveOf(phi, input.reach));
    const freeness = effective.map((value) => Math.min(0.999, Math.max(0.001, value)));
    // every evaluation of our own model is an equilibrium: a coarser search is enough for its smooth branches
    const search = { cells: input.model === "own-model" ? 20 : 80 };
    const slices = bifurcationDiagram(model, freeness, search);
    const way = hysteresis(model, slices);
    const broken = breakPoint(model);
    const sustained = model.corners ? sustainPoint(model) : null;
    const closed = closedForms(input);
    // just below the break point, where the balance between the two forces is decided; at the middle where there is none
    const probe = broken.status === "found" ? 0.9 * broken.freeness : 0.5;
    const pull = (probed: LaboratoryModel, reach: number): number => {
      const phi = Math.min(0.999, Math.max(0.001, effectiveOf(probe, reach)));
      const values = probed.attraction(Float64Array.of(0.51, 0.49), pairFreeness(phi));
      return values[0]! - values[1]!;
    };
    const now = pull(model, input.reach);
    const effectOf = (change: number) =>
      Math.abs(change) < 1e-12 ? ("no-effect" as const) : change > 0 ? ("concentrates" as const) : ("disperses" as const);
    const knowledge =
      input.model === "own-model"
        ? laboratoryModel({ ...input, spilloverReach: Math.min(1, input.spilloverReach + 0.05) })
        : undefined;
    return {
      model: model.id,
      freeness: grid,
      effective,
      rest: slices.flatMap((slice, k) =>
        slice.points.map((point) => ({ freeness: grid[k]!, share: point.share, stable: point.stable })),
      ),
      breakPoint: { status: broken.status, freeness: broken.freeness, closedForm: closed.breakPoint },
      sustainPoint: sustained
        ? { status: sustained.status, freeness: sustained.freeness, closedForm: closed.sustainPoint }
        : null,
      hysteresis: {
        up: [...way.up],
        down: [...way.down],
        range: way.range ? way.range.map((value) => grid[way.freeness.indexOf(value)]!) : null,
      },
      tradeDigitalisation: effectOf(pull(model, Math.min(1, input.reach + 0.05)) - now),
      spilloverDigitalisation: knowledge ? effectOf(pull(knowledge, input.reach) - now) : null,
    };
  }),
];

/** The part of an input that changes the baseline, so that it is built once for all shocks. */
function baselineChoiceOf(choice: Record<string, unknown>): BaselineChoice {
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
