import type { Geography, Place } from "@jiju/figures";
import { type KeyboardEvent, useState } from "react";

/** Steps by key; y grows upwards. */
const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/**
 * The nearest place in a direction: how far it lies ahead, and twice how far aside.
 *
 * @param from  place to leave; null starts at the one nearest the top left corner
 */
export function neighbourAhead(places: readonly Place[], from: Place | null, [dx, dy]: readonly [number, number]): Place | null {
  if (from?.at === undefined) {
    return places.reduce<Place | null>((best, place) => (cornerOf(place) < cornerOf(best) ? place : best), null);
  }
  let found: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    if (place === from || place.at === undefined || place.inset === true) continue;
    const x = place.at[0] - from.at[0];
    const y = place.at[1] - from.at[1];
    const ahead = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (ahead <= 0 || aside > 2 * ahead) continue;
    if (ahead + 2 * aside < least) {
      least = ahead + 2 * aside;
      found = place;
    }
  }
  return found;
}

const cornerOf = (place: Place | null): number =>
  place?.at === undefined ? Number.POSITIVE_INFINITY : place.at[0] - place.at[1];

export interface MapKeys {
  /** Region that the keys point at; null while they are not in use. */
  readonly pointed: string | null;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

/**
 * Moving over a map by keys: arrows to the nearest place in their direction, Enter or space chooses it, Escape lets go.
 *
 * @param start  region where the arrows begin
 */
export function useMapKeys(
  geography: Geography | null,
  start: string | null,
  onPoint: (region: string | null) => void,
  onChoose: (region: string) => void,
): MapKeys {
  const [pointed, setPointed] = useState<string | null>(null);
  const point = (region: string | null) => {
    setPointed(region);
    onPoint(region);
  };
  return {
    pointed,
    onKeyDown: (event) => {
      if (geography === null || event.altKey || event.ctrlKey || event.metaKey) return;
      const step = steps[event.key];
      if (step !== undefined) {
        event.preventDefault();
        const current = geography.places.find(({ region }) => region === (pointed ?? start)) ?? null;
        const next = pointed === null && current !== null ? current : neighbourAhead(geography.places, current, step);
        if (next !== null) point(next.region);
      } else if ((event.key === "Enter" || event.key === " ") && pointed !== null) {
        event.preventDefault();
        onChoose(pointed);
      } else if (event.key === "Escape" && pointed !== null) point(null);
    },
    onBlur: () => {
      if (pointed !== null) point(null);
    },
  };
}
