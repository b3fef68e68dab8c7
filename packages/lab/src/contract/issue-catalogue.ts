import type { Issue } from "@jiju/core";
import { dataIssues } from "./issue-catalogue-data.ts";
import { panelIssues } from "./issue-catalogue-panel.ts";
import { studyFileIssues } from "./issue-catalogue-study.ts";
import { fillSentence, type IssueWording, type Language } from "./issue-wording.ts";

const wordings = { ...studyFileIssues, ...dataIssues, ...panelIssues };

/** Code of an issue that reading a study can raise. */
export type StudyIssueCode = keyof typeof wordings;

/** Severity and wording of every issue, by code. */
export const issueCatalogue: Readonly<Record<StudyIssueCode, IssueWording>> = wordings;

/** An issue in the reader's language; an issue without an entry keeps its own English sentences. */
export function issueText(issue: Issue, language: Language): { readonly message: string; readonly hint: string } {
  const wording: IssueWording | undefined = (issueCatalogue as Readonly<Record<string, IssueWording>>)[issue.code];
  if (!wording) return { message: issue.message, hint: issue.hint };
  return { message: fillSentence(wording.message[language], issue), hint: fillSentence(wording.hint[language], issue) };
}
