import { InputError } from "../errors/index.ts";
import {
  choleskyFactor,
  type LeastSquaresFit,
  leastSquares,
  normalProbability,
  type Random,
  sortedQuantile,
} from "../numeric/index.ts";
import type { NamedColumn } from "./clustered-regression.ts";
import { columnMatrix } from "./panel-data.ts";
import { INTERCEPT } from "./panel-regression.ts";

export interface MediationInput {
  /** Cause, [n]. */
  readonly treatment: Float64Array;
  readonly mediator: Float64Array;
  readonly outcome: Float64Array;
  readonly controls: readonly NamedColumn[];
  /** Cluster resampled as a whole by the bootstrap; default every row by itself. */
  readonly cluster?: Int32Array;
}

export interface MediationOptions {
  /** Draws behind the intervals; default 999. */
  readonly draws?: number;
  /** Default 0.95. */
  readonly level?: number;
  /**
   * `bootstrap`: both equations on resampled rows, percentile intervals; `quasi-bayesian`: coefficients drawn from their normal
   * distribution. Default `bootstrap`.
   */
  readonly interval?: "bootstrap" | "quasi-bayesian";
  /** `include`: the mediator's effect depends on the cause, so effects differ between treated and untreated. Default `none`. */
  readonly interaction?: "none" | "include";
}

/** An effect with its interval and two-sided p, twice the smaller share of draws on one side of 0. */
export interface MediationEffect {
  readonly id:
    | "indirect"
    | "indirect-control"
    | "indirect-treated"
    | "direct"
    | "direct-control"
    | "direct-treated"
    | "total"
    | "proportion";
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  readonly pValue: number;
}

/** The effect of a cause split into a path through a mediator and the rest. */
export interface Mediation {
  /** a: treatment on mediator. b: mediator on outcome given treatment, where the treatment is 0. */
  readonly a: number;
  readonly b: number;
  /** a b; with interaction the mean of treated and control. */
  readonly indirect: number;
  /** Effect given the mediator; likewise. */
  readonly direct: number;
  readonly total: number;
  /** indirect / total; unstable and not printed where the total's sign is unsure. */
  readonly proportion: number;
  /** Of a b. */
  readonly sobel: { readonly standardError: number; readonly statistic: number; readonly pValue: number };
  /** The same numbers with intervals; with interaction also by treatment. */
  readonly effects: readonly MediationEffect[];
  readonly interval: "bootstrap" | "quasi-bayesian";
  /** Draws that could be computed. */
  readonly draws: number;
  readonly level: number;
}

/**
 * Linear mediation with Sobel's test and simulated intervals.
 *
 *     m = a x + controls,   y = c' x + b m + d x m + controls,   d = 0 without interaction
 *     indirect(t) = a (b + d t),   direct(t) = c' + d mean M(t),   total = indirect(1) + direct(0),   for x from 0 to 1
 *
 * It reads as a causal path only if neither x nor m is confounded; the caller must say so.
 *
 * @param random seeded
 * @throws InputError `collinear`
 * @see Sobel (1982); Baron and Kenny (1986); Imai, Keele and Tingley (2010) on what it takes to call it causal, and for the draws
 */
export function mediation(input: MediationInput, random: Random, options: MediationOptions = {}): Mediation {
  const { draws = 999, level = 0.95, interval = "bootstrap", interaction = "none" } = options;
  const n = input.outcome.length;
  const whole = Int32Array.from({ length: n }, (_, i) => i);
  const main = equations(input, whole, interaction);
  requireFullRank(main, input, interaction);
  const point = effectsOf(coefficientsOf(main), main.means);
  const ids = Object.keys(point) as MediationEffect["id"][];
  const kept = new Map(ids.map((id) => [id, [] as number[]]));
  const simulated = interval === "bootstrap" ? resampled(input, interaction, random) : drawn(main, random);
  let computed = 0;
  for (let draw = 0; draw < draws; ++draw) {
    const values = simulated();
    if (!values) continue;
    computed += 1;
    for (const id of ids) kept.get(id)!.push(values[id]!);
  }
  const { a, b, varianceA, varianceB } = coefficientsOf(main);
  const standardError = Math.sqrt(b * b * varianceA + a * a * varianceB);
  const statistic = (a * b) / standardError;
  return {
    a,
    b,
    indirect: point.indirect,
    direct: point.direct,
    total: point.total,
    proportion: point.proportion,
    sobel: { standardError, statistic, pValue: 2 * normalProbability(Math.abs(statistic), "upper") },
    effects: ids.map((id) => {
      const sorted = Float64Array.from(kept.get(id)!).sort();
      const end = (share: number) => (computed > 0 ? sortedQuantile(sorted, share) : Number.NaN);
      const below = sorted.reduce((count, value) => count + (value < 0 ? 1 : 0), 0) / computed;
      const above = sorted.reduce((count, value) => count + (value > 0 ? 1 : 0), 0) / computed;
      return {
        id,
        estimate: point[id]!,
        low: end((1 - level) / 2),
        high: end((1 + level) / 2),
        pValue: Math.min(1, 2 * Math.min(below, above)),
      };
    }),
    interval,
    draws: computed,
    level,
  };
}

interface Equations {
  /** Regressors: x, intercept, controls. */
  readonly first: LeastSquaresFit;
  /** x, m, [x m,] intercept, controls. */
  readonly second: LeastSquaresFit;
  readonly n: number;
  readonly interaction: "none" | "include";
  /** Means of intercept and controls over the rows. */
  readonly means: Float64Array;
}

