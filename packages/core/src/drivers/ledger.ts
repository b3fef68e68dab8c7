import { InputError, requireLength } from "../errors/index.ts";
import { ledgerParameters } from "../parameters/index.ts";

/** What a firm chooses. */
export type LedgerChoice = "none" | "physical" | "virtual" | "both";
export const LEDGER_CHOICES: readonly LedgerChoice[] = ["none", "physical", "virtual", "both"];

/** Prices and technology of one place; money in the unit of the firms' scale. Our reconstruction of the source's lost Table 1. */
export interface LedgerModel {
  /** alpha > 0. */
  readonly agglomerationElasticity: number;
  /** eta > 0. */
  readonly networkElasticity: number;
  /** omega >= 0. */
  readonly technologyGain: number;
  /** r0: rent is r0 A^epsilon. */
  readonly rent: number;
  readonly rentElasticity: number;
  /** kappa, gamma, rho: congestion is kappa A^gamma / (1 + rho T). */
  readonly congestion: number;
  readonly congestionPower: number;
  readonly congestionRelief: number;
  /** f: upgrading costs f T. */
  readonly upgradeCost: number;
  /** p_V. */
  readonly platformFee: number;
  /** d. */
  readonly dataCost: number;
  /** Cost of shipping at goods weight 1. */
  readonly logistics: number;
  /** chi, any sign. */
  readonly synergy: number;
  /** Saved on upgrading and data cost by a firm in both. */
  readonly sharedSaving: number;
  /** T in [0, 1]. */
  readonly technology: number;
}

/** Firms by type, each [n]. */
export interface LedgerFirms {
  /** b > 0, scale. */
  readonly scale: Float64Array;
  /** t in [0, 1]. */
  readonly tacitness: Float64Array;
  /** g in [0, 1]. */
  readonly goodsWeight: Float64Array;
}

/** Physical mass and platform users, shares of all firms in [0, 1]. */
export interface LedgerState {
  readonly mass: number;
  readonly users: number;
}

const parameterOf = (id: string): number => {
  const found = ledgerParameters.find((parameter) => parameter.id === `ledger-${id}`);
  if (!found) throw new InputError("unknown-parameter", `ledger: there is no parameter "ledger-${id}".`, { id });
  return found.default;
};

/** Illustrative defaults from the parameter table; technology at half of its scale. */
export const defaultLedgerModel: LedgerModel = Object.freeze({
  agglomerationElasticity: parameterOf("agglomeration-elasticity"),
  networkElasticity: parameterOf("network-elasticity"),
  technologyGain: parameterOf("technology-gain"),
  rent: parameterOf("rent"),
  rentElasticity: parameterOf("rent-elasticity"),
  congestion: parameterOf("congestion"),
  congestionPower: parameterOf("congestion-power"),
  congestionRelief: parameterOf("congestion-relief"),
  upgradeCost: parameterOf("upgrade-cost"),
  platformFee: parameterOf("platform-fee"),
  dataCost: parameterOf("data-cost"),
  logistics: parameterOf("logistics"),
  synergy: parameterOf("synergy"),
  sharedSaving: parameterOf("shared-saving"),
  technology: 0.5,
});

/** The numbers that all firms of a place share at one state. */
export interface LedgerTerms {
  /** A^alpha (1 + omega T), per unit of scale. */
  readonly physicalValue: number;
  readonly rent: number;
  readonly congestion: number;
  readonly upgrade: number;
  /** N^eta, per unit of scale and openness 1 - t. */
  readonly virtualValue: number;
  readonly fee: number;
  readonly data: number;
  readonly logistics: number;
  /** chi sqrt(A^alpha N^eta). */
  readonly synergy: number;
  readonly saving: number;
}

/**
 * Costs and benefits at a state.
 *
 *     pi_P  = b A^alpha (1 + omega T) - r0 A^epsilon - kappa A^gamma / (1 + rho T) - f T
 *     pi_V  = b N^eta (1 - t) - p_V - d - g logistics
 *     pi_PV = pi_P + pi_V + chi sqrt(A^alpha N^eta) + saving
 */
export function ledgerTerms(model: LedgerModel, state: LedgerState): LedgerTerms {
  const mass = Math.max(0, state.mass);
  const users = Math.max(0, state.users);
  const reach = mass ** model.agglomerationElasticity;
  const network = users ** model.networkElasticity;
  return {
    physicalValue: reach * (1 + model.technologyGain * model.technology),
    rent: model.rent * mass ** model.rentElasticity,
    congestion: (model.congestion * mass ** model.congestionPower) / (1 + model.congestionRelief * model.technology),
    upgrade: model.upgradeCost * model.technology,
    virtualValue: network,
    fee: model.platformFee,
    data: model.dataCost,
    logistics: model.logistics,
    synergy: model.synergy * Math.sqrt(reach * network),
    saving: model.sharedSaving,
  };
}

