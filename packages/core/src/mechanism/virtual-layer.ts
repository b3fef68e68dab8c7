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
import type { Economy } from "./economy.ts";
import { readSpillovers, type SpilloverChannelInput } from "./read-options.ts";

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
 * Kernels use kilometres; physical reach is exp(-rho d), virtual reach exp(-(1 - c) rho d - eta h). Channels that have the same
 * half-distance, digital shares and links in this layer, and in the other one where there is one, act as one with the sum of their
 * psi: the model is unchanged and takes less time.
 *
 * @param layer the layer
 * @param other a layer with the same channels to be compared with this one: both then name the same joined channels
 */
export function layerChannels(layer: VirtualLayer, other: VirtualLayer = layer): SpilloverChannelInput[] {
  const n = layer.digitalLevel.length;
  return alikeChannels(layer, other).map((members) => {
    const channel = members[0]!;
    const { physical, virtual } = proximityKernels(layer.kilometres, n, {
      halfDistanceKm: channel.halfDistanceKm,
      distanceRelief: layer.distanceRelief,
      ...(layer.segmentation ? { segmentation: layer.segmentation } : {}),
      ...(layer.segmentationPull !== undefined ? { segmentationPull: layer.segmentationPull } : {}),
      ownCell: "own-distance",
    });
    const far = digitalKernelAddition(physical, virtual, layer.digitalLevel);
    return {
      id: members.map(({ id }) => id).join("+"),
      psi: channel.psi.map((_, j) => members.reduce((sum, { psi }) => sum + psi[j]!, 0)),
      near: physical,
      ...(far ? { far } : {}),
      digitalShare: channel.digitalShare,
      ...(channel.links ? { links: channel.links } : {}),
    };
  });
}

/**
 * The baseline's economy with its channels as a changed layer needs them: apart where the change tells them apart.
 *
 * `layerChannels(after, layer)` names the channels of the economy returned.
 *
 * @param economy built with `layerChannels(layer)`
 * @param layer   of the baseline
 * @param after   the layer after a policy, with the same channels
 */
export function economyWithChannels(economy: Economy, layer: VirtualLayer, after: VirtualLayer): Economy {
  if (alikeChannels(layer, after).length === alikeChannels(layer, layer).length) return economy;
  const channels = layerChannels(layer, after);
  return Object.freeze({
    ...economy,
    spillovers: readSpillovers(channels, economy.regions.length, economy.industries),
  });
}

/** Channels at work, those together that nothing in either layer tells apart. */
function alikeChannels(layer: VirtualLayer, other: VirtualLayer): LayerChannel[][] {
  const groups: { readonly members: LayerChannel[]; readonly twin: LayerChannel }[] = [];
  for (const channel of layer.channels) {
    if (channel.psi.every((value) => value === 0)) continue;
    const twin = other.channels.find(({ id }) => id === channel.id) ?? channel;
    const group = groups.find((one) => alike(one.members[0]!, channel) && alike(one.twin, twin));
    if (group) group.members.push(channel);
    else groups.push({ members: [channel], twin });
  }
  return groups.map(({ members }) => members);
}

function alike(one: LayerChannel, two: LayerChannel): boolean {
  return (
    one.halfDistanceKm === two.halfDistanceKm &&
    one.links === two.links &&
    one.digitalShare.every((value, j) => value === two.digitalShare[j])
  );
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
