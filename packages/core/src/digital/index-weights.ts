import { symmetricEigen } from "../numeric/index.ts";
import { correlationMatrix } from "./correlation-matrix.ts";

/**
 * Weights from the first principal component: how much of each indicator's variance goes with what they share.
 *
 *     w_j = a_j1^2,   a_.1 the first eigenvector of the correlation matrix, so that sum_j w_j = 1
 *
 * @param z           scaled indicators, [J x n]; rows with an absent cell are left out
 * @param indicators  J
 * @returns [J], summing to 1; a constant indicator has weight 0; all 0 when none varies
 * @see Nicoletti, Scarpetta and Boylaud (2000); OECD and JRC (2008), Handbook on Constructing Composite Indicators, section 6.1
 */
export function principalComponentWeights(z: Float64Array, indicators: number): Float64Array {
  const { correlation, deviation } = correlationMatrix(z, indicators);
  const varying = Array.from({ length: indicators }, (_, j) => j).filter((j) => deviation[j]! > 0);
  const weights = new Float64Array(indicators);
  if (varying.length === 0) return weights;
  const m = varying.length;
  const part = Float64Array.from(
    { length: m * m },
    (_, cell) => correlation[varying[Math.floor(cell / m)]! * indicators + varying[cell % m]!]!,
  );
  const { vectors } = symmetricEigen(part, m);
  varying.forEach((j, position) => {
    weights[j] = vectors[position * m]! ** 2;
  });
  return weights;
}

/**
 * CRITIC weights: contrast of an indicator times its conflict with the others.
 *
 *     c_j = s_j sum_k (1 - r_jk),   w_j = c_j / sum_k c_k
 *
 * @param z           scaled indicators, [J x n]; rows with an absent cell are left out
 * @param indicators  J
 * @returns [J], summing to 1; all 0 when no indicator varies, and equal weights on varying ones when all are perfectly correlated
 * @see Diakoulaki, Mavrotas and Papayannakis (1995), Determining objective weights in multiple criteria problems, equations 3 and 4
 */
export function criticWeights(z: Float64Array, indicators: number): Float64Array {
  const { correlation, deviation } = correlationMatrix(z, indicators);
  const weights = new Float64Array(indicators);
  let total = 0;
  let varying = 0;
  for (let j = 0; j < indicators; ++j) {
    if (!(deviation[j]! > 0)) continue;
    varying += 1;
    let conflict = 0;
    for (let k = 0; k < indicators; ++k) if (deviation[k]! > 0) conflict += 1 - correlation[j * indicators + k]!;
    weights[j] = deviation[j]! * conflict;
    total += weights[j]!;
  }
  const degenerate = total <= 1e-12;
  for (let j = 0; j < indicators; ++j) {
    if (degenerate) weights[j] = deviation[j]! > 0 ? 1 / varying : 0;
    else weights[j]! /= total;
  }
  return weights;
}
