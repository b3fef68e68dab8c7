import { type FigureData, figures } from "@jiju/figures";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { JobContent } from "../../frame/job-content.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Loading } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState } from "../../selection/use-selection.ts";
import { flowsBetween, useFlowPlaces } from "./flow-places.ts";
import { MarketLists, reasonText } from "./market-lists.tsx";
import { list, type Translate } from "./match-words.ts";

export type MarketResult = OperationResult<"match.market">;

/** Offers of capacity and requests for it: who serves whom and why, what is not filled and what binds. */
export function MarketView({ chooser }: { readonly chooser: ReactNode }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const places = useFlowPlaces();
  const [gone, setGone] = useAddressState("gone", "");
  const removed = useMemo(() => gone.split(",").filter((id) => id !== ""), [gone]);
  const lacking = useLacking("physical-agglomeration");
  const job = useJob("match.market", { removed: { offers: removed, requests: [] } }, { enabled: lacking === null });
  const result = job.envelope?.result;
  const shown = result?.rematch?.matching ?? result?.matching;
  const answer = answerOf(result, job.running, t);
  const missing = missingOf(job.error);

  const flowMap = useMemo<FigureData<"flow-map"> | null>(() => {
    if (result === undefined || shown === undefined || !places) return null;
    const offers = new Map(result.offers.map(({ id, region }) => [id, region]));
    const requests = new Map(result.requests.map(({ id, region }) => [id, region]));
    return {
      ...places,
      quantity: { label: { en: en.match.matched, zh: zh.match.matched }, unit: { en: "", zh: "" } },
      decimals: 0,
      flows: flowsBetween(
        shown.matches.map(({ offer, request, amount }) => ({
          from: offers.get(offer) ?? "",
          to: requests.get(request) ?? "",
          amount,
        })),
      ),
    };
  }, [result, shown, places]);
  const table = useMemo(
    () => (result === undefined || shown === undefined ? undefined : marketTable(result, shown, names.region, t)),
    [result, shown, names, t],
  );

  return (
    <PageLayout
      page="match"
      answer={answer.node}
      answerText={answer.text}
      controls={chooser}
      {...(table === undefined ? {} : { table })}
      side={{
        why: result === undefined ? undefined : <p>{t("match.whyMarket")}</p>,
        change:
          result === undefined ? undefined : (
            <>
              {result.rematch === null ? null : (
                <p>
                  {t("match.rematched", {
                    offers: list(removed, names.language),
                    fill: formatShare(result.rematch.matching.fillRate),
                    before: formatShare(result.matching.fillRate),
                    changed: result.rematch.changed.length,
                  })}{" "}
                  <button type="button" className="cell-link" onClick={() => setGone("")}>
                    {t("match.putBack", { offers: list(removed, names.language) })}
                  </button>
                </p>
              )}
              <p>
                {t("match.changeMarket", {
                  stable: formatShare(result.variants.stable.fillRate),
                  stableCost: formatNumber(result.variants.stable.extraCost, 0),
                  fair: formatNumber(result.variants.fair.evenness, 2),
                  cheapest: formatNumber(result.variants.fair.evennessOfCheapest, 2),
                  fairCost: formatNumber(result.variants.fair.extraCost, 0),
                })}
              </p>
            </>
          ),
        computed:
          result === undefined ? undefined : (
            <p>{t("match.computedMarket", { gap: Math.abs(result.matching.gap).toExponential(0) })}</p>
          ),
        caveats:
          result === undefined ? undefined : (
            <>
              {study.sources.some(({ id }) => id === "sample-market") ? <p>{t("match.sampleMarket")}</p> : null}
              <IssueLines issues={result.issues} />
            </>
          ),
      }}
      source={t("match.marketSource", { title: names.text(study.title) })}
      {...(job.envelope === undefined ? {} : { provenance: job.envelope.provenance })}
      fileName="capacity-market"
      below={
        result === undefined || shown === undefined ? null : (
          <MarketLists
            result={result}
            shown={shown}
            onWithdraw={(offer) => setGone([...new Set([...removed, offer])].join(","))}
          />
        )
      }
    >
      <JobContent job={job} lacking={lacking ?? missing}>
        {() =>
          places === undefined ? (
            <Loading />
          ) : flowMap === null ? (
            <p className="muted">{t("atlas.noMap")}</p>
          ) : (
            <FigureView definition={figures["flow-map"]} data={flowMap} label={t("match.marketLabel")} />
          )
        }
      </JobContent>
    </PageLayout>
  );
}

function answerOf(result: MarketResult | undefined, waiting: boolean, t: Translate): Sentence {
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const { platform } = result;
  const first = result.matching.matches[0];
  const row = first === undefined ? "" : `${first.offer} ${first.request}`;
  return sentence(
    t("match.marketAnswer", {
      fill: formatShare(platform.fillRateAfter),
      coverage: formatShare(platform.coverageAfter),
      before: formatShare(platform.fillRateBefore),
      coverageBefore: formatShare(platform.coverageBefore),
      radius: platform.searchRadiusKm,
    }),
    { fill: { row, column: "amount" }, coverage: { row, column: "request" } },
  );
}

/** What the study lacks, when that is why the market was refused. */
function missingOf(error: { readonly code: string; readonly details: Readonly<Record<string, unknown>> } | null) {
  if (error?.code !== "study-lacks") return null;
  return (error.details.missing ?? null) as readonly { readonly en: string; readonly zh: string }[] | null;
}

function marketTable(
  result: MarketResult,
  shown: MarketResult["matching"],
  region: (id: string) => string,
  t: Translate,
): TableData {
  const places = new Map([...result.offers, ...result.requests].map((line) => [line.id, line.region]));
  return {
    columns: [
      { id: "request", label: t("match.request") },
      { id: "to", label: t("match.to") },
      { id: "offer", label: t("match.offer") },
      { id: "from", label: t("match.from") },
      { id: "amount", label: t("match.amount"), decimals: 0 },
      { id: "km", label: t("match.km"), unit: "km", decimals: 0 },
      { id: "cost", label: t("match.cost"), decimals: 2 },
      { id: "reason", label: t("match.reason") },
    ],
    rows: shown.matches.map((match) => ({
      id: `${match.offer} ${match.request}`,
      cells: [
        match.request,
        region(places.get(match.request) ?? ""),
        match.offer,
        region(places.get(match.offer) ?? ""),
        match.amount,
        match.km,
        match.cost,
        reasonText(match, t),
      ],
    })),
  };
}
