import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

const example = join(import.meta.dirname, "../../../../examples/china-provinces");
let folder: string;
let study: StudySession;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-match-"));
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  study = await openSession(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run<Result>(id: string, input: unknown = {}): Promise<Result> {
  const context = { study, progress: () => {}, signal: new AbortController().signal };
  return (await execute(id, input, context)).result as Result;
}

interface Matching {
  coverage: number;
  fillRate: number;
  gap: number;
  provenOverAll: boolean;
  matches: { offer: string; request: string; amount: number }[];
  unmatched: { request: string; amount: number; binding: string }[];
}
interface Market {
  offers: { id: string; amount: number; used: number }[];
  requests: { id: string; amount: number; matched: number }[];
  matching: Matching;
  platform: { fillRateBefore: number; fillRateAfter: number };
  rematch: { matching: Matching; changed: string[] } | null;
}

describe("match.market", () => {
  it("serves every request or says what binds, and proves the cost", async () => {
    const { requests, offers, matching, platform } = await run<Market>("match.market");
    for (const { id, amount, matched } of requests) {
      const left = matching.unmatched.find(({ request }) => request === id)?.amount ?? 0;
      expect(matched + left).toBeCloseTo(amount, 6);
    }
    for (const { amount, used } of offers) expect(used).toBeLessThanOrEqual(amount + 1e-6);
    expect(matching.provenOverAll).toBe(true);
    expect(matching.gap).toBeLessThan(1e-6);
    expect(platform.fillRateAfter).toBeGreaterThan(platform.fillRateBefore);
    const binding = Object.fromEntries(matching.unmatched.map((one) => [one.request, one.binding]));
    // four requests of the sample market were written so that nothing can serve them, each for another reason
    expect(binding).toMatchObject({ D41: "code", D42: "price", D43: "certificates", D44: "time" });
  });

  it("matches again without an offer that disappears", async () => {
    const whole = await run<Market>("match.market");
    const gone = whole.matching.matches[0]!.offer;
    const { rematch } = await run<Market>("match.market", { removed: { offers: [gone] } });
    expect(rematch!.matching.matches.some(({ offer }) => offer === gone)).toBe(false);
    expect(rematch!.changed).toContain(whole.matching.matches[0]!.request);
    expect(rematch!.matching.fillRate).toBeLessThanOrEqual(whole.matching.fillRate + 1e-12);
  });

  it("names the line of an offer without a place and of one with a negative amount", async () => {
    const line = { id: "a", region: "330000", code: "3311", amount: 5 };
    const offers = [
      { ...line, region: "atlantis" },
      { ...line, amount: -1 },
    ];
    await expect(run("match.market", { offers, requests: [line] })).rejects.toMatchObject({
      code: "bad-market",
      details: {
        issues: expect.arrayContaining([
          expect.objectContaining({ code: "market-unknown-place", given: "atlantis" }),
          expect.objectContaining({ code: "market-repeated-id", params: expect.objectContaining({ line: 2, first: "1" }) }),
          expect.objectContaining({ code: "market-amount", params: expect.objectContaining({ line: 2 }) }),
        ]),
      },
    });
  });
});

interface Programme {
  status: string;
  gap: number;
  moves: { from: string; to: string; industry: string; amount: number }[];
  resources: { id: string; capacity: number[]; use: number[]; after: number[]; shadowRent: number[] }[];
  conflict: { resource: string; region: string }[];
  absentResources: string[];
}

describe("match.industry-space", () => {
  it("keeps every limit, prices only the limits that bind, and proves the optimum by its duals", async () => {
    const { status, gap, moves, resources, absentResources } = await run<Programme>("match.industry-space", { draws: 0 });
    expect(status).toBe("optimal");
    expect(gap).toBeLessThan(1e-9);
    expect(absentResources).toEqual(["energy", "emission"]);
    expect(moves.some(({ industry }) => industry === "public-administration")).toBe(false);
    for (const { capacity, after, shadowRent } of resources) {
      for (let i = 0; i < capacity.length; ++i) {
        expect(after[i]!).toBeLessThanOrEqual(capacity[i]! * (1 + 1e-7));
        if (shadowRent[i]! > 1e-9) expect(after[i]! / capacity[i]!).toBeCloseTo(1, 6);
      }
    }
  });

  it("names the limits that cannot hold together", async () => {
    const { status, conflict } = await run<Programme>("match.industry-space", { headroom: 0.9, draws: 0 });
    expect(status).toBe("infeasible");
    expect(conflict.length).toBeGreaterThan(0);
  });
});

describe("energy and emission of places", () => {
  const copy = mkdtempSync(join(tmpdir(), "jiju-match-use-"));
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  /** The bundled study with invented use and capacities for 2020; Beijing and Shanghai have no room left. */
  async function studyWithUse(tables: readonly ("energy-use" | "energy-cap" | "emission" | "emission-cap")[]) {
    cpSync(folder, copy, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
    const rows = readFileSync(join(folder, "activity.csv"), "utf8").trim().split("\n").slice(1);
    const use: string[] = [];
    const total = new Map<string, number>();
    for (const row of rows) {
      const [region, industry, year, heads] = row.split(",");
      if (year !== "2020" || heads === undefined || heads === "") continue;
      const amount = Number(heads) * (industry === "manufacturing" ? 5 : 1);
      use.push(`${region},${industry},${year},${amount}`);
      total.set(region!, (total.get(region!) ?? 0) + amount);
    }
    const full = new Set(["110000", "310000"]);
    const caps = [...total].map(([region, amount]) => `${region},2020,${full.has(region) ? amount : 1.5 * amount}`);
    const lines = tables.map((id) => {
      const cap = id.endsWith("cap");
      const keys = cap ? "region,year" : "region,industry,year";
      writeFileSync(join(copy, `${id}.csv`), [`${keys},${id}`, ...(cap ? caps : use), ""].join("\n"));
      return `  ${id}:\n    file: ${id}.csv\n    role: ${cap ? "indicators" : "activity"}\n    values: { ${id}: { unit: tce } }\n`;
    });
    const yaml = readFileSync(join(folder, "study.yaml"), "utf8").replace("tables:\n", `tables:\n${lines.join("")}`);
    writeFileSync(join(copy, "study.yaml"), yaml);
    return openSession(copy);
  }

  it("limit moves where the study has use and capacity, with dual prices of their own", async () => {
    const withUse = await studyWithUse(["energy-use", "energy-cap", "emission", "emission-cap"]);
    const context = { study: withUse, progress: () => {}, signal: new AbortController().signal };
    const input = { draws: 0, year: 2020, limits: ["energy", "emission"] };
    const { result } = (await execute("match.industry-space", input, context)) as unknown as { result: Programme };
    expect(result.status).toBe("optimal");
    expect(result.gap).toBeLessThan(1e-9);
    expect(result.resources.map(({ id }) => id)).toEqual(["energy", "emission"]);
    expect(result.absentResources).toEqual(["land", "labour"]);
    const [energy] = result.resources;
    const beijing = withUse.regionAt("110000");
    expect(energy!.after[beijing]!).toBeLessThanOrEqual(energy!.capacity[beijing]! * (1 + 1e-7));
    // both use the same numbers, so together they price the room of the full places and of no other
    const rent = (i: number) => result.resources.reduce((sum, { shadowRent }) => sum + shadowRent[i]!, 0);
    expect(rent(beijing)).toBeGreaterThan(0);
    for (const { capacity, after, shadowRent } of result.resources) {
      for (let i = 0; i < capacity.length; ++i) {
        if (shadowRent[i]! > 1e-9) expect(after[i]! / capacity[i]!).toBeCloseTo(1, 6);
      }
    }
  });

  it("say what is missing where a study has half of it", async () => {
    const half = await studyWithUse(["energy-use"]);
    const context = { study: half, progress: () => {}, signal: new AbortController().signal };
    const { result } = (await execute("match.industry-space", { draws: 0 }, context)) as unknown as {
      result: Programme & { issues: { code: string; given: string; needed: string }[] };
    };
    expect(result.absentResources).toEqual(["energy", "emission"]);
    expect(result.issues).toEqual([expect.objectContaining({ code: "half-a-limit", given: "energy-use", needed: "energy-cap" })]);
  });
});

describe("match.consequences", () => {
  interface Consequences {
    status: string;
    moved: number;
    logOutput: number;
    ends: { end: string; regions: number; logOutput: number; logPopulation: number }[];
    regions: { leaves: number; comes: number; logOutput: number }[];
  }

  it("passes the moves through the equilibrium: output follows them", async () => {
    const { status, ends, regions } = await run<Consequences>("match.consequences");
    expect(status).toBe("converged");
    expect(ends.reduce((sum, one) => sum + one.regions, 0)).toBe(regions.length);
    const of = (which: string) => ends.find(({ end }) => end === which)!;
    expect(of("receiving").logOutput).toBeGreaterThan(of("sending").logOutput);
    expect(of("receiving").logPopulation).toBeGreaterThan(of("sending").logPopulation);
  });

  it("changes nothing where nothing moves, and says why where nothing can be met", async () => {
    const still = await run<Consequences>("match.consequences", { movableShare: 0 });
    expect(still.moved).toBe(0);
    expect(still.logOutput).toBe(0);
    await expect(run("match.consequences", { headroom: 0.9 })).rejects.toThrow(/match.industry-space with the same limits/);
  });
});

describe("match.pairing", () => {
  it("splits each joint gain in full", async () => {
    const { pairs } = await run<{
      pairs: { jointGain: number; fair: { home: number; host: number; tie: number }; booked: { home: number; host: number } }[];
    }>("match.pairing", { accounting: "shared", homeShare: 0.4 });
    expect(pairs.length).toBeGreaterThan(0);
    for (const { jointGain, fair, booked } of pairs) {
      expect(fair.home + fair.host + fair.tie).toBeCloseTo(jointGain, 6);
      expect(booked.home).toBeCloseTo(0.4 * jointGain, 6);
    }
  });
});

describe("match.transport", () => {
  it("finds the plan of the docs by hand", async () => {
    const input = { supply: [5, 5], demand: [4, 3], costs: [1, 4, 2, 3], penalty: 10 };
    expect(await run("match.transport", input)).toMatchObject({ status: "optimal", cost: 13, flow: [4, 0, 0, 3] });
  });

  it("says that demand beyond supply cannot be met without a penalty", async () => {
    expect(await run("match.transport", { supply: [1], demand: [2], costs: [1] })).toMatchObject({ status: "infeasible" });
  });
});
