import type { IndustryKind } from "../dataset/index.ts";
import { InputError, requireLength } from "../errors/index.ts";
import type { Baseline } from "./baseline.ts";
import type { VirtualLayer } from "./virtual-layer.ts";

/** The four digital shocks of a study. */
export interface TrinityShocks {
  /** T of the last year, [N], in (0, 1]; the first year's is the layer's `digitalLevel`. */
  readonly digitalLevelAfter: Float64Array;
  /** Which industries U and E move, [S]. */
  readonly kinds: readonly IndustryKind[];
  /** xi, elasticity of productivity to the digital level, [S], >= 0. */
  readonly productivityElasticity: Float64Array;
  /** r, part of shipping cost and spillover decay that R takes away, in [0, 1). Default 0.10. */
  readonly reshaping?: number;
  /** g, growth of demand for emerging and digital goods under E: b' proportional to b (1 + g). Default 0. */
  readonly demandTilt?: number;
  /** Ratio of housing supply under R, [N]. Default ones. */
  readonly housingRelief?: Float64Array;
  /** Platform fee after V, [S]. Default unchanged. */
  readonly feeAfter?: Float64Array;
  /** Segmentation h after V, [N x N]. Default unchanged. */
  readonly segmentationAfter?: Float64Array;
  /**
   * `off`: V alone moves what can be bought online. `on`: the source's claim built in, V moves the buyers' T and U, E the sellers' T of
   * their industries; all four together equal the default. Default `off`.
   */
  readonly readiness?: "off" | "on";
}

function isEmerging(kind: IndustryKind): boolean {
  return kind !== "traditional";
}

/** ln A ratio, [S x N]: (T1/T0)^xi for the industries of the shocks in the set. */
export function productivityShock(layer: VirtualLayer, shocks: TrinityShocks, set: number, n: number, s: number): Float64Array {
  const out = new Float64Array(n * s);
  for (let j = 0; j < s; ++j) {
    const on = isEmerging(shocks.kinds[j]!) ? (set & 2) !== 0 : (set & 1) !== 0;
    if (!on) continue;
    for (let m = 0; m < n; ++m) {
      out[j * n + m] = shocks.productivityElasticity[j]! * Math.log(shocks.digitalLevelAfter[m]! / layer.digitalLevel[m]!);
    }
  }
  return out;
}

/** b under E, [S x N]: emerging industries weigh (1 + g) times more, and every column adds up again. */
export function tiltedDemand(shares: Float64Array, shocks: TrinityShocks, n: number): Float64Array {
  const growth = shocks.demandTilt ?? 0;
  if (growth === 0) return shares;
  const out = shares.map((value, cell) => value * (isEmerging(shocks.kinds[Math.floor(cell / n)]!) ? 1 + growth : 1));
  for (let m = 0; m < n; ++m) {
    let sum = 0;
    for (let cell = m; cell < out.length; cell += n) sum += out[cell]!;
    for (let cell = m; cell < out.length; cell += n) out[cell] = out[cell]! / sum;
  }
  return out;
}

/** The layer with R and V (and, with readiness, U and E) of a set applied. */
export function shockedLayer(layer: VirtualLayer, shocks: TrinityShocks, set: number, n: number, s: number): VirtualLayer {
  const keep = 1 - ((set & 4) !== 0 ? (shocks.reshaping ?? 0.1) : 0);
  const virtual = (set & 8) !== 0;
  const after = shocks.digitalLevelAfter;
  let sellerLevel = layer.sellerLevel;
  if (shocks.readiness === "on") {
    sellerLevel = new Float64Array(s * n);
    for (let j = 0; j < s; ++j) {
      const moved = isEmerging(shocks.kinds[j]!) ? (set & 2) !== 0 : (set & 1) !== 0;
      sellerLevel.set(moved ? after : layer.digitalLevel, j * n);
    }
  }
  return {
    ...layer,
    ...(sellerLevel ? { sellerLevel } : {}),
    digitalLevel: virtual ? after : layer.digitalLevel,
    ...(virtual && shocks.segmentationAfter ? { segmentation: shocks.segmentationAfter } : {}),
    industries: {
      ...layer.industries,
      shipping: keep === 1 ? layer.industries.shipping : layer.industries.shipping.map((value) => keep * value),
      ...(virtual && shocks.feeAfter ? { fee: shocks.feeAfter } : {}),
    },
    channels:
      keep === 1
        ? layer.channels
        : layer.channels.map((channel) => ({ ...channel, halfDistanceKm: channel.halfDistanceKm / keep })),
  };
}

/** Refuses shocks that do not fit the baseline. @throws InputError `shape-mismatch`, `out-of-range` */
export function checkShocks(baseline: Baseline, shocks: TrinityShocks): void {
  const { economy, layer } = baseline;
  requireLength("solveTrinity", "digitalLevelAfter", shocks.digitalLevelAfter, economy.regions.length, "regions");
  requireLength("solveTrinity", "kinds", shocks.kinds, economy.industries.length, "industries");
  requireLength("solveTrinity", "productivityElasticity", shocks.productivityElasticity, economy.industries.length, "industries");
  const moves = shocks.productivityElasticity.some((value) => value !== 0);
  economy.regions.forEach((region, m) => {
    const before = layer.digitalLevel[m]!;
    const after = shocks.digitalLevelAfter[m]!;
    if (!(after >= 0 && after <= 1) || (moves && !(before > 0 && after > 0))) {
      throw new InputError(
        "out-of-range",
        `solveTrinity: the digital level of ${region} goes from ${before} to ${after}; levels lie in (0, 1], and growth from zero has no ratio. Use a ratio-scale index.`,
        { region, before, after },
      );
    }
  });
  const reshaping = shocks.reshaping ?? 0.1;
  if (!(reshaping >= 0 && reshaping < 1)) {
    throw new InputError("out-of-range", `solveTrinity: reshaping is ${reshaping}; it is a part of a cost, from 0 to below 1.`);
  }
}
