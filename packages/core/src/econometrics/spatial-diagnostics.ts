import { chiSquareProbability, leastSquares } from "../numeric/index.ts";
import { type SpatialWeights, spatialLag } from "../space/index.ts";
import { type SpatialDesign, type SpatialSample, spatialDesign } from "./spatial-design.ts";

/** A chi-square test. */
export interface SpatialTest {
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
}

/** Lagrange multiplier tests of an ordinary regression: which spatial model, if any? */
export interface SpatialDiagnostics {
  readonly lag: SpatialTest;
  readonly error: SpatialTest;
  /** Each with the other one allowed for. */
  readonly robustLag: SpatialTest;
  readonly robustError: SpatialTest;
  /** Both together. */
  readonly both: SpatialTest;
}

/**
 * Lagrange multiplier tests for a spatial lag and spatially dependent errors.
 *
 *     LMerr = (e'We / s2)^2 / T,   LMlag = (e'Wy / s2)^2 / D,   T = tr(W'W + WW),   D = (WXb)'M(WXb) / s2 + T
 *
 * @param weights  row-standardised, without isolates
 * @throws InputError as `spatialMaximumLikelihood`, without a limit on regions
 * @see Anselin, Bera, Florax and Yoon (1996), Simple diagnostic tests for spatial dependence
 */
export function spatialDiagnostics(sample: SpatialSample, weights: SpatialWeights): SpatialDiagnostics {
  return spatialScoreTests(spatialDesign("spatialDiagnostics", sample, weights, "none"), weights, 1);
}

/**
 * The same tests for several cross-sections of the same regions.
 *
 * @param design  y, X and their lags, [copies x regions], effects taken out
 * @param copies  cross-sections
 */
export function spatialScoreTests(
  { n, k, x, y, lagX, lagY }: SpatialDesign,
  weights: SpatialWeights,
  copies: number,
): SpatialDiagnostics {
  const fit = leastSquares(x, y, n, k);
  const e = fit.residuals;
  const s2 = fit.residualSumSquares / n;
  const lagFit = Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let c = 0; c < k; ++c) sum += lagX[i * k + c]! * fit.coefficients[c]!;
    return sum;
  });
  const trace = copies * squareTraces(weights);
  const spread = leastSquares(x, lagFit, n, k).residualSumSquares / s2 + trace;
  let errorScore = 0;
  for (let from = 0; from < n; from += weights.ids.length) {
    const block = e.subarray(from, from + weights.ids.length);
    errorScore += dot(block, spatialLag(block, weights)) / s2;
  }
  const lagScore = dot(e, lagY) / s2;
  const test = (statistic: number, df: number): SpatialTest => ({
    statistic,
    df,
    p: chiSquareProbability(statistic, df, "upper"),
  });
  const error = errorScore ** 2 / trace;
  const robustLag = (lagScore - errorScore) ** 2 / (spread - trace);
  const robustError = (errorScore - (trace / spread) * lagScore) ** 2 / (trace * (1 - trace / spread));
  return {
    lag: test(lagScore ** 2 / spread, 1),
    error: test(error, 1),
    robustLag: test(robustLag, 1),
    robustError: test(robustError, 1),
    both: test(robustLag + error, 2),
  };
}

/** tr(W'W + WW). */
function squareTraces({ ids, offsets, neighbours, values }: SpatialWeights): number {
  let sum = 0;
  for (let i = 0; i < ids.length; ++i) {
    for (let e = offsets[i]!; e < offsets[i + 1]!; ++e) {
      sum += values[e]! * values[e]!;
      const j = neighbours[e]!;
      for (let back = offsets[j]!; back < offsets[j + 1]!; ++back) if (neighbours[back] === i) sum += values[e]! * values[back]!;
    }
  }
  return sum;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; ++i) sum += a[i]! * b[i]!;
  return sum;
}
