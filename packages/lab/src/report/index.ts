export { renderReport } from "./render-report.ts";
export type {
  AgglomerationResult,
  Chapter,
  ConcentrationResult,
  DigitalLevelResult,
  EquilibriumResult,
  MarketResult,
  ObservedPathResult,
  RegionMeasure,
  ReportInput,
  StudyDescription,
  WhyResult,
} from "./report-input.ts";
