import { type FigureData, figures, type Quantity } from "@jiju/figures";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { useGeography } from "../../chart/use-geography.ts";
import { commonDecimals } from "../../format/number.ts";
import { IssueLines } from "../../frame/issue-lines.tsx";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading, Notice } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { zh } from "../../language/zh/index.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { AtlasControls } from "./head.tsx";
import { useMeasureAnswer } from "./measure-answer.tsx";
import { yearSlice } from "./panel.ts";
import { RankingPanel } from "./ranking-panel.tsx";
import { usePlaceChoice } from "./use-place-choice.ts";

type Measured = OperationResult<"measure.compute">;

/** Any measure of the table: a map and ranking where it has regions, a line over the years where it has none. */
export function MeasureView({ measure }: { readonly measure: string }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection] = useSelection();
  const choosePlace = usePlaceChoice();
  const shapes = useGeography();
  const [hovered, setHovered] = useState<string | null>(null);
  const answer = useOperation("measure.compute", { measure, industry: selection.industry });
  const result = answer.data?.result;
  const panel = useMemo(() => (result === undefined ? null : panelOf(result, selection.industry)), [result, selection.industry]);
  const list = useOperation("measure.list", {});
  const label = names.text(result?.label ?? { en: measure, zh: measure });
  const byIndustry = list.data?.result.measures.find(({ id }) => id === measure)?.dimensions.includes("industry") ?? true;
  const what = byIndustry ? t("atlas.ofIndustry", { label, industry: names.industryInSentence(selection.industry) }) : label;
  const told = useMeasureAnswer(result, panel, what, answer.error === null);

  const quantity = useMemo<Quantity>(
    () => ({
      label: result?.label ?? { en: measure, zh: measure },
      unit: { en: result?.unit ?? "1", zh: result?.unit ?? "1" },
    }),
    [result, measure],
  );
  const referenceAt = result?.reference ?? null;
  const reference = useMemo(
    () =>
      referenceAt === null ? {} : { reference: { at: referenceAt, label: { en: en.atlas.national, zh: zh.atlas.national } } },
    [referenceAt],
  );
  const hasRegions = panel !== null && panel.regions.length > 0;
  const slice = useMemo(() => {
    if (panel === null || panel.regions.length === 0) return null;
    return yearSlice(panel.values, panel.years.length, Math.max(0, panel.years.indexOf(selection.year)), panel.band);
  }, [panel, selection.year]);
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (panel === null || slice === null || !shapes || result === undefined) return null;
    return {
      geography: shapes.geography,
      quantity,
      values: panel.regions.map((region, index) => ({
        region,
        value: slice.values[index] ?? null,
        low: slice.low?.[index] ?? null,
        high: slice.high?.[index] ?? null,
      })),
      scale: result.reference === null ? { kind: "sequential" } : { kind: "diverging", middle: result.reference },
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [panel, slice, shapes, result, quantity, selection.region]);
  const lines = useMemo<FigureData<"time-lines"> | null>(() => {
    if (panel === null || panel.regions.length > 0) return null;
    return {
      quantity,
      years: panel.years,
      decimals: commonDecimals(panel.values),
      lines: [
        {
          id: selection.industry,
          name: study.industries.find(({ id }) => id === selection.industry)?.name ?? { en: "", zh: "" },
          values: panel.values,
          ...(panel.band === null ? {} : { low: panel.band.low, high: panel.band.high }),
        },
      ],
    };
  }, [panel, quantity, selection.industry, study]);
  const table = useMemo(() => (panel === null ? undefined : tableOf(panel, names.region, t)), [panel, names, t]);
  return (
    <PageLayout
      page="atlas"
      answer={told.node}
      answerText={told.text}
      controls={<AtlasControls shapes={hasRegions ? shapes : null} />}
      {...(table === undefined ? {} : { table })}
      chosenRow={selection.region}
      {...(hasRegions ? { onRow: choosePlace } : {})}
      side={{
        computed:
          result === undefined ? undefined : (
            <>
              <p className="formula">{result.formula}</p>
              {result.formulaNote === null ? null : <p className="small">{names.text(result.formulaNote)}</p>}
              <p className="small muted">{result.source}</p>
            </>
          ),
        caveats:
          result === undefined ? undefined : (
            <>
              <p>{t("atlas.notSaying", { text: names.text(result.notSaying) })}</p>
              <IssueLines issues={result.issues} />
            </>
          ),
      }}
      source={names.text(study.title)}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`${measure}-${selection.industry}-${selection.year}`}
    >
      {answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : panel === null || shapes === undefined ? (
        <Loading />
      ) : slice !== null ? (
        <>
          {map === null ? (
            <p className="muted">{t("atlas.noMap")}</p>
          ) : (
            <FigureView
              definition={figures.map}
              data={map}
              label={t("atlas.mapLabel", { what, year: selection.year })}
              renderer={shapes?.renderer ?? "svg"}
              hovered={hovered}
              onHover={setHovered}
              onSelect={({ name }) => {
                if (panel.regions.includes(name)) choosePlace(name);
              }}
            />
          )}
          <div className="atlas-rank-choice" />
          <RankingPanel
            quantity={quantity}
            what={what}
            regions={panel.regions}
            years={panel.years}
            panel={panel.values}
            slice={slice}
            {...reference}
            hovered={hovered}
            onHover={setHovered}
            onSelect={choosePlace}
          />
        </>
      ) : lines !== null ? (
        <FigureView
          definition={figures["time-lines"]}
          data={lines}
          label={t("atlas.yearsLabel", { what, first: panel.years[0] ?? "", last: panel.years.at(-1) ?? "" })}
        />
      ) : (
        <Notice title={t("states.empty")} />
      )}
    </PageLayout>
  );
}

