import { InputError, type Text } from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import { ensembleSettings, inputProblems, problemsText } from "@jiju/lab/contract";
import type { z } from "zod";
import type { DrawnParameter } from "./strengths.ts";

/** A quantity of a row, with its name. */
export interface RowQuantity {
  readonly id: string;
  readonly label: Text;
}

/**
 * What an ensemble computes: draws fixed by its document, and a row of numbers for each.
 *
 * A row holds the outcomes, then each regional quantity for all regions, then a code for every region-industry where the kind has codes.
 * A draw without an equilibrium is a row of NaN.
 */
export interface EnsembleEvaluator {
  readonly parameters: readonly DrawnParameter[];
  /** [draws x parameters]. */
  readonly values: Float64Array;
  readonly outcomes: readonly RowQuantity[];
  readonly regional: readonly RowQuantity[];
  /** Ids by code, or null where the kind has no codes. */
  readonly codes: readonly string[] | null;
  /** Numbers in a row. */
  readonly width: number;
  /** Rows of consecutive draws, [(to - from) x width]: the same bits wherever and in whatever parts they are computed. */
  readonly evaluate: (from: number, to: number) => Float64Array;
}

/** The settings of a document, checked. @throws InputError `bad-input` with every problem */
export function settingsOf<Kind extends EnsembleDocument["kind"]>(
  document: EnsembleDocument,
  kind: Kind,
): z.output<(typeof ensembleSettings)[Kind]> {
  const parsed = ensembleSettings[kind].safeParse(document.settings);
  if (parsed.success) return parsed.data as z.output<(typeof ensembleSettings)[Kind]>;
  const problems = inputProblems(ensembleSettings[kind], document.settings);
  throw new InputError(
    "bad-input",
    `ensemble: the settings of an ensemble of kind ${kind} do not fit: ${problemsText(problems, "settings")}.`,
    { problems },
  );
}

/** Rows one after another; what `fill` leaves alone is NaN. */
export function rowByRow(width: number, fill: (draw: number, row: Float64Array) => void): EnsembleEvaluator["evaluate"] {
  return (from, to) => {
    const rows = new Float64Array((to - from) * width).fill(Number.NaN);
    for (let k = from; k < to; ++k) fill(k, rows.subarray((k - from) * width, (k - from + 1) * width));
    return rows;
  };
}

export const REAL_INCOME: RowQuantity = {
  id: "log-real-income",
  label: { en: "Real income, log change", zh: "实际收入变化（对数）" },
};
export const POPULATION: RowQuantity = { id: "log-population", label: { en: "Population, log change", zh: "人口变化（对数）" } };
