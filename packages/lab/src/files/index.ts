export { readNumberTable } from "./read-number-table.ts";
export { writeFileSafely, writeRefusal } from "./write-file-safely.ts";
