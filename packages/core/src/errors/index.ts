export { InputError, requireLength } from "./input-error.ts";
export type { Issue, Severity } from "./issue.ts";
