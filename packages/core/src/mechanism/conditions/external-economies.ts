import type { SpilloverChannel } from "../economy.ts";

/** ln L[n,j] never falls below it, so that an emptied region keeps a finite productivity. */
export const LOG_EMPLOYMENT_FLOOR = -40;

/**
 * The sum inside condition 4 for one channel and industry: activity within reach, physical and digital.
 *
 *     sum[n] = sum_m (near[n,m] + s_j far[n,m]) sum_k W[j,k] L[k,m]
 *
 * A missing `far` is never multiplied, so without a digital layer the result is that of the physical model to the last bit.
 *
 * @param channel the channel
 * @param industry j
 * @param employment L, [S x N], persons or any unit, >= 0
 * @param regions N
 * @param out [N], overwritten
 * @param reach scratch, [N]
 */
export function spilloverSum(
  channel: SpilloverChannel,
  industry: number,
  employment: Float64Array,
  regions: number,
  out: Float64Array,
  reach: Float64Array,
): void {
  const industries = channel.psi.length;
  if (channel.links) {
    reach.fill(0);
    for (let k = 0; k < industries; ++k) {
      const weight = channel.links[industry * industries + k]!;
      if (weight === 0) continue;
      for (let m = 0; m < regions; ++m) reach[m] = reach[m]! + weight * employment[k * regions + m]!;
    }
  } else for (let m = 0; m < regions; ++m) reach[m] = employment[industry * regions + m]!;
  if (channel.near) product(channel.near, reach, regions, 1, out, "replace");
  else out.set(reach);
  const share = channel.digitalShare ? channel.digitalShare[industry]! : 1;
  if (channel.far && share !== 0) product(channel.far, reach, regions, share, out, "add");
}

/**
 * Condition 4, external economies, relative to given sums.
 *
 *     ln S[j,n] = sum_c psi_c[j] ( ln sum_c[j,n] - ln base_c[j,n] )
 *
 * @param channels the channels; industries with psi 0 are skipped
 * @param employment L, [S x N]
 * @param logBase for each channel ln of the sums to compare with, [S x N]; zeros in levels
 * @param out ln S, [S x N], overwritten
 */
export function externalEconomies(
  channels: readonly SpilloverChannel[],
  employment: Float64Array,
  logBase: readonly Float64Array[],
  regions: number,
  out: Float64Array,
  sum: Float64Array,
  reach: Float64Array,
): void {
  out.fill(0);
  channels.forEach((channel, c) => {
    const base = logBase[c]!;
    for (let j = 0; j < channel.psi.length; ++j) {
      const psi = channel.psi[j]!;
      if (psi === 0) continue;
      spilloverSum(channel, j, employment, regions, sum, reach);
      const row = j * regions;
      for (let n = 0; n < regions; ++n) {
        if (sum[n]! > 0) out[row + n] = out[row + n]! + psi * (Math.log(sum[n]!) - base[row + n]!);
      }
    }
  });
}

function product(
  matrix: Float64Array,
  x: Float64Array,
  n: number,
  scale: number,
  out: Float64Array,
  mode: "replace" | "add",
): void {
  const even = n - (n & 3);
  for (let r = 0; r < n; ++r) {
    const row = r * n;
    let s0 = 0;
    let s1 = 0;
    let s2 = 0;
    let s3 = 0;
    let c = 0;
    for (; c < even; c += 4) {
      s0 += matrix[row + c]! * x[c]!;
      s1 += matrix[row + c + 1]! * x[c + 1]!;
      s2 += matrix[row + c + 2]! * x[c + 2]!;
      s3 += matrix[row + c + 3]! * x[c + 3]!;
    }
    for (; c < n; ++c) s0 += matrix[row + c]! * x[c]!;
    const sum = s0 + s1 + (s2 + s3);
    out[r] = mode === "add" ? out[r]! + scale * sum : sum;
  }
}
