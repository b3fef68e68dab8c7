import { InputError, requireLength } from "../errors/index.ts";
import { defaultOf } from "../parameters/index.ts";
import { type ConflictMember, smallestConflict } from "./conflict.ts";
import {
  checkDuality,
  createProgramme,
  type LinearProgramme,
  type LinearSolution,
  type LinearSolver,
} from "./linear-programme.ts";

/** Something that activity uses up and a place has only so much of. */
export interface PlaceResource {
  /** For example `land`, `labour`, `energy`, `emission`. */
  readonly id: string;
  readonly unit: string;
  /** Use per unit of activity, [S] or [R x S], >= 0. */
  readonly intensity: Float64Array;
  /** Most that each region may use in all, [R]; Infinity where nothing limits it. */
  readonly capacity: Float64Array;
}

/** Who is where, what each place is worth to each industry, and what limits moves. */
export interface SpaceProgrammeInput {
  readonly regions: number;
  readonly industries: number;
  /** L_is, [R x S], >= 0. */
  readonly activity: Float64Array;
  /** ln RE of one unit of industry s in region i, [R x S]. */
  readonly benefit: Float64Array;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** Resources with data. */
  readonly resources: readonly PlaceResource[];
  /** Share of each industry that may move, [S] in [0, 1]. Default the parameter table's for all. */
  readonly movableShare?: Float64Array;
}

export interface SpaceProgrammeOptions {
  /** ln RE lost per thousand kilometres moved. Default 0.005. */
  readonly movingCost?: number;
  /** Destinations per region-industry at the start and added per round. Default 20. */
  readonly candidates?: number;
  /** Rounds of column generation. Default 50. */
  readonly rounds?: number;
}

/** A move of activity with what it gains. */
export interface IndustryMove {
  readonly from: number;
  readonly to: number;
  readonly industry: number;
  /** Units of activity. */
  readonly amount: number;
  /** ln RE gained per unit, moving cost deducted; may be negative where a limit forces it out. */
  readonly gain: number;
}

export interface SpaceProgrammeResult {
  readonly status: "optimal" | "infeasible" | "round-limit" | "solver-limit";
  /** Largest gains first. */
  readonly moves: readonly IndustryMove[];
  /** Sum of amount times gain. */
  readonly objective: number;
  /** Misallocation: objective over all activity, log points of ln RE per unit; what an optimal arrangement would add. */
  readonly misallocation: number;
  /** Shadow rents: ln RE units per unit of resource, [resources x R]; 0 where the limit does not bind. */
  readonly shadowRents: Float64Array;
  /** Worth of letting one more unit of a region-industry move, [R x S]. */
  readonly mobilityPrices: Float64Array;
  /** Use after the moves, [resources x R]. */
  readonly use: Float64Array;
  /** Relative duality gap of the last programme; with no column left to add it proves the full programme. */
  readonly gap: number;
  readonly columns: number;
  readonly rounds: number;
  /** A smallest set of limits that cannot hold together; empty when feasible. */
  readonly conflict: readonly ConflictMember[];
  /** Of land, labour, energy and emission, those without data: not limits here. */
  readonly absentResources: readonly string[];
}

const USUAL_RESOURCES = ["land", "labour", "energy", "emission"];

/**
 * Which industry should be where: moves of activity under the limits of places (腾笼换鸟).
 *
 *     max  sum f_ijs (b_js - b_is - cost d_ij / 1000)
 *     s.t. sum_j f_ijs <= movable_s L_is                                        industry totals stay
 *          sum_s a_ks (L_is - sum_j f_ijs + sum_j f_jis) <= capacity_ik         for each resource k
 *
 * Starts from the best destinations of each region-industry and adds columns that the dual prices ask for, until none is left.
 * Limits are elastic at a price above any gain, so a programme that cannot be met ends with the smallest set of limits in conflict.
 *
 * @param input   places, industries, limits
 * @param solver  linear solver
 * @param options costs and column generation
 * @throws InputError `shape-mismatch`, `negative-amount`, `bad-share`
 * @see the model book, section 4; Dantzig and Wolfe (1960) for column generation
 */
