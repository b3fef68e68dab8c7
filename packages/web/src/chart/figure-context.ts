import { createContext, useContext } from "react";
import type { ChartHandle } from "./chart.tsx";

/** What a figure offers to the things inside and around it: charts announce themselves for export, sentences point at cells. */
export interface FigureContextValue {
  readonly register: (chart: ChartHandle) => () => void;
  readonly showCell: (row: string, column: string) => void;
}

export const FigureContext = createContext<FigureContextValue | null>(null);

/** The figure around a chart or a sentence; null outside a page. */
export function useFigure(): FigureContextValue | null {
  return useContext(FigureContext);
}
