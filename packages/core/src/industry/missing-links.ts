import { requireLength } from "../errors/index.ts";

export interface MissingLinkInput {
  /** M, [R x I], 0 or 1: industries a region has more of than all regions together. */
  readonly presence: Float64Array;
  /** phi, [I x I], 0 on the diagonal. */
  readonly relatedness: Float64Array;
  /** Flows from row (supplier) to column (user), [I x I], >= 0; left out where there is no input-output table. */
  readonly flows?: Float64Array;
  readonly regions: number;
  readonly industries: number;
}

/** An industry that a region lacks, and what speaks for it there. */
export interface MissingLink {
  readonly industry: number;
  /** Relatedness density d_ri, 0 to 1; NaN for an industry related to none. */
  readonly density: number;
  /** Share of the inputs it buys from other industries that industries strong here supply; NaN without a table. */
  readonly suppliers: number;
  /** Share of what it sells to other industries that industries strong here buy; NaN without a table. */
  readonly buyers: number;
  /** Mean of its ranks (1 = best) among the missing industries, by density and by the mean of suppliers and buyers. */
  readonly meanRank: number;
  /** Industries strong here, the most related first, at most five. */
  readonly related: readonly number[];
  /** Industries strong here that trade with it, by the larger of the two shares, at most five. */
  readonly traders: readonly number[];
}

const SHOWN = 5;

/** Places from 1 by falling value, ties sharing their mean place; NaN comes last. */
function ranks(values: readonly number[]): number[] {
  const key = values.map((value) => (Number.isNaN(value) ? -Infinity : value));
  return key.map((value) => {
    const above = key.filter((other) => other > value).length;
    const equal = key.filter((other) => other === value).length;
    return above + (equal + 1) / 2;
  });
}

/** The strongest of some industries by a weight, those of weight 0 left out. */
function strongest(weights: Float64Array): number[] {
  return Array.from(weights.keys())
    .filter((j) => weights[j]! > 0)
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .slice(0, SHOWN);
}

/**
 * Industries that a region lacks, ordered by how much of what they need is there already: related industries, and suppliers and buyers of
 * the input-output table.
 *
 *     density = sum_j M_rj phi_ij / sum_j phi_ij        suppliers = sum_j M_rj f_ji / sum_(j /= i) f_ji        buyers = sum_j M_rj f_ij / sum_(j /= i) f_ij
 *
 * The two kinds of link have no common unit, so the order is that of the mean rank. It says what fits, not what pays.
 *
 * @param region position of the region, 0 to R - 1
 * @returns the missing industries, best first
 * @throws InputError `shape-mismatch`
 * @see Hidalgo et al. (2007); Neffke, Henning and Boschma (2011), How do regions diversify over time?
 */
export function missingLinks(input: MissingLinkInput, region: number): readonly MissingLink[] {
  const { presence, relatedness, flows, regions, industries } = input;
  requireLength("missingLinks", "presence", presence, regions * industries, "regions x industries");
  requireLength("missingLinks", "relatedness", relatedness, industries * industries, "industries x industries");
  if (flows) requireLength("missingLinks", "flows", flows, industries * industries, "industries x industries");
  const here = presence.subarray(region * industries, (region + 1) * industries);
  const share = (i: number, flow: (j: number) => number): { readonly total: number; readonly by: Float64Array } => {
    let all = 0;
    const by = new Float64Array(industries);
    for (let j = 0; j < industries; ++j) {
      if (j === i) continue;
      const value = Math.max(0, flow(j));
      all += value;
      by[j] = here[j]! * value;
    }
    const scaled = by.map((value) => value / all);
    return { total: scaled.reduce((sum, value) => sum + value, 0), by: scaled };
  };
  const missing = Array.from(here.keys()).filter((i) => here[i] === 0);
  const found = missing.map((i) => {
    const near = share(i, (j) => relatedness[i * industries + j]!);
    const bought = flows ? share(i, (j) => flows[j * industries + i]!) : null;
    const sold = flows ? share(i, (j) => flows[i * industries + j]!) : null;
    const trade = new Float64Array(industries);
    if (bought && sold) for (let j = 0; j < industries; ++j) trade[j] = Math.max(bought.by[j]! || 0, sold.by[j]! || 0);
    return {
      industry: i,
      density: near.total,
      suppliers: bought?.total ?? Number.NaN,
      buyers: sold?.total ?? Number.NaN,
      related: strongest(near.by),
      traders: strongest(trade),
    };
  });
  const chain = ({ suppliers, buyers }: (typeof found)[number]): number => {
    const known = [suppliers, buyers].filter((value) => !Number.isNaN(value));
    return known.reduce((sum, value) => sum + value, 0) / known.length;
  };
  const byDensity = ranks(found.map(({ density }) => density));
  const byChain = flows ? ranks(found.map(chain)) : byDensity;
  return found
    .map((link, at) => ({ ...link, meanRank: 0.5 * (byDensity[at]! + byChain[at]!) }))
    .sort((a, b) => a.meanRank - b.meanRank || b.density - a.density || a.industry - b.industry);
}

/** How many missing industries of one third of the densities came to a region later. */
export interface EntryByDensity {
  readonly from: number;
  readonly to: number;
  readonly missing: number;
  readonly entered: number;
}

/**
 * Whether density told entry in the past: missing region-industries in thirds of their density, and how many of each were present later.
 *
 * @param before M of the first year, [R x I]
 * @param density d of the first year, [R x I]
 * @param after  M of the last year, [R x I]
 * @returns three rows from low to high density; fewer where there are fewer than three missing region-industries
 */
export function entryByDensity(before: Float64Array, density: Float64Array, after: Float64Array): readonly EntryByDensity[] {
  requireLength("entryByDensity", "density", density, before.length, "regions x industries");
  requireLength("entryByDensity", "after", after, before.length, "regions x industries");
  const cells = Array.from(before.keys())
    .filter((cell) => before[cell] === 0 && !Number.isNaN(density[cell]!))
    .sort((a, b) => density[a]! - density[b]! || a - b);
  const thirds = Math.min(3, cells.length);
  return Array.from({ length: thirds }, (_, third) => {
    const part = cells.slice(Math.round((third * cells.length) / thirds), Math.round(((third + 1) * cells.length) / thirds));
    return {
      from: density[part[0]!]!,
      to: density[part.at(-1)!]!,
      missing: part.length,
      entered: part.filter((cell) => after[cell] === 1).length,
    };
  });
}
