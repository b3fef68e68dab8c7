/** What the whole app is about at this moment. It lives in the address bar, so a link reproduces the screen. */
export interface Selection {
  /** Region id; null means the whole study area. */
  readonly region: string | null;
  readonly industry: string;
  readonly year: number;
  /** Region ids the chosen region is compared with, in the order they were added. */
  readonly compare: readonly string[];
}

/** What a selection may point at: the parts of a study that matter to it. */
export interface Selectable {
  readonly regions: readonly { readonly id: string }[];
  readonly industries: readonly { readonly id: string; readonly name?: { readonly en: string; readonly zh: string } }[];
  readonly years: readonly number[];
  readonly window: readonly [number, number];
}

/** Keys of the selection in the address; everything else there belongs to the page. */
export const selectionKeys = ["region", "industry", "year", "compare"] as const;

/**
 * Reads the selection from an address, falling back to the whole area, the industry most studies ask about first, and the last year
 * of the main window. Ids that the study does not know are ignored: an old link still opens.
 */
export function readSelection(address: URLSearchParams, study: Selectable): Selection {
  const regions = new Set(study.regions.map(({ id }) => id));
  const industries = new Set(study.industries.map(({ id }) => id));
  const region = address.get("region");
  const industry = address.get("industry");
  const year = Number(address.get("year"));
  return {
    region: region !== null && regions.has(region) ? region : null,
    industry: industry !== null && industries.has(industry) ? industry : firstIndustry(study),
    year: study.years.includes(year) ? year : study.window[1],
    compare: (address.get("compare") ?? "").split(",").filter((id) => regions.has(id) && id !== region),
  };
}

/** Writes a change of selection into a copy of an address, keeping what the page itself stored there. */
export function writeSelection(address: URLSearchParams, change: Partial<Selection>): URLSearchParams {
  const next = new URLSearchParams(address);
  if (change.region !== undefined) setOrDelete(next, "region", change.region);
  if (change.industry !== undefined) setOrDelete(next, "industry", change.industry);
  if (change.year !== undefined) setOrDelete(next, "year", String(change.year));
  if (change.compare !== undefined) setOrDelete(next, "compare", change.compare.length > 0 ? change.compare.join(",") : null);
  return next;
}

/** Keeps the selection and drops what the page stored: the address of another page about the same place. */
export function carriedSelection(address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams();
  for (const key of selectionKeys) {
    const value = address.get(key);
    if (value !== null) next.set(key, value);
  }
  return next;
}

function firstIndustry(study: Selectable): string {
  const preferred =
    study.industries.find(({ id, name }) => id === "manufacturing" || name?.zh === "制造业" || name?.en === "Manufacturing") ??
    study.industries[0];
  return preferred?.id ?? "";
}

function setOrDelete(address: URLSearchParams, key: string, value: string | null): void {
  if (value === null) address.delete(key);
  else address.set(key, value);
}
