import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { type ReactNode, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { type MapKind, useGeography } from "../../chart/use-geography.ts";
import { commonDecimals, formatNumber, formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { useMeasureAnswer } from "../atlas/measure-answer.tsx";
import { panelOf } from "../atlas/measure-view.tsx";
import { LintList } from "../data/lint-list.tsx";
import { FirmsView } from "./firms-view.tsx";
import { MeasureDrawing } from "./measure-drawing.tsx";
import { drawingOf, type Measured, yearOf } from "./measure-figures.ts";
import { MeasurePicker } from "./measure-picker.tsx";
import { useMeasureState } from "./measure-state.ts";
import { measureTable } from "./measure-table.ts";
import { NeighboursControls } from "./neighbours-controls.tsx";
import { OptionControls } from "./option-controls.tsx";
import { useNeighbours } from "./use-neighbours.ts";
import "./measure.css";

const views = ["regions", "firms"] as const;
type View = (typeof views)[number];

/** Measures of regions, and point patterns of firms. */
export default function MeasurePage() {
  const { t } = useTranslation();
  const [asked, setView] = useAddressState("on", "regions");
  const view = views.find((name) => name === asked) ?? "regions";
  const chooser = (
    <Segmented<View>
      aria-label={t("measure.of")}
      value={view}
      onChange={setView}
      options={views.map((value) => ({ value, label: t(`measure.views.${value}`) }))}
    />
  );
  return view === "firms" ? <FirmsView chooser={chooser} /> : <RegionMeasures chooser={chooser} />;
}

/** Any measure of the table, drawn as it should be: how concentrated, clustered, unequal, and since when. */
function RegionMeasures({ chooser }: { readonly chooser: ReactNode }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection, select] = useSelection();
  const shapes = useGeography();
  const list = useOperation("measure.list", {});
  const measures = list.data?.result.measures;
  const { id, measure, options, choose, set } = useMeasureState(measures);
  // A measure of industries over years is asked for all of them: they are lines of one figure.
  const allIndustries = measure?.dimensions[0] === "industry";
  const neighbours = useNeighbours();
  const near = measure?.neighbours === true && neighbours.input !== undefined ? { neighbours: neighbours.input } : {};
  const input = { measure: id, options, ...near, ...(allIndustries ? {} : { industry: selection.industry }) };
  const answer = useOperation("measure.compute", input, { enabled: measure?.available === true });
  const result = answer.data?.result.measure === id ? answer.data.result : undefined;
  const panel = useMemo(() => (result === undefined ? null : panelOf(result, selection.industry)), [result, selection.industry]);
  const label = measure === undefined ? id : names.text(measure.label);
  const what =
    result?.variable != null
      ? t("measure.ofVariable", { label, variable: names.text(result.variable) })
      : measure?.dimensions.includes("industry")
        ? t("atlas.ofIndustry", { label, industry: names.industryInSentence(selection.industry) })
        : label;
  const drawing = result === undefined ? null : drawingOf(result);
  const ofPanel = useMeasureAnswer(result, panel, what, answer.error === null);
  const special = result === undefined ? null : specialAnswer(result, selection.year, t, what);
  const told = special === null ? ofPanel : { node: special, text: special };
  const table = useMemo(
    () =>
      result === undefined
        ? undefined
        : measureTable(result, names, selection.year, {
            region: t("atlas.region"),
            industry: t("frame.industry"),
            year: t("frame.year"),
            part: t("measure.part"),
            value: t("measure.value"),
          }),
    [result, names, t, selection.year],
  );
  const mapped = drawing === "regions" || drawing === "clusters";
  const unavailable = measure !== undefined && !measure.available;
  const rowKind = result?.dimensions[0];
  return (
    <PageLayout
      page="measure"
      answer={unavailable ? t("measure.unavailable", { label }) : told.node}
      answerText={unavailable ? t("measure.unavailable", { label }) : told.text}
      controls={
        <>
          {chooser}
          <MeasurePicker measures={measures ?? []} value={id} onChange={choose} />
          {mapped && shapes && shapes.kinds.length > 1 ? (
            <Segmented<MapKind>
              aria-label={t("atlas.mapKind")}
              value={shapes.kind}
              onChange={shapes.chooseKind}
              options={shapes.kinds.map((kind) => ({ value: kind, label: t(`atlas.${kind}`) }))}
            />
          ) : null}
          {measure?.neighbours === true ? <NeighboursControls state={neighbours} /> : null}
          <OptionControls options={measure?.options ?? []} values={options} onChange={set} />
        </>
      }
      {...(table === undefined ? {} : { table })}
      chosenRow={rowKind === "industry" ? selection.industry : selection.region}
      {...(rowKind === "region" ? { onRow: (region: string) => select({ region }) } : {})}
      {...(rowKind === "industry" ? { onRow: (industry: string) => select({ industry }) } : {})}
      side={{
        computed:
          measure === undefined ? undefined : (
            <>
              <p className="formula">{measure.formula}</p>
              {measure.formulaNote === null ? null : <p className="small">{names.text(measure.formulaNote)}</p>}
              <p className="small muted">{measure.source}</p>
            </>
          ),
        caveats:
          measure === undefined ? undefined : (
            <>
              <p>{t("atlas.notSaying", { text: names.text(measure.notSaying) })}</p>
              <IssueLines issues={result?.issues} />
            </>
          ),
      }}
      source={names.text(study.title)}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`${id}-${selection.industry}-${selection.year}`}
    >
      {list.error !== null ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : measures !== undefined && measure === undefined ? (
        <Notice title={t("measure.unknown", { id })} hint={t("measure.chooseAnother")} />
      ) : unavailable ? (
        <Notice
          title={t("measure.needs")}
          hint={
            <ul>
              {measure.missing.map((text) => (
                <li key={text.en}>{names.text(text)}</li>
              ))}
            </ul>
          }
        />
      ) : answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined || panel === null || shapes === undefined ? (
        <Loading />
      ) : (
        <>
          <MeasureDrawing result={result} panel={panel} shapes={shapes} what={what} />
          {result.lint === null ? null : <LintList title={t("data.lintOf", { what: label })} findings={result.lint} />}
        </>
      )}
    </PageLayout>
  );
}

