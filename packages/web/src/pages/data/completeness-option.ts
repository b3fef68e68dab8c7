import type { EChartsCoreOption } from "echarts/core";
import { chartFont } from "../../chart/font.ts";
import { formatShare } from "../../format/number.ts";
import type { Palette } from "../../theme/palette.ts";

export interface CompletenessInput {
  /** Row names, top to bottom. */
  readonly rows: readonly { readonly id: string; readonly name: string }[];
  readonly years: readonly number[];
  /** Row-major rows x years, 0 to 1. */
  readonly share: readonly number[];
  readonly colours: Palette;
}

export const completenessRowHeight = 18;

/** A grid of regions and years: filled where all cells are present, lighter where some are, hatched where none is. */
export function completenessOption({ rows, years, share, colours }: CompletenessInput): EChartsCoreOption {
  const decal = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1, 3], rotation: -Math.PI / 4, color: colours.muted };
  const style = (value: number) =>
    value >= 1
      ? { color: colours.accent, opacity: 0.75 }
      : value > 0
        ? { color: colours.accent, opacity: 0.2 + 0.4 * value }
        : { color: colours.paper, decal };
  return {
    textStyle: { fontFamily: chartFont, color: colours.ink },
    grid: { left: 8, right: 8, top: 28, bottom: 4, containLabel: true },
    xAxis: {
      type: "category",
      position: "top",
      data: years.map(String),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: colours.muted },
    },
    yAxis: {
      type: "category",
      inverse: true,
      data: rows.map(({ name }) => name),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { color: colours.ink, width: 160, overflow: "truncate", interval: 0 },
    },
    tooltip: {
      backgroundColor: colours.raised,
      borderColor: colours.hairline,
      textStyle: { color: colours.ink, fontSize: 12 },
      formatter: ({ value }: { value: [number, number, number] }) =>
        `${rows[value[1]]?.name ?? ""} ${years[value[0]] ?? ""}<br>${formatShare(value[2], value[2] > 0 && value[2] < 1 ? 1 : 0)}`,
    },
    series: [
      {
        id: "completeness",
        type: "heatmap",
        data: share.map((value, cell) => {
          const row = Math.floor(cell / years.length);
          return {
            name: rows[row]?.id ?? "",
            value: [cell % years.length, row, value],
            itemStyle: { ...style(value), borderColor: colours.paper, borderWidth: 1 },
          };
        }),
      },
    ],
  };
}
