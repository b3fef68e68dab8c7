/** Boundaries of map classes and the class of a value. */
export interface Classes {
  /** Inner boundaries, ascending; one fewer than the colours. */
  readonly breaks: readonly number[];
  /** Decimals that tell the boundaries apart. */
  readonly decimals: number;
}

const finite = (values: readonly (number | null)[]): number[] =>
  values.filter((v): v is number => v !== null && Number.isFinite(v));

/** Rounds to `digits` significant digits. */
function significant(value: number, digits: number): number {
  return value === 0 ? 0 : Number(value.toPrecision(digits));
}

/** Decimals that tell boundaries apart and are within 2 % of each. */
export function decimalsFor(breaks: readonly number[]): number {
  for (let decimals = 0; decimals < 6; ++decimals) {
    if (
      new Set(breaks.map((b) => b.toFixed(decimals))).size === new Set(breaks).size &&
      breaks.every((b) => Math.abs(Number(b.toFixed(decimals)) - b) <= Math.abs(b) * 0.02 + 1e-12)
    )
      return decimals;
  }
  return 6;
}

/**
 * Class boundaries at equal counts, rounded to what a legend can print.
 *
 * @param values any finite numbers; null and NaN are ignored
 * @param count number of classes, >= 2
 */
export function quantileClasses(values: readonly (number | null)[], count: number): Classes {
  const sorted = finite(values).sort((a, b) => a - b);
  if (sorted.length === 0) return { breaks: [], decimals: 0 };
  const breaks: number[] = [];
  for (let k = 1; k < count; ++k) {
    const at = (k / count) * (sorted.length - 1);
    const low = sorted[Math.floor(at)]!;
    const high = sorted[Math.ceil(at)]!;
    const edge = significant(low + (high - low) * (at - Math.floor(at)), 2);
    if (edge > (breaks.at(-1) ?? Number.NEGATIVE_INFINITY)) breaks.push(edge);
  }
  return { breaks, decimals: decimalsFor(breaks) };
}

/**
 * Class boundaries symmetric about a middle, by ratio when the middle is positive (1) and by difference when it is 0.
 *
 * @param middle value of the neutral class
 */
export function divergingClasses(values: readonly (number | null)[], middle: number, count = 7): Classes {
  const known = finite(values);
  const half = (count - 1) / 2;
  const ratio = middle > 0 && known.every((v) => v > 0);
  const distance = (v: number) => (ratio ? Math.abs(Math.log(v / middle)) : Math.abs(v - middle));
  const spread = known.map(distance).sort((a, b) => a - b);
  const reach =
    spread.length === 0 ? 1 : spread[Math.min(spread.length - 1, Math.floor(spread.length * 0.9))]! || spread.at(-1)! || 1;
  const steps = Array.from({ length: half }, (_, k) => (reach * (k + 0.5)) / half);
  const at = (step: number) => significant(ratio ? middle * Math.exp(step) : middle + step, 2);
  const breaks = [...new Set([...steps.map((s) => at(-s)).reverse(), ...steps.map(at)])].sort((a, b) => a - b);
  return { breaks, decimals: decimalsFor(breaks) };
}

/** Index of the class of a value: the number of boundaries at or below it. */
export const classOf = (value: number, { breaks }: Classes): number =>
  breaks.reduce((index, edge) => index + (value >= edge ? 1 : 0), 0);

/** Colours of the classes, spread over a ramp of any length. */
export function classColours({ breaks }: Classes, ramp: readonly string[]): readonly string[] {
  const count = breaks.length + 1;
  if (count >= ramp.length) return ramp;
  return Array.from(
    { length: count },
    (_, k) => ramp[count === 1 ? Math.floor(ramp.length / 2) : Math.round((k * (ramp.length - 1)) / (count - 1))]!,
  );
}
