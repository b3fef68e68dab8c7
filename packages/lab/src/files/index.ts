export { readNumberTable, withTablesRead } from "./read-number-table.ts";
export { writeFileSafely, writeRefusal } from "./write-file-safely.ts";
