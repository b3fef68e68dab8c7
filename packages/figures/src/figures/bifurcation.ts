import { defineFigure, type Quantity, type Text, themeOf, words } from "../figure.ts";
import { base, boxLegend, grid, legendHeight, valueAxis } from "../parts.ts";
import { TYPE_SCALE } from "../theme.ts";

export interface BifurcationData {
  readonly parameter: Quantity;
  readonly outcome: Quantity;
  /** Branches of equilibria; stability changes only between branches. */
  readonly branches: readonly { readonly stable: boolean; readonly points: readonly (readonly [number, number])[] }[];
  /** Ways followed through the equilibria, such as freeness rising and falling again; drawn as thin lines with their names. */
  readonly ways?: readonly { readonly name: Text; readonly points: readonly (readonly [number, number])[] }[];
  /** Break and sustain points. */
  readonly marks: readonly { readonly at: number; readonly label: Text }[];
  readonly xRange: readonly [number, number];
}

/** Stable and unstable equilibria as one parameter moves. */
export const bifurcationFigure = defineFigure<BifurcationData>({
  id: "bifurcation",
  title: { en: "Where the economy breaks into core and periphery", zh: "中心—外围的分岔" },
  height: () => 360,
  build: ({ parameter, outcome, branches, ways = [], marks, xRange }, context) => {
    const theme = themeOf(context);
    const wayColours = [theme.ink, theme.muted];
    const legend = [
      { text: words({ en: "stable (solid)", zh: "稳定（实线）" }, context), colour: theme.accent },
      { text: words({ en: "unstable (dashed)", zh: "不稳定（虚线）" }, context), colour: theme.path.optimising },
      ...ways.map((way, k) => ({ text: words(way.name, context), colour: wayColours[k % wayColours.length]! })),
    ];
    return {
      ...base(context),
      grid: grid({ top: 40 + 16 * marks.length, bottom: 48 + legendHeight(legend, context) }),
      xAxis: valueAxis(parameter, context, "x", { min: xRange[0], max: xRange[1], splitLine: { show: false } }),
      yAxis: valueAxis(outcome, context, "y", { min: 0, max: 1, nameGap: 12 + 16 * marks.length }),
      series: [
        ...branches.map((branch, k) => ({
          type: "line",
          symbol: "none",
          silent: true,
          lineStyle: {
            color: branch.stable ? theme.accent : theme.path.optimising,
            width: branch.stable ? 2.4 : 1.4,
            type: branch.stable ? "solid" : "dashed",
          },
          data: branch.points.map(([x, y]) => [x, y]),
          ...(k === 0
            ? {
                markLine: {
                  silent: true,
                  symbol: "none",
                  lineStyle: { color: theme.muted, width: 1, type: "dotted" },
                  label: { color: theme.muted, fontSize: TYPE_SCALE.small, position: "end" },
                  data: marks.map(({ at, label }, m) => ({
                    xAxis: at,
                    label: { formatter: words(label, context), distance: 4 + 16 * m },
                  })),
                },
              }
            : {}),
        })),
        ...ways.map((way, k) => ({
          type: "line",
          symbol: "none",
          silent: true,
          z: 4,
          lineStyle: { color: wayColours[k % wayColours.length]!, width: 1.2, type: [2, 3] },
          data: way.points.map(([x, y]) => [x, y]),
        })),
      ],
      graphic: [boxLegend(legend, context, { left: 8, bottom: 4 })],
    };
  },
});
