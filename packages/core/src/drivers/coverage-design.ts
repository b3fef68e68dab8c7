import type { Random } from "../numeric/index.ts";
import { logNetEffect, type NetEffectModel } from "./net-effect.ts";
import type { NetEffectPanel } from "./net-effect-panel.ts";

/** Planted truth: translog coefficients, or a one-channel model whose sigma is then known too. */
export type CoverageTruth =
  | {
      readonly kind: "translog";
      readonly a: number;
      readonly k: number;
      readonly b: number;
      readonly l: number;
      readonly w: number;
    }
  | { readonly kind: "structural"; readonly model: NetEffectModel };

/** A synthetic panel with known truth and errors as hard as those of real panels. Deviations are in log points. */
export interface CoverageDesign {
  readonly id: string;
  readonly regions: number;
  readonly industries: number;
  readonly years: number;
  readonly truth: CoverageTruth;
  /** Standard deviation of ln A within a cell over years, and its serial correlation. */
  readonly withinA: number;
  readonly persistenceA: number;
  /** Standard deviation and serial correlation of the error of a cell. */
  readonly cellError: number;
  readonly cellPersistence: number;
  /** Standard deviation and serial correlation of the shock that all industries of a region share in a year. */
  readonly regionShock: number;
  readonly regionPersistence: number;
  /** Spatial correlation of the region shocks between neighbours on a ring, in [0, 1); 0 for none. */
  readonly spatialCorrelation: number;
}

const common = {
  industries: 5,
  years: 6,
  withinA: 0.15,
  persistenceA: 0.7,
  cellError: 0.05,
  cellPersistence: 0.6,
  regionShock: 0.03,
  regionPersistence: 0.5,
  spatialCorrelation: 0,
} as const;

/** Two one-channel truths in data rich enough to see sigma at times: substitutes (sigma 2) and complements (sigma 2/3). */
const sigmaDesigns: readonly CoverageDesign[] = [0.5, -0.5].map((rho) => ({
  ...common,
  id: `60-regions-rho-${rho}`,
  regions: 60,
  withinA: 0.5,
  cellError: 0.005,
  regionShock: 0.002,
  truth: {
    kind: "structural",
    model: {
      channels: [{ id: "effective", strength: 0.3, digitalShare: 0.4, rho }],
      congestion: 0.03,
      congestionPower: 1,
      congestionRelief: 0.6,
    },
  },
}));

const interactionDesigns: readonly CoverageDesign[] = [31, 60].flatMap((regions) =>
  [-0.08, 0, 0.08].flatMap((w) =>
    [0, 0.6].map((spatialCorrelation) => ({
      ...common,
      id: `${regions}-regions-w-${w}-spatial-${spatialCorrelation}`,
      regions,
      truth: { kind: "translog", a: 0.05, k: 0.02, b: 0.06, l: 0, w } as const,
      spatialCorrelation,
    })),
  ),
);

/**
 * The designs of the full study: three truths of w, two sample sizes, with and without spatial correlation of region shocks; and two truths
 * of sigma.
 */
export const coverageDesigns: readonly CoverageDesign[] = [...interactionDesigns, ...sigmaDesigns];

/**
 * One draw of a design.
 *
 * @param random seeded; equal seeds give equal panels
 */
export function coveragePanel(design: CoverageDesign, random: Random): NetEffectPanel {
  const { regions: R, industries: S, years: T, truth } = design;
  const logA = new Float64Array(R * S * T);
  const logT = new Float64Array(R * T);
  const y = new Float64Array(R * S * T);
  for (let r = 0; r < R; ++r) {
    const level = 0.4 * random.normal();
    const growth = 0.12 + 0.04 * random.normal();
    for (let t = 0; t < T; ++t) logT[r * T + t] = level + growth * t + 0.05 * random.normal();
  }
  const shocks = regionShocks(design, random);
  const industryYear = Float64Array.from({ length: S * T }, () => 0.1 * random.normal());
  for (let r = 0; r < R; ++r) {
    const place = 0.6 * random.normal();
    for (let s = 0; s < S; ++s) {
      const cell = place + 0.6 * random.normal();
      const own = random.normal();
      const a = autoregression(T, design.withinA, design.persistenceA, random);
      const u = autoregression(T, design.cellError, design.cellPersistence, random);
      for (let t = 0; t < T; ++t) {
        const i = (r * S + s) * T + t;
        logA[i] = cell + a[t]!;
        y[i] = plantedEffect(truth, logA[i]!, logT[r * T + t]!) + own + industryYear[s * T + t]! + u[t]! + shocks[r * T + t]!;
      }
    }
  }
  return {
    regions: Array.from({ length: R }, (_, r) => `region-${r + 1}`),
    industries: Array.from({ length: S }, (_, s) => `industry-${s + 1}`),
    years: Array.from({ length: T }, (_, t) => 2001 + t),
    logProductivity: y,
    logAgglomeration: logA,
    logDigital: logT,
    activity: new Float64Array(R * S * T).fill(Number.NaN),
    issues: [],
  };
}

/** The planted ln RE at a point. */
export function plantedEffect(truth: CoverageTruth, logA: number, logT: number): number {
  if (truth.kind === "structural") return logNetEffect(truth.model, Math.exp(logA), Math.exp(logT));
  return truth.a * logA - truth.k * logA * logA + truth.b * logT + truth.l * logT * logT + truth.w * logA * logT;
}

function autoregression(length: number, deviation: number, persistence: number, random: Random): Float64Array {
  const out = new Float64Array(length);
  const innovation = deviation * Math.sqrt(1 - persistence * persistence);
  out[0] = deviation * random.normal();
  for (let t = 1; t < length; ++t) out[t] = persistence * out[t - 1]! + innovation * random.normal();
  return out;
}

/** Region shocks, [R x T]; spatially s = (I - lambda W)^(-1) e on a ring of two neighbours, rescaled to the deviation asked for. */
function regionShocks(design: CoverageDesign, random: Random): Float64Array {
  const { regions: R, years: T, spatialCorrelation: lambda } = design;
  const shocks = new Float64Array(R * T);
  for (let r = 0; r < R; ++r) shocks.set(autoregression(T, design.regionShock, design.regionPersistence, random), r * T);
  if (lambda === 0) return shocks;
  const mixed = Float64Array.from(shocks);
  for (let iteration = 0; iteration < 200; ++iteration) {
    const before = Float64Array.from(mixed);
    for (let r = 0; r < R; ++r) {
      const [left, right] = [(r + R - 1) % R, (r + 1) % R];
      for (let t = 0; t < T; ++t)
        mixed[r * T + t] = shocks[r * T + t]! + 0.5 * lambda * (before[left * T + t]! + before[right * T + t]!);
    }
  }
  // Variance of one region of the ring: mean over frequencies of 1 / (1 - lambda cos f)^2.
  let inflation = 0;
  for (let j = 0; j < R; ++j) inflation += 1 / (1 - lambda * Math.cos((2 * Math.PI * j) / R)) ** 2 / R;
  return mixed.map((value) => value / Math.sqrt(inflation));
}
