import { z } from "zod";
import { sharedValues, valuesByField } from "./chinese/index.ts";

/** The part of a JSON schema that says where values of a closed list stand. */
export interface ValueSchema {
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, ValueSchema>>;
  readonly additionalProperties?: ValueSchema | boolean;
  readonly items?: ValueSchema | boolean;
  readonly prefixItems?: readonly ValueSchema[];
  readonly anyOf?: readonly ValueSchema[];
  readonly oneOf?: readonly ValueSchema[];
  readonly allOf?: readonly ValueSchema[];
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, ValueSchema>>;
}

/** The schema of an input or an output as far as `valuesInWords` needs it. */
export const valueSchemaOf = (schema: z.ZodType): ValueSchema =>
  z.toJSONSchema(schema, { unrepresentable: "any" }) as ValueSchema;

/** The Chinese word of a value of a closed list; undefined where there is none. */
export const chineseValue = (field: string, value: string): string | undefined =>
  valuesByField[field]?.[value] ?? sharedValues[value];

/**
 * The same answer with every value of a closed list as a Chinese word: `optimising` reads 优化型. Ids, units and names stay.
 *
 * @param value  plain JSON that fits the schema
 * @param schema of `valueSchemaOf`
 * @param write  how a word stands for its value; default the word alone
 */
export function valuesInWords(
  value: unknown,
  schema: ValueSchema,
  write: (word: string, value: string) => string = (word) => word,
): unknown {
  const walk = (node: unknown, schemas: readonly ValueSchema[], field: string): unknown => {
    if (schemas.length === 0) return node;
    if (typeof node === "string") {
      const word = schemas.some((each) => closedList(each).includes(node)) ? chineseValue(field, node) : undefined;
      return word === undefined ? node : write(word, node);
    }
    if (Array.isArray(node)) {
      return node.map((entry, k) =>
        walk(
          entry,
          schemas.flatMap((each) => within(each.prefixItems?.[k] ?? each.items)),
          field,
        ),
      );
    }
    if (node === null || typeof node !== "object") return node;
    return Object.fromEntries(
      Object.entries(node).map(([key, entry]) => [
        key,
        walk(
          entry,
          schemas.flatMap((each) => within(each.properties?.[key] ?? each.additionalProperties)),
          key,
        ),
      ]),
    );
  };
  /** What a schema may stand for: itself, what it refers to, and its alternatives. */
  const within = (part: ValueSchema | boolean | undefined): readonly ValueSchema[] => {
    if (part === undefined || typeof part === "boolean") return [];
    const referred = part.$ref === undefined ? undefined : schema.$defs?.[part.$ref.split("/").at(-1)!];
    const alternatives = [...(part.anyOf ?? []), ...(part.oneOf ?? []), ...(part.allOf ?? [])];
    return [part, ...within(referred), ...alternatives.flatMap(within)];
  };
  return walk(value, within(schema), "");
}

/** Values that a schema lists, its alternatives left aside. */
export const closedList = (schema: ValueSchema): readonly unknown[] =>
  schema.enum ?? (schema.const === undefined ? [] : [schema.const]);
