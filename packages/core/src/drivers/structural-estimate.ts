import { InputError } from "../errors/index.ts";
import { fisherQuantile, levenbergMarquardt, type Random } from "../numeric/index.ts";
import { channelDigitalShare, defaultNetEffectModel, logChannelProximity, type NetEffectModel } from "./net-effect.ts";
import { boundsTouched, profileInterval } from "./structural-profile.ts";
import type { TranslogFit } from "./translog-estimate.ts";

/** The structural one-channel form, y = nu ln M(A, T; d, rho) - kappa A^gamma T^(-phi) + effects. */
export interface StructuralEstimate {
  /** `not-identified` where the 95 % profile region touches a bound of rho or d, or nu = 0 is inside. */
  readonly status: "identified" | "not-identified";
  /** Why it is not identified; empty when it is. */
  readonly reasons: readonly ("profile-touches-rho" | "profile-touches-d" | "nu-zero-not-rejected")[];
  /** Best model found; its sigma and parts are printed only where `status` is "identified". */
  readonly model: NetEffectModel;
  readonly nu: number;
  readonly kappa: number;
  readonly d: number;
  readonly rho: number;
  /** 1 / (1 - rho); NaN where not identified. */
  readonly sigma: number;
  /** Range of sigma over the 95 % profile region. */
  readonly sigmaInterval: readonly [number, number];
  readonly residualSumSquares: number;
  /** Starts that reached the best sum of squares within 1e-6 of its explained part. */
  readonly startsAgreeing: number;
  readonly starts: number;
  /** Parameters on a bound at the best fit. */
  readonly atBound: readonly ("nu" | "kappa" | "d" | "rho")[];
  /** F of nu = 0 (nu, d and rho vanish together), divided by the design effect, and its p threshold. */
  readonly testOfNu: { readonly statistic: number; readonly critical: number; readonly rejected: boolean };
  readonly profile: StructuralProfile;
  readonly gamma: number;
  readonly phi: number;
}

/** Sum of squares over a grid of (d, rho), nu and kappa concentrated out. */
export interface StructuralProfile {
  readonly d: Float64Array;
  readonly rho: Float64Array;
  /** [d x rho] row-major: (SSR - best) / (2 s^2 design effect), comparable with F(2, G - 1). */
  readonly statistic: Float64Array;
  /** 95 % quantile of F(2, G - 1). */
  readonly critical: number;
}

export interface StructuralOptions {
  /** Random starts beside the grid's best point; default 12. */
  readonly starts?: number;
  /** Bounds of d; default [0.02, 0.98]. */
  readonly boundsD?: readonly [number, number];
  /** Bounds of rho; default [-4, 0.95], sigma from .2 to 20. */
  readonly boundsRho?: readonly [number, number];
  /** Held; default the parameter table's. */
  readonly gamma?: number;
  readonly phi?: number;
  /** Grid points of the profile per axis; default 15. */
  readonly grid?: number;
}

interface Concentrated {
  readonly nu: number;
  readonly kappa: number;
  readonly residuals: Float64Array;
  readonly sumSquares: number;
}

/**
 * Structural estimate by variable projection: for each (d, rho) the model column is projected off the same fixed effects as y, and nu and
 * kappa follow by nonnegative least squares; (d, rho) by Levenberg–Marquardt from several starts.
 *
 * Intervals read the profile: the region where the loss of fit, divided by the design effect of w (CR2 variance over the homoskedastic
 * one), stays below F(2, G - 1). Conditioning says nothing here: the profile is flat where sigma is not identified.
 *
 * @param fit    a translog fit, whose rows and effects are used
 * @param random seeded
 * @throws InputError `not-identified` where the translog itself has no interaction
 * @see Golub and Pereyra (1973) for variable projection
 */
