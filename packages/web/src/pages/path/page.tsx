import { bearablePathDraws } from "@jiju/core";
import { type FigureData, figures, PATH_OUTCOMES, type PathOutcome } from "@jiju/figures";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { type MapKind, useGeography } from "../../chart/use-geography.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { JobContent } from "../../frame/job-content.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Loading } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { usePathAnswer } from "./path-answer.tsx";
import { usePathName } from "./path-names.ts";
import { PlaceFlips, PlaceReasons } from "./place-reasons.tsx";
import { Recommended } from "./recommended.tsx";
import { RiverFigure } from "./river.tsx";
import "./path.css";

export type Observed = OperationResult<"path.observed">;

const modes = ["share", "relative", "absolute"] as const;
export type PathMode = (typeof modes)[number];
const drawings = ["map", "ternary", "river"] as const;
type Drawing = (typeof drawings)[number];

const seed = 1;
/** Share of draws below which no path is named. */
export const threshold = 0.6;

/** Which path every region is on, how sure that is, and what would flip it. */
export default function PathPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const pathName = usePathName();
  const [selection, select] = useSelection();
  const shapes = useGeography();
  const [hovered, setHovered] = useState<string | null>(null);
  const [askedMode, setMode] = useAddressState("mode", "share");
  const mode = modes.find((name) => name === askedMode) ?? "share";
  const [askedDrawing, setDrawing] = useAddressState("draw", "map");
  const drawing = drawings.find((name) => name === askedDrawing) ?? "map";
  const lacking = useLacking("paths");
  const job = useJob(
    "path.observed",
    { industry: selection.industry, mode, draws: bearablePathDraws(study.regions.length), seed },
    { enabled: lacking === null && selection.industry !== "" },
  );
  const result = job.envelope?.result;
  const here = result?.cells.find(({ region }) => region === selection.region);
  const answer = usePathAnswer(result, here, job.running);
  const industry = names.industryInSentence(selection.industry);
  const selected = useMemo(() => (selection.region === null ? {} : { selected: selection.region }), [selection.region]);

  const map = useMemo<FigureData<"path-map"> | null>(() => {
    if (result === undefined || !shapes) return null;
    return {
      geography: shapes.geography,
      places: result.cells.map(({ region, answer: told, share, nearest }) => ({
        region,
        answer: told === "not-defined" ? null : told,
        share,
        nearest: nearest.filter(isOutcome),
      })),
      ...selected,
    };
  }, [result, shapes, selected]);
  const ternary = useMemo<FigureData<"path-ternary"> | null>(() => {
    if (result === undefined) return null;
    const texts = new Map(study.regions.map(({ id, name }) => [id, name]));
    return {
      points: result.cells.flatMap(({ region, shares, answer: told }) =>
        shares === null || told === "not-defined"
          ? []
          : [{ id: region, name: texts.get(region) ?? { en: region, zh: region }, ...shares, answer: told }],
      ),
      threshold,
      ...selected,
    };
  }, [result, study, selected]);
  const table = useMemo(
    () => (result === undefined ? undefined : tableOf(result, names.region, pathName, t)),
    [result, names, pathName, t],
  );
  const choose = (region: string) => {
    if (study.regions.some(({ id }) => id === region)) select({ region });
  };

  return (
    <PageLayout
      page="path"
      answer={answer.node}
      answerText={answer.text}
      controls={
        <>
          <Segmented<Drawing>
            aria-label={t("path.draw")}
            value={drawing}
            onChange={setDrawing}
            options={drawings.map((value) => ({ value, label: t(`path.drawings.${value}`) }))}
          />
          <Segmented<PathMode>
            aria-label={t("path.mode")}
            value={mode}
            onChange={setMode}
            options={modes.map((value) => ({ value, label: t(`path.modes.${value}`), title: t(`path.modeHelp.${value}`) }))}
          />
          {drawing === "map" && shapes && shapes.kinds.length > 1 ? (
            <Segmented<MapKind>
              aria-label={t("atlas.mapKind")}
              value={shapes.kind}
              onChange={shapes.chooseKind}
              options={shapes.kinds.map((kind) => ({ value: kind, label: t(`atlas.${kind}`) }))}
            />
          ) : null}
        </>
      }
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.region}
      onRow={choose}
      side={{
        why:
          result === undefined ? undefined : here === undefined ? (
            <>
              <p>{t("path.whyNation", { threshold: `${threshold * 100}%` })}</p>
              <p>{t("path.choosePlace")}</p>
            </>
          ) : (
            <PlaceReasons cell={here} />
          ),
        change:
          result === undefined || here === undefined || here.path === "not-defined" ? undefined : (
            <PlaceFlips cell={here} observed={result} />
          ),
        computed:
          result === undefined ? undefined : (
            <>
              <p>{t("path.computed")}</p>
              <p>{t(`path.modeHelp.${mode}`)}</p>
              <p>{t("path.computedDraws", { draws: result.draws, seed: result.seed })}</p>
            </>
          ),
        caveats: (
          <>
            <p>{t("path.conditional")}</p>
            <IssueLines issues={result?.issues} />
          </>
        ),
      }}
      source={t("path.source", {
        title: names.text(study.title),
        first: result?.firstYear ?? study.window[0],
        last: result?.lastYear ?? study.window[1],
      })}
      {...(job.envelope === undefined ? {} : { provenance: job.envelope.provenance })}
      fileName={`paths-${selection.industry}-${mode}`}
      below={here === undefined || result === undefined ? null : <Recommended />}
    >
      <JobContent job={job} lacking={lacking}>
        {(result) =>
          drawing === "river" ? (
            <RiverFigure mode={mode} />
          ) : drawing === "ternary" && ternary !== null ? (
            <FigureView
              definition={figures["path-ternary"]}
              data={ternary}
              label={t("path.ternaryLabel", { industry })}
              hovered={hovered}
              onHover={setHovered}
              onSelect={({ name }) => choose(name)}
            />
          ) : shapes === undefined ? (
            <Loading />
          ) : map === null ? (
            <p className="muted">{t("atlas.noMap")}</p>
          ) : (
            <FigureView
              definition={figures["path-map"]}
              data={map}
              label={t("path.mapLabel", { industry, first: result.firstYear, last: result.lastYear })}
              renderer={shapes?.renderer ?? "svg"}
              hovered={hovered}
              onHover={setHovered}
              onSelect={({ name }) => choose(name)}
            />
          )
        }
      </JobContent>
    </PageLayout>
  );
}

function isOutcome(path: string): path is PathOutcome {
  return (PATH_OUTCOMES as readonly string[]).includes(path);
}

type Translate = TFunction;

function tableOf(result: Observed, region: (id: string) => string, pathName: (path: string) => string, t: Translate): TableData {
  return {
    columns: [
      { id: "region", label: t("path.region") },
      { id: "path", label: t("path.path") },
      { id: "share", label: t("path.share"), decimals: 2 },
      { id: "second", label: t("path.second") },
      { id: "change", label: t("path.change"), decimals: 3, signed: true },
      { id: "real", label: t("path.real"), decimals: 3, signed: true },
      { id: "own", label: t("path.own"), decimals: 3, signed: true },
      { id: "virtual", label: t("path.virtual"), decimals: 3, signed: true },
      { id: "virtual-share", label: t("path.virtualShare"), decimals: 2 },
    ],
    rows: result.cells.map((cell) => ({
      id: cell.region,
      cells: [
        region(cell.region),
        pathName(cell.answer),
        cell.share,
        cell.nearest[1] === undefined ? "" : pathName(cell.nearest[1]),
        cell.change,
        cell.real,
        cell.own,
        cell.virtual,
        cell.virtualShare,
      ],
    })),
  };
}
