import type { path as english } from "../en/path.ts";
import type { Wording } from "../wording.ts";

export const path: Wording<typeof english> = {};
