import { describe, expect, it } from "vitest";
import { en } from "../../src/language/en/index.ts";
import { zh } from "../../src/language/zh/index.ts";

type Leaf = readonly [path: string, words: string];

function leaves(catalogue: object, path = ""): Leaf[] {
  return Object.entries(catalogue).flatMap(([key, value]): Leaf[] =>
    typeof value === "string" ? [[`${path}${key}`, value]] : leaves(value as object, `${path}${key}.`),
  );
}

const english = new Map(leaves(en));
const chinese = new Map(leaves(zh));
const placeholders = (words: string) => [...words.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
const marks = (words: string) => [...words.matchAll(/<(\w+)>/g)].map(([, name]) => name).sort();

describe("language catalogues", () => {
  it("have the same keys", () => {
    expect([...chinese.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it("have no empty entry", () => {
    const empty = [...english, ...chinese].filter(([, words]) => words.trim() === "").map(([key]) => key);
    expect(empty).toEqual([]);
  });

  it.each([...english.keys()])("%s says the same numbers and links the same cells in both languages", (key) => {
    const [first, second] = [english.get(key) ?? "", chinese.get(key) ?? ""];
    expect(placeholders(second)).toEqual(placeholders(first));
    expect(marks(second)).toEqual(marks(first));
    for (const words of [first, second]) {
      for (const name of marks(words)) expect(words).toContain(`</${name}>`);
    }
  });

  it("writes Chinese with full-width punctuation between Chinese characters", () => {
    const half = [...chinese].filter(([, words]) => /[\u4e00-\u9fff][,;:?!][\u4e00-\u9fff]/.test(words)).map(([key]) => key);
    expect(half).toEqual([]);
  });
});
