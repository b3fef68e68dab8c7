import {
  createRandom,
  type HausmanTest,
  hausmanTest,
  InputError,
  mediation,
  moderation,
  type PanelData,
  type PanelRegression,
  panelRegression,
  panelThreshold,
  randomEffects,
  twoStageLeastSquares,
} from "@jiju/core";
import {
  econometricsInstruments,
  econometricsMediation,
  econometricsModeration,
  econometricsPanel,
  econometricsThreshold,
} from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { type CompleteRows, completeRows, panelOf } from "./plain-columns.ts";

/** First-stage F below which instruments count as weak (Staiger and Stock 1997). */
const WEAK_F = 10;

const fitOnWire = (fit: PanelRegression, rows: CompleteRows) => ({
  effects: fit.effects,
  covariance: fit.covarianceKind,
  coefficients: fit.coefficients.map((coefficient) => ({ ...coefficient })),
  dropped: fit.dropped.map((column) => ({ ...column })),
  residualSumSquares: fit.residualSumSquares,
  rSquared: fit.rSquared,
  adjustedRSquared: fit.adjustedRSquared,
  rows: fit.rows,
  leftOut: rows.leftOut,
  entities: fit.entities,
  periods: fit.periods,
  singletons: fit.singletons,
  degreesOfFreedom: fit.degreesOfFreedom,
});

/** Fixed against random entity effects, or why the comparison cannot be made. */
function hausmanOf(data: PanelData): { readonly hausman: HausmanTest | null; readonly hausmanReason: string } {
  try {
    return { hausman: hausmanTest(panelRegression(data), randomEffects(data)), hausmanReason: "" };
  } catch (error) {
    if (error instanceof InputError) return { hausman: null, hausmanReason: error.message };
    throw error;
  }
}

export const econometricsImplementations: readonly Implementation[] = [
  implement(econometricsPanel, (input) => {
    const { data, rows } = panelOf("econometrics.panel", input, input.regressors);
    const { covariance, level, effects } = input;
    if (effects === "random" || effects === "random-two-way") {
      const fit = randomEffects(data, { effects: effects === "random" ? "entity" : "two-way", covariance, level });
      return { ...fitOnWire(fit, rows), effects, variances: { ...fit.variances }, ...hausmanOf(data) };
    }
    const lags = input.lags === undefined ? {} : { lags: input.lags };
    const fit = panelRegression(data, { effects, covariance, level, ...lags });
    return { ...fitOnWire(fit, rows), variances: null, ...hausmanOf(data) };
  }),

  implement(econometricsInstruments, (input) => {
    const caller = "econometrics.iv";
    const { dependent, endogenous, exogenous, instruments, cluster } = input;
    if (cluster === undefined && input.covariance.startsWith("cluster")) {
      throw new InputError(
        "no-cluster",
        `${caller}: covariance is "${input.covariance}" and no cluster column is named. Name one under "cluster", or use hc1.`,
      );
    }
    const rows = completeRows(
      caller,
      input.columns,
      [dependent, ...endogenous, ...exogenous, ...instruments],
      cluster === undefined ? [] : [cluster],
    );
    const named = (names: readonly string[]) => names.map((id) => ({ id, values: rows.numbers(id) }));
    const fit = twoStageLeastSquares(
      {
        y: rows.numbers(dependent),
        endogenous: named(endogenous),
        exogenous: named(exogenous),
        instruments: named(instruments),
        ...(cluster === undefined ? {} : { cluster: rows.labels(cluster) }),
      },
      { covariance: input.covariance, level: input.level },
    );
    return {
      covariance: input.covariance,
      coefficients: fit.coefficients.map((coefficient) => ({ ...coefficient })),
      sigma: fit.sigma,
      rSquared: fit.rSquared,
      degreesOfFreedom: fit.degreesOfFreedom,
      rows: rows.rows,
      leftOut: rows.leftOut,
      weakInstruments: fit.weakInstruments.map((test) => ({ ...test, weak: !(test.statistic >= WEAK_F) })),
      wuHausman: { ...fit.wuHausman },
      sargan: fit.sargan ? { ...fit.sargan } : null,
    };
  }),

  implement(econometricsModeration, (input) => {
    const regressors = [input.focal, input.moderator, ...input.controls];
    const { data, rows } = panelOf("econometrics.moderation", input, regressors);
    const { effects, covariance, level, at } = input;
    const found = moderation(data, input.focal, input.moderator, {
      effects,
      covariance,
      level,
      ...(at === undefined ? {} : { at }),
    });
    return {
      regression: fitOnWire(found.regression, rows),
      interaction: found.interaction,
      marginalEffects: found.marginalEffects.map((effect) => ({ ...effect })),
      significanceBounds: [...found.significanceBounds],
    };
  }),

  implement(econometricsMediation, (input) => {
    const { treatment, mediator, outcome, controls, cluster } = input;
    const numeric = [treatment, mediator, outcome, ...controls];
    const rows = completeRows("econometrics.mediation", input.columns, numeric, cluster === undefined ? [] : [cluster]);
    const found = mediation(
      {
        treatment: rows.numbers(treatment),
        mediator: rows.numbers(mediator),
        outcome: rows.numbers(outcome),
        controls: controls.map((id) => ({ id, values: rows.numbers(id) })),
        ...(cluster === undefined ? {} : { cluster: rows.labels(cluster) }),
      },
      createRandom(input.seed),
      { draws: input.draws, level: input.level, interval: input.interval, interaction: input.interaction },
    );
    return {
      rows: rows.rows,
      leftOut: rows.leftOut,
      ...found,
      sobel: { ...found.sobel },
      effects: found.effects.map((effect) => ({ ...effect })),
    };
  }),

  implement(econometricsThreshold, (input) => {
    const switching = typeof input.switching === "string" ? [input.switching] : input.switching;
    const { data, rows } = panelOf("econometrics.threshold", input, input.controls, [...switching, input.threshold]);
    const { trim, grid, draws, level, thresholds, form } = input;
    const found = panelThreshold(
      data,
      switching.map((id) => ({ id, values: rows.numbers(id) })),
      rows.numbers(input.threshold),
      createRandom(input.seed),
      { trim, grid, draws, level, thresholds, form },
    );
    const edges = [Number.NaN, ...found.thresholds.map(({ value }) => value), Number.NaN];
    return {
      rows: rows.rows,
      leftOut: rows.leftOut,
      thresholds: found.thresholds.map((threshold) => ({ ...threshold })),
      tests: found.tests.map(({ critical: [ten, five, one], residualSumSquares: [without, withIt], ...test }) => ({
        ...test,
        critical: { ten, five, one },
        residualSumSquares: [without, withIt] as [number, number],
      })),
      regimes: found.regimes.map((regime, r) => ({
        above: edges[r]!,
        upTo: edges[r + 1]!,
        rows: regime.rows,
        slopes: regime.slopes.map((slope) => ({ ...slope })),
      })),
      others: found.others.map((slope) => ({ ...slope })),
      residualSumSquares: found.residualSumSquares,
    };
  }),
];
