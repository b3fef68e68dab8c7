import type { TFunction } from "i18next";
import { formatNumber, formatSigned } from "../../format/number.ts";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { percent, type RegionChange, type TrinityResult } from "./how-figures.ts";

/** Row of the table of changes that stands for the nation. */
export const nationRow = "nation";

/** Digits that keep a sum of parts readable. */
const digits = 1;

const column = (name: string) => ({ row: nationRow, column: name });

/** The total gain with its parts and what is said of "1+1>2". */
export function nationSentence(result: TrinityResult, t: TFunction): Sentence {
  const { welfare, firstYear: first, lastYear: last } = result;
  if (welfare.total === 0) return sentence(t("how.answerNone", { first }), {});
  const values = {
    first,
    last,
    total: formatNumber(Math.abs(percent(welfare.total)), digits),
    u: formatSigned(percent(welfare.upgrade), digits),
    e: formatSigned(percent(welfare.emerging), digits),
    r: formatSigned(percent(welfare.reshaping), digits),
    v: formatSigned(percent(welfare.virtual), digits),
    synergy: synergyWords(welfare, t),
  };
  const words = welfare.total > 0 ? t("how.answer", values) : t("how.answerFall", values);
  return sentence(words, {
    total: column("wage"),
    u: column("U"),
    e: column("E"),
    r: column("R"),
    v: column("V"),
  });
}

/** "No material 1+1>2", or how much more or less than the sum. */
export function synergyWords({ verdict, synergy }: TrinityResult["welfare"], t: TFunction): string {
  const value = formatNumber(Math.abs(percent(synergy)), 2);
  if (verdict === "none") return t("how.synergyNone");
  return verdict === "super-additive" ? t("how.synergyMore", { value }) : t("how.synergyLess", { value });
}

/** What the shocks do in the chosen region. */
export function placeSentence(change: RegionChange, region: string, industry: string, t: TFunction): Sentence {
  const at = (name: string) => ({ row: change.region, column: name });
  return sentence(
    t("how.answerPlace", {
      region,
      industry,
      wage: formatSigned(change.realWage, digits),
      people: formatSigned(change.population, digits),
      jobs: formatSigned(change.employment, digits),
    }),
    { wage: at("wage"), people: at("people"), jobs: at("jobs") },
  );
}