/** A measure brought to region x year, of one industry where it has industries. */
export interface MeasurePanel {
  /** Empty where the measure has no regions: then `values` is one row of years. */
  readonly regions: readonly string[];
  readonly years: readonly number[];
  readonly values: readonly (number | null)[];
  readonly band: { readonly low: readonly (number | null)[]; readonly high: readonly (number | null)[] } | null;
}

/** Cuts one industry out of a measure of up to three dimensions; a measure without years counts as one year, the last. */
export function panelOf(result: Measured, industry: string): MeasurePanel {
  const { dimensions, regions, industries, years, values, lower, upper } = result;
  const R = dimensions.includes("region") ? regions.length : 1;
  const I = dimensions.includes("industry") ? industries.length : 1;
  const Y = dimensions.includes("year") ? years.length : 1;
  const chosen = Math.max(0, industries.indexOf(industry));
  const i = dimensions.includes("industry") ? chosen : 0;
  const cut = (source: readonly (number | null)[]) => {
    const found: (number | null)[] = [];
    for (let r = 0; r < R; ++r) for (let y = 0; y < Y; ++y) found.push(source[(r * I + i) * Y + y] ?? null);
    return found;
  };
  return {
    regions: dimensions.includes("region") ? regions : [],
    years: dimensions.includes("year") ? years : years.slice(-1),
    values: cut(values),
    band: lower === null || upper === null ? null : { low: cut(lower), high: cut(upper) },
  };
}

type Translate = TFunction;

function tableOf(panel: MeasurePanel, region: (id: string) => string, t: Translate): TableData {
  const decimals = commonDecimals(panel.values);
  const Y = panel.years.length;
  if (panel.regions.length === 0) {
    return {
      columns: [
        { id: "year", label: t("frame.year") },
        { id: "value", label: t("atlas.measure"), decimals },
      ],
      rows: panel.years.map((year, y) => ({ id: String(year), cells: [String(year), panel.values[y] ?? null] })),
    };
  }
  return {
    columns: [
      { id: "region", label: t("atlas.region") },
      ...panel.years.map((year) => ({ id: String(year), label: String(year), decimals })),
    ],
    rows: panel.regions.map((id, r) => ({
      id,
      cells: [region(id), ...panel.years.map((_, y) => panel.values[r * Y + y] ?? null)],
    })),
  };
}
