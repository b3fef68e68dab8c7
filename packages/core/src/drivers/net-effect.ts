import { InputError } from "../errors/index.ts";
import { netEffectParameters } from "../parameters/index.ts";

export type MarshallChannelId = "labour" | "input" | "knowledge";

/** One Marshall channel: what nearness to activity gives, and how far digital technology can stand in for it. */
export interface MarshallChannel {
  /** One of Marshall's three, or `effective` in the one-channel form. */
  readonly id: MarshallChannelId | "effective";
  /** nu, elasticity of productivity to effective proximity through this channel, >= 0. */
  readonly strength: number;
  /** d, weight of digital technology in the channel, in [0, 1]. */
  readonly digitalShare: number;
  /** rho = 1 - 1/sigma, at most 1; above 0 substitutes, below 0 complements, 0 Cobb-Douglas. */
  readonly rho: number;
}

/** The three-channel net-effect model of one place and industry. */
export interface NetEffectModel {
  readonly channels: readonly MarshallChannel[];
  /** kappa, congestion loss in log points at A = T = 1, >= 0. */
  readonly congestion: number;
  /** gamma, elasticity of the loss to agglomeration, > 0. */
  readonly congestionPower: number;
  /** phi, elasticity of the relief to the digital level, >= 0. */
  readonly congestionRelief: number;
}

/** Value, gradient and second derivatives of ln RE in logs of A and T: elasticities first, because the formulas are short in logs. */
export interface EffectPoint {
  /** ln RE. */
  readonly logEffect: number;
  /** dlnRE/dlnA. */
  readonly elasticityAgglomeration: number;
  /** dlnRE/dlnT. */
  readonly elasticityDigital: number;
  /** d2lnRE/dlnA2. */
  readonly curvatureAgglomeration: number;
  /** d2lnRE/dlnA dlnT, the cross elasticity. */
  readonly crossElasticity: number;
  /** d2lnRE/dlnT2. */
  readonly curvatureDigital: number;
}

/** A net effect as the figures need it: any function of (A, T) that is increasing in T. */
export interface EffectSurface {
  /** ln RE at (A, T), A and T >= 0; -Infinity where RE is zero. */
  logEffect(agglomeration: number, digitalLevel: number): number;
  /** Value and derivatives at (A, T), both > 0. */
  at(agglomeration: number, digitalLevel: number): EffectPoint;
}

function parameterDefault(id: string): number {
  const parameter = netEffectParameters.find((candidate) => candidate.id === id);
  if (!parameter) throw new InputError("unknown-parameter", `netEffect: there is no parameter "${id}".`, { id });
  return parameter.default;
}

function defaultChannel(id: MarshallChannelId): MarshallChannel {
  return {
    id,
    strength: parameterDefault(`net-effect-strength-${id}`),
    digitalShare: parameterDefault(`net-effect-digital-share-${id}`),
    rho: parameterDefault(`net-effect-rho-${id}`),
  };
}

/** The starting set of the figures, from the parameter table: chosen for clear figures, not calibrated. */
export const defaultNetEffectModel: NetEffectModel = Object.freeze({
  channels: Object.freeze([defaultChannel("labour"), defaultChannel("input"), defaultChannel("knowledge")]),
  congestion: parameterDefault("net-effect-congestion"),
  congestionPower: parameterDefault("net-effect-congestion-power"),
  congestionRelief: parameterDefault("net-effect-congestion-relief"),
});

/**
 * Refuses a model whose parameters lie outside their domain.
 *
 * @throws InputError `bad-parameter`, naming the parameter, its value and its domain
 */
export function requireNetEffectModel(model: NetEffectModel): void {
  const refuse = (name: string, value: number, domain: string): never => {
    throw new InputError("bad-parameter", `netEffect: ${name} is ${value}; it must be ${domain}.`, { name, value });
  };
  if (model.channels.length === 0) refuse("the number of channels", 0, "at least 1");
  for (const channel of model.channels) {
    if (!(channel.strength >= 0 && channel.strength < Infinity)) refuse(`strength of ${channel.id}`, channel.strength, ">= 0");
    if (!(channel.digitalShare >= 0 && channel.digitalShare <= 1)) {
      refuse(`digital share of ${channel.id}`, channel.digitalShare, "in [0, 1]");
    }
    if (!(channel.rho <= 1 && channel.rho > -Infinity)) refuse(`rho of ${channel.id}`, channel.rho, "finite and at most 1");
  }
  if (!(model.congestion >= 0 && model.congestion < Infinity)) refuse("congestion", model.congestion, ">= 0");
  if (!(model.congestionPower > 0 && model.congestionPower < Infinity)) refuse("congestion power", model.congestionPower, "> 0");
  if (!(model.congestionRelief >= 0 && model.congestionRelief < Infinity)) {
    refuse("congestion relief", model.congestionRelief, ">= 0");
  }
}

