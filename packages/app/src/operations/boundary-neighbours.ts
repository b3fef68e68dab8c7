import {
  combineWeights,
  contiguityWeights,
  linkWeights,
  type OutlineGeometry,
  polygonSet,
  type SpatialWeights,
  transformWeights,
} from "@jiju/core";
import { loadGeography } from "@jiju/lab";
import type { StudySession } from "../study/session.ts";

interface Feature {
  readonly properties: { readonly region: string };
  readonly geometry: OutlineGeometry | null;
}

/**
 * Neighbours of the study's regions by their outlines, with the pairs that study.yaml adds by hand (an island and its mainland),
 * row-standardised. Read once per session.
 *
 * @param contiguity  a common point (queen) or a common edge (rook)

 * @returns undefined where some region has no outline: contiguity of a part of the map would pass for that of the whole
 */
export function boundaryNeighbours(
  study: StudySession,
  contiguity: "queen" | "rook" = "queen",
): Promise<SpatialWeights | undefined> {
  return study.once(`boundary neighbours ${contiguity}`, async () => {
    const { outlines } = await loadGeography(study.loaded);
    if (outlines === null) return undefined;
    const geometryOf = new Map(
      (outlines.features as readonly Feature[]).map(({ properties, geometry }) => [properties.region, geometry]),
    );
    const ids = study.regions.map((region) => region.id);
    const geometries = ids.map((id) => geometryOf.get(id) ?? null);
    if (geometries.includes(null)) return undefined;
    const touching = contiguityWeights(polygonSet(ids, geometries), contiguity);
    const byHand = (study.loaded.boundaries?.neighbours ?? []).flatMap(([a, b]) => [
      { from: a, to: b, weight: 1 },
      { from: b, to: a, weight: 1 },
    ]);
    const linked = byHand.length === 0 ? touching : combineWeights(touching, linkWeights(ids, byHand), Math.max);
    return transformWeights(linked, "row");
  });
}
