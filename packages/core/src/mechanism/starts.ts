import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { type Counterfactual, type CounterfactualOptions, describeCounterfactual } from "./counterfactual.ts";
import type { Economy } from "./economy.ts";
import { hatStart, hatSystem } from "./hat-system.ts";
import { readShock, type Shock } from "./shock.ts";
import { solveSystem } from "./solve-system.ts";
import { stateLayout } from "./system.ts";

/** Equilibria found from several starts. */
export interface StartsResult {
  readonly starts: number;
  /** Starts that converged. */
  readonly converged: number;
  /** The different equilibria, the most frequent first. */
  readonly equilibria: readonly { readonly count: number; readonly result: Counterfactual }[];
}

export interface StartsOptions extends CounterfactualOptions {
  /** Number of random starts besides the plain one. Default 5. */
  readonly starts?: number;
  /** Standard deviation of the random shifts of people and output, in logs. Default 1. */
  readonly spread?: number;
  /** Plain damped sweeps before acceleration, so that starts drift away from unstable points. Default 100. */
  readonly lead?: number;
}

/** Solves a counterfactual from several starts; two solutions are one when no log differs by more than 1e-6. */
export function solveFromStarts(economy: Economy, shock: Shock, random: Random, options: StartsOptions = {}): StartsResult {
  const starts = options.starts ?? 5;
  if (!(starts >= 0 && Number.isInteger(starts))) {
    throw new InputError("out-of-range", `solveFromStarts: starts is ${starts}; it must be a whole number from 0.`);
  }
  const read = readShock(economy, shock);
  const system = hatSystem(economy, read, options);
  const layout = stateLayout(system);
  const n = system.regionCount;
  const plain = hatStart(economy, read, system);
  const found: { count: number; result: Counterfactual }[] = [];
  let converged = 0;
  for (let k = 0; k <= starts; ++k) {
    if (options.signal?.cancelled) break;
    const start = plain.slice();
    if (k > 0) {
      for (let m = 0; m < n; ++m) {
        const shift = (options.spread ?? 1) * random.normal();
        if (system.mobility.kind !== "immobile") start[layout.labour + m] = start[layout.labour + m]! + shift;
        else start[layout.wage + m] = shift;
        for (let j = 0; j < system.industryCount; ++j) start[layout.output + j * n + m] = shift;
      }
    }
    // acceleration is drawn to unstable points too; a stretch of plain damped sweeps first lets them repel
    const led =
      k === 0 ? start : solveSystem(system, { ...options, start, method: "plain", maxIterations: options.lead ?? 100 }).state;
    const solution = solveSystem(system, { ...options, start: led });
    if (solution.status !== "converged") continue;
    converged += 1;
    const same = found.find((one) => largestGap(one.result.state, solution.state) < 1e-6);
    if (same) same.count += 1;
    else found.push({ count: 1, result: describeCounterfactual(economy, system, solution) });
  }
  return { starts: starts + 1, converged, equilibria: found.sort((a, b) => b.count - a.count) };
}

function largestGap(a: Float64Array, b: Float64Array): number {
  let gap = 0;
  for (let i = 0; i < a.length; ++i) gap = Math.max(gap, Math.abs(a[i]! - b[i]!));
  return gap;
}
