import { describe, expect, it } from "vitest";
import { PATH_CODE, type PeerInput, pathPeers, pathRiver, pathTransitions } from "../../src/index.ts";

const { optimising: O, deepening: D } = PATH_CODE;

/** Three regions, two periods; region 1 is like region 0 and took the deepening path first. */
const input: PeerInput = {
  regions: 3,
  periods: 2,
  profile: [Float64Array.of(1, 1.2, 1, 1.1, 5, 5.5), Float64Array.of(2, 2, 2, 2, 2, 2)],
  paths: Uint8Array.of(O, O, D, O, D, D),
  outcome: Float64Array.of(10, 10.1, 10.2, 9, 9.4, 9.9, 8, 8, 7.5),
};

describe("pathPeers", () => {
  it("finds the likest place that took the path before and what followed, by hand", () => {
    const peers = pathPeers(input, 0, 1, D);
    expect(peers.map((peer) => peer.region)).toEqual([1, 2]);
    expect(peers[0]).toMatchObject({ period: 0, next: O });
    expect(peers[0]!.outcomeAfter).toBeCloseTo(0.5, 12);
    expect(peers[0]!.distance).toBeLessThan(peers[1]!.distance);
  });

  it("does not depend on units, ignores what does not vary, and looks only back", () => {
    const scaled = pathPeers({ ...input, profile: [input.profile[0]!.map((x) => 1000 * x)] }, 0, 1, D);
    expect(scaled[1]!.distance).toBeCloseTo(pathPeers(input, 0, 1, D)[1]!.distance, 12);
    const last = pathPeers(input, 0, 2, D);
    expect(last.find((peer) => peer.period === 1)).toMatchObject({ region: 2, next: -1 });
    expect(last.find((peer) => peer.period === 1)!.outcomeAfter).toBeNaN();
    expect(pathPeers(input, 0, 1, PATH_CODE.strengthening)).toEqual([]);
    expect(() => pathPeers(input, 0, 0, D)).toThrow(/from 1 to 2/);
  });
});

describe("pathRiver", () => {
  it("keeps every cell in every period and agrees with the transition counts", () => {
    const periods = [Uint8Array.of(O, O, D), Uint8Array.of(O, D, D)];
    const river = pathRiver(periods);
    expect([river.sizes[O], river.sizes[D], river.sizes[5 + O], river.sizes[5 + D]]).toEqual([2, 1, 1, 2]);
    const { counts } = pathTransitions(periods);
    for (const { from, to, size } of river.flows) expect(size).toBe(counts[from * 5 + to]);
    expect(pathRiver(periods, Float64Array.of(1, 5, 1)).flows.find((flow) => flow.from === O && flow.to === D)!.size).toBe(5);
  });
});
