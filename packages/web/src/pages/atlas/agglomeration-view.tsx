import { type FigureData, figures, type Quantity, quantileClasses } from "@jiju/figures";
import { Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Agglomeration } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { useGeography } from "../../chart/use-geography.ts";
import { formatNumber, formatShare } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, MissingData } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useLacking } from "../../selection/use-lacking.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import { useAgglomerationAnswer } from "./agglomeration-answer.tsx";
import { AtlasControls, useMeasure } from "./head.tsx";
import { yearSlice } from "./panel.ts";
import { RankingPanel } from "./ranking-panel.tsx";
import { usePlaceChoice } from "./use-place-choice.ts";

const sides = ["physical", "virtual"] as const;
const rankings = ["physical", "virtual", "degree"] as const;
type RankingName = (typeof rankings)[number];

const one = { en: en.atlas.unitOne, zh: zh.atlas.unitOne };
const quantities: Readonly<Record<RankingName, Quantity>> = {
  physical: { label: { en: en.atlas.physical, zh: zh.atlas.physical }, unit: one },
  virtual: { label: { en: en.atlas.virtual, zh: zh.atlas.virtual }, unit: one },
  degree: { label: { en: en.atlas.degree, zh: zh.atlas.degree }, unit: { en: "1", zh: "1" } },
};

const arrangements = ["two", "one"] as const;
type Arrangement = (typeof arrangements)[number];

const nationalOne = { at: 1, label: { en: en.atlas.national, zh: zh.atlas.national } };

/** Physical and virtual agglomeration of one industry: two maps on one scale, linked by pointer and selection. */
export function AgglomerationView() {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection] = useSelection();
  const choosePlace = usePlaceChoice();
  const shapes = useGeography();
  const [hovered, setHovered] = useState<string | null>(null);
  const [asked, setRanking] = useAddressState("rank", "physical");
  const ranking = rankings.find((name) => name === asked) ?? "physical";
  const lacking = useLacking("physical-agglomeration");
  const virtualLacking = useLacking("virtual-agglomeration");
  const answer = useOperation("measure.agglomeration", { industry: selection.industry }, { enabled: lacking === null });
  const result = lacking === null ? answer.data?.result : undefined;
  const sentence = useAgglomerationAnswer(result, lacking === null && answer.error === null);
  const [, setMeasure] = useMeasure();
  const [askedMaps, setArrangement] = useAddressState("maps", "two");
  const arrangement: Arrangement = askedMaps === "one" && virtualLacking === null ? "one" : "two";
  const drawnSides = virtualLacking === null ? sides : (["physical"] as const);

  const slices = useMemo(() => (result === undefined ? null : slicesOf(result, selection.year)), [result, selection.year]);
  const breaks = useMemo(
    () => (result === undefined ? [] : quantileClasses([...result.physical, ...result.virtual], 7).breaks),
    [result],
  );
  const table = useMemo<TableData | undefined>(
    () => (result === undefined || slices === null ? undefined : tableOf(result, slices, names.region, t)),
    [result, slices, names, t],
  );
  const whatOf = (name: RankingName) =>
    t("atlas.ofIndustry", { label: t(`atlas.${name}`), industry: names.industryInSentence(selection.industry) });
  const maps = useMemo(() => {
    if (result === undefined || slices === null || !shapes) return null;
    const mapData = (side: (typeof sides)[number]): FigureData<"map"> => ({
      geography: shapes.geography,
      quantity: quantities[side],
      values: result.regions.map((region, index) => ({
        region,
        value: slices[side].values[index] ?? null,
        low: slices[side].low?.[index] ?? null,
        high: slices[side].high?.[index] ?? null,
      })),
      scale: { kind: "sequential" },
      breaks,
      ...(selection.region === null ? {} : { selected: selection.region }),
    });
    return { physical: mapData("physical"), virtual: mapData("virtual") };
  }, [result, slices, shapes, breaks, selection.region]);

  const thirds = useMemo(
    () =>
      result === undefined
        ? undefined
        : { first: quantileClasses(result.physical, 3).breaks, second: quantileClasses(result.virtual, 3).breaks },
    [result],
  );
  const both = useMemo<FigureData<"bivariate-map"> | null>(() => {
    if (result === undefined || slices === null || !shapes || thirds === undefined) return null;
    return {
      geography: shapes.geography,
      first: quantities.physical,
      second: quantities.virtual,
      values: result.regions.map((region, index) => ({
        region,
        first: slices.physical.values[index] ?? null,
        second: slices.virtual.values[index] ?? null,
      })),
      breaks: thirds,
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [result, slices, shapes, thirds, selection.region]);

  const activity = study.columns.find(({ id }) => id === study.activity);
  return (
    <PageLayout
      page="atlas"
      answer={sentence.node}
      answerText={sentence.text}
      controls={
        <AtlasControls shapes={shapes}>
          {virtualLacking === null && shapes ? (
            <Segmented<Arrangement>
              aria-label={t("atlas.arrangement")}
              value={arrangement}
              onChange={setArrangement}
              options={arrangements.map((value) => ({ value, label: t(`atlas.arrangements.${value}`) }))}
            />
          ) : null}
        </AtlasControls>
      }
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.region}
      onRow={choosePlace}
      side={{
        ...(sentence.why === "" ? {} : { why: <p>{sentence.why}</p> }),
        ...(result === undefined ? {} : { change: <p>{t("atlas.changeText")}</p> }),
        computed:
          result === undefined ? undefined : (
            <>
              <p>
                {t("atlas.computedText", {
                  half: formatNumber(result.halfDistanceKm, 0),
                  relief: formatShare(result.distanceRelief),
                })}
              </p>
              {result.bands === null ? null : <p>{t("atlas.bandText", { draws: result.bands.draws })}</p>}
            </>
          ),
        caveats: (
          <>
            <p>{t("atlas.caveatText")}</p>
            <IssueLines issues={result?.issues} />
            {shapes?.attribution ? <p className="small muted">{names.text(shapes.attribution)}</p> : null}
          </>
        ),
      }}
      source={t("atlas.sourceText", {
        activity: names.text(activity?.label ?? { en: study.activity, zh: study.activity }),
        years: `${study.years[0] ?? ""}–${study.years.at(-1) ?? ""}`,
        sources: names.text(study.title),
      })}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`agglomeration-${selection.industry}-${selection.year}`}
    >
      {lacking !== null ? (
        <MissingData
          missing={lacking}
          instead={
            <button type="button" className="plain-button" data-main="true" onClick={() => setMeasure("location-quotient")}>
              {t("atlas.toQuotient")}
            </button>
          }
        />
      ) : answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined || slices === null || shapes === undefined ? (
        <Loading />
      ) : (
        <>
          {maps === null ? (
            <p className="muted">{t("atlas.noMap")}</p>
          ) : arrangement === "one" && both !== null ? (
            <figure className="atlas-both">
              <figcaption>{t("atlas.bothTitle")}</figcaption>
              <FigureView
                definition={figures["bivariate-map"]}
                data={both}
                label={t("atlas.bothLabel", { industry: names.industryInSentence(selection.industry), year: selection.year })}
                renderer={shapes?.renderer ?? "svg"}
                hovered={hovered}
                onHover={setHovered}
                onSelect={({ name }) => {
                  if (result.regions.includes(name)) choosePlace(name);
                }}
              />
              <p className="muted small">{t("atlas.bothNote")}</p>
            </figure>
          ) : (
            <div className="atlas-maps" data-count={drawnSides.length}>
              {drawnSides.map((side) => (
                <figure key={side}>
                  <figcaption>{t(`atlas.${side}`)}</figcaption>
                  <FigureView
                    definition={figures.map}
                    data={maps[side]}
                    label={t("atlas.mapLabel", { what: whatOf(side), year: selection.year })}
                    renderer={shapes?.renderer ?? "svg"}
                    hovered={hovered}
                    onHover={setHovered}
                    onSelect={({ name }) => {
                      if (result.regions.includes(name)) choosePlace(name);
                    }}
                  />
                </figure>
              ))}
            </div>
          )}
          {virtualLacking === null ? null : (
            <p className="muted">
              {t("atlas.virtualMissing")} {virtualLacking.map(names.text).join("; ")}
            </p>
          )}
          <div className="atlas-rank-choice">
            <span className="muted">{t("atlas.rankBy")}</span>
            <Segmented<RankingName>
              aria-label={t("atlas.rankBy")}
              size="small"
              value={ranking}
              onChange={setRanking}
              options={(virtualLacking === null ? rankings : (["physical"] as const)).map((name) => ({
                value: name,
                label: t(`atlas.${name}`),
              }))}
            />
          </div>
          <RankingPanel
            quantity={quantities[ranking]}
            what={whatOf(ranking)}
            regions={result.regions}
            years={result.years}
            panel={result[ranking]}
            slice={slices[ranking]}
            decimals={2}
            {...(ranking === "virtual" ? {} : { reference: nationalOne })}
            hovered={hovered}
            onHover={setHovered}
            onSelect={choosePlace}
          />
        </>
      )}
    </PageLayout>
  );
}

