import { Fragment, type ReactNode } from "react";
import { CellLink } from "./cell-link.tsx";

/** The cell behind a marked part of a sentence. */
export interface SentenceCell {
  readonly row: string;
  readonly column: string;
}

export interface Sentence {
  /** With every marked part leading to its cell. */
  readonly node: ReactNode;
  /** Without marks, for exported pictures and titles. */
  readonly text: string;
}

const mark = /<(\w+)>(.*?)<\/\1>/g;

/**
 * A sentence whose numbers lead to their cells. The catalogue marks them: `reaches <physical>{{value}}</physical> times`.
 *
 * @param words  translated sentence, already filled in
 * @param cells  the cell of every mark; a mark without a cell is printed strong
 */
export function sentence(words: string, cells: Readonly<Record<string, SentenceCell>>): Sentence {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const found of words.matchAll(mark)) {
    const [whole, name = "", inner = ""] = found;
    const cell = cells[name];
    parts.push(words.slice(end, found.index));
    parts.push(
      cell === undefined ? (
        <strong>{inner}</strong>
      ) : (
        <CellLink row={cell.row} column={cell.column}>
          {inner}
        </CellLink>
      ),
    );
    end = found.index + whole.length;
  }
  parts.push(words.slice(end));
  return {
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one sentence keep their order
    node: parts.map((part, order) => <Fragment key={order}>{part}</Fragment>),
    text: words.replaceAll(mark, "$2"),
  };
}
