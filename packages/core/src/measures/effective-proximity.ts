import { InputError, requireLength } from "../errors/index.ts";
import { multiplyRows } from "../numeric/index.ts";
import type { ProximityKernels } from "../space/index.ts";

/** Activity and digital levels of one or more columns; a column is an industry in a year. */
export interface ProximityColumns {
  /** L_j, any unit, [C x R], >= 0; NaN is left out of every sum. */
  readonly activity: Float64Array;
  /** T_j, [D x R], >= 0; a region where it is NaN is left out of the sums and gets NaN itself. */
  readonly digitalLevel: Float64Array;
  /** Which of the D digital levels a column uses, [C]. */
  readonly levelOf: Int32Array;
  /** m_s, share of interactions that can go online, [C], 0 to 1. */
  readonly tradability: Float64Array;
}

/** Activity within reach, in units of activity, [C x R] each; true values are these times exp(-logScale_i) of the kernels. */
export interface EffectiveProximity {
  /** sum_j k_ij L_j: what is in reach without any digital layer. */
  readonly reach: Float64Array;
  /** PhiP. */
  readonly physical: Float64Array;
  /** PhiV. */
  readonly virtual: Float64Array;
  /** Phi = PhiP + PhiV. */
  readonly total: Float64Array;
}

/**
 * Effective proximity: activity within reach through a mixture of physical and virtual space.
 *
 *     o_ij = min(1, m sqrt(T_i T_j))
 *     Phi_i = sum_j [ (1 - o_ij) k_ij + o_ij v_ij ] L_j = PhiP_i + PhiV_i
 *
 * While no online share reaches its cap the sums factor into three matrix-vector products, since sqrt(T_i T_j) = sqrt(T_i) sqrt(T_j);
 * columns where the cap binds are summed pair by pair.
 *
 * @param kernels  of `proximityKernels`
 * @param columns  activity, digital levels and tradability
 * @returns reach, PhiP, PhiV and Phi, [C x R]; NaN where the region's own digital level is unknown (reach is not affected)
 * @throws InputError `shape-mismatch`, `bad-tradability`, `negative-activity`, `negative-digital-level`
 * @see the model book, section 1; the mixture is the kernel of the spatial equilibrium as well
 */
export function effectiveProximity(kernels: ProximityKernels, columns: ProximityColumns): EffectiveProximity {
  const { regions } = kernels;
  const count = columns.tradability.length;
  const cells = count * regions;
  requireLength("effectiveProximity", "kernels.physical", kernels.physical, regions * regions, "regions x regions");
  const out: EffectiveProximity = {
    reach: new Float64Array(cells),
    physical: new Float64Array(cells),
    virtual: new Float64Array(cells),
    total: new Float64Array(cells),
  };
  const prepared = prepareColumns(columns, regions);
  fillEffectiveProximityRows(kernels.physical, kernels.virtual, prepared, 0, regions, out);
  return out;
}

/** Columns with absent cells set to 0 and square roots taken, ready for products. */
export interface PreparedColumns {
  readonly regions: number;
  readonly count: number;
  /** L with absent cells 0, [C x R]. */
  readonly activity: Float64Array;
  /** L with absent cells and cells without digital level 0, [C x R]; the same array as `activity` when every level is known. */
  readonly located: Float64Array;
  /** sqrt(T_j) L_j, [C x R]. */
  readonly online: Float64Array;
  /** sqrt(T_j), [D x R], NaN where unknown. */
  readonly root: Float64Array;
  readonly levelOf: Int32Array;
  readonly tradability: Float64Array;
  /** 1 where m T may exceed 1 so that the cap can bind, [C]. */
  readonly capped: Uint8Array;
}

