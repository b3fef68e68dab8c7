import { InputError } from "../errors/index.ts";
import type { WeightsLink } from "./weights-matrix.ts";

/**
 * The link that a line of a file holds: two ids and a weight.
 *
 * @throws InputError `bad-file`
 */
export function linkFrom(caller: string, fields: readonly string[], line: number): WeightsLink {
  const weight = Number(fields[2]);
  if (fields.length < 3 || fields[0] === "" || fields[1] === "" || fields[2]!.trim() === "" || !Number.isFinite(weight)) {
    throw new InputError(
      "bad-file",
      `${caller}: line ${line} is "${fields.join(" ")}"; it must hold two region ids and a weight.`,
      { line },
    );
  }
  return { from: fields[0]!, to: fields[1]!, weight };
}
