import { InputError } from "../errors/index.ts";
import { brentRoot } from "../numeric/index.ts";
import { type BaselineInput, buildBaseline, regionalAccounts } from "./baseline.ts";
import { gravityTrade } from "./gravity-trade.ts";
import { layerCosts, type VirtualLayer } from "./virtual-layer.ts";

/**
 * A layer whose reach of platforms is scaled by one factor so that the baseline's online share of output meets an observed one.
 *
 * @param target observed e-commerce sales over gross output, in (0, 1)
 * @returns the layer with scaled `onlineCeiling` and the factor; ceilings stop at one
 * @throws InputError `out-of-range` when no factor reaches the target
 */
export function scaleOnlineReach(
  input: BaselineInput,
  target: number,
): { readonly layer: VirtualLayer; readonly factor: number } {
  const scaled = (factor: number): VirtualLayer => ({
    ...input.layer,
    industries: {
      ...input.layer.industries,
      onlineCeiling: input.layer.industries.onlineCeiling.map((value) => Math.min(1, value * factor)),
    },
  });
  const share = onlineShareAt(input, scaled);
  let low = 0;
  let high = 1;
  while (share(high) < target) {
    low = high;
    high *= 2;
    if (high > 1024) {
      throw new InputError(
        "out-of-range",
        `scaleOnlineReach: an online share of ${target} is out of reach with these ceilings and digital levels; check them or lower the target.`,
        { target },
      );
    }
  }
  const root = brentRoot((factor) => share(factor) - target, low, high, { tolerance: 1e-10 });
  return { layer: scaled(root.x), factor: root.x };
}

/**
 * Online share of output as the reach of platforms changes.
 *
 * Without fees purchases and outputs do not depend on the reach, so only trade is balanced anew, each time from the balance before.
 */
function onlineShareAt(input: BaselineInput, scaled: (factor: number) => VirtualLayer): (factor: number) => number {
  if (input.flows || layerCosts(scaled(1)).sellerShare) {
    return (factor) => buildBaseline({ ...input, layer: scaled(factor) }).onlineShare;
  }
  const n = input.regions.length;
  const s = input.industries.length;
  const { output, labourIncome, consumption } = regionalAccounts(input);
  let balance: Float64Array | null = null;
  return (factor) => {
    const layer = scaled(factor);
    const costs = layerCosts(layer);
    const trade = gravityTrade(costs, layer, input.national.inputCoefficients, consumption, labourIncome, output, n, s, balance);
    balance = trade.logScale;
    let all = 0;
    let clicks = 0;
    for (let at = 0; at < trade.tradeShares.length; ++at) {
      const flow = trade.tradeShares[at]! * trade.purchases[Math.floor(at / n)]!;
      all += flow;
      clicks += flow * costs.onlineShare[at]!;
    }
    return clicks / all;
  };
}
