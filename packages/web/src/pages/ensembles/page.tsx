import { type FigureData, figures } from "@jiju/figures";
import { useQuery } from "@tanstack/react-query";
import { Segmented, Select } from "antd";
import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { callOperation } from "../../api/client.ts";
import type { OperationResult } from "../../api/contract.ts";
import type { RefusalError } from "../../api/refusal-error.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, MissingData, Notice } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { EnsembleDesk } from "./desk.tsx";
import "./ensembles.css";

type Result = OperationResult<"ensemble.result">;
const drawings = ["regions", "ranks", "sensitivity"] as const;
/** Share of the draws between the ends of the bands. */
const shares = ["90", "80", "50"] as const;
type Share = (typeof shares)[number];
type Drawing = (typeof drawings)[number];

/** How sure an answer is: bands over many draws of the assumed parameters, and which parameter matters most. */
export default function EnsemblesPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const lacking = useLacking("virtual-agglomeration");
  const [selection, select] = useSelection();
  const [asked, choose] = useAddressState("ensemble", "");
  const [askedDrawing, setDrawing] = useAddressState("draw", "regions");
  const drawing = drawings.find((name) => name === askedDrawing) ?? "regions";
  const [askedShare, setShare] = useAddressState("band", "90");
  const share = shares.find((each) => each === askedShare) ?? "90";
  const outside = (100 - Number(share)) / 200;
  const [outcome, setOutcome] = useAddressState("outcome", "");
  const list = useQuery<OperationResult<"ensemble.list">, RefusalError>({
    queryKey: ["ensemble.list"],
    queryFn: async ({ signal }) => (await callOperation("ensemble.list", {}, signal)).result,
    refetchInterval: 2000,
  });
  const entries = list.data?.ensembles ?? [];
  const entry = entries.find(({ name }) => name === asked) ?? entries.find(({ current }) => current) ?? entries[0];
  const answer = useQuery({
    queryKey: ["ensemble.result", entry?.name, entry?.done, share, outcome],
    queryFn: ({ signal }) =>
      callOperation(
        "ensemble.result",
        {
          name: entry?.name ?? "",
          quantiles: [outside, 1 - outside],
          ...(outcome === "" ? {} : { output: outcome }),
        },
        signal,
      ),
    enabled: entry?.current === true && entry.done > 0,
    placeholderData: (before) => (before?.result.name === entry?.name ? before : undefined),
  });
  const result = answer.data?.result;
  const quantity = result?.regional[0];
  const main = result?.outcomes.find(({ id }) => id === result.output);
  const strongest = result?.parameters.reduce((best, each) => ((each.firstOrder ?? -1) > (best.firstOrder ?? -1) ? each : best));

  const ranking = useMemo<FigureData<"ranking"> | null>(() => {
    if (result === undefined || quantity === undefined) return null;
    const texts = new Map(study.regions.map(({ id, name }) => [id, name]));
    const ranks = drawing === "ranks";
    const [low, median, high] = ranks
      ? [quantity.rankLow, quantity.rankMedian, quantity.rankHigh]
      : [quantity.low, quantity.median, quantity.high];
    const rows = result.regions.map((id, i) => ({
      id,
      name: texts.get(id) ?? { en: id, zh: id },
      value: median[i] ?? null,
      low: low[i] ?? null,
      high: high[i] ?? null,
    }));
    rows.sort((a, b) => (ranks ? 1 : -1) * ((a.value ?? 0) - (b.value ?? 0)));
    return {
      quantity: ranks
        ? { label: { en: "Rank, 1 the largest", zh: "位次（1 为最大）" }, unit: { en: "1", zh: "1" } }
        : { label: quantity.label, unit: { en: "1", zh: "1" } },
      rows,
      decimals: ranks ? 0 : decimalsOf([...low, ...high]),
      ...(ranks ? {} : { reference: { at: 0, label: { en: "no change", zh: "不变" } } }),
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [result, quantity, study, drawing, selection.region]);
  const sensitivity = useMemo<FigureData<"sensitivity"> | null>(
    () =>
      result === undefined || result.parameters.every(({ firstOrder }) => firstOrder === null)
        ? null
        : {
            quantity: {
              label: { en: "Share of variance explained alone", zh: "单独解释的方差份额" },
              unit: { en: "1", zh: "1" },
            },
            parameters: [...result.parameters]
              .sort((a, b) => (b.firstOrder ?? 0) - (a.firstOrder ?? 0))
              .map(({ id, label, firstOrder }) => ({ id, name: label, index: Math.max(0, firstOrder ?? 0) })),
          },
    [result],
  );
  const table = useMemo(() => (result === undefined ? undefined : tableOf(result, names.region, t)), [result, names, t]);
  const decimals = decimalsOf([main?.low, main?.median, main?.high]);
  const text =
    entry === undefined
      ? t("ensembles.none")
      : main === undefined || main.median === null || strongest === undefined
        ? t("ensembles.answerFew", { name: entry.name, done: entry.done, draws: entry.draws })
        : t("ensembles.answer", {
            name: entry.name,
            outcome: names.text(main.label),
            median: formatNumber(main.median, decimals),
            low: formatNumber(main.low, decimals),
            high: formatNumber(main.high, decimals),
            parameter: names.text(strongest.label),
            used: result?.used ?? 0,
            share,
          });

  return (
    <PageLayout
      page="ensembles"
      answer={text}
      answerText={text}
      controls={
        entries.length === 0 ? undefined : (
          <>
            <Select
              aria-label={t("ensembles.choose")}
              value={entry?.name ?? ""}
              onChange={(name) => {
                choose(name);
                setOutcome("");
              }}
              options={entries.map(({ name }) => ({ value: name, label: name }))}
              style={{ minWidth: 140 }}
            />
            <Segmented<Drawing>
              aria-label={t("ensembles.draw")}
              value={drawing}
              onChange={setDrawing}
              options={drawings.map((value) => ({ value, label: t(`ensembles.drawings.${value}`) }))}
            />
            {drawing === "sensitivity" ? (
              <Select
                aria-label={t("ensembles.outcome")}
                value={result?.output ?? ""}
                onChange={setOutcome}
                options={(result?.outcomes ?? []).map(({ id, label }) => ({ value: id, label: names.text(label) }))}
                style={{ minWidth: 220 }}
              />
            ) : (
              <Segmented<Share>
                aria-label={t("ensembles.band")}
                value={share}
                onChange={setShare}
                options={shares.map((value) => ({ value, label: t("ensembles.bandOf", { share: value }) }))}
              />
            )}
          </>
        )
      }
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.region}
      onRow={(region) => select({ region })}
      side={{
        why:
          result === undefined || main === undefined ? undefined : (
            <>
              <p>{t("ensembles.matters", { outcome: names.text(main.label) })}</p>
              <ul>
                {sensitivity?.parameters.slice(0, 3).map(({ id, name, index }) => (
                  <li key={id}>
                    {names.text(name)} {formatShare(index)}
                  </li>
                ))}
              </ul>
            </>
          ),
        computed: (
          <>
            <p>{t("ensembles.computed")}</p>
            {result === undefined ? null : (
              <p className="muted">{t("ensembles.fingerprint", { fingerprint: result.fingerprint.slice(0, 12) })}</p>
            )}
          </>
        ),
        caveats: <p>{t("ensembles.conditional")}</p>,
      }}
      {...(entry === undefined
        ? {}
        : {
            source: t("ensembles.source", {
              title: names.text(study.title),
              name: entry.name,
              done: entry.done,
              draws: entry.draws,
            }),
          })}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`ensemble-${entry?.name ?? "none"}-${drawing}`}
      below={
        <EnsembleDesk
          entries={entries}
          scenarios={list.data?.scenarios ?? []}
          drawn={list.data?.drawn ?? []}
          onChange={() => void list.refetch()}
        />
      }
    >
      {lacking !== null ? (
        <MissingData missing={lacking} />
      ) : list.error !== null ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : list.data === undefined || answer.isLoading ? (
        <Loading />
      ) : answer.error !== null ? (
        <Failure error={answer.error as RefusalError} onRetry={() => void answer.refetch()} />
      ) : drawing === "sensitivity" && sensitivity !== null && main !== undefined ? (
        <FigureView
          definition={figures.sensitivity}
          data={sensitivity}
          label={t("ensembles.sensitivityLabel", { outcome: names.text(main.label) })}
        />
      ) : ranking === null || quantity === undefined ? (
        <Notice title={text} />
      ) : (
        <FigureView
          definition={figures.ranking}
          data={ranking}
          label={t("ensembles.regionsLabel", { quantity: names.text(quantity.label), share })}
          onSelect={({ name }) => {
            if (study.regions.some(({ id }) => id === name)) select({ region: name });
          }}
        />
      )}
    </PageLayout>
  );
}

