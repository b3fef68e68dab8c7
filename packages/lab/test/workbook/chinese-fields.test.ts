import { describe, expect, it } from "vitest";
import { z } from "zod";
import { operations } from "../../src/contract/index.ts";
import { headingOf } from "../../src/workbook/headings.ts";

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly [keyword: string]: unknown;
}

/** Every field of a schema, definitions and alternatives included; a text in two languages is one cell and has none. */
function fieldsOf(schema: Schema, found = new Set<string>()): Set<string> {
  const { properties = {}, ...rest } = schema;
  const isText = Object.keys(properties).sort().join() === "en,zh";
  if (!isText) {
    for (const [field, inner] of Object.entries(properties)) {
      found.add(field);
      fieldsOf(inner, found);
    }
  }
  for (const value of Object.values(rest)) {
    if (Array.isArray(value)) for (const each of value) if (each !== null && typeof each === "object") fieldsOf(each, found);
    if (value !== null && typeof value === "object" && !Array.isArray(value)) fieldsOf(value as Schema, found);
  }
  return found;
}

describe("Chinese headings", () => {
  it.each(["input", "output"] as const)("name every field of the %s of every operation", (side) => {
    const fields = new Set<string>();
    for (const operation of operations) fieldsOf(z.toJSONSchema(operation[side], { unrepresentable: "any" }) as Schema, fields);
    expect(fields.size).toBeGreaterThan(200);
    const english = [...fields].filter((field) => headingOf(field, "zh") === field && !/^[a-z]$/.test(field));
    expect(english).toEqual([]);
  });
});
