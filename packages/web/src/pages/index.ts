import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { IconName } from "../frame/icon.tsx";
import type { en } from "../language/en/index.ts";

export type PageId = keyof typeof en.pages;

/** A page of the app: one folder of `src/pages`, one question, one figure. */
export interface PageEntry {
  readonly id: PageId;
  /** First part of the address, without slashes. */
  readonly address: string;
  /** Entry of the navigation it belongs to; pages that share one are tabs of it. */
  readonly group: IconName & PageId;
  /** Words of its tab where the name of the page is that of the navigation entry. */
  readonly tab?: "how.tabMap" | "why.tabFigures";
  readonly component: LazyExoticComponent<ComponentType>;
  /** Fetches the page's code ahead of its drawing. */
  readonly fetch: () => Promise<unknown>;
}

function page(id: PageId, group: PageEntry["group"], fetch: () => Promise<{ readonly default: ComponentType }>): PageEntry {
  return { id, address: id, group, component: lazy(fetch), fetch };
}

/** The pages, in the order of the navigation. A page appears in the app by standing here. */
export const pages: readonly PageEntry[] = [
  page("atlas", "atlas", () => import("./atlas/page.tsx")),
  page("measure", "atlas", () => import("./measure/page.tsx")),
  { ...page("why", "why", () => import("./why/page.tsx")), tab: "why.tabFigures" },
  page("estimates", "why", () => import("./estimates/page.tsx")),
  page("channels", "why", () => import("./channels/page.tsx")),
  page("choices", "why", () => import("./choices/page.tsx")),
  { ...page("how", "how", () => import("./how/page.tsx")), tab: "how.tabMap" },
  page("laboratory", "how", () => import("./laboratory/page.tsx")),
  page("path", "path", () => import("./path/page.tsx")),
  page("match", "match", () => import("./match/page.tsx")),
  page("scenarios", "scenarios", () => import("./scenarios/page.tsx")),
  page("ensembles", "scenarios", () => import("./ensembles/page.tsx")),
  page("platforms", "scenarios", () => import("./platforms/page.tsx")),
  page("data", "data", () => import("./data/page.tsx")),
  page("report", "report", () => import("./report/page.tsx")),
];

/** The first page of every navigation entry, in order. */
export const navigationEntries: readonly PageEntry[] = pages.filter(
  (page, order) => pages.findIndex(({ group }) => group === page.group) === order,
);

/** Pages that share a navigation entry with the given one, itself included. */
export function tabsOf(page: PageEntry): readonly PageEntry[] {
  return pages.filter(({ group }) => group === page.group);
}

/** The page that answers an address such as `/atlas`; the first page for the bare address. */
export function pageAt(pathname: string): PageEntry | undefined {
  const address = pathname.split("/")[1] ?? "";
  return address === "" ? pages[0] : pages.find((entry) => entry.address === address);
}
