const filledIn = (row: readonly string[]): number => row.filter((text) => text !== "").length;

/**
 * A header with its blank names taken from the rows above it: a cell merged over two header rows keeps its text in the upper one, in a
 * workbook as in a CSV made of it. Titles, rows with a single text, give no names.
 *
 * @param above rows before the header, the first row first
 * @param header texts of the header row
 */
export function completeHeader(above: readonly (readonly string[])[], header: readonly string[]): string[] {
  const upper = above.filter((row) => filledIn(row) > 1).reverse();
  return header.map((name, column) => name || (upper.map((row) => row[column] ?? "").find((text) => text !== "") ?? ""));
}

/**
 * Index of the header among the first rows of a table: the last nearly full row of texts before the numbers begin; where no row holds
 * numbers, the first nearly full one. A row nearly as full as the fullest that lacks its first name still counts.
 *
 * @param isNumber whether a text is a number and not a year
 */
export function findHeaderRow(rows: readonly (readonly string[])[], isNumber: (text: string) => boolean): number {
  const filled = rows.map(filledIn);
  const most = filled.reduce((a, b) => Math.max(a, b), 0);
  const isFull = (index: number): boolean => filled[index]! >= Math.max(2, most * 0.6);
  const first = Math.max(
    0,
    filled.findIndex((_, index) => isFull(index)),
  );
  const numbers = (index: number): number => rows[index]!.filter((text) => text !== "" && isNumber(text)).length;
  const data = rows.findIndex((_, index) => index > first && numbers(index) > 0);
  if (numbers(first) > 0 || data < 0) return first;
  let header = first;
  // two header rows at most stand between the first full one and the numbers; more are texts that the table is about
  for (let index = first + 1; index < data && index <= first + 2; ++index) {
    const blankStart = rows[index]![0] === "" && rows[index]!.some((text) => text !== "");
    const complete = completeHeader(rows.slice(first, index), rows[index]!).every((name) => name !== "");
    if (blankStart && (isFull(index) || complete)) header = index;
  }
  return header;
}
