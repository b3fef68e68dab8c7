import type { Issue, Severity, Text } from "@jiju/core";

/** How an issue reads in both languages; `{name}` stands for a field or a parameter of the issue. */
export interface IssueWording {
  readonly severity: Severity;
  readonly message: Text;
  readonly hint: Text;
}

export type Language = "en" | "zh";

/** Five digits are enough for a sentence; whole numbers stay whole. */
const plainNumber = (value: number): string => String(Number.isInteger(value) ? value : Number(value.toPrecision(5)));

/**
 * Fills a sentence: `{given}`, `{needed}`, `{row}`, `{column}`, `{file}`, `{count}` from the issue, anything else from its
 * parameters. A name without a value stays in braces.
 */
export function fillSentence(template: string, issue: Partial<Issue>): string {
  return template.replace(/\{([\w-]+)\}/g, (whole, name: string) => {
    const field = (issue as Readonly<Record<string, unknown>>)[name];
    const value = typeof field === "string" || typeof field === "number" ? field : issue.params?.[name];
    return value === undefined ? whole : typeof value === "number" ? plainNumber(value) : String(value);
  });
}
