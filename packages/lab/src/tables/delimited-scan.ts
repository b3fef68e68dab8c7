export type Delimiter = "," | ";" | "\t" | "|";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** What the structure of a delimited text looks like, before any value is read. Rows are 1-based, as a spreadsheet shows them. */
export interface DelimitedScan {
  /** Records including the header; blank lines are not records. */
  readonly records: number;
  /** Largest number of fields in a record. */
  readonly fields: number;
  /** Fields of the header record. */
  readonly headerFields: number;
  /** Rows of blank lines, ascending. */
  readonly blankRows: readonly number[];
  /** Rows with more fields than the header, with how many. */
  readonly longRows: readonly { readonly row: number; readonly fields: number }[];
  /** Rows with fewer fields than the header; a line of one field under a header of three or more is a note, not a record cut short. */
  readonly shortRows: readonly number[];
  /** Whether a quoted field contains a line break. */
  readonly quotedBreaks: boolean;
  /** Row where a quote opens that never closes; 0 when none. */
  readonly openQuoteRow: number;
}

/**
 * Walks over a delimited text once and reports its structure: it finds what a lenient reader would hide.
 *
 * @param bytes UTF-8 text without byte order mark
 * @param headerRow row of the header, >= 1, or the first record after it; rows before it are counted but not compared
 */
export function scanDelimited(bytes: Uint8Array, delimiter: Delimiter, headerRow = 1): DelimitedScan {
  const separator = delimiter.charCodeAt(0);
  const end = bytes.length;
  const blankRows: number[] = [];
  const longRows: { row: number; fields: number }[] = [];
  const shortRows: number[] = [];
  let row = 0;
  let records = 0;
  let fields = 0;
  let headerFields = 0;
  let quotedBreaks = false;
  let openQuoteRow = 0;
  let at = 0;
  while (at < end) {
    ++row;
    const start = at;
    let count = 1;
    let fieldStart = true;
    while (at < end) {
      const byte = bytes[at]!;
      if (byte === separator) {
        ++count;
        ++at;
        fieldStart = true;
      } else if (byte === LF || byte === CR) {
        break;
      } else if (byte === QUOTE && fieldStart) {
        fieldStart = false;
        ++at;
        for (;;) {
          if (at >= end) {
            openQuoteRow = row;
            break;
          }
          const inside = bytes[at]!;
          if (inside === LF || inside === CR) quotedBreaks = true;
          if (inside === QUOTE) {
            if (bytes[at + 1] !== QUOTE) {
              ++at;
              break;
            }
            ++at;
          }
          ++at;
        }
      } else {
        fieldStart = false;
        ++at;
      }
    }
    const empty = at === start;
    if (at < end) at += bytes[at] === CR && bytes[at + 1] === LF ? 2 : 1;
    if (empty) {
      blankRows.push(row);
      continue;
    }
    ++records;
    if (count > fields) fields = count;
    if (row < headerRow) continue;
    if (headerFields === 0) headerFields = count;
    else {
      if (count > headerFields) longRows.push({ row, fields: count });
      else if (count < headerFields && !(count === 1 && headerFields > 2)) shortRows.push(row);
    }
  }
  return { records, fields, headerFields, blankRows, longRows, shortRows, quotedBreaks, openQuoteRow };
}

const CANDIDATES: readonly Delimiter[] = [",", "\t", ";", "|"];

/**
 * The delimiter of a text: the candidate that splits the first lines into the same number of fields, at least two; the one with more
 * fields wins a tie. A comma when none does.
 *
 * @param bytes UTF-8 text without byte order mark
 */
export function detectDelimiter(bytes: Uint8Array): Delimiter {
  let end = 0;
  for (let lines = 0; end < bytes.length && lines < 20 && end < 65_536; ++end) if (bytes[end] === LF) ++lines;
  const sample = bytes.subarray(0, end);
  let best: Delimiter = ",";
  let bestScore = 0;
  for (const candidate of CANDIDATES) {
    const scan = scanDelimited(sample, candidate);
    if (scan.headerFields < 2) continue;
    const even = 1 - (scan.longRows.length + scan.shortRows.length) / Math.max(1, scan.records);
    const score = even * 100 + Math.min(scan.headerFields, 50);
    if (score > bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  return best;
}

/**
 * Spreadsheet rows of records, when blank lines are skipped by the reader.
 *
 * @param blankRows rows of blank lines, ascending
 * @returns function from the 0-based record number to the 1-based row
 */
export function rowsOfRecords(blankRows: readonly number[]): (record: number) => number {
  if (blankRows.length === 0) return (record) => record + 1;
  return (record) => {
    let low = 0;
    let high = blankRows.length;
    // blankRows[k] - k - 1 records stand before the k-th blank line.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (blankRows[middle]! - middle - 1 <= record) low = middle + 1;
      else high = middle;
    }
    return record + 1 + low;
  };
}
