import { InputError, requireLength } from "../errors/index.ts";

/**
 * Share of the output's variance that each parameter explains alone, from the draws an ensemble already has.
 *
 *     eta^2_j = Var( mean of the output in slices of parameter j ) / Var(output),   1 - (1 - eta^2) (n - 1) / (n - slices)
 *
 * The correction takes out what slices of pure chance explain, so parameters without effect come out near 0, some just below.
 * Cruder than `sobolIndices`, but without a single further run.
 *
 * @param values     draws, [n x p] row-major, any unit: only their order matters
 * @param parameters p
 * @param outputs    [n]; draws where it is NaN are left out
 * @param options    slices, default about the square root of n over 2, at least 4; equal values stay in one slice
 * @returns [p]; NaN where the output does not vary or fewer than 8 draws are left
 * @throws InputError `shape-mismatch`, `bad-slices`
 * @see Pearson (1905) for the correlation ratio; Kelley (1935) for its correction
 */
export function firstOrderFromDraws(
  values: Float64Array,
  parameters: number,
  outputs: Float64Array,
  options: { readonly slices?: number } = {},
): Float64Array {
  requireLength("firstOrderFromDraws", "values", values, outputs.length * parameters, `${outputs.length} draws x ${parameters}`);
  const kept = Array.from(outputs.keys()).filter((k) => !Number.isNaN(outputs[k]!));
  const n = kept.length;
  const slices = options.slices ?? Math.max(4, Math.round(Math.sqrt(n) / 2));
  if (!Number.isInteger(slices) || slices < 2) {
    throw new InputError("bad-slices", `firstOrderFromDraws: ${slices} slices; it takes an integer of at least 2.`, { slices });
  }
  const out = new Float64Array(parameters).fill(Number.NaN);
  if (n < 8) return out;
  const mean = kept.reduce((sum, k) => sum + outputs[k]!, 0) / n;
  const total = kept.reduce((sum, k) => sum + (outputs[k]! - mean) ** 2, 0);
  if (!(total > 0)) return out;
  for (let j = 0; j < parameters; ++j) {
    const at = (k: number) => values[k * parameters + j]!;
    const order = [...kept].sort((a, b) => at(a) - at(b));
    let between = 0;
    let used = 0;
    let start = 0;
    while (start < n) {
      let end = Math.min(n, Math.round(((used + 1) * n) / slices));
      if (end <= start) end = start + 1;
      while (end < n && at(order[end]!) === at(order[end - 1]!)) ++end;
      let sum = 0;
      for (let k = start; k < end; ++k) sum += outputs[order[k]!]! - mean;
      between += (sum * sum) / (end - start);
      ++used;
      start = end;
    }
    out[j] = used < n ? 1 - ((1 - between / total) * (n - 1)) / (n - used) : Number.NaN;
  }
  return out;
}
