import type { ClusteredRegression } from "./clustered-regression.ts";

/** What a wild draw needs of residuals z against contrast weights a; bilinear in (a, z). */
export interface ClusterScores {
  /** a_g'z_g, [G]: its product with v is the numerator of draw v. */
  readonly own: Float64Array;
  /** C, [G x G]: row g times v is the score of cluster g in draw v. */
  readonly matrix: Float64Array;
}

/**
 * Numerators and cluster scores of a wild bootstrap as matrices over clusters, so that no draw refits anything.
 *
 *     C[g, h] = [g = h] a_g'z_g - (D_g'a_g)' (D' M D)^- (D_h'z_h) - (X_g'a_g)' K (X_h'z_h)
 *
 * @param fit regression off fixed effects
 * @param a   contrast weights of the score, [rows]
 * @param z   residuals that a draw multiplies by v_g, [rows]
 */
export function clusterScores(fit: ClusteredRegression, a: Float64Array, z: Float64Array): ClusterScores {
  const { effects, x, inverse } = fit;
  const { clusters: G, offsets, crossed, crossedLevels: Q } = effects;
  const k = fit.columns.length;
  const own = new Float64Array(G);
  const matrix = new Float64Array(G * G);
  const xa = new Float64Array(G * k);
  const kxz = new Float64Array(G * k);
  const solved: Float64Array[] = [];
  for (let g = 0; g < G; ++g) {
    const sums = new Float64Array(Q);
    const xz = new Float64Array(k);
    for (let i = offsets[g]!; i < offsets[g + 1]!; ++i) {
      own[g]! += a[i]! * z[i]!;
      if (Q > 0) sums[crossed[i]!]! += z[i]!;
      for (let j = 0; j < k; ++j) {
        xa[g * k + j]! += x[i * k + j]! * a[i]!;
        xz[j]! += x[i * k + j]! * z[i]!;
      }
    }
    for (let i = 0; i < k; ++i) for (let j = 0; j < k; ++j) kxz[g * k + i]! += inverse[i * k + j]! * xz[j]!;
    if (Q > 0) solved.push(effects.solveCrossed(sums));
  }
  for (let g = 0; g < G; ++g) {
    const from = offsets[g]!;
    const to = offsets[g + 1]!;
    for (let h = 0; h < G; ++h) {
      let value = g === h ? own[g]! : 0;
      if (Q > 0) {
        const effect = solved[h]!;
        for (let i = from; i < to; ++i) value -= a[i]! * effect[crossed[i]!]!;
      }
      for (let j = 0; j < k; ++j) value -= xa[g * k + j]! * kxz[h * k + j]!;
      matrix[g * G + h] = value;
    }
  }
  return { own, matrix };
}
