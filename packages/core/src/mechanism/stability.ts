import { InputError } from "../errors/index.ts";
import { arnoldiEigenvalues, type CancellationSignal, type Random } from "../numeric/index.ts";
import type { Counterfactual, CounterfactualOptions } from "./counterfactual.ts";
import { describeCounterfactual } from "./counterfactual.ts";
import type { Economy } from "./economy.ts";
import { hatStart, hatSystem } from "./hat-system.ts";
import { readShock, type Shock } from "./shock.ts";
import { solveSystem } from "./solve-system.ts";
import { createSweepWork, sweep } from "./sweep.ts";
import { type EquilibriumSystem, stateLayout } from "./system.ts";
import { type UniquenessBounds, uniquenessBounds } from "./uniqueness.ts";

/** Local stability of people's myopic moves around an equilibrium. */
export interface LocalStability {
  /** `not-applicable` where nobody moves, `not-computed` with commuting. */
  readonly status: "stable" | "unstable" | "not-applicable" | "not-computed";
  /** Largest real part of an eigenvalue of d ln L* / d ln L: below one is stable. NaN when not computed. */
  readonly eigenvalue: number;
  /** Largest modulus: whether the same dynamics in discrete steps settle. */
  readonly spectralRadius: number;
  /** Size of what the Krylov space left out; 0 is exact. */
  readonly remainder: number;
}

export interface StabilityOptions {
  /** Products with the Jacobian, each two equilibria at given people. Default 12. */
  readonly products?: number;
  /** Half-width of the differences, in logs. Default 1e-4. */
  readonly step?: number;
  readonly signal?: CancellationSignal;
}

/**
 * Whether people, drawn to places by their real income, return to an equilibrium after a small move.
 *
 *     d ln L[n] / dt = kappa ( ln L*[n](L) - ln L[n] ),    L* = what condition 8 asks for once markets have cleared at L
 *
 * Stable when the largest eigenvalue of d ln L* / d ln L, over moves that keep the total of each pool, is below one. The Jacobian is never formed: each product solves the markets
 * twice at shifted people.
 *
 * @param shock the shock that gave the equilibrium; empty for the baseline
 * @param state `state` of its result; default no change
 */
export function localStability(
  economy: Economy,
  shock: Shock = {},
  state?: Float64Array,
  options: StabilityOptions = {},
): LocalStability {
  const nothing = { eigenvalue: Number.NaN, spectralRadius: Number.NaN, remainder: Number.NaN };
  if (economy.mobility.kind === "immobile") return { status: "not-applicable", ...nothing };
  if (economy.mobility.kind === "commuting") return { status: "not-computed", ...nothing };
  const read = readShock(economy, shock);
  const system = hatSystem(economy, read);
  const layout = stateLayout(system);
  const n = system.regionCount;
  const at = state ?? hatStart(economy, read, system);
  const fixed: EquilibriumSystem = { ...system, mobility: { kind: "immobile" } };
  const work = createSweepWork(system);
  const next = new Float64Array(layout.length);
  const h = options.step ?? 1e-4;
  const response = (v: Float64Array, sign: number): Float64Array => {
    const start = at.slice();
    for (let m = 0; m < n; ++m) start[layout.labour + m] = at[layout.labour + m]! + sign * h * v[m]!;
    const { state: cleared } = solveSystem(fixed, {
      start,
      tolerance: 1e-12,
      maxIterations: 300,
      fallbacks: "none",
      ...(options.signal ? { signal: options.signal } : {}),
    });
    sweep(system, work, cleared, next);
    return next.slice(layout.labour, layout.labour + n);
  };
  const pools = system.mobility.kind === "mobile" && system.mobility.pools ? system.mobility.pools : new Int32Array(n);
  const people = Float64Array.from({ length: n }, (_, m) => system.basePopulation[m]! * Math.exp(at[layout.labour + m]!));
  const first = Float64Array.from({ length: n }, (_, m) => Math.sin(1 + 1.7 * m) + 0.3 * Math.cos(m * m));
  keepTotals(first, people, pools);
  const moves = pools.filter((pool) => pool >= 0).length - new Set(pools.filter((pool) => pool >= 0)).size;
  if (moves < 1) return { status: "not-applicable", ...nothing };
  const result = arnoldiEigenvalues(
    (v, out) => {
      const up = response(v, 1);
      const down = response(v, -1);
      for (let m = 0; m < n; ++m) out[m] = (up[m]! - down[m]!) / (2 * h);
      keepTotals(out, people, pools);
    },
    n,
    { dimension: Math.min(options.products ?? 12, moves), start: first },
  );
  const eigenvalue = result.values[0]!.re;
  return {
    status: eigenvalue < 1 ? "stable" : "unstable",
    eigenvalue,
    spectralRadius: result.radius,
    remainder: result.remainder,
  };
}

/** Takes out of a move what changes the total of a pool; regions that stay put do not move. */
function keepTotals(v: Float64Array, people: Float64Array, pools: Int32Array): void {
  for (const pool of new Set(pools)) {
    let sum = 0;
    let weight = 0;
    for (let m = 0; m < v.length; ++m) {
      if (pools[m] !== pool) continue;
      sum += people[m]! * v[m]!;
      weight += people[m]!;
    }
    for (let m = 0; m < v.length; ++m) if (pools[m] === pool) v[m] = pool < 0 ? 0 : v[m]! - sum / weight;
  }
}

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

/** The three checks of an equilibrium, as every page that shows one prints them. */
export interface EquilibriumDiagnosis {
  readonly bounds: UniquenessBounds;
  readonly stability: LocalStability;
  readonly starts: { readonly tried: number; readonly converged: number; readonly distinct: number };
  /** Which of the three speak for a unique, stable equilibrium. */
  readonly held: readonly ("scale-bound" | "general-bound" | "local-stability" | "several-starts")[];
}

/** Uniqueness bounds, local stability and several starts of one equilibrium. */
export function diagnoseEquilibrium(
  economy: Economy,
  shock: Shock,
  result: Counterfactual,
  random: Random,
  options: StartsOptions & StabilityOptions = {},
): EquilibriumDiagnosis {
  const bounds = uniquenessBounds(economy);
  const stability = localStability(economy, shock, result.state, options);
  const starts = solveFromStarts(economy, shock, random, options);
  const held: EquilibriumDiagnosis["held"][number][] = [];
  if (bounds.scaleBound === "holds") held.push("scale-bound");
  if (bounds.generalBound === "holds") held.push("general-bound");
  if (stability.status === "stable") held.push("local-stability");
  if (starts.equilibria.length === 1) held.push("several-starts");
  return {
    bounds,
    stability,
    starts: { tried: starts.starts, converged: starts.converged, distinct: starts.equilibria.length },
    held,
  };
}
