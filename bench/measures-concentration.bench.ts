import {
  createRandom,
  economicComplexity,
  giniCoefficient,
  industryRelatedness,
  locationQuotients,
  presenceMatrix,
} from "@jiju/core";

function employment(regions: number, industries: number): Float64Array {
  const random = createRandom(4);
  return Float64Array.from({ length: regions * industries }, () => Math.floor(Math.exp(4 + 1.5 * random.normal())));
}

/** Location quotients by the definition, one cell at a time, with margins summed once. */
function plainQuotients(table: Float64Array, R: number, I: number): Float64Array {
  const row = (r: number) => table.slice(r * I, (r + 1) * I).reduce((a, b) => a + b, 0);
  const rows = Array.from({ length: R }, (_, r) => row(r));
  const columns = Array.from({ length: I }, (_, i) => {
    let sum = 0;
    for (let r = 0; r < R; ++r) sum += table[r * I + i]!;
    return sum;
  });
  const total = rows.reduce((a, b) => a + b, 0);
  return table.map((e, cell) => e / rows[Math.floor(cell / I)]! / (columns[cell % I]! / total));
}

/** Average of each industry's quotients weighted by region size is 1. */
function averagesToOne(table: Float64Array, lq: Float64Array, R: number, I: number): boolean {
  const rows = Array.from({ length: R }, (_, r) => table.subarray(r * I, (r + 1) * I).reduce((a, b) => a + b, 0));
  const total = rows.reduce((a, b) => a + b, 0);
  for (let i = 0; i < I; i += 97) {
    let mean = 0;
    for (let r = 0; r < R; ++r) mean += (rows[r]! / total) * lq[r * I + i]!;
    if (Math.abs(mean - 1) > 1e-10) return false;
  }
  return true;
}

const small = employment(400, 600);
let large: Float64Array | undefined;
let out: Float64Array | undefined;
let exports: Float64Array | undefined;

export default [
  {
    name: "measures-concentration/location quotient 400x600",
    size: "small" as const,
    run: () => locationQuotients(small, 400, 600),
    check: (lq: Float64Array) => averagesToOne(small, lq, 400, 600),
  },
  {
    name: "measures-concentration/location quotient 3000x1000 (target 0.03 s)",
    size: "full" as const,
    rounds: 11,
    run: () => {
      large ??= employment(3000, 1000);
      out ??= new Float64Array(3_000_000);
      return locationQuotients(large, 3000, 1000, out);
    },
    check: (lq: Float64Array) => averagesToOne(large!, lq, 3000, 1000),
    plain: () => plainQuotients(large!, 3000, 1000),
  },
  {
    name: "measures-concentration/Gini of 1,000,000 places",
    size: "full" as const,
    run: () => giniCoefficient(Float64Array.from({ length: 1_000_000 }, (_, i) => (i * 7919) % 1_000_003)),
    check: (gini: number) => Math.abs(gini - 1 / 3) < 1e-3,
  },
  {
    name: "measures-concentration/complexity and relatedness 226x785",
    size: "full" as const,
    rounds: 3,
    run: () => {
      exports ??= employment(226, 785);
      const presence = presenceMatrix(exports, 226, 785);
      return { relatedness: industryRelatedness(presence, 785), complexity: economicComplexity(presence, 226, 785) };
    },
    check: ({ complexity }: { complexity: ReturnType<typeof economicComplexity> }) =>
      complexity.secondEigenvalue > 0 && complexity.secondEigenvalue < 1 && complexity.regions.every(Number.isFinite),
  },
];
