import type { BudgetRule, MixStep } from "@jiju/core";
import { type FigureOption, figures } from "@jiju/figures";
import { Segmented } from "antd";
import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatSigned } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { sentence } from "../../frame/sentence.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { type CostDiagram, costDiagram, mixMove, type PointId, pointIds, sourceLetters } from "./cost-figure.ts";
import { MovableDiagram } from "./movable-diagram.tsx";
import { SettingSlider } from "./slider.tsx";
import { TheoryDataCertainty } from "./statements.tsx";
import type { WhyViewProps } from "./view.ts";
import { limits } from "./why-state.ts";

const startName = { en: en.why.start, zh: zh.why.start };

/** Figure 1b: cheaper technology, and the move split into substitution and scale. */
export function CostView({ state, change, places, point, moved, controls, note }: WhyViewProps) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const diagram = useMemo(() => {
    const start = { agglomeration: point.agglomeration, digitalLevel: point.technology };
    const own = moved ? null : places.chosen;
    return costDiagram(state, start, own === null ? startName : own.name);
  }, [state, point.agglomeration, point.technology, moved, places.chosen]);
  const { data, hicks } = diagram;

  const told = sentence(
    t("why.answerCosts", {
      before: formatNumber(state.costBefore, 2),
      after: formatNumber(state.costAfter, 2),
      a: formatNumber(hicks.q2.agglomeration, 2),
      t: formatNumber(hicks.q2.digitalLevel, 2),
      verdict: t(`why.moves.${mixMove(hicks.p1, hicks.q2)}`),
    }),
    { a: { row: "Q2", column: "a" }, t: { row: "Q2", column: "t" } },
  );
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "state", label: t("why.tableState") },
        { id: "letter", label: t("why.sourceLetter") },
        { id: "a", label: t("why.tableA"), decimals: 3 },
        { id: "t", label: t("why.tableT"), decimals: 3 },
        { id: "re", label: t("why.tableRe"), decimals: 5 },
        { id: "cost", label: t("why.cost"), decimals: 3 },
      ],
      rows: [
        {
          id: "start",
          cells: [
            t("why.start"),
            "",
            diagram.hicks.start.agglomeration,
            diagram.hicks.start.digitalLevel,
            diagram.startLogEffect,
            null,
          ],
        },
        ...pointIds.flatMap((id) => {
          const mix = diagram.points[id];
          return mix === undefined
            ? []
            : [{ id, cells: [id, sourceLetters[id], mix.agglomeration, mix.digitalLevel, mix.logEffect, mix.cost] }];
        }),
      ],
    }),
    [diagram, t],
  );
  const adjust = useCallback(
    (option: FigureOption) => withSourceLetters(option, (id) => t("why.sourceLetters", { id, letter: sourceLetters[id] })),
    [t],
  );
  const figure = t("why.figures.costs");

  return (
    <PageLayout
      page="why"
      answer={
        <>
          {told.node} <span className="why-illustrative">{t("why.illustrative")}</span>
        </>
      }
      answerText={`${told.text} ${t("why.illustrative")}`}
      lead={<TheoryDataCertainty />}
      controls={controls}
      table={table}
      side={{
        why: <Split diagram={diagram} />,
        change: <p>{t("why.changeCosts")}</p>,
        computed: (
          <>
            <p>{t("why.computedCosts")}</p>
            <p className="small muted">{t("why.computedParameters")}</p>
          </>
        ),
        caveats: (
          <>
            <p>{t("why.caveatParameters")}</p>
            {places.answer?.indexPrices === true ? <p>{t("why.indexPrices")}</p> : null}
            {diagram.convex ? null : <p>{t("why.notConvex")}</p>}
          </>
        ),
      }}
      source={t("why.source", { title: names.text(study.title) })}
      fileName="figure-1b"
      below={<SourceSentence diagram={diagram} />}
    >
      {note === "" ? null : <p className="muted">{note}</p>}
      <MovableDiagram
        definition={figures["cost-lines"]}
        data={data}
        adjust={adjust}
        label={t("why.diagramLabel", {
          figure,
          a: formatNumber(point.agglomeration, 2),
          t: formatNumber(point.technology, 2),
        })}
        hint={t("why.drag")}
        point={[point.agglomeration, point.technology]}
        ends={[data.xRange[1], data.yRange[1]]}
        onMove={(agglomeration, technology) => change({ agglomeration, technology })}
      />
      <p className="muted small">{t("why.drag")}</p>
      <div className="why-settings">
        <SettingSlider
          label={t("why.unitCostA")}
          value={state.costAgglomeration}
          range={limits.costAgglomeration}
          decimals={2}
          onChange={(costAgglomeration) => change({ costAgglomeration })}
        />
        <SettingSlider
          label={t("why.unitCostBefore")}
          value={state.costBefore}
          range={limits.costBefore}
          decimals={2}
          onChange={(costBefore) => change({ costBefore })}
        />
        <SettingSlider
          label={t("why.unitCostAfter")}
          value={state.costAfter}
          range={limits.costAfter}
          decimals={2}
          onChange={(costAfter) => change({ costAfter })}
        />
        <SettingSlider
          label={t("why.budget")}
          value={state.budget}
          range={limits.budget}
          decimals={2}
          onChange={(budget) => change({ budget })}
        />
        <SettingSlider
          label={t("why.congestionBefore")}
          value={state.congestion}
          range={limits.congestion}
          decimals={4}
          onChange={(congestion) => change({ congestion })}
        />
        <div className="why-choice">
          <span>{t("why.rule")}</span>
          <Segmented<BudgetRule>
            aria-label={t("why.rule")}
            size="small"
            value={state.rule}
            onChange={(rule) => change({ rule })}
            options={(["level", "signed-change", "adjustment"] as const).map((value) => ({
              value,
              label: t(`why.rules.${value}`),
            }))}
          />
        </div>
      </div>
    </PageLayout>
  );
}

