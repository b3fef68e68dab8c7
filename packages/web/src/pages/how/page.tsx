import { figures } from "@jiju/figures";
import { Segmented } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useJob } from "../../api/use-job.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { type MapKind, useGeography } from "../../chart/use-geography.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, MissingData } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressDraft } from "../../selection/use-address-draft.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { FormMoves } from "./form-moves.tsx";
import { FormsView } from "./forms-view.tsx";
import { nationRow, nationSentence, placeSentence } from "./how-answer.ts";
import { HowCards } from "./how-cards.tsx";
import {
  changeMap,
  changeParts,
  type Outcome,
  outcomes,
  type PlaneContent,
  planeContents,
  planeEntries,
  planeFigure,
  regionChanges,
} from "./how-figures.ts";
import { baselineInput, howAddress, trinityInput } from "./how-state.ts";
import { changeTable, chosenForms, type FormRows, formRows, formTable, planeTable } from "./how-tables.ts";
import { LegendChoice, OwnLegendPanel, ownLegendId } from "./legend-choice.tsx";
import { legendLines, useOwnLegend } from "./own-legend.ts";
import { HowSettings } from "./settings.tsx";
import { HowCaveats, HowChange, HowComputed, HowReasons } from "./side.tsx";
import { SolvingLine } from "./strength-slider.tsx";

const drawings = ["map", "parts", "plane", "forms"] as const;
type Drawing = (typeof drawings)[number];
const agreementDraws = 50;
const agreementSeed = 1;

