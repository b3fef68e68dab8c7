import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { IssueDescription } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import type { TableData } from "../../chart/table.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { useIssueText } from "../../language/use-issue-text.ts";
import type { DataHead } from "./head.ts";

const grades = ["error", "warning", "note"] as const;

/** Every problem of the import with its place and the way to mend it, gravest first. */
export function IssuesView({ head }: { readonly head: DataHead }) {
  const { t } = useTranslation();
  const textOf = useIssueText();
  const answer = useOperation("study.issues", {});
  const issues = useMemo(
    () => (answer.data?.result.issues ?? []).toSorted((a, b) => grades.indexOf(a.severity) - grades.indexOf(b.severity)),
    [answer.data],
  );
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "severity", label: t("data.severityHeading") },
        { id: "place", label: t("data.place") },
        { id: "message", label: t("data.message") },
        { id: "given", label: t("data.given") },
        { id: "needed", label: t("data.needed") },
        { id: "hint", label: t("data.fix") },
      ],
      rows: issues.map((issue, order) => ({
        id: String(order),
        cells: [
          t(`data.severity.${issue.severity}`),
          placeOf(issue, (row) => t("data.row", { row })),
          textOf(issue).message,
          issue.given ?? "",
          issue.needed ?? "",
          textOf(issue).hint,
        ],
      })),
    }),
    [issues, textOf, t],
  );
  return (
    <PageLayout
      page="data"
      answer={head.answer}
      answerText={head.answerText}
      controls={head.switch}
      table={table}
      side={{ why: <p>{t("data.whyIssues")}</p>, change: <p>{t("data.change")}</p> }}
      source={head.source}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName="issues"
    >
      {answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Loading />
      ) : issues.length === 0 ? (
        <Notice title={t("data.noIssues")} />
      ) : (
        <ol className="issue-list">
          {issues.map((issue, order) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes while it is on the screen
            <li key={order}>
              <p className="issue-head">
                <span className="issue-grade" data-grade={issue.severity}>
                  {t(`data.severity.${issue.severity}`)}
                </span>
                <span className="muted">{placeOf(issue, (row) => t("data.row", { row }))}</span>
                {issue.count !== undefined && issue.count > 1 ? (
                  <span className="muted">{t("data.times", { count: issue.count })}</span>
                ) : null}
              </p>
              <p>{textOf(issue).message}</p>
              {issue.given === undefined && issue.needed === undefined ? null : (
                <p className="small muted">
                  {issue.given === undefined ? "" : `${t("data.given")}: ${issue.given}  `}
                  {issue.needed === undefined ? "" : `${t("data.needed")}: ${issue.needed}`}
                </p>
              )}
              <p className="issue-hint">
                {t("data.fix")}: {textOf(issue).hint}
              </p>
            </li>
          ))}
        </ol>
      )}
    </PageLayout>
  );
}

function placeOf(issue: IssueDescription, row: (row: number) => string): string {
  return [issue.file, issue.row === undefined ? undefined : row(issue.row), issue.column]
    .filter((part) => part !== undefined)
    .join(" · ");
}
