import type { EChartsCoreOption } from "echarts/core";
import { type Theme, type ThemeName, themes } from "./theme.ts";

export type Language = "zh" | "en";

/** A text in both languages. */
export interface Text {
  readonly en: string;
  readonly zh: string;
}

/** For whom and where a figure is drawn. */
export interface FigureContext {
  readonly language: Language;
  readonly theme: ThemeName;
  /** Pixels. */
  readonly width: number;
}

/** Plain data for ECharts: no functions, so that it travels as JSON. */
export type FigureOption = EChartsCoreOption;

/** One figure: the app draws its option live, reports render the same option to SVG. */
export interface FigureDefinition<Data> {
  /** Kebab-case. */
  readonly id: string;
  readonly title: Text;
  /** Height in pixels that suits the data at this width. */
  readonly height: (data: Data, context: FigureContext) => number;
  readonly build: (data: Data, context: FigureContext) => FigureOption;
}

export const defineFigure = <Data>(definition: FigureDefinition<Data>): FigureDefinition<Data> => definition;

export const themeOf = (context: FigureContext): Theme => themes[context.theme];

export const words = (text: Text, context: FigureContext): string => text[context.language];

/** A quantity as an axis prints it. */
export interface Quantity {
  readonly label: Text;
  /** Empty or "1" for a pure number. */
  readonly unit: Text;
}

/** Label and unit of an axis: `Employment (persons)`. A pure number has no unit to print. */
export function axisName({ label, unit }: Quantity, context: FigureContext): string {
  const unitText = words(unit, context);
  if (unitText === "" || unitText === "1") return words(label, context);
  return context.language === "zh" ? `${words(label, context)}（${unitText}）` : `${words(label, context)} (${unitText})`;
}

/** A number with a fixed count of decimals, a true minus sign and thin spaces for thousands. */
export function printed(value: number, decimals: number): string {
  if (!Number.isFinite(value)) return "–";
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole!.length > 4 ? whole!.replace(/\B(?=(\d{3})+$)/g, "\u2009") : whole!;
  const zero = Number(Math.abs(value).toFixed(decimals)) === 0;
  return `${value < 0 && !zero ? "−" : ""}${grouped}${fraction ? `.${fraction}` : ""}`;
}

/** A change: `printed` with a plus sign, which what prints as zero has not. */
export function printedChange(value: number, decimals: number): string {
  const text = printed(value, decimals);
  return value > 0 && Number(value.toFixed(decimals)) !== 0 ? `+${text}` : text;
}

/** Text that is safe inside the HTML of a tooltip. */
export function markup(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** Lines of a tooltip that belongs to one mark; the first line is its name. */
export const tooltip = (...lines: readonly string[]) => ({
  formatter: lines.map((line, k) => (k === 0 ? `<b>${markup(line)}</b>` : markup(line))).join("<br>"),
});

/** Doubles the braces that ECharts would read as a template. */
export const literal = (text: string): string => text.replaceAll("{", "｛").replaceAll("}", "｝");
