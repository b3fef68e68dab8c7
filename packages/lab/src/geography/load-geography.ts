import type { Region, Text } from "@jiju/core";
import type { LoadedStudy, Tile } from "../study/index.ts";
import { automaticTiles } from "./automatic-tiles.ts";
import { readBuiltinOutlines } from "./builtin-outlines.ts";

/** What a study can be drawn on. */
export interface StudyGeography {
  /** FeatureCollection; each feature has a unique `properties.region` and `properties.name` in both languages. Null when there is none. */
  readonly outlines: { readonly type: "FeatureCollection"; readonly features: readonly unknown[] } | null;
  /** True when outlines are not for measurement or publication. */
  readonly schematic: boolean;
  readonly attribution: Text | null;
  /** The study's own grid, or one made from the centres; null when neither is possible. */
  readonly tiles: readonly Tile[] | null;
}

interface Feature {
  readonly type: "Feature";
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}

/** Names of the study where the feature is one of its regions, else those of the file; a feature that is no region gets an id of its own. */
function named(features: readonly unknown[], regions: readonly Region[]): readonly Feature[] {
  const byId = new Map(regions.map((region) => [region.id, region]));
  return (features as readonly Feature[]).map((feature, k) => {
    const id = String(feature.properties.region ?? "");
    const own = feature.properties.name;
    const text = typeof own === "string" ? { en: own, zh: own } : (own as Text | undefined);
    const name = byId.get(id)?.name ?? text ?? { en: id, zh: id };
    return { ...feature, properties: { ...feature.properties, region: id === "" ? `no-region-${k + 1}` : id, name } };
  });
}

/**
 * Outlines and tile grid of a study: outlines of its own, else those it names from the product.
 *
 * @throws InputError `unknown-outlines` when the study names outlines that do not come with the product
 */
export async function loadGeography(study: Pick<LoadedStudy, "boundaries" | "tiles" | "dataset">): Promise<StudyGeography> {
  const { boundaries, dataset } = study;
  const own = boundaries?.outlines as StudyGeography["outlines"] | undefined;
  const outlines = own ?? (boundaries?.builtin ? await readBuiltinOutlines(boundaries.builtin) : null);
  return {
    outlines: outlines === null ? null : { type: "FeatureCollection", features: named(outlines.features, dataset.regions) },
    // those of the product are schematic whatever a study says
    schematic: outlines !== null && (own == null || boundaries?.schematic === true),
    attribution: boundaries?.attribution ?? null,
    tiles: study.tiles ?? automaticTiles(dataset.regions),
  };
}
