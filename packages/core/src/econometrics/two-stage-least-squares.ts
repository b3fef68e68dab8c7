import { InputError, requireLength } from "../errors/index.ts";
import { chiSquareProbability, fisherProbability, leastSquares } from "../numeric/index.ts";
import { type IntervalEstimate, intervalEstimate, type NamedColumn } from "./clustered-regression.ts";
import { columnMatrix } from "./panel-data.ts";
import { INTERCEPT } from "./panel-regression.ts";
import { type CovarianceKind, coefficientCovariance } from "./robust-covariance.ts";

export interface InstrumentalInput {
  readonly y: Float64Array;
  readonly endogenous: readonly NamedColumn[];
  /** Controls that instrument themselves; a constant is added. */
  readonly exogenous: readonly NamedColumn[];
  readonly instruments: readonly NamedColumn[];
  /** Cluster of each row, 0, 1, 2, ..., for clustered errors; default every row by itself. */
  readonly cluster?: Int32Array;
}

export interface InstrumentalOptions {
  /** Default `classical`; `driscoll-kraay` and `beck-katz` do not apply. */
  readonly covariance?: CovarianceKind;
  /** Default 0.95. */
  readonly level?: number;
}

/** A test statistic with its degrees of freedom. */
export interface TestStatistic {
  readonly statistic: number;
  readonly degreesOfFreedom: number;
  /** Denominator degrees of freedom of an F test; Infinity for chi-square. */
  readonly denominator: number;
  readonly pValue: number;
}

/** Two-stage least squares with its diagnostics. */
export interface InstrumentalRegression {
  readonly coefficients: readonly (IntervalEstimate & { readonly id: string })[];
  /** Residual standard error. */
  readonly sigma: number;
  readonly rSquared: number;
  readonly degreesOfFreedom: number;
  /** First-stage F of the excluded instruments, per endogenous column; below 10 they are weak. */
  readonly weakInstruments: readonly (TestStatistic & { readonly id: string })[];
  /** Wu–Hausman test of exogeneity. */
  readonly wuHausman: TestStatistic;
  /** Sargan test of over-identification; undefined when just identified. */
  readonly sargan?: TestStatistic;
}

/**
 * Two-stage least squares.
 *
 * @param input columns, [n] each
 * @throws InputError `under-identified` with fewer instruments than endogenous columns; `collinear`, naming columns
 * @see Wooldridge (2010), ch. 5; Sargan (1958); Hausman (1978)
 */
