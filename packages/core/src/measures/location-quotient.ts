import { InputError, requireLength } from "../errors/index.ts";

/** Sums of a region x industry table; absent cells count as nothing. */
interface Margins {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly total: number;
}

/**
 * Location quotients: how over-represented each industry is in each region.
 *
 *     LQ[r,i] = (E[r,i] / E[r,.]) / (E[.,i] / E[.,.])
 *
 * @param employment  any unit of activity, [R x I] row-major, entries >= 0; NaN is absent: left out of the sums, NaN in the result
 * @param regions     R
 * @param industries  I
 * @param out         [R x I], overwritten; may be `employment` itself
 * @returns `out`: dimensionless, 1 = national share; NaN where a region or industry is empty
 * @throws InputError `shape-mismatch` when a length is not R x I
 * @see Isard (1960), Methods of Regional Analysis
 */
export function locationQuotients(
  employment: Float64Array,
  regions: number,
  industries: number,
  out: Float64Array = new Float64Array(employment.length),
): Float64Array {
  requireLength(
    "locationQuotients",
    "employment",
    employment,
    regions * industries,
    `${regions} regions x ${industries} industries`,
  );
  requireLength("locationQuotients", "out", out, regions * industries, `${regions} regions x ${industries} industries`);
  const { rows, columns, total } = marginsOf(employment, regions, industries);
  for (let i = 0; i < industries; ++i) columns[i] = total / columns[i]!;
  for (let r = 0; r < regions; ++r) {
    const at = r * industries;
    const inverse = 1 / rows[r]!;
    for (let i = 0; i < industries; ++i) out[at + i] = employment[at + i]! * inverse * columns[i]!;
  }
  // An empty region gives 0 x Infinity = NaN and an empty industry likewise, which is what "not defined" should be.
  return out;
}

/** Lower and upper ends of the interval of every location quotient. */
export interface LocationQuotientIntervals {
  /** [R x I]; 0 for an empty cell, NaN where the quotient is. */
  readonly lower: Float64Array;
  /** [R x I]; NaN for an empty cell, whose logarithm has no spread. */
  readonly upper: Float64Array;
}

/**
 * Intervals of location quotients, reading the table as a sample of independent units spread over its cells.
 *
 *     Var(ln LQ[r,i]) = (1/N) [ 1/p[r,i] + 2 p[r,i] / (p[r,.] p[.,i]) - 1/p[r,.] - 1/p[.,i] - 1 ],   N = E[.,.] / unit
 *     interval = LQ exp( -/+ z sqrt(Var) )
 *
 * Workers of one plant are not independent, so `unitSize` is the number of workers that came as one decision, usually mean plant size.
 *
 * @param employment  persons or another count, [R x I], entries >= 0
 * @param regions     R
 * @param industries  I
 * @param options     `unitSize` > 0, default 1; `z` quantile, default 1.959964 (95 %)
 * @returns lower and upper ends, [R x I]
 * @throws InputError `shape-mismatch`, `bad-unit-size`
 * @see Moineddin, Beyene and Boyle (2003), On the location quotient confidence interval, Geographical Analysis 35(3): delta method;
 *   here on the logarithm, so that the lower end stays above 0
 */
export function locationQuotientIntervals(
  employment: Float64Array,
  regions: number,
  industries: number,
  options: { readonly unitSize?: number; readonly z?: number } = {},
): LocationQuotientIntervals {
  const unitSize = options.unitSize ?? 1;
  const z = options.z ?? 1.959963984540054;
  if (!(unitSize > 0)) {
    throw new InputError("bad-unit-size", `locationQuotientIntervals: unitSize is ${unitSize}; it must be above 0.`, {
      unitSize,
    });
  }
  const quotient = locationQuotients(employment, regions, industries);
  const { rows, columns, total } = marginsOf(employment, regions, industries);
  const lower = new Float64Array(employment.length);
  const upper = new Float64Array(employment.length);
  for (let r = 0; r < regions; ++r) {
    const pr = rows[r]! / total;
    for (let i = 0; i < industries; ++i) {
      const cell = r * industries + i;
      const p = employment[cell]! / total;
      const pi = columns[i]! / total;
      if (p === 0 && pr > 0 && pi > 0) {
        upper[cell] = Number.NaN;
        continue;
      }
      const variance = ((1 / p + (2 * p) / (pr * pi) - 1 / pr - 1 / pi - 1) * unitSize) / total;
      const spread = z * Math.sqrt(Math.max(0, variance));
      lower[cell] = quotient[cell]! * Math.exp(-spread);
      upper[cell] = quotient[cell]! * Math.exp(spread);
    }
  }
  return { lower, upper };
}

function marginsOf(employment: Float64Array, regions: number, industries: number): Margins {
  const rows = new Float64Array(regions);
  const columns = new Float64Array(industries);
  let total = 0;
  for (let r = 0; r < regions; ++r) {
    const at = r * industries;
    let row = 0;
    for (let i = 0; i < industries; ++i) {
      const e = employment[at + i]!;
      const known = Number.isNaN(e) ? 0 : e;
      row += known;
      columns[i]! += known;
    }
    rows[r] = row;
    total += row;
  }
  return { rows, columns, total };
}
