import { dotAreaNote, type Geography, outlineGeography, pointGeography, TILE_ORDER_NOTES, tileGeography } from "@jiju/figures";
import { useMemo } from "react";
import type { Geography as GeographyAnswer } from "../api/contract.ts";
import { useOperation } from "../api/use-operation.ts";
import { useAddressState } from "../selection/use-selection.ts";
import { echarts } from "./engine.ts";

const mapKinds = ["outlines", "points", "tiles"] as const;
export type MapKind = (typeof mapKinds)[number];

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

/** More places than this are drawn on a canvas. */
const svgLimit = 600;
/** Up to this many places a grid holds their names, and dots add nothing to it. */
const namedTiles = 120;

/** The study's shapes, registered with the engine; undefined while loading, null when the study has none. */
export function useGeography(): MapShapes | null | undefined {
  const answer = useOperation("study.geography", {});
  const [asked, choose] = useAddressState("map", "");
  const result = answer.data?.result;

  const shapes = useMemo(() => {
    if (result === undefined) return undefined;
    const found = geographiesOf(result);
    for (const geography of Object.values(found)) {
      if (geography.marks === "shapes")
        echarts.registerMap(geography.id, geography.geojson as Parameters<typeof echarts.registerMap>[1]);
    }
    return found;
  }, [result]);

  if (answer.error !== null && result === undefined) return null;
  if (shapes === undefined || result === undefined) return undefined;
  const kinds = mapKinds.filter((kind) => shapes[kind] !== undefined);
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

/** Outlines where there are any; a grid; and dots at the centres of a study too large for names in cells. */
function geographiesOf(result: GeographyAnswer): Partial<Record<MapKind, Geography>> {
  const { outlines, schematic, tiles, tilesOrder, points, pointsUnit } = result;
  const found: Partial<Record<MapKind, Geography>> = {};
  if (outlines !== null && outlines !== undefined) {
    found.outlines = outlineGeography("outlines", outlines as Parameters<typeof outlineGeography>[1], { schematic });
  }
  if (points !== null && points.length > namedTiles && found.outlines === undefined) {
    const note = pointsUnit === null ? {} : { note: dotAreaNote(pointsUnit.label, pointsUnit.year) };
    found.points = pointGeography(
      "points",
      points.map(({ activity, ...point }) => ({ ...point, weight: activity })),
      note,
    );
  }
  if (tiles !== null && tiles.length > 0) {
    const told = tilesOrder === "list" || (tilesOrder === "centres" && tiles.length > namedTiles);
    found.tiles = tileGeography("tiles", tiles, told ? { note: TILE_ORDER_NOTES[tilesOrder] } : {});
  }
  return found;
}
