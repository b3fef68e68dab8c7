import type { CongestionReading } from "@jiju/core";
import { figures } from "@jiju/figures";
import { Segmented } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TableData } from "../../chart/table.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { sentence } from "../../frame/sentence.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { type CongestionDiagram, congestionDiagram, givenUp } from "./congestion-figure.ts";
import { MovableDiagram } from "./movable-diagram.tsx";
import { PastPeak } from "./past-peak.tsx";
import { SettingSlider } from "./slider.tsx";
import { TheoryDataCertainty } from "./statements.tsx";
import type { WhyViewProps } from "./view.ts";
import { limits } from "./why-state.ts";

const diagramNames = {
  point: { en: en.why.you, zh: zh.why.you },
  peaks: { en: en.why.peaks, zh: zh.why.peaks },
};

/** Figure 1a: a congestion shock, and the technology that makes it good. */
export function CongestionView({ state, change, places, point, moved, who, controls, note }: WhyViewProps) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const beside = useMemo(
    () => [...(moved && places.chosen !== null ? [places.chosen] : []), ...places.compared],
    [moved, places.chosen, places.compared],
  );
  const { agglomeration, technology } = point;
  const diagram = useMemo(() => {
    const drawn = congestionDiagram(state, { agglomeration, technology }, beside, diagramNames);
    const own = places.chosen;
    if (moved || own === null) return drawn;
    const points = drawn.data.points.map((entry) =>
      entry.id === "point" ? { ...entry, label: own.name, ...(own.band === null ? {} : { band: own.band }) } : entry,
    );
    return { ...drawn, data: { ...drawn.data, points } };
  }, [state, agglomeration, technology, beside, moved, places.chosen]);
  const { reading, scenario, data } = diagram;

  const a = formatNumber(reading.agglomeration, 2);
  const direction = reading.elasticityAgglomeration > 0 ? t("why.raise") : t("why.lower");
  const told =
    reading.peak === null
      ? sentence(t("why.answerNoPeak", { who, a, direction }), { a: { row: "point", column: "a" } })
      : sentence(
          reading.agglomeration <= reading.peak
            ? t("why.answerBelow", { who, a, peak: formatNumber(reading.peak, 2), leap: formatShare(reading.leap, 0) })
            : t("why.answerPast", { who, a, peak: formatNumber(reading.peak, 2), gain: gainOf(diagram) }),
          { a: { row: "point", column: "a" }, peak: { row: "E1", column: "a" } },
        );
  const figure = t("why.figures.congestion");
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "state", label: t("why.tableState") },
        { id: "a", label: t("why.tableA"), decimals: 3 },
        { id: "t", label: t("why.tableT"), decimals: 3 },
        { id: "re", label: t("why.tableRe"), decimals: 5 },
        { id: "feasible", label: t("why.tableFeasible") },
      ],
      rows: [
        {
          id: "point",
          cells: [who, reading.agglomeration, reading.technology, reading.logEffect, ""],
        },
        ...scenario.points.map(({ id, agglomeration, digitalLevel, logEffect, feasible }) => ({
          id,
          cells: [id, agglomeration, digitalLevel, logEffect, feasible ? t("why.yes") : t("why.no")],
        })),
      ],
    }),
    [reading, scenario, who, t],
  );

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
        why: (
          <>
            {moved || places.answer === undefined ? null : <PastPeak place={places.answer} />}
            <Story diagram={diagram} shock={state.shock} />
          </>
        ),
        change: <p>{t("why.changeCongestion")}</p>,
        computed: (
          <>
            <p className="formula">{t("why.computedModel")}</p>
            <p className="small muted">{t("why.computedParameters")}</p>
          </>
        ),
        caveats: (
          <>
            <p>{t("why.caveatParameters")}</p>
            {places.chosen === null ? null : <p>{t("why.bandText")}</p>}
          </>
        ),
      }}
      source={t("why.source", { title: names.text(study.title) })}
      fileName="figure-1a"
    >
      {note === "" ? null : <p className="muted">{note}</p>}
      <MovableDiagram
        definition={figures["indifference-map"]}
        data={data}
        label={t("why.diagramLabel", { figure, a, t: formatNumber(reading.technology, 2) })}
        hint={t("why.drag")}
        point={[point.agglomeration, point.technology]}
        ends={[data.xRange[1], data.yRange[1]]}
        onMove={(agglomeration, technology) => change({ agglomeration, technology })}
      />
      <p className="muted small">{t("why.drag")}</p>
      <div className="why-settings">
        <SettingSlider
          label={t("why.congestionBefore")}
          value={state.congestion}
          range={limits.congestion}
          decimals={4}
          onChange={(congestion) => change({ congestion })}
        />
        <SettingSlider
          label={t("why.shock")}
          value={state.shock}
          range={limits.shock}
          decimals={2}
          onChange={(shock) => change({ shock })}
        />
        <div className="why-choice">
          <span>{t("why.reading")}</span>
          <Segmented<CongestionReading>
            aria-label={t("why.reading")}
            size="small"
            value={state.reading}
            onChange={(wanted) => change({ reading: wanted })}
            options={(["congestion-peak", "capacity"] as const).map((value) => ({
              value,
              label: t(`why.readings.${value}`),
            }))}
          />
        </div>
      </div>
    </PageLayout>
  );
}

/** Gain in net effect of a tenth less agglomeration, to first and second order about the point, in percent. */
function gainOf({ reading }: CongestionDiagram): string {
  return formatShare(Math.exp(reading.elasticityAgglomeration * Math.log(1 - givenUp)) - 1, 2);
}

function Story({ diagram, shock }: { readonly diagram: CongestionDiagram; readonly shock: number }) {
  const { t } = useTranslation();
  const { scenario, reading } = diagram;
  const log = (value: number) => formatSigned(value, 4);
  return (
    <>
      {scenario.status === "no-interior-peak" ? (
        <p>{t("why.storyNoPeak")}</p>
      ) : (
        <p>
          {t("why.storyShock", {
            shock: formatNumber(shock, 2),
            a2: formatNumber(scenario.agglomerationBefore, 2),
            a1: formatNumber(scenario.agglomerationAfter, 2),
            re2: log(scenario.levels.re2),
            re1: log(scenario.levels.re1),
          })}
        </p>
      )}
      {scenario.status === "unreachable" ? <p>{t("why.storyUnreachable")}</p> : null}
      {scenario.status === "solved" ? (
        <>
          <p>
            {t("why.storyLeap", {
              t1: formatNumber(scenario.digitalLevelBefore, 2),
              t2: formatNumber(scenario.digitalLevelAfter, 2),
            })}
          </p>
          <p>{scenario.ordered ? t("why.storyOrdered") : t("why.storyNotOrdered")}</p>
        </>
      ) : null}
      {scenario.reading === "capacity" ? <p>{t("why.storyCapacity")}</p> : null}
      <p>
        {t("why.pointReading", {
          ea: formatSigned(reading.elasticityAgglomeration, 3),
          et: formatSigned(reading.elasticityTechnology, 3),
        })}
      </p>
    </>
  );
}
