import {
  gainingUsers,
  LEDGER_CHOICES,
  type LedgerChoice,
  type LedgerFirms,
  type LedgerModel,
  type LedgerState,
  ledgerChoice,
  ledgerProfits,
  ledgerTerms,
  requireLedgerFirms,
} from "./ledger.ts";

/** A state that the firms' own choices reproduce. */
export interface LedgerEquilibrium extends LedgerState {
  readonly status: "converged" | "iteration-limit";
  readonly iterations: number;
  /** Stable under adjustment of platform users; an unstable one is a tipping point. */
  readonly stable: boolean;
  /** Share of firms per choice, adding to 1. */
  readonly shares: Readonly<Record<LedgerChoice, number>>;
  readonly averageProfit: number;
}

export interface LedgerOptions {
  /** Where adjustment starts; default half the firms in each. */
  readonly start?: LedgerState;
  /** Default 200. */
  readonly maxIterations?: number;
}

/** Shares in the place and online that firms choose at a state. */
export function ledgerResponse(model: LedgerModel, firms: LedgerFirms, state: LedgerState): LedgerState {
  const terms = ledgerTerms(model, state);
  const fixed = terms.rent + terms.congestion + terms.upgrade;
  const online = terms.fee + terms.data;
  const bonus = terms.synergy + terms.saving;
  const { scale, tacitness, goodsWeight } = firms;
  const n = scale.length;
  let inPlace = 0;
  let onPlatform = 0;
  for (let i = 0; i < n; ++i) {
    const physical = scale[i]! * terms.physicalValue - fixed;
    const virtual = scale[i]! * terms.virtualValue * (1 - tacitness[i]!) - online - goodsWeight[i]! * terms.logistics;
    const both = physical + virtual + bonus;
    const alone = Math.max(physical, virtual);
    if (both > 0 && both > alone) {
      ++inPlace;
      ++onPlatform;
    } else if (alone > 0) {
      if (physical >= virtual) ++inPlace;
      else ++onPlatform;
    }
  }
  return { mass: inPlace / n, users: onPlatform / n };
}

/**
 * Equilibrium of rent, physical mass and platform users by damped adjustment: each share moves towards what firms choose, with a step that
 * halves when its direction turns.
 *
 * @param firms up to hundreds of thousands
 * @returns the equilibrium that adjustment reaches from the start; others may exist, see `ledgerEquilibria`
 */
export function ledgerEquilibrium(model: LedgerModel, firms: LedgerFirms, options: LedgerOptions = {}): LedgerEquilibrium {
  requireLedgerFirms(firms);
  const start = options.start ?? { mass: 0.5, users: 0.5 };
  const found = adjust(model, firms, start, options.maxIterations ?? 200, "both");
  return described(model, firms, found.state, found.iterations, found.converged, true);
}

interface Adjusted {
  readonly state: LedgerState;
  readonly iterations: number;
  readonly converged: boolean;
}

function adjust(
  model: LedgerModel,
  firms: LedgerFirms,
  start: LedgerState,
  maxIterations: number,
  moves: "both" | "mass",
): Adjusted {
  const near = 1.5 / firms.scale.length;
  let { mass, users } = start;
  let stepMass = 0.5;
  let stepUsers = 0.5;
  let lastMass = 0;
  let lastUsers = 0;
  for (let iteration = 1; iteration <= maxIterations; ++iteration) {
    const response = ledgerResponse(model, firms, { mass, users });
    const gapMass = response.mass - mass;
    const gapUsers = moves === "both" ? response.users - users : 0;
    // With finitely many firms the response jumps: a step below one firm's weight cannot come closer.
    const settled = (gap: number, step: number) => Math.abs(gap) <= near || Math.abs(gap) * step <= 0.01 * near;
    if (settled(gapMass, stepMass) && settled(gapUsers, stepUsers))
      return { state: { mass, users }, iterations: iteration, converged: true };
    stepMass = gapMass * lastMass < 0 ? 0.5 * stepMass : Math.min(1, 1.3 * stepMass);
    stepUsers = gapUsers * lastUsers < 0 ? 0.5 * stepUsers : Math.min(1, 1.3 * stepUsers);
    mass += stepMass * gapMass;
    users += stepUsers * gapUsers;
    lastMass = gapMass;
    lastUsers = gapUsers;
  }
  return { state: { mass, users }, iterations: maxIterations, converged: false };
}

