import { describe, expect, it } from "vitest";
import { operations } from "../../src/contract/index.ts";
import { sharedValues, valuesByField } from "../../src/workbook/chinese/index.ts";
import { chineseValue, closedList, type ValueSchema, valueSchemaOf, valuesInWords } from "../../src/workbook/values-in-words.ts";

/** Every value of a closed list with the field it stands in, as `field value`. */
function valuesOf(schema: ValueSchema, field = "", found = new Set<string>()): Set<string> {
  for (const value of closedList(schema)) if (typeof value === "string") found.add(`${field} ${value}`);
  const { properties = {}, $defs = {}, ...rest } = schema;
  for (const [name, inner] of Object.entries(properties)) valuesOf(inner, name, found);
  for (const inner of [...Object.values($defs), ...Object.values(rest).flat()])
    if (inner !== null && typeof inner === "object") valuesOf(inner as ValueSchema, field, found);
  return found;
}

const outputs = new Set(operations.flatMap(({ output }) => [...valuesOf(valueSchemaOf(output))]));
const inputs = new Set(operations.flatMap(({ input }) => [...valuesOf(valueSchemaOf(input))]));

describe("Chinese values", () => {
  it("name every value of a closed list that an operation answers with", () => {
    expect(outputs.size).toBeGreaterThan(150);
    const english = [...outputs].filter((each) => {
      const [field, value] = each.split(" ") as [string, string];
      return chineseValue(field, value) === undefined;
    });
    expect(english).toEqual([]);
  });

  it("are Chinese, but for symbols of the model book and names of methods", () => {
    const words = Object.entries({ ...sharedValues, ...Object.assign({}, ...Object.values(valuesByField)) });
    const symbols = words.filter(([, word]) => !/\p{Script=Han}/u.test(String(word)));
    const same = new Set(["E", "R", "U", "V", "sigma", "w", "critic", "topsis"]);
    expect(symbols.map(([value]) => value).filter((value) => !same.has(value))).toEqual([]);
  });

  it("have no entry that no operation knows", () => {
    const known = new Set([...outputs, ...inputs]);
    const values = new Set([...known].map((each) => each.split(" ")[1]!));
    expect(Object.keys(sharedValues).filter((value) => !values.has(value))).toEqual([]);
    const fields = Object.entries(valuesByField).flatMap(([field, words]) =>
      Object.keys(words).map((word) => `${field} ${word}`),
    );
    expect(fields.filter((each) => !known.has(each))).toEqual([]);
  });
});

describe("valuesInWords", () => {
  const schema: ValueSchema = {
    properties: {
      path: { enum: ["optimising", "stay"] },
      id: {},
      shares: {
        items: { anyOf: [{ properties: { verdict: { enum: ["none"] } } }, { properties: { binding: { const: "time" } } }] },
      },
      pair: { prefixItems: [{ enum: ["host"] }, {}] },
      byPath: { additionalProperties: { $ref: "#/$defs/state" } },
    },
    $defs: { state: { enum: ["running"] } },
  };

  it("writes values of closed lists in words, by field, and leaves ids and numbers alone", () => {
    const answer = {
      path: "optimising",
      id: "optimising",
      shares: [{ verdict: "none", n: 1 }, { binding: "time" }, null],
      pair: ["host", "host"],
      byPath: { a: "running", b: "walking" },
    };
    expect(valuesInWords(answer, schema)).toEqual({
      path: "优化型",
      id: "optimising",
      shares: [{ verdict: "不明显", n: 1 }, { binding: "时间不合" }, null],
      pair: ["承接地", "host"],
      byPath: { a: "计算中", b: "walking" },
    });
    expect(valuesInWords({ path: "stay" }, schema, (word, value) => `${word}（${value}）`)).toEqual({ path: "维持现状（stay）" });
  });
});
