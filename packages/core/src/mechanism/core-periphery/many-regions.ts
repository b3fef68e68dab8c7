import { InputError } from "../../errors/index.ts";
import type { CancellationSignal, Random } from "../../numeric/index.ts";
import type { LaboratoryModel } from "./model.ts";

export interface ManyRegionsOptions {
  /** First step of the dynamics in units of log attraction; it then follows the motion. Default 0.5. */
  readonly step?: number;
  /** Default 4000. */
  readonly maxIterations?: number;
  /** Stop when no share moves faster than it in units of log attraction. Default 1e-9. */
  readonly tolerance?: number;
  /** Size of the random deviation from the start, in logs. Default 0.01. */
  readonly deviation?: number;
  /** Most states kept of the way, at least 2: the start, the end, and those between in even parts of the change. Default 40. */
  readonly kept?: number;
  readonly signal?: CancellationSignal;
}

/** One state of the way to rest. */
export interface SettlingState {
  /** In units in which log shares move at the difference of log attraction. */
  readonly time: number;
  /** [N]. */
  readonly shares: Float64Array;
}

export interface ManyRegionsResult {
  readonly status: "converged" | "iteration-limit" | "cancelled";
  readonly iterations: number;
  /** Shares at rest, [N]. */
  readonly shares: Float64Array;
  /** Largest speed of a share at the last state, in units of log attraction. */
  readonly residual: number;
  /** States from the start to the last. */
  readonly path: readonly SettlingState[];
}

/** No step moves the log of a share that counts by more. */
const LARGEST_MOVE = 0.2;
/** Shares below this part of the even share may fall faster. */
const COUNTS = 1e-3;
/** Nobody left: what a share does not fall below. */
const FLOOR = 1e-14;

/**
 * Where activity settles among N regions when people move to the more attractive ones.
 *
 *     d ln share[r] / dt = attraction[r] - sum_s share[s] attraction[s]
 *
 * Explicit steps that lengthen while the motion keeps its direction and halve when it turns back. A region with nobody in it counts as
 * at rest only where the first to come would be worse off.
 *
 * @param freeness [N x N], for example `ringFreeness` or `distanceFreeness`
 * @param random deviation from the start
 * @param start shares, [N], any positive multiple; default even
 * @throws InputError `shape-mismatch`, `out-of-range`
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
  if (start?.some((value) => !(value >= 0)) || start?.every((value) => value === 0))
    throw new InputError("out-of-range", "settleManyRegions: shares at the start must be at least 0, and one of them above.");
  const deviation = options.deviation ?? 0.01;
  const tolerance = options.tolerance ?? 1e-9;
  const limit = options.maxIterations ?? 4000;
  let shares = normalised(
    (start ?? new Float64Array(n).fill(1 / n)).map((value) => value * Math.exp(deviation * random.normal())),
  );
  const way = createWay(options.kept ?? 40, shares);
  let step = options.step ?? 0.5;
  let time = 0;
  let before: Float64Array | undefined;
  let status: ManyRegionsResult["status"] = "iteration-limit";
  let residual = Number.POSITIVE_INFINITY;
  let iterations = 0;
  for (; iterations < limit; ++iterations) {
    if (options.signal?.cancelled) {
      status = "cancelled";
      break;
    }
    const speed = logSpeed(model, shares, freeness);
    residual = slowest(shares, speed);
    if (residual < tolerance) {
      status = "converged";
      break;
    }
    if (before) step = agreement(shares, speed, before) > 0 ? step * 1.25 : step / 2;
    before = speed;
    let fastest = 0;
    for (let r = 0; r < n; ++r) if (shares[r]! > COUNTS / n) fastest = Math.max(fastest, Math.abs(speed[r]!));
    if (fastest * step > LARGEST_MOVE) step = LARGEST_MOVE / fastest;
    // a region that nobody lives in yet grows no faster than the others
    shares = normalised(shares.map((value, r) => Math.max(value * Math.exp(Math.min(step * speed[r]!, 1)), FLOOR)));
    time += step;
    way.pass(time, shares);
  }
  return { status, iterations, shares, residual, path: way.states(time, shares) };
}

/** How fast the log of every share moves, [N]. */
function logSpeed(model: LaboratoryModel, shares: Float64Array, freeness: Float64Array): Float64Array {
  const attraction = model.attraction(shares, freeness);
  let mean = 0;
  for (let r = 0; r < shares.length; ++r) mean += shares[r]! * attraction[r]!;
  return attraction.map((value) => value - mean);
}

/** Largest speed of a share; an empty region that draws people counts as if it held a hundredth of the even share. */
function slowest(shares: Float64Array, speed: Float64Array): number {
  let most = 0;
  for (let r = 0; r < shares.length; ++r) {
    const held = speed[r]! > 0 ? Math.max(shares[r]!, 0.01 / shares.length) : shares[r]!;
    most = Math.max(most, held * Math.abs(speed[r]!));
  }
  return most;
}

/** Whether two speeds point the same way, weighted by shares. */
function agreement(shares: Float64Array, one: Float64Array, two: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < shares.length; ++r) sum += shares[r]! * one[r]! * two[r]!;
  return sum;
}

/** Keeps states an even part of the change apart; when there are too many, every other one goes. */
function createWay(kept: number, start: Float64Array) {
  let states: SettlingState[] = [{ time: 0, shares: start }];
  let apart = 0.01;
  return {
    pass(time: number, shares: Float64Array): void {
      if (distanceOf(states.at(-1)!.shares, shares) < apart) return;
      states.push({ time, shares });
      if (states.length < kept) return;
      states = states.filter((_, k) => k % 2 === 0);
      apart *= 2;
    },
    states(time: number, shares: Float64Array): readonly SettlingState[] {
      return time === 0 ? states : [...states.filter((state) => state.time < time), { time, shares }];
    },
  };
}

/** Part of all activity that stands elsewhere. */
function distanceOf(one: Float64Array, two: Float64Array): number {
  let sum = 0;
  for (let r = 0; r < one.length; ++r) sum += Math.abs(one[r]! - two[r]!) / 2;
  return sum;
}

function normalised(values: Float64Array): Float64Array {
  const total = values.reduce((sum, value) => sum + value, 0);
  return values.map((value) => value / total);
}
