import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { pathReasonSentence } from "../../src/report/path-reasons.ts";

/** Every code of the union in core, read from its source so that a new one cannot be forgotten. */
const source = readFileSync(join(import.meta.dirname, "../../../core/src/paths/reasons.ts"), "utf8");
const union = /readonly code:([\s\S]*?);/.exec(source)![1]!;
const codes = [...union.matchAll(/"([a-z-]+)"/g)].map((match) => match[1]!);

const params = {
  change: 0.083,
  own: 0.05,
  others: 0.033,
  mode: "share",
  realShare: 0.6,
  virtualShare: 0.4,
  threshold: 1 / 3,
  share: 0.72,
  by: "real",
  first: 0.2,
  last: 0.31,
  path: "deepening",
  second: "optimising",
  secondShare: 0.2,
  draws: 200,
  relief: 0.65,
};

describe.each(["en", "zh"] as const)("reasons of a path in %s", (language) => {
  it("has a sentence for each of the codes, with nothing left to fill in", () => {
    expect(codes).toHaveLength(18);
    for (const code of codes) {
      const sentence = pathReasonSentence({ code, params }, language);
      expect(sentence, code).toMatch(language === "zh" ? /[\u4e00-\u9fff].*。$/ : /^[A-Z0-9].*\.$/);
      expect(sentence, code).not.toMatch(/undefined|NaN|null|\{/);
      if (language === "zh") expect(sentence, code).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
    }
  });

  it("says the size of a fall without a second minus, and leaves unknown codes out", () => {
    const fell = pathReasonSentence({ code: "reach-fell", params: { change: -0.083 } }, language)!;
    expect(fell).toContain("8.3%");
    expect(fell).not.toMatch(/[-−]/);
    expect(pathReasonSentence({ code: "of-a-later-version", params: {} }, language)).toBeNull();
  });
});

it("names the second path only where there is one", () => {
  const alone = { code: "cannot-tell", params: { ...params, secondShare: 0 } };
  expect(pathReasonSentence(alone, "en")).toBe("No path reaches the threshold: 72% of 200 draws give deepening.");
  expect(pathReasonSentence(alone, "zh")).toBe("没有一种路径达到判定门槛：200次参数抽样中，72%判为深化型。");
});
