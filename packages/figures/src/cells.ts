import { type FigureContext, literal, themeOf, tooltip } from "./figure.ts";
import { inkOn, TYPE_SCALE } from "./theme.ts";

/** One cell of a grid of colours. */
export interface GridCell {
  readonly column: number;
  readonly row: number;
  readonly fill: string;
  /** Lines in the cell. */
  readonly text: readonly string[];
  readonly about: readonly string[];
  readonly id: string;
  /** Set apart by its outline. */
  readonly strong?: boolean;
}

/** Cells as rectangles of one size, pixels, centred on whole coordinates of two name axes. */
export function cellSeries(cells: readonly GridCell[], size: readonly [number, number], context: FigureContext) {
  const theme = themeOf(context);
  return {
    type: "scatter",
    symbol: "rect",
    symbolSize: [...size],
    data: cells.map((cell) => ({
      name: cell.id,
      value: [cell.column, cell.row],
      itemStyle: {
        color: cell.fill,
        opacity: 1,
        borderColor: cell.strong ? theme.ink : theme.hairline,
        borderWidth: cell.strong ? 2 : 0.5,
      },
      label: {
        show: cell.text.length > 0,
        position: "inside",
        color: inkOn(cell.fill, theme),
        fontSize: TYPE_SCALE.small,
        lineHeight: 16,
        width: Math.max(0, size[0] - 8),
        overflow: "break",
        formatter: literal(cell.text.join("\n")),
      },
      tooltip: tooltip(cell.about[0] ?? cell.id, ...cell.about.slice(1)),
    })),
  };
}
