import { InputError } from "../errors/index.ts";

/** Read between iterations: a host sets `cancelled` from outside to stop a long solve. */
export interface CancellationSignal {
  readonly cancelled: boolean;
}

/** What a solver tells while it works. */
export interface SolverProgress {
  readonly iteration: number;
  /** Largest absolute residual at this iteration. */
  readonly residual: number;
}

export type SolverStatus = "converged" | "iteration-limit" | "diverged" | "cancelled";

export interface FixedPointOptions {
  /** Stop when max |F(x) - x| is below it. Default 1e-10. */
  readonly tolerance?: number;
  /** Cap on evaluations of the map. Default 1000. */
  readonly maxIterations?: number;
  /** Part of F(x) - x taken in a plain step, in (0, 1]: one number or one per component. Default 0.5. */
  readonly damping?: number | Float64Array;
  /** Anderson memory (past differences kept); 0 is the plain damped iteration. Default 10. */
  readonly memory?: number;
  /** Largest change of a component in one step; a longer Anderson step restarts the memory, a longer plain step is shortened. Default 1. */
  readonly maxStep?: number;
  readonly signal?: CancellationSignal;
  readonly onProgress?: (progress: SolverProgress) => void;
}

export interface FixedPointResult {
  /** Last iterate (the best one when not converged), [n]. A solution only when `status` is "converged". */
  readonly x: Float64Array;
  readonly status: SolverStatus;
  /** Evaluations of the map. */
  readonly iterations: number;
  /** max |F(x) - x| at each evaluation, [iterations]. */
  readonly residuals: Float64Array;
  /** Index of the component with the largest residual at `x`. */
  readonly worst: number;
}

/**
 * A point that a map leaves where it is, found by damped iteration with Anderson acceleration.
 *
 *     x_new = x + B f - (dX + B dF) gamma,   f = F(x) - x,   gamma = argmin | f - dF gamma |
 *
 * The memory restarts when a step exceeds `maxStep`, the residual grows tenfold over the best since the last restart, or a value
 * is not finite. Unknowns should be logarithms or otherwise of order one: the residual is the absolute change.
 *
 * @param map writes F(x) to `out`; must not keep or modify `x`
 * @param start first point, [n], finite; not modified
 * @throws InputError `bad-start` when the start is not finite, `shape-mismatch` when damping has another length
 * @see Anderson (1965); Walker and Ni (2011)
 */
