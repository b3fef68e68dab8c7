import {
  createRandom,
  type KDensity,
  type KDensityOptions,
  kDensity,
  type LocalAssociation,
  type LocalMoranOptions,
  localMoran,
  type PointSet,
  type SpatialWeights,
} from "@jiju/core";

/** A part of a long measurement, plain data that travels between threads; the seed makes every split give the same bits. */
export type MeasurementPart =
  | {
      readonly kind: "local-moran";
      readonly values: Float64Array;
      readonly weights: SpatialWeights;
      readonly options: Omit<LocalMoranOptions, "random" | "siteRange">;
      readonly seed: number;
      readonly from: number;
      readonly to: number;
    }
  | {
      readonly kind: "k-density";
      readonly points: PointSet;
      readonly members: Int32Array;
      readonly options: Omit<KDensityOptions, "random" | "simulationRange">;
      readonly seed: number;
      readonly from: number;
      readonly to: number;
    };

/** Stream of the seed that belongs to the sites: the statistic of the whole map has another. */
export const SITES_STREAM = 2;

/** Computes a part: sites `from` to `to`, or simulations `from` to `to`. */
export function measurePart(part: MeasurementPart): LocalAssociation | KDensity {
  const { seed, from, to } = part;
  if (part.kind === "local-moran") {
    const random = createRandom(seed).fork(SITES_STREAM);
    return localMoran(part.values, part.weights, { ...part.options, random, siteRange: { from, to } });
  }
  return kDensity(part.points, part.members, {
    ...part.options,
    random: createRandom(seed),
    simulationRange: { from, to },
  });
}
