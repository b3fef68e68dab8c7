import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { whyChannels, whyEvidence, whyLedger } from "@jiju/lab/contract";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { z } from "zod";
import { execute } from "../../src/operations/execute.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

const example = join(import.meta.dirname, "../../../../examples/china-provinces");
const tenantsFile = `企业,行业,面积,产值,平台
甲机械,manufacturing,2000,800,是
乙软件,信息传输、软件和信息技术服务业,300,1200,否
丙无产值,manufacturing,100,,否
丁无行业,nowhere,100,50,
`;
const tenantsTable = `  tenants:
    file: tenants.csv
    role: firms
    columns: { name: 企业, industry: 行业, area: 面积, output: 产值, platform: 平台 }
`;
let folder: string;
let study: StudySession;
type Ledger = z.output<typeof whyLedger.output>;
type Channels = z.output<typeof whyChannels.output>;
const run = async <Result>(id: string, input: unknown = {}): Promise<Result> =>
  (await execute(id, input, { study, progress: () => {}, signal: new AbortController().signal })).result as Result;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-choices-"));
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  writeFileSync(join(folder, "tenants.csv"), tenantsFile);
  const yaml = join(folder, "study.yaml");
  writeFileSync(yaml, readFileSync(yaml, "utf8").replace(/^tables:\n/m, `tables:\n${tenantsTable}`));
  study = await openSession(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("why.ledger", () => {
  it("has all four choices, an interior critical mass and shares that add up at the defaults", async () => {
    const ledger = await run<Ledger>("why.ledger", { firms: 2000 });
    const at = ledger.equilibria[ledger.chosen]!;
    expect(at.stable).toBe(true);
    for (const share of Object.values(at.shares)) expect(share).toBeGreaterThan(0);
    expect(Object.values(at.shares).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(ledger.criticalMass).toBeGreaterThan(0);
    expect(ledger.criticalMass).toBeLessThan(1);
    expect(ledger.table.reduce((sum, column) => sum + column.firms, 0)).toBe(2000);
    for (const column of ledger.table) {
      const sum = Object.values(column.lines).reduce<number>((total, line) => total + line!, 0);
      expect(sum).toBeCloseTo(column.profit!, 12);
    }
  });

  it("follows the user's numbers: a dearer platform has fewer users and a higher critical mass", async () => {
    const cheap = await run<Ledger>("why.ledger", { firms: 2000 });
    const dear = await run<Ledger>("why.ledger", { firms: 2000, model: { platformFee: 0.4 } });
    expect(dear.equilibria[dear.chosen]!.users).toBeLessThan(cheap.equilibria[cheap.chosen]!.users);
    expect(dear.criticalMass!).toBeGreaterThan(cheap.criticalMass!);
    expect(dear.parameters.find(({ id }) => id === "platformFee")).toMatchObject({ value: 0.4 });
    expect(cheap.statics.find(({ parameter }) => parameter === "platformFee")!.changeUsers).toBeLessThan(0);
  });

  it("places the firms of the study's table and says which it leaves out", async () => {
    const ledger = await run<Ledger>("why.ledger", { firms: 500, rentPerSquareMetre: 0.1 });
    expect(ledger.tenants.map(({ name, platform }) => [name, platform])).toEqual([
      ["甲机械", "yes"],
      ["乙软件", "no"],
    ]);
    // scale is output over the median of the list, tacitness one less tradability, burden rent times area over output
    expect(ledger.tenants[0]).toMatchObject({ scale: 0.8, tacitness: 1 - 0.22 });
    expect(ledger.tenants[0]!.rentBurden).toBeCloseTo((0.1 * 2000) / 800, 12);
    expect(ledger.issues).toMatchObject([{ code: "tenants-left-out", count: 2 }]);
  });

  it("takes a list of the input before the table, and names an industry that the study does not know", async () => {
    const tenants = [{ name: "A", industry: "finance", output: 10 }];
    const ledger = await run<Ledger>("why.ledger", { firms: 500, tenants });
    expect(ledger.tenants).toMatchObject([{ name: "A", scale: 1, rentBurden: null, differsFromPractice: "unknown" }]);
    await expect(run("why.ledger", { tenants: [{ ...tenants[0], industry: "alchemy" }] })).rejects.toMatchObject({
      code: "unknown-industry",
      message: expect.stringContaining('"alchemy" of "A"'),
    });
  });

  it("can let tenants themselves set rent and users", async () => {
    const tenants = Array.from({ length: 40 }, (_, k) => ({ name: `firm ${k}`, industry: "finance", output: 5 + k }));
    expect(await run<Ledger>("why.ledger", { population: "tenants", tenants })).toMatchObject({ firms: 40 });
  });
});

describe("why.channels", () => {
  it("does without occupations and patents, and says what that costs", async () => {
    const test = await run<Channels>("why.channels");
    expect(test.channels.map(({ channel, basis }) => [channel, basis])).toEqual([
      ["labour", "fallback"],
      ["input", "direct"],
    ]);
    expect(test.channels[0]!.reading).toBe("cannot-tell");
    expect(test.missing.map(({ channel }) => channel)).toEqual(["knowledge"]);
    expect(test.costs).toHaveLength(1);
    expect(test).toMatchObject({ pairs: (19 * 18) / 2, rows: ((19 * 18) / 2) * 6, firstYear: 2015, lastYear: 2020 });
  });

  it("uses links of the user's own, and says how large they must be", async () => {
    const values = Array.from({ length: 19 }, (_, i) => Array.from({ length: 19 }, (_, j) => Math.abs(Math.sin(i * j + i + j))));
    const test = await run<Channels>("why.channels", { links: { knowledge: { values } }, labourFallback: "left-out" });
    expect(test.channels.map(({ channel, basis }) => [channel, basis])).toEqual([
      ["input", "direct"],
      ["knowledge", "direct"],
    ]);
    await expect(run("why.channels", { links: { knowledge: { values: values.slice(1) } } })).rejects.toMatchObject({
      code: "bad-links",
      message: expect.stringContaining("19 x 19"),
    });
  });
});

describe("why.evidence", () => {
  it("has findings on both sides, each with a source in its own words", async () => {
    const { findings } = await run<z.output<typeof whyEvidence.output>>("why.evidence");
    const directions = new Set(findings.map(({ direction }) => direction));
    expect(directions.has("substitutes") && directions.has("complements")).toBe(true);
    for (const { source, setting } of findings) expect(source.length * setting.zh.length).toBeGreaterThan(0);
  });
});

describe("why.coverage", () => {
  it("gives the same draws however a study is shared among machines, and lists its designs", async () => {
    const cover = (input: object) => run<{ designs: { meanEstimate: number }[] }>("why.coverage", { wildDraws: 99, ...input });
    const [whole, first, second] = [
      await cover({ draws: 2 }),
      await cover({ draws: 1 }),
      await cover({ draws: 1, firstDraw: 1 }),
    ].map(({ designs }) => designs[0]!.meanEstimate);
    expect(whole).toBeCloseTo((first! + second!) / 2, 12);
    await expect(cover({ design: "nothing" })).rejects.toMatchObject({ code: "unknown-design" });
  });
});
