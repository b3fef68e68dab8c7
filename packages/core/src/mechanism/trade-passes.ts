import { type BilateralTable, priceSums, saleRates, sales } from "./conditions/index.ts";
import { tradeKernels } from "./trade-kernels.ts";

/** The two passes of a sweep over one trade table, industry by industry: conditions 5 and 6. */
export interface TradePasses {
  /** phi of an industry from its cost powers, [N] each. */
  readonly priceSums: (industry: number, q: Float64Array, phi: Float64Array) => void;
  /** Sales of an industry, cells of `output` [S x N] from its first one. */
  readonly sales: (industry: number, q: Float64Array, phi: Float64Array, spending: Float64Array, output: Float64Array) => void;
}

/**
 * Cells from which a copy of the table in the memory of the compiled passes pays. Below it a memory of its own for every new table costs
 * what the passes save, and threads that draw thousands of economies wait for each other at the system's memory.
 */
const COMPILED_FROM = 100_000;

/** Compiled passes by the table they copied: a table that is gone takes its memory with it. */
const known = new WeakMap<BilateralTable, TradePasses>();

/**
 * Passes over a trade table: compiled with SIMD where the table is large, else the plain code; both give the same bits.
 *
 * @param table [S x N x N], not changed afterwards
 */
export function tradePasses(table: BilateralTable, regions: number): TradePasses {
  if (table.length < COMPILED_FROM) return plainPasses(table, regions);
  const found = known.get(table);
  if (found) return found;
  const made = compiledPasses(table, regions) ?? plainPasses(table, regions);
  known.set(table, made);
  return made;
}

/** The passes as `conditions/trade.ts` writes them. */
export function plainPasses(table: BilateralTable, regions: number): TradePasses {
  const pairs = regions * regions;
  return {
    priceSums: (industry, q, phi) => priceSums(table, industry * pairs, q, phi),
    sales: (industry, q, phi, spending, output) => sales(table, industry * pairs, q, phi, spending, output, industry * regions),
  };
}

/** The same over a copy in the memory of a WebAssembly instance; null where there is none to be had. */
export function compiledPasses(table: BilateralTable, regions: number): TradePasses | null {
  const single = table instanceof Float32Array;
  const row = 8 * regions;
  // three rows behind the table, each at a multiple of 16 bytes
  const after = (at: number, bytes: number): number => (at + bytes + 15) & ~15;
  const first = after(0, table.byteLength);
  const second = after(first, row);
  const third = after(second, row);
  const kernels = tradeKernels(third + row);
  if (!kernels) return null;
  const { buffer } = kernels.memory;
  if (single) new Float32Array(buffer, 0, table.length).set(table);
  else new Float64Array(buffer, 0, table.length).set(table);
  const powers = new Float64Array(buffer, first, regions);
  const rates = new Float64Array(buffer, second, regions);
  const out = new Float64Array(buffer, third, regions);
  const industryBytes = regions * regions * table.BYTES_PER_ELEMENT;
  const sum = single ? kernels.priceSums32 : kernels.priceSums64;
  const sell = single ? kernels.sales32 : kernels.sales64;
  return {
    priceSums: (industry, q, phi) => {
      powers.set(q);
      sum(industry * industryBytes, first, third, regions);
      phi.set(out);
    },
    sales: (industry, q, phi, spending, output) => {
      const start = industry * regions;
      saleRates(phi, spending, start, rates);
      out.fill(0);
      sell(industry * industryBytes, second, third, regions);
      for (let i = 0; i < regions; ++i) output[start + i] = out[i]! * q[i]!;
    },
  };
}
