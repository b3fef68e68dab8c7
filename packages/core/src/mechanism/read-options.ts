import { InputError } from "../errors/index.ts";
import type { Mobility, SpilloverChannel } from "./economy.ts";
import { LARGEST_ELASTICITY } from "./elasticity-limit.ts";

/** `Mobility` with plain arrays. */
export type MobilityInput =
  | { readonly kind: "immobile" }
  | {
      readonly kind: "mobile";
      /** Frechet shape, > 0; 1.5 for provinces of China (Tombe and Zhu 2019), 3 to 4.6 elsewhere. */
      readonly epsilon: number;
      /** Labour pool of each region, integers from 0, or -1 for a region whose people stay put. Default one pool. */
      readonly pools?: ArrayLike<number>;
    }
  | { readonly kind: "origins"; readonly epsilon: number; readonly migrants: ArrayLike<number> }
  | { readonly kind: "commuting"; readonly epsilon: number; readonly commuters: ArrayLike<number> };

/** A spillover channel with plain arrays; missing tables are the identity. */
export interface SpilloverChannelInput {
  readonly id: string;
  readonly psi: number | ArrayLike<number>;
  readonly near?: ArrayLike<number>;
  readonly far?: ArrayLike<number>;
  /** Part of an industry's spillovers that travels digitally, one number or [S]. Default 1. */
  readonly digitalShare?: number | ArrayLike<number>;
  readonly links?: ArrayLike<number>;
}

export type SpilloverInput = number | ArrayLike<number> | readonly SpilloverChannelInput[];

/** @throws InputError `bad-elasticity` for a Frechet shape outside (0, 1000], `shape-mismatch` */
export function readMobility(input: MobilityInput | undefined, names: readonly string[]): Mobility {
  const regions = names.length;
  if (!input || input.kind === "immobile") return { kind: "immobile" };
  if (!(input.epsilon > 0 && input.epsilon <= LARGEST_ELASTICITY)) {
    throw new InputError(
      "bad-elasticity",
      `createEconomy: the mobility elasticity is ${input.epsilon}; it must be above 0 and at most ${LARGEST_ELASTICITY}. Use mobility "immobile" for zero and a large number (for example 30) for nearly perfect mobility.`,
    );
  }
  if (input.kind === "mobile") {
    if (!input.pools) return { kind: "mobile", epsilon: input.epsilon, pools: null };
    requireCount("mobility.pools", input.pools, regions);
    return { kind: "mobile", epsilon: input.epsilon, pools: Int32Array.from(input.pools) };
  }
  const name = input.kind === "origins" ? "mobility.migrants" : "mobility.commuters";
  const matrix = input.kind === "origins" ? input.migrants : input.commuters;
  requireCount(name, matrix, regions * regions);
  const people = Float64Array.from(matrix, (value) => {
    if (!(value >= 0 && Number.isFinite(value))) {
      throw new InputError("negative-share", `createEconomy: ${name} has the value ${value}; persons must be >= 0 and finite.`);
    }
    return value;
  });
  for (let r = 0; r < regions; ++r) {
    let row = 0;
    let column = 0;
    for (let c = 0; c < regions; ++c) {
      row += people[r * regions + c]!;
      column += people[c * regions + r]!;
    }
    if (!(row > 0 && column > 0)) {
      throw new InputError(
        "unreachable-region",
        `createEconomy: ${names[r]} has nobody ${row > 0 ? "arriving or staying (a column of zeros)" : "leaving or staying (a row of zeros)"} in ${name}; leave it out or join it to a neighbour.`,
        { region: names[r] },
      );
    }
  }
  return input.kind === "origins"
    ? { kind: "origins", epsilon: input.epsilon, migrants: people }
    : { kind: "commuting", epsilon: input.epsilon, commuters: people };
}

/** @throws InputError `bad-elasticity` for psi outside [0, 1000], `negative-share` for a kernel below 0, `shape-mismatch` */
export function readSpillovers(
  input: SpilloverInput | undefined,
  regions: number,
  industries: readonly string[],
): readonly SpilloverChannel[] {
  if (input === undefined) return [];
  const channels: readonly SpilloverChannelInput[] = isChannels(input) ? input : [{ id: "scale", psi: input }];
  const s = industries.length;
  return channels
    .map((channel) => ({
      id: channel.id,
      psi: scaleElasticities(channel, industries),
      near: optional(`${channel.id}.near`, channel.near, regions * regions),
      far: optional(`${channel.id}.far`, channel.far, regions * regions),
      digitalShare: optional(`${channel.id}.digitalShare`, perIndustry(channel.digitalShare, s), s, 1),
      links: optional(`${channel.id}.links`, channel.links, s * s),
    }))
    .filter((channel) => channel.psi.some((value) => value !== 0));
}

function isChannels(input: SpilloverInput): input is readonly SpilloverChannelInput[] {
  return typeof input !== "number" && input.length > 0 && typeof input[0] === "object";
}

function scaleElasticities(channel: SpilloverChannelInput, industries: readonly string[]): Float64Array {
  const { psi } = channel;
  if (typeof psi !== "number") requireCount(`${channel.id}.psi`, psi, industries.length);
  return Float64Array.from(industries, (name, j) => {
    const value = typeof psi === "number" ? psi : psi[j]!;
    if (!(value >= 0 && value <= LARGEST_ELASTICITY)) {
      throw new InputError(
        "bad-elasticity",
        `createEconomy: psi of ${name} in channel ${channel.id} is ${value}; it must lie between 0 and ${LARGEST_ELASTICITY}.`,
      );
    }
    return value;
  });
}

const perIndustry = (value: number | ArrayLike<number> | undefined, industries: number): ArrayLike<number> | undefined =>
  typeof value === "number" ? new Float64Array(industries).fill(value) : value;

function optional(
  name: string,
  values: ArrayLike<number> | undefined,
  count: number,
  largest = Number.MAX_VALUE,
): Float64Array | null {
  if (!values) return null;
  requireCount(name, values, count);
  return Float64Array.from(values, (value) => {
    if (!(value >= 0 && value <= largest)) {
      throw new InputError(
        "negative-share",
        `createEconomy: ${name} has the value ${value}; weights of spillovers must be >= 0 and finite, digital shares at most 1.`,
      );
    }
    return value;
  });
}

function requireCount(name: string, values: ArrayLike<number>, count: number): void {
  if (values.length !== count) {
    throw new InputError("shape-mismatch", `createEconomy: ${name} has ${values.length} values; it must have ${count}.`, {
      name,
      got: values.length,
      expected: count,
    });
  }
}

/** Sums over rows of a square table, [N]: workers by workplace, people by residence. */
export function columnTotals(matrix: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let r = 0; r < n; ++r) for (let c = 0; c < n; ++c) out[c] = out[c]! + matrix[r * n + c]!;
  return out;
}
