import { SUBSETS, subsetOf, subsetSize } from "./harsanyi.ts";

export const INDUSTRY_MODES = ["upgrade", "emerging", "interaction"] as const;
export const SPACE_MODES = ["physical", "virtual", "overlay"] as const;
export type IndustryMode = (typeof INDUSTRY_MODES)[number];
export type SpaceMode = (typeof SPACE_MODES)[number];

/** Key of a cell of the plane, for example `upgrade-physical`. */
export type PlaneCell = `${IndustryMode}-${SpaceMode}`;

const INDUSTRY_SETS: Readonly<Record<IndustryMode, number>> = {
  upgrade: subsetOf("U"),
  emerging: subsetOf("E"),
  interaction: subsetOf("U", "E"),
};
const SPACE_SETS: Readonly<Record<SpaceMode, number>> = {
  physical: subsetOf("R"),
  virtual: subsetOf("V"),
  overlay: subsetOf("R", "V"),
};

/** The set of primitives that meets in a cell of the plane. */
export function planeSubset(industry: IndustryMode, space: SpaceMode): number {
  return INDUSTRY_SETS[industry] | SPACE_SETS[space];
}

/** The decomposition of one outcome's log change. All terms add up to `total`. */
export interface TrinityDecomposition {
  /** ln outcome'/outcome with all four shocks. */
  readonly total: number;
  /** Dividends of U, E, R, V alone. */
  readonly upgrade: number;
  readonly emerging: number;
  readonly reshaping: number;
  readonly virtual: number;
  /** U x E: interaction of industries by itself. */
  readonly industryInteraction: number;
  /** R x V: overlay of spaces by itself. */
  readonly spaceOverlay: number;
  /** The nine terms that join industry and space, by cell: the second trinity. */
  readonly plane: Readonly<Record<PlaneCell, number>>;
  /** Sum of the nine. */
  readonly joining: number;
  /** Sum of all eleven terms of more than one primitive, with its sign: what "1+1>2" claims is positive. */
  readonly synergy: number;
  /** `none` when |synergy| is below 1 % of |total|: no material 1+1>2. */
  readonly verdict: "super-additive" | "sub-additive" | "none";
  /** Shapley values of U, E, R, V; they add up to `total`. */
  readonly shapley: readonly [number, number, number, number];
  /** Shapley values over the total; null where |total| <= 1e-6. */
  readonly shares: readonly [number, number, number, number] | null;
}

/** |synergy| below this share of |total| is no material synergy. */
export const SYNERGY_THRESHOLD = 0.01;

/**
 * Reads the 16 dividends of one outcome as the two trinities.
 *
 * @param dividends [16], in logs
 */
export function decomposeTrinity(dividends: ArrayLike<number>): TrinityDecomposition {
  let total = 0;
  let synergy = 0;
  const shapley: [number, number, number, number] = [0, 0, 0, 0];
  for (let set = 1; set < SUBSETS; ++set) {
    const value = dividends[set]!;
    total += value;
    const size = subsetSize(set);
    if (size > 1) synergy += value;
    for (let k = 0; k < 4; ++k) if ((set & (1 << k)) !== 0) shapley[k] = shapley[k]! + value / size;
  }
  const plane = {} as Record<PlaneCell, number>;
  let joining = 0;
  for (const industry of INDUSTRY_MODES) {
    for (const space of SPACE_MODES) {
      const value = dividends[planeSubset(industry, space)]!;
      plane[`${industry}-${space}`] = value;
      joining += value;
    }
  }
  const immaterial = Math.abs(synergy) < SYNERGY_THRESHOLD * Math.abs(total) || synergy === 0;
  return {
    total,
    upgrade: dividends[1]!,
    emerging: dividends[2]!,
    reshaping: dividends[4]!,
    virtual: dividends[8]!,
    industryInteraction: dividends[3]!,
    spaceOverlay: dividends[12]!,
    plane,
    joining,
    synergy,
    verdict: immaterial ? "none" : synergy > 0 ? "super-additive" : "sub-additive",
    shapley,
    shares: Math.abs(total) > 1e-6 ? (shapley.map((value) => value / total) as [number, number, number, number]) : null,
  };
}
