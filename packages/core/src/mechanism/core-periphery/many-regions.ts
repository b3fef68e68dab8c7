import { InputError } from "../../errors/index.ts";
import type { CancellationSignal, Random } from "../../numeric/index.ts";
import type { LaboratoryModel } from "./model.ts";

export interface ManyRegionsOptions {
  /** Step of the dynamics in units of log attraction. Default 0.5. */
  readonly step?: number;
  /** Default 4000. */
  readonly maxIterations?: number;
  /** Stop when no share changes by more than it. Default 1e-9. */
  readonly tolerance?: number;
  /** Size of the random deviation from the start, in logs. Default 0.01. */
  readonly deviation?: number;
  readonly signal?: CancellationSignal;
}

export interface ManyRegionsResult {
  readonly status: "converged" | "iteration-limit" | "cancelled";
  readonly iterations: number;
  /** Shares at rest, [N]. */
  readonly shares: Float64Array;
  /** Regions that hold more than the even share. */
  readonly agglomerations: readonly number[];
}

/**
 * Where activity settles among N regions when people move to the more attractive ones.
 *
 *     d ln share[r] = step ( attraction[r] - mean attraction )
 *
 * @param freeness [N x N], for example `ringFreeness` or one made from distances
 * @param start shares, [N]; default even
 * @param random deviation from the start
 * @throws InputError `shape-mismatch`
 * @see Krugman (1993), On the number and location of cities (the racetrack economy)
 */
export function settleManyRegions(
  model: LaboratoryModel,
  freeness: Float64Array,
  random: Random,
  start?: Float64Array,
  options: ManyRegionsOptions = {},
): ManyRegionsResult {
  const n = Math.round(Math.sqrt(freeness.length));
  if (n * n !== freeness.length || (start && start.length !== n)) {
    throw new InputError(
      "shape-mismatch",
      `settleManyRegions: freeness has ${freeness.length} values and start ${start?.length ?? n}; they must be N x N and N.`,
    );
  }
  const step = options.step ?? 0.5;
  const deviation = options.deviation ?? 0.01;
  let shares = normalised(
    (start ?? new Float64Array(n).fill(1 / n)).map((value) => value * Math.exp(deviation * random.normal())),
  );
  let status: ManyRegionsResult["status"] = "iteration-limit";
  let iterations = 0;
  const limit = options.maxIterations ?? 4000;
  while (iterations < limit) {
    if (options.signal?.cancelled) {
      status = "cancelled";
      break;
    }
    iterations += 1;
    const attraction = model.attraction(shares, freeness);
    let mean = 0;
    for (let r = 0; r < n; ++r) mean += shares[r]! * attraction[r]!;
    const next = normalised(shares.map((value, r) => Math.max(value * Math.exp(step * (attraction[r]! - mean)), 1e-14)));
    let change = 0;
    for (let r = 0; r < n; ++r) change = Math.max(change, Math.abs(next[r]! - shares[r]!));
    shares = next;
    if (change < (options.tolerance ?? 1e-9)) {
      status = "converged";
      break;
    }
  }
  const agglomerations = Array.from(shares.keys()).filter((r) => shares[r]! > 1 / n + 1e-6);
  return { status, iterations, shares, agglomerations };
}

function normalised(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}
