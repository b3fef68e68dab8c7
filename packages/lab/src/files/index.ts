export { writeFileSafely, writeRefusal } from "./write-file-safely.ts";