/**
 * Logarithm of one channel's effective proximity, a CES aggregate of agglomeration and technology.
 *
 *     ln M = (1/rho) ln[ (1 - d) A^rho + d T^rho ],   (1 - d) ln A + d ln T at rho = 0
 *
 * Factored around the larger term, and through log1p near rho = 0, so that it neither overflows nor loses digits there.
 *
 * @param logA ln A, may be -Infinity
 * @param logT ln T, may be -Infinity
 * @param d    in [0, 1]
 * @param rho  at most 1
 */
export function logChannelProximity(logA: number, logT: number, d: number, rho: number): number {
  if (d === 0) return logA;
  if (d === 1) return logT;
  if (logA === logT) return logA;
  if (rho === 0) return (1 - d) * logA + d * logT;
  const gap = rho * (logA - logT);
  // Second-order expansion: the division by rho below would lose the digits of a tiny gap.
  if (Math.abs(gap) < 1e-8) return (1 - d) * logA + d * logT + 0.5 * gap * d * (1 - d) * (logA - logT);
  if (gap > 0) {
    return logA + (gap < 1 ? Math.log1p(d * Math.expm1(-gap)) : Math.log(1 - d + d * Math.exp(-gap))) / rho;
  }
  return logT + (gap > -1 ? Math.log1p((1 - d) * Math.expm1(gap)) : Math.log(d + (1 - d) * Math.exp(gap))) / rho;
}

/**
 * Share of technology in a channel, s = d T^rho / [(1 - d) A^rho + d T^rho] = dlnM/dlnT; dlnM/dlnA is 1 - s.
 *
 * @returns in [0, 1]
 */
export function channelDigitalShare(logA: number, logT: number, d: number, rho: number): number {
  if (d === 0) return 0;
  if (d === 1) return 1;
  return 1 / (1 + ((1 - d) / d) * Math.exp(rho * (logA - logT)));
}

/**
 * Congestion loss in log points, kappa A^gamma T^(-phi); 0 where nobody is there.
 */
export function congestionLoss(model: NetEffectModel, logA: number, logT: number): number {
  if (model.congestion === 0 || logA === -Infinity) return 0;
  const relief = model.congestionRelief === 0 ? 0 : model.congestionRelief * logT;
  return model.congestion * Math.exp(model.congestionPower * logA - relief);
}

/**
 * Net agglomeration effect in logs: what the channels give less what congestion takes.
 *
 *     ln RE(A, T) = sum_k nu_k ln M_k(A, T) - kappa A^gamma T^(-phi)
 *
 * @param model         parameters in their domains, see `requireNetEffectModel`
 * @param agglomeration A, relative to the national experience of the first year, >= 0
 * @param digitalLevel  T, relative to the national mean of the first year, >= 0
 * @returns ln RE; -Infinity where RE is zero
 * @throws InputError `bad-point` for a negative or missing A or T
 */
export function logNetEffect(model: NetEffectModel, agglomeration: number, digitalLevel: number): number {
  if (!(agglomeration >= 0 && digitalLevel >= 0)) {
    throw new InputError(
      "bad-point",
      `logNetEffect: A = ${agglomeration} and T = ${digitalLevel}; both must be numbers >= 0 on a ratio scale.`,
      { agglomeration, digitalLevel },
    );
  }
  const logA = Math.log(agglomeration);
  const logT = Math.log(digitalLevel);
  let value = 0;
  for (const channel of model.channels) {
    if (channel.strength > 0) value += channel.strength * logChannelProximity(logA, logT, channel.digitalShare, channel.rho);
  }
  return value - congestionLoss(model, logA, logT);
}

