import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { engineIssues, issueCatalogue, issueText } from "@jiju/lab/contract";
import { describe, expect, it } from "vitest";

const slots = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{([\w-]+?)(?:_zh)?\}/g)].map((match) => match[1]!))].sort();

describe("issue catalogue", () => {
  it.each(Object.entries(issueCatalogue))("%s says the same things in both languages", (_, { message, hint }) => {
    expect(slots(message.zh)).toEqual(slots(message.en));
    expect(slots(hint.zh)).toEqual(slots(hint.en));
    expect(message.zh).not.toBe(message.en);
  });

  it.each(Object.entries(issueCatalogue))("%s is punctuated as Chinese", (_, { message, hint }) => {
    for (const text of [message.zh, hint.zh]) expect(text.replace(/`[^`]*`/g, "")).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
  });

  it("fills a sentence from the issue and its parameters, and falls back on English", () => {
    const issue = {
      code: "duplicate-key",
      severity: "error",
      given: "A, 2020",
      params: { first: 3 },
      message: "m",
      hint: "h",
    } as const;
    expect(issueText(issue, "zh").message).toBe("A, 2020 重复出现\uff0c首次在第 3 行。");
    expect(issueText({ ...issue, code: "of-another-room" }, "zh")).toEqual({ message: "m", hint: "h" });
  });

  it("has a Chinese sentence for every issue that the engines raise", () => {
    const root = join(import.meta.dirname, "../../../core/src");
    const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
    const codes = sources.flatMap((name) =>
      [...readFileSync(join(root, name), "utf8").matchAll(/code: "([a-z-]+)",\s+severity: "/g)].map((match) => match[1]!),
    );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((code) => !(code in engineIssues) && !(code in issueCatalogue))).toEqual([]);
  });

  it.each(Object.entries(engineIssues))("%s is punctuated as Chinese", (_, { message, hint }) => {
    for (const text of [message, hint]) expect(text).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
  });
});
