import { createContext, useContext } from "react";
import type { StudyDescription } from "../api/contract.ts";

export const StudyContext = createContext<StudyDescription | null>(null);

/** The open study. Pages are drawn only when there is one. */
export function useStudy(): StudyDescription {
  const study = useContext(StudyContext);
  if (study === null) throw new Error("useStudy: called outside the frame; pages are drawn inside <Frame>.");
  return study;
}
