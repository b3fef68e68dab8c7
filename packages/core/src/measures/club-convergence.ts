import { InputError, requireLength } from "../errors/index.ts";
import { type LogTRegression, logTRegression } from "./log-t-regression.ts";

/** A group of places that converge among themselves. */
export interface ConvergenceClub {
  readonly members: readonly number[];
  readonly test: LogTRegression;
}

export interface ClubConvergence {
  /** Test of all places together. */
  readonly all: LogTRegression;
  /** Clubs from the highest last level down. */
  readonly clubs: readonly ConvergenceClub[];
  /** Places that converge with no club. */
  readonly divergent: readonly number[];
  /** Club of each place, [R], -1 where divergent or left out. */
  readonly clubOf: Int32Array;
}

export interface ClubConvergenceOptions {
  /** Share of the first years left out of each regression. Default 0.3. */
  readonly discard?: number;
  /** t that a place must reach to join the core. Default 0. */
  readonly joining?: number;
  /** Smallest t at which a group counts as converging. Default -1.65. */
  readonly critical?: number;
  /** Merge neighbouring clubs that converge together. Default "merge". */
  readonly merging?: "merge" | "keep";
}

/**
 * Convergence clubs by the algorithm of Phillips and Sul.
 *
 * Places are sorted by their last value. A core of neighbours in that order with the highest t is found, places join it one by one while
 * t exceeds a threshold (raised until the whole club converges), and the procedure repeats on the rest. Neighbouring clubs that pass the
 * test together are merged at the end.
 *
 * @param values   y, [R x Y], > 0, usually ln income with its cycle removed; places with an absent value are left out
 * @param years    Y, at least 6
 * @param options  thresholds
 * @returns clubs, divergent places and the test of all together; if all converge there is one club
 * @throws InputError `shape-mismatch`, `too-few-places`, `too-few-years`
 * @see Phillips and Sul (2007, section 4.2; 2009, Economic transition and growth, Journal of Applied Econometrics 24: 1153-1185)
 */
export function clubConvergence(values: Float64Array, years: number, options: ClubConvergenceOptions = {}): ClubConvergence {
  const discard = options.discard ?? 0.3;
  const joining = options.joining ?? 0;
  const critical = options.critical ?? -1.65;
  const rows = values.length / years;
  requireLength("clubConvergence", "values", values, Math.floor(rows) * years, "regions x years");
  const usable: number[] = [];
  for (let i = 0; i < rows; ++i) {
    let positive = true;
    for (let t = 0; t < years; ++t) if (!(values[i * years + t]! > 0)) positive = false;
    if (positive) usable.push(i);
  }
  if (usable.length < 2) {
    throw new InputError(
      "too-few-places",
      `clubConvergence: ${usable.length} places have positive values in every year; 2 are needed.`,
      {},
    );
  }
  const test = (members: readonly number[]) => logTRegression(values, years, members, discard);
  const all = test(usable);
  const clubs: ConvergenceClub[] = [];
  let rest = [...usable].sort((a, b) => values[b * years + years - 1]! - values[a * years + years - 1]! || a - b);
  const divergent: number[] = [];
  while (rest.length > 1) {
    const together = test(rest);
    if (together.tStatistic > critical) {
      clubs.push({ members: rest, test: together });
      rest = [];
      break;
    }
    const core = coreGroup(rest, test, critical);
    if (!core) break;
    const members = joinCore(core, rest, test, joining, critical);
    clubs.push({ members, test: test(members) });
    rest = rest.filter((i) => !members.includes(i));
  }
  divergent.push(...rest);
  const merged = (options.merging ?? "merge") === "merge" ? mergeClubs(clubs, test, critical) : clubs;
  const clubOf = new Int32Array(rows).fill(-1);
  merged.forEach((club, position) => {
    for (const i of club.members) clubOf[i] = position;
  });
  return { all, clubs: merged, divergent, clubOf };
}

type GroupTest = (members: readonly number[]) => LogTRegression;

/** Neighbours k, ..., k* in the order with the highest t, starting at the first pair that converges; undefined if no pair does. */
function coreGroup(order: readonly number[], test: GroupTest, critical: number): number[] | undefined {
  for (let start = 0; start + 1 < order.length; ++start) {
    let best = test(order.slice(start, start + 2)).tStatistic;
    if (!(best > critical)) continue;
    let size = 2;
    for (let end = start + 3; end <= order.length; ++end) {
      const t = test(order.slice(start, end)).tStatistic;
      if (!(t > critical)) break;
      if (t > best) {
        best = t;
        size = end - start;
      }
    }
    return order.slice(start, start + size);
  }
  return undefined;
}

/** The core with every place that passes alone, under a threshold raised until the whole club passes. */
function joinCore(
  core: readonly number[],
  order: readonly number[],
  test: GroupTest,
  joining: number,
  critical: number,
): number[] {
  const outside = order.filter((i) => !core.includes(i));
  const single = outside.map((i) => ({ i, t: test([...core, i]).tStatistic }));
  let threshold = joining;
  for (;;) {
    const joined = single.filter((entry) => entry.t > threshold);
    const club = order.filter((i) => core.includes(i) || joined.some((entry) => entry.i === i));
    if (joined.length === 0 || test(club).tStatistic > critical) return club;
    threshold = Math.min(...joined.map((entry) => entry.t));
  }
}

/** Merges a club with the next while the two pass together. */
function mergeClubs(clubs: readonly ConvergenceClub[], test: GroupTest, critical: number): ConvergenceClub[] {
  const out: ConvergenceClub[] = [];
  for (const club of clubs) {
    const last = out[out.length - 1];
    const both = last ? [...last.members, ...club.members] : undefined;
    const joint = both ? test(both) : undefined;
    if (both && joint && joint.tStatistic > critical) out[out.length - 1] = { members: both, test: joint };
    else out.push(club);
  }
  return out;
}
