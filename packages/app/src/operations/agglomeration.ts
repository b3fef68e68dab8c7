import { createRandom, type ProximityPanel, proximityPanel, sobolPoints } from "@jiju/core";
import { requireAvailable } from "../study/availability.ts";
import { engineDigital, type StudySession } from "../study/session.ts";

/** Settings of the proximity kernels, all defaults filled in. */
export interface KernelSettings {
  readonly halfDistanceKm: number;
  readonly distanceRelief: number;
  /** Factor on the industry's tradability; the product is capped at 1. */
  readonly tradabilityFactor: number;
}

/** Proximity of one industry, [R x 1 x Y]; virtual parts are NaN where the study has no digital level. */
export function industryProximity(
  study: StudySession,
  industry: number,
  settings: KernelSettings,
  options: {
    readonly ownCell?: "own-distance" | "left-out";
    readonly nationalMean?: "same-year" | "first-year";
    readonly tradability?: number | undefined;
  } = {},
): ProximityPanel {
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const all = study.activity();
  const activity = new Float64Array(R * Y);
  for (let i = 0; i < R; ++i) for (let y = 0; y < Y; ++y) activity[i * Y + y] = all[(i * S + industry) * Y + y]!;
  const distances = requireAvailable("Agglomeration", study.distances());
  const level = study.digital(engineDigital).value;
  const m = options.tradability ?? study.tradability().value?.[industry];
  const virtual = level !== undefined && m !== undefined;
  return proximityPanel(
    {
      regions: R,
      industries: 1,
      years: Y,
      activity,
      distances: distances.km,
      ...(virtual
        ? { digitalLevel: level.level, tradability: Float64Array.of(Math.min(1, m * settings.tradabilityFactor)) }
        : {}),
    },
    {
      halfDistanceKm: settings.halfDistanceKm,
      distanceRelief: settings.distanceRelief,
      missing: "each-year",
      ...(options.ownCell ? { ownCell: options.ownCell } : {}),
      ...(options.nationalMean ? { nationalMean: options.nationalMean } : {}),
    },
  );
}

/** Settings at the defaults of the study, with those given in their place. */
export function kernelSettings(
  study: StudySession,
  given: { readonly halfDistanceKm?: number | undefined; readonly distanceRelief?: number | undefined } = {},
): KernelSettings {
  return {
    halfDistanceKm: given.halfDistanceKm ?? study.halfDistanceKm(),
    distanceRelief: given.distanceRelief ?? study.distanceRelief(),
    tradabilityFactor: 1,
  };
}

/**
 * Settings over the plausible ranges: c uniform on [0, 0.9], half-distance log-uniform on half to 2.5 times the default, tradability
 * times 0.5 to 1.5 (the model book, section 4). Sobol points, scrambled by the seed.
 */
export function kernelDraws(study: StudySession, draws: number, seed: number): KernelSettings[] {
  const points = sobolPoints(draws, 3, { random: createRandom(seed) });
  const half = study.halfDistanceKm();
  return Array.from({ length: draws }, (_, k) => ({
    distanceRelief: 0.9 * points[3 * k]!,
    halfDistanceKm: half * 0.5 * 5 ** points[3 * k + 1]!,
    tradabilityFactor: 0.5 + points[3 * k + 2]!,
  }));
}

/** Ends of the middle 90 % of the draws, cell by cell, widened to hold the value at the defaults; NaN where no draw has a value. */
export function bandOf(
  draws: readonly Float64Array[],
  atDefaults: Float64Array,
): { readonly low: Float64Array; readonly high: Float64Array } {
  const cells = atDefaults.length;
  const low = new Float64Array(cells).fill(Number.NaN);
  const high = new Float64Array(cells).fill(Number.NaN);
  const values: number[] = [];
  for (let cell = 0; cell < cells; ++cell) {
    values.length = 0;
    for (const draw of draws) if (Number.isFinite(draw[cell]!)) values.push(draw[cell]!);
    if (values.length === 0) continue;
    values.sort((a, b) => a - b);
    low[cell] = Math.min(values[Math.floor(0.05 * (values.length - 1))]!, atDefaults[cell]!);
    high[cell] = Math.max(values[Math.ceil(0.95 * (values.length - 1))]!, atDefaults[cell]!);
  }
  return { low, high };
}
