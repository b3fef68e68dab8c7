import { coefficientCovariance } from "../econometrics/index.ts";

/** The two members of each row's pair. */
export interface DyadRow {
  readonly i: number;
  readonly j: number;
}

/**
 * Covariance of least squares on pairs, robust to any correlation between rows that have a member in common: the sum over members of the
 * covariance clustered by "has this member", less the pair clusters counted twice, times I / (I - 1).
 *
 * @param pairs   members of each row, 0 <= i < j < members
 * @param x       [n x k] row-major
 * @param inverse (X'X)^-1, [k x k]
 * @see Cameron and Miller (2014), Robust inference for dyadic data
 */
export function dyadicCovariance(
  pairs: readonly DyadRow[],
  x: Float64Array,
  residuals: Float64Array,
  inverse: Float64Array,
  members: number,
): Float64Array {
  const k = Math.round(Math.sqrt(inverse.length));
  const n = pairs.length;
  const out = new Float64Array(k * k);
  const parts = { x, inverse, period: new Int32Array(n), degreesOfFreedom: n - k };
  for (let member = 0; member < members; ++member) {
    // Rows without the member have their residual set to 0 and so drop out of the one cluster.
    const own = residuals.map((u, row) => (pairs[row]!.i === member || pairs[row]!.j === member ? u : 0));
    const part = coefficientCovariance({ ...parts, residuals: own, entity: new Int32Array(n) }, "cluster-cr0");
    part.forEach((value, index) => {
      out[index]! += value;
    });
  }
  const entity = Int32Array.from(pairs, ({ i, j }) => i * members + j);
  const twice = coefficientCovariance({ ...parts, residuals, entity }, "cluster-cr0");
  return out.map((value, index) => ((value - twice[index]!) * members) / (members - 1));
}
