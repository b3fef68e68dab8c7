/**
 * Edit distance between two texts: insertions, deletions, replacements and swaps of neighbours (optimal string alignment).
 *
 * @param limit stop early and return `limit + 1` when the distance is larger; default no limit
 * @see Damerau (1964)
 */
export function editDistance(a: string, b: string, limit = Number.POSITIVE_INFINITY): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before = new Uint16Array(b.length + 1);
  let last = Uint16Array.from({ length: b.length + 1 }, (_, j) => j);
  let next = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; ++i) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; ++j) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(last[j]! + 1, next[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2]! + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return limit + 1;
    const spare = before;
    before = last;
    last = next;
    next = spare;
  }
  return last[b.length]!;
}

/** The candidate nearest to a name, or undefined when none is near: at most a third of its letters may differ, and at least one may. */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = name.normalize("NFKC").toLowerCase();
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, candidate.normalize("NFKC").toLowerCase(), bestDistance - 1);
    if (distance < bestDistance) {
      bestDistance = distance;
      best = candidate;
    }
  }
  return best;
}
