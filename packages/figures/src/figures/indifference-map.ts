import { defineFigure, type Quantity, themeOf } from "../figure.ts";
import { base, grid, valueAxis } from "../parts.ts";
import { curveNameRoom, curveSeries, type PlaneCurve, type PlanePoint, pointSeries } from "../plane.ts";

export interface IndifferenceMapData {
  readonly agglomeration: Quantity;
  readonly technology: Quantity;
  readonly xRange: readonly [number, number];
  readonly yRange: readonly [number, number];
  /** Equal net effect, traced by solving; named by their level. */
  readonly curves: readonly PlaneCurve[];
  /** Where more agglomeration stops helping, as a function of technology. */
  readonly turningPoints?: PlaneCurve;
  /** E1 to E4, and the place the reader chose. */
  readonly points: readonly PlanePoint[];
}

/** Figure 1a: curves of equal net effect over agglomeration and technology, with the turning points and the scenario's points. */
export const indifferenceMapFigure = defineFigure<IndifferenceMapData>({
  id: "indifference-map",
  title: { en: "Equal net effect of agglomeration and technology", zh: "集聚与技术的等净效应曲线" },
  height: (_data, { width }) => Math.round(Math.min(480, Math.max(300, width * 0.66))),
  build: ({ agglomeration, technology, xRange, yRange, curves, turningPoints, points }, context) => {
    const theme = themeOf(context);
    return {
      ...base(context),
      grid: grid({
        top: 36,
        right: curveNameRoom([...curves, ...(turningPoints === undefined ? [] : [turningPoints])], context),
      }),
      xAxis: valueAxis(agglomeration, context, "x", { min: xRange[0], max: xRange[1], splitLine: { show: false } }),
      yAxis: valueAxis(technology, context, "y", {
        min: yRange[0],
        max: yRange[1],
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: theme.hairline } },
      }),
      series: [
        ...curveSeries(curves, context, { colour: theme.series[0]! }),
        ...(turningPoints === undefined
          ? []
          : curveSeries([turningPoints], context, { colour: theme.series[1]!, type: "dashed", width: 1.6 })),
        ...pointSeries(points, context, [xRange[0], yRange[0]]),
      ],
    };
  },
});
