import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";

/** Two-point signs, or six points where two-point signs give too few distinct draws. */
export type WildDistribution = "rademacher" | "webb";

/** Below this many clusters six-point weights are used. */
const WEBB_BELOW = 12;

/** Seeded wild weights, one row per draw. */
export interface WildDraws {
  readonly distribution: WildDistribution;
  readonly count: number;
  readonly clusters: number;
  /** [count x clusters] row-major. */
  readonly weights: Float64Array;
}

export interface WildDrawsOptions {
  /** Number of draws; default 9,999. */
  readonly count?: number;
  /** Default Rademacher, Webb below 12 clusters. */
  readonly distribution?: WildDistribution;
}

/**
 * Wild weights with mean 0 and variance 1, one per cluster and draw.
 *
 * @param clusters G >= 2
 * @param random   seeded
 * @see Webb (2023), Reworking wild bootstrap-based inference for clustered errors, for the six points +-sqrt(1/2), +-1, +-sqrt(3/2)
 */
export function wildDraws(clusters: number, random: Random, options: WildDrawsOptions = {}): WildDraws {
  if (!(clusters >= 2)) {
    throw new InputError("too-few-clusters", `wildDraws: ${clusters} clusters; at least 2 are needed.`, { clusters });
  }
  const count = options.count ?? 9_999;
  const distribution = options.distribution ?? (clusters < WEBB_BELOW ? "webb" : "rademacher");
  const points = distribution === "webb" ? [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)] : [-1, 1];
  const weights = new Float64Array(count * clusters);
  for (let i = 0; i < weights.length; ++i) {
    weights[i] = distribution === "webb" ? points[random.integer(6)]! : random.bits() & 0x10000 ? 1 : -1;
  }
  return { distribution, count, clusters, weights };
}
