import type { RefusalWords } from "@jiju/lab/contract";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { callOperation } from "../../api/client.ts";
import type { OperationResult } from "../../api/contract.ts";
import { runJob } from "../../api/job.ts";
import { RefusalError } from "../../api/refusal-error.ts";
import { useRefusalText } from "../../language/use-refusal-text.ts";
import { NewEnsemble } from "./new-ensemble.tsx";

type List = OperationResult<"ensemble.list">;

export interface EnsembleDeskProps {
  readonly entries: List["ensembles"];
  readonly scenarios: List["scenarios"];
  readonly drawn: List["drawn"];
  readonly onChange: () => void;
}

/** Ensembles with their progress and controls, and a row that starts a new one. */
export function EnsembleDesk({ entries, scenarios, drawn, onChange }: EnsembleDeskProps) {
  const { t } = useTranslation();
  const refusalText = useRefusalText();
  const [refusal, setRefusal] = useState<RefusalWords | null>(null);
  const report = (error: unknown) => {
    const { code, message, details } = error instanceof RefusalError ? error : new RefusalError("defect", String(error));
    if (code !== "cancelled") setRefusal({ code, message, details });
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
                  const { name, kind, draws, seed, chunk, ranges, distributions, settings } = entry;
                  run({ name, kind, draws, seed, chunk, ranges, distributions, settings });
                }}
              >
                {t("ensembles.resume")}
              </button>
            )}
            {entry.reason === null ? null : <p className="muted small">{refusalText(entry.reason)}</p>}
          </li>
        ))}
      </ul>
      <NewEnsemble scenarios={scenarios} drawn={drawn} onStart={run} />
      {refusal === null ? null : <p role="alert">{refusalText(refusal)}</p>}
    </section>
  );
}
