import {
  axisName,
  defineFigure,
  type FigureContext,
  literal,
  printed,
  type Quantity,
  type Text,
  themeOf,
  tooltip,
  words,
} from "../figure.ts";
import { base, boxLegend, grid, legendHeight, segments, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface ChoiceRegionsData {
  readonly x: Quantity;
  readonly y: Quantity;
  /** Ascending, equally spaced. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Index into `choices`, [ys x xs] row-major. */
  readonly choice: readonly number[];
  readonly choices: readonly Text[];
  /** Firms; those beyond an end of an axis are drawn at the end. */
  readonly points: readonly {
    readonly id: string;
    readonly name: string;
    readonly at: readonly [number, number];
    readonly choice: number;
    /** Drawn as a diamond: what it does now differs from what the model says. */
    readonly differs: boolean;
  }[];
}

/** Most firms whose names are written beside their dots. */
const NAMES = 12;
const PLOT = 340;

/** Regions of a plane by what is chosen there, with firms as dots. */
export const choiceRegionsFigure = defineFigure<ChoiceRegionsData>({
  id: "choice-regions",
  title: { en: "Who chooses what", zh: "谁选择什么" },
  height: (data, context) => PLOT + 84 + legendHeight(legendOf(data, context), context),
  build: (data, context) => {
    const theme = themeOf(context);
    const { xs, ys, choice, choices, points } = data;
    const [left, right, bottom, top] = [xs[0]!, xs.at(-1)!, ys[0]!, ys.at(-1)!];
    const step = (right - left) / (xs.length - 1);
    const colours = fills(context);
    const runs = runsOf(choice, xs.length, ys.length);
    const legend = legendOf(data, context);
    const clipped = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));
    return {
      ...base(context),
      grid: grid({ left: 52, right: 24, top: 32, bottom: 52 + legendHeight(legend, context) }),
      xAxis: valueAxis(data.x, context, "x", { min: left, max: right, splitLine: { show: false } }),
      yAxis: valueAxis(data.y, context, "y", {
        min: bottom,
        max: top,
        splitLine: { show: false },
        name: axisName(data.y, context),
      }),
      series: [
        ...choices.map((_, index) => ({
          type: "line",
          symbol: "none",
          silent: true,
          clip: true,
          lineStyle: { color: colours[index]!, width: PLOT / (ys.length - 1) + 1, cap: "butt" },
          data: segments(
            runs
              .filter((run) => run.choice === index)
              .map(({ row, from, to }) => [
                [Math.max(left, xs[from]! - step / 2), ys[row]!],
                [Math.min(right, xs[to]! + step / 2), ys[row]!],
              ]),
          ),
        })),
        {
          type: "scatter",
          silent: true,
          z: 3,
          symbolSize: 0.01,
          itemStyle: { color: theme.ink },
          label: { show: true, color: theme.ink, fontSize: TYPE_SCALE.small, textBorderColor: theme.paper, textBorderWidth: 3 },
          data: choices.flatMap((name, index) => {
            const centre = centreOf(choice, index, xs, ys);
            return centre === null ? [] : [{ value: centre, label: { formatter: literal(words(name, context)) } }];
          }),
        },
        {
          type: "scatter",
          z: 4,
          data: points.map((point) => ({
            name: point.id,
            value: [clipped(point.at[0], left, right), clipped(point.at[1], bottom, top)],
            symbol: point.differs ? "diamond" : "circle",
            symbolSize: point.differs ? 13 : 9,
            itemStyle: { color: theme.ink, borderColor: theme.paper, borderWidth: 1.5 },
            label: {
              show: points.length <= NAMES,
              formatter: literal(point.name),
              position: point.at[0] > left + 0.75 * (right - left) ? "left" : "right",
              color: theme.ink,
              fontSize: TYPE_SCALE.small,
              textBorderColor: theme.paper,
              textBorderWidth: 3,
            },
            tooltip: tooltip(
              point.name,
              words(choices[point.choice]!, context),
              `${words(data.x.label, context)} ${printed(point.at[0], 2)}`,
              `${words(data.y.label, context)} ${printed(point.at[1], 2)}`,
            ),
          })),
          labelLayout: { hideOverlap: true },
        },
      ],
      graphic: [boxLegend(legend, context, { left: 8, bottom: 4 })],
    };
  },
});

function fills(context: FigureContext): readonly string[] {
  const theme = themeOf(context);
  const tint = theme.pathTint;
  return [theme.missing, tint.optimising[0], tint.deepening[0], tint.strengthening[0]];
}

function legendOf({ choices }: ChoiceRegionsData, context: FigureContext) {
  const colours = fills(context);
  return choices.map((name, index) => ({ text: words(name, context), colour: colours[index]! }));
}

/** Stretches of one choice along each row. */
function runsOf(choice: readonly number[], columns: number, rows: number) {
  const runs: { row: number; from: number; to: number; choice: number }[] = [];
  for (let row = 0; row < rows; ++row) {
    let from = 0;
    for (let column = 1; column <= columns; ++column) {
      const own = choice[row * columns + from]!;
      if (column < columns && choice[row * columns + column] === own) continue;
      runs.push({ row, from, to: column - 1, choice: own });
      from = column;
    }
  }
  return runs;
}

/** The point of a region nearest to its mean; null for a region too small for a name. */
function centreOf(
  choice: readonly number[],
  index: number,
  xs: readonly number[],
  ys: readonly number[],
): readonly [number, number] | null {
  const cells = choice.flatMap((value, cell) => (value === index ? [cell] : []));
  if (cells.length < 0.015 * choice.length) return null;
  const column = (cell: number) => cell % xs.length;
  const row = (cell: number) => Math.floor(cell / xs.length);
  const meanColumn = cells.reduce((sum, cell) => sum + column(cell), 0) / cells.length;
  const meanRow = cells.reduce((sum, cell) => sum + row(cell), 0) / cells.length;
  const away = (cell: number) => (column(cell) - meanColumn) ** 2 + (row(cell) - meanRow) ** 2;
  const nearest = cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best));
  return [xs[column(nearest)]!, ys[row(nearest)]!];
}
