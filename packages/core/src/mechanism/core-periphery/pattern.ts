import { InputError } from "../../errors/index.ts";

/** What a spread of activity over places looks like. */
export interface SettlementPattern {
  /** Places that hold more than the even share and no less than any of their neighbours, by share. */
  readonly centres: readonly number[];
  /** sum of squared shares, from 1/N to 1. */
  readonly herfindahl: number;
  /** 1 / herfindahl: how many equal places would be as concentrated. */
  readonly equivalentPlaces: number;
  /** Share of the centres together. */
  readonly centreShare: number;
  /** Distance from each centre to its nearest other centre, in the unit of the distances; NaN with fewer than two. */
  readonly spacing: { readonly mean: number; readonly least: number; readonly most: number };
}

export interface SettlementPatternOptions {
  /** How many of the nearest places are neighbours; those as near as the last of them are too. Default 2, as on a ring. */
  readonly neighbours?: number;
}

/** Shares nearer than this are equal; the earlier place is then the centre. */
const EQUAL = 1e-9;

/**
 * Centres of a spread of activity, how far apart they lie and how concentrated it is.
 *
 * @param shares [N], sum 1
 * @param distance [N x N], steps or kilometres; only off the diagonal
 * @throws InputError `shape-mismatch`
 */
export function settlementPattern(
  shares: Float64Array,
  distance: Float64Array,
  { neighbours = 2 }: SettlementPatternOptions = {},
): SettlementPattern {
  const n = shares.length;
  if (distance.length !== n * n)
    throw new InputError(
      "shape-mismatch",
      `settlementPattern: ${distance.length} distances for ${n} shares; they must be N x N.`,
    );
  const rises = (r: number): boolean => {
    const others = Array.from({ length: n }, (_, s) => s).filter((s) => s !== r);
    const near = others.map((s) => distance[r * n + s]!).sort((a, b) => a - b)[Math.min(neighbours, n - 1) - 1]!;
    return others.every((s) => {
      if (distance[r * n + s]! > near) return true;
      const ahead = shares[s]! - shares[r]!;
      return ahead < -EQUAL || (ahead <= EQUAL && r < s);
    });
  };
  const centres = Array.from(shares.keys())
    .filter((r) => shares[r]! > 1 / n + 1e-6 && rises(r))
    .sort((a, b) => shares[b]! - shares[a]!);
  const apart = centres.map((r) => Math.min(...centres.filter((s) => s !== r).map((s) => distance[r * n + s]!)));
  const herfindahl = shares.reduce((sum, share) => sum + share * share, 0);
  const known = centres.length > 1;
  return {
    centres,
    herfindahl,
    equivalentPlaces: 1 / herfindahl,
    centreShare: centres.reduce((sum, r) => sum + shares[r]!, 0),
    spacing: {
      mean: known ? apart.reduce((sum, value) => sum + value, 0) / apart.length : Number.NaN,
      least: known ? Math.min(...apart) : Number.NaN,
      most: known ? Math.max(...apart) : Number.NaN,
    },
  };
}
