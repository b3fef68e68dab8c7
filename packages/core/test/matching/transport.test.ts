import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { solveWithHighs } from "../../../lab/src/solvers/highs.ts";
import {
  checkDuality,
  createProgramme,
  createRandom,
  denseTransport,
  type LinearProgramme,
  solveTransport,
  type TransportProblem,
} from "../../src/index.ts";

function asProgramme(problem: TransportProblem): LinearProgramme {
  const builder = createProgramme("minimise");
  const offers = Array.from(problem.supply, (amount) => builder.row(Number.NEGATIVE_INFINITY, amount));
  const requests = Array.from(problem.demand, (amount) => builder.row(amount, amount));
  for (let e = 0; e < problem.from.length; ++e) {
    builder.column(problem.cost[e]!, 0, Number.POSITIVE_INFINITY, [
      [offers[problem.from[e]!]!, 1],
      [requests[problem.to[e]!]!, 1],
    ]);
  }
  for (const [j, row] of requests.entries()) {
    if (Number.isFinite(problem.penalty[j]!)) builder.column(problem.penalty[j]!, 0, Number.POSITIVE_INFINITY, [[row, 1]]);
  }
  return builder.build();
}

function randomProblem(seed: number, m: number, n: number, density: number, integer: boolean): TransportProblem {
  const random = createRandom(seed);
  const amount = () => (integer ? random.integer(6) : 10 * random.uniform());
  const from: number[] = [];
  const to: number[] = [];
  const cost: number[] = [];
  for (let i = 0; i < m; ++i) {
    for (let j = 0; j < n; ++j) {
      if (random.uniform() > density) continue;
      from.push(i);
      to.push(j);
      cost.push(integer ? random.integer(10) : 10 * random.uniform() - 1);
    }
  }
  return {
    supply: Float64Array.from({ length: m }, amount),
    demand: Float64Array.from({ length: n }, amount),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    cost: Float64Array.from(cost),
    penalty: Float64Array.from({ length: n }, () => (integer ? random.integer(12) : 8 * random.uniform())),
  };
}

function expectFeasible(problem: TransportProblem, flow: Float64Array, unused: Float64Array, unmatched: Float64Array) {
  const out = new Float64Array(problem.supply.length);
  const into = new Float64Array(problem.demand.length);
  for (let e = 0; e < flow.length; ++e) {
    expect(flow[e]).toBeGreaterThanOrEqual(0);
    out[problem.from[e]!]! += flow[e]!;
    into[problem.to[e]!]! += flow[e]!;
  }
  for (let i = 0; i < out.length; ++i) expect(out[i]! + unused[i]!).toBeCloseTo(problem.supply[i]!, 9);
  for (let j = 0; j < into.length; ++j) expect(into[j]! + unmatched[j]!).toBeCloseTo(problem.demand[j]!, 9);
}