/** The Hicks split as a small table, or why there is none. */
function Split({ diagram }: { readonly diagram: CostDiagram }) {
  const { t } = useTranslation();
  const { split } = diagram.hicks;
  const corners = (["P1", "Q2"] as const).filter((id) => {
    const status = diagram.points[id]?.status;
    return status === "all-technology" || status === "all-agglomeration";
  });
  return (
    <>
      {split ? (
        <table className="why-split">
          <caption>{t("why.splitTitle")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("why.step")}</th>
              <th scope="col">{t("why.deltaA")}</th>
              <th scope="col">{t("why.deltaT")}</th>
            </tr>
          </thead>
          <tbody>
            {(
              [
                ["substitution", split.substitution],
                ["scale-new", split.scaleAtNewCosts],
                ["scale-old", split.scaleAtOldCosts],
                ["whole", split.whole],
              ] as const
            ).map(([id, { agglomeration, digitalLevel }]) => (
              <tr key={id} data-total={id === "whole"}>
                <th scope="row">{t(`why.steps.${id}`)}</th>
                <td>{formatSigned(agglomeration, 3)}</td>
                <td>{formatSigned(digitalLevel, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : (
        <p>{t("why.noSplit")}</p>
      )}
      {corners.map((id) => (
        <p key={id}>
          {t("why.corner", {
            point: id,
            what: diagram.points[id]?.status === "all-technology" ? t("why.cornerTechnology") : t("why.cornerAgglomeration"),
          })}
        </p>
      ))}
    </>
  );
}

/** The source's sentence on B1 beside what its prices imply and what its drawing shows. */
function SourceSentence({ diagram }: { readonly diagram: CostDiagram }) {
  const { t } = useTranslation();
  if (diagram.hicks.split === null) return null;
  const { geometry, implied } = diagram.hicks.split.sentenceOnB1;
  const change = ({ agglomeration, digitalLevel }: MixStep) => ({
    a: formatSigned(agglomeration, 3),
    t: formatSigned(digitalLevel, 3),
  });
  return (
    <section className="why-sentence">
      <h2>{t("why.sentenceTitle")}</h2>
      <div>
        <p className="why-wrong">{t("why.sentenceSource")}</p>
        <div>
          <p>{t("why.sentenceCorrected", change(implied))}</p>
          <p>{t("why.sentenceGeometry", change(geometry))}</p>
        </div>
      </div>
    </section>
  );
}

interface MarkedPoint {
  readonly name?: string;
  readonly tooltip?: { readonly formatter?: string };
}

/** Adds the source's letter to the tooltip of P1, P2, Q1 and Q2. */
function withSourceLetters(option: FigureOption, words: (id: PointId) => string): FigureOption {
  const series = (option.series ?? []) as readonly { readonly data?: readonly unknown[] }[];
  return {
    ...option,
    series: series.map((entry) => ({
      ...entry,
      ...(entry.data === undefined
        ? {}
        : {
            data: entry.data.map((item) => {
              const id = pointIds.find((name) => name === (item as MarkedPoint | null)?.name);
              if (id === undefined) return item;
              const before = (item as MarkedPoint).tooltip?.formatter ?? "";
              return { ...(item as object), tooltip: { formatter: `${before}<br>${words(id)}` } };
            }),
          }),
    })),
  };
}
