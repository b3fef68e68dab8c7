import { Input, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperationInput } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { useOperation } from "../../api/use-operation.ts";
import { downloadFile } from "../../chart/download.ts";
import { formatNumber } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, JobProgress, Notice } from "../../frame/states.tsx";
import { type Language, useLanguage } from "../../language/index.ts";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import "./report.css";

const draws = 200;
const seed = 1;

/** The report: its language, title and maps, a preview, and the file to hand over. */
export default function ReportPage() {
  const { t } = useTranslation();
  const names = useNames();
  const [language] = useLanguage();
  const [selection] = useSelection();
  const geography = useOperation("study.geography", {});
  const [reportLanguage, setReportLanguage] = useState<Language>(language);
  const [title, setTitle] = useState("");
  const [maps, setMaps] = useState<"tiles" | "outlines">("tiles");
  const [asked, setAsked] = useState<OperationInput<"report.render"> | null>(null);

  const wanted: OperationInput<"report.render"> = {
    language: reportLanguage,
    industry: selection.industry,
    outlines: maps === "outlines",
    draws,
    seed,
    ...(title.trim() === "" ? {} : { title: title.trim() }),
    ...(selection.region === null ? {} : { region: selection.region }),
  };
  const job = useJob("report.render", asked ?? wanted, { enabled: asked !== null });
  const written = asked === null || job.running ? undefined : job.envelope;
  const subject =
    selection.region === null
      ? t("report.subjectNation", { industry: names.industryInSentence(selection.industry) })
      : t("report.subjectPlace", {
          region: names.region(selection.region),
          industry: names.industryInSentence(selection.industry),
        });
  const answer =
    written === undefined
      ? t("report.answerIdle", { subject })
      : t("report.answerReady", { subject, size: fileSize(written.result.html) });

  const write = () => {
    if (asked !== null && JSON.stringify(asked) === JSON.stringify(wanted)) job.start();
    else setAsked(wanted);
  };

  return (
    <PageLayout
      page="report"
      answer={answer}
      answerText={answer}
      fileName="report"
      {...(written === undefined ? {} : { provenance: written.provenance })}
      controls={
        <>
          <Segmented<Language>
            aria-label={t("report.language")}
            value={reportLanguage}
            onChange={setReportLanguage}
            options={[
              { value: "zh", label: "中文" },
              { value: "en", label: "English" },
            ]}
          />
          {geography.data?.result.outlines ? (
            <Segmented<"tiles" | "outlines">
              aria-label={t("report.outlines")}
              value={maps}
              onChange={setMaps}
              options={[
                { value: "tiles", label: t("report.outlinesOff") },
                { value: "outlines", label: t("report.outlinesOn") },
              ]}
            />
          ) : null}
          <Input
            className="report-title"
            aria-label={t("report.title")}
            placeholder={t("report.titlePlaceholder")}
            value={title}
            maxLength={200}
            onChange={(event) => setTitle(event.target.value)}
            onPressEnter={write}
          />
          <button type="button" className="plain-button" data-main="true" onClick={write} disabled={job.running}>
            {written === undefined ? t("report.write") : t("report.rewrite")}
          </button>
          {written === undefined ? null : (
            <button
              type="button"
              className="plain-button"
              onClick={() => downloadFile(written.result.html, written.result.fileName, "text/html;charset=utf-8")}
            >
              {t("report.download")}
            </button>
          )}
        </>
      }
      side={{
        why: <p>{t("report.whyText")}</p>,
        change: <p>{t("report.change")}</p>,
        computed: <p>{t("report.computed", { draws, seed })}</p>,
        caveats: <p>{t("report.caveats")}</p>,
      }}
    >
      <div className="report-place">
        {job.running && asked !== null ? (
          <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
        ) : written !== undefined ? (
          <Preview html={written.result.html} title={t("report.previewTitle")} />
        ) : asked !== null && job.error !== null && job.error.code !== "cancelled" ? (
          <Failure error={job.error} onRetry={job.start} />
        ) : (
          <Notice
            title={t("report.empty")}
            hint={t("report.emptyHint")}
            action={
              <button type="button" className="plain-button" data-main="true" onClick={write}>
                {t("report.write")}
              </button>
            }
          />
        )}
      </div>
    </PageLayout>
  );
}

/** The report in a frame of its own. A blob address, not `srcdoc`, so that links to numbers inside the report work. */
function Preview({ html, title }: { readonly html: string; readonly title: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([html], { type: "text/html;charset=utf-8" }));
    setAddress(url);
    return () => URL.revokeObjectURL(url);
  }, [html]);
  return <iframe className="report-preview" title={title} src={address} sandbox="allow-popups" />;
}

function fileSize(html: string): string {
  return `${formatNumber(new Blob([html]).size / 1024, 0)} KB`;
}