type Translate = TFunction;

/** The sentence of results that are no plain region-year numbers; null for those that are. */
function specialAnswer(result: Measured, selected: number, t: Translate, label: string): string | null {
  const drawing = drawingOf(result);
  const at = result.years.indexOf(selected);
  const year = at < 0 ? result.years.length - 1 : at;
  if (drawing === "clusters") {
    const codes = yearOf(result.values, Math.max(1, result.years.length), year);
    const count = (code: number) => codes.filter((value) => value === code).length;
    const found = { year: result.years[year] ?? selected, label, high: count(1), low: count(2), outliers: count(3) + count(4) };
    if (found.high + found.low + found.outliers > 0) return t("measure.answerClusters", found);
    const level = Number(result.options.level);
    const p = yearOf(result.parts.p?.values ?? [], Math.max(1, result.years.length), year);
    const before = result.options.correction === "none" ? 0 : p.filter((value) => value !== null && value <= level).length;
    return before === 0
      ? t("measure.answerNoCluster", found)
      : t("measure.answerNoClusterAfter", { ...found, before, level, of: p.length });
  }
  if (drawing === "classes") {
    const Y = result.dimensions.includes("year") ? result.years.length : 1;
    const codes = yearOf(result.values, Y, Y === 1 ? 0 : year);
    return t("measure.answerClasses", {
      label,
      classes: new Set(codes.filter((code) => code !== null)).size,
      regions: codes.length,
    });
  }
  const test = result.parts["permutation-p"] ?? result.parts.p;
  if (test !== undefined && result.parts.expectation !== undefined) {
    const [value, expected] = [result.values[year] ?? null, result.parts.expectation.values[year] ?? null];
    const p = test.values[year] ?? result.parts.p?.values[year] ?? null;
    if (value === null || p === null) return t("measure.answerNoTest", { label, year: result.years[year] ?? selected });
    const decimals = commonDecimals(result.values);
    return t(p <= 0.05 ? "measure.answerBeyondChance" : "measure.answerWithinChance", {
      label,
      year: result.years[year] ?? selected,
      value: formatNumber(value, decimals),
      expected: formatNumber(expected, decimals),
      z: formatNumber(result.parts.z?.values[year], 2),
      p: formatNumber(p, p < 0.001 ? 5 : 3),
    });
  }
  if (result.measure === "spatial-markov") {
    const p = result.values[0] ?? null;
    if (p !== null)
      return t(p < 0.05 ? "measure.answerMovesDiffer" : "measure.answerMovesAlike", { p: formatNumber(p, p < 0.001 ? 5 : 3) });
  }
  if (result.measure === "markov-mobility") {
    const staying = 1 - (result.values[0] ?? Number.NaN) * (1 - 1 / (result.parts.ergodic?.values.length ?? 1));
    if (Number.isFinite(staying)) return t("measure.answerStaying", { share: formatShare(staying) });
  }
  if (result.dimensions.length === 0) {
    return t("measure.answerNumber", { label, value: formatNumber(result.values[0], commonDecimals(result.values)) });
  }
  return null;
}