export function fixedPoint(
  map: (x: Float64Array, out: Float64Array) => void,
  start: Float64Array,
  options: FixedPointOptions = {},
): FixedPointResult {
  const n = start.length;
  const tolerance = options.tolerance ?? 1e-10;
  const maxIterations = options.maxIterations ?? 1000;
  const memory = Math.min(options.memory ?? 10, n);
  const maxStep = options.maxStep ?? 1;
  const damping = dampingVector(options.damping ?? 0.5, n);
  if (!start.every(Number.isFinite)) {
    throw new InputError("bad-start", "fixedPoint: the starting point has values that are not finite; give finite ones.");
  }

  const x = start.slice();
  const best = start.slice();
  let bestResidual = Number.POSITIVE_INFINITY;
  let bestWorst = 0;
  const image = new Float64Array(n);
  let f = new Float64Array(n);
  const previousX = new Float64Array(n);
  let previousF = new Float64Array(n);
  const history = new AndersonHistory(n, memory);
  const residuals: number[] = [];
  let bestSinceRestart = Number.POSITIVE_INFINITY;
  let shrink = 1;
  let failures = 0;
  let hasPrevious = false;
  let status: SolverStatus = "iteration-limit";

  while (residuals.length < maxIterations) {
    if (options.signal?.cancelled) {
      status = "cancelled";
      break;
    }
    map(x, image);
    let residual = 0;
    let worst = 0;
    for (let i = 0; i < n; ++i) {
      const change = image[i]! - x[i]!;
      f[i] = change;
      const size = change < 0 ? -change : change;
      if (!(size <= residual)) {
        residual = size;
        worst = i;
      }
    }
    if (!Number.isFinite(residual)) residual = Number.POSITIVE_INFINITY;
    residuals.push(residual);
    options.onProgress?.({ iteration: residuals.length, residual });
    if (residual < bestResidual) {
      bestResidual = residual;
      bestWorst = worst;
      best.set(x);
    }
    if (residual < tolerance) {
      status = "converged";
      break;
    }
    if (residual === Number.POSITIVE_INFINITY) {
      failures += 1;
      if (failures > 8 || bestResidual === Number.POSITIVE_INFINITY) {
        status = "diverged";
        break;
      }
      history.clear();
      hasPrevious = false;
      bestSinceRestart = Number.POSITIVE_INFINITY;
      shrink *= 0.5;
      x.set(best);
      continue;
    }
    if (residual > 10 * bestSinceRestart) {
      history.clear();
      bestSinceRestart = residual;
      hasPrevious = false;
    } else if (residual < bestSinceRestart) bestSinceRestart = residual;

    if (hasPrevious) history.push(x, previousX, f, previousF, damping);
    previousX.set(x);
    const next = image; // reused: F(x) is not needed any more
    for (let i = 0; i < n; ++i) next[i] = x[i]! + shrink * damping[i]! * f[i]!;
    if (history.size > 0) {
      history.correct(next, f);
      if (!(largestStep(next, x) <= maxStep)) {
        history.clear();
        bestSinceRestart = residual;
        for (let i = 0; i < n; ++i) next[i] = x[i]! + shrink * damping[i]! * f[i]!;
      }
    }
    const step = largestStep(next, x);
    if (step > maxStep) for (let i = 0; i < n; ++i) next[i] = x[i]! + ((next[i]! - x[i]!) * maxStep) / step;
    hasPrevious = memory > 0;
    const swap = previousF;
    previousF = f;
    f = swap;
    x.set(next);
  }
  return {
    x: status === "converged" ? x : best,
    status,
    iterations: residuals.length,
    residuals: Float64Array.from(residuals),
    worst: bestWorst,
  };
}

function dampingVector(damping: number | Float64Array, n: number): Float64Array {
  if (typeof damping === "number") return new Float64Array(n).fill(damping);
  if (damping.length !== n) {
    throw new InputError("shape-mismatch", `fixedPoint: damping has ${damping.length} values for ${n} unknowns.`);
  }
  return damping;
}

function largestStep(next: Float64Array, x: Float64Array): number {
  let step = 0;
  for (let i = 0; i < x.length; ++i) {
    const change = Math.abs(next[i]! - x[i]!);
    if (!(change <= step)) step = change;
  }
  return step;
}

/** Past differences of points and residuals with the Gram matrix of the latter, kept up to date a row at a time. */
class AndersonHistory {
  size = 0;
  /** dX + B dF. */
  private readonly mixed: Float64Array[] = [];
  private readonly df: Float64Array[] = [];
  private readonly gram: Float64Array;
  private next = 0;

  constructor(
    private readonly n: number,
    private readonly memory: number,
  ) {
    for (let k = 0; k < memory; ++k) {
      this.mixed.push(new Float64Array(n));
      this.df.push(new Float64Array(n));
    }
    this.gram = new Float64Array(memory * memory);
  }

  clear(): void {
    this.size = 0;
    this.next = 0;
  }

  push(x: Float64Array, previousX: Float64Array, f: Float64Array, previousF: Float64Array, damping: Float64Array): void {
    const slot = this.next;
    const mixed = this.mixed[slot]!;
    const df = this.df[slot]!;
    for (let i = 0; i < this.n; ++i) {
      const change = f[i]! - previousF[i]!;
      df[i] = change;
      mixed[i] = x[i]! - previousX[i]! + damping[i]! * change;
    }
    this.next = (slot + 1) % this.memory;
    this.size = Math.min(this.size + 1, this.memory);
    for (let k = 0; k < this.size; ++k) {
      const product = dot(df, this.df[k]!);
      this.gram[slot * this.memory + k] = product;
      this.gram[k * this.memory + slot] = product;
    }
  }

