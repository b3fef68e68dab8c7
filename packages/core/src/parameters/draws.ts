import { InputError } from "../errors/index.ts";
import { createRandom, SOBOL_DIMENSIONS, sobolPoints } from "../numeric/index.ts";
import { latinHypercube } from "./latin-hypercube.ts";
import type { Parameter } from "./parameter.ts";

/** Draws of several parameters over their plausible ranges, reproducible from the seed. */
export interface ParameterDraws {
  /** Parameter ids, [p]. */
  readonly ids: readonly string[];
  readonly count: number;
  /** Values in each parameter's unit, [n x p] row-major. */
  readonly values: Float64Array;
  /** The same points on the unit cube, [n x p]. */
  readonly unit: Float64Array;
  readonly method: "sobol" | "latin-hypercube";
  readonly seed: number;
}

export interface DrawOptions {
  /** Integer, 0 <= seed < 2^32. Default 20250501. */
  readonly seed?: number;
  /** Default `sobol` (scrambled); `latin-hypercube` has no limit on the number of parameters. */
  readonly method?: "sobol" | "latin-hypercube";
}

/** Seed of every ensemble unless the user gives another. */
export const DEFAULT_SEED = 20250501;

/**
 * The value of a parameter at a point of the unit interval, over its range on its scale.
 *
 *     linear: low + u (high - low);   log: low (high / low)^u
 *
 * @param parameter its range is finite, low <= high, and low > 0 on the log scale
 * @param u         in [0, 1]
 */
export function valueInRange(parameter: Pick<Parameter, "range" | "scale">, u: number): number {
  const [low, high] = parameter.range;
  return parameter.scale === "log" ? low * (high / low) ** u : low + u * (high - low);
}

/**
 * Draws of the given parameters over their ranges.
 *
 * @param parameters p >= 1, distinct ids
 * @param count      n, integer >= 1
 * @param options    seed and method
 * @throws InputError `no-parameters`, `duplicate-parameter`, and those of the sampler
 */
export function drawParameters(parameters: readonly Parameter[], count: number, options: DrawOptions = {}): ParameterDraws {
  const seed = options.seed ?? DEFAULT_SEED;
  const method = options.method ?? "sobol";
  const p = parameters.length;
  if (p === 0) throw new InputError("no-parameters", "drawParameters: the list of parameters is empty; name at least one.");
  const ids = parameters.map((parameter) => parameter.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice)
    throw new InputError("duplicate-parameter", `drawParameters: "${twice}" is listed twice; list each once.`, { id: twice });
  if (method === "sobol" && p > SOBOL_DIMENSIONS) {
    throw new InputError(
      "too-many-dimensions",
      `drawParameters: ${p} parameters and the Sobol sequence has ${SOBOL_DIMENSIONS} dimensions; use method "latin-hypercube".`,
      { parameters: p },
    );
  }
  const random = createRandom(seed);
  const unit = method === "sobol" ? sobolPoints(count, p, { random }) : latinHypercube(count, p, random);
  const values = new Float64Array(unit.length);
  for (let k = 0; k < count; ++k) {
    for (let j = 0; j < p; ++j) values[k * p + j] = valueInRange(parameters[j]!, unit[k * p + j]!);
  }
  return { ids, count, values, unit, method, seed };
}