/** Profits of the three active choices; none earns 0. */
export function ledgerProfits(
  terms: LedgerTerms,
  scale: number,
  tacitness: number,
  goodsWeight: number,
): { readonly physical: number; readonly virtual: number; readonly both: number } {
  const physical = scale * terms.physicalValue - terms.rent - terms.congestion - terms.upgrade;
  const virtual = scale * terms.virtualValue * (1 - tacitness) - terms.fee - terms.data - goodsWeight * terms.logistics;
  return { physical, virtual, both: physical + virtual + terms.synergy + terms.saving };
}

/** Tacitness and scale at which a firm changes its choice, in closed form. */
export interface LedgerCutoffs {
  /** Scale above which physical beats none: (r + K + f) / physicalValue. */
  readonly scalePhysical: number;
  /** Scale above which a firm online adds the place: that less the bonus of both. */
  readonly scaleAddPhysical: number;
  /** Tacitness below which virtual beats none: 1 - (p_V + d + g logistics) / (b virtualValue). */
  readonly tacitnessVirtual: number;
  /** Tacitness below which a firm in the place goes online as well. */
  readonly tacitnessAddVirtual: number;
  /** Tacitness below which both beats none for a firm that would take neither alone. */
  readonly tacitnessBoth: number;
}

/**
 * Cut-offs for a firm of given scale and goods weight.
 *
 * A cut-off in tacitness may lie outside [0, 1]: then all or none of these firms are on one side.
 */
export function ledgerCutoffs(terms: LedgerTerms, scale: number, goodsWeight: number): LedgerCutoffs {
  const fixed = terms.rent + terms.congestion + terms.upgrade;
  const online = terms.fee + terms.data + goodsWeight * terms.logistics;
  const bonus = terms.synergy + terms.saving;
  const reach = scale * terms.virtualValue;
  const below = (cost: number) => (reach > 0 ? 1 - cost / reach : cost <= 0 ? Infinity : -Infinity);
  return {
    scalePhysical: fixed / terms.physicalValue,
    scaleAddPhysical: (fixed - bonus) / terms.physicalValue,
    tacitnessVirtual: below(online),
    tacitnessAddVirtual: below(online - bonus),
    tacitnessBoth: below(online - bonus - (scale * terms.physicalValue - fixed)),
  };
}

/** Choice of one firm from its profits; ties go to the simpler choice. */
export function ledgerChoice(terms: LedgerTerms, scale: number, tacitness: number, goodsWeight: number): LedgerChoice {
  const { physical, virtual, both } = ledgerProfits(terms, scale, tacitness, goodsWeight);
  let best: LedgerChoice = "none";
  let value = 0;
  if (physical > value) {
    best = "physical";
    value = physical;
  }
  if (virtual > value) {
    best = "virtual";
    value = virtual;
  }
  return both > value ? "both" : best;
}

/** Refuses firms whose arrays or values are out of their domain. */
export function requireLedgerFirms(firms: LedgerFirms): void {
  const n = firms.scale.length;
  requireLength("ledger", "tacitness", firms.tacitness, n, `${n} firms`);
  requireLength("ledger", "goodsWeight", firms.goodsWeight, n, `${n} firms`);
  if (n === 0) throw new InputError("no-firms", "ledger: there are no firms; give at least one.");
  for (let i = 0; i < n; ++i) {
    const [b, t, g] = [firms.scale[i]!, firms.tacitness[i]!, firms.goodsWeight[i]!];
    if (!(b > 0 && t >= 0 && t <= 1 && g >= 0 && g <= 1)) {
      throw new InputError(
        "bad-firm",
        `ledger: firm ${i} has scale ${b}, tacitness ${t} and goods weight ${g}; scale must be > 0, the others in [0, 1].`,
        { firm: i },
      );
    }
  }
}

/**
 * Smallest share of users at which a firm gains from the platform, given physical mass.
 *
 * Alone it needs b N^eta (1 - t) >= cost; a firm in the place needs only b (1 - t) x^2 + chi sqrt(A^alpha) x + saving >= cost with
 * x = N^(eta/2), a quadratic.
 *
 * @returns above 1 where even all firms online are too few; Infinity where nothing would do
 */
export function gainingUsers(
  model: LedgerModel,
  mass: number,
  scale: number,
  tacitness: number,
  goodsWeight: number,
  inPlace: "in-place" | "elsewhere",
): number {
  const cost =
    model.platformFee + model.dataCost + goodsWeight * model.logistics - (inPlace === "in-place" ? model.sharedSaving : 0);
  if (cost <= 0) return 0;
  const value = scale * (1 - tacitness);
  const slope = inPlace === "in-place" ? model.synergy * Math.sqrt(Math.max(0, mass) ** model.agglomerationElasticity) : 0;
  if (value === 0) return slope > 0 ? (cost / slope) ** (2 / model.networkElasticity) : Infinity;
  const x = (-slope + Math.sqrt(slope * slope + 4 * value * cost)) / (2 * value);
  return x ** (2 / model.networkElasticity);
}
