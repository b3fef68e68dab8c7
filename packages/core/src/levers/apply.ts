import { InputError } from "../errors/index.ts";
import {
  type Baseline,
  bilateralRegionMajor,
  type Economy,
  economyWithChannels,
  layerChannels,
  layerCosts,
  type Shock,
  type VirtualLayer,
} from "../mechanism/index.ts";
import { defaultOf } from "../parameters/index.ts";
import { type LeverInstrument, leverInstruments } from "./lever.ts";
import { checkScenario, type LeverSetting, type Scenario } from "./scenario.ts";

/** A scenario translated into changes of the model. */
export interface AppliedScenario {
  /** The baseline's economy, its spillover channels apart where the policy tells them apart; the shock is of this one. */
  readonly economy: Economy;
  readonly shock: Shock;
  /** The layer after the policy. */
  readonly layer: VirtualLayer;
  /** Addition to movable shares in matching, [S]. */
  readonly movableShareAdded: Float64Array;
  /** Factor on the price of technology C_T of each region, for recommended paths, [N]. */
  readonly technologyPriceFactor: Float64Array;
  /** Cost of each setting, money of the baseline. */
  readonly costs: readonly number[];
  /** Sum of the costs. */
  readonly cost: number;
}

/** What settings write to; starts as copies of the baseline's layer. */
interface Draft {
  readonly layer: VirtualLayer;
  readonly digitalLevel: Float64Array;
  readonly digitalDistance: Float64Array;
  readonly segmentation: Float64Array | undefined;
  readonly onlineCeiling: Float64Array;
  readonly fee: Float64Array;
  feeRegions: Set<number>;
  readonly channels: { readonly id: string; halfDistanceKm: number; readonly digitalShare: Float64Array }[];
  /** ln of what is taken off trade costs beyond the layer, by buyer, seller and industry, [N x N x S]. */
  readonly shippingRelief: Float64Array;
  readonly productivity: Float64Array;
  readonly housing: Float64Array;
  readonly movable: Float64Array;
  readonly price: Float64Array;
}

/**
 * Translates a scenario into a shock of the spatial equilibrium; the baseline is not touched.
 *
 * Settings act in their order, each on what the earlier ones left. A setting's cost is its unit cost times its size times the output of
 * the places and industries it treats.
 *
 * @param baseline of `buildBaseline`
 * @param scenario of `readScenario`
 * @throws InputError `bad-scenario`, with all issues, `missing-headquarters` where a fee has nobody to receive it
 */
export function applyScenario(baseline: Baseline, scenario: Scenario): AppliedScenario {
  const { economy, layer } = baseline;
  const issues = checkScenario(scenario, economy);
  if (issues.length > 0) {
    throw new InputError(
      "bad-scenario",
      `applyScenario: ${issues.length} problem${issues.length === 1 ? "" : "s"} in ${scenario.id} (first: ${issues[0]!.message} ${issues[0]!.hint})`,
      { scenario: scenario.id, count: issues.length, issues },
    );
  }
  const n = economy.regions.length;
  const s = economy.industries.length;
  const draft = createDraft(layer, n, s);
  const costs = scenario.settings.map((setting) => {
    const instrument = leverInstruments.find((entry) => entry.id === setting.instrument)!;
    const regions = indicesOf(setting.regions, economy.regions);
    const industries = indicesOf(setting.industries, economy.industries);
    applySetting(draft, instrument, setting, regions, industries, indicesOf(setting.partners ?? [], economy.regions));
    let treated = 0;
    for (const j of industries) for (const i of regions) treated += economy.output[j * n + i]!;
    return (setting.unitCost ?? defaultOf(instrument.costParameter)) * setting.value * treated;
  });
  const after = finishLayer(draft, n);
  return {
    economy: economyWithChannels(economy, layer, after),
    shock: shockOf(baseline, after, draft, n, s),
    layer: after,
    movableShareAdded: draft.movable,
    technologyPriceFactor: draft.price,
    costs,
    cost: costs.reduce((sum, cost) => sum + cost, 0),
  };
}

function indicesOf(ids: readonly string[] | undefined, known: readonly string[]): readonly number[] {
  return ids ? ids.map((id) => known.indexOf(id)) : known.map((_, index) => index);
}

function createDraft(layer: VirtualLayer, n: number, s: number): Draft {
  const away = () => Float64Array.from({ length: n * n }, (_, pair) => (Math.floor(pair / n) === pair % n ? 0 : 1));
  return {
    layer,
    digitalLevel: layer.digitalLevel.slice(),
    digitalDistance: layer.digitalDistance?.slice() ?? away(),
    segmentation: layer.segmentation?.slice(),
    onlineCeiling: layer.industries.onlineCeiling.slice(),
    fee: layer.industries.fee.slice(),
    feeRegions: new Set(),
    channels: layer.channels.map(({ id, halfDistanceKm, digitalShare }) => ({
      id,
      halfDistanceKm,
      digitalShare: digitalShare.slice(),
    })),
    shippingRelief: new Float64Array(n * n * s),
    productivity: new Float64Array(n * s).fill(1),
    housing: new Float64Array(n).fill(1),
    movable: new Float64Array(s),
    price: new Float64Array(n).fill(1),
  };
}

