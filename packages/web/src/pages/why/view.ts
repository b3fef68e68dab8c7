import type { ReactNode } from "react";
import type { usePlaces } from "./place.ts";
import type { WhyState } from "./why-state.ts";

/** What both diagrams share. */
export interface WhyViewProps {
  readonly state: WhyState;
  readonly change: (wanted: Partial<WhyState>) => void;
  readonly places: ReturnType<typeof usePlaces>;
  readonly point: { readonly agglomeration: number; readonly technology: number };
  /** Whether the point has left its place. */
  readonly moved: boolean;
  /** Subject of the sentence. */
  readonly who: string;
  readonly controls: ReactNode;
  /** One line about the point; empty when there is nothing to say. */
  readonly note: string;
}
