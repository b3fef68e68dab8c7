export type { BarRow } from "./bars.ts";
export { type FigureData, type FigureId, figures } from "./catalogue.ts";
export { type Classes, classColours, classOf, divergingClasses, quantileClasses } from "./classes.ts";
export { costLinePoints, costLinesData } from "./cost-lines-data.ts";
export {
  axisName,
  type FigureContext,
  type FigureDefinition,
  type FigureOption,
  type Language,
  printed,
  printedChange,
  type Quantity,
  type Text as FigureText,
} from "./figure.ts";
export {
  type CentrePoint,
  dotAreaNote,
  type Geography,
  outlineGeography,
  type Place,
  pointGeography,
  TILE_ORDER_NOTES,
  type TileCell,
  tileGeography,
} from "./geography.ts";
export type { Absence } from "./map-base.ts";
export { axisEnd, netEffectAxes, pairs, windowTo } from "./net-effect-plane.ts";
export { PATH_NAMES, PATH_OUTCOMES, type PathOutcome } from "./path-outcome.ts";
export type { PlaneArrow, PlaneCurve, PlanePoint } from "./plane.ts";
export { type RenderOptions, renderFigureSvg } from "./render.ts";
export { FONT_FAMILY, inkOn, type Theme, type ThemeName, TYPE_SCALE, themes } from "./theme.ts";
