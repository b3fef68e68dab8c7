import { createRandom, matrixWeights, type SpatialWeights, spatialWeights } from "@jiju/core";

export const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `r${i}`);

export function queenLattice(side: number): SpatialWeights {
  const offsets = [0];
  const neighbours: number[] = [];
  for (let cell = 0; cell < side * side; ++cell) {
    const x = cell % side;
    const y = Math.floor(cell / side);
    for (let dy = -1; dy <= 1; ++dy) {
      for (let dx = -1; dx <= 1; ++dx) {
        const inside = x + dx >= 0 && x + dx < side && y + dy >= 0 && y + dy < side;
        if (inside && (dx !== 0 || dy !== 0)) neighbours.push((y + dy) * side + x + dx);
      }
    }
    offsets.push(neighbours.length);
  }
  return spatialWeights({
    ids: names(side * side),
    offsets: Int32Array.from(offsets),
    neighbours: Int32Array.from(neighbours),
    values: new Float64Array(neighbours.length).fill(1),
    description: "lattice",
  });
}

export const normals = (n: number, seed: number): Float64Array => {
  const random = createRandom(seed);
  return Float64Array.from({ length: n }, () => random.normal());
};

/** All arrangements of n things; n! of them. */
export function arrangements(n: number): number[][] {
  if (n === 0) return [[]];
  return arrangements(n - 1).flatMap((rest) =>
    Array.from({ length: n }, (_, at) => [...rest.slice(0, at), n - 1, ...rest.slice(at)]),
  );
}

export function randomMatrixWeights(n: number, seed: number): SpatialWeights {
  const random = createRandom(seed);
  const matrix = Float64Array.from({ length: n * n }, (_, at) =>
    Math.floor(at / n) === at % n ? 0 : Math.floor(3 * random.uniform()) * random.uniform(),
  );
  for (let i = 0; i < n; ++i) matrix[i * n + ((i + 1) % n)] = 1;
  return matrixWeights(names(n), matrix);
}

export function meanAndVariance(values: number[]): { mean: number; variance: number } {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return { mean, variance: values.reduce((a, b) => a + (b - mean) ** 2, 0) / values.length };
}
