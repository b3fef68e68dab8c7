import { useTranslation } from "react-i18next";
import type { JobView } from "../../api/use-job.ts";
import type { TableData } from "../../chart/table.ts";
import { formatShare } from "../../format/number.ts";
import { DataTable } from "../../frame/data-table.tsx";
import { Failure, JobProgress } from "../../frame/states.tsx";
import { medianAgreement, type TrinityResult } from "./how-figures.ts";

export interface FormsViewProps {
  readonly table: TableData;
  readonly forms: TrinityResult["forms"];
  readonly job: JobView<TrinityResult>;
  readonly draws: number;
  readonly chosenRow: string | null;
  readonly onAsk: () => void;
  readonly onRow: (id: string) => void;
}

/** Share of draws below which a label is weak. */
const weakBelow = 0.6;

/** Forms of region-industries as a table, with the share of draws that agree when asked for. */
export function FormsView({ table, forms, job, draws, chosenRow, onAsk, onRow }: FormsViewProps) {
  const { t } = useTranslation();
  const median = medianAgreement(forms);
  const known = forms.filter(({ agreement }) => agreement !== null);
  return (
    <>
      <div className="how-forms-tools">
        {job.running ? (
          <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
        ) : job.error !== null && job.error.code !== "cancelled" ? (
          <Failure error={job.error} onRetry={job.start} />
        ) : median === null ? (
          <button type="button" className="plain-button" onClick={onAsk}>
            {t("how.agreementAsk", { draws })}
          </button>
        ) : (
          <p>
            {t("how.agreementDone", {
              draws,
              median: formatShare(median),
              weak: known.filter(({ agreement }) => (agreement ?? 0) < weakBelow).length,
              of: known.length,
            })}
          </p>
        )}
      </div>
      <DataTable table={table} chosenRow={chosenRow} cell={null} onRow={onRow} />
    </>
  );
}
