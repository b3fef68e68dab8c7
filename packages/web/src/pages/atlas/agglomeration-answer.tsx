import { useTranslation } from "react-i18next";
import type { Agglomeration } from "../../api/contract.ts";
import { formatNumber } from "../../format/number.ts";
import { type Sentence, sentence } from "../../frame/sentence.tsx";
import { useNames } from "../../language/use-names.ts";
import { useSelection } from "../../selection/use-selection.ts";
import { extremes, type YearSlice, yearSlice } from "./panel.ts";

/** Ranks closer than this are called about equal. */
const clearGap = 3;

/**
 * The atlas's sentence about the chosen place, or about the whole area, and the reason given beside it.
 *
 * @param waiting  whether an answer is still on its way
 */
export function useAgglomerationAnswer(result: Agglomeration | undefined, waiting: boolean): Sentence & { readonly why: string } {
  const { t } = useTranslation();
  const names = useNames();
  const [selection] = useSelection();
  if (result === undefined) return { node: waiting ? t("states.loading") : t("states.noAnswer"), text: "", why: "" };

  const years = result.years.length;
  const year = Math.max(0, result.years.indexOf(selection.year));
  const { bands } = result;
  const physical = yearSlice(result.physical, years, year, bands && { low: bands.physicalLow, high: bands.physicalHigh });
  const virtual = yearSlice(result.virtual, years, year, bands && { low: bands.virtualLow, high: bands.virtualHigh });
  const degree = yearSlice(result.degree, years, year);
  const band = (slice: YearSlice, index: number) => {
    const low = slice.low?.[index] ?? null;
    const high = slice.high?.[index] ?? null;
    return low === null || high === null ? t("atlas.noBand") : `${formatNumber(low, 2)}–${formatNumber(high, 2)}`;
  };
  const shared = { year: selection.year, industry: names.industryInSentence(selection.industry) };
  const whyNation = t("atlas.whyNation", {
    count: degree.values.filter((value) => value !== null && value > 1).length,
    of: degree.count,
  });

  const place = selection.region === null ? -1 : result.regions.indexOf(selection.region);
  const physicalHere = physical.values[place] ?? null;
  const virtualKnown = virtual.count > 0;
  if (selection.region !== null && physicalHere !== null && virtualKnown) {
    const region = names.region(selection.region);
    const gap = (physical.ranks[place] ?? 0) - (virtual.ranks[place] ?? 0);
    const why =
      (virtual.ranks[place] ?? null) === null || Math.abs(gap) < clearGap
        ? t("atlas.whyEven", { region })
        : gap > 0
          ? t("atlas.whyGap", { region, places: gap })
          : t("atlas.whyLag", { region, places: -gap });
    const told = sentence(
      t("atlas.answerPlace", {
        ...shared,
        region,
        physical: formatNumber(physicalHere, 2),
        physicalBand: band(physical, place),
        physicalRank: physical.ranks[place] ?? "–",
        virtual: formatNumber(virtual.values[place], 2),
        virtualBand: band(virtual, place),
        virtualRank: virtual.ranks[place] ?? "–",
        of: physical.count,
      }),
      {
        physical: { row: selection.region, column: "physical" },
        virtual: { row: selection.region, column: "virtual" },
      },
    );
    return { ...told, why };
  }

  const most = extremes(physical.values);
  if (most === null) return { ...sentence(t("atlas.answerNone", { year: selection.year, what: shared.industry }), {}), why: "" };
  const mostVirtual = extremes(virtual.values);
  const physicalPlace = result.regions[most.high] ?? "";
  const about = {
    ...shared,
    physicalPlace: names.region(physicalPlace),
    physical: formatNumber(physical.values[most.high], 2),
    physicalBand: band(physical, most.high),
  };
  if (mostVirtual === null) {
    return {
      ...sentence(t("atlas.answerPhysicalOnly", about), { physical: { row: physicalPlace, column: "physical" } }),
      why: "",
    };
  }
  const virtualPlace = result.regions[mostVirtual.high] ?? "";
  const told = sentence(
    t("atlas.answerNation", {
      ...about,
      virtualPlace: names.region(virtualPlace),
      virtual: formatNumber(virtual.values[mostVirtual.high], 2),
      virtualBand: band(virtual, mostVirtual.high),
    }),
    { physical: { row: physicalPlace, column: "physical" }, virtual: { row: virtualPlace, column: "virtual" } },
  );
  return { ...told, why: whyNation };
}
