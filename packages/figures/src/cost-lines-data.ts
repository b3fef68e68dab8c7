import {
  type EffectSurface,
  type HicksDecomposition,
  indifferenceCurve,
  type Mix,
  type MixChoice,
  type UnitCosts,
} from "@jiju/core";
import type { Text } from "./figure.ts";
import type { CostLinesData } from "./figures/cost-lines.ts";
import { axisEnd, netEffectAxes, pairs, windowTo } from "./net-effect-plane.ts";

/** Figure 1b of a move: its curves, cost lines, points and, where the split is defined, its two arrows. */
export function costLinesData(
  surface: EffectSurface,
  { newCosts, oldCosts, p1, q2, rule, split, start }: HicksDecomposition,
  place: { readonly id: string; readonly name: Text },
): CostLinesData {
  const mixes: readonly (readonly [string, MixChoice])[] = [
    ["P1", p1],
    ...(split
      ? ([
          ["P2", split.p2],
          ["Q1", split.q1],
        ] as const)
      : []),
    ["Q2", q2],
  ];
  const drawn = mixes.filter(([, { agglomeration }]) => Number.isFinite(agglomeration));
  const width = axisEnd([start.agglomeration, ...drawn.map(([, mix]) => mix.agglomeration)]);
  const height = axisEnd([start.digitalLevel, ...drawn.map(([, mix]) => mix.digitalLevel)]);
  const window = windowTo(width, height);
  const named = (id: string) => ({ id, name: { en: id, zh: id } });
  const curve = (id: string, level: number) => {
    const { agglomeration, digitalLevel } = indifferenceCurve(surface, level, window, 81);
    return { ...named(id), points: pairs(agglomeration, digitalLevel) };
  };
  const line = (id: string, costs: UnitCosts, cost: number) => ({
    ...named(id),
    points: costLinePoints(costs, cost, width, height),
  });
  const lines =
    rule === "adjustment"
      ? []
      : [
          line("L3", oldCosts, p1.cost),
          line("L2", newCosts, q2.cost),
          ...(split ? [line("L1", newCosts, split.p2.cost), line("L4", oldCosts, split.q1.cost)] : []),
        ];
  return {
    ...netEffectAxes,
    xRange: [0, width],
    yRange: [0, height],
    curves: [curve("RE1", p1.logEffect), curve("RE2", q2.logEffect)],
    costLines: lines.filter(({ points }) => points.length > 0),
    points: [
      ...drawn.map(([id, mix]) => ({ id, label: { en: id, zh: id }, at: at(mix), guides: id === "P1" || id === "Q2" })),
      { id: place.id, label: place.name, at: at(start), chosen: true, side: "bottom" as const },
    ],
    effects: split
      ? [
          { from: at(p1), to: at(split.p2), label: { en: "substitution", zh: "替代" } },
          { from: at(split.p2), to: at(q2), label: { en: "scale", zh: "规模" } },
        ]
      : [],
  };
}

const at = ({ agglomeration, digitalLevel }: Mix): readonly [number, number] => [agglomeration, digitalLevel];

/** The part of the line C_A A + C_T T = C inside the window [0, width] x [0, height]; empty where they do not meet. */
export function costLinePoints(
  costs: UnitCosts,
  cost: number,
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const technologyAt = (a: number) => (cost - costs.agglomeration * a) / costs.digital;
  const left = technologyAt(0) <= height ? 0 : (cost - costs.digital * height) / costs.agglomeration;
  const right = Math.min(width, cost / costs.agglomeration);
  return left > right ? [] : [[left, technologyAt(left)] as const, [right, Math.max(0, technologyAt(right))] as const];
}