type Slices = Readonly<Record<RankingName, ReturnType<typeof yearSlice>>>;

function slicesOf(result: Agglomeration, year: number): Slices {
  const count = result.years.length;
  const at = Math.max(0, result.years.indexOf(year));
  const bands = result.bands;
  return {
    physical: yearSlice(result.physical, count, at, bands && { low: bands.physicalLow, high: bands.physicalHigh }),
    virtual: yearSlice(result.virtual, count, at, bands && { low: bands.virtualLow, high: bands.virtualHigh }),
    degree: yearSlice(result.degree, count, at),
  };
}

type Translate = TFunction;

function tableOf(result: Agglomeration, slices: Slices, region: (id: string) => string, t: Translate): TableData {
  const unit = t("atlas.unitOne");
  return {
    columns: [
      { id: "region", label: t("atlas.region") },
      { id: "physical", label: t("atlas.physical"), unit, decimals: 2 },
      { id: "physical-low", label: t("atlas.low"), decimals: 2 },
      { id: "physical-high", label: t("atlas.high"), decimals: 2 },
      { id: "virtual", label: t("atlas.virtual"), unit, decimals: 2 },
      { id: "virtual-low", label: t("atlas.low"), decimals: 2 },
      { id: "virtual-high", label: t("atlas.high"), decimals: 2 },
      { id: "degree", label: t("atlas.degree"), decimals: 2 },
    ],
    rows: result.regions.map((id, index) => ({
      id,
      cells: [
        region(id),
        slices.physical.values[index] ?? null,
        slices.physical.low?.[index] ?? null,
        slices.physical.high?.[index] ?? null,
        slices.virtual.values[index] ?? null,
        slices.virtual.low?.[index] ?? null,
        slices.virtual.high?.[index] ?? null,
        slices.degree.values[index] ?? null,
      ],
    })),
  };
}
