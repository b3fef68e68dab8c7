/** Sums over all regions for every region of one industry, and the kernels of the region with itself. */
export interface PairedSums {
  /** For region i at 6 i: k with L0 and L1, then v - k with sqrt(T0) L0, sqrt(T0) L1, sqrt(T1) L0, sqrt(T1) L1; [6 R]. */
  readonly sums: Float64Array;
  /** k_ii, [R]. */
  readonly ownPhysical: Float64Array;
  /** v_ii - k_ii, [R]. */
  readonly ownDifference: Float64Array;
}

/** Buffers of the right size, for every draw again. */
export function createPairedSums(regions: number): PairedSums {
  return {
    sums: new Float64Array(6 * regions),
    ownPhysical: new Float64Array(regions),
    ownDifference: new Float64Array(regions),
  };
}

/**
 * Products of the physical kernel and of the difference of both kernels with the six columns of one industry.
 *
 *     k_ij = exp(-delta d_ij),  v_ij = exp(-(1 - c) delta d_ij),  d_ij = d_ji
 *
 * Each pair is visited once, in an order in which every sum still takes its terms by ascending region: the bits are those of a sum
 * row by row, at half the exponentials.
 *
 * @param distances     kilometres, [R x R], the same both ways
 * @param regions       R
 * @param rate          delta, per kilometre
 * @param virtualRate   (1 - c) delta, per kilometre
 * @param ownAtZero     whether a region is at distance zero from itself
 * @param columns       [6 x R], the columns in the order of the sums
 * @param out           overwritten
 */
export function fillPairedSums(
  distances: Float64Array,
  regions: number,
  { rate, virtualRate, ownAtZero }: { readonly rate: number; readonly virtualRate: number; readonly ownAtZero: boolean },
  columns: readonly Float64Array[],
  { sums, ownPhysical, ownDifference }: PairedSums,
): void {
  const values = new Float64Array(6 * regions);
  for (const [c, column] of columns.entries()) for (let j = 0; j < regions; ++j) values[6 * j + c] = column[j]!;
  sums.fill(0);
  for (let i = 0; i < regions; ++i) {
    const at = 6 * i;
    const x0 = values[at]!;
    const x1 = values[at + 1]!;
    const x2 = values[at + 2]!;
    const x3 = values[at + 3]!;
    const x4 = values[at + 4]!;
    const x5 = values[at + 5]!;
    const own = ownAtZero ? 0 : distances[i * regions + i]!;
    const ownK = Math.exp(-rate * own);
    const ownD = Math.exp(-virtualRate * own) - ownK;
    ownPhysical[i] = ownK;
    ownDifference[i] = ownD;
    let s0 = sums[at]! + ownK * x0;
    let s1 = sums[at + 1]! + ownK * x1;
    let s2 = sums[at + 2]! + ownD * x2;
    let s3 = sums[at + 3]! + ownD * x3;
    let s4 = sums[at + 4]! + ownD * x4;
    let s5 = sums[at + 5]! + ownD * x5;
    const row = i * regions;
    for (let j = i + 1, to = at + 6; j < regions; ++j, to += 6) {
      const km = distances[row + j]!;
      const k = Math.exp(-rate * km);
      const d = Math.exp(-virtualRate * km) - k;
      s0 += k * values[to]!;
      s1 += k * values[to + 1]!;
      s2 += d * values[to + 2]!;
      s3 += d * values[to + 3]!;
      s4 += d * values[to + 4]!;
      s5 += d * values[to + 5]!;
      sums[to]! += k * x0;
      sums[to + 1]! += k * x1;
      sums[to + 2]! += d * x2;
      sums[to + 3]! += d * x3;
      sums[to + 4]! += d * x4;
      sums[to + 5]! += d * x5;
    }
    sums[at] = s0;
    sums[at + 1] = s1;
    sums[at + 2] = s2;
    sums[at + 3] = s3;
    sums[at + 4] = s4;
    sums[at + 5] = s5;
  }
}
