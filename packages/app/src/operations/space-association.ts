import {
  type AssociationOptions,
  bivariateMoran,
  createRandom,
  type EmpiricalBayesRates,
  empiricalBayesRates,
  type GlobalAssociation,
  InputError,
  type LocalAssociation,
  type PreparedGlobal,
  type PreparedLocal,
  prepareGlobalGeary,
  prepareGlobalGetisOrd,
  prepareGlobalMoran,
  prepareJoinCounts,
  prepareLocalBivariateMoran,
  prepareLocalGeary,
  prepareLocalGetisOrd,
  prepareLocalMoran,
  type SpatialWeights,
  spatialLag,
} from "@jiju/core";
import type { spaceAssociation } from "@jiju/lab/contract";
import type { z } from "zod";
import { MAP_STREAM, SITES_STREAM } from "./measurement-parts.ts";
import { globalOnThreads, localOnThreads } from "./measurement-threads.ts";

type Input = z.output<typeof spaceAssociation.input>;

/** What was found of an association: one line or several, the sites, the scatter plot, the rates behind it. */
export interface FoundAssociation {
  readonly global: readonly { readonly id: string; readonly found: GlobalAssociation }[];
  readonly local: LocalAssociation | null;
  readonly scatter: { readonly own: Float64Array; readonly lag: Float64Array } | null;
  readonly rates: EmpiricalBayesRates | null;
}

/**
 * Runs the statistic that an input asks for.
 *
 * @throws InputError `not-numeric`, `no-second-variable`, `one-class`, `shape-mismatch`, and those of the statistics in core
 */
export async function associationOf(input: Input, weights: SpatialWeights): Promise<FoundAssociation> {
  const { alternative, assumption, self, permutations } = input;
  // The same seed for the whole map and for the sites: two independent streams of it.
  const random = createRandom(input.seed);
  const globalOptions: AssociationOptions = {
    alternative,
    ...(permutations > 0 ? { permutations, random: random.fork(MAP_STREAM) } : {}),
  };
  const localOptions = { alternative, ...(permutations > 0 ? { permutations, random: random.fork(SITES_STREAM) } : {}) };
  const wantsGlobal = input.scope !== "local" || input.statistic === "join-counts";
  const wantsLocal = input.scope !== "global";
  if (input.statistic === "join-counts") return { ...nothing, global: await joinsOf(input, weights, globalOptions) };

  const values = numbersOf(input.values);
  const answer = async (
    whole: () => PreparedGlobal | GlobalAssociation,
    sites: () => PreparedLocal,
    extra: Partial<FoundAssociation> = {},
  ): Promise<FoundAssociation> => ({
    ...nothing,
    global: wantsGlobal ? [{ id: input.statistic, found: await completed(whole(), input.seed) }] : [],
    local: wantsLocal ? await localOnThreads(sites(), input.seed) : null,
    ...extra,
  });
  switch (input.statistic) {
    case "moran":
      return answer(
        () => prepareGlobalMoran(values, weights, { ...globalOptions, assumption }),
        () => prepareLocalMoran(values, weights, localOptions),
        { scatter: scatterOf(values, values, weights) },
      );
    case "geary":
      return answer(
        () => prepareGlobalGeary(values, weights, { ...globalOptions, assumption }),
        () => prepareLocalGeary(values, weights, localOptions),
      );
    case "getis-ord":
      return answer(
        () => prepareGlobalGetisOrd(values, weights, globalOptions),
        () => prepareLocalGetisOrd(values, weights, { ...localOptions, self }),
      );
    case "bivariate-moran": {
      const second = secondOf(input, "the neighbours' variable");
      return answer(
        () => bivariateMoran(values, second, weights, globalOptions),
        () => prepareLocalBivariateMoran(values, second, weights, localOptions),
        { scatter: scatterOf(values, second, weights) },
      );
    }
    case "differential-moran": {
      const later = secondOf(input, "the later year");
      const change = Float64Array.from(later, (value, i) => value - values[i]!);
      return answer(
        () => prepareGlobalMoran(change, weights, { ...globalOptions, assumption }),
        () => prepareLocalMoran(change, weights, localOptions),
        { scatter: scatterOf(change, change, weights) },
      );
    }
    case "empirical-bayes-moran": {
      const population = secondOf(input, "the population at risk");
      const rates = empiricalBayesRates(values, population);
      return answer(
        () => prepareGlobalMoran(rates.standardised, weights, globalOptions),
        () => prepareLocalMoran(rates.standardised, weights, localOptions),
        { rates, scatter: scatterOf(rates.standardised, rates.standardised, weights) },
      );
    }
  }
}

/** A statistic that is linear in the values needs no threads and comes whole. */
function completed(whole: PreparedGlobal | GlobalAssociation, seed: number): Promise<GlobalAssociation> | GlobalAssociation {
  return "finish" in whole ? globalOnThreads(whole, seed) : whole;
}

const nothing: FoundAssociation = { global: [], local: null, scatter: null, rates: null };

async function joinsOf(input: Input, weights: SpatialWeights, options: AssociationOptions): Promise<FoundAssociation["global"]> {
  const names = [...new Set(input.values.map(String))].sort();
  if (names.length < 2) {
    throw new InputError(
      "one-class",
      `space.association: every region is of class "${names[0]}"; joins need two classes or more.`,
      { class: names[0] },
    );
  }
  const at = new Map(names.map((name, k) => [name, k]));
  const classes = Int32Array.from(input.values, (value) => at.get(String(value))!);
  const joins = await globalOnThreads(prepareJoinCounts(classes, names.length, weights, options), input.seed);
  return joins.map((join) => ({
    id: `${names[join.a]}-${names[join.b]}`,
    found: join,
  }));
}

function numbersOf(values: Input["values"]): Float64Array {
  return Float64Array.from(values, (value, i) => {
    const number = typeof value === "string" && value.trim() === "" ? Number.NaN : Number(value);
    if (Number.isFinite(number)) return number;
    throw new InputError(
      "not-numeric",
      `space.association: value ${i + 1} is "${value}"; this statistic needs numbers. Class labels are for join-counts.`,
      { position: i + 1 },
    );
  });
}

function secondOf(input: Input, what: string): Float64Array {
  if (input.second?.length === input.values.length) return Float64Array.from(input.second);
  throw new InputError(
    "no-second-variable",
    `space.association: ${input.statistic} needs ${what} under "second", ${input.values.length} values; got ${input.second?.length ?? "none"}.`,
    { statistic: input.statistic },
  );
}

/** Standardised (divisor n) values and the spatial lag of the standardised second variable. */
function scatterOf(own: Float64Array, neighbours: Float64Array, weights: SpatialWeights): FoundAssociation["scatter"] {
  return { own: standardised(own), lag: spatialLag(standardised(neighbours), weights) };
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
  return values.map((value) => (value - mean) / sd);
}
