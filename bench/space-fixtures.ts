/** Seeded inputs of the spatial benchmarks. */
import {
  createRandom,
  type OutlineGeometry,
  type PointSet,
  type SpatialWeights,
  spatialWeights,
  transformWeights,
} from "@jiju/core";

const names = (prefix: string, n: number): string[] => Array.from({ length: n }, (_, i) => `${prefix}${i}`);

/** Row-standardised queen contiguity of a square lattice. */
export function queenLattice(side: number): SpatialWeights {
  const n = side * side;
  const offsets = new Int32Array(n + 1);
  const neighbours: number[] = [];
  for (let cell = 0; cell < n; ++cell) {
    const x = cell % side;
    const y = (cell - x) / side;
    for (let row = Math.max(0, y - 1); row <= Math.min(side - 1, y + 1); ++row) {
      for (let column = Math.max(0, x - 1); column <= Math.min(side - 1, x + 1); ++column) {
        if (row !== y || column !== x) neighbours.push(row * side + column);
      }
    }
    offsets[cell + 1] = neighbours.length;
  }
  return transformWeights(
    spatialWeights({
      ids: names("c", n),
      offsets,
      neighbours: Int32Array.from(neighbours),
      values: new Float64Array(neighbours.length).fill(1),
      description: "queen lattice",
    }),
    "row",
  );
}

/** The same links with a different weight each. */
export function unequalWeights(weights: SpatialWeights, seed: number): SpatialWeights {
  const random = createRandom(seed);
  return { ...weights, transform: "raw", values: weights.values.map(() => 0.5 + random.uniform()) };
}

export function normals(n: number, seed: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random.normal());
}

/** Places spread evenly over a part of the Earth as large as China, longitudes 75 to 135 and latitudes 20 to 50. */
export function places(n: number, seed: number): PointSet {
  const random = createRandom(seed);
  const x = new Float64Array(n);
  const y = new Float64Array(n);
  for (let i = 0; i < n; ++i) {
    x[i] = 75 + 60 * random.uniform();
    y[i] = 20 + 30 * random.uniform();
  }
  return { ids: names("p", n), x, y };
}

/** Firms in a plane of 100 by 100. */
export function firms(n: number, seed: number): PointSet {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: n }, () => 100 * random.uniform());
  const y = Float64Array.from({ length: n }, () => 100 * random.uniform());
  return { ids: names("f", n), x, y, metric: "plane" };
}

/** A lattice of cells whose borders wriggle, with 11 vertices on every side. */
export function wrigglyCells(columns: number, rows: number): { ids: string[]; geometries: OutlineGeometry[] } {
  const perSide = 11;
  const random = createRandom(5);
  const noise = Float64Array.from({ length: 4096 }, () => 0.05 * (random.uniform() - 0.5));
  const wriggle = (x: number, y: number, k: number, turn: number): number =>
    k % perSide === 0 ? 0 : noise[(x * 131 + y * 277 + k * 17 + turn * 1931) % 4096]!;
  const side = (x: number, y: number, turn: number): number[][] =>
    Array.from({ length: perSide + 1 }, (_, k) =>
      turn === 0 ? [x + k / perSide, y + wriggle(x, y, k, 0)] : [x + wriggle(x, y, k, 1), y + k / perSide],
    );
  const geometries: OutlineGeometry[] = [];
  for (let y = 0; y < rows; ++y) {
    for (let x = 0; x < columns; ++x) {
      const ring = [
        ...side(x, y, 0).slice(0, perSide),
        ...side(x + 1, y, 1).slice(0, perSide),
        ...side(x, y + 1, 0)
          .reverse()
          .slice(0, perSide),
        ...side(x, y, 1).reverse(),
      ];
      geometries.push({ type: "Polygon", coordinates: [ring] });
    }
  }
  return { ids: names("g", geometries.length), geometries };
}
