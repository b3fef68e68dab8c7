import {
  biasReducedCovariance,
  biasReducedInterval,
  clusteredRegression,
  contrastVector,
  type IntervalEstimate,
  wildClusterTest,
  wildDraws,
} from "../econometrics/index.ts";
import { InputError } from "../errors/index.ts";
import type { Random } from "../numeric/index.ts";
import type { NetEffectPanel } from "./net-effect-panel.ts";
import { type TranslogChoices, translogDesign } from "./translog-design.ts";

/** w under one switch. */
export interface SpecificationRow {
  /** Id of the switch, for the language catalogues. */
  readonly id: string;
  /** A sensitivity that may never carry a verdict. */
  readonly descriptive: boolean;
  readonly status: "estimated" | "not-identified";
  /** Message of the refusal, empty when estimated. */
  readonly reason: string;
  readonly estimate: number;
  readonly interval95: readonly [number, number];
  readonly pValue: number;
  readonly biasReduced?: IntervalEstimate;
  readonly rows: number;
  readonly regions: number;
}

/** Another panel of the same study: other half-distance, own cell in, other digital index, other productivity. */
export interface PanelAlternative {
  readonly id: string;
  readonly panel: NetEffectPanel;
}

export interface SpecificationOptions {
  /** Choices that every switch starts from; default the primary ones. */
  readonly choices?: TranslogChoices;
  /** Panels built differently by the caller; default none. */
  readonly alternatives?: readonly PanelAlternative[];
  /** Index of the region with most information, for the leave-out switch; default left out of the table. */
  readonly leadingRegion?: number;
  /** Wild draws per row; default 999. */
  readonly draws?: number;
  /** Persons below which a cell counts as small; default 1,000. */
  readonly smallCell?: number;
}

/**
 * The specification table: w under at least eight switches, one change at a time, the same method throughout.
 *
 * Long difference keeps the first and last year; levels drops the region effects and is descriptive.
 *
 * @param panel  primary panel
 * @param random seeded
 */
export function specificationTable(
  panel: NetEffectPanel,
  random: Random,
  options: SpecificationOptions = {},
): readonly SpecificationRow[] {
  const base = options.choices ?? {};
  const years = base.years ?? panel.years.map((_, t) => t);
  const middle = Math.ceil(years.length / 2);
  const pooled = (base.industries ?? panel.industries).length > 1;
  const switches: { id: string; choices: TranslogChoices; panel?: NetEffectPanel; descriptive?: boolean }[] = [
    { id: "primary", choices: base },
    ...(pooled ? [{ id: "region-year-effects", choices: { ...base, effects: "strict" as const } }] : []),
    { id: "without-squares", choices: { ...base, squares: "without" } },
    { id: "initial-values-times-trend", choices: { ...base, controls: "initial-times-trend" } },
    { id: "lagged-agglomeration", choices: { ...base, agglomerationTiming: "lagged" } },
    { id: "without-small-cells", choices: { ...base, smallestActivity: options.smallCell ?? 1_000 } },
    { id: "balanced-cells", choices: { ...base, cells: "balanced" } },
    { id: "first-half-of-years", choices: { ...base, years: years.slice(0, middle) } },
    { id: "second-half-of-years", choices: { ...base, years: years.slice(-middle) } },
    { id: "long-difference", choices: { ...base, years: [years[0]!, years[years.length - 1]!] } },
    { id: "levels-without-region-effects", choices: { ...base, effects: "industry-year" }, descriptive: true },
  ];
  if (options.leadingRegion !== undefined) {
    switches.push({
      id: "without-leading-region",
      choices: { ...base, withoutRegions: [...(base.withoutRegions ?? []), options.leadingRegion] },
    });
  }
  for (const alternative of options.alternatives ?? [])
    switches.push({ id: alternative.id, choices: base, panel: alternative.panel });
  return switches.map(({ id, choices, panel: other, descriptive }, index) =>
    specificationRow(id, other ?? panel, choices, descriptive ?? false, random.fork(index), options.draws ?? 999),
  );
}

function specificationRow(
  id: string,
  panel: NetEffectPanel,
  choices: TranslogChoices,
  descriptive: boolean,
  random: Random,
  count: number,
): SpecificationRow {
  const refused = (reason: string, rows = 0, regions = 0): SpecificationRow => ({
    id,
    descriptive,
    status: "not-identified",
    reason,
    estimate: Number.NaN,
    interval95: [Number.NaN, Number.NaN],
    pValue: Number.NaN,
    rows,
    regions,
  });
  try {
    const design = translogDesign(panel, choices);
    const fit = clusteredRegression(design.effects, design.y, design.columns);
    const vector = contrastVector(fit, { w: 1 });
    const clusters = design.effects.clusters;
    if (!vector)
      return refused(fit.dropped.map((column) => `${column.id}: ${column.reason}`).join(", "), design.cell.length, clusters);
    const test = wildClusterTest(fit, vector, wildDraws(clusters, random, { count }));
    return {
      id,
      descriptive,
      status: "estimated",
      reason: "",
      estimate: test.estimate,
      interval95: test.interval(0.95),
      pValue: test.pValue(0),
      biasReduced: biasReducedInterval(fit, biasReducedCovariance(fit), vector),
      rows: design.cell.length,
      regions: clusters,
    };
  } catch (error) {
    // A switch that the data cannot carry is a row of the table, not a failure of the table.
    if (error instanceof InputError) return refused(error.message);
    throw error;
  }
}
