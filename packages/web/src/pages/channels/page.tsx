import { type FigureData, figures } from "@jiju/figures";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatSigned } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { sentence } from "../../frame/sentence.tsx";
import { Failure, JobProgress, MissingData } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import { EvidenceBoard } from "./evidence.tsx";
import { MarketPotential } from "./potential.tsx";
import "./channels.css";

type Result = OperationResult<"why.channels">;
const parts = ["byExposure", "pull", "byYear"] as const;
type Part = (typeof parts)[number];

/** Does digital technology weaken the three channels: coefficients beside the evidence board. */
export default function ChannelsPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [asked, setPart] = useAddressState("draw", "byExposure");
  const part: Part = parts.find((name) => name === asked) ?? "byExposure";
  const lackingOf = (id: string) => {
    const ability = study.capabilities.find((entry) => entry.id === id);
    return ability !== undefined && !ability.available ? ability.missing : null;
  };
  const lacking = lackingOf("digital-level");
  const job = useJob("why.channels", {}, { enabled: lacking === null });
  const result = job.envelope?.result;
  const data = useMemo(() => (result === undefined ? null : figureOf(result, part)), [result, part]);
  const table = useMemo(() => (result === undefined ? undefined : tableOf(result, part, t)), [result, part, t]);
  const told = answerOf(result, t);

  return (
    <PageLayout
      page="channels"
      answer={told.node}
      answerText={told.text}
      controls={
        <Segmented<Part>
          aria-label={t("channels.drawing")}
          value={part}
          onChange={setPart}
          options={parts.map((value) => ({ value, label: t(`channels.drawings.${value}`) }))}
        />
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why: (
          <>
            <p>{t("channels.whyTheory")}</p>
            <ul>
              {(result?.channels ?? []).map(({ channel, basis, pull, byExposure, reading }) => (
                <li key={channel}>
                  {t("channels.whyRead", {
                    channel: t(`channels.names.${channel}`),
                    basis: t(`channels.bases.${basis}`),
                    pull: formatSigned(pull.estimate, 2),
                    change: formatSigned(byExposure.estimate, 2),
                    low: formatSigned(byExposure.low, 2),
                    high: formatSigned(byExposure.high, 2),
                    reading: t(`channels.readings.${reading}`),
                  })}
                </li>
              ))}
            </ul>
          </>
        ),
        change: <p>{t("channels.changeText")}</p>,
        computed:
          result === undefined ? undefined : (
            <>
              <p>
                {t("channels.computed", {
                  pairs: result.pairs,
                  rows: result.rows,
                  rSquared: formatNumber(result.rSquared, 2),
                })}
              </p>
              <p>{names.text(result.exposure)}</p>
              {result.channels.map(({ channel, source }) => (
                <p key={channel} className="small muted">
                  {t(`channels.names.${channel}`)}: {names.text(source)}
                </p>
              ))}
            </>
          ),
        caveats: (
          <>
            {(result?.costs ?? []).map(({ channel, text }) => (
              <p key={channel}>{names.text(text)}</p>
            ))}
            {(result?.missing ?? []).map(({ channel, needs, costs }) => (
              <p key={channel}>
                {t("channels.missing", {
                  channel: t(`channels.names.${channel}`),
                  needs: names.text(needs),
                  costs: names.text(costs),
                })}
              </p>
            ))}
            <p>{t("channels.caveat")}</p>
          </>
        ),
      }}
      source={t("channels.source", {
        title: names.text(study.title),
        first: result?.firstYear ?? study.window[0],
        last: result?.lastYear ?? study.window[1],
      })}
      {...(job.envelope === undefined ? {} : { provenance: job.envelope.provenance })}
      fileName={`channels-${part}`}
      {...(lacking === null && lackingOf("estimation") === null ? { below: <MarketPotential /> } : {})}
    >
      <div className="channels-body">
        <div>
          {lacking !== null ? (
            <MissingData missing={lacking} />
          ) : job.error !== null ? (
            <Failure error={job.error} onRetry={job.start} />
          ) : data === null ? (
            <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
          ) : (
            <FigureView definition={figures.coefficients} data={data} label={t("channels.figureLabel")} />
          )}
        </div>
        <EvidenceBoard estimable={lackingOf("estimation") === null} />
      </div>
    </PageLayout>
  );
}

type Translate = TFunction;

/** The sentence names the surest channel that is measured directly. */
function answerOf(result: Result | undefined, t: Translate) {
  if (result === undefined) return sentence(t("channels.waiting"), {});
  const sure = result.channels
    .filter(({ reading }) => reading !== "cannot-tell")
    .sort((a, b) => (a.byExposure.pValue ?? 1) - (b.byExposure.pValue ?? 1))[0];
  const years = { first: result.firstYear, last: result.lastYear };
  if (sure === undefined) return sentence(t("channels.answerCannotTell", years), {});
  const values = {
    ...years,
    change: formatSigned(sure.byExposure.estimate, 2),
    low: formatSigned(sure.byExposure.low, 2),
    high: formatSigned(sure.byExposure.high, 2),
  };
  const name = t(`channels.names.${sure.channel}`).replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
  const cell = (column: string) => ({ row: sure.channel, column });
  const words =
    sure.reading === "weakens"
      ? t("channels.answerWeakens", { ...values, weak: name })
      : t("channels.answerStrengthens", { ...values, strong: name });
  return sentence(words, { change: cell("estimate"), low: cell("low"), high: cell("high") });
}

function figureOf(result: Result, part: Part): FigureData<"coefficients"> {
  return {
    quantity: {
      label: { en: en.channels.quantity, zh: zh.channels.quantity },
      unit: { en: en.channels.unit, zh: zh.channels.unit },
    },
    decimals: 2,
    terms: result.channels.map(({ channel, basis }) => ({
      en: `${en.channels.names[channel]}${basis === "fallback" ? ` (${en.channels.bases.fallback})` : ""}`,
      zh: `${zh.channels.names[channel]}${basis === "fallback" ? `（${zh.channels.bases.fallback}）` : ""}`,
    })),
    groups: [
      {
        name: { en: en.channels.drawings[part], zh: zh.channels.drawings[part] },
        estimates: result.channels.map((channel) => {
          const { estimate, low, high } = channel[part];
          return estimate === null || low === null || high === null ? null : { value: estimate, low, high };
        }),
      },
    ],
  };
}

function tableOf(result: Result, part: Part, t: Translate): TableData {
  return {
    columns: [
      { id: "channel", label: t("channels.channel") },
      { id: "basis", label: t("channels.basis") },
      { id: "estimate", label: t(`channels.drawings.${part}`), decimals: 3, signed: true },
      { id: "low", label: t("channels.low"), decimals: 3, signed: true },
      { id: "high", label: t("channels.high"), decimals: 3, signed: true },
      { id: "reading", label: t("channels.reading") },
    ],
    rows: result.channels.map((channel) => ({
      id: channel.channel,
      cells: [
        t(`channels.names.${channel.channel}`),
        t(`channels.bases.${channel.basis}`),
        channel[part].estimate,
        channel[part].low,
        channel[part].high,
        t(`channels.readings.${channel.reading}`),
      ],
    })),
  };
}
