import { atlas } from "./atlas.ts";
import { data } from "./data.ts";
import { frame, help, states } from "./frame.ts";
import { how } from "./how.ts";
import { laboratory } from "./laboratory.ts";
import { pages } from "./pages.ts";
import { path } from "./path.ts";
import { report } from "./report.ts";
import { why } from "./why.ts";

/** English catalogue. The Chinese one has the same keys; a test compares them. */
export const en = { frame, states, help, pages, atlas, why, how, laboratory, path, data, report } as const;
