import { type ClusteredEffects, clusteredEffects } from "../../src/econometrics/index.ts";
import { createRandom, leastSquares, multiplyDense, symmetricEigen } from "../../src/numeric/index.ts";

/** A small unbalanced region x industry x year panel with two regressors, and its effects as explicit dummies. */
export interface SmallPanel {
  readonly rows: number;
  readonly clusters: number;
  readonly cluster: Int32Array;
  readonly effects: ClusteredEffects;
  readonly dummies: Float64Array;
  readonly dummyCount: number;
  readonly y: Float64Array;
  readonly columns: readonly { id: string; values: Float64Array }[];
}

export function smallPanel(seed: number, strict: "strict" | "default", missing = 0.15): SmallPanel {
  const random = createRandom(seed);
  const [R, S, T] = [6, 3, 4];
  const rowsOf: [number, number, number][] = [];
  for (let r = 0; r < R; ++r) {
    for (let s = 0; s < S; ++s) for (let t = 0; t < T; ++t) if (random.uniform() >= missing) rowsOf.push([r, s, t]);
  }
  const n = rowsOf.length;
  const cluster = Int32Array.from(rowsOf, ([r]) => r);
  const cell = Int32Array.from(rowsOf, ([r, s]) => r * S + s);
  const regionYear = Int32Array.from(rowsOf, ([r, , t]) => r * T + t);
  const crossed = Int32Array.from(rowsOf, ([, s, t]) => s * T + t);
  const groups = strict === "strict" ? [cell, regionYear, crossed] : [cell, crossed];
  const sizes = groups.map((group) => Math.max(...group) + 1);
  const dummyCount = sizes.reduce((sum, size) => sum + size, 0);
  const dummies = new Float64Array(n * dummyCount);
  let offset = 0;
  groups.forEach((group, index) => {
    group.forEach((level, i) => {
      dummies[i * dummyCount + offset + level] = 1;
    });
    offset += sizes[index]!;
  });
  const column = () => Float64Array.from({ length: n }, () => random.normal());
  return {
    rows: n,
    clusters: R,
    cluster,
    effects: clusteredEffects({ cluster, nested: strict === "strict" ? [cell, regionYear] : [cell], crossed }),
    dummies,
    dummyCount,
    y: column(),
    columns: [
      { id: "first", values: column() },
      { id: "second", values: column() },
    ],
  };
}

/** I - H with H the hat matrix of dummies and columns, by QR. */
export function annihilator(panel: SmallPanel, columns: readonly Float64Array[]): Float64Array {
  const n = panel.rows;
  const k = panel.dummyCount + columns.length;
  const x = new Float64Array(n * k);
  for (let i = 0; i < n; ++i) {
    for (let j = 0; j < panel.dummyCount; ++j) x[i * k + j] = panel.dummies[i * panel.dummyCount + j]!;
    columns.forEach((column, j) => {
      x[i * k + panel.dummyCount + j] = column[i]!;
    });
  }
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) {
    const unit = new Float64Array(n);
    unit[i] = 1;
    leastSquares(x, unit, n, k).residuals.forEach((value, row) => {
      out[row * n + i] = value;
    });
  }
  return out;
}

/** Symmetric inverse square root with null eigenvalues inverted to zero. */
export function inverseRoot(a: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(a, n);
  const scaled = new Float64Array(n * n);
  const transposed = new Float64Array(n * n);
  for (let i = 0; i < n; ++i) {
    for (let e = 0; e < n; ++e) {
      scaled[i * n + e] = values[e]! > 1e-9 ? vectors[i * n + e]! / Math.sqrt(values[e]!) : 0;
      transposed[e * n + i] = vectors[i * n + e]!;
    }
  }
  return multiplyDense(scaled, transposed, n, n, n);
}
