/** Steps whose largest value a new step must beat. */
const MEMORY = 8;

/** A smooth function of prices in a box. */
export interface BoxedFunction {
  /** Value at `at`; the gradient goes to `gradient`. */
  value(at: Float64Array, gradient: Float64Array): number;
  /** Smallest and largest value of each coordinate. */
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
  /** Curvature to scale each coordinate by, > 0; 0 holds it still. */
  readonly size: Float64Array;
}

/**
 * Spectral projected gradient: steps of the length that the last change of the gradient suggests, accepted when they beat the worst
 * of the last few values.
 *
 * @param at    start, moved to where it ends
 * @param first length of the first step
 * @param steps at most so many
 * @returns length of the next step
 * @see Birgin, Martinez and Raydan (2000), Nonmonotone spectral projected gradient methods on convex sets
 */
export function spectralDescent(
  { value: evaluate, floor, ceiling, size }: BoxedFunction,
  at: Float64Array,
  first: number,
  steps: number,
): number {
  const n = at.length;
  const gradient = new Float64Array(n);
  const next = new Float64Array(n);
  const nextGradient = new Float64Array(n);
  const move = new Float64Array(n);
  let value = evaluate(at, gradient);
  let step = first;
  const recent = [value];
  for (let round = 0; round < steps; ++round) {
    let slope = 0;
    for (let q = 0; q < n; ++q) {
      const target =
        size[q] === 0 ? at[q]! : Math.min(ceiling[q]!, Math.max(floor[q]!, at[q]! - (step * gradient[q]!) / size[q]!));
      move[q] = target - at[q]!;
      slope += move[q]! * gradient[q]!;
    }
    if (!(slope < 0)) return step;
    const worst = Math.max(...recent.slice(-MEMORY));
    let part = 1;
    let reached = 0;
    for (;;) {
      for (let q = 0; q < n; ++q) next[q] = at[q]! + part * move[q]!;
      reached = evaluate(next, nextGradient);
      if (reached <= worst + 1e-4 * part * slope || part < 1e-6) break;
      part *= Math.max(0.1, Math.min(0.5, (-0.5 * part * slope) / (reached - value - part * slope)));
    }
    let length = 0;
    let bend = 0;
    for (let q = 0; q < n; ++q) {
      const moved = part * move[q]!;
      length += moved * moved * size[q]!;
      bend += moved * (nextGradient[q]! - gradient[q]!);
    }
    step = bend > 0 ? length / bend : 2 * step;
    at.set(next);
    gradient.set(nextGradient);
    value = reached;
    recent.push(value);
  }
  return step;
}
