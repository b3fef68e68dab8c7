import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { designPairs, type PairingInput, shapleyValue } from "../../src/index.ts";

describe("shapleyValue", () => {
  it("splits the glove game: one left and two right gloves give 2/3, 1/6, 1/6", () => {
    const value = shapleyValue(3, (coalition) => ((coalition & 1) === 1 && (coalition & 6) !== 0 ? 1 : 0));
    expect(value[0]).toBeCloseTo(2 / 3, 14);
    expect(value[1]).toBeCloseTo(1 / 6, 14);
    expect(value[2]).toBeCloseTo(1 / 6, 14);
  });

  it("adds up, ignores dummies and treats equals alike", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 16, maxLength: 16 }), (worth) => {
        const value = shapleyValue(4, (coalition) => worth[coalition]!);
        expect(value.reduce((sum, share) => sum + share, 0)).toBeCloseTo(worth[15]! - worth[0]!, 9);
        const dummy = shapleyValue(5, (coalition) => worth[coalition & 15]!);
        expect(dummy[4]).toBeCloseTo(0, 12);
        for (let i = 0; i < 4; ++i) expect(dummy[i]).toBeCloseTo(value[i]!, 12);
      }),
    );
    const equal = shapleyValue(4, (coalition) => (coalition === 15 ? 8 : 0));
    for (const share of equal) expect(share).toBeCloseTo(2, 12);
    expect(() => shapleyValue(17, () => 0)).toThrow(/1 to 16/);
  });
});

/** Home 0 is crowded; hosts 1 and 2 have room, host 1 suits it better. */
const input: PairingInput = {
  regions: 3,
  industries: 2,
  activity: Float64Array.of(100, 100, 10, 10, 10, 10),
  benefit: Float64Array.of(0, 0, 0.1, 0.04, 0.05, 0.02),
  distances: new Float64Array(9),
  room: Float64Array.of(0, 15, 50),
  homes: [0],
  hosts: [1, 2],
  movableShare: Float64Array.of(0.1, 0.1),
};

describe("designPairs", () => {
  it("pairs by gain and fills the room with the best industries first, by hand", () => {
    const { pairs, totalGain } = designPairs(input);
    expect(pairs).toHaveLength(1);
    expect(pairs[0]).toMatchObject({ home: 0, host: 1 });
    expect(pairs[0]!.flows.map(({ industry, amount }) => [industry, amount])).toEqual([
      [0, 10],
      [1, 5],
    ]);
    expect(totalGain).toBeCloseTo(10 * 0.1 + 5 * 0.04, 12);
    // Without a tie home and host share alike; all output is booked in the host, so it owes the home half.
    expect(pairs[0]!.fair.home).toBeCloseTo(0.6, 12);
    expect(pairs[0]!.fair.tie).toBeCloseTo(0, 12);
    expect(pairs[0]!.transferToHome).toBeCloseTo(0.6, 12);
  });

  it("gives the builder of the tie a third of what only the tie adds", () => {
    const tieGain = new Float64Array(9);
    tieGain[1 * 3 + 0] = 0.02;
    const [pair] = designPairs({ ...input, tieGain }, { accounting: { homeShare: 0.5 } }).pairs;
    expect(pair!.jointGain - pair!.gainWithoutTie).toBeCloseTo(15 * 0.02, 12);
    expect(pair!.fair.tie).toBeCloseTo((15 * 0.02) / 3, 12);
    expect(pair!.fair.home + pair!.fair.host + pair!.fair.tie).toBeCloseTo(pair!.jointGain, 12);
    // Booked half and half: fair shares are equal, so no transfer is due.
    expect(pair!.transferToHome).toBeCloseTo(0, 12);
  });

  it("leaves homes alone that no host suits, and gives two hosts to one home on demand", () => {
    const worthless = designPairs({ ...input, benefit: new Float64Array(6) });
    expect(worthless.pairs).toEqual([]);
    expect(worthless.unpaired).toEqual([0]);
    expect(designPairs(input, { hostsPerHome: 2 }).pairs.map((pair) => pair.host)).toEqual([1, 2]);
    expect(() => designPairs({ ...input, hosts: [5] })).toThrow(/3 regions/);
    expect(() => designPairs(input, { accounting: { homeShare: 2 } })).toThrow(/between 0 and 1/);
  });
});
