import { Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callOperation } from "../../api/client.ts";
import type { OperationResult } from "../../api/contract.ts";
import { runJob } from "../../api/job.ts";
import { RefusalError } from "../../api/refusal-error.ts";
import { useNames } from "../../language/use-names.ts";

type List = OperationResult<"ensemble.list">;
type Kind = List["ensembles"][number]["kind"];
const kinds: readonly Kind[] = ["trinity", "paths", "scenario"];

export interface EnsembleDeskProps {
  readonly entries: List["ensembles"];
  readonly scenarios: List["scenarios"];
  readonly onChange: () => void;
}

/** Ensembles with their progress and controls, and a row that starts a new one. */
export function EnsembleDesk({ entries, scenarios, onChange }: EnsembleDeskProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [name, setName] = useState("first");
  const [kind, setKind] = useState<Kind>("paths");
  const [draws, setDraws] = useState(100);
  const [seed, setSeed] = useState(1);
  const [scenario, setScenario] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const report = (error: unknown) => {
    if (!(error instanceof RefusalError) || error.code !== "cancelled")
      setRefusal(error instanceof Error ? error.message : String(error));
    onChange();
  };
  /* The job belongs to the server: leaving the page does not end it. */
  const run = (input: Parameters<typeof runJob<"ensemble.run">>[1]) => {
    setRefusal(null);
    runJob("ensemble.run", input, () => undefined, new AbortController().signal).then(onChange, report);
    window.setTimeout(onChange, 800);
  };
  const stop = (which: string, how: "pause" | "cancel") => {
    callOperation("ensemble.stop", { name: which, how }).then(onChange, report);
  };
  const chosen = scenario ?? scenarios[0]?.id;

  return (
    <section className="ensemble-desk">
      <h2>{t("ensembles.list")}</h2>
      <ul className="ensemble-list">
        {entries.map((entry) => (
          <li key={entry.name}>
            <span className="ensemble-name">{entry.name}</span>
            <span className="muted">{t(`ensembles.kinds.${entry.kind}`)}</span>
            <progress value={entry.done} max={entry.draws} aria-label={entry.name} />
            <span>
              {entry.done}/{entry.draws} {t(`ensembles.states.${entry.state}`)}
              {entry.remaining === null ? "" : ` · ${t("ensembles.left", { seconds: Math.ceil(entry.remaining) })}`}
            </span>
            {entry.state === "running" ? (
              <>
                <button type="button" className="plain-button" onClick={() => stop(entry.name, "pause")}>
                  {t("ensembles.pause")}
                </button>
                <button type="button" className="plain-button" onClick={() => stop(entry.name, "cancel")}>
                  {t("ensembles.cancel")}
                </button>
              </>
            ) : entry.state === "complete" || !entry.current ? null : (
              <button
                type="button"
                className="plain-button"
                onClick={() => {
                  const { name: which, kind: what, draws: n, seed: s, chunk, ranges, settings } = entry;
                  run({ name: which, kind: what, draws: n, seed: s, chunk, ranges, settings });
                }}
              >
                {t("ensembles.resume")}
              </button>
            )}
            {entry.reason === null ? null : <p className="muted small">{entry.reason.message}</p>}
          </li>
        ))}
      </ul>
      <h2>{t("ensembles.new")}</h2>
      <form
        className="ensemble-form"
        onSubmit={(event) => {
          event.preventDefault();
          run({ name, kind, draws, seed, settings: kind === "scenario" && chosen !== undefined ? { scenario: chosen } : {} });
        }}
      >
        <Input
          aria-label={t("ensembles.name")}
          addonBefore={t("ensembles.name")}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Select<Kind>
          aria-label={t("ensembles.kind")}
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(`ensembles.kinds.${value}`) }))}
        />
        {kind === "scenario" ? (
          <Select
            aria-label={t("ensembles.scenario")}
            value={chosen ?? ""}
            onChange={setScenario}
            options={scenarios.map(({ id, name: label }) => ({ value: id, label: names.text(label) }))}
          />
        ) : null}
        <InputNumber
          aria-label={t("ensembles.draws")}
          addonBefore={t("ensembles.draws")}
          min={1}
          max={100000}
          value={draws}
          onChange={(value) => setDraws(value ?? 100)}
        />
        <InputNumber
          aria-label={t("ensembles.seed")}
          addonBefore={t("ensembles.seed")}
          min={0}
          max={4294967295}
          value={seed}
          onChange={(value) => setSeed(value ?? 1)}
        />
        <button type="submit" className="plain-button" data-main="true">
          {t("ensembles.start")}
        </button>
      </form>
      {refusal === null ? null : <p role="alert">{refusal}</p>}
    </section>
  );
}
