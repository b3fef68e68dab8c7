import {
  type BudgetMove,
  bestMove,
  cheapestMix,
  checkConvexity,
  defaultNetEffectModel,
  indifferenceCurve,
  type Mix,
  type MixChoice,
  netEffectSurface,
  type UnitCosts,
} from "@jiju/core";
import type { FigureData, FigureText } from "@jiju/figures";
import { agglomerationQuantity, axisEnd, costLinePoints, pairs, technologyQuantity, windowTo } from "./axes.ts";
import type { WhyState } from "./why-state.ts";

export const pointIds = ["P1", "P2", "Q1", "Q2"] as const;
export type PointId = (typeof pointIds)[number];

/** The source's letters for our points. */
export const sourceLetters: Readonly<Record<PointId, string>> = { P1: "A1", P2: "A2", Q1: "B1", Q2: "B2" };

/** Factor by which C_A rises and C_T falls in the source's sentence on B1. */
export const sentenceFactor = 1.25;

/** Relative change that is called "about unchanged". */
const material = 0.01;
type Direction = "less" | "same" | "more";

/** How a mix differs from another: `less-more` is less agglomeration with more technology. */
export function mixMove(before: Mix, after: Mix): `${Direction}-${Direction}` {
  const direction = (from: number, to: number): Direction =>
    Math.abs(to - from) <= material * from ? "same" : to > from ? "more" : "less";
  return `${direction(before.agglomeration, after.agglomeration)}-${direction(before.digitalLevel, after.digitalLevel)}`;
}

export interface CostStep {
  readonly id: "substitution" | "scale-new" | "scale-old" | "whole";
  readonly from: PointId;
  readonly to: PointId;
  readonly agglomeration: number;
  readonly technology: number;
}

export interface CostDiagram {
  readonly start: Mix;
  readonly startLogEffect: number;
  readonly oldCosts: UnitCosts;
  readonly newCosts: UnitCosts;
  /** Best moves with the same budget at old and at new prices. */
  readonly before: BudgetMove;
  readonly after: BudgetMove;
  readonly points: Readonly<Partial<Record<PointId, MixChoice>>>;
  readonly steps: readonly CostStep[];
  /** Whether the four tangencies exist, so that the split is defined. */
  readonly split: boolean;
  /** From P2, where the prices of the source's sentence would lead; null without a split. */
  readonly implied: Mix | null;
  readonly convex: boolean;
  readonly data: FigureData<"cost-lines">;
}

export interface CostNames {
  readonly start: FigureText;
  readonly substitution: FigureText;
  readonly scale: FigureText;
}

/**
 * Figure 1b for a state of the page: what the same budget buys at old and at new prices, split into substitution and scale.
 *
 * Under the level and the signed-change rule the best moves are tangencies, and the split is Hicks's; an adjustment cost is no line,
 * so there the page shows the two moves and no split.
 *
 * @param start  where the place stands today
 */