/** Checks columns and precomputes what every row of the kernels needs. @throws InputError as `effectiveProximity` */
export function prepareColumns(columns: ProximityColumns, regions: number): PreparedColumns {
  const { levelOf, tradability } = columns;
  const count = tradability.length;
  const cells = count * regions;
  requireLength("effectiveProximity", "activity", columns.activity, cells, "columns x regions");
  requireLength("effectiveProximity", "levelOf", levelOf, count, "one value per column");
  const levels = columns.digitalLevel.length / Math.max(regions, 1);
  const root = new Float64Array(columns.digitalLevel.length);
  const highest = new Float64Array(levels);
  let unknownLevel = false;
  for (let d = 0; d < levels; ++d) {
    for (let j = 0; j < regions; ++j) {
      const t = columns.digitalLevel[d * regions + j]!;
      if (t < 0) {
        throw new InputError(
          "negative-digital-level",
          `effectiveProximity: the digital level of region ${j} is ${t}; it must be 0 or more. Use an index on a ratio scale.`,
          { region: j },
        );
      }
      root[d * regions + j] = Math.sqrt(t);
      if (Number.isNaN(t)) unknownLevel = true;
      else if (t > highest[d]!) highest[d] = t;
    }
  }
  const activity = new Float64Array(cells);
  const located = unknownLevel ? new Float64Array(cells) : activity;
  const online = new Float64Array(cells);
  const capped = new Uint8Array(count);
  for (let c = 0; c < count; ++c) {
    const m = tradability[c]!;
    const level = levelOf[c]!;
    if (!(m >= 0 && m <= 1)) {
      throw new InputError(
        "bad-tradability",
        `effectiveProximity: the tradability of column ${c} is ${m}; it must be between 0 and 1. Set it in industries.csv.`,
        { column: c },
      );
    }
    if (!(level >= 0 && level < levels)) {
      throw new InputError(
        "shape-mismatch",
        `effectiveProximity: column ${c} uses digital level ${level}; there are ${levels} of ${regions} regions.`,
        { column: c },
      );
    }
    capped[c] = m * highest[level]! > 1 ? 1 : 0;
    for (let j = 0; j < regions; ++j) {
      const cell = c * regions + j;
      const value = columns.activity[cell]!;
      if (value < 0) {
        throw new InputError(
          "negative-activity",
          `effectiveProximity: column ${c} has activity ${value} in region ${j}; it must be 0 or more.`,
          { column: c, region: j },
        );
      }
      const known = Number.isNaN(value) ? 0 : value;
      const r = root[level * regions + j]!;
      activity[cell] = known;
      if (unknownLevel) located[cell] = Number.isNaN(r) ? 0 : known;
      online[cell] = Number.isNaN(r) ? 0 : r * known;
    }
  }
  return { regions, count, activity, located, online, root, levelOf, tradability, capped };
}

/**
 * Effective proximity of some regions, from their rows of the kernels.
 *
 * @param physical  k, [(to - from) x R]
 * @param virtual   v, [(to - from) x R]
 * @param columns   of `prepareColumns`
 * @param from      first region
 * @param to        region after the last
 * @param out       [C x R] each; the entries of these regions are overwritten
 */
export function fillEffectiveProximityRows(
  physical: Float64Array,
  virtual: Float64Array,
  columns: PreparedColumns,
  from: number,
  to: number,
  out: EffectiveProximity,
): void {
  const { regions, count, activity, located, online, root, levelOf, tradability, capped } = columns;
  const rows = to - from;
  multiplyRows(physical, rows, regions, activity, count, out.reach, from);
  const locatedReach = located === activity ? out.reach : out.total;
  if (located !== activity) multiplyRows(physical, rows, regions, located, count, out.total, from);
  multiplyRows(physical, rows, regions, online, count, out.physical, from);
  multiplyRows(virtual, rows, regions, online, count, out.virtual, from);
  for (let c = 0; c < count; ++c) {
    const m = tradability[c]!;
    const levelRow = levelOf[c]! * regions;
    for (let i = from; i < to; ++i) {
      const cell = c * regions + i;
      const factor = m * root[levelRow + i]!;
      if (capped[c] === 1 && factor > 0) {
        cappedPair(physical, virtual, columns, c, i, (i - from) * regions, out);
        continue;
      }
      // The difference is non-negative in exact arithmetic; rounding can leave -1e-16 of the reach when all of it is online.
      const p = Math.max(0, locatedReach[cell]! - factor * out.physical[cell]!);
      const v = factor * out.virtual[cell]!;
      out.physical[cell] = Number.isNaN(factor) ? Number.NaN : p;
      out.virtual[cell] = v;
      out.total[cell] = Number.isNaN(factor) ? Number.NaN : p + v;
    }
  }
}

/** One region of one column, pair by pair, where an online share can reach its cap of 1. */
function cappedPair(
  physical: Float64Array,
  virtual: Float64Array,
  columns: PreparedColumns,
  c: number,
  i: number,
  row: number,
  out: EffectiveProximity,
): void {
  const { regions, located, root, levelOf, tradability } = columns;
  const levelRow = levelOf[c]! * regions;
  const factor = tradability[c]! * root[levelRow + i]!;
  let p = 0;
  let v = 0;
  for (let j = 0; j < regions; ++j) {
    const value = located[c * regions + j]!;
    if (value === 0) continue;
    const share = Math.min(1, factor * root[levelRow + j]!);
    p += (1 - share) * physical[row + j]! * value;
    v += share * virtual[row + j]! * value;
  }
  const cell = c * regions + i;
  out.physical[cell] = p;
  out.virtual[cell] = v;
  out.total[cell] = p + v;
}
