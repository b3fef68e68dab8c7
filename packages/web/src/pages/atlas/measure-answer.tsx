import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { commonDecimals, formatNumber } from "../../format/number.ts";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import type { MeasurePanel } from "./measure-view.tsx";
import { extremes, yearSlice } from "./panel.ts";

/**
 * The sentence about one measure: of the chosen place, of the extremes, or over the years.
 *
 * @param what  the measure in words, with its industry where it has one
 * @param waiting  whether an answer is still on its way
 */
export function useMeasureAnswer(
  result: OperationResult<"measure.compute"> | undefined,
  panel: MeasurePanel | null,
  what: string,
  waiting: boolean,
): Sentence {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  if (result === undefined || panel === null) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const decimals = commonDecimals(panel.values);
  const number = (value: number | null | undefined) => formatNumber(value, decimals);
  const about = { what };
  const year = panel.years.includes(selection.year) ? selection.year : (panel.years.at(-1) ?? selection.year);

  if (panel.regions.length === 0) {
    const lastYear = panel.years.at(-1) ?? year;
    const firstYear = panel.years[0] ?? year;
    return sentence(
      t("atlas.answerMeasureYears", {
        ...about,
        last: number(panel.values.at(-1)),
        lastYear,
        first: number(panel.values[0]),
        firstYear,
      }),
      { last: { row: String(lastYear), column: "value" } },
    );
  }
  const slice = yearSlice(panel.values, panel.years.length, panel.years.indexOf(year));
  const place = selection.region === null ? -1 : panel.regions.indexOf(selection.region);
  const here = slice.values[place] ?? null;
  if (selection.region !== null && here !== null) {
    return sentence(
      t("atlas.answerMeasurePlace", {
        ...about,
        year,
        region: names.region(selection.region),
        value: number(here),
        rank: slice.ranks[place] ?? "–",
        of: slice.count,
      }),
      { value: { row: selection.region, column: String(year) } },
    );
  }
  const ends = extremes(slice.values);
  if (ends === null) return sentence(t("atlas.answerNone", { ...about, year }), {});
  const high = panel.regions[ends.high] ?? "";
  const low = panel.regions[ends.low] ?? "";
  return sentence(
    t("atlas.answerMeasure", {
      ...about,
      year,
      highPlace: names.region(high),
      high: number(slice.values[ends.high]),
      lowPlace: names.region(low),
      low: number(slice.values[ends.low]),
    }),
    { high: { row: high, column: String(year) }, low: { row: low, column: String(year) } },
  );
}