export function structuralEstimate(fit: TranslogFit, random: Random, options: StructuralOptions = {}): StructuralEstimate {
  const { design, regression, estimate } = fit;
  if (!estimate.interaction) {
    throw new InputError(
      "not-identified",
      "structuralEstimate: the effects absorb the interaction of A and T; use the default effects or more regions.",
    );
  }
  const gamma = options.gamma ?? defaultNetEffectModel.congestionPower;
  const phi = options.phi ?? defaultNetEffectModel.congestionRelief;
  const boundsD = options.boundsD ?? [0.02, 0.98];
  const boundsRho = options.boundsRho ?? [-4, 0.95];
  const { logA, logT, effects } = design;
  const n = logA.length;
  const y = regression.y;
  const congestion = effects.project(logA.map((a, i) => -Math.exp(gamma * a - phi * logT[i]!)));
  const concentrate = (d: number, rho: number): Concentrated => {
    const benefit = effects.project(logA.map((a, i) => logChannelProximity(a, logT[i]!, d, rho)));
    return nonnegativePair(y, benefit, congestion);
  };

  const size = options.grid ?? 15;
  const gridD = Float64Array.from({ length: size }, (_, i) => boundsD[0] + ((boundsD[1] - boundsD[0]) * i) / (size - 1));
  const gridRho = Float64Array.from({ length: size }, (_, i) => boundsRho[0] + ((boundsRho[1] - boundsRho[0]) * i) / (size - 1));
  const sums = new Float64Array(size * size);
  let best = { d: gridD[0]!, rho: gridRho[0]!, sum: Infinity };
  for (let i = 0; i < size; ++i) {
    for (let j = 0; j < size; ++j) {
      const sum = concentrate(gridD[i]!, gridRho[j]!).sumSquares;
      sums[i * size + j] = sum;
      if (sum < best.sum) best = { d: gridD[i]!, rho: gridRho[j]!, sum };
    }
  }
  const startCount = options.starts ?? 12;
  const startPoints = [[best.d, best.rho]];
  for (let s = 0; s < startCount; ++s) {
    startPoints.push([
      boundsD[0] + (boundsD[1] - boundsD[0]) * random.uniform(),
      boundsRho[0] + (boundsRho[1] - boundsRho[0]) * random.uniform(),
    ]);
  }
  const reached = startPoints.map((start) =>
    levenbergMarquardt((x) => concentrate(x[0]!, x[1]!).residuals, start, {
      lower: [boundsD[0], boundsRho[0]],
      upper: [boundsD[1], boundsRho[1]],
      tolerance: 1e-10,
      maxIterations: 60,
    }),
  );
  const winner = reached.reduce((a, b) => (b.sumSquares < a.sumSquares ? b : a));
  const [d, rho] = [winner.x[0]!, winner.x[1]!];
  const at = concentrate(d, rho);
  const withoutNu = nonnegativePair(y, new Float64Array(n), congestion).sumSquares;
  const explained = Math.max(withoutNu - at.sumSquares, 1e-12 * withoutNu);
  const startsAgreeing = reached.filter(({ sumSquares }) => sumSquares - at.sumSquares <= 1e-6 * explained).length;

  const G = effects.clusters;
  const variance = at.sumSquares / Math.max(1, n - effects.degreesOfFreedom - 4);
  const scale = variance * designEffect(fit);
  const critical = fisherQuantile(0.05, 2, G - 1, "upper");
  const statistic = sums.map((sum) => Math.max(0, sum - at.sumSquares) / (2 * scale));
  const reasons = boundsTouched(statistic, critical, size);
  const nuStatistic = (withoutNu - at.sumSquares) / (3 * scale);
  const nuCritical = fisherQuantile(0.05, 3, G - 1, "upper");
  const rejected = nuStatistic > nuCritical;
  const all = [...reasons, ...(rejected ? [] : (["nu-zero-not-rejected"] as const))];
  const identified = all.length === 0;
  const atBound: ("nu" | "kappa" | "d" | "rho")[] = winner.atBound.map((j) => (j === 0 ? "d" : "rho"));
  if (at.nu === 0) atBound.push("nu");
  if (at.kappa === 0) atBound.push("kappa");
  return {
    status: identified ? "identified" : "not-identified",
    reasons: all,
    model: {
      channels: [{ id: "effective", strength: at.nu, digitalShare: d, rho }],
      congestion: at.kappa,
      congestionPower: gamma,
      congestionRelief: phi,
    },
    nu: at.nu,
    kappa: at.kappa,
    d,
    rho,
    sigma: identified ? 1 / (1 - rho) : Number.NaN,
    sigmaInterval: identified
      ? profileInterval(
          (d, rho) => (concentrate(d, rho).sumSquares - at.sumSquares) / (2 * scale),
          [d, rho],
          boundsD,
          boundsRho,
          critical,
        )
      : [Number.NaN, Number.NaN],
    residualSumSquares: at.sumSquares,
    startsAgreeing,
    starts: startPoints.length,
    atBound,
    testOfNu: { statistic: nuStatistic, critical: nuCritical, rejected },
    profile: { d: gridD, rho: gridRho, statistic, critical },
    gamma,
    phi,
  };
}

