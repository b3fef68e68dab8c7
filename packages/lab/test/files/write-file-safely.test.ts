import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { writeFileSafely, writeRefusal } from "../../src/files/index.ts";

describe("writeFileSafely", () => {
  it("replaces a file whole and leaves nothing beside it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiju-files-"));
    const file = join(folder, "deep", "a.txt");
    await writeFileSafely(file, "one");
    await writeFileSafely(file, "two");
    expect(readFileSync(file, "utf8")).toBe("two");
    expect(readdirSync(join(folder, "deep"))).toEqual(["a.txt"]);
  });

  it("says so when a file stands where a folder is needed, and leaves it", async () => {
    const folder = mkdtempSync(join(tmpdir(), "jiju-files-"));
    writeFileSync(join(folder, "taken"), "mine");
    await expect(writeFileSafely(join(folder, "taken", "a.txt"), "x")).rejects.toMatchObject({ code: "no-write-permission" });
    expect(readFileSync(join(folder, "taken"), "utf8")).toBe("mine");
  });

  it("words missing permission and a full disk, and passes defects on", () => {
    const failure = (code: string) => Object.assign(new Error(code), { code });
    for (const code of ["EACCES", "EPERM", "EROFS"]) {
      expect(writeRefusal("/x/y", failure(code))).toMatchObject({
        code: "no-write-permission",
        message: expect.stringContaining("nothing was changed"),
      });
    }
    expect(writeRefusal("/x/y", failure("ENOSPC"))).toMatchObject({ code: "disk-full" });
    const defect = new Error("other");
    expect(writeRefusal("/x/y", defect)).toBe(defect);
  });
});
