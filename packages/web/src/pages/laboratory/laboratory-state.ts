import type { OperationInput } from "../../api/contract.ts";
import type { AddressCodec } from "../../selection/use-address-draft.ts";

export const laboratoryModels = ["krugman", "footloose-entrepreneur", "own-model"] as const;
export type LaboratoryModelId = (typeof laboratoryModels)[number];

/** Sliders: name in the address, limits, step, digits, starting value, and the models that use them. */
export const laboratorySliders = {
  sigma: { key: "sigma", range: [1.5, 10], step: 0.1, decimals: 1, start: 5, models: ["krugman", "footloose-entrepreneur"] },
  mu: { key: "mu", range: [0.05, 0.9], step: 0.01, decimals: 2, start: 0.4, models: ["krugman", "footloose-entrepreneur"] },
  theta: { key: "theta", range: [2, 10], step: 0.5, decimals: 1, start: 5, models: ["own-model"] },
  psi: { key: "psi", range: [0, 0.8], step: 0.02, decimals: 2, start: 0.3, models: ["own-model"] },
  spilloverReach: { key: "d", range: [0, 1], step: 0.02, decimals: 2, start: 0, models: ["own-model"] },
  epsilon: { key: "epsilon", range: [0.5, 10], step: 0.1, decimals: 1, start: 1.5, models: ["own-model"] },
  reach: { key: "a", range: [0, 0.9], step: 0.01, decimals: 2, start: 0, models: laboratoryModels },
  virtualFreeness: { key: "v", range: [0, 1], step: 0.01, decimals: 2, start: 0.9, models: laboratoryModels },
} as const satisfies Record<
  string,
  {
    readonly key: string;
    readonly range: readonly [number, number];
    readonly step: number;
    readonly decimals: number;
    readonly start: number;
    readonly models: readonly LaboratoryModelId[];
  }
>;

export type LaboratorySliderId = keyof typeof laboratorySliders;
export const laboratorySliderIds = Object.keys(laboratorySliders) as LaboratorySliderId[];

export type LaboratoryState = Readonly<Record<LaboratorySliderId, number>> & { readonly model: LaboratoryModelId };

export const defaultLaboratoryState: LaboratoryState = {
  ...(Object.fromEntries(laboratorySliderIds.map((id) => [id, laboratorySliders[id].start])) as Record<
    LaboratorySliderId,
    number
  >),
  model: "krugman",
};

export const laboratoryAddress: AddressCodec<LaboratoryState> = {
  read: (address) => ({
    ...(Object.fromEntries(
      laboratorySliderIds.map((id) => {
        const { key, range, start } = laboratorySliders[id];
        const text = address.get(key);
        const value = text === null || text === "" ? Number.NaN : Number(text);
        return [id, value >= range[0] && value <= range[1] ? value : start];
      }),
    ) as Record<LaboratorySliderId, number>),
    model: laboratoryModels.find((name) => name === address.get("model")) ?? defaultLaboratoryState.model,
  }),
  write: (address, state) => {
    const next = new URLSearchParams(address);
    for (const id of laboratorySliderIds) {
      const { key, start } = laboratorySliders[id];
      if (state[id] === start) next.delete(key);
      else next.set(key, String(Number(state[id].toFixed(4))));
    }
    if (state.model === defaultLaboratoryState.model) next.delete("model");
    else next.set("model", state.model);
    return next;
  },
};

/** Sliders of a model. */
export function slidersOf(model: LaboratoryModelId): readonly LaboratorySliderId[] {
  return laboratorySliderIds.filter((id) => (laboratorySliders[id].models as readonly LaboratoryModelId[]).includes(model));
}

/** Values of freeness on the diagram; every point of our own model is a row of equilibria, so it has fewer. */
const diagramPoints = { krugman: 97, "footloose-entrepreneur": 97, "own-model": 33 } as const;

/** The operation's input: only what the model uses, so that an unused slider asks nothing new. */
export function laboratoryInput(state: LaboratoryState, model: LaboratoryModelId): OperationInput<"how.laboratory"> {
  return {
    model,
    ...Object.fromEntries(slidersOf(model).map((id) => [id, state[id]])),
    points: diagramPoints[model],
  };
}
