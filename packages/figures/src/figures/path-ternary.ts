import { defineFigure, literal, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base } from "../parts.ts";
import { PATH_NAMES, type PathOutcome } from "../path-outcome.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface PathTernaryData {
  readonly points: readonly {
    readonly id: string;
    readonly name: Text;
    /** Shares of draws; the three need not add up to 1 when some draws say "not transforming". */
    readonly optimising: number;
    readonly deepening: number;
    readonly strengthening: number;
    readonly answer: PathOutcome | "cannot-tell";
  }[];
  readonly selected?: string;
  /** Share of draws that names a path; default 0.6. */
  readonly threshold?: number;
}

const HEIGHT = Math.sqrt(3) / 2;
/** Corners: optimising left, deepening right, strengthening top. */
const place = (optimising: number, deepening: number, strengthening: number): [number, number] => {
  const total = optimising + deepening + strengthening;
  return total > 0 ? [(deepening + strengthening / 2) / total, (strengthening / total) * HEIGHT] : [0.5, HEIGHT / 3];
};

/** Shares of draws of the three paths in a triangle: near a corner, the answer is sure. */
export const pathTernaryFigure = defineFigure<PathTernaryData>({
  id: "path-ternary",
  title: { en: "How sure is the path", zh: "路径判断的把握" },
  height: (_data, { width }) => Math.round(Math.min(width - 144, 520) * HEIGHT + 64),
  build: ({ points, selected, threshold = 0.6 }, context) => {
    const theme = themeOf(context);
    const side = Math.min(context.width - 144, 520);
    const line = (data: readonly (readonly (number | string)[])[], colour: string, type: "solid" | "dotted") => ({
      type: "line",
      symbol: "none",
      silent: true,
      data,
      lineStyle: { color: colour, width: 1, type },
      z: 1,
    });
    const rest = 1 - threshold;
    const cut = [
      place(threshold, rest, 0),
      place(threshold, 0, rest),
      ["-", "-"],
      place(rest, threshold, 0),
      place(0, threshold, rest),
      ["-", "-"],
      place(rest, 0, threshold),
      place(0, rest, threshold),
    ] as (number | string)[][];
    const corner = (path: PathOutcome, at: [number, number], position: string) => ({
      value: at,
      label: {
        show: true,
        position,
        distance: 6,
        formatter: literal(words(PATH_NAMES[path], context)),
        color: theme.path[path],
        fontSize: TYPE_SCALE.body,
        fontWeight: "bold",
      },
    });
    const labelled = points.length <= 12;
    return {
      ...base(context),
      grid: { left: (context.width - side) / 2, width: side, top: 30, height: side * HEIGHT },
      xAxis: { type: "value", min: 0, max: 1, show: false },
      yAxis: { type: "value", min: 0, max: HEIGHT, show: false },
      series: [
        line([place(1, 0, 0), place(0, 1, 0), place(0, 0, 1), place(1, 0, 0)], theme.muted, "solid"),
        line(cut, theme.muted, "dotted"),
        {
          type: "scatter",
          symbolSize: 0.01,
          silent: true,
          itemStyle: { color: theme.muted },
          data: [
            corner("optimising", place(1, 0, 0), "bottom"),
            corner("deepening", place(0, 1, 0), "bottom"),
            corner("strengthening", place(0, 0, 1), "top"),
          ],
        },
        {
          type: "scatter",
          z: 3,
          data: points.map((point) => ({
            name: point.id,
            value: place(point.optimising, point.deepening, point.strengthening),
            symbol: point.answer === "cannot-tell" ? "emptyCircle" : "circle",
            symbolSize: point.id === selected ? 13 : 9,
            itemStyle: {
              color: point.answer === "cannot-tell" ? theme.muted : theme.path[point.answer],
              borderColor: point.answer === "cannot-tell" ? theme.muted : theme.paper,
              borderWidth: 1,
            },
            label: {
              show: labelled || point.id === selected,
              position: "right",
              formatter: literal(words(point.name, context)),
              color: theme.ink,
              fontSize: TYPE_SCALE.small,
            },
            tooltip: tooltip(
              words(point.name, context),
              ...(["optimising", "deepening", "strengthening"] as const).map(
                (path) => `${words(PATH_NAMES[path], context)} ${printed(point[path] * 100, 0)}%`,
              ),
            ),
          })),
        },
      ],
    };
  },
});
