import type { Issue } from "@jiju/core";
import { useEffect, useState } from "react";
import type { IssueDescription } from "../api/contract.ts";
import { useLanguage } from "./index.ts";

export interface IssueText {
  readonly message: string;
  readonly hint: string;
}

/**
 * Words of an issue in the current language. The server sends English sentences; the Chinese ones are in the contract's catalogue,
 * which is fetched when a Chinese reader first meets an issue.
 */
export function useIssueText(): (issue: IssueDescription) => IssueText {
  const [language] = useLanguage();
  const [translate, setTranslate] = useState<((issue: IssueDescription) => IssueText) | null>(null);
  useEffect(() => {
    let wanted = true;
    if (language === "zh") {
      void import("./issue-text.ts").then(({ issueText }) => {
        if (wanted) setTranslate(() => (issue: IssueDescription) => issueText(issue as Issue, "zh"));
      });
    } else setTranslate(null);
    return () => {
      wanted = false;
    };
  }, [language]);
  return translate ?? ownText;
}

function ownText({ message, hint }: IssueDescription): IssueText {
  return { message, hint };
}
