import type { EffectWindow } from "@jiju/core";
import type { Quantity } from "@jiju/figures";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

/** Axes of both diagrams, in the units of the net-effect model. */
export const agglomerationQuantity: Quantity = {
  label: { en: en.why.axisAgglomeration, zh: zh.why.axisAgglomeration },
  unit: { en: en.why.axisAgglomerationUnit, zh: zh.why.axisAgglomerationUnit },
};
export const technologyQuantity: Quantity = {
  label: { en: en.why.axisTechnology, zh: zh.why.axisTechnology },
  unit: { en: en.why.axisTechnologyUnit, zh: zh.why.axisTechnologyUnit },
};

const ends = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The smallest round axis end that leaves room beyond the largest of the values: axes jump seldom while a point is dragged. */
export function axisEnd(values: readonly number[]): number {
  const largest = Math.max(0.5, ...values.filter((value) => Number.isFinite(value))) * 1.12;
  const size = 10 ** Math.floor(Math.log10(largest));
  return Number((size * (ends.find((end) => end * size >= largest) ?? 10)).toPrecision(2));
}

/** The window of a diagram from just above zero: the model has no value at zero. */
export function windowTo(agglomeration: number, technology: number): EffectWindow {
  return { agglomeration: [agglomeration * 0.004, agglomeration], digitalLevel: [technology * 0.004, technology] };
}

/** A curve as pairs, ready to draw; breaks stay breaks. */
export function pairs(xs: ArrayLike<number>, ys: ArrayLike<number>): readonly (readonly [number, number])[] {
  return Array.from({ length: xs.length }, (_, index) => [xs[index] as number, ys[index] as number] as const);
}

/** The part of the line C_A x + C_T y = C inside the window [0, width] x [0, height]; empty where they do not meet. */
export function costLinePoints(
  costAgglomeration: number,
  costTechnology: number,
  cost: number,
  width: number,
  height: number,
): readonly (readonly [number, number])[] {
  const atX = (x: number) => (cost - costAgglomeration * x) / costTechnology;
  const left = atX(0) <= height ? 0 : (cost - costTechnology * height) / costAgglomeration;
  const right = Math.min(width, cost / costAgglomeration);
  return left > right ? [] : [[left, atX(left)] as const, [right, Math.max(0, atX(right))] as const];
}
