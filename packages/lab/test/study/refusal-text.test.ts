import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@jiju/core";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { inputProblems, problemsText, refusalSentences, refusalText } from "../../src/contract/index.ts";
import { openStudy, requireWritableFolder } from "../../src/index.ts";

async function refusalOf(action: () => Promise<unknown>): Promise<InputError> {
  try {
    await action();
  } catch (error) {
    if (error instanceof InputError) return error;
    throw error;
  }
  throw new Error("nothing was refused");
}

describe("refusalText", () => {
  it("fills the Chinese sentence from the details of the refusal and leaves English alone", () => {
    const refusal = { code: "port-in-use", message: "Port 4170 is in use.", details: { port: 4170 } };
    expect(refusalText(refusal, "en")).toBe("Port 4170 is in use.");
    expect(refusalText(refusal, "zh")).toContain("4170 端口已被占用");
    expect(refusalText(refusal, "zh")).toContain("--port 4171");
  });

  it("names lists, texts in both languages and the problems of an input", () => {
    const lacks = {
      missing: [
        { en: "areas", zh: "面积" },
        { en: "centres", zh: "中心点" },
      ],
    };
    expect(refusalText({ code: "study-lacks", message: "", details: lacks }, "zh")).toContain("面积；中心点");
    const problems = inputProblems(z.object({ year: z.number(), of: z.union([z.string(), z.object({ id: z.string() })]) }), {
      year: "2020",
      of: { id: 7 },
    });
    expect(problemsText(problems)).toBe(
      "year: Invalid input: expected number, received string; of.id: Invalid input: expected string, received number",
    );
    const inputs = refusalText({ code: "bad-input", message: "", details: { problems } }, "zh");
    expect(inputs).toContain("year（无效输入：期望");
    expect(inputs).toContain("；of.id（无效输入：期望");
    expect(refusalText({ code: "unknown-year", message: "", details: { year: 1999, years: [2015, 2016] } }, "zh")).toContain(
      "2015；2016",
    );
  });

  it("keeps the English sentence where a detail is missing or the code is new", () => {
    expect(refusalText({ code: "port-in-use", message: "Port in use." }, "zh")).toBe("Port in use.");
    expect(refusalText({ code: "no-such-code", message: "As it is." }, "zh")).toBe("As it is.");
  });

  it("has sentences that end as sentences, with the next step in Chinese", () => {
    for (const [code, sentence] of Object.entries(refusalSentences)) {
      expect(sentence.endsWith("。"), code).toBe(true);
      expect(/[\u4e00-\u9fff]/.test(sentence), code).toBe(true);
    }
  });
});

describe("a study with errors", () => {
  it("is refused in both languages by its folder and first error, without the name of a function", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiju-refusal-"));
    try {
      writeFileSync(join(folder, "study.yaml"), "version: 1\ntitel: { en: T, zh: 题 }\n");
      const { code, message, details } = await refusalOf(() => openStudy(folder));
      expect(code).toBe("study-has-errors");
      expect(message.startsWith(folder)).toBe(true);
      expect(message).toMatch(/\. See them all with `jiju check /);
      const chinese = refusalText({ code, message, details }, "zh");
      expect(chinese).toContain("项错误；第一项（study.yaml");
      expect(chinese.endsWith(`运行 jiju check ${folder} 查看全部。`)).toBe(true);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe("requireWritableFolder", () => {
  it("makes the folder, and refuses where a file is in the way before any work is done", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiju-writable-"));
    try {
      await requireWritableFolder(join(folder, "a", "b"));
      writeFileSync(join(folder, "file"), "");
      const { code, details } = await refusalOf(() => requireWritableFolder(join(folder, "file", "results")));
      expect(code).toBe("no-write-permission");
      expect(details).toEqual({ file: join(folder, "file", "results") });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
