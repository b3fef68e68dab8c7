import type { Issue } from "@jiju/core";
import { dataIssues } from "./issue-catalogue-data.ts";
import { engineIssues } from "./issue-catalogue-engines.ts";
import { panelIssues } from "./issue-catalogue-panel.ts";
import { studyFileIssues } from "./issue-catalogue-study.ts";
import { fillSentence, type IssueWording, type Language } from "./issue-wording.ts";

const wordings = { ...studyFileIssues, ...dataIssues, ...panelIssues };

/** Code of an issue that reading a study can raise. */
export type StudyIssueCode = keyof typeof wordings;

/** Severity and wording of every issue, by code. */
export const issueCatalogue: Readonly<Record<StudyIssueCode, IssueWording>> = wordings;

/** Sentences with every value filled in, or null. */
function filled(wording: { readonly message: string; readonly hint: string }, issue: Issue): ReturnType<typeof issueText> | null {
  const text = { message: fillSentence(wording.message, issue), hint: fillSentence(wording.hint, issue) };
  return /\{[\w-]+\}/.test(text.message + text.hint) ? null : text;
}

/** An issue in the reader's language; one without an entry, or that lacks a value its sentence needs, keeps its own English sentences. */
export function issueText(issue: Issue, language: Language): { readonly message: string; readonly hint: string } {
  const study: IssueWording | undefined = (issueCatalogue as Readonly<Record<string, IssueWording>>)[issue.code];
  const engine = language === "zh" ? engineIssues[issue.code] : undefined;
  return (
    (study && filled({ message: study.message[language], hint: study.hint[language] }, issue)) ??
    (engine && filled(engine, issue)) ?? { message: issue.message, hint: issue.hint }
  );
}
