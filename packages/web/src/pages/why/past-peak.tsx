import { useTranslation } from "react-i18next";
import { formatNumber, formatShare } from "../../format/number.ts";
import { useSelection } from "../../selection/use-selection.ts";
import type { PlaceYears } from "./place.ts";

/** In how many draws of the parameters the chosen place lies past its peak, and where the peak lies in most of them. */
export function PastPeak({ place }: { readonly place: PlaceYears }) {
  const { t } = useTranslation();
  const [selection] = useSelection();
  const at = place.years.indexOf(selection.year);
  const share = place.pastShare[at] ?? null;
  if (share === null) return null;
  const low = place.peakLow[at] ?? null;
  const high = place.peakHigh[at] ?? null;
  return (
    <p>
      <strong>{t("why.pastPeak", { draws: place.peakDraws, share: formatShare(share, 0) })}</strong>{" "}
      {low === null
        ? ""
        : high === null
          ? t("why.peakAbove", { low: formatNumber(low, 2) })
          : t("why.peakBand", { low: formatNumber(low, 2), high: formatNumber(high, 2) })}
    </p>
  );
}
