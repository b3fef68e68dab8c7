import { InputError } from "../errors/index.ts";
import { sheatherJonesBandwidth } from "../numeric/index.ts";
import { type DistanceBins, describeHistogram } from "./pair-histogram.ts";

/**
 * Silverman's rule of thumb: h = 0.9 min(sd, IQR / 1.34) pairs^(-1/5).
 *
 * @throws InputError `same-place` when all pairs have one distance
 */
export function silvermanBandwidth(histogram: Float64Array, bins: DistanceBins, pairs: number): number {
  const { sd, lowerQuartile, upperQuartile } = describeHistogram(histogram, bins);
  const range = (upperQuartile - lowerQuartile) / 1.34;
  const spread = range > 0 ? Math.min(sd, range) : sd;
  if (!(spread > 0)) {
    throw new InputError("same-place", "kDensity: all pairs of firms are equally far apart; give a `bandwidth` to smooth with.");
  }
  return 0.9 * spread * pairs ** -0.2;
}

/** Bins of equal width for the equation of Sheather and Jones: on the sphere those of the histogram are not. */
const EQUAL_BINS = 1024;

/**
 * Sheather and Jones's bandwidth, the equation solved on 1,024 equal bins; Silverman's where it has no solution.
 *
 * @throws InputError `same-place` when all pairs have one distance
 */
export function solvedBandwidth(histogram: Float64Array, bins: DistanceBins, pairs: number): number {
  const { sd, lowerQuartile, upperQuartile } = describeHistogram(histogram, bins);
  const range = (upperQuartile - lowerQuartile) / 1.349;
  const spread = range > 0 ? Math.min(sd, range) : sd;
  if (!(spread > 0)) return silvermanBandwidth(histogram, bins, pairs);
  const width = (bins.centres[bins.count - 1]! * (1 + 1e-9)) / EQUAL_BINS;
  const counts = new Float64Array(EQUAL_BINS);
  for (let b = 0; b < bins.count; ++b) counts[Math.floor(bins.centres[b]! / width)]! += histogram[b]!;
  const solved = sheatherJonesBandwidth(counts, width, pairs, spread);
  return solved > 0 ? solved : silvermanBandwidth(histogram, bins, pairs);
}

/** Steps of the table of the Gaussian per bandwidth, and bandwidths it covers: linear interpolation errs by 2e-8 of the peak. */
const TABLE_STEPS = 2048;
const TABLE_REACH = 6;
const GAUSSIAN = Float64Array.from({ length: TABLE_STEPS * TABLE_REACH + 2 }, (_, t) => Math.exp(-0.5 * (t / TABLE_STEPS) ** 2));

/** Gaussian smoothing of a histogram, reflected at distance 0 and cut at 6 bandwidths (2e-9 of the mass). */
export function smoothHistogram(
  histogram: Float64Array,
  bins: DistanceBins,
  distances: Float64Array,
  bandwidth: number,
): Float64Array {
  const { centres, count } = bins;
  let total = 0;
  for (const value of histogram) total += value;
  const scale = 1 / (total * bandwidth * Math.sqrt(2 * Math.PI));
  const far = TABLE_REACH * bandwidth;
  const perTable = TABLE_STEPS / bandwidth;
  const smooth = new Float64Array(distances.length);
  let first = 0;
  for (let t = 0; t < distances.length; ++t) {
    const d = distances[t]!;
    while (first < count && centres[first]! < d - far) ++first;
    let sum = 0;
    for (let b = first; b < count && centres[b]! <= d + far; ++b)
      sum += histogram[b]! * gaussian(Math.abs(d - centres[b]!) * perTable);
    for (let b = 0; b < count && d + centres[b]! <= far; ++b) sum += histogram[b]! * gaussian((d + centres[b]!) * perTable);
    smooth[t] = sum * scale;
  }
  return smooth;
}

function gaussian(place: number): number {
  const step = place | 0;
  const low = GAUSSIAN[step]!;
  return low + (place - step) * (GAUSSIAN[step + 1]! - low);
}
