import { defineFigure, printed, type Text, themeOf, tooltip, words } from "../figure.ts";
import { base, grid, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface LorenzData {
  /** Whose shares run along the axes: "regions", "activity". */
  readonly population: Text;
  readonly total: Text;
  readonly curves: readonly {
    readonly id: string;
    readonly name: Text;
    /** Corners from (0, 0) to (1, 1), shares. */
    readonly points: readonly (readonly [number, number])[];
    readonly gini: number;
  }[];
}

const PERCENT = { en: "%", zh: "%" };

/** Lorenz curves against the diagonal of equality, each with its Gini coefficient. */
export const lorenzFigure = defineFigure<LorenzData>({
  id: "lorenz",
  title: { en: "Lorenz curve", zh: "洛伦兹曲线" },
  height: (_data, { width }) => Math.round(Math.min(420, Math.max(280, width * 0.8))),
  build: ({ population, total, curves }, context) => {
    const theme = themeOf(context);
    return {
      ...base(context),
      grid: grid({ top: 36 }),
      xAxis: valueAxis({ label: population, unit: PERCENT }, context, "x", { min: 0, max: 100, splitLine: { show: false } }),
      yAxis: valueAxis({ label: total, unit: PERCENT }, context, "y", { min: 0, max: 100 }),
      series: [
        {
          type: "line",
          symbol: "none",
          silent: true,
          lineStyle: { color: theme.muted, width: 1 },
          data: [
            [0, 0],
            [100, 100],
          ],
        },
        ...curves.map((curve, k) => {
          const middle = Math.floor(curve.points.length / 2);
          const name = `${words(curve.name, context)} ${words({ en: "Gini", zh: "基尼系数" }, context)} ${printed(curve.gini, 3)}`;
          return {
            type: "line",
            name,
            showSymbol: true,
            symbol: "circle",
            symbolSize: 3,
            lineStyle: { color: theme.series[k % 6], width: 2, type: k === 0 ? "solid" : "dashed" },
            itemStyle: { color: theme.series[k % 6] },
            data: curve.points.map(([x, y], at) => ({
              name: curve.id,
              value: [x * 100, y * 100],
              tooltip: tooltip(name, `${printed(x * 100, 1)}% – ${printed(y * 100, 1)}%`),
              ...(at === Math.min(curve.points.length - 1, middle + k * Math.ceil(curve.points.length / 8))
                ? {
                    label: {
                      show: true,
                      position: "right",
                      formatter: name,
                      color: theme.ink,
                      fontSize: TYPE_SCALE.small,
                      align: "left",
                      distance: 8,
                    },
                  }
                : {}),
            })),
          };
        }),
      ],
    };
  },
});