type Translate = TFunction;

/** Decimals that show three digits of the largest of the numbers, 3 at least and 8 at most: a policy may move welfare by 0.0003. */
function decimalsOf(values: readonly (number | null | undefined)[]): number {
  const largest = Math.max(...values.map((value) => Math.abs(value ?? 0)));
  return largest > 0 ? Math.min(8, Math.max(3, 2 - Math.floor(Math.log10(largest)))) : 3;
}

function tableOf({ regions, regional, quantiles }: Result, region: (id: string) => string, t: Translate): TableData {
  const quantity = regional[0];
  const columns = ["low", "median", "high"] as const;
  const ranks = ["rankLow", "rankMedian", "rankHigh"] as const;
  const percent = (share: number): number => Math.round(100 * share);
  const ends = { from: percent(quantiles[0]), to: percent(quantiles[1]) };
  return {
    columns: [
      { id: "region", label: t("ensembles.region") },
      ...columns.map((id) => ({ id, label: t(`ensembles.${id}`, ends), decimals: 4, signed: true })),
      ...ranks.map((id) => ({ id, label: t(`ensembles.${id}`, ends), decimals: 0 })),
    ],
    rows: regions.map((id, i) => ({
      id,
      cells: [region(id), ...[...columns, ...ranks].map((column) => quantity?.[column][i] ?? null)],
    })),
  };
}
