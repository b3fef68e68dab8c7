import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

interface Settled {
  readonly status: string;
  readonly start: { readonly pattern: { readonly centres: readonly number[] } };
  readonly rest: {
    readonly shares: readonly number[];
    readonly pattern: { readonly centres: readonly number[]; readonly spacing: { readonly least: number } | null };
  };
  readonly waves: readonly { readonly peaks: number; readonly growth: number }[];
  readonly sweep: readonly { readonly reach: number; readonly centres: number; readonly shares: readonly number[] }[];
}

const ring = async (input: Record<string, unknown>) =>
  (await execute("how.laboratory-ring", input, { study: undefined, progress: () => {}, signal: new AbortController().signal }))
    .result as Settled;

describe("regions on a ring", () => {
  it("settle in three centres that online trade merges into two and one", async () => {
    const { status, rest, waves, sweep } = await ring({ freeness: 0.3 });
    expect(status).toBe("converged");
    expect(rest.pattern.centres.length).toBe(3);
    expect(rest.pattern.spacing).toMatchObject({ least: 4, most: 4 });
    expect(waves.reduce((most, wave) => (wave.growth > most.growth ? wave : most)).peaks).toBe(3);
    expect([...new Set(sweep.map(({ centres }) => centres))]).toEqual([3, 2, 1]);
    expect(sweep[0]!.reach).toBe(0);
    expect(sweep.at(-1)!.reach).toBeCloseTo(0.9, 12);
    for (const { shares } of sweep) expect([...shares].sort((a, b) => b - a)).toEqual(shares);
  });

  it("fall back to even spread from one core where trade is dear", async () => {
    const { start, rest } = await ring({ model: "footloose-entrepreneur", start: "one-core", freeness: 0.05, sweepPoints: 0 });
    expect(start.pattern.centres).toEqual([0]);
    expect(rest.pattern.centres).toEqual([]);
    expect(rest.shares.every((share) => Math.abs(share - 1 / 12) < 1e-6)).toBe(true);
  });

  it("give the same answer for the same seed, another centre for another", async () => {
    const input = { freeness: 0.3, sweepPoints: 0 };
    expect(await ring(input)).toEqual(await ring(input));
    expect((await ring({ ...input, seed: 2 })).rest.pattern.centres).not.toEqual((await ring(input)).rest.pattern.centres);
  });

  it("are refused by name where the input has no meaning", async () => {
    await expect(ring({ regions: 1 })).rejects.toMatchObject({ code: "bad-input" });
    await expect(ring({ freeness: 1 })).rejects.toMatchObject({ code: "bad-input" });
  });
});
