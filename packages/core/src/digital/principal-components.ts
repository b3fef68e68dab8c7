import { type Issue, requireLength } from "../errors/index.ts";
import { chiSquareProbability, choleskyFactor, symmetricEigen, symmetricInverse } from "../numeric/index.ts";
import { correlationMatrix } from "./correlation-matrix.ts";

/** Principal components of the correlation matrix, with the tests that ask whether they make sense. */
export interface PrincipalComponents {
  /** Standard deviation of each component, [J], descending. */
  readonly deviation: Float64Array;
  /** Share of variance, [J], summing to 1. */
  readonly explained: Float64Array;
  /** Eigenvectors as columns, [J x J]; the largest entry in size of each is positive, since signs are arbitrary. */
  readonly rotation: Float64Array;
  /** Scores of rows, [n x J]; NaN for rows with an absent value. */
  readonly scores: Float64Array;
  readonly adequacy: FactorAdequacy;
  readonly issues: readonly Issue[];
}

/** Are the indicators correlated enough to share components? */
export interface FactorAdequacy {
  /** Kaiser-Meyer-Olkin measure, 0 to 1; below 0.5 is usually called unacceptable. NaN when correlations are singular. */
  readonly kmo: number;
  /** KMO of each indicator, [J]. */
  readonly kmoByIndicator: Float64Array;
  /** Bartlett's test that all correlations are zero. */
  readonly chiSquare: number;
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Principal components of standardised indicators.
 *
 *     R = A diag(lambda) A',   score_i = z_i A,   z = (x - mean)/sd
 *
 * @param z           indicators, [J x n]; rows with an absent value are left out
 * @param indicators  J
 * @returns components, scores and adequacy; a constant indicator has zero loadings, with issue `constant-indicator-left-out`
 * @see Hotelling (1933)
 */
export function principalComponents(z: Float64Array, indicators: number): PrincipalComponents {
  const n = z.length / Math.max(indicators, 1);
  requireLength("principalComponents", "z", z, Math.floor(n) * indicators, "indicators x rows");
  const { correlation, deviation, mean, rows } = correlationMatrix(z, indicators);
  const varying = [...deviation.keys()].filter((j) => deviation[j]! > 0);
  const m = varying.length;
  const part = Float64Array.from(
    { length: m * m },
    (_, c) => correlation[varying[Math.floor(c / m)]! * indicators + varying[c % m]!]!,
  );
  const eigen = symmetricEigen(part, m);
  const rotation = new Float64Array(indicators * indicators);
  const spread = new Float64Array(indicators);
  const explained = new Float64Array(indicators);
  for (let k = 0; k < m; ++k) {
    let largest = 0;
    for (let p = 0; p < m; ++p) {
      const entry = eigen.vectors[p * m + k]!;
      if (Math.abs(entry) > Math.abs(largest) + 1e-12) largest = entry;
    }
    varying.forEach((j, p) => {
      rotation[j * indicators + k] = Math.sign(largest) * eigen.vectors[p * m + k]!;
    });
    const value = Math.max(0, eigen.values[k]!);
    spread[k] = Math.sqrt(value);
    explained[k] = value / m;
  }
  const scores = new Float64Array(n * indicators);
  for (let i = 0; i < n; ++i) {
    for (let k = 0; k < indicators; ++k) {
      let sum = 0;
      for (const j of varying) sum += ((z[j * n + i]! - mean[j]!) / deviation[j]!) * rotation[j * indicators + k]!;
      scores[i * indicators + k] = sum;
    }
  }
  const issues: Issue[] = [];
  if (m < indicators) {
    issues.push({
      code: "constant-indicator-left-out",
      severity: "warning",
      message: `${indicators - m} of ${indicators} indicators do not vary and have no part in the components.`,
      hint: "Drop them.",
      count: indicators - m,
    });
  }
  const adequacy = factorAdequacy(part, m, rows);
  if (adequacy.kmo < 0.5) {
    issues.push({
      code: "low-kmo",
      severity: "warning",
      message: `KMO is ${adequacy.kmo.toFixed(2)}: the indicators share too little for a component to stand for them.`,
      hint: "Use entropy or equal weights, or drop indicators with a low KMO of their own.",
      params: { kmo: adequacy.kmo },
    });
  }
  return { deviation: spread, explained, rotation, scores, adequacy, issues };
}

/**
 * Kaiser-Meyer-Olkin measure and Bartlett's test of sphericity.
 *
 *     KMO = sum r_jk^2 / (sum r_jk^2 + sum q_jk^2),   q_jk = -s_jk / sqrt(s_jj s_kk),  S = R^-1,  j != k
 *     chi2 = -(n - 1 - (2J + 5)/6) ln det R,   df = J(J - 1)/2
 *
 * @param correlation  R, [J x J]
 * @param indicators   J
 * @param rows         n observations behind R
 * @returns both; NaN when R is singular (an indicator is a combination of others)
 * @throws InputError `shape-mismatch`
 * @see Kaiser (1974), An index of factorial simplicity; Bartlett (1951)
 */
export function factorAdequacy(correlation: Float64Array, indicators: number, rows: number): FactorAdequacy {
  requireLength("factorAdequacy", "correlation", correlation, indicators * indicators, "indicators x indicators");
  const degreesOfFreedom = (indicators * (indicators - 1)) / 2;
  const factor = choleskyFactor(correlation, indicators);
  let logDeterminant = 0;
  for (let j = 0; j < indicators; ++j) logDeterminant += 2 * Math.log(factor.lower[j * indicators + j]!);
  if (factor.failedAt >= 0 || logDeterminant < -60) {
    const none = Number.NaN;
    return {
      kmo: none,
      kmoByIndicator: new Float64Array(indicators).fill(none),
      chiSquare: none,
      degreesOfFreedom,
      pValue: none,
    };
  }
  const inverse = symmetricInverse(correlation, indicators);
  const kmoByIndicator = new Float64Array(indicators);
  let simple = 0;
  let partial = 0;
  for (let j = 0; j < indicators; ++j) {
    let simpleJ = 0;
    let partialJ = 0;
    for (let k = 0; k < indicators; ++k) {
      if (k === j) continue;
      simpleJ += correlation[j * indicators + k]! ** 2;
      partialJ += inverse[j * indicators + k]! ** 2 / (inverse[j * indicators + j]! * inverse[k * indicators + k]!);
    }
    kmoByIndicator[j] = simpleJ / (simpleJ + partialJ);
    simple += simpleJ;
    partial += partialJ;
  }
  const chiSquare = -(rows - 1 - (2 * indicators + 5) / 6) * logDeterminant;
  return {
    kmo: simple / (simple + partial),
    kmoByIndicator,
    chiSquare,
    degreesOfFreedom,
    pValue: degreesOfFreedom > 0 ? chiSquareProbability(chiSquare, degreesOfFreedom, "upper") : Number.NaN,
  };
}