function applySetting(
  draft: Draft,
  instrument: LeverInstrument,
  setting: LeverSetting,
  regions: readonly number[],
  industries: readonly number[],
  partners: readonly number[],
): void {
  const { value } = setting;
  const n = draft.digitalLevel.length;
  const s = draft.fee.length;
  const everyone = Array.from({ length: n }, (_, i) => i);
  switch (instrument.target) {
    case "digital-level":
      for (const i of regions) draft.digitalLevel[i] = Math.min(1, draft.digitalLevel[i]! * (1 + value));
      return;
    case "digital-level-price": {
      const factor = (1 - value) ** -defaultOf("lever-cloud-price-elasticity");
      for (const i of regions) {
        draft.digitalLevel[i] = Math.min(1, draft.digitalLevel[i]! * factor);
        draft.price[i]! *= 1 - value;
      }
      return;
    }
    case "pair-distance":
      shortenPairs(draft, regions, partners, value);
      return;
    case "outward-distance":
    case "all-distance":
      shortenPairs(draft, instrument.target === "all-distance" ? everyone : regions, everyone, value);
      return;
    case "movable-share":
      for (const j of industries) draft.movable[j]! += value;
      return;
    case "online-reach":
      for (const j of industries) {
        draft.onlineCeiling[j] = Math.min(1, draft.onlineCeiling[j]! * (1 + value));
        for (const channel of draft.channels) channel.digitalShare[j] = Math.min(1, channel.digitalShare[j]! * (1 + value));
      }
      return;
    case "platform-fee":
      for (const j of industries) draft.fee[j] = value;
      draft.feeRegions = new Set(regions);
      return;
    case "shipping": {
      const treated = new Set(regions);
      for (const j of industries) {
        for (let buyer = 0; buyer < n; ++buyer) {
          for (let seller = 0; seller < n; ++seller) {
            if (buyer !== seller && (treated.has(buyer) || treated.has(seller))) {
              draft.shippingRelief[(buyer * n + seller) * s + j]! += Math.log1p(-value);
            }
          }
        }
      }
      return;
    }
    case "housing":
      for (const i of regions) draft.housing[i]! *= 1 + value;
      return;
    case "productivity":
      for (const i of regions) for (const j of industries) draft.productivity[i * s + j]! *= 1 + value;
      return;
    case "knowledge-reach":
      for (const channel of draft.channels) {
        if (draft.channels.length === 1 || channel.id === "knowledge") channel.halfDistanceKm *= 1 + value;
      }
  }
}

/** Each pair once, however often it is reached. */
function shortenPairs(draft: Draft, regions: readonly number[], partners: readonly number[], value: number): void {
  const n = draft.digitalLevel.length;
  const touched = new Set<number>();
  for (const i of regions) {
    for (const j of partners) {
      if (i === j) continue;
      touched.add(i * n + j);
      touched.add(j * n + i);
    }
  }
  for (const pair of touched) {
    draft.digitalDistance[pair]! *= 1 - value;
    if (draft.segmentation) draft.segmentation[pair]! *= 1 - value;
  }
}

function finishLayer(draft: Draft, n: number): VirtualLayer {
  const { layer } = draft;
  const charges = draft.fee.some((fee) => fee > 0);
  const headquarters =
    layer.headquarters ??
    (charges ? Float64Array.from({ length: n }, (_, i) => (draft.feeRegions.has(i) ? 1 / draft.feeRegions.size : 0)) : undefined);
  if (charges && headquarters && !(headquarters.reduce((sum, share) => sum + share, 0) > 0)) {
    throw new InputError(
      "missing-headquarters",
      "applyScenario: a platform fee is set but no region receives it; name the platforms' regions in the setting or give headquarters in the study.",
    );
  }
  return {
    ...layer,
    digitalLevel: draft.digitalLevel,
    digitalDistance: draft.digitalDistance,
    industries: { ...layer.industries, onlineCeiling: draft.onlineCeiling, fee: draft.fee },
    channels: layer.channels.map((channel, k) => ({
      ...channel,
      halfDistanceKm: draft.channels[k]!.halfDistanceKm,
      digitalShare: draft.channels[k]!.digitalShare,
    })),
    ...(draft.segmentation ? { segmentation: draft.segmentation } : {}),
    ...(headquarters ? { headquarters } : {}),
  };
}

/** Ratios of the new layer's costs and kernels to the baseline's, with what lies outside the layer. */
function shockOf(baseline: Baseline, after: VirtualLayer, draft: Draft, n: number, s: number): Shock {
  const costs = layerCosts(after);
  // Cheaper shipping is a second layer with (1 - v) ship on the treated pairs: only their costs are taken from it.
  const relieved = draft.shippingRelief.some((value) => value !== 0);
  const logCost = relieved ? relievedCosts(after, draft.shippingRelief, costs.logCost, n, s) : costs.logCost;
  const ratio = logCost.map((value, at) => Math.exp(value - baseline.costs.logCost[at]!));
  const seller = costs.sellerShare ?? (baseline.costs.sellerShare ? new Float64Array(costs.logCost.length).fill(1) : undefined);
  return {
    tradeCostRatio: bilateralRegionMajor(ratio, n, s),
    productivityRatio: draft.productivity,
    housingRatio: draft.housing,
    spillovers: layerChannels(after, baseline.layer),
    ...(seller ? { sellerShare: bilateralRegionMajor(seller, n, s) } : {}),
    ...(after.headquarters ? { headquarters: after.headquarters } : {}),
  };
}

function relievedCosts(layer: VirtualLayer, relief: Float64Array, logCost: Float64Array, n: number, s: number): Float64Array {
  const out = logCost.slice();
  for (const level of new Set(relief)) {
    if (level === 0) continue;
    const shipping = layer.industries.shipping.map((value) => value * Math.exp(level));
    const cheaper = layerCosts({ ...layer, industries: { ...layer.industries, shipping } }).logCost;
    for (let pair = 0; pair < n * n; ++pair) {
      for (let j = 0; j < s; ++j) if (relief[pair * s + j] === level) out[j * n * n + pair] = cheaper[j * n * n + pair]!;
    }
  }
  return out;
}
