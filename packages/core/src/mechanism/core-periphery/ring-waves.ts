import type { LaboratoryModel } from "./model.ts";

/** How fast a wave of one length grows out of even spread on a ring. */
export interface RingWave {
  /** Peaks of the wave around the ring, 1 to N/2. */
  readonly peaks: number;
  /** Growth of its log amplitude in units of log attraction; above 0 the spread breaks in this pattern. */
  readonly growth: number;
}

/**
 * Growth of waves of every length out of even spread on a ring: the fastest decides how many centres a small deviation ends in.
 *
 *     share[r] = (1 + h cos(2 pi k r / N)) / N,    growth[k] = d attraction[0] / d h
 *
 * A ring looks the same from everywhere, so waves do not mix and the first region tells the growth of each.
 *
 * @param freeness [N x N], the same around the ring
 * @see Krugman (1996), The Self-Organizing Economy; Fujita, Krugman and Venables (1999), chapter 6
 */
export function ringWaves(model: LaboratoryModel, freeness: Float64Array): RingWave[] {
  const n = Math.round(Math.sqrt(freeness.length));
  const h = 1e-4;
  return Array.from({ length: Math.floor(n / 2) }, (_, at) => {
    const peaks = at + 1;
    const attractionAt = (size: number): number =>
      model.attraction(
        Float64Array.from({ length: n }, (_, r) => (1 + size * Math.cos((2 * Math.PI * peaks * r) / n)) / n),
        freeness,
      )[0]!;
    return { peaks, growth: (attractionAt(h) - attractionAt(-h)) / (2 * h) };
  });
}
