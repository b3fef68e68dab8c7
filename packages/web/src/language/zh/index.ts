import type { en } from "../en/index.ts";
import type { Wording } from "../wording.ts";
import { atlas } from "./atlas.ts";
import { channels } from "./channels.ts";
import { choices } from "./choices.ts";
import { data } from "./data.ts";
import { ensembles } from "./ensembles.ts";
import { estimates } from "./estimates.ts";
import { frame, help, states } from "./frame.ts";
import { how } from "./how.ts";
import { laboratory } from "./laboratory.ts";
import { match } from "./match.ts";
import { measure } from "./measure.ts";
import { pages } from "./pages.ts";
import { path } from "./path.ts";
import { platforms } from "./platforms.ts";
import { report } from "./report.ts";
import { scenarios } from "./scenarios.ts";
import { why } from "./why.ts";

/** Chinese catalogue, written in Chinese first; it has the same keys as the English one. */
export const zh: Wording<typeof en> = {
  frame,
  states,
  help,
  pages,
  atlas,
  measure,
  why,
  estimates,
  channels,
  choices,
  how,
  laboratory,
  path,
  match,
  scenarios,
  ensembles,
  platforms,
  data,
  report,
};
