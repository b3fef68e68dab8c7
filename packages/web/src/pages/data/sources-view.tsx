import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TableData } from "../../chart/table.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { ownSide } from "../../language/own-side.ts";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import type { DataHead } from "./head.ts";

/** Publications behind the study, with vintage, licence and what is known to be wrong with them. */
export function SourcesView({ head }: { readonly head: DataHead }) {
  const { t } = useTranslation();
  const names = useNames();
  const { sources } = useStudy();
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "id", label: t("data.table") },
        { id: "publication", label: t("data.publication") },
        { id: "years", label: t("data.years") },
        { id: "vintage", label: t("data.vintage") },
        { id: "licence", label: t("data.licence") },
      ],
      rows: sources.map(({ id, publication, years, vintage, licence }) => ({
        id,
        cells: [id, names.text(publication), years, ownSide(vintage, names.language), ownSide(licence, names.language)],
      })),
    }),
    [sources, names, t],
  );
  const defects = sources.reduce((sum, source) => sum + source.defects.length, 0);
  return (
    <PageLayout
      page="data"
      answer={head.answer}
      answerText={head.answerText}
      controls={head.switch}
      table={table}
      side={{ caveats: <p>{t("data.caveatsDefects", { count: defects })}</p> }}
      source={head.source}
      fileName="sources"
    >
      <ul className="source-list">
        {sources.map((source) => (
          <li key={source.id}>
            <h2>{names.text(source.publication)}</h2>
            <dl>
              <dt>{t("data.table")}</dt>
              <dd>{source.id}</dd>
              <dt>{t("data.years")}</dt>
              <dd>{source.years}</dd>
              <dt>{t("data.vintage")}</dt>
              <dd>{ownSide(source.vintage, names.language)}</dd>
              <dt>{t("data.licence")}</dt>
              <dd>{ownSide(source.licence, names.language)}</dd>
            </dl>
            {source.defects.length === 0 ? null : (
              <>
                <h3>{t("data.defects")}</h3>
                <ul>
                  {source.defects.map((defect) => (
                    <li key={defect.en}>{names.text(defect)}</li>
                  ))}
                </ul>
              </>
            )}
          </li>
        ))}
      </ul>
    </PageLayout>
  );
}
