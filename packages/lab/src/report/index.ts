export { renderReport } from "./render-report.ts";
export type {
  AgglomerationResult,
  Chapter,
  ConcentrationResult,
  DigitalLevelResult,
  ObservedPathResult,
  RegionMeasure,
  ReportInput,
  StudyDescription,
  WhyResult,
} from "./report-input.ts";
