import {
  type LedgerFirms,
  type LedgerModel,
  type LedgerState,
  ledgerChoice,
  ledgerEquilibria,
  ledgerTerms,
} from "../drivers/index.ts";
import { InputError } from "../errors/index.ts";

/** How the users of a place are spread over platforms. */
export interface PlatformMarket {
  /** Users of each platform, any unit; at least one above 0, none below. */
  readonly users: Float64Array;
  /** i in [0, 1]: share of the users of other platforms that one reaches from one's own; 0 closed, 1 as one network. */
  readonly interoperability: number;
}

/** Shares of the platforms, checked. @throws InputError `bad-platforms` */
function sharesOf({ users, interoperability }: PlatformMarket): Float64Array {
  const total = users.reduce((sum, value) => sum + value, 0);
  if (!(total > 0 && total < Number.POSITIVE_INFINITY) || users.some((value) => !(value >= 0))) {
    throw new InputError(
      "bad-platforms",
      `platformMarket: the users of the platforms are ${Array.from(users).join(", ")}; give numbers of 0 or more with a sum above 0.`,
    );
  }
  if (!(interoperability >= 0 && interoperability <= 1)) {
    throw new InputError("bad-share", `platformMarket: interoperability is ${interoperability}; it must be between 0 and 1.`, {
      interoperability,
    });
  }
  return users.map((value) => value / total);
}

/** Share of all users that one reaches from a platform of share s: s + i (1 - s). */
const reached = (share: number, interoperability: number): number => share + interoperability * (1 - share);

/** Herfindahl index of users over platforms, in (0, 1]: sum of squared shares. @throws InputError `bad-platforms` */
export function platformConcentration(users: Float64Array): number {
  return sharesOf({ users, interoperability: 0 }).reduce((sum, share) => sum + share * share, 0);
}

/**
 * Reach psi: split over platforms, N users are worth as much to the average of them as psi N on one network.
 *
 *     psi = (sum_k s_k (s_k + i (1 - s_k))^eta)^(1 / eta)
 *
 * @param market     platforms and how open they are to one another
 * @param elasticity eta > 0 of the value of a network to its users
 * @returns in (0, 1]; 1 with one platform or full interoperability. At eta = 1 it is i + (1 - i) times the Herfindahl index
 * @throws InputError `bad-platforms`, `bad-share`
 */
export function platformReach(market: PlatformMarket, elasticity: number): number {
  const shares = sharesOf(market);
  const value = shares.reduce((sum, share) => sum + share * reached(share, market.interoperability) ** elasticity, 0);
  return value ** (1 / elasticity);
}

/**
 * Lock-in: share of the network's value that a user loses by moving from the largest platform to the smallest that has users.
 *
 *     1 - ((s_min + i (1 - s_min)) / (s_max + i (1 - s_max)))^eta
 *
 * @returns in [0, 1); 0 with one platform, equal platforms or full interoperability
 * @throws InputError `bad-platforms`, `bad-share`
 */
export function platformLockIn(market: PlatformMarket, elasticity: number): number {
  const used = sharesOf(market).filter((share) => share > 0);
  const of = (share: number) => reached(share, market.interoperability);
  return 1 - (of(Math.min(...used)) / of(Math.max(...used))) ** elasticity;
}

/** Who is online when the platforms have settled. */
export interface PlatformOutcome {
  readonly interoperability: number;
  /** psi. */
  readonly reach: number;
  /** Shares of all firms, of those of at most median scale and of the larger ones that are online. */
  readonly users: number;
  readonly smallUsers: number;
  readonly largeUsers: number;
  /** Share of firms in the place. */
  readonly mass: number;
  /** N*: share of users below which nobody gains; above 1 where nobody ever does. */
  readonly criticalMass: number;
  /** Share of network value lost by leaving the largest platform for the smallest. */
  readonly lockIn: number;
  /** What the largest can charge its mean user above the smallest before that user leaves, in the unit of the fee. */
  readonly premium: number;
}

