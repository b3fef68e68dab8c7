import { defineFigure, type Quantity, themeOf } from "../figure.ts";
import { base, grid, valueAxis } from "../parts.ts";
import {
  arrowSeries,
  curveNameRoom,
  curveSeries,
  type PlaneArrow,
  type PlaneCurve,
  type PlanePoint,
  pointSeries,
} from "../plane.ts";

export interface CostLinesData {
  readonly agglomeration: Quantity;
  readonly technology: Quantity;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  readonly curves: readonly PlaneCurve[];
  /** L1 to L4: two corners each, the named end last. */
  readonly costLines: readonly PlaneCurve[];
  /** A1, A2, B1, B2. */
  readonly points: readonly PlanePoint[];
  /** Substitution effect and scale effect. */
  readonly effects: readonly PlaneArrow[];
}

/** Figure 1b: cost lines, tangent points and the split of the move into substitution and scale. */
export const costLinesFigure = defineFigure<CostLinesData>({
  id: "cost-lines",
  title: { en: "Cost lines and the Hicks decomposition", zh: "成本约束线与希克斯分解" },
  height: (_data, { width }) => Math.round(Math.min(480, Math.max(300, width * 0.66))),
  build: ({ agglomeration, technology, xRange, yRange, curves, costLines, points, effects }, context) => {
    const theme = themeOf(context);
    return {
      ...base(context),
      grid: grid({ top: 36, right: curveNameRoom([...curves, ...costLines], context) }),
      xAxis: valueAxis(agglomeration, context, "x", { min: xRange[0], max: xRange[1], splitLine: { show: false } }),
      yAxis: valueAxis(technology, context, "y", {
        min: yRange[0],
        max: yRange[1],
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: theme.hairline } },
      }),
      series: [
        ...curveSeries(curves, context, { colour: theme.series[0]!, width: 1.6 }),
        ...curveSeries(costLines, context, { colour: theme.muted, width: 1 }),
        ...arrowSeries(effects, context),
        ...pointSeries(points, context, [xRange[0], yRange[0]]),
      ],
    };
  },
});
