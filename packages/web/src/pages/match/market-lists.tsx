import { useTranslation } from "react-i18next";
import { formatNumber } from "../../format/number.ts";
import { useNames } from "../../language/use-names.ts";
import type { MarketResult } from "./market-view.tsx";
import type { Translate } from "./match-words.ts";

type Match = MarketResult["matching"]["matches"][number];

/** Why it is this partner, in words. */
export function reasonText(match: Match, t: Translate): string {
  return t(`match.reasons.${match.reason}`, { over: formatNumber(match.over, 2) });
}

export interface MarketListsProps {
  readonly result: MarketResult;
  /** The matching shown: after what was withdrawn, when anything was. */
  readonly shown: MarketResult["matching"];
  readonly onWithdraw: (offer: string) => void;
}

/** Every match with its reasons, and every gap with what binds and the nearest miss. */
export function MarketLists({ result, shown, onWithdraw }: MarketListsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const offers = new Map(result.offers.map((line) => [line.id, line]));
  const requests = new Map(result.requests.map((line) => [line.id, line]));
  const placed = (
    line: { readonly id: string; readonly who: string; readonly region: string; readonly code: string } | undefined,
  ) =>
    line === undefined ? "" : [line.id, line.who, names.region(line.region), line.code].filter((part) => part !== "").join(" ");
  return (
    <>
      {shown.unmatched.length === 0 ? null : (
        <section className="match-lists" data-wide="true">
          <h2>{t("match.unmatched")}</h2>
          <div className="match-table">
            <table>
              <thead>
                <tr>
                  <th scope="col">{t("match.request")}</th>
                  <th scope="col" data-numeric="true">
                    {t("match.left")}
                  </th>
                  <th scope="col">{t("match.bindingColumn")}</th>
                  <th scope="col">{t("match.nearestColumn")}</th>
                </tr>
              </thead>
              <tbody>
                {shown.unmatched.map(({ request, amount, binding, nearest }) => (
                  <tr key={request}>
                    <td>{placed(requests.get(request))}</td>
                    <td data-numeric="true">{formatNumber(amount, 0)}</td>
                    <td>{t(`match.binding.${binding}`)}</td>
                    <td>
                      {nearest === null
                        ? "–"
                        : t(`match.miss.${binding}`, {
                            offer: placed(offers.get(nearest.offer)),
                            shortfall: formatNumber(nearest.shortfall, Number.isInteger(nearest.shortfall) ? 0 : 2),
                          })}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </section>
      )}
      <section className="match-lists" data-wide="true">
        <h2>{t("match.matched")}</h2>
        <div className="match-table">
          <table>
            <thead>
              <tr>
                <th scope="col">{t("match.request")}</th>
                <th scope="col">{t("match.offer")}</th>
                <th scope="col" data-numeric="true">
                  {t("match.amount")}
                </th>
                <th scope="col" data-numeric="true">
                  {t("match.cost")}
                </th>
                <th scope="col">{t("match.reason")}</th>
                <th scope="col" />
              </tr>
            </thead>
            <tbody>
              {shown.matches.map((match) => (
                <tr key={`${match.offer} ${match.request}`}>
                  <td>{placed(requests.get(match.request))}</td>
                  <td>{placed(offers.get(match.offer))}</td>
                  <td data-numeric="true">{formatNumber(match.amount, 0)}</td>
                  <td data-numeric="true">{formatNumber(match.cost, 2)}</td>
                  <td>
                    {reasonText(match, t)}
                    <br />
                    <span className="muted small">
                      {t("match.parts", {
                        logistics: formatNumber(match.parts.logistics, 2),
                        coordination: formatNumber(match.parts.coordination, 2),
                        mismatch: formatNumber(match.parts.mismatch, 2),
                        price: formatNumber(match.parts.price, 2),
                      })}
                    </span>
                  </td>
                  <td>
                    <button type="button" className="cell-link" onClick={() => onWithdraw(match.offer)}>
                      {t("match.withdraw", { offer: match.offer })}
                    </button>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </section>
    </>
  );
}
