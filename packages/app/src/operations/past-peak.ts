import { type NetEffectModel, turningPoint } from "@jiju/core";

/**
 * Share of drawn models in which a place lies past its congestion turning point; where a model has no interior peak, past means that more
 * agglomeration lowers the net effect everywhere.
 *
 * @param agglomeration A of the place, > 0
 * @param technology T of the place, > 0
 */
export function pastPeakShare(models: readonly NetEffectModel[], agglomeration: number, technology: number): number {
  const past = models.filter((model) => {
    const point = turningPoint(model, technology);
    return point.status === "interior" ? agglomeration > point.agglomeration : point.direction < 0;
  });
  return past.length / models.length;
}

/** The middle 90 % of the turning points at a digital level over drawn models; an end in models without an interior peak is infinite or 0. */
export function peakBand(models: readonly NetEffectModel[], technology: number): readonly [low: number, high: number] {
  const peaks = models
    .map((model) => {
      const point = turningPoint(model, technology);
      return point.status === "interior" ? point.agglomeration : point.direction < 0 ? 0 : Number.POSITIVE_INFINITY;
    })
    .sort((a, b) => a - b);
  return [peaks[Math.floor(0.05 * (peaks.length - 1))]!, peaks[Math.ceil(0.95 * (peaks.length - 1))]!];
}