  /** Subtracts (dX + B dF) gamma from the plain step. */
  correct(next: Float64Array, f: Float64Array): void {
    const m = this.size;
    const right = new Float64Array(m);
    for (let k = 0; k < m; ++k) right[k] = dot(this.df[k]!, f);
    const gamma = solveGram(this.gram, this.memory, right, m);
    let k = 0;
    for (; k + 1 < m; k += 2) {
      const a = gamma[k]!;
      const b = gamma[k + 1]!;
      const first = this.mixed[k]!;
      const second = this.mixed[k + 1]!;
      for (let i = 0; i < next.length; ++i) next[i] = next[i]! - (a * first[i]! + b * second[i]!);
    }
    if (k < m) {
      const a = gamma[k]!;
      const first = this.mixed[k]!;
      for (let i = 0; i < next.length; ++i) next[i] = next[i]! - a * first[i]!;
    }
  }
}

/**
 * Least squares through the Gram matrix, columns scaled to length one: pivoted Cholesky that leaves out directions below 1e-14 of
 * the largest (1e-7 in the columns themselves), which a squared matrix cannot resolve.
 */
function solveGram(gram: Float64Array, stride: number, right: Float64Array, m: number): Float64Array {
  const scale = new Float64Array(m);
  for (let k = 0; k < m; ++k) {
    const square = gram[k * stride + k]!;
    scale[k] = square > 0 ? 1 / Math.sqrt(square) : 0;
  }
  const a = new Float64Array(m * m);
  for (let r = 0; r < m; ++r) for (let c = 0; c < m; ++c) a[r * m + c] = gram[r * stride + c]! * scale[r]! * scale[c]!;
  const order = Int32Array.from({ length: m }, (_, k) => k);
  let rank = 0;
  for (; rank < m; ++rank) {
    let pivot = rank;
    for (let k = rank + 1; k < m; ++k) if (a[order[k]! * m + order[k]!]! > a[order[pivot]! * m + order[pivot]!]!) pivot = k;
    const chosen = order[pivot]!;
    if (!(a[chosen * m + chosen]! > 1e-14)) break;
    order[pivot] = order[rank]!;
    order[rank] = chosen;
    const diagonal = Math.sqrt(a[chosen * m + chosen]!);
    a[chosen * m + chosen] = diagonal;
    for (let k = rank + 1; k < m; ++k) a[order[k]! * m + chosen] = a[order[k]! * m + chosen]! / diagonal;
    for (let r = rank + 1; r < m; ++r) {
      for (let c = rank + 1; c < m; ++c) {
        const row = order[r]!;
        const column = order[c]!;
        a[row * m + column] = a[row * m + column]! - a[row * m + chosen]! * a[column * m + chosen]!;
      }
    }
  }
  const y = new Float64Array(rank);
  for (let r = 0; r < rank; ++r) {
    const row = order[r]!;
    let sum = right[row]! * scale[row]!;
    for (let c = 0; c < r; ++c) sum -= a[row * m + order[c]!]! * y[c]!;
    y[r] = sum / a[row * m + row]!;
  }
  const gamma = new Float64Array(m);
  for (let r = rank - 1; r >= 0; --r) {
    const row = order[r]!;
    let sum = y[r]!;
    for (let c = r + 1; c < rank; ++c) sum -= a[order[c]! * m + row]! * (gamma[order[c]!]! / scale[order[c]!]!);
    gamma[row] = (sum / a[row * m + row]!) * scale[row]!;
  }
  return gamma;
}

function dot(a: Float64Array, b: Float64Array): number {
  const n = a.length;
  const even = n - (n & 3);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i < even; i += 4) {
    s0 += a[i]! * b[i]!;
    s1 += a[i + 1]! * b[i + 1]!;
    s2 += a[i + 2]! * b[i + 2]!;
    s3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < n; ++i) s0 += a[i]! * b[i]!;
  return s0 + s1 + (s2 + s3);
}