export function twoStageLeastSquares(input: InstrumentalInput, options: InstrumentalOptions = {}): InstrumentalRegression {
  const n = input.y.length;
  for (const { id, values } of [...input.endogenous, ...input.exogenous, ...input.instruments]) {
    requireLength("twoStageLeastSquares", id, values, n, `${n} rows`);
  }
  if (input.instruments.length < input.endogenous.length) {
    throw new InputError(
      "under-identified",
      `twoStageLeastSquares: ${input.instruments.length} instruments for ${input.endogenous.length} endogenous columns; at least as many are needed.`,
    );
  }
  const constant: NamedColumn = { id: INTERCEPT, values: new Float64Array(n).fill(1) };
  const controls = [constant, ...input.exogenous];
  const firstStage = [...controls, ...input.instruments];
  const z = matrixOf(firstStage, n);
  const fitted = input.endogenous.map(({ id, values }) => {
    const fit = leastSquares(z, values, n, firstStage.length, { tolerance: 1e-8 });
    refuseCollinear(fit.collinear, firstStage);
    const restricted = leastSquares(matrixOf(controls, n), values, n, controls.length, { tolerance: 1e-8 });
    const df2 = n - firstStage.length;
    const statistic =
      (restricted.residualSumSquares - fit.residualSumSquares) / input.instruments.length / (fit.residualSumSquares / df2);
    return {
      id,
      values: values.map((value, i) => value - fit.residuals[i]!),
      residuals: fit.residuals,
      weak: fTest(statistic, input.instruments.length, df2),
    };
  });
  const second = [constant, ...fitted.map(({ id, values }) => ({ id, values })), ...input.exogenous];
  const actual = [constant, ...input.endogenous, ...input.exogenous];
  const k = second.length;
  const x = matrixOf(second, n);
  const fit = leastSquares(x, input.y, n, k, { tolerance: 1e-8 });
  refuseCollinear(fit.collinear, second);
  const residuals = residualsOf(input.y, actual, fit.coefficients);
  const degreesOfFreedom = n - k;
  const covariance = coefficientCovariance(
    {
      x,
      residuals,
      inverse: fit.inverseCrossProduct,
      entity: input.cluster ?? Int32Array.from({ length: n }, (_, i) => i),
      period: new Int32Array(n),
      degreesOfFreedom,
    },
    options.covariance ?? "classical",
  );
  const sumSquares = residuals.reduce((sum, u) => sum + u * u, 0);
  const mean = input.y.reduce((sum, value) => sum + value, 0) / n;
  const total = input.y.reduce((sum, value) => sum + (value - mean) ** 2, 0);

  const ols = leastSquares(matrixOf(actual, n), input.y, n, k, { tolerance: 1e-8 });
  const augmented = [...actual, ...fitted.map(({ id, residuals: values }) => ({ id: `residual of ${id}`, values }))];
  const withResiduals = leastSquares(matrixOf(augmented, n), input.y, n, augmented.length, { tolerance: 1e-8 });
  const q = fitted.length;
  const wuDf = n - augmented.length;
  const wu = (ols.residualSumSquares - withResiduals.residualSumSquares) / q / (withResiduals.residualSumSquares / wuDf);
  const over = input.instruments.length - input.endogenous.length;
  const sarganFit = leastSquares(z, residuals, n, firstStage.length, { tolerance: 1e-8 });
  const sargan = n * (1 - sarganFit.residualSumSquares / sumSquares);
  return {
    coefficients: second.map(({ id }, j) => ({
      id,
      ...intervalEstimate(fit.coefficients[j]!, Math.sqrt(covariance[j * k + j]!), degreesOfFreedom, options.level ?? 0.95),
    })),
    sigma: Math.sqrt(sumSquares / degreesOfFreedom),
    rSquared: 1 - sumSquares / total,
    degreesOfFreedom,
    weakInstruments: fitted.map(({ id, weak }) => ({ id, ...weak })),
    wuHausman: fTest(wu, q, wuDf),
    ...(over > 0
      ? {
          sargan: {
            statistic: sargan,
            degreesOfFreedom: over,
            denominator: Infinity,
            pValue: chiSquareProbability(sargan, over, "upper"),
          },
        }
      : {}),
  };
}

function matrixOf(columns: readonly NamedColumn[], n: number): Float64Array {
  return columnMatrix(
    columns.map(({ values }) => values),
    n,
  );
}

function fTest(statistic: number, df1: number, df2: number): TestStatistic {
  return { statistic, degreesOfFreedom: df1, denominator: df2, pValue: fisherProbability(statistic, df1, df2, "upper") };
}

function residualsOf(y: Float64Array, columns: readonly NamedColumn[], coefficients: Float64Array): Float64Array {
  const out = Float64Array.from(y);
  columns.forEach(({ values }, j) => {
    for (let i = 0; i < out.length; ++i) out[i]! -= coefficients[j]! * values[i]!;
  });
  return out;
}

function refuseCollinear(collinear: readonly number[], columns: readonly NamedColumn[]): void {
  if (collinear.length === 0) return;
  const names = collinear.map((j) => columns[j]!.id);
  throw new InputError(
    "collinear",
    `twoStageLeastSquares: ${names.join(", ")} are linear combinations of earlier columns; remove them.`,
    { names },
  );
}
