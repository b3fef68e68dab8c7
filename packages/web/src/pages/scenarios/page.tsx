import { Segmented, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useJob } from "../../api/use-job.ts";
import { useOperation } from "../../api/use-operation.ts";
import { useGeography } from "../../chart/use-geography.ts";
import { formatShare } from "../../format/number.ts";
import { signedPercent } from "../../format/signed-percent.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { JobContent } from "../../frame/job-content.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { BothEnds } from "./both-ends.tsx";
import { Comparison } from "./comparison.tsx";
import { type CompareResult, incomeTable } from "./comparison-rows.ts";
import { Frontier } from "./frontier.tsx";
import { LeversDrawer } from "./levers-drawer.tsx";
import { readSettings, writeSettings } from "./own-settings.ts";
import "./scenarios.css";

const drawings = ["table", "map", "frontier"] as const;
type Drawing = (typeof drawings)[number];
const most = 4;
const seed = 1;
/** Stands for the reader's own settings in the list of scenarios. */
const own = "own";
const none = "none";

/** What policies do at both ends, up to four side by side. */
export default function ScenariosPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection, select] = useSelection();
  const shapes = useGeography();
  const lacking = useLacking("equilibrium");
  const ready = useOperation("scenario.list", {}, { enabled: lacking === null });
  const [askedDrawing, setDrawing] = useAddressState("draw", "table");
  const drawing = drawings.find((name) => name === askedDrawing) ?? "table";
  const [chosenText, setChosen] = useAddressState("scenarios", "");
  const [ownText, setOwn] = useAddressState("levers", "");
  const settings = useMemo(() => readSettings(ownText), [ownText]);
  const known = ready.data?.result.scenarios.filter(({ fits }) => fits) ?? [];
  const chosen =
    chosenText === ""
      ? known.slice(0, 2).map(({ id }) => id)
      : chosenText.split(",").filter((id) => known.some((one) => one.id === id));
  const picked = [...chosen, ...(settings.length > 0 ? [own] : [])].slice(0, most);
  const runnable =
    picked.length > 0 && settings.every((one) => one.instrument !== "digital-pairing" || one.partners !== undefined);
  const input = {
    scenarios: picked.map((id) =>
      id === own ? { id: "my-scenario", name: { en: "My own", zh: "自定义" }, settings: [...settings] } : id,
    ),
    seed,
  };
  const job = useJob("scenario.compare", input, { enabled: lacking === null && ready.data !== undefined && runnable });
  const result = job.envelope?.result;
  const answer = useAnswer(result, job.running || (lacking === null && ready.isPending), picked.length);
  const table = useMemo(
    () => (result === undefined ? undefined : incomeTable(result, names.region, names.text, t)),
    [result, names, t],
  );
  const choose = (region: string) => {
    if (study.regions.some(({ id }) => id === region)) select({ region });
  };

  return (
    <PageLayout
      page="scenarios"
      answer={
        <>
          {answer.node}
          {result === undefined ? null : <span className="scenario-tag">{t("scenarios.notForecast")}</span>}
        </>
      }
      answerText={answer.text}
      controls={
        <>
          <Select<string[]>
            mode="multiple"
            className="scenario-choice"
            aria-label={t("scenarios.choose")}
            placeholder={t("scenarios.choose")}
            maxCount={settings.length > 0 ? most - 1 : most}
            value={chosen}
            options={known.map(({ id, name }) => ({ value: id, label: names.text(name) }))}
            optionFilterProp="label"
            onChange={(ids) => setChosen(ids.length === 0 ? none : ids.join(","))}
          />
          <LeversDrawer settings={settings} onChange={(next) => setOwn(writeSettings(next))} />
          <Segmented<Drawing>
            aria-label={t("scenarios.drawing")}
            value={drawing}
            onChange={setDrawing}
            options={drawings.map((value) => ({ value, label: t(`scenarios.drawings.${value}`) }))}
          />
        </>
      }
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.region}
      onRow={choose}
      side={{
        why:
          result === undefined
            ? undefined
            : result.outcomes.map(({ scenario, status }) => (
                <p key={scenario.id}>
                  <strong>{names.text(scenario.name)}</strong> {names.text(scenario.reason)}
                  {status === "converged" ? null : <> {t("scenarios.notConverged", { name: names.text(scenario.name) })}</>}
                </p>
              )),
        change:
          result === undefined ? undefined : (
            <>
              <p>{t("scenarios.changeBands", { draws: result.draws })}</p>
              <p>{t("scenarios.changeCost")}</p>
            </>
          ),
        computed:
          result === undefined ? undefined : (
            <>
              <p>{t("scenarios.computed", { year: result.year })}</p>
              {result.basis === "estimate" ? <p>{t("scenarios.computedEstimate")}</p> : null}
            </>
          ),
        caveats:
          result === undefined ? undefined : (
            <>
              <ul>
                {limitsOf(result, names.text).map((limit) => (
                  <li key={limit}>{limit}</li>
                ))}
              </ul>
              <IssueLines issues={result.issues} />
            </>
          ),
      }}
      source={t("scenarios.source", { title: names.text(study.title), year: result?.year ?? study.window[0] })}
      {...(job.envelope === undefined ? {} : { provenance: job.envelope.provenance })}
      fileName="scenarios"
    >
      {ready.error !== null ? (
        <Failure error={ready.error} onRetry={() => void ready.refetch()} />
      ) : (
        <JobContent
          job={job}
          lacking={lacking}
          idle={
            ready.isPending ? (
              <Loading />
            ) : runnable ? undefined : (
              <Notice title={t(picked.length === 0 ? "scenarios.answerNone" : "scenarios.partnersNeeded")} />
            )
          }
        >
          {(compared) =>
            drawing === "frontier" ? (
              <Frontier outcomes={compared.outcomes} />
            ) : drawing === "map" && shapes ? (
              <BothEnds result={compared} shapes={shapes} selected={selection.region} onSelect={choose} />
            ) : drawing === "map" ? (
              <p className="muted">{t("atlas.noMap")}</p>
            ) : (
              <Comparison result={compared} />
            )
          }
        </JobContent>
      )}
    </PageLayout>
  );
}

function useAnswer(result: CompareResult | undefined, waiting: boolean, picked: number): Sentence {
  const { t } = useTranslation();
  const names = useNames();
  if (picked === 0 && !waiting) return sentence(t("scenarios.answerNone"), {});
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const order = result.outcomes.map((_, k) => k);
  order.sort((a, b) => (result.outcomes[b]?.logWelfare ?? 0) - (result.outcomes[a]?.logWelfare ?? 0));
  const [k = 0] = order;
  const best = result.outcomes[k];
  if (best === undefined) return sentence(t("scenarios.answerNone"), {});
  return sentence(
    t(result.outcomes.length > 1 ? "scenarios.answerTwo" : "scenarios.answerOne", {
      best: names.text(best.scenario.name),
      welfare: signedPercent(best.logWelfare),
      low: signedPercent(best.bands?.[0]),
      high: signedPercent(best.bands?.[2]),
      draws: best.converged,
      share: formatShare(result.bestShare[k]),
      winners: formatShare(best.winnersShare),
    }),
    {},
  );
}

/** The limits of all scenarios, each once. */
function limitsOf(result: CompareResult, text: (text: { readonly en: string; readonly zh: string }) => string): string[] {
  return [...new Set(result.outcomes.flatMap(({ scenario }) => scenario.limits.map(text)))];
}
