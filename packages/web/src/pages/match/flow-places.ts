import type { FigureData } from "@jiju/figures";
import { useMemo } from "react";
import { useOperation } from "../../api/use-operation.ts";

type Places = Pick<FigureData<"flow-map">, "places" | "vertical">;

/** Where flows start and end: the cells of the tile grid. Null where the study has none, undefined while loading. */
export function useFlowPlaces(): Places | null | undefined {
  const answer = useOperation("study.geography", {});
  const result = answer.data?.result;
  return useMemo(() => {
    if (result === undefined) return undefined;
    if (result.tiles === null || result.tiles.length === 0) return null;
    const places = result.tiles
      .filter((tile) => !("hasData" in tile) || tile.hasData !== false)
      .map(({ region, name, column, row }) => ({ region, name, x: column, y: row }));
    return { places, vertical: "down" };
  }, [result]);
}

/** Flows added up by pair of regions. */
export function flowsBetween(
  entries: readonly { readonly from: string; readonly to: string; readonly amount: number }[],
): FigureData<"flow-map">["flows"] {
  const sums = new Map<string, { from: string; to: string; value: number }>();
  for (const { from, to, amount } of entries) {
    const key = `${from} ${to}`;
    const known = sums.get(key);
    if (known === undefined) sums.set(key, { from, to, value: amount });
    else known.value += amount;
  }
  return [...sums.values()];
}
