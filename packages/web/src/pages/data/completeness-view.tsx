import { figures } from "@jiju/figures";
import { Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { useOperation } from "../../api/use-operation.ts";
import { FigureView } from "../../chart/figure-view.tsx";
import type { TableData } from "../../chart/table.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { Failure, Loading } from "../../frame/states.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import { useAddressState, useSelection } from "../../selection/use-selection.ts";
import type { DataHead } from "./head.ts";

const rowsDrawn = 60;

/** Completeness of one column, the regions with most gaps first. */
export function CompletenessView({ head }: { readonly head: DataHead }) {
  const { t } = useTranslation();
  const study = useStudy();
  const names = useNames();
  const [selection, select] = useSelection();
  const [column, setColumn] = useAddressState("column", study.activity);
  const answer = useOperation("study.completeness", { column });
  const result = answer.data?.result;
  const columnName = names.text(study.columns.find(({ id }) => id === column)?.label ?? { en: column, zh: column });

  const rows = useMemo(() => {
    if (result === undefined) return [];
    const width = result.years.length;
    return result.regions
      .map((id, order) => ({ id, name: names.region(id), share: result.share.slice(order * width, (order + 1) * width) }))
      .map((row) => ({ ...row, mean: row.share.reduce((sum, value) => sum + value, 0) / Math.max(1, width) }))
      .sort((a, b) => a.mean - b.mean);
  }, [result, names]);
  const drawn = useMemo(() => rows.slice(0, rowsDrawn), [rows]);
  const texts = useMemo(() => new Map(study.regions.map(({ id, name }) => [id, name])), [study]);
  const data = useMemo(
    () => ({
      rows: drawn.map(({ id }) => ({ id, name: texts.get(id) ?? { en: id, zh: id } })),
      years: result?.years ?? [],
      share: drawn.flatMap(({ share }) => share),
    }),
    [drawn, texts, result],
  );
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "region", label: t("data.region") },
        ...(result?.years ?? []).map((year) => ({ id: String(year), label: String(year), decimals: 3 })),
      ],
      rows: rows.map(({ id, name, share }) => ({ id, cells: [name, ...share] })),
    }),
    [rows, result, t],
  );
  const label = t("data.completenessLabel", { column: columnName });

  return (
    <PageLayout
      page="data"
      answer={head.answer}
      answerText={`${head.answerText} ${label}`}
      controls={
        <>
          {head.switch}
          <Select
            className="data-column"
            aria-label={t("data.column")}
            value={column}
            onChange={setColumn}
            showSearch={{ optionFilterProp: "label" }}
            options={study.columns.map(({ id, label: name }) => ({ value: id, label: names.text(name) }))}
          />
        </>
      }
      table={table}
      chosenRow={selection.region}
      onRow={(region) => select({ region })}
      side={{
        why: <p>{t("data.whyText")}</p>,
        change: <p>{t("data.change")}</p>,
        computed: <p>{t("data.computedCompleteness")}</p>,
      }}
      source={head.source}
      {...(answer.data === undefined ? {} : { provenance: answer.data.provenance })}
      fileName={`completeness-${column}`}
    >
      {answer.error !== null ? (
        <Failure error={answer.error} onRetry={() => void answer.refetch()} />
      ) : result === undefined ? (
        <Loading />
      ) : (
        <>
          <FigureView
            definition={figures.completeness}
            data={data}
            label={label}
            onSelect={({ name }) => select({ region: name })}
          />
          {rows.length > drawn.length ? (
            <p className="muted small">{t("data.showing", { shown: drawn.length, total: rows.length })}</p>
          ) : null}
        </>
      )}
    </PageLayout>
  );
}
