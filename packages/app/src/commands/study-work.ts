/** Everything heavy that commands share, loaded only when a command does its work, so that `jiju --help` stays quick. */
export {
  checkStudy,
  newStudy,
  readBundle,
  readLooseTable,
  requireWritableFolder,
  studyFiles,
  withTablesRead,
  writeBundle,
  writeFileSafely,
  writeSyntheticStudy,
} from "@jiju/lab";
export { execute } from "../operations/execute.ts";
export { workbookOf } from "../operations/workbook.ts";
export { computeRun, resultsFolder, writeRun } from "../study/run.ts";
export { openSession } from "../study/session.ts";
