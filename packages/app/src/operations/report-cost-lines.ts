import {
  bestMove,
  cheapestMix,
  type EffectSurface,
  indifferenceCurve,
  type Mix,
  type MixChoice,
  type Text,
  type UnitCosts,
} from "@jiju/core";
import type { FigureData } from "@jiju/figures";
import type { WhyResult } from "@jiju/lab";

type CostLines = FigureData<"cost-lines">;

/** Axes of both diagrams of Figure 1. */
export const AGGLOMERATION: CostLines["agglomeration"] = {
  label: { en: "Physical agglomeration A", zh: "实体集聚 A" },
  unit: { en: "1 = national experience of the first year", zh: "1=首年全国平均" },
};
export const TECHNOLOGY: CostLines["technology"] = {
  label: { en: "Digital level T", zh: "数字技术水平 T" },
  unit: { en: "1 = national mean of the first year", zh: "1=首年全国平均" },
};

/** Where the Why page of the app starts: the unit cost of technology halves, and the budget exceeds today's spending by a tenth. */
const OLD_COSTS: UnitCosts = { agglomeration: 1, digital: 2 };
const NEW_COSTS: UnitCosts = { agglomeration: 1, digital: 1 };
const BUDGET = 1.1;

/**
 * Figure 1b for a place: what one budget buys at old and at new unit costs, the move split by Hicks into substitution (P1 to P2, on one
 * curve) and scale (P2 to Q2).
 *
 * @returns null without a place, and where a best move is a corner, because there the split is not defined
 */
export function costLinesOf(
  surface: EffectSurface,
  place: WhyResult["places"][number] | undefined,
  nameOf: ReadonlyMap<string, Text>,
): CostLines | null {
  if (place === undefined) return null;
  const start: Mix = { agglomeration: place.agglomeration, digitalLevel: place.technology };
  const budget = BUDGET * costOf(OLD_COSTS, start);
  const before = bestMove(surface, start, OLD_COSTS, budget, { rule: "level" });
  const after = bestMove(surface, start, NEW_COSTS, budget, { rule: "level" });
  if (before.status !== "tangency" || after.status !== "tangency") return null;
  const p2 = cheapestMix(surface, NEW_COSTS, before.logEffect);
  const q1 = cheapestMix(surface, OLD_COSTS, after.logEffect);
  if (p2.status === "unreachable" || q1.status === "unreachable") return null;
  const mixes: readonly (readonly [string, MixChoice])[] = [
    ["P1", before],
    ["P2", p2],
    ["Q1", q1],
    ["Q2", after],
  ];
  const width = axisEnd([start.agglomeration, ...mixes.map(([, mix]) => mix.agglomeration)]);
  const height = axisEnd([start.digitalLevel, ...mixes.map(([, mix]) => mix.digitalLevel)]);
  const window = { agglomeration: [0.004 * width, width], digitalLevel: [0.004 * height, height] } as const;
  const curve = (id: string, level: number): CostLines["curves"][number] => {
    const { agglomeration, digitalLevel } = indifferenceCurve(surface, level, window, 81);
    return { id, name: { en: id, zh: id }, points: Array.from(agglomeration, (a, k) => [a, digitalLevel[k]!] as const) };
  };
  const line = (id: string, costs: UnitCosts, cost: number): CostLines["costLines"][number] => ({
    id,
    name: { en: id, zh: id },
    points: cornersOf(costs, cost, width, height),
  });
  return {
    agglomeration: AGGLOMERATION,
    technology: TECHNOLOGY,
    xRange: [0, width],
    yRange: [0, height],
    curves: [curve("RE1", before.logEffect), curve("RE2", after.logEffect)],
    costLines: [
      line("L3", OLD_COSTS, before.cost),
      line("L2", NEW_COSTS, after.cost),
      line("L1", NEW_COSTS, p2.cost),
      line("L4", OLD_COSTS, q1.cost),
    ].filter(({ points }) => points.length > 0),
    points: [
      ...mixes.map(([id, mix]) => ({
        id,
        label: { en: id, zh: id },
        at: at(mix),
        guides: id === "P1" || id === "Q2",
      })),
      {
        id: place.region,
        label: nameOf.get(place.region) ?? { en: place.region, zh: place.region },
        at: at(start),
        chosen: true,
        side: "bottom" as const,
      },
    ],
    effects: [
      { from: at(before), to: at(p2), label: { en: "substitution", zh: "替代" } },
      { from: at(p2), to: at(after), label: { en: "scale", zh: "规模" } },
    ],
  };
}

const at = ({ agglomeration, digitalLevel }: Mix): readonly [number, number] => [agglomeration, digitalLevel];
const costOf = (costs: UnitCosts, mix: Mix): number => costs.agglomeration * mix.agglomeration + costs.digital * mix.digitalLevel;

/** End of an axis with room beyond the largest value, to half a unit. */
function axisEnd(values: readonly number[]): number {
  return Math.ceil(2 * 1.12 * Math.max(...values)) / 2;
}

/** Where the line C_A A + C_T T = C enters and leaves the window; empty when it does not meet it. */
function cornersOf(costs: UnitCosts, cost: number, width: number, height: number): readonly (readonly [number, number])[] {
  const technologyAt = (a: number): number => (cost - costs.agglomeration * a) / costs.digital;
  const left = Math.max(0, (cost - costs.digital * height) / costs.agglomeration);
  const right = Math.min(width, cost / costs.agglomeration);
  return left > right
    ? []
    : [
        [left, technologyAt(left)],
        [right, Math.max(0, technologyAt(right))],
      ];
}
