import {
  bandwidthScore,
  bestBandwidth,
  createRandom,
  geographicallyWeighted,
  InputError,
  type LocalBandwidth,
  linkWeights,
  localDesign,
  nearestWeights,
  type PanelData,
  type SpatialCoefficient,
  type SpatialDiagnostics,
  type SpatialLagEstimate,
  type SpatialTest,
  type SpatialWeights,
  sortedQuantile,
  spatialDiagnostics,
  spatialHausman,
  spatialImpacts,
  spatialMaximumLikelihood,
  spatialPanel,
  spatialPanelDiagnostics,
  spatialRandomEffects,
  transformWeights,
} from "@jiju/core";
import { econometricsLocal, econometricsSpatial, econometricsSpatialPanel, type RegressionWeights } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { type CompleteRows, completeRows, panelOf } from "./plain-columns.ts";
import { weightsOfInput } from "./weights-of-input.ts";

const coefficientOnWire = ({ name, p, ...line }: SpatialCoefficient) => ({ id: name, ...line, pValue: p });
const testOnWire = ({ statistic, df, p }: SpatialTest) => ({ statistic, degreesOfFreedom: df, pValue: p });
const testsOnWire = (tests: SpatialDiagnostics) => ({
  lag: testOnWire(tests.lag),
  error: testOnWire(tests.error),
  robustLag: testOnWire(tests.robustLag),
  robustError: testOnWire(tests.robustError),
  both: testOnWire(tests.both),
});

function impactsOnWire(
  fit: SpatialLagEstimate,
  weights: SpatialWeights,
  input: { readonly level: number; readonly draws: number; readonly seed: number },
) {
  const sampled = input.draws > 0 ? { random: createRandom(input.seed), draws: input.draws } : {};
  return spatialImpacts(fit, weights, { level: input.level, ...sampled }).map(({ name, direct, indirect, total }) => ({
    id: name,
    direct: { ...direct },
    indirect: { ...indirect },
    total: { ...total },
  }));
}

/** Columns that weights need beside those of the regression. */
const columnsOfWeights = (weights: RegressionWeights): string[] =>
  "kind" in weights && weights.kind === "nearest" ? [weights.longitude, weights.latitude] : [];

/** Row-standardised weights of the regions `ids`; `firstRow` finds a region's coordinates. */
function regressionWeights(
  caller: string,
  asked: RegressionWeights,
  ids: readonly string[],
  rows: CompleteRows,
  firstRow: (region: number) => number,
): SpatialWeights {
  if ("source" in asked) return weightsOfInput(caller, { ...asked, ids: [...ids], transform: "row" });
  if (asked.kind === "links") {
    const links = asked.links.map(({ from, to, weight }) => ({ from: String(from), to: String(to), weight }));
    return transformWeights(linkWeights(ids, links), "row");
  }
  const coordinate = (name: string): Float64Array => {
    const values = rows.numbers(name);
    return Float64Array.from(ids, (_, region) => values[firstRow(region)]!);
  };
  const points = { ids, x: coordinate(asked.longitude), y: coordinate(asked.latitude) };
  return transformWeights(nearestWeights(points, asked.neighbours), "row");
}

