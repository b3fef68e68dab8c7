import { findOperation } from "@jiju/lab/contract";
import fc from "fast-check";
import { z } from "zod";

type Path = readonly (string | number)[];

const NUMBERS: readonly unknown[] = [null, -1, 0, 2.5, -1e308, 1e308, 1e-320, 1e99, 1e-99, "Infinity", "many"];
const WORDS: readonly unknown[] = ["", "nowhere", "constructor", 1e308, null, []];

/** What may stand in the place of a value of an input: absurd values of its kind and of other kinds. */
function absurd(value: unknown): readonly unknown[] {
  if (typeof value === "number") return NUMBERS;
  if (typeof value === "string") return WORDS;
  if (!Array.isArray(value)) return [{}, null, [], 3];
  const ways = [[], value.slice(1), [...value, value[0]], value.slice(0, 1), value.map(() => value[0])];
  const filled = [0, -1, null, 1e308, 1e99].map((one) => value.map(() => one));
  return typeof value[0] === "number" ? [...ways, ...filled, value.map((one, at) => (at === 0 ? one * 1e90 : one))] : ways;
}

/** Every place of an input, one entry standing for its list. */
function* places(node: unknown, path: Path = []): Generator<readonly [Path, unknown]> {
  if (path.length > 0) yield [path, node];
  if (Array.isArray(node)) {
    if (node.length > 0) yield* places(node[0], [...path, 0]);
  } else if (node !== null && typeof node === "object") {
    for (const [key, entry] of Object.entries(node)) yield* places(entry, [...path, key]);
  }
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
}

/** Fields that the schema has and the input leaves out, with the values that their description allows one to try. */
function absent(id: string, input: Readonly<Record<string, unknown>>): readonly (readonly [Path, unknown])[] {
  const schema = z.toJSONSchema(findOperation(id)!.input, { io: "input", unrepresentable: "any" }) as Schema;
  return Object.entries(schema.properties ?? {})
    .filter(([key]) => input[key] === undefined)
    .flatMap(([key, field]): (readonly [Path, unknown])[] => {
      const text = JSON.stringify(field);
      const kinds = [
        /"(number|integer)"/.test(text) ? 1 : [],
        /"array"/.test(text) ? [[1]] : [],
        /"string"/.test(text) ? "a" : [],
      ];
      return kinds.flat().map((value) => [[key], value] as const);
    });
}

/** A copy with one place changed. */
function changed(node: unknown, [key, ...rest]: Path, value: unknown): unknown {
  if (key === undefined) return value;
  const copy = Array.isArray(node) ? [...node] : { ...(node as object | undefined) };
  const entries = copy as Record<string | number, unknown>;
  entries[key] = changed(entries[key], rest, value);
  return copy;
}

/**
 * An input with one or two of its values made absurd: lists empty, short, long or constant, numbers null, negative, enormous, tiny or
 * words, names that nobody has, and the same for optional fields that the input leaves out.
 */
export function spoiledInput(id: string, input: Readonly<Record<string, unknown>>): fc.Arbitrary<unknown> {
  const spoilers = [...places(input), ...absent(id, input)].flatMap(([path, value]) =>
    absurd(value).map((instead) => ({ path, instead })),
  );
  if (spoilers.length === 0) return fc.constant({ nothing: "to spoil" });
  return fc
    .array(fc.constantFrom(...spoilers), { minLength: 1, maxLength: 2 })
    .map((chosen) => chosen.reduce<unknown>((now, { path, instead }) => changed(now, path, instead), input));
}
