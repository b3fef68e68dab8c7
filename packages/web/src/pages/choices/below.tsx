import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { formatNumber, formatShare, formatSigned } from "../../format/number.ts";
import { en } from "../../language/en/index.ts";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { readTenants, type Tenant } from "./tenant-list.ts";

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

export interface TenantsProps {
  readonly ledger: Ledger | undefined;
  readonly onTenants: (tenants: readonly Tenant[]) => void;
}

/** A pasted list of firms, and what the ledger says about each. */
export function Tenants({ ledger, onTenants }: TenantsProps) {
  const { t } = useTranslation();
  const names = useNames();
  const study = useStudy();
  const id = useId();
  const [text, setText] = useState("");
  const [badLine, setBadLine] = useState<number | null>(null);
  const place = () => {
    const read = readTenants(
      text,
      (name) => study.industries.find((entry) => [entry.id, entry.name.zh, entry.name.en].includes(name))?.id,
    );
    setBadLine(read.badLine ?? null);
    if (read.badLine === undefined) onTenants(read.tenants);
  };
  return (
    <section className="choices-section">
      <h2>
        <label htmlFor={id}>{t("choices.tenantsTitle")}</label>
      </h2>
      <p className="muted small" id={`${id}-help`}>
        {t("choices.tenantsHelp")}
      </p>
      <textarea
        id={id}
        className="choices-list"
        rows={4}
        value={text}
        placeholder={t("choices.tenantsExample")}
        aria-describedby={`${id}-help`}
        onChange={(event) => setText(event.target.value)}
      />
      <div>
        <button type="button" className="plain-button" onClick={place}>
          {t("choices.tenantsPlace")}
        </button>
        {badLine === null ? null : (
          <span role="alert" className="choices-bad">
            {t("choices.tenantsBad", { line: badLine })}
          </span>
        )}
      </div>
      {ledger === undefined || ledger.tenants.length === 0 ? null : (
        <div className="choices-scroll">
          <table className="choices-table choices-tenants">
            <thead>
              <tr>
                <th scope="col">{t("choices.tenant")}</th>
                <th scope="col">{t("choices.industry")}</th>
                <th scope="col">{t("choices.choice")}</th>
                <th scope="col">{t("choices.practice")}</th>
                <th scope="col">{t("choices.margin")}</th>
              </tr>
            </thead>
            <tbody>
              {ledger.tenants.map((tenant, row) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two firms of a list may have one name
                <tr key={row}>
                  <th scope="row">{tenant.name}</th>
                  <td>{names.industry(tenant.industry)}</td>
                  <td>{t(`choices.names.${tenant.choice}`)}</td>
                  <td>{t(`choices.practices.${tenant.differsFromPractice}`)}</td>
                  <td>{formatNumber(tenant.margin, 2)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
