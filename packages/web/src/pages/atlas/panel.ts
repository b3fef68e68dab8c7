/** Numbers of one year out of a region-by-year panel, with what a map, a ranking and a sentence need to know about them. */
export interface YearSlice {
  /** One per region, in the panel's order; null where absent. */
  readonly values: readonly (number | null)[];
  readonly low: readonly (number | null)[] | null;
  readonly high: readonly (number | null)[] | null;
  /** 1 = highest; null where absent. */
  readonly ranks: readonly (number | null)[];
  /** Regions with a value. */
  readonly count: number;
}

/**
 * @param panel  [R x Y] row-major, region by year
 * @param years  Y; 0 for a measure without years, whose one column is then taken
 * @param year   index of the year, 0 to Y - 1; -1 takes the first
 */
export function yearSlice(
  panel: readonly (number | null)[],
  years: number,
  year: number,
  band?: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] } | null,
): YearSlice {
  const at = (source: readonly (number | null)[]) => {
    const found: (number | null)[] = [];
    for (let cell = Math.max(0, year); cell < source.length; cell += Math.max(1, years)) found.push(source[cell] ?? null);
    return found;
  };
  const values = at(panel);
  const ranks = ranksOf(values);
  return {
    values,
    low: band ? at(band.low) : null,
    high: band ? at(band.high) : null,
    ranks,
    count: ranks.filter((rank) => rank !== null).length,
  };
}

/** Ranks from the highest; equal values share the better rank. */
export function ranksOf(values: readonly (number | null)[]): readonly (number | null)[] {
  const order = values
    .map((value, index) => ({ value, index }))
    .filter((entry): entry is { value: number; index: number } => entry.value !== null)
    .sort((a, b) => b.value - a.value);
  const ranks: (number | null)[] = values.map(() => null);
  order.forEach(({ value, index }, place) => {
    const before = order[place - 1];
    ranks[index] = before !== undefined && before.value === value ? (ranks[before.index] ?? null) : place + 1;
  });
  return ranks;
}

/** Index of the highest and of the lowest value; null where nothing is known. */
export function extremes(values: readonly (number | null)[]): { readonly high: number; readonly low: number } | null {
  let high = -1;
  let low = -1;
  values.forEach((value, index) => {
    if (value === null) return;
    if (high < 0 || value > (values[high] as number)) high = index;
    if (low < 0 || value < (values[low] as number)) low = index;
  });
  return high < 0 ? null : { high, low };
}

/** Rows a ranking draws: the highest ones, and further down those that the reader chose. */
export function rankingOrder(slice: YearSlice, limit: number, always: readonly number[]): readonly number[] {
  const order = slice.ranks
    .map((rank, index) => ({ rank, index }))
    .filter((entry): entry is { rank: number; index: number } => entry.rank !== null)
    .sort((a, b) => a.rank - b.rank)
    .map(({ index }) => index);
  const wanted = new Set(always);
  return order.filter((index, place) => place < limit || wanted.has(index));
}