interface Coefficients {
  readonly a: number;
  readonly b: number;
  readonly direct: number;
  readonly d: number;
  /** Of intercept and controls in the mediator's equation. */
  readonly rest: Float64Array;
  readonly varianceA: number;
  readonly varianceB: number;
}

function equations(input: MediationInput, rows: Int32Array, interaction: "none" | "include"): Equations {
  const n = rows.length;
  const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  const x = pick(input.treatment);
  const m = pick(input.mediator);
  const controls = [new Float64Array(n).fill(1), ...input.controls.map(({ values }) => pick(values))];
  const product = interaction === "include" ? [x.map((value, i) => value * m[i]!)] : [];
  const second = [x, m, ...product, ...controls];
  return {
    first: leastSquares(columnMatrix([x, ...controls], n), m, n, controls.length + 1, { tolerance: 1e-9 }),
    second: leastSquares(columnMatrix(second, n), pick(input.outcome), n, second.length, { tolerance: 1e-9 }),
    n,
    interaction,
    means: Float64Array.from(controls, (column) => column.reduce((sum, value) => sum + value, 0) / n),
  };
}

function coefficientsOf({ first, second, n, interaction }: Equations): Coefficients {
  const k1 = first.coefficients.length;
  const k2 = second.coefficients.length;
  return {
    a: first.coefficients[0]!,
    b: second.coefficients[1]!,
    direct: second.coefficients[0]!,
    d: interaction === "include" ? second.coefficients[2]! : 0,
    rest: first.coefficients.slice(1),
    varianceA: (first.inverseCrossProduct[0]! * first.residualSumSquares) / (n - k1),
    varianceB: (second.inverseCrossProduct[k2 + 1]! * second.residualSumSquares) / (n - k2),
  };
}

type Effects = Record<"indirect" | "direct" | "total" | "proportion", number> & Partial<Record<MediationEffect["id"], number>>;

function effectsOf(
  { a, b, direct, d, rest }: Pick<Coefficients, "a" | "b" | "direct" | "d" | "rest">,
  means: Float64Array,
): Effects {
  if (d === 0) {
    return { indirect: a * b, direct, total: direct + a * b, proportion: (a * b) / (direct + a * b) };
  }
  const untreated = rest.reduce((sum, value, c) => sum + value * means[c]!, 0);
  const indirect = [a * b, a * (b + d)] as const;
  const directly = [direct + d * untreated, direct + d * (untreated + a)] as const;
  const total = indirect[1] + directly[0];
  const meanIndirect = (indirect[0] + indirect[1]) / 2;
  return {
    "indirect-control": indirect[0],
    "indirect-treated": indirect[1],
    indirect: meanIndirect,
    "direct-control": directly[0],
    "direct-treated": directly[1],
    direct: (directly[0] + directly[1]) / 2,
    total,
    proportion: meanIndirect / total,
  };
}

/** Effects of one resample after the other; undefined where its equations are collinear. */
function resampled(input: MediationInput, interaction: "none" | "include", random: Random): () => Effects | undefined {
  const groups = clusterRows(input.cluster, input.outcome.length);
  return () => {
    const sample: number[] = [];
    for (let g = 0; g < groups.length; ++g) sample.push(...groups[random.integer(groups.length)]!);
    const fit = equations(input, Int32Array.from(sample), interaction);
    if (fit.first.collinear.length > 0 || fit.second.collinear.length > 0) return undefined;
    return effectsOf(coefficientsOf(fit), fit.means);
  };
}

/** Effects at coefficients drawn from their normal distributions. */
function drawn({ first, second, n, interaction, means }: Equations, random: Random): () => Effects {
  const sampler = (fit: LeastSquaresFit) => {
    const k = fit.coefficients.length;
    const variance = fit.residualSumSquares / (n - k);
    const { lower } = choleskyFactor(fit.inverseCrossProduct, k);
    return (): Float64Array => {
      const noise = Float64Array.from({ length: k }, () => random.normal() * Math.sqrt(variance));
      return fit.coefficients.map((value, c) => {
        let sum = value;
        for (let e = 0; e <= c; ++e) sum += lower[c * k + e]! * noise[e]!;
        return sum;
      });
    };
  };
  const [ofMediator, ofOutcome] = [sampler(first), sampler(second)];
  return () => {
    const alpha = ofMediator();
    const beta = ofOutcome();
    return effectsOf(
      { a: alpha[0]!, b: beta[1]!, direct: beta[0]!, d: interaction === "include" ? beta[2]! : 0, rest: alpha.slice(1) },
      means,
    );
  };
}

function requireFullRank({ second, first }: Equations, input: MediationInput, interaction: "none" | "include"): void {
  if (first.collinear.length === 0 && second.collinear.length === 0) return;
  const product = interaction === "include" ? ["treatment x mediator"] : [];
  const names = ["treatment", "mediator", ...product, INTERCEPT, ...input.controls.map(({ id }) => id)];
  const which = second.collinear.map((j) => names[j]!);
  throw new InputError("collinear", `mediation: ${which.join(", ")} are linear combinations of earlier columns; remove them.`, {
    which,
  });
}

function clusterRows(cluster: Int32Array | undefined, n: number): readonly (readonly number[])[] {
  if (!cluster) return Array.from({ length: n }, (_, i) => [i]);
  const groups = new Map<number, number[]>();
  cluster.forEach((g, i) => {
    const list = groups.get(g);
    if (list) list.push(i);
    else groups.set(g, [i]);
  });
  return [...groups.values()];
}
