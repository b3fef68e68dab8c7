export type {
  ClassificationTables,
  ColumnCompleteness,
  Concordance,
  DigitalIndicator,
  FilledCells,
  InputOutputTable,
  LoadedStudy,
  ProductivityColumn,
  RecordTable,
  RegionPairs,
  RegionPoints,
  StudyBoundaries,
  StudyCheck,
  StudySummary,
  Tile,
} from "./loaded-study.ts";
export { newStudy, SCHEMA_FILE } from "./new-study.ts";
export { checkStudy, openStudy } from "./open-study.ts";
export { type ProposedStudy, proposeStudy } from "./propose-study.ts";
export {
  STUDY_FORMAT_VERSION,
  type StudyConfig,
  type StudyConfigInput,
  studyConfigSchema,
  studyJsonSchema,
  type TableConfig,
  type TableRole,
} from "./study-config.ts";
export { studyFiles, studyHash } from "./study-hash.ts";
