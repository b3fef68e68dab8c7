import { type FigureData, figures } from "@jiju/figures";
import { Segmented } from "antd";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { useGeography } from "../../chart/use-geography.ts";
import { formatQuantity, formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { Failure, JobProgress, Loading, MissingData, Notice } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { flowsBetween, useFlowPlaces } from "./flow-places.ts";
import { LimitsDrawer } from "./limits-drawer.tsx";
import { list, resourceName, type Translate } from "./match-words.ts";
import { PlaceMoves } from "./place-moves.tsx";
import { useMatchLimits } from "./use-match-limits.ts";

export type SpaceResult = OperationResult<"match.industry-space">;

const drawings = ["flows", "rents", "net"] as const;
type Drawing = (typeof drawings)[number];
const draws = 8;

/** Moves of industry under land and labour, their shadow rents, and who takes the place. */
export function SpaceView({ chooser }: { readonly chooser: ReactNode }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection, select] = useSelection();
  const shapes = useGeography();
  const places = useFlowPlaces();
  const [askedDrawing, setDrawing] = useAddressState("draw", "flows");
  const drawing = drawings.find((name) => name === askedDrawing) ?? "flows";
  const [limits] = useMatchLimits();
  const lacking = useLacking("virtual-agglomeration");
  const job = useJob("match.industry-space", { year: selection.year, ...limits, draws }, { enabled: lacking === null });
  const result = job.envelope?.result;
  const answer = useAnswer(result, job.running);
  const binding = result?.resources.filter(({ shadowRent }) => shadowRent.some((rent) => (rent ?? 0) > 0)) ?? [];
  const resource = binding.find(({ id }) => id === "land") ?? binding[0] ?? result?.resources[0];

  const flowMap = useMemo<FigureData<"flow-map"> | null>(() => {
    if (result === undefined || !places) return null;
    return {
      ...places,
      quantity: quantityOf("activity", { en: en.match.unitPersons, zh: zh.match.unitPersons }),
      decimals: 0,
      flows: flowsBetween(result.moves),
    };
  }, [result, places]);
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (result === undefined || !shapes) return null;
    const selected = selection.region === null ? {} : { selected: selection.region };
    if (drawing === "net") {
      return {
        geography: shapes.geography,
        quantity: quantityOf("activity", { en: en.match.unitPersons, zh: zh.match.unitPersons }),
        values: result.places.map(({ region, comes, leaves }) => ({ region, value: comes - leaves })),
        scale: { kind: "diverging", middle: 0 },
        ...selected,
      };
    }
    if (resource === undefined) return null;
    const scale = resource.id === "land" ? 1e6 : 1;
    return {
      geography: shapes.geography,
      quantity: {
        label: { en: "Shadow worth", zh: "影子价格" },
        unit:
          resource.id === "land"
            ? { en: "person-equivalents per km²", zh: "人当量/平方公里" }
            : { en: "ln RE per person", zh: "ln RE/人" },
      },
      values: result.regions.map((region, i) => ({ region, value: scale * (resource.shadowRent[i] ?? 0) })),
      scale: { kind: "sequential" },
      ...selected,
    };
  }, [result, shapes, drawing, resource, selection.region]);
  const table = useMemo(() => (result === undefined ? undefined : moveTable(result, names, t)), [result, names, t]);
  const choose = (region: string) => {
    if (study.regions.some(({ id }) => id === region)) select({ region });
  };
  const top = richest(result, resource);

  return (
    <PageLayout
      page="match"
      answer={answer.node}
      answerText={answer.text}
      controls={
        <>
          {chooser}
          <Segmented<Drawing>
            aria-label={t("match.draw")}
            value={drawing}
            onChange={setDrawing}
            options={drawings.map((value) => ({ value, label: t(`match.drawings.${value}`) }))}
          />
          <LimitsDrawer />
        </>
      }
      {...(table === undefined ? {} : { table })}
      side={{
        why:
          result === undefined ? undefined : (
            <>
              <p>{t("match.whySpace")}</p>
              {result.misallocation === null ? null : (
                <p>
                  {t("match.gapToBest", {
                    gap: formatShare(result.misallocation, 2),
                    low: formatShare(result.misallocationBand?.[0], 2),
                    high: formatShare(result.misallocationBand?.[1], 2),
                    draws: result.draws,
                  })}
                </p>
              )}
              {top === null ? null : (
                <p>
                  {t("match.rentTop", { region: names.region(top.region), worth: formatQuantity(top.worth, names.language) })}
                </p>
              )}
            </>
          ),
        change:
          result === undefined || result.robustShare === null ? undefined : (
            <p>{t("match.changeSpace", { robust: formatShare(result.robustShare), draws: result.draws })}</p>
          ),
        computed:
          result === undefined ? undefined : (
            <>
              <p>
                {t("match.computedSpace", {
                  columns: result.columns,
                  rounds: result.rounds,
                  gap: result.gap === null ? "–" : result.gap.toExponential(0),
                })}
              </p>
              {result.resources.map(({ id, how }) => (
                <p key={id}>{names.text(how)}</p>
              ))}
            </>
          ),
        caveats:
          result === undefined ? undefined : (
            <>
              {result.absentResources.length === 0 ? null : (
                <p>
                  {t("match.caveatAbsent", {
                    resources: list(result.absentResources.map(resourceName(names.language)), names.language),
                  })}
                </p>
              )}
              <p>{t("match.fixed", { industries: list(result.settings.fixedIndustries.map(names.industry), names.language) })}</p>
              <p>{t("match.caveatStatic")}</p>
              <p>{t("match.caveatNotPlan")}</p>
              <IssueLines issues={result.issues} />
            </>
          ),
      }}
      source={t("match.source", { title: names.text(study.title), year: result?.year ?? selection.year })}
      {...(job.envelope === undefined ? {} : { provenance: job.envelope.provenance })}
      fileName={`moves-${selection.year}`}
      below={
        result === undefined || result.status === "infeasible" || selection.region === null ? null : (
          <PlaceMoves result={result} region={selection.region} />
        )
      }
    >
      {lacking !== null ? (
        <MissingData missing={lacking} />
      ) : job.running && result === undefined ? (
        <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
      ) : job.error !== null ? (
        <Failure error={job.error} onRetry={job.start} />
      ) : result === undefined ? (
        <Notice
          title={t("states.empty")}
          action={
            <button type="button" className="plain-button" data-main="true" onClick={job.start}>
              {t("states.retry")}
            </button>
          }
        />
      ) : result.status === "infeasible" ? (
        <Notice title={answer.text} hint={t("match.spaceInfeasibleHint")} action={<LimitsDrawer />} />
      ) : drawing === "flows" && flowMap !== null ? (
        <FigureView
          definition={figures["flow-map"]}
          data={flowMap}
          label={t("match.flowsLabel")}
          onSelect={({ name }) => choose(name)}
        />
      ) : shapes === undefined || places === undefined ? (
        <Loading />
      ) : map === null ? (
        <p className="muted">{t("atlas.noMap")}</p>
      ) : (
        <FigureView
          definition={figures.map}
          data={map}
          label={
            drawing === "net"
              ? t("match.netLabel")
              : t("match.rentsLabel", { resource: resource === undefined ? "" : resourceName(names.language)(resource.id) })
          }
          renderer={shapes?.renderer ?? "svg"}
          onSelect={({ name }) => choose(name)}
        />
      )}
    </PageLayout>
  );
}

