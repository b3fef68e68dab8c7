import { InputError } from "../errors/index.ts";
import { digitalParameters } from "./digital.ts";
import { ledgerParameters, netEffectParameters } from "./drivers.ts";
import { evidenceParameters } from "./evidence.ts";
import { leverParameters } from "./levers.ts";
import { matchingParameters } from "./matching.ts";
import { proximityParameters } from "./measures.ts";
import { mechanismParameters } from "./mechanism.ts";
import type { Engine, Parameter } from "./parameter.ts";
import { pathParameters } from "./paths.ts";

/** Every default of the theory with unit, range and origin, over all engines. */
export const parameterCatalogue: readonly Parameter[] = [
  ...proximityParameters,
  ...digitalParameters,
  ...netEffectParameters,
  ...ledgerParameters,
  ...pathParameters,
  ...mechanismParameters,
  ...matchingParameters,
  ...leverParameters,
  ...evidenceParameters,
];

const BY_ID: ReadonlyMap<string, Parameter> = new Map(parameterCatalogue.map((parameter) => [parameter.id, parameter]));

/** The parameter of that id. @throws InputError `unknown-parameter`, with the nearest known ids. */
export function requireParameter(id: string): Parameter {
  const parameter = BY_ID.get(id);
  if (parameter) return parameter;
  const near = nearestNames(id, [...BY_ID.keys()]);
  throw new InputError("unknown-parameter", `requireParameter: there is no parameter "${id}"; nearest: ${near.join(", ")}.`, {
    id,
    near,
  });
}

/** Default value of a parameter by id. @throws InputError `unknown-parameter` */
export function defaultOf(id: string): number {
  return requireParameter(id).default;
}

/** The parameters an engine reads. */
export function parametersOf(engine: Engine): readonly Parameter[] {
  return parameterCatalogue.filter((parameter) => parameter.engines.includes(engine));
}

/**
 * The known names nearest to a misspelt one, by edit distance.
 *
 * @param given what was written
 * @param known the names there are
 * @param count how many to return; default 3
 */
export function nearestNames(given: string, known: readonly string[], count = 3): readonly string[] {
  return [...known]
    .map((name) => ({ name, distance: editDistance(given, name) }))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, count)
    .map((entry) => entry.name);
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const current = [i];
    for (let j = 1; j <= b.length; ++j) {
      current[j] = Math.min(previous[j]! + 1, current[j - 1]! + 1, previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    previous = current;
  }
  return previous[b.length]!;
}
