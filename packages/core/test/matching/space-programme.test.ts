import { describe, expect, it } from "vitest";
import { solveWithHighs } from "../../../lab/src/solvers/highs.ts";
import {
  BASIS_STATUS,
  createProgramme,
  createRandom,
  type LinearProgramme,
  type SpaceProgrammeInput,
  solveSpaceProgramme,
  survivingMoves,
} from "../../src/index.ts";

/** Two places, one industry; the second is worth .1 more and has room for 20. */
const pair: SpaceProgrammeInput = {
  regions: 2,
  industries: 1,
  activity: Float64Array.of(100, 40),
  benefit: Float64Array.of(0, 0.1),
  distances: new Float64Array(4),
  resources: [
    { id: "land", unit: "m2", intensity: Float64Array.of(2), capacity: Float64Array.of(Number.POSITIVE_INFINITY, 120) },
  ],
  movableShare: Float64Array.of(0.5),
};

function randomInput(seed: number, R: number, S: number, slack: number): SpaceProgrammeInput {
  const random = createRandom(seed);
  const draw = (n: number, low: number, high: number) =>
    Float64Array.from({ length: n }, () => low + (high - low) * random.uniform());
  const activity = draw(R * S, 10, 100);
  const resources = ["land", "labour"].map((id) => {
    const intensity = draw(S, 0.5, 3);
    const capacity = Float64Array.from({ length: R }, (_, i) => {
      let use = 0;
      for (let s = 0; s < S; ++s) use += intensity[s]! * activity[i * S + s]!;
      return use * (slack + 0.2 * random.uniform());
    });
    return { id, unit: "1", intensity, capacity };
  });
  return {
    regions: R,
    industries: S,
    activity,
    benefit: draw(R * S, -0.1, 0.1),
    distances: draw(R * R, 0, 2000),
    resources,
    movableShare: draw(S, 0.1, 0.5),
  };
}

/** The programme written out with all its moves, at the default moving cost. */
function wholeProgramme({ regions: R, industries: S, ...input }: SpaceProgrammeInput): LinearProgramme {
  const builder = createProgramme("maximise");
  for (let cell = 0; cell < R * S; ++cell) {
    builder.row(Number.NEGATIVE_INFINITY, input.movableShare![cell % S]! * input.activity[cell]!);
  }
  for (const { intensity, capacity } of input.resources) {
    for (let i = 0; i < R; ++i) {
      let use = 0;
      for (let s = 0; s < S; ++s) use += intensity[s]! * input.activity[i * S + s]!;
      builder.row(Number.NEGATIVE_INFINITY, capacity[i]! - use);
    }
  }
  for (let i = 0; i < R; ++i) {
    for (let j = 0; j < R; ++j) {
      for (let s = 0; s < S && i !== j; ++s) {
        const gain = input.benefit[j * S + s]! - input.benefit[i * S + s]! - (0.005 * input.distances[i * R + j]!) / 1000;
        const entries = input.resources.flatMap(({ intensity }, k): [number, number][] => [
          [R * S + k * R + i, -intensity[s]!],
          [R * S + k * R + j, intensity[s]!],
        ]);
        builder.column(gain, 0, Number.POSITIVE_INFINITY, [[i * S + s, 1], ...entries]);
      }
    }
  }
  return builder.build();
}

