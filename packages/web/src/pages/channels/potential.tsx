import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { OperationResult } from "../../api/contract.ts";
import { useJob } from "../../api/use-job.ts";
import type { TableData } from "../../chart/table.ts";
import { formatNumber } from "../../format/number.ts";
import { DataTable } from "../../frame/data-table.tsx";
import { Failure, JobProgress } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";

type Comparison = OperationResult<"why.market-potential">;

/** Over the map or over the network: which reach explains productivity better, in the sample and on regions left out. */
export function MarketPotential() {
  const { t } = useTranslation();
  const names = useNames();
  const job = useJob("why.market-potential", {}, { enabled: true });
  const result = job.envelope?.result;
  const table = useMemo(() => (result === undefined ? undefined : potentialTable(result, t)), [result, t]);
  return (
    <section className="channels-potential" aria-label={t("channels.potential.title")}>
      <h2>{t("channels.potential.title")}</h2>
      {job.error !== null ? (
        <Failure error={job.error} onRetry={job.start} />
      ) : result === undefined || table === undefined ? (
        <JobProgress progress={job.progress} elapsed={job.elapsed} onCancel={job.cancel} />
      ) : (
        <>
          <p className="channels-potential-answer">
            {t(`channels.potential.verdicts.${result.verdict}`)} {t(outOfSample(result))}
          </p>
          <DataTable table={table} chosenRow={null} cell={null} />
          <p className="muted small">
            {t("channels.potential.how", { rows: formatNumber(result.rows, 0), blocks: result.outOfSample.blocks })}{" "}
            {names.text(result.caveat)}
          </p>
        </>
      )}
    </section>
  );
}

/** What the prediction of regions left out says. */
function outOfSample({ outOfSample: { geographic, virtual } }: Comparison) {
  const best = Math.min(geographic ?? 1, virtual ?? 1);
  if (best >= 1) return "channels.potential.predictsNothing";
  return best === geographic ? "channels.potential.mapPredicts" : "channels.potential.networkPredicts";
}

function potentialTable(result: Comparison, t: TFunction): TableData {
  const { againstGeographic, againstVirtual, outOfSample: errors } = result;
  return {
    columns: [
      { id: "reach", label: t("channels.potential.reach") },
      { id: "elasticity", label: t("channels.potential.elasticity"), decimals: 3, signed: true },
      { id: "rival", label: t("channels.potential.rival"), decimals: 2, signed: true },
      { id: "statistic", label: "t", decimals: 2, signed: true },
      { id: "p", label: "p", decimals: 3 },
      { id: "error", label: t("channels.potential.error"), decimals: 4 },
    ],
    rows: [
      {
        id: "geographic",
        cells: [
          t("channels.potential.geographic"),
          result.geographicElasticity,
          againstGeographic.coefficient,
          againstGeographic.statistic,
          againstGeographic.pValue,
          errors.geographic,
        ],
      },
      {
        id: "virtual",
        cells: [
          t("channels.potential.virtual"),
          result.virtualElasticity,
          againstVirtual.coefficient,
          againstVirtual.statistic,
          againstVirtual.pValue,
          errors.virtual,
        ],
      },
    ],
  };
}
