import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { TableData } from "../../chart/table.ts";
import { PageLayout } from "../../frame/page-layout.tsx";
import { useNames } from "../../language/use-names.ts";
import { useStudy } from "../../selection/study-context.ts";
import type { DataHead } from "./head.ts";

/** What the study can answer, and what the rest would need. */
export function AbilitiesView({ head }: { readonly head: DataHead }) {
  const { t } = useTranslation();
  const names = useNames();
  const { capabilities } = useStudy();
  const table = useMemo<TableData>(
    () => ({
      columns: [
        { id: "ability", label: t("data.ability") },
        { id: "state", label: t("data.available") },
      ],
      rows: capabilities.map(({ id, label, available, missing }) => ({
        id,
        cells: [
          names.text(label),
          available ? t("data.available") : t("data.lacks", { what: missing.map(names.text).join("; ") }),
        ],
      })),
    }),
    [capabilities, names, t],
  );
  return (
    <PageLayout
      page="data"
      answer={head.answer}
      answerText={head.answerText}
      controls={head.switch}
      table={table}
      side={{ change: <p>{t("data.change")}</p> }}
      source={head.source}
      fileName="abilities"
    >
      <ul className="ability-list">
        {capabilities.map(({ id, label, available, missing }) => (
          <li key={id} data-available={available}>
            <span className="ability-mark" aria-hidden="true">
              {available ? "✓" : "–"}
            </span>
            <span>
              {names.text(label)}
              <br />
              <span className="muted">
                {available ? t("data.available") : t("data.lacks", { what: missing.map(names.text).join("; ") })}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </PageLayout>
  );
}
