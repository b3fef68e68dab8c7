import { InputError, requireLength } from "../errors/index.ts";
import { proximityKernels } from "../space/index.ts";
import {
  type CompositeCost,
  compositeCost,
  digitalKernelAddition,
  logPlatformCost,
  logShippingCost,
  relativeLogDistance,
} from "./conditions/index.ts";
import type { SpilloverChannelInput } from "./read-options.ts";

/** Trade and spillover parameters of the industries, each [S]. */
export interface LayerIndustries {
  /** theta, > 0. */
  readonly tradeElasticity: Float64Array;
  /** zeta, substitution between shipping and platform, >= theta. */
  readonly modeElasticity: Float64Array;
  /** ship_j: cost per unit of log distance for moving the good, >= 0. */
  readonly shipping: Float64Array;
  /** comm_j: cost per unit of log distance for information, >= 0. */
  readonly information: Float64Array;
  /** border_j, factor for leaving the region, >= 1. */
  readonly border: Float64Array;
  /** e_j, share that can be delivered online, in [0, 1]. */
  readonly onlineDelivery: Float64Array;
  /** abar_j, reach of platforms at T = 1, in [0, 1]. */
  readonly onlineCeiling: Float64Array;
  /** net_j, cost of online delivery. */
  readonly networkCost: Float64Array;
  /** fee_j, platform fee over the price, >= 0. */
  readonly fee: Float64Array;
}

/** A channel of external economies before the digital level is applied. */
export interface LayerChannel {
  readonly id: string;
  /** psi by industry, [S]. */
  readonly psi: Float64Array;
  /** Kilometres over which the channel halves; Infinity: distance does not matter. */
  readonly halfDistanceKm: number;
  /** s_cj, share of the channel that can go digital, [S], in [0, 1]. */
  readonly digitalShare: Float64Array;
  /** W, [S x S]; default the identity. */
  readonly links?: Float64Array;
}

/** Physical and virtual space between regions and the digital levels of places: everything that conditions 9 to 12 need. */
export interface VirtualLayer {
  /** Kilometres, [N x N], own distances > 0 on the diagonal. */
  readonly kilometres: Float64Array;
  /** T, [N], in [0, 1]. */
  readonly digitalLevel: Float64Array;
  readonly industries: LayerIndustries;
  readonly channels: readonly LayerChannel[];
  /** k_v, part of the information cost that a platform removes; also c of the spillover kernels. */
  readonly distanceRelief: number;
  /** dig, digital distance in trade, [N x N], 0 at home. Default 1 away from home. */
  readonly digitalDistance?: Float64Array;
  /** h, segmentation of networks in spillovers, [N x N]. Default none. */
  readonly segmentation?: Float64Array;
  /** eta, pull of segmentation. Default 1. */
  readonly segmentationPull?: number;
  /** h_m, shares of regions in platform revenue, [N]; needed with a fee. */
  readonly headquarters?: Float64Array;
  /** `mixture`: equal costs make the layer neutral. `additive`: a second way of buying is a gain by itself. Default `mixture`. */
  readonly form?: "mixture" | "additive";
  /** Whether a region also buys at home through platforms. Default `never`. */
  readonly onlineAtHome?: "never" | "as-elsewhere";
  /** T of sellers by industry, [S x N]; default the region's own T (the option `readiness` sets it apart). */
  readonly sellerLevel?: Float64Array;
}

/** Trade costs and online shares between all pairs, [S x N x N] (industry, buyer, seller). */
export interface LayerCosts {
  /** ln tb. */
  readonly logCost: Float64Array;
  /** o. */
  readonly onlineShare: Float64Array;
  /** Seller's part of the price after fees, 1 - o fee / (1 + fee); null without fees. */
  readonly sellerShare: Float64Array | null;
}

/**
 * Composite trade costs and online shares of a layer (conditions 9 and 10).
 *
 * @throws InputError `shape-mismatch`, `out-of-range`
 */
export function layerCosts(layer: VirtualLayer): LayerCosts {
  const n = layer.digitalLevel.length;
  const { industries } = layer;
  const s = industries.tradeElasticity.length;
  requireLength("layerCosts", "kilometres", layer.kilometres, n * n, "regions x regions");
  checkLayer(layer);
  const distance = new Float64Array(n * n);
  relativeLogDistance(layer.kilometres, n, distance);
  const logCost = new Float64Array(s * n * n);
  const onlineShare = new Float64Array(s * n * n);
  for (let j = 0; j < s; ++j) {
    for (let buyer = 0; buyer < n; ++buyer) {
      for (let seller = 0; seller < n; ++seller) {
        const at = (j * n + buyer) * n + seller;
        const cost = pairCost(layer, distance[buyer * n + seller]!, j, buyer, seller);
        logCost[at] = cost.logCost;
        onlineShare[at] = cost.onlineShare;
      }
    }
  }
  return { logCost, onlineShare, sellerShare: feeShares(industries.fee, onlineShare, n) };
}