export interface PlatformOptions {
  /** Values of interoperability to solve for; default that of the market alone. */
  readonly interoperability?: readonly number[];
  /** Points of the adoption curve; default 101. */
  readonly points?: number;
}

/**
 * Platform users when the network is split: the highest stable solution of N = R(psi N), with R the adoption curve of the ledger. One
 * curve serves every interoperability, which only turns the line that it is crossed with.
 *
 * @param model  costs and benefits of the place; its fee is the commission
 * @param firms  by type
 * @param market platforms
 * @returns one outcome for each interoperability asked for. Users are interpolated on the curve: closer than a step of it
 * @throws InputError `bad-platforms`, `bad-share`, and those of `ledgerEquilibria`
 */
export function platformOutcomes(
  model: LedgerModel,
  firms: LedgerFirms,
  market: PlatformMarket,
  options: PlatformOptions = {},
): readonly PlatformOutcome[] {
  const curve = ledgerEquilibria(model, firms, { points: options.points ?? 101 });
  const median = Float64Array.from(firms.scale).sort()[Math.floor((firms.scale.length - 1) / 2)]!;
  return (options.interoperability ?? [market.interoperability]).map((interoperability) => {
    const open = { users: market.users, interoperability };
    const reach = platformReach(open, model.networkElasticity);
    const lockIn = platformLockIn(open, model.networkElasticity);
    const seen = highestCrossing(curve.expectedUsers, curve.respondingUsers, reach);
    const state = { users: seen, mass: interpolated(curve.expectedUsers, curve.settledMass, seen) };
    const online = onlineShares(model, firms, state, median);
    const largest = Math.max(...sharesOf(open));
    return {
      interoperability,
      reach,
      users: online.users,
      smallUsers: online.small,
      largeUsers: online.large,
      mass: state.mass,
      criticalMass: curve.criticalMass / reach,
      lockIn,
      premium: lockIn * online.value * (online.users * reached(largest, interoperability)) ** model.networkElasticity,
    };
  });
}

/** The largest x at which the adoption curve falls below the line x / psi; 0 where it lies below it everywhere. */
function highestCrossing(at: Float64Array, responding: Float64Array, reach: number): number {
  const gap = (k: number) => responding[k]! - at[k]! / reach;
  for (let k = at.length - 1; k > 0; --k) {
    if (!(gap(k) <= 0 && gap(k - 1) > 0)) continue;
    return at[k - 1]! + ((at[k]! - at[k - 1]!) * gap(k - 1)) / (gap(k - 1) - gap(k));
  }
  return gap(at.length - 1) > 0 ? at[at.length - 1]! : 0;
}

function interpolated(at: Float64Array, values: Float64Array, x: number): number {
  const step = 1 / (at.length - 1);
  const k = Math.min(at.length - 2, Math.floor(x / step));
  return values[k]! + ((values[k + 1]! - values[k]!) * (x - at[k]!)) / step;
}

/** Who is online at a state, and the mean scale times openness of those. */
function onlineShares(model: LedgerModel, firms: LedgerFirms, state: LedgerState, median: number) {
  const terms = ledgerTerms(model, state);
  const counts = { online: 0, small: 0, smallOnline: 0, value: 0 };
  const n = firms.scale.length;
  for (let i = 0; i < n; ++i) {
    const [scale, tacitness] = [firms.scale[i]!, firms.tacitness[i]!];
    const small = scale <= median;
    if (small) counts.small += 1;
    const choice = ledgerChoice(terms, scale, tacitness, firms.goodsWeight[i]!);
    if (choice !== "virtual" && choice !== "both") continue;
    counts.online += 1;
    counts.value += scale * (1 - tacitness);
    if (small) counts.smallOnline += 1;
  }
  return {
    users: counts.online / n,
    small: counts.smallOnline / Math.max(1, counts.small),
    large: (counts.online - counts.smallOnline) / Math.max(1, n - counts.small),
    value: counts.online > 0 ? counts.value / counts.online : 0,
  };
}
