import { defaultOf } from "../parameters/index.ts";
import type { ConflictMember } from "./conflict.ts";
import type { LinearSolution, LinearSolver } from "./linear-programme.ts";
import { adjustTrust, boxAround } from "./price-box.ts";
import { type MasterBasis, rememberBasis } from "./space-basis.ts";
import { conflictingLimits } from "./space-feasibility.ts";
import { buildMaster, extendMaster, type GroupMove, gainOfMove, startMaster } from "./space-master.ts";
import { layOutSpace, type SpaceModel } from "./space-model.ts";
import { smoothedPrices } from "./space-prices.ts";
import { checkSpaceInput, type SpaceProgrammeInput } from "./space-programme-input.ts";
import { type SpaceSurvey, surveyMoves } from "./space-survey.ts";

export interface SpaceProgrammeOptions {
  /** ln RE lost per thousand kilometres moved. Default 0.005. */
  readonly movingCost?: number;
  /** Most destinations per region-industry at the start. Default 20. */
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
  /** `round-limit`: the moves meet the limits where `use` says so, but better ones may exist; `gap` says by how much at most. */
  readonly status: "optimal" | "infeasible" | "round-limit" | "solver-limit";
  /** Largest gains first; none unless the status is `optimal` or `round-limit`. */
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
  /** (bound - objective) / (1 + |objective|), the bound by weak duality over every move of the full programme. */
  readonly gap: number;
  /** Moves in the last programme handed to the solver. */
  readonly columns: number;
  readonly rounds: number;
  /** A smallest set of limits that cannot hold together; empty when feasible. */
  readonly conflict: readonly ConflictMember[];
  /** Of land, labour, energy and emission, those without data: not limits here. */
  readonly absentResources: readonly string[];
}

const USUAL_RESOURCES = ["land", "labour", "energy", "emission"];
/** Groups with two destinations this near to each other at the first prices are open, in shares of the largest gain. */
const OPEN_MARGIN = 0.0001;
/** ln RE by which a move must be better to be added. */
const PRICING_TOLERANCE = 1e-9;
/** Destinations added to a group per round: prices on the way are not worth more. */
const ADDED = 2;
/** How far a price may first be from where it was, as worth of a place in shares of the largest gain. */
const TRUST = 0.0005;
/** The answer where no limit and no group is left to the solver. */
const NOTHING_OPEN: LinearSolution = { status: "optimal", objective: 0, x: new Float64Array(0), rowDual: new Float64Array(0) };

/**
 * Which industry should be where: moves of activity under the limits of places (腾笼换鸟).
 *
 *     max  sum f_ijs (b_js - b_is - cost d_ij / 1000)
 *     s.t. sum_j f_ijs <= movable_s L_is                                        industry totals stay
 *          sum_s a_ks (L_is - sum_j f_ijs + sum_j f_jis) <= capacity_ik         for each resource k
 *
 * Prices of the limits from the smoothed dual settle the region-industries with one clear destination; a linear solver places the
 * others, and a sweep over all moves at its dual prices opens what was settled wrongly, until nothing is. Each programme begins at the
 * basis of the one before. On the way prices are held near those with the lowest bound (boxstep), so that they cannot leap where moves
 * are still missing. The sweep bounds the objective
 * of the full programme, so `gap` is a proof whatever the way there. Where no arrangement meets the limits, the answer is a smallest
 * set of them in conflict.
 *
 * @param input   places, industries, limits
 * @param solver  linear solver
 * @param options costs and column generation
 * @throws InputError `shape-mismatch`, `negative-amount`, `bad-share`
 * @see the model book, section 4; Dantzig and Wolfe (1960) for column generation; Marsten, Hogan and Blankenship (1975) for the boxes
 */
