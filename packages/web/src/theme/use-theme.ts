import { useSyncExternalStore } from "react";
import type { ThemeName } from "./palette.ts";

const query = "(prefers-color-scheme: dark)";

function subscribe(changed: () => void): () => void {
  const media = window.matchMedia(query);
  media.addEventListener("change", changed);
  return () => media.removeEventListener("change", changed);
}

/** The theme the system asks for, followed while the app runs. */
export function useThemeName(): ThemeName {
  return useSyncExternalStore(
    subscribe,
    () => (window.matchMedia(query).matches ? "dark" : "light"),
    () => "light",
  );
}

/** Whether the system asks for less motion. Read once per drawing: it rarely changes. */
export function reducedMotion(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}
