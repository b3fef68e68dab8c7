import { defineFigure, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, boxLegend, grid, nameAxis, segments, textWidth } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface CompletenessData {
  readonly rows: readonly { readonly id: string; readonly name: Text }[];
  readonly years: readonly number[];
  /** Row-major rows x years, share of cells present, 0 to 1. */
  readonly share: readonly number[];
}

const ROW = 18;
const CLASSES = [
  { en: "none", zh: "全缺" },
  { en: "under half", zh: "不足一半" },
  { en: "half or more", zh: "一半以上" },
  { en: "complete", zh: "齐全" },
] as const;
const classOfShare = (share: number): 0 | 1 | 2 | 3 => (share <= 0 ? 0 : share < 0.5 ? 1 : share < 1 ? 2 : 3);

/** Diagonals over an empty cell, in rows and years from its centre. */
function hatchLines(r: number, y: number, width: number) {
  const reach = (ROW - 6) / 2;
  const count = Math.max(1, Math.floor((width - ROW) / 8));
  return Array.from({ length: count }, (_, k) => {
    const centre = (k - (count - 1) / 2) * 8;
    const at = (offset: number): [number, number] => [y + (centre + offset) / width, r - offset / ROW];
    return [at(-reach), at(reach)] as const;
  });
}

/** Which cells have data, place by year. */
export const completenessFigure = defineFigure<CompletenessData>({
  id: "completeness",
  title: { en: "Completeness of the data", zh: "数据完整程度" },
  height: ({ rows }) => rows.length * ROW + 64,
  build: ({ rows, years, share }, context) => {
    const theme = themeOf(context);
    const names = rows.map((row) => words(row.name, context));
    const colours = [theme.missing, theme.sequential[1]!, theme.sequential[3]!, theme.sequential[5]!];
    const left = Math.min(Math.max(...names.map(textWidth), 24) + 16, context.width * 0.4);
    const cells = rows.flatMap((row, r) =>
      years.map((year, y) => ({ id: row.id, r, y, year, share: share[r * years.length + y] ?? 0 })),
    );
    const width = (context.width - left - 16) / Math.max(1, years.length);
    const hidden = { type: "value", show: false, min: -0.5 };
    return {
      ...base(context),
      grid: grid({ left, top: 28, right: 16, bottom: 36 }),
      xAxis: [
        nameAxis(years.map(String), context, {
          position: "top",
          axisLabel: { color: theme.muted, fontSize: TYPE_SCALE.small },
        }),
        { ...hidden, max: years.length - 0.5 },
      ],
      yAxis: [
        nameAxis(names, context, {
          inverse: true,
          axisLabel: { color: theme.ink, fontSize: TYPE_SCALE.small, interval: 0, width: left - 12, overflow: "truncate" },
        }),
        { ...hidden, inverse: true, max: rows.length - 0.5 },
      ],
      series: [
        {
          type: "scatter",
          symbol: "rect",
          symbolSize: [Math.max(6, width - 2), ROW - 2],
          data: cells.map((cell) => ({
            name: cell.id,
            value: [cell.y, cell.r],
            itemStyle: { color: colours[classOfShare(cell.share)], opacity: 1 },
            tooltip: tooltip(`${names[cell.r]} ${cell.year}`, `${printed(cell.share * 100, 0)}%`),
          })),
        },
        {
          type: "line",
          xAxisIndex: 1,
          yAxisIndex: 1,
          symbol: "none",
          silent: true,
          z: 3,
          lineStyle: { color: theme.hatch, width: 1.2 },
          data: segments(cells.filter((cell) => cell.share <= 0).flatMap(({ r, y }) => hatchLines(r, y, width))),
        },
      ],
      graphic: [
        boxLegend(
          CLASSES.map((name, k) => ({
            text: words(name, context),
            colour: colours[k]!,
            ...(k === 0 ? { hatch: theme.hatch } : {}),
          })),
          context,
          { left: 8, bottom: 4 },
        ),
      ],
    };
  },
});
