export { readNumberTable } from "./read-number-table.ts";
export { requireWritableFolder, writeFileSafely, writeRefusal } from "./write-file-safely.ts";
