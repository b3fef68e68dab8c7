import {
  type BudgetMove,
  type BudgetRule,
  bestMove,
  type NetEffectModel,
  netEffectSurface,
  type UnitCosts,
} from "../drivers/index.ts";
import { InputError } from "../errors/index.ts";
import { createRandom, sobolPoints } from "../numeric/index.ts";
import { DEFAULT_SEED, defaultOf, netEffectParameters, valueInRange } from "../parameters/index.ts";
import { type Flip, nearestFlips } from "./flip.ts";

/** Answers of the recommended path in the order of their codes. */
export const RECOMMENDATION_IDS = ["stay", "optimising", "deepening", "strengthening"] as const;

export type RecommendationId = (typeof RECOMMENDATION_IDS)[number];

/** One place with its own prices. */
export interface PathPlace {
  /** A, relative to the national experience of the first year, > 0. */
  readonly agglomeration: number;
  /** T, relative to the national mean of the first year, > 0. */
  readonly digitalLevel: number;
  /** C_A and C_T, each over its national mean. Default 1 and 1, "index prices". */
  readonly costs?: UnitCosts;
}

export interface RecommendedPathOptions {
  /** Budget over the cost of the present mix, > 0. Default 1.10. */
  readonly budgetFactor?: number;
  /** Default `level`. */
  readonly rule?: BudgetRule;
  /** Smallest share of the step that counts as a direction of its own. Default 1/3. */
  readonly bothShare?: number;
}

/** Direction of the best step on the cost line. */
export interface RecommendedPath {
  readonly path: RecommendationId;
  /** ln(A* / A0); -Infinity where the best mix has no agglomeration at all. */
  readonly stepAgglomeration: number;
  /** ln(T* / T0). */
  readonly stepDigital: number;
  /** Where the optimum is, its cost and what it gains. */
  readonly move: BudgetMove;
  readonly budget: number;
  readonly spec: {
    readonly costs: UnitCosts;
    readonly budgetFactor: number;
    readonly rule: BudgetRule;
    readonly bothShare: number;
  };
}

/**
 * Name of a step in log points.
 *
 *     both > 0 and both >= share of their sum  strengthening
 *     otherwise the larger positive one        along A optimising, along T deepening;   none positive  stay
 *
 * @param stepAgglomeration ln(A* / A0)
 * @param stepDigital       ln(T* / T0)
 * @param bothShare         in (0, 1/2]
 * @returns index into `RECOMMENDATION_IDS`
 */
export function classifyStep(stepAgglomeration: number, stepDigital: number, bothShare: number): number {
  const larger = Math.max(stepAgglomeration, stepDigital);
  if (!(larger > 0)) return 0;
  const smaller = Math.min(stepAgglomeration, stepDigital);
  if (smaller > 0 && smaller >= bothShare * (smaller + larger)) return 3;
  return stepAgglomeration >= stepDigital ? 1 : 2;
}

/**
 * The path that one place should take at its own prices: the direction of the optimum on its cost line.
 *
 *     max ln RE(A, T)  s.t.  C_A A + C_T T = factor (C_A A0 + C_T T0)
 *
 * @param model   net effect, default or estimated
 * @param place   where it stands and what it pays
 * @param options budget and rule
 * @throws InputError `bad-point`, `bad-parameter`
 * @see the model book, section 4
 */
export function recommendedPath(model: NetEffectModel, place: PathPlace, options: RecommendedPathOptions = {}): RecommendedPath {
  const costs = place.costs ?? { agglomeration: 1, digital: 1 };
  const budgetFactor = options.budgetFactor ?? defaultOf("path-budget-factor");
  const rule = options.rule ?? "level";
  const bothShare = options.bothShare ?? defaultOf("path-both-share");
  if (!(budgetFactor > 0) || (rule !== "level" && budgetFactor < 1)) {
    throw new InputError(
      "bad-parameter",
      `recommendedPath: the budget factor is ${budgetFactor}; it must be above 0, and at least 1 where the budget pays for changes.`,
      { budgetFactor },
    );
  }
  const present = costs.agglomeration * place.agglomeration + costs.digital * place.digitalLevel;
  // Budgets on changes are what the level budget leaves over the present cost.
  const budget = rule === "level" ? budgetFactor * present : (budgetFactor - 1) * present;
  const start = { agglomeration: place.agglomeration, digitalLevel: place.digitalLevel };
  const move = bestMove(netEffectSurface(model), start, costs, budget, { rule });
  const stepAgglomeration = Math.log(move.agglomeration / place.agglomeration);
  const stepDigital = Math.log(move.digitalLevel / place.digitalLevel);
  return {
    path: RECOMMENDATION_IDS[classifyStep(stepAgglomeration, stepDigital, bothShare)]!,
    stepAgglomeration,
    stepDigital,
    move,
    budget,
    spec: { costs, budgetFactor, rule, bothShare },
  };
}

