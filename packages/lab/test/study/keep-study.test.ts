import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { checkStudy, openStudy } from "@jiju/lab";
import { describe, expect, it } from "vitest";
import { ACTIVITY, cleanFolders, SMALL, STUDY, smallStudy } from "./study-folder.ts";

cleanFolders();

describe("keeping a study", () => {
  it("opens unchanged inputs from the database with the same numbers", async () => {
    const folder = await smallStudy();
    const first = await openStudy(folder);
    const second = await openStudy(folder);
    expect([first.storage, second.storage]).toEqual(["imported", "reused"]);
    expect(second.dataset).toEqual(first.dataset);
    expect({ ...second, storage: "" }).toEqual({ ...first, storage: "" });
  });

  it("gives the same hash to a study whose comments and order of settings differ, another to one whose numbers do", async () => {
    const [a, b, c] = await Promise.all([
      smallStudy({ "study.yaml": `id: same\n${STUDY}` }),
      smallStudy({ "study.yaml": `# a comment\n${STUDY}id: same\n` }),
      smallStudy({ "study.yaml": `id: same\n${STUDY}`, "activity.csv": ACTIVITY.replace("100", "101") }),
    ]);
    const hashes = await Promise.all([a, b, c].map(async (folder) => (await openStudy(folder)).hash));
    expect(hashes[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(hashes[1]).toBe(hashes[0]);
    expect(hashes[2]).not.toBe(hashes[0]);
  });

  it("changes nothing when an import fails, and finds the old database when the input is mended", async () => {
    const folder = await smallStudy();
    await openStudy(folder);
    const database = join(folder, ".jiju", "study.duckdb");
    const before = await readFile(database);
    await writeFile(join(folder, "activity.csv"), ACTIVITY.replace("100", "ten"));
    await expect(openStudy(folder)).rejects.toMatchObject({ code: "study-has-errors" });
    expect((await readFile(database)).equals(before)).toBe(true);
    expect(await readdir(join(folder, ".jiju"))).toEqual([".gitignore", "study.duckdb"]);
    await writeFile(join(folder, "activity.csv"), ACTIVITY);
    expect((await openStudy(folder)).storage).toBe("reused");
  });

  it("checks without writing", async () => {
    const folder = await smallStudy();
    await checkStudy(folder);
    expect((await readdir(folder)).sort()).toEqual(Object.keys(SMALL).sort());
  });

  it("reads a damaged database as none and replaces it", async () => {
    const folder = await smallStudy();
    await openStudy(folder);
    await writeFile(join(folder, ".jiju", "study.duckdb"), "not a database");
    expect((await openStudy(folder)).storage).toBe("imported");
    expect((await openStudy(folder)).storage).toBe("reused");
  });

  it("lets several open it at once", async () => {
    const folder = await smallStudy();
    const studies = await Promise.all([1, 2, 3, 4].map(() => openStudy(folder)));
    for (const study of studies) expect(study.dataset).toEqual(studies[0]!.dataset);
    expect(await readdir(join(folder, ".jiju"))).toEqual([".gitignore", "study.duckdb"]);
    const again = await Promise.all([1, 2, 3].map(() => openStudy(folder)));
    expect(again.map(({ storage }) => storage)).toEqual(["reused", "reused", "reused"]);
  });

  it("works from memory, with a warning that says what to do, where nothing can be written", async () => {
    // A file where the folder should be refuses writing for every user, the administrator included.
    const folder = await smallStudy({ ".jiju": "" });
    const study = await openStudy(folder);
    expect(study.storage).toBe("memory");
    expect(study.dataset.columns.employment!.values[0]).toBe(1_000_000);
    const warning = study.issues.find(({ code }) => code === "read-only-folder");
    expect(warning).toMatchObject({ severity: "warning" });
    expect(warning?.hint).toContain("Copy the folder");
    expect((await stat(join(folder, ".jiju"))).isFile()).toBe(true);
  });
});
