/** Passes over a trade kernel in shared memory, by parts of the rows, for two threads. */
export interface SharedPasses {
  readonly shared: { readonly regions: number; readonly industries: number; readonly memory: readonly SharedArrayBuffer[] };
  readonly regions: number;
  readonly industries: number;
  readonly kernel: Float32Array;
  readonly powers: Float64Array;
  readonly sums: Float64Array;
  readonly spending: Float64Array;
  readonly output: Float64Array;
  /** Turn asked for, pass asked for, turn done by the other thread. */
  readonly flags: Int32Array;
}

export const HALVES = ["prices", "sales", "spin"] as const;
export type PassName = (typeof HALVES)[number];

/** Shared memory of a size, filled; or views of memory made elsewhere. */
export function sharedPasses(regions: number, industries: number, made?: readonly SharedArrayBuffer[]): SharedPasses {
  const cells = regions * industries;
  const memory =
    made ?? [4 * regions * cells, 8 * cells, 8 * cells, 8 * cells, 8 * cells, 16].map((bytes) => new SharedArrayBuffer(bytes));
  const passes = {
    shared: { regions, industries, memory },
    regions,
    industries,
    kernel: new Float32Array(memory[0]!),
    powers: new Float64Array(memory[1]!),
    sums: new Float64Array(memory[2]!),
    spending: new Float64Array(memory[3]!),
    output: new Float64Array(memory[4]!),
    flags: new Int32Array(memory[5]!),
  };
  if (made) return passes;
  for (let at = 0; at < passes.kernel.length; ++at) passes.kernel[at] = (1 + (at % 97) / 100) / regions;
  passes.powers.fill(0.9);
  passes.spending.fill(1.1);
  return passes;
}

/** One part of a pass: rows of buyers for price sums, columns of sellers for sales, so that no part needs another's sums. */
export function halfOfPass(passes: SharedPasses, pass: PassName, part: number, parts: number): void {
  if (pass === "spin") {
    spin();
    return;
  }
  const { regions: n, industries, kernel, powers, sums, spending, output } = passes;
  const from = Math.floor((n * part) / parts);
  const to = Math.floor((n * (part + 1)) / parts);
  for (let j = 0; j < industries; ++j) {
    const start = j * n;
    const table = start * n;
    if (pass === "prices") {
      for (let r = from; r < to; ++r) {
        const row = table + r * n;
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let i = 0; i < n; i += 4) {
          s0 += kernel[row + i]! * powers[start + i]!;
          s1 += kernel[row + i + 1]! * powers[start + i + 1]!;
          s2 += kernel[row + i + 2]! * powers[start + i + 2]!;
          s3 += kernel[row + i + 3]! * powers[start + i + 3]!;
        }
        sums[start + r] = s0 + s1 + (s2 + s3);
      }
      continue;
    }
    output.fill(0, start + from, start + to);
    for (let r = 0; r < n; r += 2) {
      const first = spending[start + r]! / sums[start + r]!;
      const second = spending[start + r + 1]! / sums[start + r + 1]!;
      const a = table + r * n;
      const b = a + n;
      for (let i = from; i < to; ++i) output[start + i] = output[start + i]! + (first * kernel[a + i]! + second * kernel[b + i]!);
    }
  }
}

/** Arithmetic that touches no memory. @returns so that it is not thrown away */
export function spin(): number {
  let sum = 0;
  for (let k = 1; k < 2e7; ++k) sum += Math.sqrt(k);
  return sum;
}
