import type { LocalStability, StartsResult, UniquenessBounds } from "@jiju/core";

/** The three checks of an equilibrium as answers print them. */
export function diagnosisAnswer(bounds: UniquenessBounds, stability: LocalStability | null, starts: StartsResult | null) {
  const largest = bounds.industries.reduce((most, entry) => (entry.product > most.product ? entry : most));
  return {
    generalBound: bounds.generalBound,
    spectralRadius: bounds.spectralRadius,
    scaleBound: bounds.scaleBound,
    stability: stability?.status ?? ("not-computed" as const),
    eigenvalue: stability?.eigenvalue ?? Number.NaN,
    starts: starts ? { tried: starts.starts, converged: starts.converged, distinct: starts.equilibria.length } : null,
    largestScale: { industry: largest.industry, product: largest.product, withInputs: largest.withInputs },
  };
}
