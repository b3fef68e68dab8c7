/**
 * Hands out the pieces of a work, 0, 1, 2 and so on, each once.
 *
 * Threads that take pieces from one source share the work: whoever is done first takes the next. Results do not depend on who does
 * what, because a piece's random numbers come from its own number.
 */
export type NextPiece = () => number;

/** All pieces for one. */
export function allPieces(): NextPiece {
  let next = 0;
  return () => next++;
}

/**
 * Pieces for several threads.
 *
 * @param counter  [1], 0 at the start, on memory that all threads share
 */
export function sharedPieces(counter: Int32Array): NextPiece {
  return () => Atomics.add(counter, 0, 1);
}

/** Sites in a piece of work: few enough to be shared evenly, enough that handing them out costs nothing. */
export const SITES_PER_PIECE = 128;
