import { useTranslation } from "react-i18next";
import type { PathCell } from "../../api/contract.ts";
import { formatShare } from "../../format/number.ts";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { type Observed, threshold } from "./page.tsx";
import { usePathName } from "./path-names.ts";

const told = ["strengthening", "deepening", "optimising", "not-transforming", "cannot-tell", "not-defined"] as const;

/**
 * The path of the chosen place with its share of draws, or the count of regions by path.
 *
 * @param waiting  whether an answer is still on its way
 */
export function usePathAnswer(result: Observed | undefined, here: PathCell | undefined, waiting: boolean): Sentence {
  const { t } = useTranslation();
  const names = useNames();
  const pathName = usePathName();
  const [selection] = useSelection();
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "" };
  const about = {
    first: result.firstYear,
    last: result.lastYear,
    industry: names.industryInSentence(selection.industry),
    draws: result.draws,
  };
  if (here === undefined) {
    const counts = told
      .filter((path) => (result.counts[path] ?? 0) > 0)
      .map((path) => t("path.count", { path: pathName(path), count: result.counts[path] ?? 0 }))
      .join(t("path.countJoin"));
    return sentence(t("path.answerNation", { ...about, counts, of: result.cells.length }), {});
  }
  const place = { ...about, region: names.region(here.region), share: formatShare(here.share) };
  const cells = {
    path: { row: here.region, column: "path" },
    share: { row: here.region, column: "share" },
  };
  if (here.answer === "not-defined") return sentence(t("path.answerNotDefined", place), {});
  if (here.answer !== "cannot-tell") return sentence(t("path.answerPlace", { ...place, path: pathName(here.answer) }), cells);
  const [first = "not-defined", second = "not-defined"] = here.nearest;
  return sentence(
    t("path.answerCannotTell", {
      ...place,
      nearest: pathName(first),
      second: pathName(second),
      secondShare: formatShare(shareOf(here, second)),
      threshold: formatShare(threshold),
    }),
    cells,
  );
}

/** Share of draws of one path in a cell. */
export function shareOf(cell: PathCell, path: string): number | null {
  if (cell.shares === null) return null;
  const { optimising, deepening, strengthening, notTransforming } = cell.shares;
  const shares: Readonly<Record<string, number>> = {
    optimising,
    deepening,
    strengthening,
    "not-transforming": notTransforming,
  };
  return shares[path] ?? null;
}