function pairCost(layer: VirtualLayer, distance: number, j: number, buyer: number, seller: number): CompositeCost {
  const n = layer.digitalLevel.length;
  const { industries } = layer;
  const logBorder = buyer === seller ? 0 : Math.log(industries.border[j]!);
  const shipping = logShippingCost(distance, industries.shipping[j]!, industries.information[j]!, logBorder);
  const home = buyer === seller && (layer.onlineAtHome ?? "never") === "never";
  const sellers = layer.sellerLevel ? layer.sellerLevel[j * n + seller]! : layer.digitalLevel[seller]!;
  const reach = home ? 0 : industries.onlineCeiling[j]! * Math.sqrt(layer.digitalLevel[buyer]! * sellers);
  if (reach === 0) return { logCost: shipping, onlineShare: 0 };
  const digital = buyer === seller ? 0 : layer.digitalDistance ? layer.digitalDistance[buyer * n + seller]! : 1;
  const platform = logPlatformCost(
    distance,
    industries.shipping[j]!,
    industries.information[j]!,
    industries.onlineDelivery[j]!,
    layer.distanceRelief,
    industries.networkCost[j]!,
    digital,
    industries.fee[j]!,
    logBorder,
  );
  return compositeCost(shipping, platform, reach, industries.modeElasticity[j]!, layer.form ?? "mixture");
}

function feeShares(fee: Float64Array, onlineShare: Float64Array, n: number): Float64Array | null {
  if (fee.every((value) => value === 0)) return null;
  return onlineShare.map((online, at) => {
    const rate = fee[Math.floor(at / (n * n))]!;
    return 1 - (online * rate) / (1 + rate);
  });
}

/**
 * Spillover channels of a layer with their kernels (conditions 4 and 11), as `createEconomy` and a shock take them.
 *
 * Kernels use kilometres; physical reach is exp(-rho d), virtual reach exp(-(1 - c) rho d - eta h). Channels with one kernel are
 * joined when they have the same half-distance, digital shares and links, which leaves the model unchanged and saves time.
 */
export function layerChannels(layer: VirtualLayer): SpilloverChannelInput[] {
  const n = layer.digitalLevel.length;
  const active = layer.channels.filter((channel) => channel.psi.some((value) => value !== 0));
  return joinChannels(active).map((channel) => {
    const { physical, virtual } = proximityKernels(layer.kilometres, n, {
      halfDistanceKm: channel.halfDistanceKm,
      distanceRelief: layer.distanceRelief,
      ...(layer.segmentation ? { segmentation: layer.segmentation } : {}),
      ...(layer.segmentationPull !== undefined ? { segmentationPull: layer.segmentationPull } : {}),
      ownCell: "own-distance",
    });
    const far = digitalKernelAddition(physical, virtual, layer.digitalLevel);
    return {
      id: channel.id,
      psi: channel.psi,
      near: physical,
      ...(far ? { far } : {}),
      digitalShare: channel.digitalShare,
      ...(channel.links ? { links: channel.links } : {}),
    };
  });
}

/** Channels whose kernels, digital shares and links agree act as one with the sum of their psi. */
function joinChannels(channels: readonly LayerChannel[]): LayerChannel[] {
  const out: LayerChannel[] = [];
  for (const channel of channels) {
    const at = out.findIndex(
      (one) =>
        one.halfDistanceKm === channel.halfDistanceKm &&
        one.links === channel.links &&
        one.digitalShare.every((value, j) => value === channel.digitalShare[j]),
    );
    const same = out[at];
    if (!same) out.push(channel);
    else {
      out[at] = { ...same, id: `${same.id}+${channel.id}`, psi: same.psi.map((value, j) => value + channel.psi[j]!) };
    }
  }
  return out;
}

function checkLayer(layer: VirtualLayer): void {
  const bad = layer.digitalLevel.find((value) => !(value >= 0 && value <= 1));
  if (bad !== undefined) {
    throw new InputError("out-of-range", `layerCosts: a digital level is ${bad}; levels lie in [0, 1] on a ratio scale.`);
  }
  layer.industries.modeElasticity.forEach((zeta, j) => {
    if (!(zeta >= layer.industries.tradeElasticity[j]!)) {
      throw new InputError(
        "out-of-range",
        `layerCosts: industry ${j + 1} has zeta ${zeta} below theta ${layer.industries.tradeElasticity[j]}; shipping and platform must be at least as substitutable as origins.`,
      );
    }
  });
  layer.industries.onlineCeiling.forEach((value, j) => {
    if (!(value >= 0 && value <= 1)) {
      throw new InputError("out-of-range", `layerCosts: abar of industry ${j + 1} is ${value}; it must lie in [0, 1].`);
    }
  });
}
