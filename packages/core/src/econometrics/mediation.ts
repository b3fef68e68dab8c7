import { InputError } from "../errors/index.ts";
import { leastSquares, normalProbability, type Random, sortedQuantile } from "../numeric/index.ts";
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
  /** Bootstrap draws; default 999. */
  readonly draws?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** The effect of a cause split into a path through a mediator and the rest. */
export interface Mediation {
  /** a: treatment on mediator. b: mediator on outcome given treatment. */
  readonly a: number;
  readonly b: number;
  /** a b. */
  readonly indirect: number;
  /** Effect given the mediator. */
  readonly direct: number;
  readonly total: number;
  /** indirect / total; unstable and not printed where the total's sign is unsure. */
  readonly proportion: number;
  readonly sobel: { readonly standardError: number; readonly statistic: number; readonly pValue: number };
  /** Percentile interval of the indirect effect. */
  readonly bootstrap: { readonly low: number; readonly high: number; readonly draws: number; readonly level: number };
}

/**
 * Linear mediation with Sobel's test and a percentile bootstrap of the indirect effect.
 *
 *     m = a x + controls,   y = c' x + b m + controls,   indirect = a b,   total = c' + a b
 *
 * It reads as a causal path only if neither x nor m is confounded; the caller must say so.
 *
 * @param random seeded
 * @throws InputError `collinear`
 * @see Sobel (1982); Baron and Kenny (1986); Imai, Keele and Tingley (2010) on what it takes to call it causal
 */
export function mediation(input: MediationInput, random: Random, options: MediationOptions = {}): Mediation {
  const n = input.outcome.length;
  const rows = Int32Array.from({ length: n }, (_, i) => i);
  const main = mediationPaths(input, rows);
  const groups = clusterRows(input.cluster, n);
  const draws = options.draws ?? 999;
  const level = options.level ?? 0.95;
  const indirect = new Float64Array(draws);
  let kept = 0;
  for (let draw = 0; draw < draws; ++draw) {
    const sample: number[] = [];
    for (let g = 0; g < groups.length; ++g) sample.push(...groups[random.integer(groups.length)]!);
    const paths = mediationPaths(input, Int32Array.from(sample), "tolerant");
    if (paths) indirect[kept++] = paths.a * paths.b;
  }
  const sorted = indirect.slice(0, kept).sort();
  const { a, b, varianceA, varianceB, direct } = main!;
  const standardError = Math.sqrt(b * b * varianceA + a * a * varianceB);
  const statistic = (a * b) / standardError;
  return {
    a,
    b,
    indirect: a * b,
    direct,
    total: direct + a * b,
    proportion: (a * b) / (direct + a * b),
    sobel: { standardError, statistic, pValue: 2 * normalProbability(Math.abs(statistic), "upper") },
    bootstrap: {
      low: kept > 0 ? sortedQuantile(sorted, (1 - level) / 2) : Number.NaN,
      high: kept > 0 ? sortedQuantile(sorted, (1 + level) / 2) : Number.NaN,
      draws: kept,
      level,
    },
  };
}

interface MediationPaths {
  readonly a: number;
  readonly b: number;
  readonly direct: number;
  readonly varianceA: number;
  readonly varianceB: number;
}

function mediationPaths(input: MediationInput, rows: Int32Array, onCollinear?: "tolerant"): MediationPaths | undefined {
  const n = rows.length;
  const pick = (values: Float64Array) => Float64Array.from(rows, (i) => values[i]!);
  const x = pick(input.treatment);
  const m = pick(input.mediator);
  const controls = [new Float64Array(n).fill(1), ...input.controls.map(({ values }) => pick(values))];
  const first = leastSquares(columnMatrix([x, ...controls], n), m, n, controls.length + 1, { tolerance: 1e-9 });
  const second = leastSquares(columnMatrix([x, m, ...controls], n), pick(input.outcome), n, controls.length + 2, {
    tolerance: 1e-9,
  });
  if (first.collinear.length > 0 || second.collinear.length > 0) {
    if (onCollinear === "tolerant") return undefined;
    const names = ["treatment", "mediator", INTERCEPT, ...input.controls.map(({ id }) => id)];
    const which = second.collinear.map((j) => names[j]!);
    throw new InputError("collinear", `mediation: ${which.join(", ")} are linear combinations of earlier columns; remove them.`, {
      which,
    });
  }
  const k1 = controls.length + 1;
  const k2 = controls.length + 2;
  return {
    a: first.coefficients[0]!,
    b: second.coefficients[1]!,
    direct: second.coefficients[0]!,
    varianceA: (first.inverseCrossProduct[0]! * first.residualSumSquares) / (n - k1),
    varianceB: (second.inverseCrossProduct[k2 + 1]! * second.residualSumSquares) / (n - k2),
  };
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
