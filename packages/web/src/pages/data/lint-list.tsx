import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";

type Finding = OperationResult<"measure.digital-level">["lint"][number];

export interface LintListProps {
  /** Whose method was checked: heads the list. */
  readonly title: string;
  readonly findings: readonly Finding[];
}

/** What the method linter says of an index or a coupling: what was broken, why it matters, how to mend it. */
export function LintList({ title, findings }: LintListProps) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  /** A sentence with the names of columns in place of their ids. */
  const named = (text: Finding["message"], columns: readonly string[]): string =>
    columns.reduce((sentence, id) => {
      const label = study.columns.find((column) => column.id === id)?.label;
      return label === undefined ? sentence : sentence.replaceAll(id, `“${names.text(label)}”`);
    }, names.text(text));
  return (
    <section className="lint-findings" aria-label={title}>
      <h2>{title}</h2>
      {findings.length === 0 ? (
        <p className="muted">{t("data.lintClean")}</p>
      ) : (
        <ul className="issue-list">
          {findings.map((finding) => (
            <li key={`${finding.rule} ${finding.message.en}`}>
              <p className="issue-head">
                <span className="issue-grade" data-grade={finding.severity}>
                  {t(`data.severity.${finding.severity}`)}
                </span>
                <strong>{names.text(finding.title)}</strong>
              </p>
              <p>{named(finding.message, finding.columns)}</p>
              <p className="muted">{names.text(finding.reason)}</p>
              <p className="issue-hint">
                {t("data.fix")}
                {t("data.colon")}
                {names.text(finding.fix)}
              </p>
              <p className="small muted">{finding.source}</p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