function useAnswer(result: SpaceResult | undefined, waiting: boolean): Sentence {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const { year } = result;
  const persons = (amount: number) => t("match.persons", { amount: formatQuantity(amount, names.language) });
  if (result.status === "infeasible") {
    const members = result.conflict.map(({ resource, region }) =>
      t("match.member", { resource: resourceName(names.language)(resource), region: names.region(region) }),
    );
    return sentence(t("match.spaceInfeasible", { year, members: list(members, names.language) }), {});
  }
  const [first] = result.moves;
  if (first === undefined) return sentence(t("match.spaceNone", { year }), {});
  const place = result.places.find(({ region }) => region === selection.region);
  if (place !== undefined) {
    const at = result.regions.indexOf(place.region);
    const scarce = result.resources
      .filter(({ shadowRent }) => (shadowRent[at] ?? 0) > 0)
      .map(({ id }) => resourceName(names.language)(id));
    return sentence(
      t("match.spaceAnswerPlace", {
        year,
        region: names.region(place.region),
        leaves: persons(place.leaves),
        comes: persons(place.comes),
        rent: scarce.length === 0 ? t("match.rentNone") : t("match.rentScarce", { resources: list(scarce, names.language) }),
      }),
      {},
    );
  }
  return sentence(
    t("match.spaceAnswer", {
      year,
      share: formatShare(result.settings.movableShare),
      moved: persons(result.moved),
      gain: formatShare(result.objective / result.moved, 1),
      industry: names.industryInSentence(first.industry),
      from: names.region(first.from),
      to: names.region(first.to),
      robust: formatShare(result.robustShare),
    }),
    { moved: { row: moveId(first), column: "amount" }, robust: { row: moveId(first), column: "share" } },
  );
}

const moveId = (move: SpaceResult["moves"][number]): string => `${move.from} ${move.to} ${move.industry}`;

function quantityOf(word: "activity", unit: { readonly en: string; readonly zh: string }) {
  return { label: { en: en.match[word], zh: zh.match[word] }, unit };
}

/** The place where a freed square kilometre is worth most; null without scarce land. */
function richest(result: SpaceResult | undefined, resource: SpaceResult["resources"][number] | undefined) {
  if (result === undefined || resource?.id !== "land") return null;
  let best = 0;
  resource.shadowRent.forEach((rent, i) => {
    if ((rent ?? 0) > (resource.shadowRent[best] ?? 0)) best = i;
  });
  const worth = 1e6 * (resource.shadowRent[best] ?? 0);
  const region = result.regions[best];
  return worth > 0 && region !== undefined ? { region, worth } : null;
}

function moveTable(result: SpaceResult, names: ReturnType<typeof useNames>, t: Translate): TableData {
  return {
    columns: [
      { id: "from", label: t("match.from") },
      { id: "to", label: t("match.to") },
      { id: "industry", label: t("match.industry") },
      { id: "amount", label: t("match.amount"), unit: t("match.unitPersons"), decimals: 0 },
      { id: "gain", label: t("match.gain"), unit: "ln RE", decimals: 3 },
      { id: "km", label: t("match.km"), unit: "km", decimals: 0 },
      { id: "share", label: t("match.draws"), decimals: 2 },
    ],
    rows: result.moves.map((move) => ({
      id: moveId(move),
      cells: [
        names.region(move.from),
        names.region(move.to),
        names.industry(move.industry),
        move.amount,
        move.gain,
        move.km,
        move.share,
      ],
    })),
  };
}
