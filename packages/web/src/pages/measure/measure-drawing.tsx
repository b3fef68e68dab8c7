import { type FigureData, figures } from "@jiju/figures";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { FigureView } from "../../chart/figure-view.tsx";
import type { MapShapes } from "../../chart/use-geography.ts";
import { commonDecimals, formatNumber } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useSelection } from "../../selection/use-selection.ts";
import type { MeasurePanel } from "../atlas/measure-view.tsx";
import { yearSlice } from "../atlas/panel.ts";
import { RankingPanel } from "../atlas/ranking-panel.tsx";
import { DagumView } from "./dagum-view.tsx";
import { MarkovView } from "./markov-view.tsx";
import {
  clusterMapData,
  dagumData,
  drawingOf,
  linesData,
  lorenzData,
  type Measured,
  moranScatterData,
  yearOf,
} from "./measure-figures.ts";

export interface MeasureDrawingProps {
  readonly result: Measured;
  readonly panel: MeasurePanel;
  readonly shapes: MapShapes | null;
  /** The measure in words, with its industry where it has one. */
  readonly what: string;
}

/** The figure proper to a measure, linked with the selection. */
export function MeasureDrawing(props: MeasureDrawingProps) {
  const { result } = props;
  switch (drawingOf(result)) {
    case "clusters":
      return <Clusters {...props} />;
    case "classes":
      return <Classes {...props} />;
    case "regions":
      return <Regions {...props} />;
    case "matrix":
      return <MarkovView {...props} />;
    case "dagum":
      return dagumData(result) === null ? <Lines {...props} /> : <DagumView {...props} />;
    case "lorenz":
      return <LorenzCurves {...props} />;
    case "lines":
      return <Lines {...props} />;
    default:
      return <Numbers {...props} />;
  }
}

/** Position of the selected year in a result; the last where it has none. */
function useYearAt({ years }: Pick<Measured, "years">): number {
  const [selection] = useSelection();
  const at = years.indexOf(selection.year);
  return at < 0 ? Math.max(0, years.length - 1) : at;
}

function Clusters({ result, shapes, what }: MeasureDrawingProps) {
  const { t } = useTranslation();
  const study = useStudy();
  const [selection, select] = useSelection();
  const [hovered, setHovered] = useState<string | null>(null);
  const year = useYearAt(result);
  const shownYear = result.years[year] ?? selection.year;
  const map = useMemo(
    () => (shapes === null ? null : clusterMapData(result, year, shapes.geography, selection.region)),
    [result, year, shapes, selection.region],
  );
  const scatter = useMemo(() => {
    const names = new Map(study.regions.map(({ id, name }) => [id, name]));
    return moranScatterData(result, year, (id) => names.get(id) ?? { en: id, zh: id });
  }, [result, year, study]);
  const choose = ({ name }: { readonly name: string }) => {
    if (result.regions.includes(name)) select({ region: name });
  };
  return (
    <>
      {map === null ? (
        <p className="muted">{t("atlas.noMap")}</p>
      ) : (
        <FigureView
          definition={figures["cluster-map"]}
          data={map}
          label={t("atlas.mapLabel", { what, year: shownYear })}
          renderer={shapes?.renderer ?? "svg"}
          hovered={hovered}
          onHover={setHovered}
          onSelect={choose}
        />
      )}
      {scatter === null ? null : (
        <figure className="measure-second">
          <figcaption>{t("measure.scatter")}</figcaption>
          <FigureView
            definition={figures["moran-scatter"]}
            data={scatter}
            label={t("measure.scatterLabel", { year: shownYear })}
            hovered={hovered ?? selection.region}
            onHover={setHovered}
            onSelect={choose}
          />
        </figure>
      )}
    </>
  );
}

