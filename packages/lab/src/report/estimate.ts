import { printed, printedChange } from "@jiju/figures";
import type { z } from "zod";
import type { whyEstimate } from "../contract/operations/why.ts";
import { estimateWording } from "./estimate-wording.ts";
import type { HtmlTable, Sentence } from "./html.ts";
import { cellText, linked } from "./numbers.ts";

/** The estimate of the net effect, as `why.estimate` answers. */
export type EstimateResult = z.output<typeof whyEstimate.output>;

const cellOf = (what: string): string => `estimate-${what}`;
const signed = (value: number | null): string => (value === null ? "–" : printedChange(value, 3));

/** What the theory says, what the data say with their interval, how sure, and what would tell. */
export function estimateSentences(result: EstimateResult, language: "zh" | "en", study: string): readonly Sentence[] {
  const words = estimateWording[language];
  const { interaction, verdict, card } = result;
  const number = (value: number | null, what: string) =>
    value === null ? { text: "–", cell: cellOf(what) } : { ...linked(value, 3, cellOf(what)), text: signed(value) };
  const verdictSentence =
    interaction === null
      ? words.notIdentified(study, result.firstYear, result.lastYear)
      : words.verdict(verdict.kind, study, result.firstYear, result.lastYear, {
          w: number(interaction.estimate, "w"),
          low: number(interaction.interval95[0], "low"),
          high: number(interaction.interval95[1], "high"),
        });
  const leading = card?.leadingRegions[0];
  const sure =
    verdict.detectable === null
      ? []
      : [
          words.sure({ text: printed(verdict.detectable, 3), cell: cellOf("detectable") }, verdict.band, {
            regions: result.regions,
            effective: card?.effectiveClusters ?? null,
            share: leading?.share ?? null,
          }),
        ];
  return [
    words.theory,
    verdictSentence,
    ...sure,
    words.tell(verdict.kind, result.regions, result.lastYear - result.firstYear + 1),
  ];
}

/** The numbers behind the sentences. */
export function estimateTable(result: EstimateResult, language: "zh" | "en"): HtmlTable {
  const words = estimateWording[language];
  const { interaction, verdict, card } = result;
  const rows: readonly (readonly [label: string, text: string, id: string])[] = [
    [words.rows.w, signed(interaction?.estimate ?? null), "w"],
    [words.rows.low, signed(interaction?.interval95[0] ?? null), "low"],
    [words.rows.high, signed(interaction?.interval95[1] ?? null), "high"],
    [words.rows.p, cellText(interaction?.pValue, 3), "p"],
    [words.rows.verdict, words.verdicts[verdict.kind], "verdict"],
    [words.rows.band, cellText(verdict.band, 3), "band"],
    [words.rows.detectable, cellText(verdict.detectable, 3), "detectable"],
    [words.rows.effective, cellText(card?.effectiveClusters, 1), "effective"],
    [words.rows.turning, words.turning[result.turningPoint.form], "turning"],
    [words.rows.leap, words.leap[result.leap.status], "leap"],
    [words.rows.observations, String(result.rows), "rows"],
  ];
  return {
    id: "table-estimate",
    caption: words.caption,
    columns: [{ label: words.columns[0] }, { label: words.columns[1], numeric: true }],
    rows: rows.map(([label, text, id]) => ({
      cells: [
        { text: label, head: true },
        { text, id: cellOf(id), numeric: true },
      ],
    })),
  };
}
