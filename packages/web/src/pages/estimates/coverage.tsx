import { Button, Segmented } from "antd";
import type { TFunction } from "i18next";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import type { TableData } from "../../chart/table.ts";
import { formatShare } from "../../format/number.ts";
import { DataTable } from "../../frame/data-table.tsx";
import { Failure, JobProgress } from "../../frame/states.tsx";
import { en } from "../../language/en/index.ts";

type Design = OperationResult<"why.coverage">["designs"][number];
type Interval = keyof typeof en.estimates.coverage.intervals;

const sizes = ["31", "60"] as const;
const truths = ["-0.08", "0", "0.08"] as const;
const shocks = ["0", "0.6"] as const;
const amounts = ["100", "500", "2000"] as const;

/** Whether the intervals printed above can be trusted: how often they hold a truth that is known, on panels made here and now. */
export function CoverageSection() {
  const { t } = useTranslation();
  const [size, setSize] = useState<(typeof sizes)[number]>("31");
  const [truth, setTruth] = useState<(typeof truths)[number]>("0");
  const [shock, setShock] = useState<(typeof shocks)[number]>("0");
  const [amount, setAmount] = useState<(typeof amounts)[number]>("100");
  const design = `${size}-regions-w-${truth}-spatial-${shock}`;
  const input = { design, draws: Number(amount), wildDraws: 399 };
  const [asked, setAsked] = useState("");
  const key = JSON.stringify(input);
  const job = useJob("why.coverage", input, { enabled: asked === key });
  const study = job.envelope?.result.designs[0];
  const table = useMemo(() => (study === undefined ? undefined : coverageTable(study, t)), [study, t]);
  return (
    <section className="estimates-below" aria-label={t("estimates.coverage.title")}>
      <h2>{t("estimates.coverage.title")}</h2>
      <p className="estimates-prose">{t("estimates.coverage.intro")}</p>
      <div className="page-controls">
        <Segmented
          aria-label={t("estimates.coverage.size")}
          value={size}
          onChange={setSize}
          options={sizes.map((value) => ({ value, label: t("estimates.coverage.regions", { regions: value }) }))}
        />
        <Segmented
          aria-label={t("estimates.coverage.truth")}
          value={truth}
          onChange={setTruth}
          options={truths.map((value) => ({ value, label: `w = ${value.replace("-", "−")}` }))}
        />
        <Segmented
          aria-label={t("estimates.coverage.shocks")}
          value={shock}
          onChange={setShock}
          options={shocks.map((value) => ({
            value,
            label: t(value === "0" ? "estimates.coverage.independent" : "estimates.coverage.correlated"),
          }))}
        />
        <Segmented
          aria-label={t("estimates.coverage.draws")}
          value={amount}
          onChange={setAmount}
          options={amounts.map((value) => ({ value, label: t("estimates.coverage.panels", { draws: value }) }))}
        />
        <Button onClick={() => setAsked(key)} disabled={job.running}>
          {t("estimates.coverage.run")}
        </Button>
      </div>
      {job.error !== null ? (
        <Failure error={job.error} onRetry={job.start} />
      ) : job.running ? (
        <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
      ) : study === undefined || table === undefined ? null : (
        <>
          <p className="estimates-prose">
            {t("estimates.coverage.verdicts", {
              substitutes: formatShare(study.verdicts.substitutes ?? 0, 1),
              complements: formatShare(study.verdicts.complements ?? 0, 1),
              none: formatShare(study.verdicts["no-material-interaction"] ?? 0, 1),
              unsure: formatShare(study.verdicts["cannot-tell"] ?? 0, 1),
              errors: formatShare(study.errorRate, 1),
            })}
          </p>
          <DataTable table={table} chosenRow={null} cell={null} />
        </>
      )}
    </section>
  );
}

function coverageTable(study: Design, t: TFunction): TableData {
  return {
    columns: [
      { id: "interval", label: t("estimates.coverage.interval") },
      { id: "coverage", label: t("estimates.coverage.held"), decimals: 1 },
      { id: "error", label: t("estimates.coverage.error"), decimals: 1 },
      { id: "length", label: t("estimates.coverage.length"), decimals: 3 },
      { id: "draws", label: t("estimates.coverage.draws"), decimals: 0 },
    ],
    rows: study.coverage
      .filter((row) => isInterval(row.id))
      .map((row) => ({
        id: row.id,
        cells: [
          t(`estimates.coverage.intervals.${row.id as Interval}`),
          100 * row.coverage,
          100 * row.standardError,
          row.medianLength,
          row.draws,
        ],
      })),
  };
}

function isInterval(id: string): id is Interval {
  return Object.hasOwn(en.estimates.coverage.intervals, id);
}
