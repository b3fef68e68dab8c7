import type { Dataset } from "../dataset/index.ts";
import { defaultNetEffectModel, type NetEffectModel } from "../drivers/index.ts";
import { InputError } from "../errors/index.ts";
import type { PlantedPath } from "./planting.ts";

export interface SyntheticCountryOptions {
  /** Default 20250501. */
  readonly seed?: number;
  /** R, 1 to 5,000. Default 31. */
  readonly regions?: number;
  /** S, 1 to 200; beyond 19 the default industries repeat with a number. Default 19. */
  readonly industries?: number;
  /** Y, 2 to 60. Default 6. */
  readonly years?: number;
  /** Default 2015. */
  readonly firstYear?: number;
  /** Weights of the intended paths. Default .25 each. */
  readonly pathMix?: Readonly<Partial<Record<PlantedPath, number>>>;
  /** Net effect behind wages: channel strengths, congestion. Default the teaching model of the parameter table. */
  readonly netEffect?: NetEffectModel;
  /** c. Default 0.65. */
  readonly distanceRelief?: number;
  /** Kilometres. Default 200 up to 60 regions, 50 up to 600, 20 beyond. */
  readonly halfDistanceKm?: number;
  /** Standard deviation of ln employment around the planted course, every year. Default 0. */
  readonly activityNoise?: number;
  /** Standard deviation of ln wage. Default 0.02. */
  readonly wageNoise?: number;
  /** Standard deviation of ln indicators around the digital level. Default 0. */
  readonly indicatorNoise?: number;
  /** Employed persons of the country in the first year. Default 170 million. */
  readonly employment?: number;
}

/** What was planted: compare an engine's answer with this. */
export interface SyntheticTruth {
  readonly seed: number;
  readonly spec: Required<Omit<SyntheticCountryOptions, "seed" | "pathMix">> & {
    readonly pathMix: Readonly<Record<PlantedPath, number>>;
  };
  /** T_it in (0, 1], largest value 1, [R x Y]. */
  readonly digitalLevel: Float64Array;
  /** Path asked for, codes of `PATH_CODE`, [R x S]. */
  readonly intended: Uint8Array;
  /** Path of the data without noise between first and last year in share mode, [R x S]. */
  readonly path: Uint8Array;
  /** g_P without noise, [R x S]. */
  readonly real: Float64Array;
  /** g_V, [R x S]. */
  readonly virtual: Float64Array;
  /** Distance of g_P / g_V to the nearest border of the rule, [R x S]. */
  readonly margin: Float64Array;
  /** Aggregation form that belongs to the path and the kind of industry, [R x S], index into `SYNTHETIC_FORMS`. */
  readonly form: Uint8Array;
  /** A_ist without the own cell over the first year's national mean, [R x S x Y]. */
  readonly agglomeration: Float64Array;
  /** ln RE(A, T relative to the first year's national mean), [R x S x Y]. */
  readonly logEffect: Float64Array;
}

export interface SyntheticCountry {
  readonly dataset: Dataset;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** Input coefficients g[use x industry]: what industry s (column) buys from k (row) per unit of output, [S x S]. */
  readonly inputOutput: Float64Array;
  readonly truth: SyntheticTruth;
}

/** Options with defaults filled in. @throws InputError `bad-size`, `bad-mix` */
export function completeSpec(options: SyntheticCountryOptions): SyntheticTruth["spec"] {
  const regions = options.regions ?? 31;
  const industries = options.industries ?? 19;
  const years = options.years ?? 6;
  for (const [name, value, low, high] of [
    ["regions", regions, 1, 5000],
    ["industries", industries, 1, 200],
    ["years", years, 2, 60],
  ] as const) {
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new InputError("bad-size", `synthesizeCountry: ${name} is ${value}; it must be an integer from ${low} to ${high}.`, {
        name,
        value,
      });
    }
  }
  const mix = options.pathMix;
  const pathMix = {
    "not-transforming": mix ? (mix["not-transforming"] ?? 0) : 0.25,
    optimising: mix ? (mix.optimising ?? 0) : 0.25,
    deepening: mix ? (mix.deepening ?? 0) : 0.25,
    strengthening: mix ? (mix.strengthening ?? 0) : 0.25,
  };
  const weights = Object.values(pathMix);
  if (!weights.every((weight) => weight >= 0) || !(weights.reduce((sum, weight) => sum + weight, 0) > 0)) {
    throw new InputError("bad-mix", "synthesizeCountry: pathMix must have weights of 0 or more, at least one above 0.", {
      pathMix,
    });
  }
  return {
    regions,
    industries,
    years,
    firstYear: options.firstYear ?? 2015,
    pathMix,
    netEffect: options.netEffect ?? defaultNetEffectModel,
    distanceRelief: options.distanceRelief ?? 0.65,
    halfDistanceKm: options.halfDistanceKm ?? (regions <= 60 ? 200 : regions <= 600 ? 50 : 20),
    activityNoise: options.activityNoise ?? 0,
    wageNoise: options.wageNoise ?? 0.02,
    indicatorNoise: options.indicatorNoise ?? 0,
    employment: options.employment ?? 1.7e8,
  };
}
