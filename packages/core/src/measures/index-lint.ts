import { requireColumn } from "../dataset/index.ts";
import { type DigitalLevel, type LintFinding, lintIndex } from "../digital/index.ts";
import type { MeasureContext } from "./measure.ts";
import { regionYear } from "./measure-columns.ts";

/** Method rules that a composite index of the context's indicators breaks, with what the dataset knows of them. */
export function lintOfIndex(context: MeasureContext, level: DigitalLevel): LintFinding[] {
  const { dataset, indicators, population } = context;
  const columns = indicators.map(({ column }) => requireColumn(dataset, column));
  return lintIndex({
    level,
    population: population === undefined ? undefined : regionYear(context, population, undefined),
    years: dataset.years,
    raw: columns.map(({ values }) => values),
    units: columns.map(({ unit, priceYear }) => ({ unit, priceYear })),
  });
}
