import {
  type BiasReducedCovariance,
  biasReducedCovariance,
  biasReducedInterval,
  type ClusteredRegression,
  clusteredRegression,
  contrastVector,
  type DroppedColumn,
  type IntervalEstimate,
  ordinaryClustered,
  type WildDistribution,
  type WildTest,
  wildClusterTest,
  wildDraws,
} from "../econometrics/index.ts";
import { InputError, type Issue } from "../errors/index.ts";
import { type Random, sortedQuantile, studentQuantile } from "../numeric/index.ts";
import { type IdentificationCard, type IdentificationOptions, identificationCard } from "./identification-card.ts";
import type { NetEffectPanel } from "./net-effect-panel.ts";
import { type TranslogChoices, type TranslogDesign, translogDesign } from "./translog-design.ts";
import { type InteractionVerdict, type LeaveOutCheck, MATERIAL_TOLERANCE, notIdentified, readVerdict } from "./verdict.ts";

export interface TranslogOptions extends IdentificationOptions {
  /** Default the primary choices: default effects, all industries, years and cells, no controls. */
  readonly choices?: TranslogChoices;
  /** Wild draws of the primary interval; default 9,999. */
  readonly draws?: number;
  /** Wild draws of each leave-out check; default 1,999. */
  readonly leaveOutDraws?: number;
  /** Default .01, see `readVerdict`. */
  readonly tolerance?: number;
}

/** One term of the translog. */
export interface TranslogTerm {
  /** a, k, b, l, w or the id of a control. */
  readonly id: string;
  /** CR2 with Satterthwaite degrees of freedom. */
  readonly biasReduced: IntervalEstimate;
  /** Ordinary clustered, printed and never used for the verdict. */
  readonly ordinary: IntervalEstimate;
}

/** Estimate of w with its primary interval. */
export interface InteractionEstimate {
  readonly estimate: number;
  /** Restricted wild cluster bootstrap, by test inversion. */
  readonly interval95: readonly [number, number];
  readonly interval90: readonly [number, number];
  readonly pValue: number;
  readonly draws: number;
  readonly distribution: WildDistribution;
  readonly biasReduced: IntervalEstimate;
  readonly ordinary: IntervalEstimate;
}

/** Elasticity of y to A at the median of ln A and ln T. */
export interface LevelElasticity {
  readonly logA: number;
  readonly logT: number;
  readonly interval: IntervalEstimate;
  readonly detectable: number;
  /** True where the detectable effect exceeds .10 and no statement is made. */
  readonly withheld: boolean;
}

/** The translog estimated on one panel, pooled or for one industry. */
export interface TranslogEstimate {
  readonly choices: TranslogChoices;
  readonly industries: readonly string[];
  readonly rows: number;
  readonly cells: number;
  readonly regions: number;
  readonly singletons: number;
  /** Cells with fewer than 1,000 employed in some year used: noisy, and a switch of the specification table. */
  readonly smallCells: number;
  readonly terms: readonly TranslogTerm[];
  readonly dropped: readonly DroppedColumn[];
  /** Undefined where w is not identified. */
  readonly interaction?: InteractionEstimate;
  readonly levelElasticity?: LevelElasticity;
  readonly verdict: InteractionVerdict;
  readonly card?: IdentificationCard;
  /** Quantiles of ln A and ln T over the rows used: 1, 10, 50, 90, 99 %. */
  readonly quantilesLogA: readonly number[];
  readonly quantilesLogT: readonly number[];
  readonly issues: readonly Issue[];
}

/** An estimate with the working parts that further sets are inverted from. Not plain data; keep it inside a computation. */
export interface TranslogFit {
  readonly estimate: TranslogEstimate;
  readonly design: TranslogDesign;
  readonly regression: ClusteredRegression;
  readonly covariance: BiasReducedCovariance;
  /** Undefined where w is not identified. */
  readonly test?: WildTest;
}

const SHARES = [0.01, 0.1, 0.5, 0.9, 0.99] as const;
const SMALL_CELL = 1_000;
/** Above this 80 % detectable effect the level elasticity of A is withheld. */
const WITHHOLD_ABOVE = 0.1;

/**
 * Estimates the translog net effect with the restricted wild cluster bootstrap over whole regions as primary interval.
 *
 * @param panel   from `netEffectPanel`
 * @param random  seeded
 * @returns verdict `not-identified`, without intervals, where the effects absorb the interaction
 * @throws InputError `too-few-clusters`, `nothing-identified`
 */
