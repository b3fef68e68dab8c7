import { type FigureData, figures } from "@jiju/figures";
import { Segmented, Select } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, JobProgress, Loading, Notice } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import { FileButton } from "./file-button.tsx";
import { curveAnswer, curveData, curveTable } from "./firm-curves.ts";
import { FirmMap } from "./firm-map.tsx";
import { type FirmTable, industriesOf, type MissingFirmColumn, readFirms } from "./firm-table.ts";
import { type FirmMethod, firmMethods, useFirmCurve } from "./use-firm-curve.ts";

interface Opened {
  readonly name: string;
  readonly read: FirmTable | MissingFirmColumn;
}

/** Firms as points: at which distances an industry clusters, with bands of random location. */
export function FirmsView({ chooser }: { readonly chooser: ReactNode }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const own = useOperation("space.study-firms", {});
  const [opened, setOpened] = useState<Opened | null>(null);
  const [asked, setMethod] = useAddressState("method", "k-density");
  const [wanted, setWanted] = useAddressState("of", "");
  const method = firmMethods.find((known) => known === asked) ?? "k-density";
  const firms = useMemo<FirmTable | null>(() => {
    if (opened !== null) return "missing" in opened.read ? null : opened.read;
    const table = own.data?.result;
    if (!table || table.table === null) return null;
    const plain = (values: readonly (number | null)[]) => values.map((value) => value ?? 0);
    return { ...table, x: plain(table.x), y: plain(table.y), weights: table.weights && plain(table.weights) };
  }, [opened, own.data]);
  const ripley = method === "ripley-l" || method === "ripley-k";
  const industries = useMemo(() => (firms === null ? [] : industriesOf(firms)), [firms]);
  const industry = industries.find(({ id }) => id === wanted)?.id ?? industries[0]?.id ?? null;
  const nameOf = (id: string) => {
    const known = study.industries.find((entry) => entry.id === id);
    return known ? names.text(known.name) : id;
  };
  const label = industry === null ? "" : nameOf(industry);
  const job = useFirmCurve(method, firms, industry);
  const { curve } = job;
  const answer = curve === null ? "" : curveAnswer(curve, label, t, names.text);
  const data = useMemo<FigureData<"k-density"> | null>(() => (curve === null ? null : curveData(curve)), [curve]);
  const missing = opened !== null && "missing" in opened.read ? opened.read : null;
  const fileName = opened?.name ?? own.data?.result.table ?? "firms";
  return (
    <PageLayout
      page="measure"
      answer={answer === "" ? t(job.running ? "states.loading" : "states.noAnswer") : answer}
      answerText={answer}
      controls={
        <>
          {chooser}
          {firms === null ? null : (
            <>
              <Segmented<FirmMethod>
                aria-label={t("measure.firms.method")}
                value={method}
                onChange={setMethod}
                options={firmMethods.map((value) => ({ value, label: t(`measure.firms.methods.${value}`) }))}
              />
              <Select
                aria-label={t("measure.firms.industry")}
                className="measure-picker"
                showSearch
                optionFilterProp="label"
                value={industry}
                onChange={setWanted}
                options={industries.map(({ id, firms: count }) => ({
                  value: id,
                  label: t("measure.firms.industryOption", { id: nameOf(id), firms: count }),
                }))}
              />
            </>
          )}
          <FileButton
            label={t("measure.firms.upload")}
            accept=".csv,.txt,.tsv,text/csv"
            onOpen={(name, text) => setOpened({ name, read: readFirms(text) })}
          />
          {firms === null ? null : (
            <p className="small muted">
              {t("measure.firms.own", { name: fileName, firms: firms.x.length, leftOut: firms.leftOut })}
            </p>
          )}
        </>
      }
      {...(curve === null ? {} : { table: curveTable(curve, t) })}
      side={
        firms === null
          ? {}
          : {
              why: <p>{t(ripley ? "measure.firms.whyRipley" : "measure.firms.why")}</p>,
              computed: <p className="formula">{t(`measure.firms.computed.${method}`)}</p>,
              caveats: (
                <>
                  {ripley ? <p>{t("measure.firms.caveatRipley")}</p> : null}
                  <p>{t("measure.firms.caveat")}</p>
                </>
              ),
            }
      }
      {...(curve === null
        ? {}
        : { source: t("measure.firms.source", { firms: curve.firms, members: curve.members, industry: label }) })}
      {...(job.provenance === undefined ? {} : { provenance: job.provenance })}
      fileName={`${method}-${industry ?? "firms"}`}
    >
      {missing !== null ? (
        <Notice
          title={t("measure.firms.column", {
            wanted: t(`measure.firms.columns.${missing.missing}`),
            columns: missing.columns.join(names.language === "zh" ? "、" : ", "),
          })}
          hint={t("measure.firms.neededHint")}
        />
      ) : own.error !== null && opened === null ? (
        <Failure error={own.error} onRetry={() => void own.refetch()} />
      ) : firms === null ? (
        own.data === undefined ? (
          <Loading />
        ) : (
          <Notice title={t("measure.firms.needed")} hint={t("measure.firms.neededHint")} />
        )
      ) : industry === null ? (
        <Notice title={t("measure.firms.tooFew")} hint={t("measure.firms.neededHint")} />
      ) : job.error !== null ? (
        <Failure error={job.error} onRetry={job.start} />
      ) : data === null ? (
        <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
      ) : (
        <>
          <FigureView
            definition={figures["k-density"]}
            data={data}
            label={t("measure.firms.label", { method: t(`measure.firms.methods.${method}`), industry: label })}
          />
          <FirmMap firms={firms} industry={industry} />
        </>
      )}
    </PageLayout>
  );
}
