import type { ReactNode } from "react";

/** What every view of the page shares: the sentence on top, the switch between views, the line that names the study. */
export interface DataHead {
  readonly answer: ReactNode;
  readonly answerText: string;
  readonly switch: ReactNode;
  readonly source: string;
}

export const dataViews = ["completeness", "issues", "weights", "comparison", "sources", "abilities"] as const;
export type DataViewName = (typeof dataViews)[number];
