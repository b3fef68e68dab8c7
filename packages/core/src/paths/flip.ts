/** What would change an answer: the smallest move of one quantity, on either side of where it is. */
export interface Flip {
  /** What moves, for example `rent`. */
  readonly quantity: string;
  /** Where it is now. */
  readonly from: number;
  /** Where the answer changes, solved by bisection. */
  readonly to: number;
  /** Code of the answer beyond. */
  readonly answer: number;
}

/** A quantity whose move may flip an answer. */
export interface FlipQuantity {
  readonly quantity: string;
  readonly from: number;
  /** Lowest value tried, at most `from`. */
  readonly low: number;
  /** Highest value tried, at least `from`. */
  readonly high: number;
  /** Steps grow by equal factors (`log`, values > 0) or by equal amounts (`linear`). */
  readonly scale: "log" | "linear";
  /** Code of the answer at a value. */
  readonly answerAt: (value: number) => number;
}

/**
 * The nearest value below and above the present one at which an answer changes.
 *
 * The range is walked outward in equal steps until the answer differs, then the change is bisected. An answer that changes and
 * changes back within one step is not seen: the steps bound how narrow an island can be missed.
 *
 * @param quantity what moves
 * @param options  steps on each side, default 40; relative tolerance of the bisection, default 1e-9
 * @returns none, one or two flips, below first
 */
export function nearestFlips(
  quantity: FlipQuantity,
  options: { readonly steps?: number; readonly tolerance?: number } = {},
): readonly Flip[] {
  const steps = options.steps ?? 40;
  const tolerance = options.tolerance ?? 1e-9;
  const { from, low, high, answerAt } = quantity;
  const toValue = quantity.scale === "log" ? Math.exp : (x: number) => x;
  const toScale = quantity.scale === "log" ? Math.log : (x: number) => x;
  const present = answerAt(from);
  const flips: Flip[] = [];
  for (const end of [low, high]) {
    if (end === from) continue;
    const start = toScale(from);
    const step = (toScale(end) - start) / steps;
    for (let k = 1; k <= steps; ++k) {
      let answer = answerAt(toValue(start + k * step));
      if (answer === present) continue;
      let inside = start + (k - 1) * step;
      let outside = start + k * step;
      while (Math.abs(outside - inside) > tolerance * Math.max(1, Math.abs(outside))) {
        const middle = (inside + outside) / 2;
        const there = answerAt(toValue(middle));
        if (there === present) inside = middle;
        else {
          outside = middle;
          answer = there;
        }
      }
      flips.push({ quantity: quantity.quantity, from, to: toValue(outside), answer });
      break;
    }
  }
  return flips;
}