export async function solveSpaceProgramme(
  input: SpaceProgrammeInput,
  solver: LinearSolver,
  options: SpaceProgrammeOptions = {},
): Promise<SpaceProgrammeResult> {
  checkInput(input);
  const rounds = options.rounds ?? 50;
  const candidates = options.candidates ?? 20;
  const context = createContext(input, options.movingCost ?? defaultOf("match-moving-cost"));
  const columns = initialColumns(context, candidates);
  for (let round = 1; ; ++round) {
    const programme = buildProgramme(context, columns);
    const solution = await solver(programme);
    if (solution.status !== "optimal") return summarise(context, columns, programme, solution, round, "solver-limit", []);
    const added = priceOut(context, columns, solution.rowDual, candidates);
    if (added > 0 && round < rounds) continue;
    const status = added > 0 ? "round-limit" : "optimal";
    const short = solution.x.subarray(columns.from.length).some((excess) => excess > 1e-7 * context.scale);
    if (!short) return summarise(context, columns, programme, solution, round, status, []);
    const conflict = await smallestConflict(programme, describeRows(context), columns.from.length, solver);
    return summarise(context, columns, programme, solution, round, "infeasible", conflict);
  }
}

/** Flat lists of the moves in the programme. */
interface Columns {
  readonly from: number[];
  readonly to: number[];
  readonly industry: number[];
}

interface Context extends SpaceProgrammeInput {
  readonly movable: Float64Array;
  readonly movingCost: number;
  /** Row of each region-industry that can move, [R x S]; -1 where nothing can. */
  readonly moveRow: Int32Array;
  /** Row of each limit, [resources x R]; -1 where there is none. */
  readonly limitRow: Int32Array;
  readonly rows: number;
  readonly present: Float64Array;
  /** Price of exceeding a limit by one unit, [resources]. */
  readonly excessPrice: Float64Array;
  /** Size of resource use, for judging what is zero. */
  readonly scale: number;
}

