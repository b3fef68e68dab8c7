import { type FigureData, figures } from "@jiju/figures";
import { Segmented } from "antd";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { formatNumber } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { JobContent } from "../../frame/job-content.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Loading } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { type Names, useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { activityText } from "./activity-text.ts";
import { useFlowPlaces } from "./flow-places.ts";
import { list, type Translate } from "./match-words.ts";

type PairsResult = OperationResult<"match.pairing">;

const rules = ["host", "home", "shared"] as const;
type Rule = (typeof rules)[number];

/** Who pairs with whom, what would move, and how the gain is shared. */
export function PairsView({ chooser }: { readonly chooser: ReactNode }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection] = useSelection();
  const places = useFlowPlaces();
  const [askedRule, setRule] = useAddressState("counted", "host");
  const accounting = rules.find((name) => name === askedRule) ?? "host";
  const lacking = useLacking("virtual-agglomeration");
  const job = useJob("match.pairing", { year: selection.year, accounting }, { enabled: lacking === null });
  const result = job.envelope?.result;
  const answer = answerOf(result, job.running, names, t);

  const flowMap = useMemo<FigureData<"flow-map"> | null>(() => {
    if (result === undefined || !places) return null;
    return {
      ...places,
      quantity: {
        label: { en: en.match.activity, zh: zh.match.activity },
        unit: result.activity.unit,
      },
      decimals: 0,
      flows: result.pairs.map(({ home, host, amount }) => ({ from: home, to: host, value: amount })),
    };
  }, [result, places]);
  const table = useMemo(() => (result === undefined ? undefined : pairTable(result, names, t)), [result, names, t]);
  const without = result?.pairs.reduce((sum, pair) => sum + pair.gainWithoutTie, 0) ?? 0;

  return (
    <PageLayout
      page="match"
      answer={answer.node}
      answerText={answer.text}
      controls={
        <>
          {chooser}
          <span className="match-rule">
            {t("match.accounting")}
            <Segmented<Rule>
              aria-label={t("match.accounting")}
              value={accounting}
              onChange={setRule}
              options={rules.map((value) => ({ value, label: t(`match.accountings.${value}`) }))}
            />
          </span>
        </>
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why: result === undefined ? undefined : <p>{t("match.whyPairs")}</p>,
        change:
          result === undefined || result.pairs.length === 0 ? undefined : (
            <p>{t("match.changePairs", { without: formatNumber(without, 0), total: formatNumber(result.totalGain, 0) })}</p>
          ),
        computed:
          result === undefined ? undefined : (
            <>
              <p>
                {t("match.accounting")} {t(`match.accountings.${result.accounting}`)}
              </p>
              <p>{t("match.computedPairs")}</p>
              {result.resources.map(({ id, how }) => (
                <p key={id}>{names.text(how)}</p>
              ))}
            </>
          ),
        caveats:
          result === undefined ? undefined : (
            <>
              <p>{t("match.caveatTie", { tie: formatNumber(result.tieGain, 3) })}</p>
              {result.unpaired.length === 0 ? null : (
                <p>{t("match.unpaired", { regions: list(result.unpaired.map(names.region), names.language) })}</p>
              )}
              <p>{t("match.caveatNotPlan")}</p>
              <IssueLines issues={result.issues} />
            </>
          ),
      }}
      source={t("match.source", { title: names.text(study.title), year: result?.year ?? selection.year })}
      {...(job.envelope === undefined ? {} : { provenance: job.envelope.provenance })}
      fileName={`pairs-${selection.year}`}
      below={result === undefined ? null : <PairList result={result} />}
    >
      <JobContent job={job} lacking={lacking}>
        {() =>
          places === undefined ? (
            <Loading />
          ) : flowMap === null ? (
            <p className="muted">{t("atlas.noMap")}</p>
          ) : (
            <FigureView definition={figures["flow-map"]} data={flowMap} label={t("match.pairsLabel")} />
          )
        }
      </JobContent>
    </PageLayout>
  );
}

function answerOf(result: PairsResult | undefined, waiting: boolean, names: Names, t: Translate): Sentence {
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const [best] = result.pairs;
  if (best === undefined) return sentence(t("match.pairsNone", { year: result.year }), {});
  const row = `${best.home} ${best.host}`;
  return sentence(
    t("match.pairsAnswer", {
      year: result.year,
      count: result.pairs.length,
      total: formatNumber(result.totalGain, 0),
      home: names.region(best.home),
      host: names.region(best.host),
      amount: activityText(best.amount, result.activity, names, t),
    }),
    { total: { row, column: "gain" }, amount: { row, column: "amount" } },
  );
}

function PairList({ result }: { readonly result: PairsResult }) {
  const { t } = useTranslation();
  const names = useNames();
  return (
    <section className="match-lists">
      {result.pairs.map(({ home, host, flows, jointGain, fair, transferToHome }) => (
        <div key={`${home} ${host}`}>
          <h3>
            {names.region(home)} → {names.region(host)}
          </h3>
          <p>
            {t("match.pairMoves", {
              list: list(
                flows
                  .slice(0, 4)
                  .map(
                    ({ industry, amount }) =>
                      `${names.industryInSentence(industry)} ${activityText(amount, result.activity, names, t)}`,
                  ),
                names.language,
              ),
            })}
          </p>
          <p>
            {t("match.pairSplit", {
              gain: formatNumber(jointGain, 0),
              home: formatNumber(fair.home, 0),
              host: formatNumber(fair.host, 0),
              tie: formatNumber(fair.tie, 0),
            })}{" "}
            {t(transferToHome >= 0 ? "match.hostPays" : "match.homePays", {
              rule: t(`match.accountings.${result.accounting}`),
              amount: formatNumber(Math.abs(transferToHome), 0),
            })}
          </p>
        </div>
      ))}
    </section>
  );
}

function pairTable(result: PairsResult, names: Names, t: Translate): TableData {
  return {
    columns: [
      { id: "home", label: t("match.home") },
      { id: "host", label: t("match.host") },
      { id: "km", label: t("match.km"), unit: "km", decimals: 0 },
      { id: "amount", label: t("match.amount"), unit: names.text(result.activity.unit), decimals: 0 },
      { id: "gain", label: t("match.jointGain"), decimals: 0 },
      { id: "fair-home", label: t("match.fairHome"), decimals: 0 },
      { id: "fair-host", label: t("match.fairHost"), decimals: 0 },
      { id: "fair-tie", label: t("match.fairTie"), decimals: 0 },
      { id: "transfer", label: t("match.transfer"), decimals: 0, signed: true },
    ],
    rows: result.pairs.map(({ home, host, km, amount, jointGain, fair, transferToHome }) => ({
      id: `${home} ${host}`,
      cells: [names.region(home), names.region(host), km, amount, jointGain, fair.home, fair.host, fair.tie, transferToHome],
    })),
  };
}
