import { brentRoot } from "../numeric/index.ts";
import { channelDigitalShare, congestionLoss, type NetEffectModel, requireNetEffectModel } from "./net-effect.ts";

/** Where congestion starts to win. */
export interface TurningPoint {
  /** `no-interior-peak`: the net effect rises (or falls) with A over the whole range searched. */
  readonly status: "interior" | "no-interior-peak";
  /** A*(T), NaN without an interior peak. */
  readonly agglomeration: number;
  /** True when gamma >= every rho, so that the derivative changes sign once. */
  readonly unique: boolean;
  /** Sign of dlnRE/dA over the range when there is no peak: the net effect is still rising (1) or already falling (-1). */
  readonly direction: 1 | -1 | 0;
}

const LOWEST_LOG = -60;

/**
 * Congestion turning point A*(T): the largest root of dlnRE/dA where the derivative turns from positive to negative.
 *
 *     sum_k nu_k (1 - s_k(A, T)) = gamma kappa A^gamma T^(-phi)
 *
 * Solved in logs: g(ln A) = ln benefit - ln congestion cannot fall or rise faster than L = max_k |rho_k - gamma|, gamma included, so
 * walking down from a point where congestion surely wins in steps of |g|/L passes no root; steps are at least 1e-3 log points, and a
 * pair of roots closer than that is not resolved.
 *
 * @param model        parameters in their domains
 * @param digitalLevel T > 0
 * @returns `no-interior-peak` where the benefits or the congestion win everywhere down to A = e^-60
 */
export function turningPoint(model: NetEffectModel, digitalLevel: number): TurningPoint {
  requireNetEffectModel(model);
  const logT = Math.log(digitalLevel);
  const gamma = model.congestionPower;
  const active = model.channels.filter(({ strength, digitalShare }) => strength > 0 && digitalShare < 1);
  const largestRho = active.reduce((largest, { rho }) => Math.max(largest, rho), -Infinity);
  const unique = active.length > 0 && model.congestion > 0 && gamma >= largestRho;
  const none = (direction: 1 | -1 | 0): TurningPoint => ({
    status: "no-interior-peak",
    agglomeration: Number.NaN,
    unique,
    direction,
  });
  if (active.length === 0) return none(model.congestion > 0 ? -1 : 0);
  if (model.congestion === 0) return none(1);

  const benefit = (logA: number): number => {
    let sum = 0;
    for (const { strength, digitalShare, rho } of active)
      sum += strength * (1 - channelDigitalShare(logA, logT, digitalShare, rho));
    return sum;
  };
  const balance = (logA: number): number => Math.log(benefit(logA)) - Math.log(gamma * congestionLoss(model, logA, logT));

  let total = 0;
  let steepest = gamma;
  for (const { strength, rho } of active) {
    total += strength;
    steepest = Math.max(steepest, Math.abs(rho - gamma));
  }
  let upper = (Math.log(total) - Math.log(gamma * model.congestion) + model.congestionRelief * logT) / gamma + 1e-9;
  let atUpper = balance(upper);
  while (upper > LOWEST_LOG) {
    const lower = upper - Math.max(Math.abs(atUpper) / steepest, 1e-3);
    const atLower = balance(lower);
    if (atLower > 0) {
      const root = brentRoot(balance, lower, upper, { valueLow: atLower, valueHigh: atUpper });
      return { status: "interior", agglomeration: Math.exp(root.x), unique, direction: 0 };
    }
    upper = lower;
    atUpper = atLower;
  }
  return none(-1);
}
