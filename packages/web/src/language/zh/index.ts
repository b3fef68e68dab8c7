import type { en } from "../en/index.ts";
import type { Wording } from "../wording.ts";
import { atlas } from "./atlas.ts";
import { data } from "./data.ts";
import { frame, help, states } from "./frame.ts";
import { how } from "./how.ts";
import { laboratory } from "./laboratory.ts";
import { pages } from "./pages.ts";
import { path } from "./path.ts";
import { report } from "./report.ts";
import { why } from "./why.ts";

/** Chinese catalogue, written in Chinese first; it has the same keys as the English one. */
export const zh: Wording<typeof en> = { frame, states, help, pages, atlas, why, how, laboratory, path, data, report };
