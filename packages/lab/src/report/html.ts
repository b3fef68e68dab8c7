/** Text that is safe in HTML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

/** A number in a sentence, with the cell of the table it came from. */
export interface LinkedNumber {
  readonly text: string;
  /** Id of the table cell. */
  readonly cell: string;
}

/** A sentence as its plain parts and its linked numbers. */
export type Sentence = readonly (string | LinkedNumber)[];

/** Sentences with each number as a link to its cell. */
export function sentenceHtml(sentence: Sentence): string {
  return sentence
    .map((part) =>
      typeof part === "string" ? escaped(part) : `<a class="number" href="#${escaped(part.cell)}">${escaped(part.text)}</a>`,
    )
    .join("");
}

/** Sentences from a template, numbers and names as its values: `said\`A is ${number}.\`` */
export function said(texts: TemplateStringsArray, ...values: readonly (string | number | LinkedNumber | Sentence)[]): Sentence {
  return texts.flatMap((text, k) => {
    const value = values[k];
    if (value === undefined) return [text];
    if (typeof value === "number") return [text, String(value)];
    return Array.isArray(value) ? [text, ...(value as Sentence)] : [text, value as string | LinkedNumber];
  });
}

/** Several parts with a separator between them. */
export function joined(parts: readonly Sentence[], separator: string): Sentence {
  return parts.flatMap((part, k) => (k === 0 ? part : [separator, ...part]));
}

/** A cell of a table. */
export interface Cell {
  readonly text: string;
  /** Target of links. */
  readonly id?: string;
  /** Numbers stand right. */
  readonly numeric?: boolean;
  /** Names a row. */
  readonly head?: boolean;
}

export interface HtmlTable {
  readonly id: string;
  /** Empty when the heading above says it. */
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric?: boolean }[];
  readonly rows: readonly { readonly cells: readonly Cell[]; readonly chosen?: boolean }[];
  readonly note?: string;
}

export function tableHtml({ id, caption, columns, rows, note }: HtmlTable): string {
  const heads = columns
    .map(({ label, numeric }) => `<th scope="col"${numeric ? ' class="numeric"' : ""}>${escaped(label)}</th>`)
    .join("");
  const body = rows
    .map(({ cells, chosen }) => {
      const inner = cells.map((cell) => {
        const attributes = `${cell.id === undefined ? "" : ` id="${escaped(cell.id)}"`}${cell.numeric ? ' class="numeric"' : ""}`;
        return cell.head
          ? `<th scope="row"${attributes}>${escaped(cell.text)}</th>`
          : `<td${attributes}>${escaped(cell.text)}</td>`;
      });
      return `<tr${chosen ? ' class="chosen"' : ""}>${inner.join("")}</tr>`;
    })
    .join("\n");
  const foot = note === undefined ? "" : `<p class="note">${escaped(note)}</p>`;
  return `<figure class="table" id="${escaped(id)}">${caption === "" ? "" : `<figcaption>${escaped(caption)}</figcaption>`}<div class="scroll"><table><thead><tr>${heads}</tr></thead><tbody>\n${body}\n</tbody></table></div>${foot}</figure>`;
}

/** A drawing with its caption. */
export function drawingHtml(id: string, caption: string, svg: string, note = ""): string {
  return `<figure class="drawing" id="${escaped(id)}"><figcaption>${escaped(caption)}</figcaption>${svg}${note === "" ? "" : `<p class="note">${escaped(note)}</p>`}</figure>`;
}
