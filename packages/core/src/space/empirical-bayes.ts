import { InputError, requireLength } from "../errors/index.ts";
import type { AssociationOptions, GlobalAssociation } from "./association-test.ts";
import { globalMoran } from "./global-moran.ts";
import type { SpatialWeights } from "./spatial-weights.ts";

/** Rates with the noise of small populations taken into account. */
export interface EmpiricalBayesRates {
  /** Events / population, [n]. */
  readonly raw: Float64Array;
  /** Shrunk towards the overall rate, more where the population is small, [n]. */
  readonly smoothed: Float64Array;
  /** (raw - overall) / its standard deviation, [n]: comparable over populations of any size. */
  readonly standardised: Float64Array;
  /** Events of all regions / population of all. */
  readonly overall: number;
  /** Estimated variance of the true rates; 0 where the data show no more than chance. */
  readonly variance: number;
}

/**
 * Empirical-Bayes rates.
 *
 *     b = sum O / sum P,   s2 = sum P[i] (p[i] - b)^2 / sum P,   a = max(0, s2 - b / mean(P))
 *     smoothed[i] = b + (p[i] - b) a / (a + b / P[i]),   standardised[i] = (p[i] - b) / sqrt(a + b / P[i])
 *
 * @param events      O, counts, [n], >= 0 (firms opened, patents)
 * @param population  P, those at risk, [n], > 0
 * @throws InputError `shape-mismatch`, `bad-events`, `bad-population`, `no-events`
 * @see Marshall (1991), Mapping disease and mortality rates; Assuncao and Reis (1999), A new proposal to adjust Moran's I
 */
export function empiricalBayesRates(events: Float64Array, population: Float64Array): EmpiricalBayesRates {
  const n = events.length;
  requireLength("empiricalBayesRates", "population", population, n, "regions");
  let totalEvents = 0;
  let totalPopulation = 0;
  for (let i = 0; i < n; ++i) {
    if (!(events[i]! >= 0 && events[i]! < Number.POSITIVE_INFINITY)) {
      throw new InputError("bad-events", `empiricalBayesRates: row ${i} has ${events[i]} events; they must be at least 0.`, {
        row: i,
      });
    }
    if (!(population[i]! > 0 && population[i]! < Number.POSITIVE_INFINITY)) {
      throw new InputError(
        "bad-population",
        `empiricalBayesRates: row ${i} has a population of ${population[i]}; it must be above 0. Leave the region out.`,
        { row: i },
      );
    }
    totalEvents += events[i]!;
    totalPopulation += population[i]!;
  }
  if (totalEvents === 0) throw new InputError("no-events", "empiricalBayesRates: all events are 0; a rate has nothing to show.");
  const overall = totalEvents / totalPopulation;
  const raw = events.map((value, i) => value / population[i]!);
  let spread = 0;
  for (let i = 0; i < n; ++i) spread += (population[i]! * (raw[i]! - overall) ** 2) / totalPopulation;
  const variance = Math.max(0, spread - (overall * n) / totalPopulation);
  const noise = population.map((value) => overall / value);
  return {
    raw,
    smoothed: raw.map((rate, i) => overall + ((rate - overall) * variance) / (variance + noise[i]!)),
    standardised: raw.map((rate, i) => (rate - overall) / Math.sqrt(variance + noise[i]!)),
    overall,
    variance,
  };
}

/**
 * Moran's I of rates, with the variance of each rate standardised by its population.
 *
 * @throws InputError as `empiricalBayesRates` and `globalMoran`
 * @see Assuncao and Reis (1999)
 */
export function empiricalBayesMoran(
  events: Float64Array,
  population: Float64Array,
  weights: SpatialWeights,
  options: AssociationOptions = {},
): GlobalAssociation {
  return globalMoran(empiricalBayesRates(events, population).standardised, weights, options);
}
