import type { RefusalWords } from "@jiju/lab/contract";
import { useCallback } from "react";
import { useCatalogue } from "./use-catalogue.ts";

/** Words of a refusal in the current language; the server sends English sentences. */
export function useRefusalText(): (refusal: RefusalWords) => string {
  const catalogue = useCatalogue();
  return useCallback((refusal) => catalogue?.refusalText(refusal, "zh") ?? refusal.message, [catalogue]);
}
