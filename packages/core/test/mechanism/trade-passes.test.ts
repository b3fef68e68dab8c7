import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { counterfactual, createEconomy } from "../../src/mechanism/index.ts";
import { compiledPasses, plainPasses, tradePasses } from "../../src/mechanism/trade-passes.ts";
import { createRandom } from "../../src/numeric/index.ts";

/** Both passes of every industry over a random table, and the results of each. */
function bothPasses(passes: ReturnType<typeof plainPasses>, regions: number, industries: number, seed: number) {
  const random = createRandom(seed);
  const row = () => Float64Array.from({ length: regions }, () => random.uniform());
  const spending = Float64Array.from({ length: regions * industries }, () => random.uniform());
  const output = new Float64Array(regions * industries);
  const sums: number[][] = [];
  for (let j = 0; j < industries; ++j) {
    const q = row();
    const phi = new Float64Array(regions);
    passes.priceSums(j, q, phi);
    sums.push([...phi]);
    if (j === 0) phi[0] = 1e-260; // a row that underflowed sells nothing here
    passes.sales(j, q, phi, spending, output);
  }
  return { sums, output: [...output] };
}

describe("passes over the trade kernel", () => {
  it("are the same to the last bit in WebAssembly and in plain code, in both precisions and for every remainder of rows", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 23 }),
        fc.integer({ min: 1, max: 3 }),
        fc.integer({ min: 1, max: 1e6 }),
        (n, s, seed) => {
          const random = createRandom(seed);
          const table = Float64Array.from({ length: n * n * s }, () => random.uniform() * 10 ** (4 * random.uniform() - 3));
          for (const stored of [table, Float32Array.from(table)]) {
            const compiled = compiledPasses(stored, n);
            expect(compiled).not.toBeNull();
            expect(bothPasses(compiled!, n, s, seed)).toEqual(bothPasses(plainPasses(stored, n), n, s, seed));
          }
        },
      ),
      { numRuns: 60 },
    );
  });

  it("keep the copy of a table as long as the table, and leave small tables to plain code", () => {
    const large = new Float64Array(320 * 320).fill(1 / 320);
    expect(tradePasses(large, 320)).toBe(tradePasses(large, 320));
    const small = new Float64Array(9).fill(1 / 3);
    expect(tradePasses(small, 3)).not.toBe(tradePasses(small, 3));
  });

  it("find memory for hundreds of economies one after another", () => {
    const n = 150;
    const random = createRandom(3);
    const base = Float64Array.from({ length: n * n }, () => 0.2 + random.uniform());
    const shares = base.map((value, at) => {
      const row = Math.floor(at / n) * n;
      return value / base.subarray(row, row + n).reduce((sum, one) => sum + one, 0);
    });
    for (let k = 0; k < 300; ++k) expect(compiledPasses(shares.slice(), n)).not.toBeNull();
    const { economy } = createEconomy({
      regions: Array.from({ length: n }, (_, r) => `r${r}`),
      tradeElasticity: 4,
      tradeShares: shares,
      labourIncome: new Float64Array(n).fill(1),
      baseline: "balanced",
    });
    const still = counterfactual(economy, {});
    expect(still.wageRatio.every((value) => Math.abs(value - 1) < 1e-10)).toBe(true);
  });
});