function createContext(input: SpaceProgrammeInput, movingCost: number): Context {
  const { regions: R, industries: S, activity, resources } = input;
  const movable = input.movableShare ?? new Float64Array(S).fill(defaultOf("match-movable-share"));
  let rows = 0;
  const moveRow = Int32Array.from(activity, (amount, cell) => (amount * movable[cell % S]! > 0 ? rows++ : -1));
  const limitRow = new Int32Array(resources.length * R).fill(-1);
  const present = new Float64Array(resources.length * R);
  let scale = 1;
  for (const [k, resource] of resources.entries()) {
    for (let i = 0; i < R; ++i) {
      for (let s = 0; s < S; ++s) present[k * R + i]! += intensityOf(resource, i, s, S) * activity[i * S + s]!;
      scale = Math.max(scale, present[k * R + i]!);
      if (resource.capacity[i]! < Number.POSITIVE_INFINITY) limitRow[k * R + i] = rows++;
    }
  }
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  let far = 0;
  for (const value of input.benefit) {
    if (Number.isNaN(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  for (const value of input.distances) far = Math.max(far, value);
  const largest = Math.max(1e-6, high - low + (movingCost * far) / 1000);
  // A chain of moves that frees one unit of a resource can cost more than one gain; a hundred covers chains through every resource.
  const excessPrice = Float64Array.from(resources, (resource) => {
    let least = Number.POSITIVE_INFINITY;
    for (const value of resource.intensity) if (value > 0) least = Math.min(least, value);
    return (100 * largest) / (least < Number.POSITIVE_INFINITY ? least : 1);
  });
  return { ...input, movable, movingCost, moveRow, limitRow, rows, present, excessPrice, scale };
}

function intensityOf(resource: PlaceResource, region: number, industry: number, industries: number): number {
  return resource.intensity.length === industries
    ? resource.intensity[industry]!
    : resource.intensity[region * industries + industry]!;
}

function gainOf(context: Context, from: number, to: number, industry: number): number {
  const { industries: S, regions: R, benefit, distances, movingCost } = context;
  return benefit[to * S + industry]! - benefit[from * S + industry]! - (movingCost * distances[from * R + to]!) / 1000;
}

/** The destinations with the largest positive gains. */
function initialColumns(context: Context, candidates: number): Columns {
  const columns: Columns = { from: [], to: [], industry: [] };
  visitBest(context, candidates, (i, j, s) => gainOf(context, i, j, s), columns);
  return columns;
}

/** Adds moves whose gain exceeds the prices of what they use; returns how many. */
function priceOut(context: Context, columns: Columns, dual: Float64Array, candidates: number): number {
  const { regions: R, industries: S, resources, moveRow, limitRow } = context;
  const known = new Set<number>();
  for (let c = 0; c < columns.from.length; ++c) known.add((columns.from[c]! * R + columns.to[c]!) * S + columns.industry[c]!);
  // Price of hosting one unit of s in i, from the limits of i.
  const hosting = new Float64Array(R * S);
  for (let i = 0; i < R; ++i) {
    for (let s = 0; s < S; ++s) {
      for (const [k, resource] of resources.entries()) {
        const row = limitRow[k * R + i]!;
        if (row >= 0) hosting[i * S + s]! += intensityOf(resource, i, s, S) * dual[row]!;
      }
    }
  }
  const before = columns.from.length;
  const reduced = (i: number, j: number, s: number) =>
    known.has((i * R + j) * S + s)
      ? Number.NEGATIVE_INFINITY
      : gainOf(context, i, j, s) - dual[moveRow[i * S + s]!]! - hosting[j * S + s]! + hosting[i * S + s]!;
  visitBest(context, candidates, reduced, columns);
  return columns.from.length - before;
}

function visitBest(
  context: Context,
  candidates: number,
  score: (from: number, to: number, industry: number) => number,
  columns: Columns,
): void {
  const { regions: R, industries: S, moveRow } = context;
  const scores = new Float64Array(R);
  for (let i = 0; i < R; ++i) {
    for (let s = 0; s < S; ++s) {
      if (moveRow[i * S + s]! < 0) continue;
      const good: number[] = [];
      for (let j = 0; j < R; ++j) {
        if (j === i) continue;
        scores[j] = score(i, j, s);
        if (scores[j]! > 1e-9) good.push(j);
      }
      if (good.length > candidates) good.sort((a, b) => scores[b]! - scores[a]! || a - b);
      for (const j of good.slice(0, candidates)) {
        columns.from.push(i);
        columns.to.push(j);
        columns.industry.push(s);
      }
    }
  }
}

/** Rows: movable amounts, then limits; columns: moves, then one excess per limit. */
function buildProgramme(context: Context, columns: Columns): LinearProgramme {
  const { regions: R, industries: S, activity, movable, resources, moveRow, limitRow, present, excessPrice } = context;
  const builder = createProgramme("maximise");
  for (let cell = 0; cell < R * S; ++cell) {
    if (moveRow[cell]! >= 0) builder.row(Number.NEGATIVE_INFINITY, movable[cell % S]! * activity[cell]!);
  }
  for (let cell = 0; cell < limitRow.length; ++cell) {
    if (limitRow[cell]! < 0) continue;
    const capacity = resources[Math.floor(cell / R)]!.capacity[cell % R]!;
    builder.row(Number.NEGATIVE_INFINITY, capacity - present[cell]!);
  }
  for (let c = 0; c < columns.from.length; ++c) {
    const i = columns.from[c]!;
    const j = columns.to[c]!;
    const s = columns.industry[c]!;
    const entries: (readonly [number, number])[] = [[moveRow[i * S + s]!, 1]];
    for (const [k, resource] of resources.entries()) {
      const out = limitRow[k * R + i]!;
      const into = limitRow[k * R + j]!;
      const here = intensityOf(resource, i, s, S);
      const there = intensityOf(resource, j, s, S);
      if (out >= 0 && here > 0) entries.push([out, -here]);
      if (into >= 0 && there > 0) entries.push([into, there]);
    }
    builder.column(gainOf(context, i, j, s), 0, Number.POSITIVE_INFINITY, entries);
  }
  for (let cell = 0; cell < limitRow.length; ++cell) {
    if (limitRow[cell]! >= 0) {
      builder.column(-excessPrice[Math.floor(cell / R)]!, 0, Number.POSITIVE_INFINITY, [[limitRow[cell]!, -1]]);
    }
  }
  return builder.build();
}

/** What each limit row stands for, in the order of the excess columns. */
function describeRows(context: Context): readonly ConflictMember[] {
  const { regions: R, limitRow, resources } = context;
  const members: ConflictMember[] = [];
  for (let cell = 0; cell < limitRow.length; ++cell) {
    if (limitRow[cell]! >= 0) {
      members.push({ row: limitRow[cell]!, resource: resources[Math.floor(cell / R)]!.id, region: cell % R });
    }
  }
  return members;
}

function summarise(
  context: Context,
  columns: Columns,
  programme: LinearProgramme,
  solution: LinearSolution,
  rounds: number,
  status: SpaceProgrammeResult["status"],
  conflict: readonly ConflictMember[],
): SpaceProgrammeResult {
  const { regions: R, industries: S, activity, resources, moveRow, limitRow, present } = context;
  const use = present.slice();
  const moves: IndustryMove[] = [];
  let objective = 0;
  const solved = status !== "solver-limit";
  for (let c = 0; solved && c < columns.from.length; ++c) {
    const amount = solution.x[c]!;
    if (!(amount > 1e-9)) continue;
    const from = columns.from[c]!;
    const to = columns.to[c]!;
    const industry = columns.industry[c]!;
    const gain = gainOf(context, from, to, industry);
    moves.push({ from, to, industry, amount, gain });
    objective += amount * gain;
    for (const [k, resource] of resources.entries()) {
      use[k * R + from]! -= amount * intensityOf(resource, from, industry, S);
      use[k * R + to]! += amount * intensityOf(resource, to, industry, S);
    }
  }
  moves.sort((a, b) => b.amount * b.gain - a.amount * a.gain || a.from - b.from || a.to - b.to || a.industry - b.industry);
  const total = activity.reduce((sum, amount) => sum + amount, 0);
  const price = (row: number) => (solved && row >= 0 ? Math.max(0, solution.rowDual[row]!) : 0);
  return {
    status,
    moves,
    objective,
    misallocation: status === "infeasible" || !solved || total === 0 ? Number.NaN : objective / total,
    shadowRents: Float64Array.from(limitRow, price),
    mobilityPrices: Float64Array.from(moveRow, price),
    use,
    gap: solved ? checkDuality(programme, solution).gap : Number.NaN,
    columns: columns.from.length,
    rounds,
    conflict,
    absentResources: USUAL_RESOURCES.filter((id) => !resources.some((resource) => resource.id === id)),
  };
}

function checkInput(input: SpaceProgrammeInput): void {
  const { regions: R, industries: S, resources, movableShare } = input;
  requireLength("solveSpaceProgramme", "activity", input.activity, R * S, `${R} regions x ${S} industries`);
  requireLength("solveSpaceProgramme", "benefit", input.benefit, R * S, `${R} regions x ${S} industries`);
  requireLength("solveSpaceProgramme", "distances", input.distances, R * R, "regions x regions");
  if (movableShare) {
    requireLength("solveSpaceProgramme", "movableShare", movableShare, S, "one value per industry");
    const bad = movableShare.findIndex((share) => !(share >= 0 && share <= 1));
    if (bad >= 0) {
      throw new InputError(
        "bad-share",
        `solveSpaceProgramme: the movable share of industry ${bad} is ${movableShare[bad]}; it must be between 0 and 1.`,
        { industry: bad },
      );
    }
  }
  for (const { id, intensity, capacity } of resources) {
    requireLength("solveSpaceProgramme", `capacity of ${id}`, capacity, R, "one value per region");
    if (intensity.length !== S) {
      requireLength(
        "solveSpaceProgramme",
        `intensity of ${id}`,
        intensity,
        R * S,
        `${S} industries or ${R} regions x ${S} industries`,
      );
    }
    for (const [name, values] of [
      ["capacity", capacity],
      ["intensity", intensity],
    ] as const) {
      const bad = values.findIndex((value) => !(value >= 0));
      if (bad >= 0) {
        throw new InputError(
          "negative-amount",
          `solveSpaceProgramme: ${name} ${bad} of ${id} is ${values[bad]}; it must be 0 or more. Use Infinity for no limit.`,
          { resource: id, index: bad },
        );
      }
    }
  }
  const bad = input.activity.findIndex((amount) => !(amount >= 0 && amount < Number.POSITIVE_INFINITY));
  if (bad >= 0) {
    throw new InputError(
      "negative-amount",
      `solveSpaceProgramme: activity of region ${Math.floor(bad / S)}, industry ${bad % S} is ${input.activity[bad]}; it must be finite and 0 or more. Leave absent cells at 0.`,
      { index: bad },
    );
  }
}

/**
 * Moves that most draws of an ensemble agree on.
 *
 * @param draws moves of each draw
 * @param share share of draws in which a move must occur. Default 0.9
 * @returns moves with the share of draws that make them and their median amount over those draws, most frequent first
 */
export function survivingMoves(
  draws: readonly (readonly IndustryMove[])[],
  share = 0.9,
): readonly {
  readonly from: number;
  readonly to: number;
  readonly industry: number;
  readonly share: number;
  readonly amount: number;
}[] {
  const seen = new Map<string, { move: IndustryMove; amounts: number[] }>();
  for (const moves of draws) {
    for (const move of moves) {
      const key = `${move.from},${move.to},${move.industry}`;
      const entry = seen.get(key);
      if (entry) entry.amounts.push(move.amount);
      else seen.set(key, { move, amounts: [move.amount] });
    }
  }
  return [...seen.values()]
    .filter(({ amounts }) => amounts.length >= share * draws.length)
    .map(({ move: { from, to, industry }, amounts }) => {
      amounts.sort((a, b) => a - b);
      const middle = amounts.length >> 1;
      const median = amounts.length % 2 === 1 ? amounts[middle]! : (amounts[middle - 1]! + amounts[middle]!) / 2;
      return { from, to, industry, share: amounts.length / draws.length, amount: median };
    })
    .sort((a, b) => b.share - a.share || b.amount - a.amount);
}
