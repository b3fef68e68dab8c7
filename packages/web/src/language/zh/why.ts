import type { why as english } from "../en/why.ts";
import type { Wording } from "../wording.ts";

export const why: Wording<typeof english> = {};