function described(
  model: LedgerModel,
  firms: LedgerFirms,
  state: LedgerState,
  iterations: number,
  converged: boolean,
  stable: boolean,
): LedgerEquilibrium {
  const terms = ledgerTerms(model, state);
  const counts: Record<LedgerChoice, number> = { none: 0, physical: 0, virtual: 0, both: 0 };
  let profit = 0;
  const n = firms.scale.length;
  for (let i = 0; i < n; ++i) {
    const [b, t, g] = [firms.scale[i]!, firms.tacitness[i]!, firms.goodsWeight[i]!];
    const chosen = ledgerChoice(terms, b, t, g);
    counts[chosen] += 1;
    if (chosen !== "none") profit += ledgerProfits(terms, b, t, g)[chosen];
  }
  const shares = { ...counts };
  for (const kind of LEDGER_CHOICES) shares[kind] = counts[kind] / n;
  return { ...state, status: converged ? "converged" : "iteration-limit", iterations, stable, shares, averageProfit: profit / n };
}

/** All equilibria found along the share of platform users, with the critical mass. */
export interface LedgerEquilibria {
  /** Ascending in platform users. */
  readonly equilibria: readonly LedgerEquilibrium[];
  /** Adoption curve: users that respond when `users` are expected and physical mass has settled. */
  readonly expectedUsers: Float64Array;
  readonly respondingUsers: Float64Array;
  readonly settledMass: Float64Array;
  /** N*: below this share of users no firm gains from the platform; above 1 where none ever does. */
  readonly criticalMass: number;
  /** Share of users from which adoption grows by itself: the lowest unstable equilibrium, NaN when there is none. */
  readonly tippingPoint: number;
}

export interface LedgerTraceOptions {
  /** Points of the adoption curve; default 61. */
  readonly points?: number;
  /** Firms used for the curve, an even draw by scale; default 4,000. Equilibria are then settled on all firms. */
  readonly traced?: number;
}

/**
 * Traces equilibria along the adoption curve: for each expected share of users the physical mass settles, and the firms respond; crossings
 * of the diagonal are equilibria, stable where the curve crosses it from above.
 */
export function ledgerEquilibria(model: LedgerModel, firms: LedgerFirms, options: LedgerTraceOptions = {}): LedgerEquilibria {
  requireLedgerFirms(firms);
  const points = options.points ?? 61;
  const sample = evenSample(firms, options.traced ?? 4_000);
  const expectedUsers = Float64Array.from({ length: points }, (_, i) => i / (points - 1));
  const respondingUsers = new Float64Array(points);
  const settledMass = new Float64Array(points);
  let mass = 0.5;
  const respond = (users: number): { users: number; mass: number } => {
    const settled = adjust(model, sample, { mass, users }, 200, "mass").state.mass;
    return { users: ledgerResponse(model, sample, { mass: settled, users }).users, mass: settled };
  };
  for (let i = 0; i < points; ++i) {
    const response = respond(expectedUsers[i]!);
    respondingUsers[i] = response.users;
    settledMass[i] = response.mass;
    mass = response.mass;
  }
  const equilibria: LedgerEquilibrium[] = [];
  const settle = (users: number, start: number): void => {
    const found = adjust(model, firms, { mass: start, users }, 200, "both");
    if (equilibria.some((other) => other.stable && Math.abs(other.users - found.state.users) < 1e-3)) return;
    equilibria.push(described(model, firms, found.state, found.iterations, found.converged, true));
  };
  const gap = (i: number) => respondingUsers[i]! - expectedUsers[i]!;
  if (gap(0) <= 0) settle(0, settledMass[0]!);
  for (let i = 1; i < points; ++i) {
    if (gap(i - 1) > 0 && gap(i) <= 0) settle(0.5 * (expectedUsers[i - 1]! + expectedUsers[i]!), settledMass[i]!);
    if (gap(i - 1) <= 0 && gap(i) > 0) {
      let low = expectedUsers[i - 1]!;
      let high = expectedUsers[i]!;
      mass = settledMass[i]!;
      for (let step = 0; step < 30; ++step) {
        const middle = 0.5 * (low + high);
        if (respond(middle).users > middle) high = middle;
        else low = middle;
      }
      const users = 0.5 * (low + high);
      equilibria.push(described(model, firms, { users, mass: respond(users).mass }, 30, true, false));
    }
  }
  if (gap(points - 1) > 0) settle(1, settledMass[points - 1]!);
  equilibria.sort((a, b) => a.users - b.users);
  const tipping = equilibria.find(({ stable }) => !stable);
  return {
    equilibria,
    expectedUsers,
    respondingUsers,
    settledMass,
    criticalMass: criticalMass(model, firms, settledMass[0]!),
    tippingPoint: tipping?.users ?? Number.NaN,
  };
}

