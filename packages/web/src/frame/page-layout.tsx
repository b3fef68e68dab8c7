import type { Provenance } from "@jiju/lab/contract";
import { type ReactNode, useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ChartHandle } from "../chart/chart.tsx";
import { FigureContext } from "../chart/figure-context.ts";
import type { TableData } from "../chart/table.ts";
import type { PageId } from "../pages/index.ts";
import { useAddressState } from "../selection/use-selection.ts";
import { DataTable } from "./data-table.tsx";
import { FigureTools } from "./figure-tools.tsx";
import { PageTabs } from "./navigation.tsx";
import "./page-layout.css";

/** The four things said beside every figure, in this order; a section without content is not drawn. */
export interface SideSections {
  readonly why?: ReactNode;
  readonly change?: ReactNode;
  readonly computed?: ReactNode;
  readonly caveats?: ReactNode;
}

export interface PageLayoutProps {
  readonly page: PageId;
  /** The answer: one sentence with its number, interval, unit and year. Numbers in it are `CellLink`s. */
  readonly answer: ReactNode;
  /** The same sentence as plain text, for exported pictures. */
  readonly answerText: string;
  /** What has to be read before the figure, over the whole width. */
  readonly lead?: ReactNode;
  /** Settings of the figure. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
  readonly table?: TableData;
  /** Id of the row drawn as chosen in the table. */
  readonly chosenRow?: string | null;
  readonly onRow?: (id: string) => void;
  readonly side: SideSections;
  /** One line naming the data behind the figure. */
  readonly source?: string;
  readonly provenance?: Provenance;
  /** Name of downloaded files, without extension. */
  readonly fileName: string;
  /** Further content under figure and side panel. */
  readonly below?: ReactNode;
}

const order = ["why", "change", "computed", "caveats"] as const;

/** The layout of every page: the question, the answer, the figure with its tools, and the panel that justifies it. */
export function PageLayout(props: PageLayoutProps) {
  const {
    page,
    answer,
    answerText,
    lead,
    controls,
    children,
    table,
    chosenRow,
    onRow,
    side,
    source,
    provenance,
    fileName,
    below,
  } = props;
  const { t } = useTranslation();
  const [view, setView] = useAddressState("view", "figure");
  const [cell, setCell] = useState<{ row: string; column: string } | null>(null);
  const [charts, setCharts] = useState<readonly ChartHandle[]>([]);

  const register = useCallback((chart: ChartHandle) => {
    setCharts((before) => [...before, chart]);
    return () => setCharts((before) => before.filter((other) => other !== chart));
  }, []);
  const figure = useMemo(
    () => ({
      register,
      showCell: (row: string, column: string) => {
        setCell({ row, column });
        setView("table");
      },
    }),
    [register, setView],
  );
  const showingTable = view === "table" && table !== undefined;

  return (
    <FigureContext value={figure}>
      <article className="page">
        <PageTabs current={page} />
        <header className="page-head">
          <p className="page-question">{t(`pages.${page}.question`)}</p>
          <h1 className="page-answer" id="answer" tabIndex={-1} aria-live="polite">
            {answer}
          </h1>
        </header>
        {lead}
        {controls === undefined ? null : <div className="page-controls">{controls}</div>}
        <div className="page-body">
          <section className="page-figure">
            {/* Charts stay mounted behind the table, so that SVG and PNG can still be downloaded. */}
            <div className="page-figure-drawing" data-hidden={showingTable} aria-hidden={showingTable} inert={showingTable}>
              {children}
            </div>
            {showingTable ? (
              <DataTable table={table} chosenRow={chosenRow ?? null} cell={cell} {...(onRow === undefined ? {} : { onRow })} />
            ) : null}
            <FigureTools
              charts={charts}
              {...(table === undefined ? {} : { table })}
              showingTable={showingTable}
              onShowTable={(show) => {
                setCell(null);
                setView(show ? "table" : "figure");
              }}
              title={answerText}
              source={source ?? ""}
              {...(provenance === undefined ? {} : { provenance })}
              fileName={fileName}
            />
          </section>
          <aside className="page-side">
            {order.map((name) =>
              side[name] === undefined || side[name] === null ? null : (
                <section key={name}>
                  <h2>{t(`frame.${name}`)}</h2>
                  <div>{side[name]}</div>
                </section>
              ),
            )}
            {provenance === undefined ? null : (
              <p className="page-provenance">
                {t("frame.provenance", {
                  hash: provenance.studyHash?.slice(0, 10) ?? "–",
                  operation: provenance.operation,
                  version: provenance.operationVersion,
                  product: provenance.productVersion,
                })}
              </p>
            )}
          </aside>
          {below === undefined || below === null ? null : <div className="page-below">{below}</div>}
        </div>
      </article>
    </FigureContext>
  );
}
