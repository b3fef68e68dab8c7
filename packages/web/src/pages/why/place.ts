import type { FigureText } from "@jiju/figures";
import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import { callOperation } from "../../api/client.ts";
import type { OperationResult } from "../../api/contract.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useSelection } from "../../selection/use-selection.ts";

export type PlaceYears = OperationResult<"why.place">;

/** A region-industry of the study in one year, on the axes of the net-effect model. */
export interface PlacePoint {
  readonly id: string;
  readonly name: FigureText;
  readonly agglomeration: number;
  readonly technology: number;
  readonly band: { readonly x: readonly [number, number]; readonly y: readonly [number, number] } | null;
}

const comparedAtMost = 6;

/** The chosen place and those it is compared with; a place without numbers in the chosen year is left out. */
export function usePlaces(): {
  readonly chosen: PlacePoint | null;
  readonly compared: readonly PlacePoint[];
  readonly loading: boolean;
  readonly answer: PlaceYears | undefined;
} {
  const study = useStudy();
  const [selection] = useSelection();
  const ids = selection.region === null ? [] : [selection.region, ...selection.compare.slice(0, comparedAtMost)];
  const answers = useQueries({
    queries: ids.map((region) => ({
      queryKey: ["why.place", { region, industry: selection.industry }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        callOperation("why.place", { region, industry: selection.industry }, signal),
    })),
    combine: (results) => ({
      places: results.map(({ data }) => data?.result),
      loading: results.some(({ isPending }) => isPending),
    }),
  });
  return useMemo(() => {
    const points = answers.places.map((place) => (place === undefined ? null : pointOf(place, selection.year, study.regions)));
    return {
      chosen: points[0] ?? null,
      compared: points.slice(1).filter((point): point is PlacePoint => point !== null),
      loading: answers.loading,
      answer: answers.places[0],
    };
  }, [answers, selection.year, study.regions]);
}

function pointOf(
  place: PlaceYears,
  year: number,
  regions: readonly { readonly id: string; readonly name: FigureText }[],
): PlacePoint | null {
  const at = place.years.indexOf(year);
  const agglomeration = place.agglomeration[at] ?? null;
  const technology = place.technology[at] ?? null;
  if (agglomeration === null || technology === null || agglomeration <= 0 || technology <= 0) return null;
  const low = place.agglomerationLow[at] ?? agglomeration;
  const high = place.agglomerationHigh[at] ?? agglomeration;
  const least = place.technologyLow[at] ?? technology;
  const most = place.technologyHigh[at] ?? technology;
  return {
    id: place.region,
    name: regions.find(({ id }) => id === place.region)?.name ?? { en: place.region, zh: place.region },
    agglomeration,
    technology,
    band: { x: [low, high], y: [least, most] },
  };
}
