import { useTranslation } from "react-i18next";
import { useJob } from "../../api/use-job.ts";
import { useOperation } from "../../api/use-operation.ts";
import { formatSigned } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { estimateInput } from "../estimates/estimate-input.ts";

const directions = ["substitutes", "complements", "unsure", "non-linear", "mixed-by-sector", "limits"] as const;

/** Published findings on both sides, with the study's own estimate in the group of its verdict. */
export function EvidenceBoard({ estimable }: { readonly estimable: boolean }) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const board = useOperation("why.evidence", {});
  const own = useJob("why.estimate", estimateInput, { enabled: estimable }).envelope?.result;
  const verdict = own?.verdict.kind;
  const place = verdict === undefined ? null : verdict === "substitutes" || verdict === "complements" ? verdict : "unsure";
  const findings = board.data?.result.findings ?? [];
  return (
    <section className="channels-board" aria-label={t("channels.boardTitle")}>
      <h2>{t("channels.boardTitle")}</h2>
      <p className="muted small">{t("channels.boardIntro")}</p>
      {directions.map((direction) => {
        const members = findings.filter((finding) => finding.direction === direction);
        if (members.length === 0 && place !== direction) return null;
        return (
          <div key={direction} className="channels-group">
            <h3>{t(`channels.directions.${direction}`)}</h3>
            <ul>
              {place !== direction || own === undefined || verdict === undefined ? null : (
                <li className="channels-own">
                  <strong>{t("channels.yours")}</strong>
                  <p>
                    {t("channels.yoursText", {
                      title: names.text(study.title),
                      first: own.firstYear,
                      last: own.lastYear,
                      w: formatSigned(own.interaction?.estimate, 3),
                      low: formatSigned(own.interaction?.interval95[0], 3),
                      high: formatSigned(own.interaction?.interval95[1], 3),
                      verdict: t(`estimates.verdicts.${verdict}`),
                    })}
                  </p>
                </li>
              )}
              {members.map((finding) => (
                <li key={finding.id}>
                  <p>{names.text(finding.finding)}</p>
                  <p className="muted small">
                    {[
                      names.text(finding.setting),
                      finding.magnitude,
                      finding.source,
                      finding.standing === "secondary" ? t("channels.secondary") : "",
                    ]
                      .filter((part) => part !== "")
                      .join(" · ")}
                  </p>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
