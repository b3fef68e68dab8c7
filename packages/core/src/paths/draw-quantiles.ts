import type { PathDrawPart } from "./draw-parts.ts";

/** 5, 50 and 95 % by linear interpolation between order statistics (definition 7 of Hyndman and Fan 1996). */
export function drawQuantiles(
  parts: readonly PathDrawPart[],
  draws: number,
  main: number,
  cells: number,
  field: "real" | "virtual",
): Float64Array {
  const levels = [0.05, 0.5, 0.95];
  const out = new Float64Array(cells * levels.length).fill(Number.NaN);
  const sample = new Float64Array(main);
  for (let cell = 0; cell < cells; ++cell) {
    let n = 0;
    for (const part of parts) {
      const last = Math.min(part.to, draws) - part.from;
      for (let k = 0; k < last; ++k) {
        const value = part[field][k * cells + cell]!;
        if (!Number.isNaN(value)) sample[n++] = value;
      }
    }
    if (n === 0) continue;
    const sorted = sample.subarray(0, n).sort();
    for (const [q, level] of levels.entries()) {
      const position = level * (n - 1);
      const low = Math.floor(position);
      const high = Math.min(low + 1, n - 1);
      out[cell * levels.length + q] = sorted[low]! + (position - low) * (sorted[high]! - sorted[low]!);
    }
  }
  return out;
}
