import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { boundaryNeighbours } from "../../src/operations/boundary-neighbours.ts";
import { execute } from "../../src/operations/execute.ts";
import { openSession, type StudySession } from "../../src/study/session.ts";

let folder: string;
let study: StudySession;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "jiju-neighbours-"));
  const example = join(import.meta.dirname, "../../../../examples/china-provinces");
  cpSync(example, folder, { recursive: true, filter: (path) => !path.endsWith(".jiju") });
  study = await openSession(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("neighbours of the bundled provinces", () => {
  const neighboursOf = async (id: string) => {
    const weights = (await boundaryNeighbours(study))!;
    const row = weights.ids.indexOf(id);
    return Array.from(weights.neighbours.slice(weights.offsets[row]!, weights.offsets[row + 1]!), (k) => weights.ids[k]!).sort();
  };

  it("are those of the map", async () => {
    expect(await neighboursOf("110000")).toEqual(["120000", "130000"]);
    expect(await neighboursOf("310000")).toEqual(["320000", "330000"]);
  });

  it("include the strait that study.yaml names", async () => {
    expect(await neighboursOf("460000")).toEqual(["440000"]);
    expect((await boundaryNeighbours(study))!.isolates).toHaveLength(0);
  });

  it("are those of local association, and of no other order", async () => {
    const weights = (await boundaryNeighbours(study))!;
    expect(weights.transform).toBe("row");
    expect(weights.ids).toEqual(study.regions.map((region) => region.id));
    const input = { measure: "local-moran", year: 2020 };
    const { result } = await execute("measure.compute", input, {
      study,
      progress: () => {},
      signal: new AbortController().signal,
    });
    expect((result as { values: readonly number[] }).values).toHaveLength(31);
  });
});

describe("the digital level of the bundled provinces", () => {
  it("says which indicator dominates", async () => {
    const { result } = await execute(
      "measure.digital-level",
      {},
      {
        study,
        progress: () => {},
        signal: new AbortController().signal,
      },
    );
    const { lint } = result as { lint: readonly { rule: string; columns: readonly string[] }[] };
    // 0.52 of the weight by the model book's own trial
    expect(lint.find(({ rule }) => rule === "dominance")?.columns).toEqual([expect.stringContaining("ecommerce-sales")]);
  });
});
