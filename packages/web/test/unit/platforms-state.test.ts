import { describe, expect, it } from "vitest";
import { defaultPlatformsState, platformsAddress, platformsInput } from "../../src/pages/platforms/platforms-state.ts";

describe("the platforms of the page", () => {
  it("add up to one, with none larger than the largest", () => {
    for (const [platforms, largest] of [
      [1, 0.3],
      [2, 0.2],
      [3, 0.5],
      [8, 0.9],
    ] as const) {
      const { users } = platformsInput({ ...defaultPlatformsState, platforms, largest });
      expect(users).toHaveLength(platforms);
      expect(users!.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
      expect(Math.max(...users!)).toBe(users![0]);
    }
  });

  it("survive the address, which names only what was moved and takes nothing out of range", () => {
    const state = { ...defaultPlatformsState, interoperability: 0.8 };
    const address = platformsAddress.write(new URLSearchParams("region=330000"), state);
    expect(address.toString()).toBe("region=330000&i=0.8");
    expect(platformsAddress.read(address)).toEqual(state);
    expect(platformsAddress.read(new URLSearchParams("i=7&k=x"))).toEqual(defaultPlatformsState);
  });
});
