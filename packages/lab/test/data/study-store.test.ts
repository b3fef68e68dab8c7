import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openDatabase, quoteIdentifier, readStore, writeStore } from "../../src/data/index.ts";

fc.configureGlobal({ seed: 21 });

describe("study store", () => {
  it("gives back what was written, bit by bit, and only for its hash", async () => {
    const folder = await mkdtemp(join(tmpdir(), "jiju-store-"));
    try {
      const path = join(folder, "store.duckdb");
      const long = Float64Array.from({ length: 5000 }, (_, i) => (i % 7 === 0 ? Number.NaN : i / 3));
      const data = {
        text: "就业 'quoted' \"double\"",
        unknown: Number.NaN,
        limit: Number.NEGATIVE_INFINITY,
        nested: [
          { values: long },
          { values: Int32Array.of(-1, 2) },
          { values: Uint8Array.of(0, 255) },
          { values: new Float64Array(0) },
        ],
        nothing: null,
      };
      await writeStore(path, "abc", data);
      expect(await readStore(path, "abc")).toEqual(data);
      expect(await readStore(path, "other")).toBeNull();
      const readers = await Promise.all([readStore(path, "abc"), readStore(path, "abc")]);
      expect(readers[1]).toEqual(data);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});

describe("database", () => {
  it("quotes any name as an identifier", async () => {
    const database = await openDatabase();
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.string({ minLength: 1, maxLength: 12 }).filter((name) => !name.includes("\u0000")),
          async (name) => {
            const reader = await database.connection.runAndReadAll(`SELECT 1 AS ${quoteIdentifier(name)}`);
            expect(reader.columnNames()).toEqual([name]);
          },
        ),
        { numRuns: 50 },
      );
    } finally {
      database.close();
    }
  });

  it("neither installs nor loads extensions by itself", async () => {
    const database = await openDatabase();
    const reader = await database.connection.runAndReadAll(
      "SELECT current_setting('autoinstall_known_extensions'), current_setting('autoload_known_extensions')",
    );
    expect(reader.getRows()).toEqual([[false, false]]);
    database.close();
  });
});