export function fitTranslog(panel: NetEffectPanel, random: Random, options: TranslogOptions = {}): TranslogFit {
  const choices = options.choices ?? {};
  const design = translogDesign(panel, choices);
  const regression = clusteredRegression(design.effects, design.y, design.columns);
  const covariance = biasReducedCovariance(regression);
  const quantilesLogA = quantiles(design.logA);
  const quantilesLogT = quantiles(design.logT);
  const digitalRange = quantilesLogT[3]! - quantilesLogT[1]!;
  const terms = regression.columns.map((id): TranslogTerm => {
    const vector = contrastVector(regression, { [id]: 1 })!;
    return {
      id,
      biasReduced: biasReducedInterval(regression, covariance, vector),
      ordinary: ordinaryClustered(regression, vector),
    };
  });
  const base = {
    choices,
    industries: (choices.industries ?? panel.industries.map((_, s) => s)).map((s) => panel.industries[s]!),
    rows: design.cell.length,
    cells: new Set(design.cell.map((cell) => Math.floor(cell / panel.years.length))).size,
    regions: design.clusterRegions.length,
    singletons: design.singletons,
    smallCells: new Set(
      design.cell.filter((cell) => panel.activity[cell]! < SMALL_CELL).map((cell) => Math.floor(cell / panel.years.length)),
    ).size,
    terms,
    dropped: regression.dropped,
    quantilesLogA,
    quantilesLogT,
    issues: panel.issues,
  };
  const vector = contrastVector(regression, { w: 1 });
  const term = terms.find(({ id }) => id === "w");
  if (!vector || !term) {
    return { estimate: { ...base, verdict: notIdentified(digitalRange, options.tolerance) }, design, regression, covariance };
  }
  const draws = wildDraws(design.effects.clusters, random.fork(1), { count: options.draws ?? 9_999 });
  const test = wildClusterTest(regression, vector, draws);
  const interval95 = test.interval(0.95);
  const interval90 = test.interval(0.9);
  const years = new Set(design.year).size;
  const card = identificationCard(design, regression, covariance, panel.regions, years, random.fork(2), options);
  const leaveOut =
    interval95[0] > 0 || interval95[1] < 0 ? leaveOutChecks(panel, choices, card, test.estimate, random.fork(3), options) : [];
  const detectable = detectableEffect(term.biasReduced);
  const verdict = readVerdict(
    interval95,
    interval90,
    digitalRange,
    detectable,
    leaveOut,
    options.tolerance ?? MATERIAL_TOLERANCE,
  );
  const level = levelElasticity(regression, covariance, quantilesLogA[2]!, quantilesLogT[2]!);
  return {
    estimate: {
      ...base,
      interaction: {
        estimate: test.estimate,
        interval95,
        interval90,
        pValue: test.pValue(0),
        draws: draws.count,
        distribution: draws.distribution,
        biasReduced: term.biasReduced,
        ordinary: term.ordinary,
      },
      ...(level ? { levelElasticity: level } : {}),
      verdict,
      card,
    },
    design,
    regression,
    covariance,
    test,
  };
}

/** The effect detected with 80 % power by a two-sided 5 % test with these degrees of freedom. */
export function detectableEffect(interval: IntervalEstimate): number {
  const df = interval.degreesOfFreedom;
  if (!(df > 0)) return Number.NaN;
  return (studentQuantile(0.025, df, "upper") + studentQuantile(0.2, df, "upper")) * interval.standardError;
}

/**
 * Elasticity of y to A at a point, a - 2 k lnA + w lnT.
 *
 * @returns undefined where a term it needs was dropped
 */
export function elasticityContrast(
  regression: ClusteredRegression,
  of: "agglomeration" | "digital",
  logA: number,
  logT: number,
): Float64Array | undefined {
  const has = (id: string) => regression.columns.includes(id) || regression.dropped.some((column) => column.id === id);
  return of === "agglomeration"
    ? contrastVector(regression, { a: 1, ...(has("k") ? { k: -2 * logA } : {}), w: logT })
    : contrastVector(regression, { b: 1, ...(has("l") ? { l: 2 * logT } : {}), w: logA });
}

function levelElasticity(
  regression: ClusteredRegression,
  covariance: BiasReducedCovariance,
  logA: number,
  logT: number,
): LevelElasticity | undefined {
  const vector = elasticityContrast(regression, "agglomeration", logA, logT);
  if (!vector) return undefined;
  const interval = biasReducedInterval(regression, covariance, vector);
  const detectable = detectableEffect(interval);
  return { logA, logT, interval, detectable, withheld: !(detectable <= WITHHOLD_ABOVE) };
}

function leaveOutChecks(
  panel: NetEffectPanel,
  choices: TranslogChoices,
  card: IdentificationCard,
  estimate: number,
  random: Random,
  options: TranslogOptions,
): readonly LeaveOutCheck[] {
  return card.leadingRegions.slice(0, 3).map(({ region }, index) => {
    const withoutRegions = [...(choices.withoutRegions ?? []), panel.regions.indexOf(region)];
    const failed: LeaveOutCheck = { region, estimate: Number.NaN, pValue: Number.NaN, survives: false };
    try {
      const design = translogDesign(panel, { ...choices, withoutRegions });
      const regression = clusteredRegression(design.effects, design.y, design.columns);
      const vector = contrastVector(regression, { w: 1 });
      if (!vector) return failed;
      const draws = wildDraws(design.effects.clusters, random.fork(index), { count: options.leaveOutDraws ?? 1_999 });
      const test = wildClusterTest(regression, vector, draws);
      const pValue = test.pValue(0);
      return {
        region,
        estimate: test.estimate,
        pValue,
        survives: Math.sign(test.estimate) === Math.sign(estimate) && pValue <= 0.1,
      };
    } catch (error) {
      // Without its leading region a small panel may no longer identify w: that is a failed check, not a failed estimate.
      if (error instanceof InputError) return failed;
      throw error;
    }
  });
}

function quantiles(values: Float64Array): readonly number[] {
  const sorted = Float64Array.from(values).sort();
  return SHARES.map((share) => sortedQuantile(sorted, share));
}
