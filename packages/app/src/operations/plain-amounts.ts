import { InputError } from "@jiju/core";

/**
 * Says no to a column of amounts that has one below zero, or none above.
 *
 * @param caller  operation, for messages
 * @param column  its name in the table
 * @param values  its numbers; NaN where there is none
 * @returns `values`
 * @throws InputError `negative-amount`, `no-amount`
 */
export function requireAmounts(caller: string, column: string, values: Float64Array): Float64Array {
  const below = values.find((value) => value < 0);
  if (below !== undefined) {
    throw new InputError(
      "negative-amount",
      `${caller}: column "${column}" has ${below}; shares are of amounts of 0 or more. Leave the row out, or choose a column of amounts.`,
      { column, value: below },
    );
  }
  if (!values.some((value) => value > 0)) {
    throw new InputError(
      "no-amount",
      `${caller}: column "${column}" has no value above 0, so there is nothing to take shares of.`,
      {
        column,
      },
    );
  }
  return values;
}