export function costDiagram(state: WhyState, start: Mix, names: CostNames): CostDiagram {
  const surface = netEffectSurface({ ...defaultNetEffectModel, congestion: state.congestion });
  const oldCosts = { agglomeration: state.costAgglomeration, digital: state.costBefore };
  const newCosts = { agglomeration: state.costAgglomeration, digital: state.costAfter };
  const worth = oldCosts.agglomeration * start.agglomeration + oldCosts.digital * start.digitalLevel;
  const budget = state.rule === "level" ? state.budget * worth : (state.budget - 1) * worth;
  const before = bestMove(surface, start, oldCosts, budget, { rule: state.rule });
  const after = bestMove(surface, start, newCosts, budget, { rule: state.rule });
  const tangent = before.status === "tangency" && after.status === "tangency" && state.rule !== "adjustment";
  const p2 = tangent ? cheapestMix(surface, newCosts, before.logEffect) : null;
  const q1 = tangent ? cheapestMix(surface, oldCosts, after.logEffect) : null;
  const split = p2 !== null && q1 !== null && p2.status !== "unreachable" && q1.status !== "unreachable";
  const points: Partial<Record<PointId, MixChoice>> = { P1: before, ...(split ? { P2: p2, Q1: q1 } : {}), Q2: after };
  const implied = split
    ? cheapestMix(
        surface,
        { agglomeration: newCosts.agglomeration * sentenceFactor, digital: newCosts.digital / sentenceFactor },
        before.logEffect,
      )
    : null;

  const mixes = Object.values(points).filter(({ agglomeration }) => Number.isFinite(agglomeration));
  const width = axisEnd([start.agglomeration, ...mixes.map(({ agglomeration }) => agglomeration)]);
  const height = axisEnd([start.digitalLevel, ...mixes.map(({ digitalLevel }) => digitalLevel)]);
  const window = windowTo(width, height);
  const curve = (id: string, level: number) => {
    const traced = indifferenceCurve(surface, level, window, 81);
    return { id, name: { en: id, zh: id }, points: pairs(traced.agglomeration, traced.digitalLevel) };
  };
  const line = (id: string, costs: UnitCosts, cost: number) => ({
    id,
    name: { en: id, zh: id },
    points: costLinePoints(costs.agglomeration, costs.digital, cost, width, height),
  });
  const steps = split ? stepsOf(points) : [];
  return {
    start,
    startLogEffect: surface.logEffect(start.agglomeration, start.digitalLevel),
    oldCosts,
    newCosts,
    before,
    after,
    points,
    steps,
    split,
    implied,
    convex: checkConvexity(surface, window, 15).convex,
    data: {
      agglomeration: agglomerationQuantity,
      technology: technologyQuantity,
      xRange: [0, width],
      yRange: [0, height],
      curves: [curve("RE1", before.logEffect), curve("RE2", after.logEffect)],
      costLines:
        state.rule === "adjustment"
          ? []
          : [
              line("L3", oldCosts, before.cost),
              line("L2", newCosts, after.cost),
              ...(split ? [line("L1", newCosts, p2.cost), line("L4", oldCosts, q1.cost)] : []),
            ].filter(({ points: corners }) => corners.length > 0),
      points: [
        ...pointIds.flatMap((id) => {
          const mix = points[id];
          return mix === undefined || !Number.isFinite(mix.agglomeration)
            ? []
            : [
                {
                  id,
                  label: { en: id, zh: id },
                  at: [mix.agglomeration, mix.digitalLevel] as const,
                  guides: id === "P1" || id === "Q2",
                },
              ];
        }),
        {
          id: "point",
          label: names.start,
          at: [start.agglomeration, start.digitalLevel] as const,
          chosen: true,
          side: "bottom" as const,
        },
      ],
      effects: steps
        .filter(({ id }) => id === "substitution" || id === "scale-new")
        .map(({ id, from, to }) => ({
          from: at(points[from] as MixChoice),
          to: at(points[to] as MixChoice),
          label: id === "substitution" ? names.substitution : names.scale,
        })),
    },
  };
}

const at = ({ agglomeration, digitalLevel }: Mix): readonly [number, number] => [agglomeration, digitalLevel];

function stepsOf(points: Readonly<Partial<Record<PointId, MixChoice>>>): readonly CostStep[] {
  const named = [
    ["substitution", "P1", "P2"],
    ["scale-new", "P2", "Q2"],
    ["scale-old", "P1", "Q1"],
    ["whole", "P1", "Q2"],
  ] as const;
  return named.flatMap(([id, from, to]) => {
    const start = points[from];
    const end = points[to];
    return start === undefined || end === undefined
      ? []
      : [
          {
            id,
            from,
            to,
            agglomeration: end.agglomeration - start.agglomeration,
            technology: end.digitalLevel - start.digitalLevel,
          },
        ];
  });
}
