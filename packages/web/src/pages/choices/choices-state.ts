import type { OperationInput } from "../../api/contract.ts";
import type { AddressCodec } from "../../selection/use-address-draft.ts";

/** Sliders: name in the address, limits, step and digits. */
export const choiceSliders = {
  rent: { key: "rent", range: [0, 2], step: 0.02, decimals: 2 },
  platformFee: { key: "fee", range: [0, 0.6], step: 0.01, decimals: 2 },
  congestion: { key: "kappa", range: [0, 1], step: 0.01, decimals: 2 },
  technology: { key: "t", range: [0, 1], step: 0.02, decimals: 2 },
  logistics: { key: "logistics", range: [0, 0.6], step: 0.01, decimals: 2 },
  synergy: { key: "chi", range: [-0.3, 0.6], step: 0.01, decimals: 2 },
  goodsWeight: { key: "goods", range: [0, 1], step: 0.05, decimals: 2 },
} as const;

export type ChoiceSliderId = keyof typeof choiceSliders;
export const choiceSliderIds = Object.keys(choiceSliders) as ChoiceSliderId[];

/** Null stands for the ledger's own default. */
export type ChoicesState = Readonly<Record<ChoiceSliderId, number | null>> & { readonly equilibrium: "highest" | "lowest" };

export const choicesAddress: AddressCodec<ChoicesState> = {
  read: (address) => ({
    ...(Object.fromEntries(
      choiceSliderIds.map((id) => {
        const { key, range } = choiceSliders[id];
        const text = address.get(key);
        const value = text === null || text === "" ? Number.NaN : Number(text);
        return [id, value >= range[0] && value <= range[1] ? value : null];
      }),
    ) as Record<ChoiceSliderId, number | null>),
    equilibrium: address.get("equilibrium") === "lowest" ? "lowest" : "highest",
  }),
  write: (address, state) => {
    const next = new URLSearchParams(address);
    for (const id of choiceSliderIds) {
      const value = state[id];
      if (value === null) next.delete(choiceSliders[id].key);
      else next.set(choiceSliders[id].key, String(Number(value.toFixed(4))));
    }
    if (state.equilibrium === "lowest") next.set("equilibrium", "lowest");
    else next.delete("equilibrium");
    return next;
  },
};

/** The operation's input: only what somebody set. */
export function ledgerInput(state: ChoicesState, tenants: OperationInput<"why.ledger">["tenants"]): OperationInput<"why.ledger"> {
  const { equilibrium, goodsWeight, ...numbers } = state;
  return {
    model: Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== null)),
    firms: 3000,
    equilibrium,
    ...(goodsWeight === null ? {} : { goodsWeight }),
    ...(tenants === undefined || tenants.length === 0 ? {} : { tenants }),
  };
}
