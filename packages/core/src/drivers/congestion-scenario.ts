import { InputError } from "../errors/index.ts";
import { compensatingDigitalLevel } from "./indifference-curve.ts";
import { logNetEffect, type NetEffectModel, netEffectSurface } from "./net-effect.ts";
import { turningPoint } from "./turning-point.ts";

/** One state of Figure 1a. */
export interface ScenarioPoint {
  readonly id: "E1" | "E2" | "E3" | "E4";
  /** A. */
  readonly agglomeration: number;
  /** T. */
  readonly digitalLevel: number;
  /** ln RE; gross of congestion in the capacity reading. */
  readonly logEffect: number;
  /** False where the place cannot hold that much agglomeration (capacity reading only). */
  readonly feasible: boolean;
}

/** How Figure 1a is read: the optimum moves with congestion, or congestion caps what the place can hold. */
export type CongestionReading = "congestion-peak" | "capacity";

export interface CongestionScenarioOptions {
  /** T1, the digital level before and during the shock; default 1. */
  readonly digitalLevel?: number;
  /** Congestion after the shock, in the unit of `model.congestion`; default twice as much. */
  readonly shockedCongestion?: number;
  /** Default `congestion-peak`. */
  readonly reading?: CongestionReading;
  /** Agglomeration at capacity before the shock, capacity reading only; default the congestion peak A*(T1). */
  readonly capacity?: number;
}

/** Figure 1a as computed. */
export interface CongestionScenario {
  /** `no-interior-peak` and `unreachable` leave the points that exist. */
  readonly status: "solved" | "no-interior-peak" | "unreachable";
  readonly reading: CongestionReading;
  readonly points: readonly ScenarioPoint[];
  /** A2 and A1: agglomeration before and after the shock. */
  readonly agglomerationBefore: number;
  readonly agglomerationAfter: number;
  /** T1 and T2: digital level at the start, and the one that restores the first net effect at the smaller A1. */
  readonly digitalLevelBefore: number;
  readonly digitalLevelAfter: number;
  /** ln RE levels: RE2 at E1 (and E3), RE1 at E2, RE3 at E4. */
  readonly levels: { readonly re1: number; readonly re2: number; readonly re3: number };
  /** Whether RE3 > RE2 > RE1, computed and never assumed. */
  readonly ordered: boolean;
  /** The model after the shock, whose indifference curves the figure draws. */
  readonly shockedModel: NetEffectModel;
}

/**
 * Figure 1a: a congestion shock pushes the optimum from A2 to A1; technology makes good the loss.
 *
 *     E1 = (A2, T1)   A2 = A*(T1) before the shock, level RE2
 *     E2 = (A1, T1)   A1 = A*(T1) after it, level RE1
 *     E3 = (A1, T2)   T2 restores RE2 at A1
 *     E4 = (A2, T2)   level RE3
 *
 * The capacity reading holds the same four points with benefits gross of congestion and A <= Abar(T, kappa),
 * Abar = Abar0 (kappa0 T^phi / (kappa T1^phi))^(1/gamma): the amount at which the congestion loss equals the one at capacity before.
 *
 * @param model parameters in their domains, congestion before the shock > 0
 * @throws InputError `bad-parameter` unless T1 and both congestion values are positive
 */
export function congestionScenario(model: NetEffectModel, options: CongestionScenarioOptions = {}): CongestionScenario {
  const reading = options.reading ?? "congestion-peak";
  const t1 = options.digitalLevel ?? 1;
  const shocked = options.shockedCongestion ?? 2 * model.congestion;
  if (!(t1 > 0 && shocked > 0 && model.congestion > 0)) {
    throw new InputError(
      "bad-parameter",
      `congestionScenario: T1 = ${t1}, congestion ${model.congestion} before and ${shocked} after; all must be > 0.`,
      { digitalLevel: t1, congestion: model.congestion, shockedCongestion: shocked },
    );
  }
  const shockedModel: NetEffectModel = { ...model, congestion: shocked };
  const isCapacity = reading === "capacity";
  const before = isCapacity ? { ...model, congestion: 0 } : model;
  const after = isCapacity ? before : shockedModel;
  const capacity = (level: number, congestion: number, atStart: number) =>
    atStart * ((model.congestion / congestion) * (level / t1) ** model.congestionRelief) ** (1 / model.congestionPower);

  const peakBefore = turningPoint(model, t1).agglomeration;
  const a2 = isCapacity ? (options.capacity ?? peakBefore) : peakBefore;
  const a1 = isCapacity ? capacity(t1, shocked, a2) : turningPoint(shockedModel, t1).agglomeration;
  const points: ScenarioPoint[] = [];
  const levels = { re1: Number.NaN, re2: Number.NaN, re3: Number.NaN };
  let t2 = Number.NaN;
  let status: CongestionScenario["status"] = "no-interior-peak";
  const add = (id: ScenarioPoint["id"], a: number, t: number, effect: number, congestion: number): number => {
    const feasible = !isCapacity || a <= capacity(t, congestion, a2) * (1 + 1e-12);
    points.push({ id, agglomeration: a, digitalLevel: t, logEffect: effect, feasible });
    return effect;
  };
  if (a2 > 0) levels.re2 = add("E1", a2, t1, logNetEffect(before, a2, t1), model.congestion);
  if (a1 > 0) levels.re1 = add("E2", a1, t1, logNetEffect(after, a1, t1), shocked);
  if (a2 > 0 && a1 > 0) {
    const compensation = compensatingDigitalLevel(netEffectSurface(after), a1, levels.re2, Math.log(t1));
    status = compensation.status === "solved" ? "solved" : "unreachable";
    if (status === "solved") {
      t2 = compensation.digitalLevel;
      add("E3", a1, t2, logNetEffect(after, a1, t2), shocked);
      levels.re3 = add("E4", a2, t2, logNetEffect(after, a2, t2), shocked);
    }
  }
  return {
    status,
    reading,
    points,
    agglomerationBefore: a2,
    agglomerationAfter: a1,
    digitalLevelBefore: t1,
    digitalLevelAfter: t2,
    levels,
    ordered: levels.re3 > levels.re2 && levels.re2 > levels.re1,
    shockedModel,
  };
}
