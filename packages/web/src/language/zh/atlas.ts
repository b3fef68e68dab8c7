import type { atlas as english } from "../en/atlas.ts";
import type { Wording } from "../wording.ts";

export const atlas: Wording<typeof english> = {};
