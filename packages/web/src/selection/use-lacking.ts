import type { StudyDescription } from "../api/contract.ts";
import { useStudy } from "./study-context.ts";

type Missing = StudyDescription["capabilities"][number]["missing"];

/** What the study lacks for one of its capabilities; null when it can answer. */
export function useLacking(capability: string): Missing | null {
  const { capabilities } = useStudy();
  const found = capabilities.find(({ id }) => id === capability);
  return found === undefined || found.available ? null : found.missing;
}
