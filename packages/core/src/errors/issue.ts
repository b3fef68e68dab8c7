/** How much an issue matters: an error stops an import, a warning changes what a result means, a note is for the record. */
export type Severity = "error" | "warning" | "note";

/**
 * A fact about data or about a method, collected and returned, never thrown one by one.
 *
 * The wording belongs to the language catalogues: `code` with `params` selects and fills a sentence, `message` and `hint` are the
 * English ones, for logs and for readers without a catalogue.
 */
export interface Issue {
  /** Stable kebab-case identifier, for example `unknown-region`. */
  readonly code: string;
  readonly severity: Severity;
  /** File, relative to the study folder. */
  readonly file?: string;
  /** 1-based line of the file as a spreadsheet shows it (the header is row 1). */
  readonly row?: number;
  /** Column name as written in the file. */
  readonly column?: string;
  /** What was given, as written. */
  readonly given?: string;
  /** What was needed. */
  readonly needed?: string;
  /** One sentence: what is the matter. */
  readonly message: string;
  /** One sentence: what to do next. */
  readonly hint: string;
  /** How many places share this issue when it stands for several (at least 1). */
  readonly count?: number;
  /** Values for the sentence of the language catalogues. */
  readonly params?: Readonly<Record<string, string | number>>;
}
