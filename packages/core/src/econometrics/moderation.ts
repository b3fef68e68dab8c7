import { InputError } from "../errors/index.ts";
import { studentQuantile } from "../numeric/index.ts";
import { type IntervalEstimate, intervalEstimate } from "./clustered-regression.ts";
import type { PanelData } from "./panel-data.ts";
import { type PanelRegression, type PanelRegressionOptions, panelRegression } from "./panel-regression.ts";

/** Marginal effect of a regressor at one value of its moderator. */
export interface MarginalEffect extends IntervalEstimate {
  readonly moderator: number;
}

/** A regression with an interaction and what it implies along the moderator. */
export interface Moderation {
  readonly regression: PanelRegression;
  /** Id of the interaction column, `focal x moderator`. */
  readonly interaction: string;
  /** d y / d focal = b + d m along values of the moderator. */
  readonly marginalEffects: readonly MarginalEffect[];
  /** Moderator values where the marginal effect starts or stops being significant; empty when it never changes (Johnson–Neyman). */
  readonly significanceBounds: readonly number[];
}

export interface ModerationOptions extends PanelRegressionOptions {
  /** Moderator values; default nine from its minimum to its maximum. */
  readonly at?: readonly number[];
}

/**
 * Moderation: the effect of one column as a linear function of another.
 *
 *     y = b x + c m + d x m + ...,   dy/dx = b + d m,   var = v_bb + 2 m v_bd + m^2 v_dd
 *
 * @param data      has columns `focal` and `moderator`; the interaction is added
 * @throws InputError `unknown-column`; `not-identified` when the focal column or the interaction is absorbed or collinear
 * @see Johnson and Neyman (1936); Brambor, Clark and Golder (2006)
 */
export function moderation(data: PanelData, focal: string, moderator: string, options: ModerationOptions = {}): Moderation {
  const column = (id: string): Float64Array => {
    const found = data.columns.find((candidate) => candidate.id === id);
    if (found) return found.values;
    throw new InputError(
      "unknown-column",
      `moderation: there is no column "${id}"; there are: ${data.columns.map((candidate) => candidate.id).join(", ")}.`,
      { id },
    );
  };
  const x = column(focal);
  const m = column(moderator);
  const interaction = `${focal} x ${moderator}`;
  const regression = panelRegression(
    { ...data, columns: [...data.columns, { id: interaction, values: x.map((value, i) => value * m[i]!) }] },
    options,
  );
  const at = (id: string) => regression.coefficients.findIndex((coefficient) => coefficient.id === id);
  const [main, product] = [at(focal), at(interaction)];
  if (main < 0 || product < 0) {
    throw new InputError(
      "not-identified",
      `moderation: ${regression.dropped.map(({ id, reason }) => `${id} is ${reason}`).join(", ")}; the marginal effect needs both ${focal} and its interaction.`,
    );
  }
  const k = regression.coefficients.length;
  const { estimate: b, degreesOfFreedom: df, level } = regression.coefficients[main]!;
  const d = regression.coefficients[product]!.estimate;
  const vbb = regression.covariance[main * k + main]!;
  const vbd = regression.covariance[main * k + product]!;
  const vdd = regression.covariance[product * k + product]!;
  const low = m.reduce((a, value) => Math.min(a, value), Infinity);
  const high = m.reduce((a, value) => Math.max(a, value), -Infinity);
  const values = options.at ?? Array.from({ length: 9 }, (_, i) => low + ((high - low) * i) / 8);
  const t = studentQuantile((1 - level) / 2, df, "upper");
  return {
    regression,
    interaction,
    marginalEffects: values.map((value) => ({
      moderator: value,
      ...intervalEstimate(b + d * value, Math.sqrt(vbb + 2 * value * vbd + value * value * vdd), df, level),
    })),
    significanceBounds: quadraticRoots(d * d - t * t * vdd, 2 * (b * d - t * t * vbd), b * b - t * t * vbb),
  };
}

function quadraticRoots(a: number, b: number, c: number): readonly number[] {
  const discriminant = b * b - 4 * a * c;
  if (!(discriminant > 0) || a === 0) return [];
  const q = -0.5 * (b + Math.sign(b || 1) * Math.sqrt(discriminant));
  return [q / a, c / q].sort((x, y) => x - y);
}
