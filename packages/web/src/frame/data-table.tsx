import { useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { columnHeading, type TableCell, type TableColumn, type TableData } from "../chart/table.ts";
import { formatNumber, formatSigned } from "../format/number.ts";
import { useLanguage } from "../language/index.ts";

/** Rows drawn at first, and added whenever the reader comes to the end of them. */
const rowsAtOnce = 200;

export interface DataTableProps {
  readonly table: TableData;
  readonly chosenRow: string | null;
  /** The cell a sentence pointed at; scrolled into view. */
  readonly cell: { readonly row: string; readonly column: string } | null;
  readonly onRow?: (id: string) => void;
}

interface Order {
  readonly column: number;
  readonly descending: boolean;
}

/** The numbers behind a figure; headings sort, rows select. */
export function DataTable({ table, chosenRow, cell, onRow }: DataTableProps) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  const [order, setOrder] = useState<Order | null>(null);
  const pointed = useRef<HTMLTableCellElement>(null);
  const end = useRef<HTMLParagraphElement>(null);
  const [limit, setLimit] = useState(rowsAtOnce);
  const rows = useMemo(() => sortedRows(table, order, language), [table, order, language]);
  const target = cell?.row ?? chosenRow;
  const shown = useMemo(() => {
    const head = rows.slice(0, limit);
    const wanted = rows.find(({ id }) => id === target);
    return wanted === undefined || head.includes(wanted) ? head : [wanted, ...head];
  }, [rows, target, limit]);

  useEffect(() => {
    if (cell !== null) pointed.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [cell]);

  const more = rows.length > limit;
  useEffect(() => {
    const element = end.current;
    if (element === null || !more) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setLimit(limit + rowsAtOnce);
      },
      { rootMargin: "400px" },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [more, limit]);

  return (
    <div className="data-table">
      <table>
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                data-numeric={column.decimals !== undefined}
                aria-sort={order?.column !== index ? "none" : order.descending ? "descending" : "ascending"}
              >
                <button type="button" onClick={() => setOrder(nextOrder(order, index, column))}>
                  {columnHeading(column)}
                  {order?.column !== index ? "" : order.descending ? " ↓" : " ↑"}
                </button>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id} data-chosen={row.id === chosenRow} data-selectable={onRow !== undefined}>
              {row.cells.map((value, index) => {
                const column = table.columns[index] as TableColumn;
                const isPointed = cell?.row === row.id && cell.column === column.id;
                const text = cellText(value, column);
                return (
                  <td
                    key={column.id}
                    ref={isPointed ? pointed : undefined}
                    data-numeric={column.decimals !== undefined}
                    data-pointed={isPointed}
                  >
                    {index === 0 && onRow !== undefined ? (
                      <button type="button" onClick={() => onRow(row.id)}>
                        {text}
                      </button>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      {more ? (
        <p className="muted small" ref={end}>
          {t("frame.rowsShown", { shown: shown.length, total: rows.length })}
        </p>
      ) : null}
    </div>
  );
}

function cellText(value: TableCell, column: TableColumn): string {
  if (typeof value === "string") return value;
  if (column.decimals === undefined) return value === null ? "–" : String(value);
  return column.signed === true ? formatSigned(value, column.decimals) : formatNumber(value, column.decimals);
}

/** Numbers fall first, words rise first; a third press restores the table's own order. */
function nextOrder(order: Order | null, column: number, { decimals }: TableColumn): Order | null {
  const descendingFirst = decimals !== undefined;
  if (order?.column !== column) return { column, descending: descendingFirst };
  return order.descending === descendingFirst ? { column, descending: !descendingFirst } : null;
}

function sortedRows(table: TableData, order: Order | null, language: string): TableData["rows"] {
  if (order === null) return table.rows;
  const compare = new Intl.Collator(language === "zh" ? "zh-CN" : "en").compare;
  return [...table.rows].sort((first, second) => {
    const a = first.cells[order.column] ?? null;
    const b = second.cells[order.column] ?? null;
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    const difference = typeof a === "number" && typeof b === "number" ? a - b : compare(String(a), String(b));
    return order.descending ? -difference : difference;
  });
}
