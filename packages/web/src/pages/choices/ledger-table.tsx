import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { en } from "../../language/en/index.ts";

export type Ledger = OperationResult<"why.ledger">;
type LineId = keyof typeof en.choices.lines;
const lineIds = Object.keys(en.choices.lines) as LineId[];

/** Costs and benefits of the four types, with the user's numbers. */
export function LedgerTable({ ledger }: { readonly ledger: Ledger }) {
  const { t } = useTranslation();
  const shares = ledger.equilibria[ledger.chosen]?.shares;
  return (
    <section className="choices-section">
      <h2>{t("choices.ledgerTitle")}</h2>
      <p className="muted small">{t("choices.reconstruction")}</p>
      <div className="choices-scroll">
        <table className="choices-table">
          <thead>
            <tr>
              <th scope="col">{t("choices.line")}</th>
              {ledger.table.map(({ choice }) => (
                <th key={choice} scope="col">
                  {t(`choices.names.${choice}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lineIds.map((line) => (
              <tr key={line}>
                <th scope="row">{t(`choices.lines.${line}`)}</th>
                {ledger.table.map(({ choice, lines }) => (
                  <td key={choice}>{lines[line] ? formatSigned(lines[line], 2) : "–"}</td>
                ))}
              </tr>
            ))}
            <tr data-total="true">
              <th scope="row">{t("choices.profit")}</th>
              {ledger.table.map(({ choice, profit }) => (
                <td key={choice}>{formatNumber(profit, 2)}</td>
              ))}
            </tr>
            <tr>
              <th scope="row">{t("choices.firms")}</th>
              {ledger.table.map(({ choice }) => (
                <td key={choice}>{formatShare(shares?.[choice], 0)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}
