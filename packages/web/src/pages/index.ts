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
  readonly component: LazyExoticComponent<ComponentType>;
}

/** The pages, in the order of the navigation. A page appears in the app by standing here. */
export const pages: readonly PageEntry[] = [
  { id: "atlas", address: "atlas", group: "atlas", component: lazy(() => import("./atlas/page.tsx")) },
  { id: "why", address: "why", group: "why", component: lazy(() => import("./why/page.tsx")) },
  { id: "path", address: "path", group: "path", component: lazy(() => import("./path/page.tsx")) },
  { id: "data", address: "data", group: "data", component: lazy(() => import("./data/page.tsx")) },
  { id: "report", address: "report", group: "report", component: lazy(() => import("./report/page.tsx")) },
];

/** The first page of every navigation entry, in order. */
export const navigationEntries: readonly PageEntry[] = pages.filter(
  (page, order) => pages.findIndex(({ group }) => group === page.group) === order,
);

/** Pages that share a navigation entry with the given one, itself included. */
export function tabsOf(page: PageEntry): readonly PageEntry[] {
  return pages.filter(({ group }) => group === page.group);
}
