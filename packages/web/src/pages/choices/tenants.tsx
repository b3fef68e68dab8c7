import { Segmented } from "antd";
import { type ChangeEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { callOperation } from "../../api/client.ts";
import type { OperationResult } from "../../api/contract.ts";
import type { RefusalError } from "../../api/refusal-error.ts";
import { downloadFile } from "../../chart/download.ts";
import { tableToCsv } from "../../chart/table.ts";
import { formatNumber, formatQuantity, formatShare } from "../../format/number.ts";
import { Failure } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { adviceTable, type TenantAdvice } from "./tenant-advice.ts";
import { hasHeader, readTenants, type Tenant } from "./tenant-list.ts";

type Listed = OperationResult<"why.tenant-list">;
export type Population = "drawn" | "tenants";

export interface TenantsProps {
  readonly advice: readonly TenantAdvice[];
  readonly onTenants: (tenants: readonly Tenant[]) => void;
  /** Yearly rent per square metre; null when not given. */
  readonly rent: number | null;
  readonly onRent: (rent: number | null) => void;
  readonly population: Population;
  readonly onPopulation: (population: Population) => void;
}

/** The list of a park, from its file or pasted, and what the ledger says about each firm. */
export function Tenants({ advice, onTenants, rent, onRent, population, onPopulation }: TenantsProps) {
  const { t } = useTranslation();
  const study = useStudy();
  const id = useId();
  const [text, setText] = useState("");
  const [badLine, setBadLine] = useState<number | null>(null);
  const [read, setRead] = useState<Listed | null>(null);
  const [error, setError] = useState<RefusalError | null>(null);

  const ask = async (content: { readonly file: string; readonly text?: string; readonly base64?: string }) => {
    setBadLine(null);
    setError(null);
    try {
      const { result } = await callOperation("why.tenant-list", content);
      setRead(result);
      onTenants(result.tenants.map(({ row: _, ...tenant }) => tenant));
    } catch (reason) {
      setError(reason as RefusalError);
    }
  };
  const open = async (event: ChangeEvent<HTMLInputElement>) => {
    const [file] = event.target.files ?? [];
    if (file === undefined) return;
    const base64 = await inBase64(file);
    event.target.value = "";
    await ask({ file: file.name, base64 });
  };
  const place = async () => {
    if (hasHeader(text)) return ask({ file: "pasted.tsv", text });
    const reading = readTenants(
      text,
      (name) => study.industries.find((entry) => [entry.id, entry.name.zh, entry.name.en].includes(name))?.id,
    );
    setError(null);
    setRead(null);
    setBadLine(reading.badLine ?? null);
    if (reading.badLine === undefined) onTenants(reading.tenants);
  };

  return (
    <section className="choices-section">
      <h2>
        <label htmlFor={id}>{t("choices.tenantsTitle")}</label>
      </h2>
      <p className="muted small" id={`${id}-help`}>
        {t("choices.tenantsHelp")}
      </p>
      <p>
        <label className="plain-button choices-file">
          {t("choices.tenantsFile")}
          <input type="file" accept=".csv,.tsv,.txt,.xlsx,.xls,.xlsm" onChange={(event) => void open(event)} />
        </label>
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
        <button type="button" className="plain-button" onClick={() => void place()}>
          {t("choices.tenantsPlace")}
        </button>
        {badLine === null ? null : (
          <span role="alert" className="choices-bad">
            {t("choices.tenantsBad", { line: badLine })}
          </span>
        )}
      </div>
      {error === null ? null : <Failure error={error} onRetry={() => setError(null)} />}
      {read === null ? null : <Reading read={read} />}
      {advice.length === 0 ? null : (
        <>
          <div className="choices-tenant-settings">
            <label>
              {t("choices.rentInput")}{" "}
              <input
                type="number"
                min={0}
                step="any"
                value={rent ?? ""}
                onChange={(event) => onRent(Number(event.target.value) > 0 ? Number(event.target.value) : null)}
              />
            </label>
            <Segmented<Population>
              aria-label={t("choices.populationLabel")}
              value={population}
              onChange={onPopulation}
              options={(["drawn", "tenants"] as const).map((value) => ({ value, label: t(`choices.populations.${value}`) }))}
            />
          </div>
          <AdviceTable advice={advice} />
        </>
      )}
    </section>
  );
}

/** What was read of a file: its columns, and the firms that could not be placed. */
function Reading({ read }: { readonly read: Listed }) {
  const { t } = useTranslation();
  return (
    <div className="small">
      <p className="muted">
        {t("choices.readColumns", {
          count: read.tenants.length,
          columns: read.columns
            .map(({ field, header, factor }) =>
              t(factor === 1 ? "choices.readColumn" : "choices.readColumnTimes", {
                field: t(`choices.fields.${field}`),
                header,
                factor: formatNumber(factor, Number.isInteger(factor) ? 0 : 1),
              }),
            )
            .join(t("choices.reasonJoin")),
        })}
      </p>
      {read.unread.length === 0 ? null : (
        <>
          <p role="alert" className="choices-bad">
            {t("choices.unread", { count: read.unread.length })}
          </p>
          <ul>
            {read.unread.slice(0, 20).map(({ row, name, lacks, given }) => (
              <li key={row}>
                {t(`choices.unreadRow.${lacks}`, { row, name, given: given === "" ? t("choices.blank") : given })}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The list for talks. */
function AdviceTable({ advice }: { readonly advice: readonly TenantAdvice[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const money = (value: number | null) => (value === null ? "–" : formatQuantity(value, names.language));
  const save = () =>
    downloadFile(tableToCsv(adviceTable(advice, names, t)), `${t("choices.tenantsFileName")}.csv`, "text/csv;charset=utf-8");
  return (
    <>
      <div className="choices-scroll">
        <table className="choices-table choices-tenants">
          <thead>
            <tr>
              <th scope="col">{t("choices.tenant")}</th>
              <th scope="col">{t("choices.adviceColumn")}</th>
              <th scope="col">{t("choices.reasonColumn")}</th>
              <th scope="col">{t("choices.outputPerMu")}</th>
              <th scope="col">{t("choices.taxPerMu")}</th>
              <th scope="col">{t("choices.rentShare")}</th>
              <th scope="col">{t("choices.margin")}</th>
            </tr>
          </thead>
          <tbody>
            {advice.map(({ tenant, placed, reason, outputPerMu, taxPerMu }, row) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two firms of a list may have one name
              <tr key={row}>
                <th scope="row">
                  {tenant.name}
                  <br />
                  <span className="muted small">{names.industry(tenant.industry)}</span>
                </th>
                <td data-choice={placed.choice}>
                  {t(`choices.advice.${placed.choice}`)}
                  <br />
                  <span className="muted small">{t(`choices.practices.${placed.differsFromPractice}`)}</span>
                </td>
                <td className="choices-reason">{reason}</td>
                <td>{money(outputPerMu)}</td>
                <td>{money(taxPerMu)}</td>
                <td>{formatShare(placed.rentBurden, 1)}</td>
                <td>{formatNumber(placed.margin, 2)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <button type="button" className="plain-button" onClick={save}>
        {t("choices.tenantsSave")}
      </button>
    </>
  );
}

/** A file as base64, which JSON can carry. */
async function inBase64(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = "";
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(binary);
}
