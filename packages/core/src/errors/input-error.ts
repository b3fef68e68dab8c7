/**
 * The caller's mistake: thrown at once, never collected.
 *
 * The message names the function, what it got, what it needed and the next step, for example
 * `locationQuotients: employment has 5 values; it must have 2 regions x 3 industries = 6.`
 */
export class InputError extends Error {
  override readonly name = "InputError";
  constructor(
    /** Stable kebab-case identifier, for example `shape-mismatch`. */
    readonly code: string,
    message: string,
    /** What a program may want to know: sizes, names, indices. Plain JSON. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

/** Throws `shape-mismatch` unless an array has the length that its shape implies. */
export function requireLength(caller: string, name: string, array: ArrayLike<unknown>, expected: number, shape: string): void {
  if (array.length !== expected) {
    throw new InputError(
      "shape-mismatch",
      `${caller}: ${name} has ${array.length} values; it must have ${shape} = ${expected}.`,
      {
        name,
        got: array.length,
        expected,
      },
    );
  }
}
