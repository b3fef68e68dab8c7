export { type AbsenceKind, type AbsenceMarks, absenceMarks, absenceOf } from "./absence-mark.ts";
export {
  type DelimitedScan,
  type Delimiter,
  detectDelimiter,
  rowsOfRecords,
  scanDelimited,
} from "./delimited-scan.ts";
export { completeHeader, findHeaderRow } from "./header-rows.ts";
export { withTablesRead } from "./input-references.ts";
export { type LooseColumn, readLooseTable } from "./loose-table.ts";
export { editDistance, nearestName } from "./name-distance.ts";
export {
  createNameMatcher,
  type NamedEntry,
  type NameKind,
  type NameMatch,
  type NameMatcher,
  nameFilter,
  plainName,
} from "./name-matching.ts";
export { type NumberProblem, type NumberReading, readNumberText } from "./number-text.ts";
export { peekRows, rowsOfBytes, splitRows } from "./peek-rows.ts";
export { firstLine, type OpenTable, openTableFile, resolveInside, type TableFileOptions } from "./table-file.ts";
export { type DetectedEncoding, decodeText, detectEncoding, type TextEncoding } from "./text-encoding.ts";
export { readUnit, type UnitReading } from "./unit.ts";
export { readYearText, type YearReading } from "./year-text.ts";
