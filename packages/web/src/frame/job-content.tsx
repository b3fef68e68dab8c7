import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { JobView } from "../api/use-job.ts";
import { Failure, JobProgress, MissingData, type MissingDataProps, Notice } from "./states.tsx";

export interface JobContentProps<Result> {
  readonly job: JobView<Result>;
  /** What the study lacks for this question; null when it lacks nothing. */
  readonly lacking?: MissingDataProps["missing"] | null;
  /** What stands there while nothing runs and nothing was computed. Default: that it is empty, and a button to start. */
  readonly idle?: ReactNode;
  /** Draws the answer once there is one. */
  readonly children: (result: Result) => ReactNode;
}

/** The place of a job's answer: what is missing, how far it is, why it was refused, or the answer itself. */
export function JobContent<Result>({ job, lacking = null, idle, children }: JobContentProps<Result>) {
  const { t } = useTranslation();
  const result = job.envelope?.result;
  if (lacking !== null) return <MissingData missing={lacking} />;
  if (job.running && result === undefined) {
    return <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />;
  }
  if (job.error !== null) return <Failure error={job.error} onRetry={job.start} />;
  if (result !== undefined) return children(result);
  if (idle !== undefined) return idle;
  return (
    <Notice
      title={t("states.empty")}
      action={
        <button type="button" className="plain-button" data-main="true" onClick={job.start}>
          {t("states.retry")}
        </button>
      }
    />
  );
}