function Classes({ result }: MeasureDrawingProps) {
  const names = useNames();
  const [selection, select] = useSelection();
  const year = useYearAt(result);
  const Y = result.dimensions.includes("year") ? result.years.length : 1;
  const codes = yearOf(result.values, Y, Y === 1 ? 0 : year);
  return (
    <dl className="measure-classes">
      {(result.classes ?? []).map((label, code) => {
        const members = result.regions.filter((_, i) => codes[i] === code);
        return members.length === 0 ? null : (
          <div key={label.en}>
            <dt>{names.text(label)}</dt>
            <dd>
              {members.map((id) => (
                <button
                  key={id}
                  type="button"
                  className="plain-button"
                  aria-pressed={selection.region === id}
                  onClick={() => select({ region: id })}
                >
                  {names.region(id)}
                </button>
              ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

function Regions({ result, panel, shapes, what }: MeasureDrawingProps) {
  const { t } = useTranslation();
  const [selection, select] = useSelection();
  const [hovered, setHovered] = useState<string | null>(null);
  const at = Math.max(0, panel.years.indexOf(selection.year));
  const year = panel.years[at] ?? selection.year;
  const slice = useMemo(() => yearSlice(panel.values, panel.years.length, at, panel.band), [panel, at]);
  const quantity = useMemo(() => ({ label: result.label, unit: { en: result.unit, zh: result.unit } }), [result]);
  const map = useMemo<FigureData<"map"> | null>(() => {
    if (shapes === null) return null;
    return {
      geography: shapes.geography,
      quantity,
      values: panel.regions.map((region, i) => ({
        region,
        value: slice.values[i] ?? null,
        low: slice.low?.[i] ?? null,
        high: slice.high?.[i] ?? null,
      })),
      scale: result.reference === null ? { kind: "sequential" } : { kind: "diverging", middle: result.reference },
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [shapes, quantity, panel, slice, result, selection.region]);
  const choose = (region: string) => {
    if (panel.regions.includes(region)) select({ region });
  };
  return (
    <>
      {map === null ? (
        <p className="muted">{t("atlas.noMap")}</p>
      ) : (
        <FigureView
          definition={figures.map}
          data={map}
          label={t("atlas.mapLabel", { what, year })}
          renderer={shapes?.renderer ?? "svg"}
          hovered={hovered}
          onHover={setHovered}
          onSelect={({ name }) => choose(name)}
        />
      )}
      <RankingPanel
        quantity={quantity}
        what={what}
        regions={panel.regions}
        years={panel.years}
        panel={panel.values}
        slice={slice}
        hovered={hovered}
        onHover={setHovered}
        onSelect={choose}
      />
    </>
  );
}

function LorenzCurves(props: MeasureDrawingProps) {
  const { t } = useTranslation();
  const { result } = props;
  const year = useYearAt(result);
  const data = useMemo(() => lorenzData(result, year), [result, year]);
  return (
    <>
      {data === null ? null : (
        <FigureView
          definition={figures.lorenz}
          data={data}
          label={t("measure.lorenzLabel", { first: result.years[0] ?? "", year: result.years[year] ?? "" })}
        />
      )}
      <div className="measure-second">
        <Lines {...props} />
      </div>
    </>
  );
}

function Lines({ result, what }: MeasureDrawingProps) {
  const { t } = useTranslation();
  const study = useStudy();
  const [selection, select] = useSelection();
  const data = useMemo(
    () => linesData(result, study.industries, selection.industry, commonDecimals(result.values)),
    [result, study, selection.industry],
  );
  return (
    <FigureView
      definition={figures["time-lines"]}
      data={data}
      label={t("atlas.yearsLabel", { what, first: result.years[0] ?? "", last: result.years.at(-1) ?? "" })}
      onSelect={({ name }) => {
        if (result.dimensions.includes("industry") && result.industries.includes(name)) select({ industry: name });
      }}
    />
  );
}

function Numbers({ result }: MeasureDrawingProps) {
  const names = useNames();
  const single = Object.entries(result.parts).filter(([, part]) => part.values.length === 1);
  const number = (values: readonly (number | null)[]) => formatNumber(values[0], commonDecimals(values));
  return (
    <dl className="measure-numbers">
      <div>
        <dt>{names.text(result.label)}</dt>
        <dd>{number(result.values)}</dd>
      </div>
      {single.map(([id, part]) => (
        <div key={id}>
          <dt>{names.text(part.label)}</dt>
          <dd>
            {number(part.values)}
            {part.unit === "1" ? null : <span className="muted small"> {part.unit}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