/**
 * Critical mass N*: the smallest share of users at which the best-placed firm gains from the platform.
 *
 * @param mass physical mass without a platform; firms that stay there count the bonus of both
 */
export function criticalMass(model: LedgerModel, firms: LedgerFirms, mass: number): number {
  const terms = ledgerTerms(model, { mass, users: 0 });
  let least = Infinity;
  for (let i = 0; i < firms.scale.length; ++i) {
    const [b, t, g] = [firms.scale[i]!, firms.tacitness[i]!, firms.goodsWeight[i]!];
    const stays = ledgerProfits(terms, b, t, g).physical > 0;
    least = Math.min(least, gainingUsers(model, mass, b, t, g, stays ? "in-place" : "elsewhere"));
  }
  return least;
}

function evenSample(firms: LedgerFirms, most: number): LedgerFirms {
  const n = firms.scale.length;
  if (n <= most) return firms;
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((i, j) => firms.scale[i]! - firms.scale[j]!);
  const pick = (values: Float64Array) =>
    Float64Array.from({ length: most }, (_, i) => values[order[Math.floor(((i + 0.5) * n) / most)]!]!);
  return { scale: pick(firms.scale), tacitness: pick(firms.tacitness), goodsWeight: pick(firms.goodsWeight) };
}

/** Effect on the equilibrium of raising one number of the model. */
export interface LedgerStatic {
  readonly parameter: keyof LedgerModel;
  readonly from: number;
  readonly to: number;
  /** Changes of the shares, in shares of all firms. */
  readonly change: Readonly<Record<LedgerChoice, number>>;
  readonly changeMass: number;
  readonly changeUsers: number;
}

/**
 * Comparative statics: each number of the model raised by a tenth, starting from the same equilibrium.
 *
 * @param factor default 1.1; a number that is 0 is raised by factor - 1 instead
 */
export function ledgerComparativeStatics(
  model: LedgerModel,
  firms: LedgerFirms,
  start: LedgerState,
  factor = 1.1,
): readonly LedgerStatic[] {
  const base = ledgerEquilibrium(model, firms, { start });
  return (Object.keys(model) as (keyof LedgerModel)[]).map((parameter) => {
    const from = model[parameter];
    const to = from === 0 ? factor - 1 : from * factor;
    const moved = ledgerEquilibrium({ ...model, [parameter]: to }, firms, { start: base });
    const change = { none: 0, physical: 0, virtual: 0, both: 0 };
    for (const kind of LEDGER_CHOICES) change[kind] = moved.shares[kind] - base.shares[kind];
    return { parameter, from, to, change, changeMass: moved.mass - base.mass, changeUsers: moved.users - base.users };
  });
}