/** What digitalisation would do to the map: one equilibrium over physical and virtual space, and the compound trinity. */
export default function HowPage() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection, select] = useSelection();
  const shapes = useGeography();
  const { draft, settled, change } = useAddressDraft(howAddress);
  const [drawing, setDrawing] = useChoice("draw", drawings);
  const [outcome, setOutcome] = useChoice("outcome", outcomes);
  const [content, setContent] = useChoice("cells", planeContents);
  const [rows, setRows] = useChoice("rows", formRows);
  const [legend, setLegend] = useAddressState("legend", "five-forms");
  const ability = study.capabilities.find(({ id }) => id === "equilibrium");
  const lacking = ability !== undefined && !ability.available ? ability.missing : null;
  const [own, giveOwn] = useOwnLegend();
  const shipped = legend === ownLegendId ? "five-forms" : legend;
  const input = useMemo(() => trinityInput(settled, shipped), [settled, shipped]);
  const answer = useOperation("how.trinity", input, { enabled: lacking === null });
  const solved = answer.data?.result;
  /* Labels change no number, so the reader's own need no new equilibrium. */
  const result = useMemo(
    () => (solved !== undefined && legend === ownLegendId && own.legend ? { ...solved, legend: own.legend } : solved),
    [solved, legend, own.legend],
  );
  const current = result !== undefined && !answer.isPlaceholderData;
  /* The equilibria come first: both questions would share one processor. */
  const baseline = useOperation("how.baseline", baselineInput(settled), { enabled: current });
  const [asked, setAsked] = useState<string | null>(null);
  const key = JSON.stringify(input);
  const drawn = useJob("how.trinity", { ...input, draws: agreementDraws, seed: agreementSeed }, { enabled: asked === key });

  const { region, industry } = selection;
  const changes = useMemo(() => (result === undefined ? [] : regionChanges(result, industry)), [result, industry]);
  const here = changes.find((entry) => entry.region === region);
  const forms = (current ? drawn.envelope?.result.forms : undefined) ?? result?.forms ?? [];
  const shown = useMemo(
    () => chosenForms(forms, rows === "region" && region === null ? "all" : rows, { region, industry }),
    [forms, rows, region, industry],
  );
  const plane = useMemo(() => (result === undefined ? null : planeEntries(result)), [result]);
  const planeData = useMemo(() => (plane === null ? null : planeFigure(plane.cells, content)), [plane, content]);
  const parts = useMemo(() => (result === undefined ? null : changeParts(result, here)), [result, here]);
  const map = useMemo(
    () => (shapes && changes.length > 0 ? changeMap(changes, outcome, shapes.geography, region) : null),
    [shapes, changes, outcome, region],
  );
  const table = useMemo<TableData | undefined>(() => {
    if (result === undefined) return undefined;
    if (drawing === "plane" && plane !== null) return planeTable(plane.cells, names, t);
    if (drawing === "forms") return formTable(result, shown, names, t);
    return changeTable(result, changes, industry, names, t);
  }, [result, drawing, plane, shown, changes, industry, names, t]);
  const choose = (id: string) => {
    const wanted = id.split(" ")[0] ?? "";
    if (wanted !== nationRow && study.regions.some((entry) => entry.id === wanted)) select({ region: wanted });
  };

  const nation = result === undefined ? null : nationSentence(result, t);
  const place = here === undefined ? null : placeSentence(here, names.region(here.region), names.industryInSentence(industry), t);
  const told = nation === null ? t("states.loading") : `${t("how.scenario")} ${nation.text} ${place?.text ?? ""}`.trim();

  return (
    <PageLayout
      page="how"
      answer={
        nation === null ? (
          lacking === null && answer.error === null ? (
            t("states.loading")
          ) : (
            t("pages.how.question")
          )
        ) : (
          <>
            <span className="how-scenario">{t("how.scenario")}</span>
            {nation.node}
            {place === null ? null : <span className="how-place">{place.node}</span>}
          </>
        )
      }
      answerText={told}
      controls={
        <>
          <Choice
            label={t("how.draw")}
            value={drawing}
            values={drawings}
            words={(v) => t(`how.drawings.${v}`)}
            onChange={setDrawing}
          />
          {drawing === "map" ? (
            <Choice
              label={t("how.outcome")}
              value={outcome}
              values={outcomes}
              words={(v) => t(`how.outcomes.${v}`)}
              onChange={setOutcome}
            />
          ) : null}
          {drawing === "map" && shapes && shapes.kinds.length > 1 ? (
            <Segmented<MapKind>
              aria-label={t("atlas.mapKind")}
              value={shapes.kind}
              onChange={shapes.chooseKind}
              options={shapes.kinds.map((kind) => ({ value: kind, label: t(`atlas.${kind}`) }))}
            />
          ) : null}
          {drawing === "plane" ? (
            <Choice
              label={t("how.planeContent")}
              value={content}
              values={planeContents}
              words={(v) => t(`how.planeContents.${v}`)}
              onChange={setContent}
            />
          ) : null}
          {drawing === "forms" ? (
            <Choice
              label={t("how.formsShown")}
              value={region === null && rows === "region" ? "all" : rows}
              values={region === null ? formRows.filter((name) => name !== "region") : formRows}
              words={(v) => t(`how.formsOptions.${v}`)}
              onChange={setRows}
            />
          ) : null}
          {(drawing === "plane" || drawing === "forms") && result !== undefined ? (
            <LegendChoice legends={result.legends} value={legend} onChange={setLegend} />
          ) : null}
        </>
      }
      {...(table === undefined ? {} : { table })}
      chosenRow={region}
      onRow={choose}
      side={
        result === undefined
          ? {}
          : {
              why: <HowReasons result={result} baseline={baseline.data?.result} here={here} />,
              change: <HowChange result={result} baseline={baseline.data?.result} />,
              computed: <HowComputed result={result} />,
              caveats: <HowCaveats result={result} />,
            }
      }
      source={t("how.source", {
        title: names.text(study.title),
        first: result?.firstYear ?? study.window[0],
        last: result?.lastYear ?? study.window[1],
      })}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`equilibrium-${drawing}`}
      below={result === undefined ? null : <HowCards result={result} baseline={baseline.data?.result} />}
    >
      {lacking !== null ? (
        <MissingData missing={lacking} />
      ) : (
        <>
          <HowSettings state={draft} change={change} defaults={result?.settings} />
          {legend === ownLegendId && solved !== undefined && (drawing === "plane" || drawing === "forms") ? (
            <OwnLegendPanel own={own} example={legendLines(solved.legend.cells)} onGive={giveOwn} />
          ) : null}
          <SolvingLine active={answer.isFetching && result !== undefined} label={t("how.solving")} />
          {answer.error !== null && !answer.isFetching ? (
            <Failure error={answer.error} onRetry={() => void answer.refetch()} />
          ) : result === undefined || plane === null || planeData === null || parts === null ? (
            <Loading />
          ) : (
            <Drawn drawing={drawing}>
              {{
                map:
                  shapes === undefined ? (
                    <Loading />
                  ) : map === null ? (
                    <p className="muted">{t("atlas.noMap")}</p>
                  ) : (
                    <FigureView
                      definition={figures.map}
                      data={map}
                      label={
                        outcome === "employment"
                          ? t("how.mapLabelEmployment", { industry: names.industryInSentence(industry) })
                          : t("how.mapLabel", { outcome: t(`how.outcomes.${outcome}`) })
                      }
                      renderer={shapes?.renderer ?? "svg"}
                      onSelect={({ name }) => choose(name)}
                    />
                  ),
                parts: (
                  <FigureView
                    definition={figures.waterfall}
                    data={parts}
                    label={t("how.partsLabel", {
                      what:
                        here === undefined ? t("how.realIncome") : `${names.region(here.region)} ${t("how.outcomes.real-wage")}`,
                    })}
                  />
                ),
                plane: (
                  <>
                    <FigureView
                      definition={figures["aggregation-plane"]}
                      data={planeData}
                      label={t("how.planeLabel", { content: t(`how.planeContents.${content}`) })}
                    />
                    <p className="muted small">{t("how.planeNone", { share: `${(100 * plane.none).toFixed(0)}%` })}</p>
                    <p className="muted small">{t("how.legendNote", { note: names.text(result.legend.note) })}</p>
                  </>
                ),
                forms: (
                  <>
                    <FormsView
                      table={formTable(result, shown, names, t)}
                      forms={forms}
                      job={drawn}
                      draws={agreementDraws}
                      chosenRow={region === null ? null : `${region} ${industry}`}
                      onAsk={() => {
                        setAsked(key);
                        if (asked === key) drawn.start();
                      }}
                      onRow={choose}
                    />
                    <FormMoves state={settled} legend={result.legend} ready={current && baseline.isSuccess} />
                  </>
                ),
              }}
            </Drawn>
          )}
        </>
      )}
    </PageLayout>
  );
}

/** One of a few words kept in the address; the first is the fallback. */
function useChoice<Name extends Drawing | Outcome | PlaneContent | FormRows>(
  key: string,
  names: readonly Name[],
): readonly [Name, (value: Name) => void] {
  const [asked, set] = useAddressState(key, names[0] as Name);
  return [names.find((name) => name === asked) ?? (names[0] as Name), set];
}

interface ChoiceProps<Name extends string> {
  readonly label: string;
  readonly value: Name;
  readonly values: readonly Name[];
  readonly words: (value: Name) => string;
  readonly onChange: (value: Name) => void;
}

function Choice<Name extends string>({ label, value, values, words, onChange }: ChoiceProps<Name>) {
  return (
    <Segmented<Name>
      aria-label={label}
      value={value}
      onChange={onChange}
      options={values.map((name) => ({ value: name, label: words(name) }))}
    />
  );
}

function Drawn({ drawing, children }: { readonly drawing: Drawing; readonly children: Readonly<Record<Drawing, ReactNode>> }) {
  return children[drawing];
}
