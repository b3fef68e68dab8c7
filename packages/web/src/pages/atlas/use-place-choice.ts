import { useCallback } from "react";
import { useSearchParams } from "react-router";
import { writeSelection } from "../../selection/selection.ts";

/** Chooses a region and opens its profile in one step of history, so that Back undoes both. */
export function usePlaceChoice(): (region: string) => void {
  const [, setAddress] = useSearchParams();
  return useCallback(
    (region: string) =>
      setAddress(
        (before) => {
          const next = writeSelection(before, { region });
          next.set("profile", "open");
          return next;
        },
        { preventScrollReset: true },
      ),
    [setAddress],
  );
}
