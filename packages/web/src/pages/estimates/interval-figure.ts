import type { Text } from "@jiju/core";
import type { FigureData } from "@jiju/figures";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

/** One line of the plot; null values are left empty. */
export interface IntervalLine {
  readonly name: Text;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** Cross elasticities with their intervals against zero. */
export function intervalFigure(lines: readonly IntervalLine[]): FigureData<"coefficients"> {
  return {
    quantity: {
      label: { en: en.estimates.quantity, zh: zh.estimates.quantity },
      unit: { en: en.estimates.unit, zh: zh.estimates.unit },
    },
    decimals: 3,
    terms: lines.map(({ name }) => name),
    groups: [
      {
        name: { en: "w", zh: "w" },
        estimates: lines.map(({ value, low, high }) =>
          value === null || low === null || high === null ? null : { value, low, high },
        ),
      },
    ],
  };
}