/**
 * What would flip the recommended path, and by how much.
 *
 * Moves one quantity at a time between an eighth and eight times its value, the budget factor kept: `rent` (C_A), `platform-price`
 * (C_T), `digital-level` (T0) and `tradability` (every channel's digital share d, up to 0.95).
 *
 * @param model   net effect
 * @param place   as in `recommendedPath`
 * @param options as in `recommendedPath`
 * @returns flips in the order above; `to` in the quantity's own unit, for tradability as a factor on d; answers index
 *   `RECOMMENDATION_IDS`
 */
export function recommendedPathFlips(
  model: NetEffectModel,
  place: PathPlace,
  options: RecommendedPathOptions = {},
): readonly Flip[] {
  const costs = place.costs ?? { agglomeration: 1, digital: 1 };
  const answer = (m: NetEffectModel, p: PathPlace) => RECOMMENDATION_IDS.indexOf(recommendedPath(m, p, options).path);
  const highestShare = Math.max(...model.channels.map((channel) => channel.digitalShare));
  const scaled = (factor: number): NetEffectModel => ({
    ...model,
    channels: model.channels.map((channel) => ({ ...channel, digitalShare: channel.digitalShare * factor })),
  });
  const quantities = [
    {
      quantity: "rent",
      from: costs.agglomeration,
      answerAt: (value: number) => answer(model, { ...place, costs: { ...costs, agglomeration: value } }),
    },
    {
      quantity: "platform-price",
      from: costs.digital,
      answerAt: (value: number) => answer(model, { ...place, costs: { ...costs, digital: value } }),
    },
    {
      quantity: "digital-level",
      from: place.digitalLevel,
      answerAt: (value: number) => answer(model, { ...place, digitalLevel: value }),
    },
  ].map((entry) => ({ ...entry, low: entry.from / 8, high: entry.from * 8, scale: "log" as const }));
  const highest = highestShare > 0 ? Math.max(1, Math.min(8, 0.95 / highestShare)) : 1;
  const tradability = {
    quantity: "tradability",
    from: 1,
    low: 1 / 8,
    high: highest,
    scale: "log" as const,
    answerAt: (factor: number) => answer(scaled(factor), place),
  };
  return [...quantities, ...(highestShare > 0 ? [tradability] : [])].flatMap((entry) => nearestFlips(entry, { steps: 24 }));
}

/**
 * Net-effect models over the plausible ranges of their parameters.
 *
 * @param count n, integer >= 1
 * @param seed  default 20250501
 * @returns n three-channel models with gamma at least the largest rho, so that the peak is unique
 */
export function drawNetEffectModels(count: number, seed = DEFAULT_SEED): readonly NetEffectModel[] {
  const parameters = netEffectParameters;
  const points = sobolPoints(count, parameters.length, { random: createRandom(seed) });
  return Array.from({ length: count }, (_, k) => {
    const value = (id: string) => {
      const j = parameters.findIndex((parameter) => parameter.id === id);
      return valueInRange(parameters[j]!, points[k * parameters.length + j]!);
    };
    return {
      channels: (["labour", "input", "knowledge"] as const).map((id) => ({
        id,
        strength: value(`net-effect-strength-${id}`),
        digitalShare: value(`net-effect-digital-share-${id}`),
        rho: value(`net-effect-rho-${id}`),
      })),
      congestion: value("net-effect-congestion"),
      congestionPower: value("net-effect-congestion-power"),
      congestionRelief: value("net-effect-congestion-relief"),
    };
  });
}

/**
 * Share of models that recommend each path for one place.
 *
 * @param models  drawn over ranges, or over an estimate's draws
 * @param place   as in `recommendedPath`
 * @param options as in `recommendedPath`
 * @returns [4] in the order of `RECOMMENDATION_IDS`, sums to 1
 */
export function recommendedShares(
  models: readonly NetEffectModel[],
  place: PathPlace,
  options: RecommendedPathOptions = {},
): Float64Array {
  if (models.length === 0) {
    throw new InputError("no-models", "recommendedShares: the list of models is empty; draw some with drawNetEffectModels.");
  }
  const shares = new Float64Array(RECOMMENDATION_IDS.length);
  for (const model of models)
    shares[RECOMMENDATION_IDS.indexOf(recommendedPath(model, place, options).path)]! += 1 / models.length;
  return shares;
}
