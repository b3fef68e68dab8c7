import { requireLength } from "../errors/index.ts";
import { leastSquares } from "../numeric/index.ts";
import { averageRanks, pearson } from "./ranks.ts";

/** An index without what size alone explains of it. */
export interface SizeNeutralTwin {
  /** Twin of the index at the size of the average place of its year, same unit, [R x Y]; NaN where index or size is absent or not positive. */
  readonly values: Float64Array;
  /** Elasticity of the index to size, from all years with year effects. */
  readonly elasticity: number;
  /** Spearman's correlation of the index with size, each year, [Y]. */
  readonly rankCorrelation: Float64Array;
  /** Places gained in the ranking of each year by taking size out, [R x Y]. */
  readonly rankChange: Float64Array;
}

/**
 * Size-neutral twin of an index: what is left of it at the same size of place.
 *
 *     ln T_it = a_t + b ln N_it + u_it,   twin_it = exp( ln T_it - b (ln N_it - mean_t ln N) )
 *
 * An indicator in totals (patents, software revenue, postal volume) mostly measures how big a place is. The twin asks who does better
 * than places of its size; dividing each indicator by residents beforehand is the other way and usually the better one.
 *
 * @param index  T, [R x Y], > 0
 * @param size   N, usually population, [R x Y], > 0
 * @param years  Y
 * @returns twin with elasticity, correlations with size and changes of rank
 * @throws InputError `shape-mismatch`
 */
export function sizeNeutralTwin(index: Float64Array, size: Float64Array, years: number): SizeNeutralTwin {
  requireLength("sizeNeutralTwin", "size", size, index.length, "regions x years");
  const places = index.length / years;
  const x = new Float64Array(index.length).fill(Number.NaN);
  const y = new Float64Array(index.length).fill(Number.NaN);
  for (let t = 0; t < years; ++t) {
    let meanX = 0;
    let meanY = 0;
    let n = 0;
    for (let i = 0; i < places; ++i) {
      const cell = i * years + t;
      if (!(index[cell]! > 0 && size[cell]! > 0)) continue;
      x[cell] = Math.log(size[cell]!);
      y[cell] = Math.log(index[cell]!);
      meanX += x[cell]!;
      meanY += y[cell]!;
      n += 1;
    }
    for (let i = 0; i < places; ++i) {
      x[i * years + t]! -= meanX / n;
      y[i * years + t]! -= meanY / n;
    }
  }
  const used = [...x.keys()].filter((cell) => !Number.isNaN(x[cell]!));
  const fit = leastSquares(
    Float64Array.from(used, (cell) => x[cell]!),
    Float64Array.from(used, (cell) => y[cell]!),
    used.length,
    1,
  );
  const elasticity = Number.isNaN(fit.coefficients[0]!) ? 0 : fit.coefficients[0]!;
  const values = index.map((T, cell) => T * Math.exp(-elasticity * x[cell]!));
  const correlation = new Float64Array(years);
  const rankChange = new Float64Array(index.length).fill(Number.NaN);
  for (let t = 0; t < years; ++t) {
    const here = [...Array(places).keys()].filter((i) => !Number.isNaN(values[i * years + t]!));
    const ranks = (source: Float64Array) => averageRanks(Float64Array.from(here, (i) => source[i * years + t]!));
    const before = ranks(index);
    const after = ranks(values);
    correlation[t] = pearson(before, ranks(size));
    here.forEach((i, k) => {
      rankChange[i * years + t] = after[k]! - before[k]!;
    });
  }
  return { values, elasticity, rankCorrelation: correlation, rankChange };
}
