import { type FigureData, figures } from "@jiju/figures";
import { Segmented } from "antd";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import { useGeography } from "../../chart/use-geography.ts";
import { formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { JobContent } from "../../frame/job-content.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Loading, Notice } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { activityText } from "./activity-text.ts";
import { ConsequencesView } from "./consequences-view.tsx";
import { flowsBetween, useFlowPlaces } from "./flow-places.ts";
import { LimitsDrawer } from "./limits-drawer.tsx";
import { list, resourceName } from "./match-words.ts";
import { moveTable } from "./move-table.ts";
import { PlaceMoves } from "./place-moves.tsx";
import { richest, useSpaceAnswer } from "./space-answer.ts";
import { movedQuantity, netMap, worthMap } from "./space-maps.ts";
import { useMatchLimits } from "./use-match-limits.ts";

export type SpaceResult = OperationResult<"match.industry-space">;

const drawings = ["flows", "rents", "net", "after"] as const;
type Drawing = (typeof drawings)[number];

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
  const job = useJob("match.industry-space", { year: selection.year, ...limits }, { enabled: lacking === null });
  const result = job.envelope?.result;
  const answer = useSpaceAnswer(result, job.running);
  const binding = result?.resources.filter(({ shadowRent }) => shadowRent.some((rent) => (rent ?? 0) > 0)) ?? [];
  const [askedResource, setResource] = useAddressState("resource", "");
  const resources = result?.resources ?? [];
  const resource =
    resources.find(({ id }) => id === askedResource) ?? binding.find(({ id }) => id === "land") ?? binding[0] ?? resources[0];

  const flowMap = useMemo<FigureData<"flow-map"> | null>(
    () =>
      result === undefined || !places
        ? null
        : { ...places, quantity: movedQuantity(result), decimals: 0, flows: flowsBetween(result.moves) },
    [result, places],
  );
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (result === undefined || !shapes || (drawing !== "net" && resource === undefined)) return null;
    const drawn = drawing === "net" || resource === undefined ? netMap(result, shapes) : worthMap(result, resource, shapes);
    return { ...drawn, ...(selection.region === null ? {} : { selected: selection.region }) };
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
          {drawing === "rents" && resources.length > 1 ? (
            <Segmented<string>
              aria-label={t("match.resource")}
              value={resource?.id ?? ""}
              onChange={setResource}
              options={resources.map(({ id }) => ({ value: id, label: resourceName(names.language)(id) }))}
            />
          ) : null}
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
                  {t("match.rentTop", {
                    region: names.region(top.region),
                    worth: activityText(top.worth, result.activity, names, t),
                  })}
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
                  gap: result.gap === null ? "–" : result.gap === 0 ? "0" : result.gap.toExponential(0),
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
              {result.settings.fixedIndustries.length === 0 ? null : (
                <p>
                  {t("match.fixed", { industries: list(result.settings.fixedIndustries.map(names.industry), names.language) })}
                </p>
              )}
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
      <JobContent job={job} lacking={lacking}>
        {(result) =>
          result.status === "infeasible" ? (
            <Notice title={answer.text} hint={t("match.spaceInfeasibleHint")} action={<LimitsDrawer />} />
          ) : drawing === "after" ? (
            <ConsequencesView
              year={selection.year}
              limits={limits}
              shapes={shapes}
              selected={selection.region}
              onSelect={choose}
            />
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
          )
        }
      </JobContent>
    </PageLayout>
  );
}
