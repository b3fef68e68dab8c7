import type { ReactNode } from "react";
import { useFigure } from "../chart/figure-context.ts";

export interface CellLinkProps {
  /** Row and column of the page's table that the number came from. */
  readonly row: string;
  readonly column: string;
  readonly children: ReactNode;
}

/** A number in a sentence that leads to its cell in the table. */
export function CellLink({ row, column, children }: CellLinkProps) {
  const figure = useFigure();
  return (
    <button type="button" className="cell-link" onClick={() => figure?.showCell(row, column)}>
      {children}
    </button>
  );
}
