import type { Provenance } from "@jiju/lab/contract";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { fetchWorkbook } from "../api/workbook.ts";
import type { ChartHandle } from "../chart/chart.tsx";
import { downloadFile } from "../chart/download.ts";
import { type TableData, tableToCsv } from "../chart/table.ts";
import { useLanguage } from "../language/index.ts";
import { useThemeName } from "../theme/use-theme.ts";
import { Icon } from "./icon.tsx";

export interface FigureToolsProps {
  readonly charts: readonly ChartHandle[];
  readonly table?: TableData;
  readonly showingTable: boolean;
  readonly onShowTable: (show: boolean) => void;
  readonly title: string;
  readonly source: string;
  /** Of the answer behind the figure; with it the whole answer can be had as an Excel workbook. */
  readonly provenance?: Provenance;
  readonly fileName: string;
}

/** Table, downloads and the link that reproduces the screen. */
export function FigureTools({ charts, table, showingTable, onShowTable, title, source, provenance, fileName }: FigureToolsProps) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const theme = useThemeName();
  const [copy, setCopy] = useState<"idle" | "done" | "failed">("idle");

  const saveCsv = () => {
    if (table !== undefined) downloadFile(tableToCsv(table), `${fileName}.csv`, "text/csv;charset=utf-8");
  };
  const [workbook, setWorkbook] = useState<"idle" | "busy" | "failed">("idle");
  const saveWorkbook = async (of: Provenance) => {
    setWorkbook("busy");
    try {
      downloadFile(await fetchWorkbook(of, language), `${fileName}.xlsx`, "");
      setWorkbook("idle");
    } catch {
      setWorkbook("failed");
    }
  };
  const saveSvg = async () => {
    const { figureToSvg } = await import("../chart/export.ts");
    downloadFile(figureToSvg(charts, { title, source }, theme), `${fileName}.svg`, "image/svg+xml");
  };
  const savePng = async () => {
    const { figureToPng } = await import("../chart/export.ts");
    downloadFile(await figureToPng(charts, { title, source }, theme), `${fileName}.png`, "image/png");
  };
  const copyLink = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setCopy("done");
    } catch {
      setCopy("failed");
    }
    window.setTimeout(() => setCopy("idle"), 2500);
  };

  return (
    <div className="figure-tools" role="toolbar" aria-label={t("frame.figureTools")}>
      {table === undefined ? null : (
        <button type="button" className="plain-button" data-quiet="true" onClick={() => onShowTable(!showingTable)}>
          <Icon name={showingTable ? "figure" : "table"} size={16} />
          {showingTable ? t("frame.showFigure") : t("frame.showTable")}
        </button>
      )}
      {table === undefined && charts.length === 0 ? null : <span className="figure-tools-label">{t("frame.download")}</span>}
      {table === undefined ? null : (
        <button type="button" className="plain-button" data-quiet="true" onClick={saveCsv}>
          CSV
        </button>
      )}
      {table === undefined || provenance === undefined ? null : (
        <button
          type="button"
          className="plain-button"
          data-quiet="true"
          disabled={workbook === "busy"}
          aria-live="polite"
          title={t("frame.workbook")}
          onClick={() => void saveWorkbook(provenance)}
        >
          {workbook === "failed" ? t("frame.workbookFailed") : "Excel"}
        </button>
      )}
      {charts.length === 0 ? null : (
        <>
          <button type="button" className="plain-button" data-quiet="true" onClick={() => void saveSvg()}>
            SVG
          </button>
          <button type="button" className="plain-button" data-quiet="true" onClick={() => void savePng()}>
            PNG
          </button>
        </>
      )}
      <button type="button" className="plain-button" data-quiet="true" onClick={() => void copyLink()} aria-live="polite">
        <Icon name="link" size={16} />
        {copy === "done" ? t("frame.copied") : copy === "failed" ? t("frame.copyFailed") : t("frame.copyLink")}
      </button>
      {source === "" ? null : <p className="figure-source">{source}</p>}
    </div>
  );
}
