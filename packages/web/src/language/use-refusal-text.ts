import { useCallback } from "react";
import type { RefusalError } from "../api/refusal-error.ts";
import { useCatalogue } from "./use-catalogue.ts";

/** Words of a refusal in the current language; the server sends English sentences. */
export function useRefusalText(): (error: RefusalError) => string {
  const catalogue = useCatalogue();
  return useCallback((error) => catalogue?.refusalText(error, "zh") ?? error.message, [catalogue]);
}
