import { InputError, requireLength } from "../errors/index.ts";
import { createRandom } from "../numeric/index.ts";
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
 * Starts from destinations that look best at guessed prices and adds columns that the dual prices ask for, until none is left.
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
  const columns: Columns = { from: [], to: [], industry: [] };
  const guess = guessHostingPrices(context);
  const S = input.industries;
  visitBest(
    context,
    candidates,
    -0.02 * context.largestGain,
    (i, j, s) => gainOf(context, i, j, s) - guess[j * S + s]! + guess[i * S + s]!,
    columns,
  );
  for (let round = 1; ; ++round) {
    const programme = buildProgramme(context, columns);
    const solution = await solver(programme);
    if (solution.status !== "optimal") return summarise(context, columns, programme, solution, round, "solver-limit", []);
    const before = columns.from.length;
    const added = priceOut(context, columns, solution.rowDual, candidates);
    if (added > 0 && round < rounds) {
      if (round <= PURGE_ROUNDS) purge(context, columns, solution, before);
      continue;
    }
    // Columns the last programme did not have are no part of its solution.
    for (const list of [columns.from, columns.to, columns.industry]) list.length = before;
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
  /** Bound on any gain of a move. */
  readonly largestGain: number;
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
  return { ...input, movable, movingCost, moveRow, limitRow, rows, present, excessPrice, scale, largestGain: largest };
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

/** Rounds after which columns are dropped again; later ones keep all, so that rounds cannot repeat themselves for ever. */
const PURGE_ROUNDS = 12;

/** Drops those of the solved columns, the first ones, that are not used and that present prices find far too dear. */
function purge(context: Context, columns: Columns, solution: LinearSolution, solved: number): void {
  const hosting = hostingPrices(context, solution.rowDual);
  const { industries: S, moveRow } = context;
  let kept = 0;
  for (let c = 0; c < columns.from.length; ++c) {
    const i = columns.from[c]!;
    const j = columns.to[c]!;
    const s = columns.industry[c]!;
    const reduced = gainOf(context, i, j, s) - solution.rowDual[moveRow[i * S + s]!]! - hosting[j * S + s]! + hosting[i * S + s]!;
    if (c < solved && solution.x[c]! <= 0 && reduced < -0.02 * context.largestGain) continue;
    columns.from[kept] = i;
    columns.to[kept] = j;
    columns.industry[kept++] = s;
  }
  columns.from.length = kept;
  columns.to.length = kept;
  columns.industry.length = kept;
}

/** Price of hosting one unit of s in i, from the dual prices of the limits of i, [R x S]. */
function hostingPrices(context: Context, dual: Float64Array): Float64Array {
  const { regions: R, industries: S, resources, limitRow } = context;
  const hosting = new Float64Array(R * S);
  for (const [k, resource] of resources.entries()) {
    for (let i = 0; i < R; ++i) {
      const row = limitRow[k * R + i]!;
      if (row < 0 || dual[row] === 0) continue;
      for (let s = 0; s < S; ++s) hosting[i * S + s]! += intensityOf(resource, i, s, S) * dual[row]!;
    }
  }
  return hosting;
}

/** Adds moves whose gain exceeds the prices of what they use; returns how many. */
function priceOut(context: Context, columns: Columns, dual: Float64Array, candidates: number): number {
  const { regions: R, industries: S, moveRow } = context;
  const known = new Set<number>();
  for (let c = 0; c < columns.from.length; ++c) known.add((columns.from[c]! * R + columns.to[c]!) * S + columns.industry[c]!);
  const hosting = hostingPrices(context, dual);
  const before = columns.from.length;
  const reduced = (i: number, j: number, s: number) =>
    known.has((i * R + j) * S + s)
      ? Number.NEGATIVE_INFINITY
      : gainOf(context, i, j, s) - dual[moveRow[i * S + s]!]! - hosting[j * S + s]! + hosting[i * S + s]!;
  visitBest(context, candidates, 1e-9, reduced, columns);
  return columns.from.length - before;
}

/**
 * Adds, for each region-industry, the destinations with the highest scores above a threshold, and the origins that suit it best.
 *
 * Both sides matter: from the origins alone everyone would list the same few good places, and the others would get no column.
 */
function visitBest(
  context: Context,
  candidates: number,
  threshold: number,
  score: (from: number, to: number, industry: number) => number,
  columns: Columns,
): void {
  const { regions: R, industries: S, moveRow } = context;
  const scores = new Float64Array(R * R);
  const taken = new Uint8Array(R * R);
  const half = Math.max(1, Math.ceil(candidates / 2));
  const line = new Int32Array(R);
  for (let s = 0; s < S; ++s) {
    taken.fill(0);
    for (let i = 0; i < R; ++i) {
      for (let j = 0; j < R; ++j) {
        scores[i * R + j] = i === j || moveRow[i * S + s]! < 0 ? Number.NEGATIVE_INFINITY : score(i, j, s);
      }
    }
    const add = (at: (k: number) => number) => {
      let count = 0;
      for (let k = 0; k < R; ++k) if (scores[at(k)]! > threshold) line[count++] = at(k);
      const best = line.subarray(0, count);
      if (count > half) best.sort((a, b) => scores[b]! - scores[a]! || a - b);
      for (let k = 0; k < Math.min(half, count); ++k) {
        if (taken[best[k]!] === 1) continue;
        taken[best[k]!] = 1;
        columns.from.push(Math.floor(best[k]! / R));
        columns.to.push(best[k]! % R);
        columns.industry.push(s);
      }
    };
    for (let i = 0; i < R; ++i) add((k) => i * R + k);
    for (let j = 0; j < R; ++j) add((k) => k * R + j);
  }
}

const GUESS_ROUNDS = 300;
/** Length of the table of noise, a power of two. */
const NOISE = 16384;

/**
 * Prices of hosting, guessed by dual ascent, so that the first columns already spread over places.
 *
 * At given prices every movable unit goes where it gains most, give or take a noise that fades (without it whole industries jump
 * together and prices never settle); prices rise where a limit is exceeded and fall where it is slack, with
 * steps that shrink by the history of each limit (Duchi, Hazan and Singer 2011); the second half of the prices is averaged. They only
 * choose columns: nothing of the result rests on them.
 *
 * @returns price of hosting one unit of s in i, [R x S]
 */
function guessHostingPrices(context: Context): Float64Array {
  const {
    regions: R,
    industries: S,
    activity,
    benefit,
    distances,
    movable,
    movingCost,
    resources,
    limitRow,
    moveRow,
    present,
  } = context;
  const limits = resources.length * R;
  const price = new Float64Array(limits);
  const mean = new Float64Array(limits);
  const history = new Float64Array(limits);
  const hosting = new Float64Array(R * S);
  const net = new Float64Array(S * R);
  const excess = new Float64Array(limits);
  const setHosting = (prices: Float64Array) => {
    hosting.fill(0);
    for (const [k, resource] of resources.entries()) {
      for (let i = 0; i < R; ++i) {
        if (prices[k * R + i]! === 0) continue;
        for (let s = 0; s < S; ++s) hosting[i * S + s]! += intensityOf(resource, i, s, S) * prices[k * R + i]!;
      }
    }
  };
  // A first step of all limits of a place together moves the price of hosting an average unit by a twentieth of the largest gain.
  const steps = resources.map(({ intensity }) => {
    const average = intensity.reduce((sum, value) => sum + value, 0) / intensity.length;
    return (0.05 * context.largestGain) / (resources.length * (average > 0 ? average : 1));
  });
  const random = createRandom(1);
  const noise = Float64Array.from({ length: NOISE }, () => -Math.log(-Math.log(1 - random.uniform() * (1 - 1e-9))));
  for (let round = 0; round < GUESS_ROUNDS; ++round) {
    setHosting(price);
    const heat = 0.03 * context.largestGain * (1 - round / GUESS_ROUNDS);
    for (let i = 0; i < R; ++i) for (let s = 0; s < S; ++s) net[s * R + i] = benefit[i * S + s]! - hosting[i * S + s]!;
    for (let cell = 0; cell < limits; ++cell) {
      excess[cell] = limitRow[cell]! < 0 ? 0 : present[cell]! - resources[Math.floor(cell / R)]!.capacity[cell % R]!;
    }
    for (let i = 0; i < R; ++i) {
      for (let s = 0; s < S; ++s) {
        if (moveRow[i * S + s]! < 0) continue;
        const offset = (i * 7919 + s * 104729 + round * 15485863) & (NOISE - 1);
        let best = net[s * R + i]!;
        let to = i;
        for (let j = 0; j < R; ++j) {
          const value = net[s * R + j]! - (movingCost * distances[i * R + j]!) / 1000 + heat * noise[(offset + j) & (NOISE - 1)]!;
          if (value > best && j !== i) {
            best = value;
            to = j;
          }
        }
        if (to === i) continue;
        const amount = movable[s]! * activity[i * S + s]!;
        for (const [k, resource] of resources.entries()) {
          if (limitRow[k * R + i]! >= 0) excess[k * R + i]! -= amount * intensityOf(resource, i, s, S);
          if (limitRow[k * R + to]! >= 0) excess[k * R + to]! += amount * intensityOf(resource, to, s, S);
        }
      }
    }
    for (let cell = 0; cell < limits; ++cell) {
      if (limitRow[cell]! < 0) continue;
      history[cell]! += excess[cell]! ** 2;
      if (history[cell]! > 0) {
        price[cell] = Math.max(0, price[cell]! + (steps[Math.floor(cell / R)]! * excess[cell]!) / Math.sqrt(history[cell]!));
      }
      if (round >= GUESS_ROUNDS / 2) mean[cell]! += price[cell]! / (GUESS_ROUNDS / 2);
    }
  }
  setHosting(mean);
  return hosting;
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
