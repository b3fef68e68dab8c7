import { InputError } from "../errors/index.ts";
import {
  type CancellationSignal,
  type FixedPointOptions,
  fixedPoint,
  newtonKrylov,
  type SolverProgress,
  type SolverStatus,
} from "../numeric/index.ts";
import type { SpilloverChannel } from "./economy.ts";
import { createSweepWork, type SweepWork, sweep } from "./sweep.ts";
import { type EquilibriumSystem, type MarketPlace, marketOf, stateLayout } from "./system.ts";

export interface SolveOptions {
  /** Stop when no log of a wage, head count, price or output moves by more than it in a sweep. Default 1e-10. */
  readonly tolerance?: number;
  /** Cap on sweeps of the accelerated iteration. Default 600. */
  readonly maxIterations?: number;
  /** `anderson`: accelerated; `plain`: damped iteration only, for comparison. Default `anderson`. */
  readonly method?: "anderson" | "plain";
  /** Differences kept by Anderson acceleration. Default 10, 5 from 100,000 unknowns up. */
  readonly memory?: number;
  /** What to try when the iteration does not converge. Default `all`: scale economies raised in steps, then Newton with GMRES. */
  readonly fallbacks?: "all" | "none";
  /** State to start from, as in `SystemSolution.state`. Default: no change (changes) or equal wages (levels). */
  readonly start?: Float64Array;
  readonly signal?: CancellationSignal;
  readonly onProgress?: (progress: SolverProgress) => void;
}

/** An equilibrium of a system, or the best point found. */
export interface SystemSolution {
  /** (ln w, ln L, ln P, ln Y [, ln R]) industry-major, see `stateLayout`. */
  readonly state: Float64Array;
  readonly status: SolverStatus;
  /** How it was found. */
  readonly method: "anderson" | "plain" | "continuation" | "newton-krylov";
  /** Sweeps, fallbacks included. */
  readonly iterations: number;
  /** max |sweep(z) - z| at every sweep of the last method, relative (logs). */
  readonly residuals: Float64Array;
  /** The same at the returned state. */
  readonly residual: number;
  readonly worst: MarketPlace;
}

/** Solves a system by the accelerated sweep, with fallbacks. */
export function solveSystem(system: EquilibriumSystem, options: SolveOptions = {}): SystemSolution {
  const work = createSweepWork(system);
  const { length } = stateLayout(system);
  const start = options.start ?? new Float64Array(length);
  if (start.length !== length) {
    throw new InputError(
      "shape-mismatch",
      `solveSystem: start has ${start.length} values and the economy has ${length} unknowns; take \`state\` of a result of the same economy.`,
      { got: start.length, expected: length },
    );
  }
  const tolerance = options.tolerance ?? 1e-10;
  const first = iterate(system, work, start, options);
  let method: SystemSolution["method"] = options.method ?? "anderson";
  let result = first;
  let iterations = first.iterations;
  const unfinished = () => result.status === "iteration-limit" || result.status === "diverged";
  if (options.fallbacks !== "none" && method !== "plain") {
    if (unfinished() && system.spillovers.length > 0) {
      const continued = raiseScaleEconomies(system, start, options);
      iterations += continued.iterations;
      if (continued.residual < residualOf(result) || continued.status === "converged") {
        result = continued;
        method = "continuation";
      }
    }
    if (unfinished()) {
      const newton = newtonKrylov(
        (x, out) => {
          sweep(system, work, x, out);
          for (let i = 0; i < x.length; ++i) out[i] = out[i]! - x[i]!;
        },
        result.x,
        {
          residualTolerance: tolerance,
          ...(options.signal ? { signal: options.signal } : {}),
          ...(options.onProgress ? { onProgress: options.onProgress } : {}),
        },
      );
      iterations += newton.evaluations;
      if (newton.status === "converged" || newton.residuals[newton.iterations]! < residualOf(result)) {
        result = { ...newton, iterations: newton.evaluations, worst: result.worst };
        method = "newton-krylov";
      }
    }
  }
  return {
    state: result.x,
    status: result.status,
    method,
    iterations,
    residuals: result.residuals,
    residual: residualOf(result),
    worst: marketOf(result.worst, work.layout, system.regionCount),
  };
}

function residualOf(result: { readonly residuals: Float64Array }): number {
  let least = Number.POSITIVE_INFINITY;
  for (const value of result.residuals) if (value < least) least = value;
  return least;
}

function iterate(system: EquilibriumSystem, work: SweepWork, start: Float64Array, options: SolveOptions) {
  const plain = options.method === "plain";
  const large = work.layout.length >= 100_000;
  const settings: FixedPointOptions = {
    tolerance: options.tolerance ?? 1e-10,
    maxIterations: options.maxIterations ?? 600,
    memory: plain ? 0 : (options.memory ?? (large ? 5 : 10)),
    damping: sweepDamping(system),
    ...(options.signal ? { signal: options.signal } : {}),
    ...(options.onProgress ? { onProgress: options.onProgress } : {}),
  };
  return fixedPoint((x, out) => sweep(system, work, x, out), start, settings);
}

/**
 * Damping by block of the state: a half, less where the response is steep.
 *
 * Sales answer a wage with the trade elasticity times labour's part of the cost, so wages take 1 / (1 + that elasticity) at most;
 * people take min(.25, .5 / (1 + epsilon)), because larger steps cycle or overflow from epsilon 3 up.
 */
export function sweepDamping(system: EquilibriumSystem): Float64Array {
  const layout = stateLayout(system);
  const n = system.regionCount;
  const damping = new Float64Array(layout.length).fill(0.5);
  for (let m = 0; m < n; ++m) {
    let steepness = 0;
    let income = 0;
    for (let j = 0; j < system.industryCount; ++j) {
      const cell = j * n + m;
      const paid = system.valueAddedShares[cell]! * system.baseOutput[cell]!;
      steepness += paid * system.valueAddedShares[cell]! * system.tradeElasticity[j]!;
      income += paid;
    }
    damping[layout.wage + m] = Math.min(0.5, 1 / (1 + (income > 0 ? steepness / income : 0)));
  }
  if (system.mobility.kind !== "immobile") {
    const step = Math.min(0.25, 0.5 / (1 + system.mobility.epsilon));
    for (let m = 0; m < n; ++m) damping[layout.labour + m] = step;
    if (layout.residents >= 0) for (let m = 0; m < n; ++m) damping[layout.residents + m] = step;
  }
  return damping;
}

/** Continuation: external economies at a quarter, a half, three quarters, all of their strength, each started from the one before. */
function raiseScaleEconomies(system: EquilibriumSystem, start: Float64Array, options: SolveOptions) {
  let state = start;
  let iterations = 0;
  let result = undefined as ReturnType<typeof iterate> | undefined;
  for (const strength of [0, 0.25, 0.5, 0.75, 1]) {
    const eased = strength === 1 ? system : { ...system, spillovers: scaleChannels(system.spillovers, strength) };
    result = iterate(eased, createSweepWork(eased), state, options);
    iterations += result.iterations;
    state = result.x;
    if (result.status === "cancelled") break;
  }
  return { ...result!, iterations, residual: residualOf(result!) };
}

/** The same channels with every psi multiplied. */
export function scaleChannels(channels: readonly SpilloverChannel[], strength: number): SpilloverChannel[] {
  return channels.map((channel) => ({ ...channel, psi: channel.psi.map((value) => value * strength) }));
}
