import type { IssueDescription } from "../api/contract.ts";
import { useIssueText } from "../language/use-issue-text.ts";

/** Issues raised while computing a figure, as paragraphs of the caveats. */
export function IssueLines({ issues }: { readonly issues: readonly IssueDescription[] | undefined }) {
  const text = useIssueText();
  return (issues ?? []).map((issue) => {
    const { message } = text(issue);
    return <p key={`${issue.code} ${message}`}>{message}</p>;
  });
}
