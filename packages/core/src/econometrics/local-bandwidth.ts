import { brentMinimum } from "../numeric/index.ts";
import { bandwidthScore, type LocalBandwidth, type LocalDesign, type LocalKernel } from "./geographically-weighted.ts";

/** A bandwidth chosen by the data. */
export interface BestBandwidth {
  readonly bandwidth: LocalBandwidth;
  /** The criterion there. */
  readonly score: number;
  /** `at-bound`: the best is the whole map, so the data see no local differences. */
  readonly status: "converged" | "at-bound" | "iteration-limit";
}

export interface BestBandwidthOptions {
  /** `fixed`: one distance for all places; `share`: a share of the observations. Default `fixed`. */
  readonly kind?: "fixed" | "share";
  /** Leave-one-out cross-validation or the corrected Akaike criterion. Default `cv`. */
  readonly criterion?: "cv" | "aicc";
}

/**
 * The bandwidth of a geographically weighted regression that predicts best: Brent's search between a thousandth of the map's diagonal and
 * the diagonal, or between no observation and all.
 *
 * The criterion can have several valleys; Brent's search, as in the peers, ends in one of them. Where it stops is a bandwidth within 1.2e-4
 * of a least value in the unit of distances, or in the share.
 *
 * @see Fotheringham, Brunsdon and Charlton (2002), section 2.7.3
 */
export function bestBandwidth(design: LocalDesign, kernel: LocalKernel, options: BestBandwidthOptions = {}): BestBandwidth {
  const { kind = "fixed", criterion = "cv" } = options;
  const of = (at: number): LocalBandwidth => (kind === "fixed" ? { fixed: at } : { share: at });
  const [low, high] = kind === "fixed" ? [design.diagonal / 1000, design.diagonal] : [0, 1];
  const found = brentMinimum((at) => bandwidthScore(design, kernel, of(at), criterion), low, high);
  const atBound = Math.abs(found.x - high) < 1e-4 * high;
  return { bandwidth: of(found.x), score: found.value, status: atBound ? "at-bound" : found.status };
}
