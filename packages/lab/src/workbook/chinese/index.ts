import { decideFields } from "./decide.ts";
import { howFields } from "./how.ts";
import { measuresFields } from "./measures.ts";
import { sharedFields } from "./shared.ts";
import { studyFields } from "./study.ts";
import { whyFields } from "./why.ts";

/** Chinese names of the fields of results and of what operations are asked with; every field of a contract has one. */
export const CHINESE_FIELDS: Readonly<Record<string, string>> = {
  ...studyFields,
  ...measuresFields,
  ...whyFields,
  ...howFields,
  ...decideFields,
  ...sharedFields,
};

export { sharedValues, valuesByField } from "./values.ts";
