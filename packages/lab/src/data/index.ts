export { type Database, openDatabase, quoteIdentifier } from "./database.ts";
export { distinctKeyTexts, distinctPairs, type KeyRows, type KeyTexts, rowsOfKey, storeKeyMap } from "./key-texts.ts";
export { type KeyedChunk, type KeyJoin, readKeyedValues, readOddValues } from "./keyed-values.ts";
export {
  countRecords,
  loadDelimited,
  loadParquet,
  rawColumn,
  readRecord,
  readTexts,
  selectRaw,
  unpivotRaw,
} from "./raw-table.ts";
export { readStore, writeStore } from "./study-store.ts";