/**
 * Net effect with its first and second derivatives in logs, in closed form.
 *
 *     dlnRE/dlnA = sum_k nu_k (1 - s_k) - gamma K        dlnRE/dlnT = sum_k nu_k s_k + phi K        K = kappa A^gamma T^(-phi)
 *     second derivatives: q - gamma^2 K,  -q + gamma phi K,  q - phi^2 K        q = sum_k nu_k rho_k s_k (1 - s_k)
 *
 * @param model         parameters in their domains
 * @param agglomeration A > 0
 * @param digitalLevel  T > 0
 * @throws InputError `bad-point` unless A and T are positive
 */
export function netEffect(model: NetEffectModel, agglomeration: number, digitalLevel: number): EffectPoint {
  if (!(agglomeration > 0 && digitalLevel > 0)) {
    throw new InputError(
      "bad-point",
      `netEffect: A = ${agglomeration} and T = ${digitalLevel}; derivatives need both > 0. A digital level of 0 has no logarithm: use a ratio-scale index without zeros.`,
      { agglomeration, digitalLevel },
    );
  }
  const logA = Math.log(agglomeration);
  const logT = Math.log(digitalLevel);
  let value = 0;
  let toA = 0;
  let toT = 0;
  let q = 0;
  for (const { strength, digitalShare, rho } of model.channels) {
    const s = channelDigitalShare(logA, logT, digitalShare, rho);
    value += strength * logChannelProximity(logA, logT, digitalShare, rho);
    toA += strength * (1 - s);
    toT += strength * s;
    q += strength * rho * s * (1 - s);
  }
  const loss = congestionLoss(model, logA, logT);
  const gamma = model.congestionPower;
  const phi = model.congestionRelief;
  return {
    logEffect: value - loss,
    elasticityAgglomeration: toA - gamma * loss,
    elasticityDigital: toT + phi * loss,
    curvatureAgglomeration: q - gamma * gamma * loss,
    crossElasticity: -q + gamma * phi * loss,
    curvatureDigital: q - phi * phi * loss,
  };
}

/** The model as a surface that the figures can walk on. */
export function netEffectSurface(model: NetEffectModel): EffectSurface {
  requireNetEffectModel(model);
  return {
    logEffect: (agglomeration, digitalLevel) => logNetEffect(model, agglomeration, digitalLevel),
    at: (agglomeration, digitalLevel) => netEffect(model, agglomeration, digitalLevel),
  };
}

/**
 * The textbook surface RE = A^a T^(1 - a), for teaching and for checks against closed forms.
 *
 * @param share a in (0, 1)
 */
export function cobbDouglasSurface(share: number): EffectSurface {
  if (!(share > 0 && share < 1)) {
    throw new InputError("bad-parameter", `cobbDouglasSurface: the share is ${share}; it must be in (0, 1).`, { share });
  }
  const logEffect = (agglomeration: number, digitalLevel: number) =>
    share * Math.log(agglomeration) + (1 - share) * Math.log(digitalLevel);
  return {
    logEffect,
    at: (agglomeration, digitalLevel) => ({
      logEffect: logEffect(agglomeration, digitalLevel),
      elasticityAgglomeration: share,
      elasticityDigital: 1 - share,
      curvatureAgglomeration: 0,
      crossElasticity: 0,
      curvatureDigital: 0,
    }),
  };
}

/** Marginal effects in levels and the rate at which technology replaces agglomeration at one point. */
export interface MarginalEffects {
  /** dRE/dA. */
  readonly ofAgglomeration: number;
  /** dRE/dT. */
  readonly ofDigital: number;
  /** (dRE/dA)/(dRE/dT): units of T that replace one unit of A; negative beyond the congestion peak. */
  readonly substitutionRate: number;
}

/**
 * Marginal effects dRE/dA = RE E_A / A and dRE/dT = RE E_T / T, and their ratio (MRS).
 *
 * @param surface       net effect
 * @param agglomeration A > 0
 * @param digitalLevel  T > 0
 */
export function marginalEffects(surface: EffectSurface, agglomeration: number, digitalLevel: number): MarginalEffects {
  const point = surface.at(agglomeration, digitalLevel);
  const effect = Math.exp(point.logEffect);
  return {
    ofAgglomeration: (effect * point.elasticityAgglomeration) / agglomeration,
    ofDigital: (effect * point.elasticityDigital) / digitalLevel,
    substitutionRate: (point.elasticityAgglomeration * digitalLevel) / (point.elasticityDigital * agglomeration),
  };
}
