import { type Geography, outlineGeography, tileGeography } from "@jiju/figures";
import { useMemo } from "react";
import type { Geography as GeographyAnswer } from "../api/contract.ts";
import { useOperation } from "../api/use-operation.ts";
import { useAddressState } from "../selection/use-selection.ts";
import { echarts } from "./engine.ts";

export type MapKind = "outlines" | "tiles";

export interface MapShapes {
  readonly geography: Geography;
  readonly kind: MapKind;
  /** Kinds the study has shapes for. */
  readonly kinds: readonly MapKind[];
  readonly chooseKind: (kind: MapKind) => void;
  readonly attribution: GeographyAnswer["attribution"];
  /** Canvas where a map has more places than an SVG draws quickly. */
  readonly renderer: "svg" | "canvas";
}

/** More shapes than this are drawn on a canvas. */
const svgLimit = 600;

/** The study's shapes, registered with the engine; undefined while loading, null when the study has none. */
export function useGeography(): MapShapes | null | undefined {
  const answer = useOperation("study.geography", {});
  const [asked, choose] = useAddressState("map", "");
  const result = answer.data?.result;

  const shapes = useMemo(() => {
    if (result === undefined) return undefined;
    const found: Partial<Record<MapKind, Geography>> = {};
    if (result.outlines !== null && result.outlines !== undefined) {
      found.outlines = outlineGeography("outlines", result.outlines as Parameters<typeof outlineGeography>[1], {
        schematic: result.schematic,
      });
    }
    if (result.tiles !== null && result.tiles.length > 0) found.tiles = tileGeography("tiles", result.tiles);
    for (const geography of Object.values(found)) {
      echarts.registerMap(geography.id, geography.geojson as Parameters<typeof echarts.registerMap>[1]);
    }
    return found;
  }, [result]);

  if (answer.error !== null && result === undefined) return null;
  if (shapes === undefined || result === undefined) return undefined;
  const kinds = (["outlines", "tiles"] as const).filter((kind) => shapes[kind] !== undefined);
  const kind = kinds.find((name) => name === asked) ?? kinds[0];
  const geography = kind === undefined ? undefined : shapes[kind];
  if (kind === undefined || geography === undefined) return null;
  return {
    geography,
    kind,
    kinds,
    chooseKind: (wanted) => choose(wanted === kinds[0] ? "" : wanted),
    attribution: result.attribution,
    renderer: geography.places.length > svgLimit ? "canvas" : "svg",
  };
}
