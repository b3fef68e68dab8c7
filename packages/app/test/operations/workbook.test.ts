import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { read, utils } from "@e965/xlsx";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Jobs } from "../../src/http/jobs.ts";
import { routes } from "../../src/http/server.ts";
import { execute } from "../../src/operations/execute.ts";
import { workbookOf } from "../../src/operations/workbook.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

const example = join(import.meta.dirname, "../../../../examples/china-provinces");
let folder: string;
let study: StudySession;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-workbook-"));
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  study = await openSession(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function numbersIn(value: unknown, out: number[] = []): number[] {
  if (typeof value === "number") out.push(value);
  else if (value !== null && typeof value === "object") for (const entry of Object.values(value)) numbersIn(entry, out);
  return out;
}

describe("an answer as a workbook", () => {
  it.each([
    ["measure.agglomeration", {}],
    ["measure.compute", { measure: "location-quotient" }],
    ["why.place", { region: "330000", industry: "manufacturing" }],
    ["path.observed", { draws: 8 }],
    ["match.market", {}],
  ])("holds every number of %s", async (id, input) => {
    const envelope = await execute(id, input, { study, progress: () => {}, signal: new AbortController().signal });
    const book = read(await workbookOf(envelope, study, "en"), { type: "array" });
    const cells = new Set<unknown>(
      book.SheetNames.flatMap((name) => utils.sheet_to_json<unknown[]>(book.Sheets[name]!, { header: 1 }).flat()),
    );
    const numbers = numbersIn(envelope.result);
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers.filter((value) => !cells.has(value))).toEqual([]);
    const sources = utils.sheet_to_json<string[]>(book.Sheets.Sources!, { header: 1 });
    expect(sources.flat()).toContain(study.hash);
    expect(sources.length).toBeGreaterThan(5);
  });

  it("comes over HTTP to whoever accepts one, in the language asked for", async () => {
    const jobs = new Jobs(study.folder);
    const app = routes(study, jobs, folder);
    const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    const response = await app.request("http://127.0.0.1/api/operations/measure.compute", {
      method: "POST",
      headers: { host: "127.0.0.1", "content-type": "application/json", accept: type, "accept-language": "zh" },
      body: JSON.stringify({ measure: "location-quotient" }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    const book = read(new Uint8Array(await response.arrayBuffer()), { type: "array" });
    expect(book.SheetNames.at(-1)).toBe("数据来源");
    const publications = utils.sheet_to_json<string[]>(book.Sheets.数据来源!, { header: 1 }).flat();
    expect(publications.some((text) => /\p{Script=Han}/u.test(String(text)))).toBe(true);
    await jobs.close();
  });
});
