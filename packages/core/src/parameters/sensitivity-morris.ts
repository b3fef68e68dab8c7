import { InputError, requireLength } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";

/** One-at-a-time trajectories on a grid: few runs, for screening many parameters. */
export interface MorrisDesign {
  readonly trajectories: number;
  readonly dimensions: number;
  /** Step on the unit cube. */
  readonly step: number;
  /** [r (d + 1) x d] row-major on the unit cube. */
  readonly points: Float64Array;
  /** Parameter changed on the way to each next point, [r x d]. */
  readonly changed: Int32Array;
}

/**
 * Random trajectories through a grid of the unit cube that change one parameter at a time.
 *
 * @param trajectories r, integer >= 1
 * @param dimensions   d, integer >= 1
 * @param random       seeded
 * @param options      levels of the grid, even and >= 4; default 4
 * @throws InputError `bad-count`, `bad-levels`
 * @see Morris (1991), Technometrics 33: 161-174
 */
export function morrisDesign(
  trajectories: number,
  dimensions: number,
  random: Random,
  options: { readonly levels?: number } = {},
): MorrisDesign {
  const levels = options.levels ?? 4;
  if (!Number.isInteger(trajectories) || trajectories < 1 || !Number.isInteger(dimensions) || dimensions < 1) {
    throw new InputError(
      "bad-count",
      `morrisDesign: got ${trajectories} trajectories in ${dimensions} dimensions; both must be integers >= 1.`,
    );
  }
  if (!Number.isInteger(levels) || levels < 4 || levels % 2 === 1) {
    throw new InputError("bad-levels", `morrisDesign: ${levels} levels; the grid needs an even number of at least 4.`, {
      levels,
    });
  }
  const step = levels / 2 / (levels - 1);
  const points = new Float64Array(trajectories * (dimensions + 1) * dimensions);
  const changed = new Int32Array(trajectories * dimensions);
  const order = new Int32Array(dimensions);
  for (let t = 0; t < trajectories; ++t) {
    let row = t * (dimensions + 1) * dimensions;
    for (let j = 0; j < dimensions; ++j) {
      points[row + j] = random.integer(levels) / (levels - 1);
      order[j] = j;
    }
    for (let j = dimensions - 1; j > 0; --j) {
      const other = random.integer(j + 1);
      const kept = order[j]!;
      order[j] = order[other]!;
      order[other] = kept;
    }
    for (let k = 0; k < dimensions; ++k) {
      const next = row + dimensions;
      points.copyWithin(next, row, row + dimensions);
      const j = order[k]!;
      points[next + j]! += points[row + j]! + step <= 1 + 1e-12 ? step : -step;
      changed[t * dimensions + k] = j;
      row = next;
    }
  }
  return { trajectories, dimensions, step, points, changed };
}

/** Elementary effects per parameter, in units of the output per full range. */
export interface MorrisEffects {
  /** Mean effect, [d]. */
  readonly mean: Float64Array;
  /** Mean absolute effect, [d]: the ranking of importance. */
  readonly meanAbsolute: Float64Array;
  /** Standard deviation, [d]: large against the mean absolute effect means interaction or curvature; NaN with one trajectory. */
  readonly deviation: Float64Array;
}

/**
 * Elementary effects from the outputs of a design.
 *
 *     EE_j = ( f(x + step e_j) - f(x) ) / step
 *
 * @param design  the plan the outputs were computed on
 * @param outputs [r (d + 1)], finite
 * @throws InputError `shape-mismatch`
 * @see Morris (1991); Campolongo, Cariboni and Saltelli (2007) for the mean absolute effect
 */
export function morrisEffects(design: MorrisDesign, outputs: Float64Array): MorrisEffects {
  const { trajectories: r, dimensions: d } = design;
  requireLength("morrisEffects", "outputs", outputs, r * (d + 1), `${r} trajectories x (${d} parameters + 1)`);
  const mean = new Float64Array(d);
  const meanAbsolute = new Float64Array(d);
  const squares = new Float64Array(d);
  for (let t = 0; t < r; ++t) {
    for (let k = 0; k < d; ++k) {
      const j = design.changed[t * d + k]!;
      const from = t * (d + 1) + k;
      const signed = design.points[(from + 1) * d + j]! - design.points[from * d + j]!;
      const effect = (outputs[from + 1]! - outputs[from]!) / signed;
      mean[j]! += effect / r;
      meanAbsolute[j]! += Math.abs(effect) / r;
      squares[j]! += effect * effect;
    }
  }
  const deviation = Float64Array.from({ length: d }, (_, j) =>
    r > 1 ? Math.sqrt(Math.max(0, (squares[j]! - r * mean[j]! ** 2) / (r - 1))) : Number.NaN,
  );
  return { mean, meanAbsolute, deviation };
}
