import { netBenefits, type SpaceModel } from "./space-model.ts";

/** What every group would do at given prices, all destinations considered. */
export interface SpaceSurvey {
  /** net, [S x R]. */
  readonly net: Float64Array;
  /** Most that a unit of each group is worth anywhere, less moving cost, [S x R]; -Infinity where nothing can move. */
  readonly best: Float64Array;
  /** Destination of `best`, its own region for staying, [S x R]. */
  readonly destination: Int32Array;
  /**
   * Bound on the objective of the whole programme by weak duality, whatever the prices >= 0:
   * sum_ki p_ki slack_ki + sum_g m_g (best_g - net_g).
   */
  readonly bound: number;
}

/**
 * Prices every move of the programme, [S x R x R], in one sweep.
 *
 * @param price of each limit, [resources x R], >= 0 and 0 where there is no limit
 */
export function surveyMoves(model: SpaceModel, price: Float64Array): SpaceSurvey {
  const { regions: R, industries: S, movable, cost, slack } = model;
  const net = new Float64Array(S * R);
  netBenefits(model, price, net);
  const best = new Float64Array(S * R).fill(Number.NEGATIVE_INFINITY);
  const destination = new Int32Array(S * R);
  let bound = 0;
  for (let cell = 0; cell < slack.length; ++cell) if (price[cell]! > 0) bound += price[cell]! * slack[cell]!;
  for (let group = 0; group < S * R; ++group) {
    const region = group % R;
    destination[group] = region;
    if (movable[group] === 0) continue;
    const first = group - region;
    // Staying comes first and wins ties.
    let most = net[group]!;
    for (let j = 0; j < R; ++j) {
      const value = net[first + j]! - cost[region * R + j]!;
      if (value > most) {
        most = value;
        destination[group] = j;
      }
    }
    best[group] = most;
    bound += movable[group]! * (most - net[group]!);
  }
  return { net, best, destination, bound };
}

/**
 * Destinations worth more than a threshold to one group, the best first, staying left out.
 *
 * @param known destinations to leave out
 * @param most  how many at most
 */
export function destinationsAbove(
  model: SpaceModel,
  { net }: SpaceSurvey,
  group: number,
  threshold: number,
  known: ReadonlySet<number> | undefined,
  most: number,
): readonly number[] {
  const { regions: R, cost } = model;
  const region = group % R;
  const value = (j: number) => net[group - region + j]! - cost[region * R + j]!;
  const found: number[] = [];
  for (let j = 0; j < R; ++j) if (j !== region && value(j) > threshold && !known?.has(j)) found.push(j);
  return found.sort((a, b) => value(b) - value(a) || a - b).slice(0, most);
}
