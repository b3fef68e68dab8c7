import { InputError } from "../errors/index.ts";
import { sheatherJonesBandwidth, sortedQuantile } from "../numeric/index.ts";

/** Shape of the bump put on each observation; "epanechnikov" is scaled so that the bandwidth is its standard deviation. */
export type DensityKernel = "gaussian" | "epanechnikov";

/**
 * "nrd0": 0.9 min(sd, IQR/1.34) n^(-1/5); "nrd": 1.06 min(sd, IQR/1.34) n^(-1/5); "sheather-jones": the equation solved on 4,096 bins,
 * which keeps apart peaks that the rules of thumb blur.
 */
export type BandwidthRule = "nrd0" | "nrd" | "sheather-jones";

const BINS = 4096;

/**
 * Bandwidth of a kernel density from the values themselves.
 *
 *     h = factor min(sd, IQR / 1.34) n^(-1/5),   factor 0.9 (Silverman) or 1.06 (Scott); or Sheather and Jones, solving the equation
 *
 * @param values  [n], finite; n >= 2
 * @param rule    default "nrd0"
 * @returns in the unit of the values, > 0; falls back on sd, then |first value|, then 1 where the spread is 0, and on "nrd0" where the
 *   equation has no solution
 * @throws InputError `too-few-values`
 * @see Silverman (1986), Density Estimation, equation 3.31; Scott (1992); Sheather and Jones (1991)
 */
export function densityBandwidth(values: Float64Array, rule: BandwidthRule = "nrd0"): number {
  const n = values.length;
  if (n < 2) throw new InputError("too-few-values", `densityBandwidth: there is ${n} value; 2 are needed.`, { n });
  const sorted = values.slice().sort();
  const mean = sorted.reduce((a, b) => a + b, 0) / n;
  const sd = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
  const iqr = (sortedQuantile(sorted, 0.75) - sortedQuantile(sorted, 0.25)) / 1.34;
  if (rule === "sheather-jones") {
    const h = solvedBandwidth(sorted, iqr > 0 ? Math.min(sd, (iqr * 1.34) / 1.349) : sd);
    if (h > 0) return h;
  }
  const first = Math.abs(values[0]!);
  const spread = [Math.min(sd, iqr), sd, first, 1].find((value) => value > 0)!;
  return (rule === "nrd" ? 1.06 : 0.9) * spread * n ** -0.2;
}

/** Sheather and Jones on equal bins over the range of the values; NaN where they have no spread. */
function solvedBandwidth(sorted: Float64Array, spread: number): number {
  const low = sorted[0]!;
  const width = ((sorted.at(-1)! - low) * (1 + 1e-9)) / BINS;
  if (!(width > 0 && spread > 0)) return Number.NaN;
  const counts = new Float64Array(BINS);
  for (const value of sorted) counts[Math.floor((value - low) / width)]! += 1;
  return sheatherJonesBandwidth(counts, width, sorted.length, spread);
}

/**
 * Kernel density at given points, by the direct sum.
 *
 *     f(x) = (1 / (sum w h)) sum_i w_i K((x - x_i)/h)
 *
 * @param values     [n], finite
 * @param points     where to evaluate, [m]
 * @param bandwidth  h, > 0, the standard deviation of the kernel
 * @param kernel     default "gaussian"
 * @param weights    [n], >= 0; default equal
 * @returns density, [m]
 * @throws InputError `bad-bandwidth`
 * @see Rosenblatt (1956), Parzen (1962)
 */
export function kernelDensity(
  values: Float64Array,
  points: Float64Array,
  bandwidth: number,
  kernel: DensityKernel = "gaussian",
  weights?: Float64Array,
): Float64Array {
  if (!(bandwidth > 0)) {
    throw new InputError("bad-bandwidth", `kernelDensity: the bandwidth is ${bandwidth}; it must be above 0.`, { bandwidth });
  }
  let total = 0;
  for (let i = 0; i < values.length; ++i) total += weights ? weights[i]! : 1;
  return points.map((x) => {
    let sum = 0;
    for (let i = 0; i < values.length; ++i) {
      const u = (x - values[i]!) / bandwidth;
      const k = kernel === "gaussian" ? Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI) : epanechnikov(u);
      sum += (weights ? weights[i]! : 1) * k;
    }
    return sum / (total * bandwidth);
  });
}

/** With standard deviation 1: support [-sqrt 5, sqrt 5]. */
function epanechnikov(u: number): number {
  const a = Math.sqrt(5);
  return Math.abs(u) < a ? (0.75 / a) * (1 - (u * u) / 5) : 0;
}