export const spatialEconometricsImplementations: readonly Implementation[] = [
  implement(econometricsSpatial, (input) => {
    const caller = "econometrics.spatial";
    const { dependent, regressors, region, model, durbin, weights: asked } = input;
    const rows = completeRows(caller, input.columns, [dependent, ...regressors, ...columnsOfWeights(asked)], [region]);
    const ids = rows.texts(region);
    const repeated = ids.find((id, at) => ids.indexOf(id) !== at);
    if (repeated !== undefined) {
      throw new InputError(
        "repeated-row",
        `${caller}: ${region} "${repeated}" has two rows; a cross-section has one per region. Keep the rows of one period, or use econometrics.spatial-panel.`,
        { region: repeated },
      );
    }
    const weights = regressionWeights(caller, asked, ids, rows, (row) => row);
    const sample = { y: rows.numbers(dependent), regressors: regressors.map((id) => ({ id, values: rows.numbers(id) })) };
    const fit = spatialMaximumLikelihood(sample, weights, { model, durbin });
    return {
      model,
      durbin,
      status: fit.status,
      rows: rows.rows,
      coefficients: fit.coefficients.map(coefficientOnWire),
      spatial: coefficientOnWire(fit.spatial),
      logLikelihood: fit.logLikelihood,
      logLikelihoodWithout: fit.logLikelihoodWithout,
      aic: fit.aic,
      sigma2: fit.sigma2,
      impacts: model === "error" ? null : impactsOnWire(fit, weights, input),
      tests: testsOnWire(spatialDiagnostics(sample, weights)),
    };
  }),

  implement(econometricsSpatialPanel, (input) => {
    const caller = "econometrics.spatial-panel";
    const { model, durbin, effects, correction, spillover, errors } = input;
    const panel = panelOf(caller, { ...input, entity: input.region }, input.regressors, columnsOfWeights(input.weights));
    const texts = panel.rows.texts(input.region);
    const ids = [...new Set(texts)];
    const position = new Map(ids.map((id, at) => [id, at]));
    const entity = Int32Array.from(texts, (text) => position.get(text)!);
    const data: PanelData = { ...panel.data, entity };
    const weights = regressionWeights(caller, input.weights, ids, panel.rows, (region) => entity.indexOf(region));
    const random = spatialRandomEffects(data, weights, { model, durbin, spillover, errors });
    const fixed = spatialPanel(data, weights, { model, durbin });
    const fit = effects === "random" ? random : spatialPanel(data, weights, { model, durbin, effects, correction });
    const { definite, ...hausman } = spatialHausman(fixed, random);
    return {
      model,
      durbin,
      effects,
      status: fit.status,
      rows: panel.rows.rows,
      leftOut: panel.rows.leftOut,
      entities: fit.entities,
      periods: fit.periods,
      coefficients: fit.coefficients.map(coefficientOnWire),
      spatial: coefficientOnWire(fit.spatial),
      phi: effects === "random" ? coefficientOnWire(random.phi) : null,
      sigma2: fit.sigma2,
      logLikelihood: fit.logLikelihood,
      logLikelihoodWithout: fit.logLikelihoodWithout,
      impacts: model === "error" ? null : impactsOnWire(fit, weights, input),
      tests: testsOnWire(spatialPanelDiagnostics(data, weights, effects === "random" ? "pooled" : effects)),
      hausman: { ...testOnWire(hausman), status: definite ? ("computed" as const) : ("indefinite" as const) },
    };
  }),

  implement(econometricsLocal, (input) => {
    const caller = "econometrics.gwr";
    const { dependent, regressors, kernel, neighbourhood, region } = input;
    const numeric = [input.x, input.y, dependent, ...regressors];
    const rows = completeRows(caller, input.columns, numeric, region === undefined ? [] : [region]);
    const x = rows.numbers(input.x);
    const y = rows.numbers(input.y);
    const metric = input.metric ?? (couldBeDegrees(x, y) ? "sphere" : "plane");
    const names = region === undefined ? Array.from(x, (_, row) => String(row + 1)) : rows.texts(region);
    const design = localDesign(
      caller,
      { y: rows.numbers(dependent), regressors: regressors.map((id) => ({ id, values: rows.numbers(id) })) },
      { ids: Array.from(x, (_, row) => String(row + 1)), x, y, metric },
    );
    const of = (value: number): LocalBandwidth => (neighbourhood === "fixed" ? { fixed: value } : { share: value });
    const chosen =
      typeof input.bandwidth === "number"
        ? { bandwidth: of(input.bandwidth), score: Number.NaN, status: "given" as const }
        : bestBandwidth(design, kernel, {
            kind: neighbourhood === "fixed" ? "fixed" : "share",
            criterion: input.bandwidth,
          });
    const fit = geographicallyWeighted(design, kernel, chosen.bandwidth);
    const k = design.k;
    const line = (values: Float64Array, row: number, column: number) => values[row * k + column]!;
    return {
      rows: rows.rows,
      leftOut: rows.leftOut,
      metric,
      kernel,
      neighbourhood,
      bandwidth: {
        value: "fixed" in chosen.bandwidth ? chosen.bandwidth.fixed : chosen.bandwidth.share,
        score: chosen.score,
        status: chosen.status,
      },
      places: names.map((name, row) => ({
        region: name,
        bandwidth: fit.bandwidths[row]!,
        localR2: fit.localR2[row]!,
        fitted: fit.fitted[row]!,
        residual: fit.residuals[row]!,
        coefficients: fit.names.map((id, c) => ({
          id,
          estimate: line(fit.coefficients, row, c),
          standardError: line(fit.standardErrors, row, c),
        })),
      })),
      summary: fit.names.map((id, c) => {
        const sorted = Float64Array.from({ length: design.n }, (_, row) => line(fit.coefficients, row, c)).sort();
        return {
          id,
          least: sorted[0]!,
          lowerQuartile: sortedQuantile(sorted, 0.25),
          median: sortedQuantile(sorted, 0.5),
          upperQuartile: sortedQuantile(sorted, 0.75),
          most: sorted.at(-1)!,
          global: fit.global.coefficients[c]!,
          globalStandardError: fit.global.standardErrors[c]!,
          globalPValue: fit.global.pValues[c]!,
        };
      }),
      residualSumSquares: fit.residualSumSquares,
      rSquared: fit.rSquared,
      effectiveParameters: fit.traceS,
      degreesOfFreedom: fit.degreesOfFreedom,
      sigma2: fit.sigma2,
      aicc: fit.aicc,
      aic: fit.aic,
      crossValidation: bandwidthScore(design, kernel, chosen.bandwidth, "cv"),
      global: {
        residualSumSquares: fit.global.residualSumSquares,
        rSquared: fit.global.rSquared,
        aicc: fit.global.aicc,
      },
    };
  }),
];

const couldBeDegrees = (x: Float64Array, y: Float64Array): boolean =>
  x.every((value) => Math.abs(value) <= 360) && y.every((value) => Math.abs(value) <= 90);
