import type { EffectWindow } from "@jiju/core";
import type { Quantity } from "./figure.ts";

/** Axes of both diagrams of Figure 1, in the units of the net-effect model. */
export const netEffectAxes: { readonly agglomeration: Quantity; readonly technology: Quantity } = {
  agglomeration: {
    label: { en: "Agglomeration A", zh: "集聚 A" },
    unit: { en: "first-year average experience = 1", zh: "首年各地平均处境 = 1" },
  },
  technology: {
    label: { en: "Digital level T", zh: "数字技术水平 T" },
    unit: { en: "first-year mean = 1", zh: "首年各地平均 = 1" },
  },
};

const ENDS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8];

/** The smallest round axis end that leaves room beyond the largest of the values: axes jump seldom while a point is dragged. */
export function axisEnd(values: readonly number[]): number {
  const largest = Math.max(0.5, ...values.filter((value) => Number.isFinite(value))) * 1.12;
  const size = 10 ** Math.floor(Math.log10(largest));
  return Number((size * (ENDS.find((end) => end * size >= largest) ?? 10)).toPrecision(2));
}

/** The window of a diagram from just above zero: the model has no value at zero. */
export function windowTo(agglomeration: number, technology: number): EffectWindow {
  return { agglomeration: [agglomeration * 0.004, agglomeration], digitalLevel: [technology * 0.004, technology] };
}

/** A curve as pairs, ready to draw; breaks stay breaks. */
export function pairs(xs: ArrayLike<number>, ys: ArrayLike<number>): readonly (readonly [number, number])[] {
  return Array.from({ length: xs.length }, (_, index) => [xs[index] as number, ys[index] as number] as const);
}
