import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { fastStream, shufflePrefix } from "./fast-stream.ts";
import { type PreparedPattern, preparePattern, simulationCount } from "./firm-pattern.ts";
import { isSphere, type PointSet, squareOfDistance } from "./point-set.ts";
import { type SimulationBands, simulationBands } from "./simulation-bands.ts";

/** How M is computed. */
export interface MarconPuechOptions {
  /** Weight of every firm of the pattern (employment), [n], >= 0. Default 1 each. */
  readonly weights?: Float64Array;
  /** Numbers of the neighbours' industry; by default the reference industry itself. Default `members`. */
  readonly neighbours?: Int32Array;
  /** Simulations: industries and weights are dealt out anew over all sites, integer >= 0. Default 100 with `random`, 0 without. */
  readonly simulations?: number;
  /** Seeded source of the simulations. No default. */
  readonly random?: Random;
  /** Coverage of each side of the bands, in (0, 1). Default 0.95. */
  readonly level?: number;
}

/** M over distances. */
export interface MarconPuech {
  /** [steps] as given. */
  readonly distances: Float64Array;
  /** 1 = as in the whole pattern, 2 = twice its share around the industry's firms; NaN where no firm has anybody in reach. */
  readonly m: Float64Array;
  /** Null without simulations. */
  readonly bands: SimulationBands | null;
}

/**
 * Marcon and Puech's M: what share of the firms around a firm belong to its industry, relative to the whole pattern?
 *
 *     M(r) = sum_i [ S_i(r) / A_i(r) ] / sum_i [ (W_S - w[i]) / (W - w[i]) ]
 *
 * over firms i of the industry that have anybody within r; S_i(r) and A_i(r) are the weights of its industry and of all firms
 * within r of i, itself left out. For neighbours of another industry W_S is that industry's weight, from which i is not taken.
 *
 * @param points     all firms
 * @param members    numbers of the reference firms, at least 3
 * @param distances  r, ascending, >= 0, km (or the unit of planar points), [steps]
 * @throws InputError as `kDensity`, and `bad-distances`
 * @see Marcon and Puech (2010), Measures of the geographic concentration of industries: improving distance-based methods
 */
export function marconPuechM(
  points: PointSet,
  members: Int32Array,
  distances: Float64Array,
  options: MarconPuechOptions = {},
): MarconPuech {
  const pattern = preparePattern("marconPuechM", points, members, options);
  for (let t = 0; t < distances.length; ++t) {
    if (!(distances[t]! >= 0) || (t > 0 && distances[t]! < distances[t - 1]!)) {
      throw new InputError(
        "bad-distances",
        `marconPuechM: distance ${t} is ${distances[t]}; distances must ascend from 0 or more.`,
      );
    }
  }
  const n = points.ids.length;
  const weights = pattern.weights ?? new Float64Array(n).fill(1);
  const reference = indicator(n, members);
  const neighbours = options.neighbours ? indicator(n, options.neighbours) : reference;
  const squares = distances.map((d) => squareOfDistance(d, isSphere(points)));
  const m = marconPuechCurve(pattern, reference, neighbours, weights, squares);
  const simulations = simulationCount("marconPuechM", options);
  if (simulations === 0) return { distances, m, bands: null };
  const curves = new Float64Array(simulations * distances.length);
  for (let s = 0; s < simulations; ++s) {
    const order = Int32Array.from({ length: n }, (_, i) => i);
    shufflePrefix(order, n, n, fastStream(options.random!, s));
    const deal = <Values extends Float64Array | Uint8Array>(values: Values): Values =>
      values.map((_, i) => values[order[i]!]!) as Values;
    const shuffledReference = deal(reference);
    const shuffledNeighbours = neighbours === reference ? shuffledReference : deal(neighbours);
    curves.set(marconPuechCurve(pattern, shuffledReference, shuffledNeighbours, deal(weights), squares), s * distances.length);
  }
  return { distances, m, bands: simulationBands(curves, distances.length, options.level ?? 0.95) };
}

function marconPuechCurve(
  pattern: PreparedPattern,
  reference: Uint8Array,
  neighbours: Uint8Array,
  weights: Float64Array,
  squares: Float64Array,
): Float64Array {
  const { coordinates, dimensions, count: n } = pattern.embedded;
  const steps = squares.length;
  const same = neighbours === reference;
  let total = 0;
  let neighbourTotal = 0;
  for (let i = 0; i < n; ++i) {
    total += weights[i]!;
    if (neighbours[i]) neighbourTotal += weights[i]!;
  }
  const local = new Float64Array(steps);
  const global = new Float64Array(steps);
  const around = new Float64Array(steps + 1);
  const alike = new Float64Array(steps + 1);
  for (let i = 0; i < n; ++i) {
    if (!reference[i]) continue;
    around.fill(0);
    alike.fill(0);
    for (let j = 0; j < n; ++j) {
      if (j === i) continue;
      let square = 0;
      for (let axis = 0; axis < dimensions; ++axis) {
        const gap = coordinates[i * dimensions + axis]! - coordinates[j * dimensions + axis]!;
        square += gap * gap;
      }
      if (square > squares[steps - 1]!) continue;
      const t = firstReaching(squares, square);
      around[t]! += weights[j]!;
      if (neighbours[j]) alike[t]! += weights[j]!;
    }
    const share = (neighbourTotal - (same ? weights[i]! : 0)) / (total - weights[i]!);
    let all = 0;
    let own = 0;
    for (let t = 0; t < steps; ++t) {
      all += around[t]!;
      own += alike[t]!;
      if (all === 0) continue;
      local[t]! += own / all;
      global[t]! += share;
    }
  }
  return local.map((value, t) => (global[t]! > 0 ? value / global[t]! : Number.NaN));
}

function firstReaching(squares: Float64Array, square: number): number {
  let low = 0;
  let high = squares.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (squares[middle]! < square) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indicator(n: number, members: Int32Array): Uint8Array {
  const out = new Uint8Array(n);
  for (const m of members) out[m] = 1;
  return out;
}
