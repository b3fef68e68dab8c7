/** What the answers of a peer and ours are held against each other with. */
export interface Agreement {
  readonly agrees: boolean;
  /** What was compared and how near both are, in a few words. */
  readonly said: string;
}

/** A program of another project that does the same work on the same input. */
export interface Peer<Answer> {
  /** Package and function. */
  readonly name: string;
  /** File in `programs/`; its ending says who runs it. */
  readonly program: `${string}.py` | `${string}.R`;
  /** What the program's interpreter must be able to load. */
  readonly modules: readonly string[];
  /** What a person types to have them. */
  readonly install: string;
  /** Compares the peer's written answer, read by `Exchange`, with ours. */
  readonly agree: (ours: Answer, theirs: Exchange) => Agreement;
}

/** One piece of work, done by us and by peers. */
export interface Comparison<Answer = unknown> {
  readonly work: string;
  /** Writes the input for the peers and returns our way of doing it. */
  readonly prepare: (exchange: Exchange) => () => Answer;
  readonly peers: readonly Peer<Answer>[];
}

/** Arrays in a folder, read and written by both sides as raw little-endian numbers. */
export interface Exchange {
  readonly folder: string;
  readonly writeFloats: (name: string, values: ArrayLike<number>) => void;
  readonly writeIntegers: (name: string, values: ArrayLike<number>) => void;
  readonly floats: (name: string) => Float64Array;
  readonly integers: (name: string) => Int32Array;
}

/** Keeps the answer's type between `prepare` and `agree`. */
export function comparison<Answer>(entry: Comparison<Answer>): Comparison {
  return entry as Comparison;
}
