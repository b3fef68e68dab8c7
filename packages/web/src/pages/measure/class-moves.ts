import type { Measured } from "./measure-figures.ts";

/** One move between classes, of all regions or of those whose neighbours are in one class. */
export interface ClassMove {
  /** Classes counted from 1. */
  readonly from: number;
  readonly to: number;
  readonly neighbourhood: number | null;
}

/** Who made a move in one step. */
export interface MoveStep {
  readonly firstYear: number;
  readonly lastYear: number;
  readonly regions: readonly string[];
}

/** Class of every region in one year, null where absent; and the year shown: the one asked for, else the last. */
export function classesOfYear(
  result: Measured,
  asked: number,
): { readonly year: number; readonly classes: ReadonlyMap<string, number> } {
  const { regions, years, valueAt } = classPart(result, "class");
  const at = years.indexOf(asked) < 0 ? years.length - 1 : years.indexOf(asked);
  const classes = new Map<string, number>();
  regions.forEach((region, i) => {
    const value = valueAt(i, at);
    if (value !== null) classes.set(region, value);
  });
  return { year: years[at] ?? asked, classes };
}

/** The steps in which some region made a move, in order. */
export function stepsOfMove(result: Measured, { from, to, neighbourhood }: ClassMove): readonly MoveStep[] {
  const own = classPart(result, "class");
  const near = classPart(result, "neighbourhood-class");
  return own.years.slice(1).flatMap((lastYear, step) => {
    const regions = own.regions.filter(
      (_, i) =>
        own.valueAt(i, step) === from &&
        own.valueAt(i, step + 1) === to &&
        (neighbourhood === null || near.valueAt(i, step) === neighbourhood),
    );
    return regions.length === 0 ? [] : [{ firstYear: own.years[step]!, lastYear, regions }];
  });
}

function classPart(result: Measured, name: "class" | "neighbourhood-class") {
  const part = result.parts[name];
  const regions = part?.axes[0]?.keys ?? [];
  const years = (part?.axes[1]?.keys ?? []).map(Number);
  return { regions, years, valueAt: (i: number, y: number): number | null => part?.values[i * years.length + y] ?? null };
}