describe("solveTransport", () => {
  it("ships from three plants to four markets at the cost HiGHS finds", async () => {
    const cost = Float64Array.of(2, 2, 2, 1, 10, 8, 5, 4, 7, 6, 6, 8);
    const problem = denseTransport(Float64Array.of(3, 7, 5), Float64Array.of(4, 3, 4, 4), cost);
    const solution = solveTransport(problem);
    expect(solution.status).toBe("optimal");
    expect(solution.cost).toBe((await solveWithHighs(asProgramme(problem))).objective);
    expect(solution.gap).toBeCloseTo(0, 12);
  });

  it("solves two by two by hand, with prices", () => {
    const problem = denseTransport(Float64Array.of(5, 5), Float64Array.of(4, 3), Float64Array.of(1, 4, 2, 3), 10);
    const solution = solveTransport(problem);
    // 4 from the first to the first (1 each), the second request from the second offer (3 each).
    expect([...solution.flow]).toEqual([4, 0, 0, 3]);
    expect(solution.cost).toBe(13);
    expect([...solution.unused]).toEqual([1, 2]);
    expect([...solution.demandPrice]).toEqual([1, 3]);
    expect([...solution.supplyPrice]).toEqual([0, 0]);
  });

  it("agrees with HiGHS and proves its optimum, over sparse, degenerate and negative-cost problems", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.double({ min: 0.1, max: 1, noNaN: true }),
        fc.boolean(),
        async (seed, m, n, density, integer) => {
          const problem = randomProblem(seed, m, n, density, integer);
          const solution = solveTransport(problem);
          expect(solution.status).toBe("optimal");
          expectFeasible(problem, solution.flow, solution.unused, solution.unmatched);
          expect(Math.abs(solution.gap)).toBeLessThan(1e-9 * (1 + Math.abs(solution.cost)));
          const oracle = await solveWithHighs(asProgramme(problem));
          expect(Math.abs(solution.cost - oracle.objective)).toBeLessThan(1e-6 * (1 + Math.abs(oracle.objective)));
        },
      ),
      { numRuns: 120 },
    );
  });

  it("is an assignment with unit amounts: equals the best of all permutations", () => {
    const random = createRandom(8);
    const n = 6;
    const cost = Float64Array.from({ length: n * n }, () => random.integer(50));
    let best = Number.POSITIVE_INFINITY;
    const permute = (row: number, used: number, sum: number): void => {
      if (row === n) {
        best = Math.min(best, sum);
        return;
      }
      for (let j = 0; j < n; ++j) if (!((used >> j) & 1)) permute(row + 1, used | (1 << j), sum + cost[row * n + j]!);
    };
    permute(0, 0, 0);
    const ones = new Float64Array(n).fill(1);
    const solution = solveTransport(denseTransport(ones, ones, cost));
    expect(solution.cost).toBe(best);
    for (const amount of solution.flow) expect(amount === 0 || amount === 1).toBe(true);
  });

  it("says infeasible when what must be matched exceeds what there is, and leaves the rest matched", () => {
    const solution = solveTransport(denseTransport(Float64Array.of(3), Float64Array.of(2, 2), Float64Array.of(1, 2)));
    expect(solution.status).toBe("infeasible");
    expect(solution.unmatched[1]).toBe(1);
    expect(solution.gap).toBeNaN();
  });

  it("starts from an earlier basis: the same optimum after costs change, in fewer pivots", () => {
    const problem = randomProblem(5, 60, 60, 0.5, false);
    const first = solveTransport(problem);
    const cost = problem.cost.map((value, e) => (problem.from[e] === 3 ? 1e3 : value));
    const changed = { ...problem, cost };
    const cold = solveTransport(changed);
    const warm = solveTransport(changed, { start: first });
    expect(warm.cost).toBeCloseTo(cold.cost, 8);
    expect(warm.pivots).toBeLessThan(cold.pivots / 2);
  });

  it("copes with nothing to match", () => {
    const none = solveTransport({
      supply: new Float64Array(0),
      demand: Float64Array.of(2),
      from: new Int32Array(0),
      to: new Int32Array(0),
      cost: new Float64Array(0),
      penalty: Float64Array.of(3),
    });
    expect(none.status).toBe("optimal");
    expect(none.cost).toBe(6);
  });

  it("refuses negative amounts, unknown ends, missing costs and a foreign start", () => {
    const problem = denseTransport(Float64Array.of(1), Float64Array.of(1), Float64Array.of(1), 5);
    expect(() => solveTransport({ ...problem, supply: Float64Array.of(-1) })).toThrow(/finite and 0 or more/);
    expect(() => solveTransport({ ...problem, to: Int32Array.of(4) })).toThrow(/1 offers and 1 requests/);
    expect(() => solveTransport({ ...problem, cost: Float64Array.of(Number.NaN) })).toThrow(/leave the edge out/);
    const other = solveTransport(denseTransport(Float64Array.of(1, 1), Float64Array.of(1), Float64Array.of(1, 1), 5));
    expect(() => solveTransport(problem, { start: other })).toThrow(/same offers and requests/);
  });
});

describe("checkDuality", () => {
  it("certifies an optimum and unmasks a solution that is not one", async () => {
    const programme = asProgramme(randomProblem(2, 8, 8, 0.8, false));
    const solution = await solveWithHighs(programme);
    const check = checkDuality(programme, solution);
    expect(check.gap).toBeLessThan(1e-9);
    expect(check.infeasibility).toBeLessThan(1e-9);
    const shifted = checkDuality(programme, { ...solution, rowDual: solution.rowDual.map((y) => 0.9 * y) });
    expect(shifted.gap).toBeGreaterThan(1e-3);
  });
});