export async function solveSpaceProgramme(
  input: SpaceProgrammeInput,
  solver: LinearSolver,
  options: SpaceProgrammeOptions = {},
): Promise<SpaceProgrammeResult> {
  checkSpaceInput(input);
  const rounds = options.rounds ?? 50;
  const candidates = options.candidates ?? 20;
  const share = input.movableShare ?? new Float64Array(input.industries).fill(defaultOf("match-movable-share"));
  const model = layOutSpace(input, share, options.movingCost ?? defaultOf("match-moving-cost"));
  const ids = input.resources.map(({ id }) => id);
  if (model.slack.some((room) => room < 0)) {
    // Staying breaks a limit, so perhaps nothing meets them all.
    const conflict = await conflictingLimits(model, ids, solver);
    if (conflict.length > 0) return unsolved(input, model, "infeasible", conflict, 0, 0);
  }
  let centre = smoothedPrices(model);
  const first = surveyMoves(model, centre);
  const master = startMaster(model, first, OPEN_MARGIN * model.largestGain, candidates);
  let lowest = first.bound;
  const trust = model.largestRate.map((rate) => (TRUST * model.largestGain) / rate);
  let basis: MasterBasis | undefined;
  for (let round = 1; ; ++round) {
    const box = boxAround(model, centre, trust);
    const built = buildMaster(model, master, box, basis);
    const solution = built.programme.columns > 0 ? await solver(built.programme) : NOTHING_OPEN;
    const columns = built.moves.length;
    if (solution.status !== "optimal") return unsolved(input, model, "solver-limit", [], columns, round);
    basis = solution.basis && rememberBasis(built.layout, solution.basis);
    const held = solution.x.subarray(columns).some((excess) => excess > 1e-7 * model.scale);
    const prices = Float64Array.from(built.layout.limitRow, (row) => (row >= 0 ? Math.max(0, solution.rowDual[row]!) : 0));
    const survey = surveyMoves(model, prices);
    const added = extendMaster(model, master, survey, PRICING_TOLERANCE, Math.min(candidates, ADDED));
    if (added + Number(held) > 0 && round < rounds) {
      const better = survey.bound < lowest || added === 0;
      adjustTrust(trust, prices, box, better);
      if (better) {
        lowest = survey.bound;
        centre = prices;
      }
      continue;
    }
    const whole = built.settled.map((move) => ({ ...move, amount: model.movable[move.group]! }));
    const parts = built.moves.map((move, column) => ({ ...move, amount: solution.x[column]! }));
    // What breaks a limit is no arrangement; at the round limit everything then stays.
    const placed = held ? [] : [...whole, ...parts].filter(({ amount }) => amount > 1e-9);
    return summarise(input, model, placed, prices, survey, added > 0 || held ? "round-limit" : "optimal", columns, round);
  }
}

interface PlacedMove extends GroupMove {
  readonly amount: number;
}

function summarise(
  input: SpaceProgrammeInput,
  model: SpaceModel,
  placed: readonly PlacedMove[],
  prices: Float64Array,
  survey: SpaceSurvey,
  status: "optimal" | "round-limit",
  columns: number,
  rounds: number,
): SpaceProgrammeResult {
  const { regions: R, industries: S, rate } = model;
  const use = model.present.slice();
  const moves: IndustryMove[] = [];
  let objective = 0;
  for (const { group, to, amount } of placed) {
    const from = group % R;
    const gain = gainOfMove(model, { group, to });
    moves.push({ from, to, industry: Math.floor(group / R), amount, gain });
    objective += amount * gain;
    for (let k = 0; k < rate.length; ++k) {
      use[k * R + from]! -= amount * rate[k]![group]!;
      use[k * R + to]! += amount * rate[k]![group - from + to]!;
    }
  }
  moves.sort((a, b) => b.amount * b.gain - a.amount * a.gain || a.from - b.from || a.to - b.to || a.industry - b.industry);
  const total = input.activity.reduce((sum, amount) => sum + amount, 0);
  return {
    status,
    moves,
    objective,
    misallocation: total === 0 ? Number.NaN : objective / total,
    shadowRents: prices,
    mobilityPrices: Float64Array.from({ length: R * S }, (_, cell) => {
      const group = (cell % S) * R + Math.floor(cell / S);
      return model.movable[group]! > 0 ? survey.best[group]! - survey.net[group]! : 0;
    }),
    use,
    gap: Math.abs(survey.bound - objective) / (1 + Math.abs(objective)),
    columns,
    rounds,
    conflict: [],
    absentResources: absentFrom(input),
  };
}

function unsolved(
  input: SpaceProgrammeInput,
  model: SpaceModel,
  status: "infeasible" | "solver-limit",
  conflict: readonly ConflictMember[],
  columns: number,
  rounds: number,
): SpaceProgrammeResult {
  return {
    status,
    moves: [],
    objective: 0,
    misallocation: Number.NaN,
    shadowRents: new Float64Array(model.slack.length),
    mobilityPrices: new Float64Array(input.regions * input.industries),
    use: model.present.slice(),
    gap: Number.NaN,
    columns,
    rounds,
    conflict,
    absentResources: absentFrom(input),
  };
}

const absentFrom = ({ resources }: SpaceProgrammeInput): readonly string[] =>
  USUAL_RESOURCES.filter((id) => !resources.some((resource) => resource.id === id));
