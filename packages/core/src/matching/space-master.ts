import { createProgramme, type LinearProgramme } from "./linear-programme.ts";
import type { PriceBox } from "./price-box.ts";
import { continueBasis, type MasterBasis, type MasterLayout } from "./space-basis.ts";
import type { SpaceModel } from "./space-model.ts";
import { destinationsAbove, type SpaceSurvey } from "./space-survey.ts";

/**
 * The part of the space programme that is still open.
 *
 * Most groups have one best destination by a clear margin, at any prices near the optimum: they are settled there as a whole and only
 * shift the right-hand sides. The others are open: a row for what may move, a column for each destination that could be best.
 */
export interface SpaceMaster {
  /** Destination of each settled group, its own region for staying, [S x R]. */
  readonly settled: Int32Array;
  /** Destinations of each open group, by group. */
  readonly open: Map<number, Set<number>>;
}

/** A group and where it may go. */
export interface GroupMove {
  readonly group: number;
  readonly to: number;
}

/** A master programme in plain arrays with what its rows and columns stand for. */
export interface BuiltMaster {
  readonly programme: LinearProgramme;
  /** Move of each of the first columns; the others are excesses. */
  readonly moves: readonly GroupMove[];
  /** Groups that move as a whole without a column. */
  readonly settled: readonly GroupMove[];
  readonly layout: MasterLayout;
}

/**
 * Settles the groups that have one destination within a margin of the best and opens the others.
 *
 * @param survey at first prices
 * @param margin ln RE
 * @param most   destinations per open group
 */
export function startMaster(model: SpaceModel, survey: SpaceSurvey, margin: number, most: number): SpaceMaster {
  const master: SpaceMaster = { settled: survey.destination.slice(), open: new Map() };
  for (let group = 0; group < model.movable.length; ++group) {
    if (model.movable[group] === 0) continue;
    const threshold = survey.best[group]! - margin;
    const near = destinationsAbove(model, survey, group, threshold, undefined, most);
    const stayNear = survey.net[group]! > threshold;
    if (near.length + (stayNear ? 1 : 0) > 1) master.open.set(group, new Set(near));
  }
  return master;
}

/**
 * Opens settled groups that would rather go elsewhere and adds destinations that open groups miss.
 *
 * @param survey    at the dual prices of the master
 * @param tolerance ln RE by which something must be better
 * @param most      destinations added per group
 * @returns how many destinations were added; with none the master's solution is optimal for the whole programme
 */
export function extendMaster(
  model: SpaceModel,
  master: SpaceMaster,
  survey: SpaceSurvey,
  tolerance: number,
  most: number,
): number {
  const { regions: R, movable, cost } = model;
  const { settled, open } = master;
  const worth = (group: number, j: number) => survey.net[group - (group % R) + j]! - cost[(group % R) * R + j]!;
  let added = 0;
  for (let group = 0; group < movable.length; ++group) {
    if (movable[group] === 0) continue;
    const known = open.get(group);
    let had = known ? survey.net[group]! : worth(group, settled[group]!);
    if (known) for (const j of known) had = Math.max(had, worth(group, j));
    if (!(survey.best[group]! > had + tolerance)) continue;
    const better = destinationsAbove(model, survey, group, had + tolerance, known, most);
    const own = group % R;
    if (known) for (const j of better) known.add(j);
    else open.set(group, new Set(settled[group] === own ? better : [...better, settled[group]!]));
    // A settled mover that would rather stay gains no destination, but is open from now on.
    added += Math.max(1, better.length);
  }
  return added;
}

/**
 * Rows: movable amounts of open groups, then limits; columns: moves, then what may exceed or free each limit at the edges of the box.
 *
 * @param before basis of the programme before this one, to begin from
 */
export function buildMaster(
  model: SpaceModel,
  { settled, open }: SpaceMaster,
  box: PriceBox,
  before: MasterBasis | undefined,
): BuiltMaster {
  const { regions: R, movable, slack, rate } = model;
  const builder = createProgramme("maximise");
  const groups = [...open.keys()].sort((a, b) => a - b);
  const groupRow = new Map(groups.map((group) => [group, builder.row(Number.NEGATIVE_INFINITY, movable[group]!)]));
  const { room, whole } = settleGroups(model, { settled, open });
  const limitRow = Int32Array.from(room, (left) =>
    left === Number.POSITIVE_INFINITY ? -1 : builder.row(Number.NEGATIVE_INFINITY, left),
  );
  const moves: GroupMove[] = [];
  const moveColumn = new Map<number, number>();
  for (const group of groups) {
    const region = group % R;
    for (const to of open.get(group)!) {
      const entries: (readonly [number, number])[] = [[groupRow.get(group)!, 1]];
      for (let k = 0; k < rate.length; ++k) {
        const out = limitRow[k * R + region]!;
        const into = limitRow[k * R + to]!;
        const here = rate[k]![group]!;
        const there = rate[k]![group - region + to]!;
        if (out >= 0 && here > 0) entries.push([out, -here]);
        if (into >= 0 && there > 0) entries.push([into, there]);
      }
      moveColumn.set(group * R + to, builder.column(gainOfMove(model, { group, to }), 0, Number.POSITIVE_INFINITY, entries));
      moves.push({ group, to });
    }
  }
  const excessColumn = new Int32Array(slack.length).fill(-1);
  const freedColumn = new Int32Array(slack.length).fill(-1);
  for (let cell = 0; cell < limitRow.length; ++cell) {
    const row = limitRow[cell]!;
    if (row < 0) continue;
    excessColumn[cell] = builder.column(-box.ceiling[cell]!, 0, Number.POSITIVE_INFINITY, [[row, -1]]);
    if (box.floor[cell]! > 0) freedColumn[cell] = builder.column(box.floor[cell]!, 0, Number.POSITIVE_INFINITY, [[row, 1]]);
  }
  const programme = builder.build();
  const { rows, columns } = programme;
  const layout: MasterLayout = { regions: R, rows, columns, groupRow, moveColumn, limitRow, excessColumn, freedColumn };
  const start = before ? { start: continueBasis(layout, before, settled) } : {};
  return { programme: { ...programme, ...start }, layout, moves, settled: whole };
}

/** Groups that move as a whole, and the room that limits have once they did. */
function settleGroups(
  { regions: R, movable, slack, rate }: SpaceModel,
  { settled, open }: SpaceMaster,
): { readonly room: Float64Array; readonly whole: readonly GroupMove[] } {
  const room = slack.slice();
  const whole: GroupMove[] = [];
  for (let group = 0; group < movable.length; ++group) {
    const region = group % R;
    const to = settled[group]!;
    if (to === region || open.has(group)) continue;
    whole.push({ group, to });
    for (let k = 0; k < rate.length; ++k) {
      room[k * R + region]! += rate[k]![group]! * movable[group]!;
      room[k * R + to]! -= rate[k]![group - region + to]! * movable[group]!;
    }
  }
  return { room, whole };
}

/** ln RE that a unit gains on the way from its place to another, moving cost deducted. */
export function gainOfMove({ regions: R, benefit, cost }: SpaceModel, { group, to }: GroupMove): number {
  const region = group % R;
  return benefit[group - region + to]! - benefit[group]! - cost[region * R + to]!;
}
