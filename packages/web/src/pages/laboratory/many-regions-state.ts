import type { OperationInput } from "../../api/contract.ts";
import type { AddressCodec } from "../../selection/use-address-draft.ts";
import {
  defaultLaboratoryState,
  type LaboratoryModelId,
  type LaboratorySliderId,
  type LaboratoryState,
  laboratoryAddress,
  slidersOf,
} from "./laboratory-state.ts";

export const ringStarts = ["even", "one-core"] as const;
export const mapStarts = ["even", "activity", "one-core"] as const;
export type Start = (typeof mapStarts)[number];
export const distanceForms = ["power", "kilometres"] as const;
export type DistanceForm = (typeof distanceForms)[number];

/** Sliders of the places: name in the address, limits, step, digits and starting value. */
export const placeSliders = {
  regions: { key: "n", range: [3, 60], step: 1, decimals: 0, start: 12 },
  freeness: { key: "phi", range: [0.02, 0.95], step: 0.01, decimals: 2, start: 0.3 },
  distanceRelief: { key: "c", range: [-0.5, 1], step: 0.05, decimals: 2, start: 0.65 },
} as const;
export type PlaceSliderId = keyof typeof placeSliders;

export type ManyRegionsState = LaboratoryState &
  Readonly<Record<PlaceSliderId, number>> & {
    readonly start: Start;
    readonly distanceForm: DistanceForm;
    /** Which random deviation. */
    readonly seed: number;
  };

export const defaultManyRegionsState: ManyRegionsState = {
  ...defaultLaboratoryState,
  regions: placeSliders.regions.start,
  freeness: placeSliders.freeness.start,
  distanceRelief: placeSliders.distanceRelief.start,
  start: "even",
  distanceForm: "power",
  seed: 1,
};

const numberIn = (text: string | null, [low, high]: readonly [number, number], fallback: number): number => {
  const value = text === null || text === "" ? Number.NaN : Number(text);
  return value >= low && value <= high ? value : fallback;
};

export const manyRegionsAddress: AddressCodec<ManyRegionsState> = {
  read: (address) => {
    const { regions, freeness, distanceRelief } = placeSliders;
    return {
      ...laboratoryAddress.read(address),
      regions: Math.round(numberIn(address.get(regions.key), regions.range, regions.start)),
      freeness: numberIn(address.get(freeness.key), freeness.range, freeness.start),
      distanceRelief: numberIn(address.get(distanceRelief.key), distanceRelief.range, distanceRelief.start),
      start: mapStarts.find((name) => name === address.get("start")) ?? "even",
      distanceForm: distanceForms.find((name) => name === address.get("distance")) ?? "power",
      seed: Math.round(numberIn(address.get("seed"), [1, 9999], 1)),
    };
  },
  write: (address, state) => {
    const next = laboratoryAddress.write(address, state);
    const put = (key: string, value: number | string, fallback: number | string) => {
      if (value === fallback) next.delete(key);
      else next.set(key, String(value));
    };
    put("n", state.regions, placeSliders.regions.start);
    put("phi", Number(state.freeness.toFixed(4)), placeSliders.freeness.start);
    put("c", Number(state.distanceRelief.toFixed(4)), placeSliders.distanceRelief.start);
    put("start", state.start, "even");
    put("distance", state.distanceForm, "power");
    put("seed", state.seed, 1);
    return next;
  },
};

/** Sliders of a model without the one freeness of online trade: among many regions it falls with distance. */
export function manySlidersOf(model: LaboratoryModelId): readonly LaboratorySliderId[] {
  return slidersOf(model).filter((id) => id !== "virtualFreeness");
}

function settlingInput(state: ManyRegionsState) {
  return {
    model: state.model,
    ...Object.fromEntries(manySlidersOf(state.model).map((id) => [id, state[id]])),
    freeness: state.freeness,
    distanceRelief: state.distanceRelief,
    seed: state.seed,
  };
}

export function ringInput(state: ManyRegionsState): OperationInput<"how.laboratory-ring"> {
  return { ...settlingInput(state), regions: state.regions, start: state.start === "one-core" ? "one-core" : "even" };
}

export function mapInput(state: ManyRegionsState): OperationInput<"how.laboratory-map"> {
  return { ...settlingInput(state), start: state.start, distanceForm: state.distanceForm };
}
