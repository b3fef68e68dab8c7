import type { OperationInput } from "../../api/contract.ts";
import type { AddressCodec } from "../../selection/use-address-draft.ts";

/** Limits, step and digits of every slider; `key` is its name in the address. */
export const strengths = {
  upgrade: { key: "xi-u", range: [0, 0.15], step: 0.005, decimals: 3 },
  derivation: { key: "xi-e", range: [0, 0.2], step: 0.005, decimals: 3 },
  reshaping: { key: "r", range: [0, 0.3], step: 0.01, decimals: 2 },
  digitalGrowth: { key: "growth", range: [0, 2], step: 0.05, decimals: 2 },
  border: { key: "border", range: [1, 2], step: 0.01, decimals: 2 },
  mobilityElasticity: { key: "epsilon", range: [0.5, 4.6], step: 0.1, decimals: 1 },
  distanceRelief: { key: "relief", range: [0, 0.9], step: 0.05, decimals: 2 },
} as const;

export type StrengthId = keyof typeof strengths;
export const strengthIds = Object.keys(strengths) as StrengthId[];
/** The sliders that change the shocks; the others change the baseline. */
export const shockIds = ["upgrade", "derivation", "reshaping", "digitalGrowth"] as const;

/** Everything an equilibrium of this page depends on; null keeps the study's own default. */
export type HowState = Readonly<Record<StrengthId, number | null>> & {
  readonly readiness: "off" | "on";
  readonly inputs: "linked" | "none";
};

export const defaultHowState: HowState = {
  upgrade: null,
  derivation: null,
  reshaping: null,
  digitalGrowth: null,
  border: null,
  mobilityElasticity: null,
  distanceRelief: null,
  readiness: "off",
  inputs: "linked",
};

export const howAddress: AddressCodec<HowState> = {
  read: (address) => {
    const numbers = Object.fromEntries(
      strengthIds.map((id) => {
        const {
          key,
          range: [low, high],
        } = strengths[id];
        const text = address.get(key);
        const value = text === null || text === "" ? Number.NaN : Number(text);
        return [id, value >= low && value <= high ? value : null];
      }),
    ) as Record<StrengthId, number | null>;
    return {
      ...numbers,
      readiness: address.get("readiness") === "on" ? "on" : "off",
      inputs: address.get("inputs") === "none" ? "none" : "linked",
    };
  },
  write: (address, state) => {
    const next = new URLSearchParams(address);
    const put = (key: string, value: string | null) => (value === null ? next.delete(key) : next.set(key, value));
    for (const id of strengthIds) {
      const value = state[id];
      put(strengths[id].key, value === null ? null : String(Number(value.toFixed(4))));
    }
    put("readiness", state.readiness === "on" ? "on" : null);
    put("inputs", state.inputs === "none" ? "none" : null);
    return next;
  },
};

/** Whether every slider stands where the study puts it. */
export function untouched(state: HowState): boolean {
  return (Object.keys(defaultHowState) as (keyof HowState)[]).every((key) => state[key] === defaultHowState[key]);
}

/** The baseline part of the operation's input. */
export function baselineInput(state: HowState): OperationInput<"how.baseline"> {
  return {
    ...(state.border === null ? {} : { border: state.border }),
    ...(state.mobilityElasticity === null ? {} : { mobilityElasticity: state.mobilityElasticity }),
    ...(state.distanceRelief === null ? {} : { distanceRelief: state.distanceRelief }),
    ...(state.inputs === "none" ? { inputs: "none" as const } : {}),
  };
}

/** The input of the forms over the years: the same shocks and baseline. */
export function transitionsInput(state: HowState): OperationInput<"how.form-transitions"> {
  const { legend, diagnosis, ...input } = trinityInput(state, "");
  return input;
}

/** The input of the 16 equilibria; the checks come with the baseline, so that the figure does not wait for them. */
export function trinityInput(state: HowState, legend: string): OperationInput<"how.trinity"> {
  return {
    ...baselineInput(state),
    ...Object.fromEntries(shockIds.flatMap((id) => (state[id] === null ? [] : [[id, state[id]]]))),
    readiness: state.readiness,
    legend,
    diagnosis: "without",
  };
}
