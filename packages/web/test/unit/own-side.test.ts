import { describe, expect, it } from "vitest";
import { ownSide } from "../../src/language/own-side.ts";

describe("ownSide", () => {
  it("takes the reader's side of a note in both languages, in either order", () => {
    expect(ownSide("2021年以前发布 / as published by 2021", "en")).toBe("as published by 2021");
    expect(ownSide("2021年以前发布 / as published by 2021", "zh")).toBe("2021年以前发布");
    expect(ownSide("official statistics, cited / 官方统计", "zh")).toBe("官方统计");
  });

  it("leaves other notes whole", () => {
    for (const text of ["CC BY 4.0", "2016 / 2017", "甲 / 乙", "MIT/Apache", ""]) expect(ownSide(text, "en")).toBe(text);
  });
});
