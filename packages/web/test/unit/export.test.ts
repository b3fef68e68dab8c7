import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wrap } from "../../src/chart/export.ts";

describe("wrap", () => {
  it("breaks English between words and Chinese between characters", () => {
    expect(wrap("alpha beta gamma", 60, 10)).toEqual(["alpha beta", "gamma"]);
    expect(wrap("一二三四五", 30, 10)).toEqual(["一二三", "四五"]);
  });

  it("never begins a line with closing punctuation", () => {
    expect(wrap("一二三，四", 30, 10)).toEqual(["一二三，", "四"]);
  });

  it("loses no letter", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", "b", " ", "一", "，", "。", "9") }), (sentence) => {
        expect(wrap(sentence, 40, 10).join("").replaceAll(" ", "")).toBe(sentence.replaceAll(" ", ""));
      }),
    );
  });
});
