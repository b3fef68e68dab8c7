import { InputError } from "../errors/index.ts";
import { type SpatialWeights, symmetriseWeights } from "../space/index.ts";

/** Largest number of regions for exact traces, which need every column of the inverse. */
const EXACT_REGIONS = 4000;

/** I - rho W of row-standardised weights, ready to be factored at any rho in (-1, 1). */
export interface SpatialFilter {
  readonly n: number;
  /** ln det(I - rho W). */
  logDeterminant(rho: number): number;
  /** Traces of A = W (I - rho W)^(-1). */
  traces(rho: number): SpatialTraces;
  /** (I - rho W)^(-1) b, [n]. */
  solve(rho: number, b: Float64Array): Float64Array;
}

export interface SpatialTraces {
  /** tr(A) = -d ln det(I - rho W) / d rho */
  readonly a: number;
  /** tr(A A) */
  readonly aa: number;
  /** tr(A' A) */
  readonly ata: number;
}

/**
 * The spatial filter of row-standardised weights.
 *
 * Regions are renumbered so that neighbours stand close together (Cuthill and McKee from the farthest end); I - rho W is then a
 * band, and being strictly diagonally dominant for |rho| < 1 it has a stable LU without pivoting: cost n b^2 for band width b.
 *
 * @param weights  row-standardised
 * @see Cuthill and McKee (1969), Reducing the bandwidth of sparse symmetric matrices
 */
export function spatialFilter(weights: SpatialWeights): SpatialFilter {
  const n = weights.ids.length;
  const order = closeOrder(weights);
  const place = new Int32Array(n);
  for (let p = 0; p < n; ++p) place[order[p]!] = p;
  let band = 0;
  for (let i = 0; i < n; ++i) {
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      band = Math.max(band, Math.abs(place[i]! - place[weights.neighbours[e]!]!));
    }
  }
  const width = 2 * band + 1;
  /** LU of I - rho W, row p at p * width, column q at q - p + band. */
  const factor = (rho: number): Float64Array => {
    const lu = new Float64Array(n * width);
    for (let p = 0; p < n; ++p) {
      const i = order[p]!;
      lu[p * width + band] = 1;
      for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
        lu[p * width + place[weights.neighbours[e]!]! - p + band]! -= rho * weights.values[e]!;
      }
    }
    for (let p = 0; p < n; ++p) {
      const pivot = lu[p * width + band]!;
      const last = Math.min(n - 1, p + band);
      for (let r = p + 1; r <= last; ++r) {
        const at = r * width + p - r + band;
        if (lu[at] === 0) continue;
        const ratio = lu[at]! / pivot;
        lu[at] = ratio;
        for (let q = 1; q <= last - p; ++q) lu[at + q]! -= ratio * lu[p * width + band + q]!;
      }
    }
    return lu;
  };
  const substitute = (lu: Float64Array, x: Float64Array, first: number): void => {
    for (let p = first; p < n; ++p) {
      let sum = x[p]!;
      for (let q = Math.max(first, p - band); q < p; ++q) sum -= lu[p * width + q - p + band]! * x[q]!;
      x[p] = sum;
    }
    for (let p = n - 1; p >= 0; --p) {
      let sum = x[p]!;
      for (let q = Math.min(n - 1, p + band); q > p; --q) sum -= lu[p * width + q - p + band]! * x[q]!;
      x[p] = sum / lu[p * width + band]!;
    }
  };
  return {
    n,
    logDeterminant(rho) {
      requireInside(rho);
      const lu = factor(rho);
      let sum = 0;
      for (let p = 0; p < n; ++p) sum += Math.log(lu[p * width + band]!);
      return sum;
    },
    traces(rho) {
      requireInside(rho);
      if (n > EXACT_REGIONS) {
        throw new InputError(
          "too-many-regions",
          `spatialFilter: exact traces of ${n} regions need more memory than is sensible; up to ${EXACT_REGIONS} are computed. Use two-stage least squares.`,
          { regions: n },
        );
      }
      const lu = factor(rho);
      // Row j holds column j of A, so that tr(A A) pairs entries across the diagonal.
      const columns = new Float64Array(n * n);
      const x = new Float64Array(n);
      let a = 0;
      let ata = 0;
      for (let j = 0; j < n; ++j) {
        x.fill(0);
        x[j] = 1;
        substitute(lu, x, j);
        for (let p = 0; p < n; ++p) {
          const i = order[p]!;
          let sum = 0;
          for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e)
            sum += weights.values[e]! * x[place[weights.neighbours[e]!]!]!;
          columns[j * n + p] = sum;
          ata += sum * sum;
        }
        a += columns[j * n + j]!;
      }
      let aa = 0;
      for (let i = 0; i < n; ++i) for (let j = 0; j < n; ++j) aa += columns[i * n + j]! * columns[j * n + i]!;
      return { a, aa, ata };
    },
    solve(rho, b) {
      requireInside(rho);
      const x = Float64Array.from(order, (i) => b[i]!);
      substitute(factor(rho), x, 0);
      const out = new Float64Array(n);
      for (let p = 0; p < n; ++p) out[order[p]!] = x[p]!;
      return out;
    },
  };
}

function requireInside(rho: number): void {
  if (rho > -1 && rho < 1) return;
  throw new InputError("bad-rho", `spatialFilter: the spatial parameter is ${rho}; it must lie strictly between -1 and 1.`, {
    rho,
  });
}

/** Breadth-first order from an end of every component, near neighbours first. */
function closeOrder(weights: SpatialWeights): Int32Array {
  const n = weights.ids.length;
  const { offsets, neighbours } = weights.asymmetric ? symmetriseWeights(weights, "union") : weights;
  const degree = (i: number): number => offsets[i + 1]! - offsets[i]!;
  const sweep = (start: number, seen: Uint8Array): number[] => {
    const queue = [start];
    seen[start] = 1;
    for (let head = 0; head < queue.length; ++head) {
      const at = queue[head]!;
      const next = Array.from(neighbours.subarray(offsets[at]!, offsets[at + 1]!)).filter((j) => seen[j] === 0);
      next.sort((a, b) => degree(a) - degree(b) || a - b);
      for (const j of next) {
        seen[j] = 1;
        queue.push(j);
      }
    }
    return queue;
  };
  const done = new Uint8Array(n);
  const order: number[] = [];
  for (let i = 0; i < n; ++i) {
    if (done[i] === 1) continue;
    // The last region reached from any start lies at an end of the component; twice makes it a far end.
    const once = sweep(i, done.slice());
    const twice = sweep(once.at(-1)!, done.slice());
    for (const j of sweep(twice.at(-1)!, done)) order.push(j);
  }
  return Int32Array.from(order);
}
