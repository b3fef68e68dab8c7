import { InputError, type Issue, requireLength } from "../errors/index.ts";

/** What the net effect is estimated from: logs, region x industry x year, NaN where absent. */
export interface NetEffectPanel {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly years: readonly number[];
  /** y, log productivity or wage, [R x S x T]. */
  readonly logProductivity: Float64Array;
  /** ln A, own cell left out by default, [R x S x T]. */
  readonly logAgglomeration: Float64Array;
  /** ln T relative to the national mean of the first year, [R x T]. */
  readonly logDigital: Float64Array;
  /** Activity, persons unless the study says otherwise, [R x S x T]; NaN throughout when unknown. */
  readonly activity: Float64Array;
  /** What was left out and why. */
  readonly issues: readonly Issue[];
}

export interface NetEffectPanelInput {
  readonly regions: readonly string[];
  readonly industries: readonly string[];
  readonly years: readonly number[];
  /** Productivity or wage in levels, > 0, [R x S x T]; NaN where absent. */
  readonly productivity: Float64Array;
  /** A, > 0, [R x S x T]. Leave the own cell out (`proximityPanel` with `ownCell: "left-out"` and `nationalMean: "first-year"`). */
  readonly agglomeration: Float64Array;
  /** Digital level on a ratio scale, > 0, [R x T]; rescaled here to the unweighted national mean of the first year. */
  readonly digitalLevel: Float64Array;
  /** Activity, [R x S x T]; default unknown. */
  readonly activity?: Float64Array;
}

/**
 * Takes logs and reports what has none.
 *
 * @throws InputError `shape-mismatch`; `no-usable-rows` when nothing is left, naming what is missing most
 */
export function netEffectPanel(input: NetEffectPanelInput): NetEffectPanel {
  const [R, S, T] = [input.regions.length, input.industries.length, input.years.length];
  const cells = R * S * T;
  requireLength("netEffectPanel", "productivity", input.productivity, cells, `${R} regions x ${S} industries x ${T} years`);
  requireLength("netEffectPanel", "agglomeration", input.agglomeration, cells, `${R} regions x ${S} industries x ${T} years`);
  requireLength("netEffectPanel", "digitalLevel", input.digitalLevel, R * T, `${R} regions x ${T} years`);
  if (input.activity)
    requireLength("netEffectPanel", "activity", input.activity, cells, `${R} regions x ${S} industries x ${T} years`);
  const issues: Issue[] = [];
  const logs = (values: Float64Array, name: string, hint: string): Float64Array => {
    let refused = 0;
    const out = values.map((value) => {
      if (value > 0) return Math.log(value);
      if (!Number.isNaN(value)) ++refused;
      return Number.NaN;
    });
    if (refused > 0) {
      issues.push({
        code: `no-logarithm-${name}`,
        severity: "warning",
        message: `${refused} values of ${name} are zero or negative and have no logarithm; their rows are left out.`,
        hint,
        count: refused,
        params: { count: refused },
      });
    }
    return out;
  };
  const logDigital = logs(
    input.digitalLevel,
    "digital-level",
    "Use a digital level on a ratio scale without zeros; min-max indices put a zero at an accident of the sample.",
  );
  const first = firstYearMean(input.digitalLevel, R, T);
  const shift = Math.log(first);
  for (let i = 0; i < logDigital.length; ++i) logDigital[i]! -= shift;
  const panel: NetEffectPanel = {
    regions: input.regions,
    industries: input.industries,
    years: input.years,
    logProductivity: logs(input.productivity, "productivity", "Check the sign; productivity and wages must be positive."),
    logAgglomeration: logs(
      input.agglomeration,
      "agglomeration",
      "A region without any activity in reach has no agglomeration; lengthen the half-distance.",
    ),
    logDigital,
    activity: input.activity ?? new Float64Array(cells).fill(Number.NaN),
    issues,
  };
  const present = [panel.logProductivity, panel.logAgglomeration].map((values) =>
    values.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0),
  );
  if (present.some((count) => count === 0) || logDigital.every(Number.isNaN)) {
    throw new InputError(
      "no-usable-rows",
      `netEffectPanel: ${present[0]} rows have productivity, ${present[1]} have agglomeration, ${logDigital.filter((value) => !Number.isNaN(value)).length} region-years a digital level; each needs at least one. Without productivity use the log of average wages.`,
      { productivity: present[0], agglomeration: present[1] },
    );
  }
  return panel;
}

function firstYearMean(digital: Float64Array, R: number, T: number): number {
  for (let t = 0; t < T; ++t) {
    let sum = 0;
    let count = 0;
    for (let r = 0; r < R; ++r) {
      const value = digital[r * T + t]!;
      if (value > 0) {
        sum += value;
        ++count;
      }
    }
    if (count > 0) return sum / count;
  }
  return 1;
}
