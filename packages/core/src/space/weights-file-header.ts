/** What a header line of a weights file says beside the number of regions. */
export interface WeightsFileHeader {
  /** Name of the map, without blanks. Default `unknown`. */
  readonly map?: string;
  /** Name of the column of ids, without blanks. Default `region`. */
  readonly idColumn?: string;
}

/** `0 n map id-column`, the first line of GAL and GWT. */
export function headerLine(n: number, header: WeightsFileHeader): string {
  return `0 ${n} ${(header.map ?? "unknown").replace(/\s+/g, "_")} ${(header.idColumn ?? "region").replace(/\s+/g, "_")}`;
}
