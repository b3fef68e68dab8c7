import { SYNERGY_THRESHOLD, type TrinityDecomposition } from "./aggregation-plane.ts";
import type { Baseline } from "./baseline.ts";
import { solveSet, type TrinityOptions } from "./trinity.ts";
import { checkShocks, type TrinityShocks } from "./trinity-shocks.ts";
import { trinitySystems } from "./trinity-systems.ts";

/** What the four shocks give together beyond their sum. */
export interface TrinitySynergy {
  /** ln welfare'/welfare with all four shocks. */
  readonly total: number;
  readonly synergy: number;
  readonly verdict: TrinityDecomposition["verdict"];
}

/**
 * The synergy of the four shocks alone, from five equilibria instead of sixteen: the eleven dividends of more than one primitive add up
 * to the total less the four single gains.
 *
 *     synergy = ln W(U, E, R, V) - sum_k ln W(k)
 *
 * @param baseline from `buildBaseline`, its layer at the first year's digital levels
 * @returns the same `total`, `synergy` and `verdict` as `solveTrinity`, to the tolerance of the equilibria
 * @throws InputError `shape-mismatch`, `out-of-range`
 */
export function trinitySynergy(baseline: Baseline, shocks: TrinityShocks, options: TrinityOptions = {}): TrinitySynergy {
  checkShocks(baseline, shocks);
  const systemOf = trinitySystems(baseline, shocks);
  const singles = [1, 2, 4, 8].map((set) => solveSet(baseline, systemOf(set, set), undefined, options));
  const start = new Float64Array(singles[0]!.state.length);
  for (const { state } of singles) for (let k = 0; k < start.length; ++k) start[k] = start[k]! + state[k]!;
  const total = Math.log(solveSet(baseline, systemOf(15, 15), start, options).welfareRatio);
  const synergy = singles.reduce((rest, one) => rest - Math.log(one.welfareRatio), total);
  const immaterial = Math.abs(synergy) < SYNERGY_THRESHOLD * Math.abs(total) || synergy === 0;
  return { total, synergy, verdict: immaterial ? "none" : synergy > 0 ? "super-additive" : "sub-additive" };
}
