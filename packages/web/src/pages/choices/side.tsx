import { useTranslation } from "react-i18next";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import type { Ledger } from "./ledger-table.tsx";

/** Cut-offs, critical mass and equilibria in words. */
export function LedgerReasons({ ledger }: { readonly ledger: Ledger }) {
  const { t } = useTranslation();
  const { cutoffs, criticalMass, tippingPoint, equilibria } = ledger;
  const tacitness = (value: number | null) =>
    value === null || value <= 0 ? t("choices.never") : value >= 1 ? t("choices.always") : formatNumber(value, 2);
  const stable = equilibria.filter((entry) => entry.stable);
  return (
    <>
      <p>
        {t("choices.whyCutoffs", {
          alone: tacitness(cutoffs.tacitnessVirtual),
          add: tacitness(cutoffs.tacitnessAddVirtual),
          scale: formatNumber(cutoffs.scalePhysical, 2),
        })}
      </p>
      <p>
        {criticalMass !== null && criticalMass <= 1
          ? t("choices.whyMass", { mass: formatShare(criticalMass, 1) })
          : t("choices.whyNoMass")}{" "}
        {tippingPoint === null ? "" : t("choices.whyTipping", { tipping: formatShare(tippingPoint, 1) })}
      </p>
      <p>
        {equilibria.length === 1
          ? t("choices.whyOne", { users: formatShare(stable[0]?.users, 0) })
          : t("choices.whySeveral", {
              count: equilibria.length,
              list: equilibria
                .map(({ users, stable: settled }) =>
                  t(settled ? "choices.stable" : "choices.unstable", { users: formatShare(users, 1) }),
                )
                .join(", "),
            })}
      </p>
    </>
  );
}

/** The numbers that move the share of firms online most. */
export function LedgerStatics({ ledger }: { readonly ledger: Ledger }) {
  const { t } = useTranslation();
  const names = useNames();
  const labels = new Map(ledger.parameters.map(({ id, label }) => [id, names.text(label)]));
  const points = (share: number) => formatSigned(100 * share, 1);
  return (
    <>
      <p>{t("choices.changeIntro")}</p>
      <ul>
        {[...ledger.statics]
          .sort((a, b) => Math.abs(b.changeUsers) - Math.abs(a.changeUsers))
          .slice(0, 5)
          .map(({ parameter, changeUsers, changeMass }) => (
            <li key={parameter}>
              {t("choices.changeLine", {
                label: labels.get(parameter) ?? parameter,
                users: points(changeUsers),
                mass: points(changeMass),
              })}
            </li>
          ))}
      </ul>
    </>
  );
}
