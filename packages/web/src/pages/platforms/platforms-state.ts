import type { OperationInput } from "../../api/contract.ts";
import type { AddressCodec } from "../../selection/use-address-draft.ts";

/** Sliders: name in the address, limits, step, digits and starting value. */
export const platformSliders = {
  platforms: { key: "k", range: [1, 8], step: 1, decimals: 0, start: 3 },
  largest: { key: "s", range: [0.05, 1], step: 0.01, decimals: 2, start: 0.5 },
  interoperability: { key: "i", range: [0, 1], step: 0.05, decimals: 2, start: 0.5 },
  commission: { key: "c", range: [0, 0.5], step: 0.01, decimals: 2, start: 0.12 },
} as const satisfies Record<
  string,
  {
    readonly key: string;
    readonly range: readonly [number, number];
    readonly step: number;
    readonly decimals: number;
    readonly start: number;
  }
>;

export type PlatformSliderId = keyof typeof platformSliders;
export const platformSliderIds = Object.keys(platformSliders) as PlatformSliderId[];
export type PlatformsState = Readonly<Record<PlatformSliderId, number>>;

export const defaultPlatformsState: PlatformsState = Object.fromEntries(
  platformSliderIds.map((id) => [id, platformSliders[id].start]),
) as Record<PlatformSliderId, number>;

export const platformsAddress: AddressCodec<PlatformsState> = {
  read: (address) =>
    Object.fromEntries(
      platformSliderIds.map((id) => {
        const { key, range, start } = platformSliders[id];
        const text = address.get(key);
        const value = text === null || text === "" ? Number.NaN : Number(text);
        return [id, value >= range[0] && value <= range[1] ? value : start];
      }),
    ) as Record<PlatformSliderId, number>,
  write: (address, state) => {
    const next = new URLSearchParams(address);
    for (const id of platformSliderIds) {
      const { key, start } = platformSliders[id];
      if (state[id] === start) next.delete(key);
      else next.set(key, String(state[id]));
    }
    return next;
  },
};

/** The largest platform first, the others alike; one platform has everybody, and none is larger than the largest. */
export function platformsInput({
  platforms,
  largest,
  interoperability,
  commission,
}: PlatformsState): OperationInput<"scenario.platforms"> {
  const count = Math.round(platforms);
  const share = count === 1 ? 1 : Math.max(largest, 1 / count);
  const others = Array.from({ length: count - 1 }, () => Number(((1 - share) / (count - 1)).toFixed(6)));
  return { users: [share, ...others], interoperability, commission };
}