/** The two parts of the cross elasticity at a place: how far benefits substitute, and how far technology relieves congestion. */
export interface CrossElasticityParts {
  /** -nu rho s (1 - s). */
  readonly benefits: number;
  /** gamma phi kappa A^gamma T^(-phi). */
  readonly congestionRelief: number;
  readonly total: number;
}

/**
 * Cross elasticity of the structural form at a place, in its two parts.
 *
 * @returns undefined where the structural form is not identified
 */
export function crossElasticityParts(estimate: StructuralEstimate, logA: number, logT: number): CrossElasticityParts | undefined {
  if (estimate.status !== "identified") return undefined;
  const s = channelDigitalShare(logA, logT, estimate.d, estimate.rho);
  const benefits = -estimate.nu * estimate.rho * s * (1 - s);
  const congestionRelief = estimate.gamma * estimate.phi * estimate.kappa * Math.exp(estimate.gamma * logA - estimate.phi * logT);
  return { benefits, congestionRelief, total: benefits + congestionRelief };
}

/** CR2 variance of w over its homoskedastic variance, at least 1: how much less the clustered rows tell than their number. */
function designEffect(fit: TranslogFit): number {
  const { regression, estimate, design } = fit;
  const j = regression.columns.indexOf("w");
  const k = regression.columns.length;
  const variance = regression.residualSumSquares / (design.logA.length - design.effects.degreesOfFreedom - k);
  return Math.max(1, estimate.interaction!.biasReduced.standardError ** 2 / (variance * regression.inverse[j * k + j]!));
}

/** Least squares of y on two columns with coefficients >= 0, by its four cases. */
function nonnegativePair(y: Float64Array, p: Float64Array, q: Float64Array): Concentrated {
  let pp = 0;
  let qq = 0;
  let pq = 0;
  let py = 0;
  let qy = 0;
  for (let i = 0; i < y.length; ++i) {
    pp += p[i]! ** 2;
    qq += q[i]! ** 2;
    pq += p[i]! * q[i]!;
    py += p[i]! * y[i]!;
    qy += q[i]! * y[i]!;
  }
  const determinant = pp * qq - pq * pq;
  let nu = 0;
  let kappa = 0;
  if (determinant > 1e-12 * pp * qq) {
    nu = (py * qq - qy * pq) / determinant;
    kappa = (qy * pp - py * pq) / determinant;
  }
  if (!(nu > 0 && kappa > 0)) {
    const onlyNu = pp > 0 ? Math.max(0, py / pp) : 0;
    const onlyKappa = qq > 0 ? Math.max(0, qy / qq) : 0;
    const nuWins = onlyNu * py >= onlyKappa * qy;
    nu = nuWins ? onlyNu : 0;
    kappa = nuWins ? 0 : onlyKappa;
  }
  const residuals = new Float64Array(y.length);
  let sumSquares = 0;
  for (let i = 0; i < y.length; ++i) {
    residuals[i] = y[i]! - nu * p[i]! - kappa * q[i]!;
    sumSquares += residuals[i]! ** 2;
  }
  return { nu, kappa, residuals, sumSquares };
}
