import {
  checkConvexity,
  defaultNetEffectModel,
  type HicksDecomposition,
  hicksDecomposition,
  type Mix,
  type MixChoice,
  netEffectSurface,
} from "@jiju/core";
import { costLinesData, type FigureData, type FigureText, windowTo } from "@jiju/figures";
import type { WhyState } from "./why-state.ts";

export const pointIds = ["P1", "P2", "Q1", "Q2"] as const;
export type PointId = (typeof pointIds)[number];

/** The source's letters for our points. */
export const sourceLetters: Readonly<Record<PointId, string>> = { P1: "A1", P2: "A2", Q1: "B1", Q2: "B2" };

/** Relative change that is called "about unchanged". */
const material = 0.01;
type Direction = "less" | "same" | "more";

/** How a mix differs from another: `less-more` is less agglomeration with more technology. */
export function mixMove(before: Mix, after: Mix): `${Direction}-${Direction}` {
  const direction = (from: number, to: number): Direction =>
    Math.abs(to - from) <= material * from ? "same" : to > from ? "more" : "less";
  return `${direction(before.agglomeration, after.agglomeration)}-${direction(before.digitalLevel, after.digitalLevel)}`;
}

export interface CostDiagram {
  readonly hicks: HicksDecomposition;
  readonly startLogEffect: number;
  readonly points: Readonly<Partial<Record<PointId, MixChoice>>>;
  readonly convex: boolean;
  readonly data: FigureData<"cost-lines">;
}

/**
 * Figure 1b for a state of the page: what the same budget buys at old and at new prices, split into substitution and scale.
 *
 * Under the level and the signed-change rule the best moves are tangencies, and the split is Hicks's; an adjustment cost is no line,
 * so there the page shows the two moves and no split.
 *
 * @param start  where the place stands today
 * @param name   of the place
 */
export function costDiagram(state: WhyState, start: Mix, name: FigureText): CostDiagram {
  const surface = netEffectSurface({ ...defaultNetEffectModel, congestion: state.congestion });
  const costs = {
    old: { agglomeration: state.costAgglomeration, digital: state.costBefore },
    new: { agglomeration: state.costAgglomeration, digital: state.costAfter },
  };
  const worth = costs.old.agglomeration * start.agglomeration + costs.old.digital * start.digitalLevel;
  const budget = state.rule === "level" ? state.budget * worth : (state.budget - 1) * worth;
  const hicks = hicksDecomposition(surface, start, costs, budget, { rule: state.rule });
  const { p1, q2, split } = hicks;
  const data = costLinesData(surface, hicks, { id: "point", name });
  return {
    hicks,
    startLogEffect: surface.logEffect(start.agglomeration, start.digitalLevel),
    points: { P1: p1, ...(split ? { P2: split.p2, Q1: split.q1 } : {}), Q2: q2 },
    convex: checkConvexity(surface, windowTo(data.xRange[1], data.yRange[1]), 15).convex,
    data,
  };
}
