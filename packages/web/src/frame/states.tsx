import type { Progress } from "@jiju/lab/contract";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import type { RefusalError } from "../api/refusal-error.ts";
import { en } from "../language/en/index.ts";
import { useNames } from "../language/use-names.ts";
import { useRefusalText } from "../language/use-refusal-text.ts";
import { carriedSelection } from "../selection/selection.ts";
import "./states.css";

export interface NoticeProps {
  /** One calm sentence. */
  readonly title: string;
  /** What to do next, in words. */
  readonly hint?: ReactNode;
  /** The control that does it. */
  readonly action?: ReactNode;
  /** `error` is announced to screen readers at once; default `plain`. */
  readonly tone?: "plain" | "error";
}

/** A state in place of a figure: what is the case, what to do next, and the button that does it. */
export function Notice({ title, hint, action, tone = "plain" }: NoticeProps) {
  return (
    <div className="notice" data-tone={tone} role={tone === "error" ? "alert" : "status"}>
      <p className="notice-title">{title}</p>
      {hint === undefined ? null : <div className="notice-hint">{hint}</div>}
      {action === undefined ? null : <div className="notice-action">{action}</div>}
    </div>
  );
}

/** Work under way whose length is not known; appears after a moment so that quick answers do not flash. */
export function Loading() {
  const { t } = useTranslation();
  return (
    <div className="notice loading" role="status">
      <span className="loading-line" aria-hidden="true" />
      <p className="notice-title">{t("states.loading")}</p>
    </div>
  );
}

export interface JobProgressProps {
  readonly progress: Progress | null;
  /** Seconds since the job started. */
  readonly elapsed: number;
  readonly onCancel: () => void;
}

/** Progress of a job at the place where its result will appear, with the remaining time and a way to stop it. */
export function JobProgress({ progress, elapsed, onCancel }: JobProgressProps) {
  const { t } = useTranslation();
  const share = progress === null || progress.total === 0 ? 0 : progress.done / progress.total;
  const phaseName = (phase: string) =>
    Object.hasOwn(en.states.phases, phase) ? t(`states.phases.${phase as keyof typeof en.states.phases}`) : phase;
  const remaining = share > 0.05 ? Math.ceil((elapsed * (1 - share)) / share) : null;
  return (
    <div className="notice" role="status">
      <progress className="job-progress" value={share} max={1} aria-label={t("states.loading")} />
      <p className="notice-title">
        {progress === null
          ? t("states.loading")
          : t("states.progress", { phase: phaseName(progress.phase), done: progress.done, total: progress.total })}
      </p>
      {remaining === null ? null : <p className="notice-hint">{t("states.remaining", { seconds: remaining })}</p>}
      <div className="notice-action">
        <button type="button" className="plain-button" onClick={onCancel}>
          {t("states.cancel")}
        </button>
      </div>
    </div>
  );
}

export interface FailureProps {
  readonly error: RefusalError;
  readonly onRetry: () => void;
}

/** An operation that was refused: the server's own message, which names the next step, and a button to try again. */
export function Failure({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const words = useRefusalText();
  const unreachable = error.code === "unreachable";
  return (
    <Notice
      tone="error"
      title={unreachable ? t("states.unreachable") : t("states.failed")}
      hint={unreachable ? t("states.unreachableHint") : words(error)}
      action={
        <button type="button" className="plain-button" data-main="true" onClick={onRetry}>
          {t("states.retry")}
        </button>
      }
    />
  );
}

export interface MissingDataProps {
  readonly missing: readonly { readonly en: string; readonly zh: string }[];
  /** What the page can show instead. */
  readonly instead?: ReactNode;
}

/** What the study lacks for a question, with the way to the data page. */
export function MissingData({ missing, instead }: MissingDataProps) {
  const { t } = useTranslation();
  const names = useNames();
  const [address] = useSearchParams();
  const dataSearch = carriedSelection(address);
  dataSearch.set("show", "abilities");
  return (
    <Notice
      title={t("states.missing")}
      hint={
        <ul>
          {missing.map((text) => (
            <li key={text.en}>{names.text(text)}</li>
          ))}
        </ul>
      }
      action={
        <>
          {instead}
          <Link className="plain-button" to={{ pathname: "/data", search: dataSearch.toString() }}>
            {t("states.toData")}
          </Link>
        </>
      }
    />
  );
}