describe("solveSpaceProgramme", () => {
  it("fills the room of the better place and prices it, by hand", async () => {
    const result = await solveSpaceProgramme(pair, solveWithHighs);
    expect(result.status).toBe("optimal");
    expect(result.moves).toEqual([{ from: 0, to: 1, industry: 0, amount: 20, gain: 0.1 }]);
    expect(result.objective).toBeCloseTo(2, 9);
    expect(result.misallocation).toBeCloseTo(2 / 140, 9);
    // One more square metre hosts half a worker, worth .05.
    expect(result.shadowRents[1]).toBeCloseTo(0.05, 9);
    expect(result.shadowRents[0]).toBe(0);
    expect(result.absentResources).toEqual(["labour", "energy", "emission"]);
  });

  it("is limited by the movable share where there is room enough", async () => {
    const roomy = { ...pair, resources: [] };
    const result = await solveSpaceProgramme(roomy, solveWithHighs);
    expect(result.moves[0]!.amount).toBeCloseTo(50, 9);
    expect(result.mobilityPrices[0]).toBeCloseTo(0.1, 9);
  });

  it("stays put when moving costs more than it gains", async () => {
    const far = { ...pair, distances: Float64Array.of(0, 3000, 3000, 0) };
    expect((await solveSpaceProgramme(far, solveWithHighs, { movingCost: 0.05 })).moves).toEqual([]);
  });

  it("reaches with a few columns the optimum of all of them, keeps totals and limits", async () => {
    for (const seed of [1, 2, 3]) {
      const input = randomInput(seed, 8, 3, 1);
      const few = await solveSpaceProgramme(input, solveWithHighs, { candidates: 1 });
      const all = await solveSpaceProgramme(input, solveWithHighs, { candidates: 8 });
      expect(few.status).toBe("optimal");
      expect(few.gap).toBeLessThan(1e-8);
      expect(few.objective).toBeCloseTo(all.objective, 6);
      expect(few.rounds).toBeGreaterThan(1);
      for (const [k, resource] of input.resources.entries()) {
        for (let i = 0; i < 8; ++i) expect(few.use[k * 8 + i]!).toBeLessThanOrEqual(resource.capacity[i]! * (1 + 1e-7));
      }
      for (let i = 0; i < 8; ++i) {
        for (let s = 0; s < 3; ++s) {
          const out = few.moves
            .filter((move) => move.from === i && move.industry === s)
            .reduce((sum, move) => sum + move.amount, 0);
          expect(out).toBeLessThanOrEqual(input.movableShare![s]! * input.activity[i * 3 + s]! + 1e-6);
        }
      }
    }
  });

  it("is the optimum of the programme with every move, also where places must give up activity", async () => {
    const seen = new Set<string>();
    for (let seed = 4; seed < 10; ++seed) {
      const input = randomInput(seed, 7, 3, seed % 2 === 0 ? 1 : 0.95);
      const result = await solveSpaceProgramme(input, solveWithHighs);
      const whole = await solveWithHighs(wholeProgramme(input));
      seen.add(result.status);
      expect(result.status).toBe(whole.status);
      if (result.status !== "optimal") continue;
      expect(result.gap).toBeLessThan(1e-8);
      expect(result.objective).toBeCloseTo(whole.objective, 6);
    }
    expect(seen).toContain("optimal");
  });

  it("hands on a basis from each programme to the next, and ends where it would without", async () => {
    let begun = 0;
    for (let seed = 10; seed < 14; ++seed) {
      const input = randomInput(seed, 20, 5, seed % 2 === 0 ? 1 : 0.95);
      const continued = await solveSpaceProgramme(input, (programme) => {
        if (programme.start) {
          const { columns, rows } = programme.start;
          const basic = [...columns, ...rows].filter((status) => status === BASIS_STATUS.BASIC).length;
          expect(basic).toBe(programme.rows);
          ++begun;
        }
        return solveWithHighs(programme);
      });
      const afresh = await solveSpaceProgramme(input, ({ start: _, ...programme }) => solveWithHighs(programme));
      expect(continued.status).toBe(afresh.status);
      if (continued.status !== "optimal") continue;
      expect(continued.gap).toBeLessThan(1e-9);
      expect(continued.objective).toBeCloseTo(afresh.objective, 7);
    }
    expect(begun).toBeGreaterThan(3);
  });

  it("reports a consistent partial answer at the round limit", async () => {
    const input = randomInput(2, 8, 3, 1);
    const result = await solveSpaceProgramme(input, solveWithHighs, { candidates: 1, rounds: 1 });
    expect(result.status).toBe("round-limit");
    const sum = result.moves.reduce((total, move) => total + move.amount * move.gain, 0);
    expect(sum).toBeCloseTo(result.objective, 9);
    for (const [k, resource] of input.resources.entries()) {
      for (let i = 0; i < 8; ++i) expect(result.use[k * 8 + i]!).toBeLessThanOrEqual(resource.capacity[i]! * (1 + 1e-7));
    }
  });

  it("moves at a loss where a limit forces it out", async () => {
    const crowded: SpaceProgrammeInput = {
      ...pair,
      benefit: Float64Array.of(0.1, 0),
      resources: [{ id: "emission", unit: "t", intensity: Float64Array.of(1), capacity: Float64Array.of(80, 100) }],
    };
    const result = await solveSpaceProgramme(crowded, solveWithHighs);
    expect(result.status).toBe("optimal");
    expect(result.moves[0]).toMatchObject({ from: 0, to: 1 });
    expect(result.moves[0]!.amount).toBeCloseTo(20, 7);
    expect(result.shadowRents[0]).toBeCloseTo(0.1, 7);
  });

  it("names a smallest set of limits in conflict", async () => {
    // The two places hold 140 workers on land for 130; labour is ample.
    const conflict: SpaceProgrammeInput = {
      regions: 2,
      industries: 1,
      activity: Float64Array.of(100, 40),
      benefit: Float64Array.of(0, 0.1),
      distances: new Float64Array(4),
      resources: [
        { id: "land", unit: "m2", intensity: Float64Array.of(1), capacity: Float64Array.of(80, 50) },
        { id: "labour", unit: "persons", intensity: Float64Array.of(1), capacity: Float64Array.of(500, 500) },
      ],
      movableShare: Float64Array.of(0.5),
    };
    const result = await solveSpaceProgramme(conflict, solveWithHighs);
    expect(result.status).toBe("infeasible");
    expect(result.conflict.map(({ resource, region }) => `${resource} ${region}`)).toEqual(["land 0", "land 1"]);
    // Without either of the two the rest can be met.
    for (const region of [0, 1]) {
      const capacity = conflict.resources[0]!.capacity.slice();
      capacity[region] = Number.POSITIVE_INFINITY;
      const relaxed = { ...conflict, resources: [{ ...conflict.resources[0]!, capacity }, conflict.resources[1]!] };
      expect((await solveSpaceProgramme(relaxed, solveWithHighs)).status).toBe("optimal");
    }
  });

  it("passes on what the solver could not do and refuses bad input", async () => {
    const failing = (programme: LinearProgramme) => ({ ...solveWithHighs(programme), status: "limit" as const });
    expect((await solveSpaceProgramme(pair, failing)).status).toBe("solver-limit");
    await expect(solveSpaceProgramme({ ...pair, activity: Float64Array.of(-1, 2) }, solveWithHighs)).rejects.toThrow(/0 or more/);
    await expect(solveSpaceProgramme({ ...pair, movableShare: Float64Array.of(2) }, solveWithHighs)).rejects.toThrow(
      /between 0 and 1/,
    );
    const negative = [{ id: "land", unit: "m2", intensity: Float64Array.of(1), capacity: Float64Array.of(-5, 1) }];
    await expect(solveSpaceProgramme({ ...pair, resources: negative }, solveWithHighs)).rejects.toThrow(/Infinity for no limit/);
  });
});

describe("survivingMoves", () => {
  it("keeps what nine of ten draws make, with the median amount", () => {
    const move = (amount: number) => ({ from: 0, to: 1, industry: 0, amount, gain: 0.1 });
    const rare = { from: 1, to: 0, industry: 0, amount: 1, gain: 0.1 };
    const draws = Array.from({ length: 10 }, (_, k) => (k === 0 ? [rare] : [move(k)]));
    expect(survivingMoves(draws)).toEqual([{ from: 0, to: 1, industry: 0, share: 0.9, amount: 5 }]);
  });
});
