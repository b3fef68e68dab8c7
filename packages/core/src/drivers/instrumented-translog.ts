import { type InstrumentalRegression, type NamedColumn, twoStageLeastSquares } from "../econometrics/index.ts";
import { InputError, requireLength } from "../errors/index.ts";
import type { NetEffectPanel } from "./net-effect-panel.ts";
import { type TranslogChoices, translogDesign } from "./translog-design.ts";

/** The translog with instruments for A: a sensitivity beside the primary estimate. */
export interface InstrumentedTranslog {
  readonly regression: InstrumentalRegression;
  readonly rows: number;
  readonly regions: number;
  /** Rows left out because the instrument is absent there. */
  readonly withoutInstrument: number;
  /** True when a first-stage F is below 10. */
  readonly weak: boolean;
}

/**
 * Two-stage least squares of the translog, with lnA, (lnA)^2 and lnA lnT instrumented by z, z^2 and z lnT, off the same fixed effects and
 * clustered by region (CR1).
 *
 * @param panel      panel
 * @param instrument z, an instrument of ln A, [R x S x T], NaN where absent
 * @throws InputError `shape-mismatch`; `no-instrument` when no row has one
 */
export function instrumentedTranslog(
  panel: NetEffectPanel,
  instrument: Float64Array,
  choices: TranslogChoices = {},
): InstrumentedTranslog {
  requireLength("instrumentedTranslog", "instrument", instrument, panel.logAgglomeration.length, "regions x industries x years");
  const usable: NetEffectPanel = {
    ...panel,
    logAgglomeration: panel.logAgglomeration.map((a, i) => (Number.isFinite(instrument[i]!) ? a : Number.NaN)),
  };
  const withoutInstrument = panel.logAgglomeration.filter(
    (a, i) => Number.isFinite(a) && !Number.isFinite(instrument[i]!),
  ).length;
  if (usable.logAgglomeration.every(Number.isNaN)) {
    throw new InputError("no-instrument", "instrumentedTranslog: no row has an instrument; give ln z for the rows of ln A.");
  }
  const design = translogDesign(usable, choices);
  const project = ({ id, values }: NamedColumn): NamedColumn => ({
    id,
    values: design.effects.project(Float64Array.from(values)),
  });
  const z = Float64Array.from(design.cell, (cell) => instrument[cell]!);
  const instruments: NamedColumn[] = [{ id: "z", values: z }];
  if (choices.squares !== "without") instruments.push({ id: "z^2", values: z.map((value) => -value * value) });
  instruments.push({ id: "z lnT", values: z.map((value, i) => value * design.logT[i]!) });
  const endogenousIds = new Set(["a", "k", "w"]);
  const exogenous = design.columns
    .filter(({ id }) => !endogenousIds.has(id))
    .map((column) => ({ before: column, after: project(column) }))
    .filter(({ before, after }) => sumSquares(after.values) > 1e-18 * sumSquares(before.values))
    .map(({ after }) => after);
  const cluster = new Int32Array(design.cell.length);
  for (let g = 0; g < design.effects.clusters; ++g) cluster.fill(g, design.effects.offsets[g], design.effects.offsets[g + 1]);
  const regression = twoStageLeastSquares(
    {
      y: design.effects.project(Float64Array.from(design.y)),
      endogenous: design.columns.filter(({ id }) => endogenousIds.has(id)).map(project),
      exogenous,
      instruments: instruments.map(project),
      cluster,
    },
    { covariance: "cluster-cr1" },
  );
  return {
    regression,
    rows: design.cell.length,
    regions: design.clusterRegions.length,
    withoutInstrument,
    weak: regression.weakInstruments.some(({ statistic }) => !(statistic >= 10)),
  };
}

function sumSquares(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value * value;
  return sum;
}
