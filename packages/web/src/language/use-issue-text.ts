import type { Issue } from "@jiju/core";
import { useCallback } from "react";
import type { IssueDescription } from "../api/contract.ts";
import { useCatalogue } from "./use-catalogue.ts";

export interface IssueText {
  readonly message: string;
  readonly hint: string;
}

/** Words of an issue in the current language; the server sends English sentences. */
export function useIssueText(): (issue: IssueDescription) => IssueText {
  const catalogue = useCatalogue();
  return useCallback(
    (issue) => catalogue?.issueText(issue as Issue, "zh") ?? { message: issue.message, hint: issue.hint },
    [catalogue],
  );
}
