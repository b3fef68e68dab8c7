import { InputError, requireLength } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import { simulationCount } from "./firm-pattern.ts";
import { type SimulationBands, simulationBands } from "./simulation-bands.ts";

/** A rectangle in which points could have fallen. */
export interface RectangleWindow {
  readonly lowX: number;
  readonly lowY: number;
  readonly highX: number;
  readonly highY: number;
}

/** What is done about neighbours that may lie outside the window. */
export type EdgeCorrection = "translation" | "isotropic" | "none";

/** How Ripley's K is computed. */
export interface RipleyOptions {
  /**
   * `translation`: pairs are weighted by how seldom the window could hold them; `isotropic`: by the share of the circle around the
   * first point through the second that lies inside, the default of spatstat and dbmss; `none`: biased downwards. Default `translation`.
   */
  readonly edge?: EdgeCorrection;
  /** Simulations of complete randomness in the window, integer >= 0. Default 100 with `random`, 0 without. */
  readonly simulations?: number;
  /** Seeded source of the simulations. No default. */
  readonly random?: Random;
  /** Coverage of each side of the bands, in (0, 1). Default 0.95. */
  readonly level?: number;
}

/** Ripley's K and L. */
export interface RipleyCurves {
  /** As given, [steps]. */
  readonly distances: Float64Array;
  /** Area around a point that would hold as many neighbours at the mean density, [steps]; pi r^2 under randomness. */
  readonly k: Float64Array;
  /** sqrt(K / pi) - r, [steps]; above 0 clustered, below 0 regular. */
  readonly l: Float64Array;
  /** Of l; null without simulations. */
  readonly bands: SimulationBands | null;
}

/**
 * Ripley's K and L: are points closer together than points thrown at random into the window?
 *
 *     K(r) = A / (n (n - 1)) sum_{i != j} e[i,j] 1[d[i,j] <= r],   e = A / ((wx - |dx|)(wy - |dy|)) by translation
 *
 * or e = 1 / (share of the circle around i through j inside the window), the isotropic correction, at most 100.
 *
 * Plane only, and space itself is the reference: where firms cannot be everywhere, K-density and M compare with other firms.
 *
 * @param x, y       [n], inside the window, n >= 2
 * @param window     rectangle
 * @param distances  r, ascending, >= 0, below the window's shorter side, [steps]
 * @throws InputError `shape-mismatch`, `outside-window`, `bad-distances`, `random-missing`
 * @see Ripley (1977), Modelling spatial patterns; Ripley (1976) for the isotropic and Ohser and Stoyan (1981) for the
 *   translation correction; Besag (1977) for L
 */
export function ripleyK(
  x: Float64Array,
  y: Float64Array,
  window: RectangleWindow,
  distances: Float64Array,
  options: RipleyOptions = {},
): RipleyCurves {
  requireLength("ripleyK", "y", y, x.length, "points");
  const width = window.highX - window.lowX;
  const height = window.highY - window.lowY;
  for (let i = 0; i < x.length; ++i) {
    if (!(x[i]! >= window.lowX && x[i]! <= window.highX && y[i]! >= window.lowY && y[i]! <= window.highY)) {
      throw new InputError(
        "outside-window",
        `ripleyK: point ${i} at (${x[i]}, ${y[i]}) lies outside the window. Widen the window.`,
        {
          point: i,
        },
      );
    }
  }
  distances.forEach((r, t) => {
    if (!(r >= 0 && r < Math.min(width, height)) || (t > 0 && r < distances[t - 1]!)) {
      throw new InputError(
        "bad-distances",
        `ripleyK: distance ${t} is ${r}; they must ascend and stay below the window's shorter side.`,
      );
    }
  });
  const edge = options.edge ?? "translation";
  const k = ripleyCurve(x, y, window, distances, edge);
  const toL = (curve: Float64Array): Float64Array => curve.map((value, t) => Math.sqrt(value / Math.PI) - distances[t]!);
  const simulations = simulationCount("ripleyK", options);
  if (simulations === 0) return { distances, k, l: toL(k), bands: null };
  const curves = new Float64Array(simulations * distances.length);
  for (let s = 0; s < simulations; ++s) {
    const random = options.random!.fork(s);
    const simulatedX = x.map(() => window.lowX + width * random.uniform());
    const simulatedY = y.map(() => window.lowY + height * random.uniform());
    curves.set(toL(ripleyCurve(simulatedX, simulatedY, window, distances, edge)), s * distances.length);
  }
  return { distances, k, l: toL(k), bands: simulationBands(curves, distances.length, options.level ?? 0.95) };
}

function ripleyCurve(
  x: Float64Array,
  y: Float64Array,
  window: RectangleWindow,
  distances: Float64Array,
  edge: EdgeCorrection,
): Float64Array {
  const width = window.highX - window.lowX;
  const height = window.highY - window.lowY;
  const n = x.length;
  const steps = distances.length;
  const reach = distances[steps - 1]!;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => x[a]! - x[b]!);
  const sortedX = Float64Array.from(order, (i) => x[i]!);
  const sortedY = Float64Array.from(order, (i) => y[i]!);
  const squares = distances.map((r) => r * r);
  const squaredReach = squares[steps - 1]!;
  const perStep = reach > 0 ? steps / reach : 0;
  const sums = new Float64Array(steps);
  // Sorted by x: the search for partners stops once x alone is out of reach.
  for (let a = 0; a < n; ++a) {
    const atX = sortedX[a]!;
    const atY = sortedY[a]!;
    for (let b = a + 1; b < n; ++b) {
      const dx = sortedX[b]! - atX;
      if (dx > reach) break;
      const dy = Math.abs(sortedY[b]! - atY);
      const square = dx * dx + dy * dy;
      if (square > squaredReach) continue;
      const d = Math.sqrt(square);
      // The step that even distances would have, then the next ones until it fits.
      let step = Math.min(steps - 1, Math.floor(d * perStep));
      while (step > 0 && squares[step - 1]! >= square) --step;
      while (squares[step]! < square) ++step;
      if (edge === "translation") sums[step]! += (width * height) / ((width - dx) * (height - dy));
      else if (edge === "none") sums[step]! += 1;
      else sums[step]! += (isotropicWeight(atX, atY, d, window) + isotropicWeight(sortedX[b]!, sortedY[b]!, d, window)) / 2;
    }
  }
  let cumulative = 0;
  return sums.map((value) => {
    cumulative += value;
    return (2 * cumulative * width * height) / (n * (n - 1));
  });
}

/** One over the share of a circle that lies inside the window, at most 100; 1 for two points in one place. */
function isotropicWeight(x: number, y: number, radius: number, window: RectangleWindow): number {
  if (radius === 0) return 1;
  const beyond = (gap: number): number => (gap < radius ? Math.acos(gap / radius) : 0);
  const west = beyond(x - window.lowX);
  const east = beyond(window.highX - x);
  const south = beyond(y - window.lowY);
  const north = beyond(window.highY - y);
  // Arcs beyond two sides that meet overlap where the corner lies inside the circle.
  const twice = (a: number, b: number): number => Math.max(0, a + b - Math.PI / 2);
  const outside =
    2 * (west + east + south + north) - twice(west, south) - twice(west, north) - twice(east, south) - twice(east, north);
  return Math.min(100, 1 / Math.max(0, 1 - outside / (2 * Math.PI)));
}
