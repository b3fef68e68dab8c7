import { type FigureData, type FigureText, figures, type Quantity } from "@jiju/figures";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { FigureView } from "../../chart/figure-view.tsx";
import { commonDecimals } from "../../format/number.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { rankingOrder, type YearSlice } from "./panel.ts";

const rowsDrawn = 34;
const backgroundLines = 60;
const linesDrawn = 6;

export interface RankingPanelProps {
  readonly quantity: Quantity;
  /** The quantity in words, with its industry. */
  readonly what: string;
  readonly regions: readonly string[];
  readonly years: readonly number[];
  /** [R x Y] region by year. */
  readonly panel: readonly (number | null)[];
  readonly slice: YearSlice;
  /** Digits after the point; by the size of the values when left out. */
  readonly decimals?: number;
  /** The value drawn as a thin line. */
  readonly reference?: { readonly at: number; readonly label: FigureText };
  readonly hovered: string | null;
  readonly onHover: (region: string | null) => void;
  readonly onSelect: (region: string) => void;
}

/** Ranking with intervals, distribution over regions, and the chosen regions over the years. */
export function RankingPanel(props: RankingPanelProps) {
  const { quantity, what, regions, years, panel, slice, reference, hovered, onHover, onSelect } = props;
  const { t } = useTranslation();
  const study = useStudy();
  const [selection] = useSelection();
  const texts = useMemo(() => new Map(study.regions.map(({ id, name }) => [id, name])), [study]);
  const decimals = props.decimals ?? commonDecimals(slice.values, 3);
  const marked = useMemo(() => (reference === undefined ? {} : { reference }), [reference]);

  const chosen = useMemo(
    () => (selection.region === null ? [] : [selection.region, ...selection.compare]),
    [selection.region, selection.compare],
  );
  const ranking = useMemo<FigureData<"ranking">>(() => {
    const order = rankingOrder(
      slice,
      rowsDrawn,
      chosen.map((id) => regions.indexOf(id)),
    );
    return {
      quantity,
      decimals,
      rows: order.map((index) => {
        const id = regions[index] ?? "";
        return {
          id,
          name: texts.get(id) ?? { en: id, zh: id },
          value: slice.values[index] ?? null,
          low: slice.low?.[index] ?? null,
          high: slice.high?.[index] ?? null,
        };
      }),
      ...marked,
      ...(selection.region === null ? {} : { selected: selection.region }),
    };
  }, [slice, regions, texts, quantity, decimals, chosen, selection.region, marked]);

  const distribution = useMemo<FigureData<"distribution">>(() => {
    const here = selection.region === null ? null : (slice.values[regions.indexOf(selection.region)] ?? null);
    return {
      quantity,
      values: slice.values.filter((value): value is number => value !== null),
      ...marked,
      ...(here === null || selection.region === null
        ? {}
        : {
            selected: { value: here, label: texts.get(selection.region) ?? { en: selection.region, zh: selection.region } },
          }),
    };
  }, [slice, regions, texts, quantity, selection.region, marked]);

  const lines = useMemo<FigureData<"time-lines">>(() => {
    const front = (chosen.length > 0 ? chosen : ranking.rows.slice(0, 3).map(({ id }) => id)).slice(0, linesDrawn);
    const peers = regions.filter((id) => !front.includes(id)).slice(0, backgroundLines);
    const line = (id: string) => {
      const row = regions.indexOf(id);
      return {
        id,
        name: texts.get(id) ?? { en: id, zh: id },
        values: years.map((_, year) => panel[row * years.length + year] ?? null),
      };
    };
    return {
      quantity,
      years,
      decimals,
      lines: [...peers.map((id) => ({ ...line(id), background: true })), ...front.map(line)],
      ...marked,
    };
  }, [chosen, ranking, regions, years, panel, texts, quantity, decimals, marked]);

  return (
    <div className="atlas-lower">
      <figure>
        <figcaption>{t("atlas.ranking")}</figcaption>
        <FigureView
          definition={figures.ranking}
          data={ranking}
          label={t("atlas.rankingLabel", { what, year: selection.year })}
          hovered={hovered}
          onHover={onHover}
          onSelect={({ name }) => onSelect(name)}
        />
        {slice.count > ranking.rows.length ? (
          <p className="muted small">{t("atlas.firstRows", { shown: ranking.rows.length, total: slice.count })}</p>
        ) : null}
      </figure>
      <div>
        <figure>
          <figcaption>{t("atlas.distribution")}</figcaption>
          <FigureView
            definition={figures.distribution}
            data={distribution}
            label={t("atlas.distributionLabel", { what, year: selection.year })}
          />
        </figure>
        {years.length > 1 ? (
          <figure>
            <figcaption>{t("atlas.overYears")}</figcaption>
            <FigureView
              definition={figures["time-lines"]}
              data={lines}
              label={t("atlas.yearsLabel", { what, first: years[0] ?? "", last: years.at(-1) ?? "" })}
              onSelect={({ name }) => onSelect(name)}
            />
          </figure>
        ) : null}
      </div>
    </div>
  );
}
