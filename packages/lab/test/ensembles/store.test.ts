import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@jiju/core";
import { refusalText } from "@jiju/lab/contract";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type EnsembleDocument,
  EnsembleStore,
  ensembleDocumentSchema,
  ensembleHash,
  ensembleParts,
  type Kernel,
  kernelDifference,
  packPart,
  runEnsemble,
  unpackPart,
} from "../../src/ensembles/index.ts";
import { writeFileSafely } from "../../src/files/index.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "jiju-ensembles-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const document: EnsembleDocument = {
  format: "jiju-ensemble",
  version: 1,
  name: "first",
  studyHash: "0".repeat(64),
  kind: "trinity",
  draws: 10,
  seed: 1,
  ranges: {},
  chunk: 3,
  settings: {},
};
const kernel: Kernel = { hash: "a".repeat(64), version: "1.0.0", node: "20", architecture: "x64" };

/** Two numbers a draw: the draw, and its square root. */
const rowsOf = ({ from, to }: { from: number; to: number }): Float64Array =>
  Float64Array.from({ length: 2 * (to - from) }, (_, k) => (k % 2 === 0 ? from + k / 2 : Math.sqrt(from + (k - 1) / 2)));
const evaluator = { lanes: 2, evaluate: async (part: { from: number; to: number }) => rowsOf(part) };
const partBytes = (at: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(join(at, ".jiju/ensembles/first"))
      .filter((file) => file.startsWith("part-"))
      .map((file) => [file, readFileSync(join(at, ".jiju/ensembles/first", file)).toString("hex")]),
  );

describe("an ensemble document", () => {
  it("is cut into parts without gaps", () => {
    expect(ensembleParts(document).map(({ id }) => id)).toEqual(["0-3", "3-6", "6-9", "9-10"]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 60 }), (draws, chunk) => {
        const parts = ensembleParts({ draws, chunk });
        expect(parts[0]!.from).toBe(0);
        expect(parts.at(-1)!.to).toBe(draws);
        for (const [k, part] of parts.entries()) if (k > 0) expect(part.from).toBe(parts[k - 1]!.to);
      }),
    );
  });

  it("has a hash that the order of keys does not change", () => {
    const turned = Object.fromEntries(Object.entries(document).reverse()) as EnsembleDocument;
    expect(ensembleHash(turned)).toBe(ensembleHash(document));
    expect(ensembleHash({ ...document, seed: 2 })).not.toBe(ensembleHash(document));
  });

  it("takes no name that leads out of its folder", () => {
    for (const name of ["../x", "a/b", "", "-a", "A", ".", "a".repeat(65)])
      expect(ensembleDocumentSchema.safeParse({ ...document, name }).success, name).toBe(false);
  });
});

describe("a part", () => {
  const part = { id: "3-6", from: 3, to: 6 };

  it("comes back bit for bit, and NaN as NaN", () => {
    const rows = Float64Array.of(Number.NaN, -0, Number.MIN_VALUE, Number.POSITIVE_INFINITY, 1 / 3, -1e308);
    const back = unpackPart("e", part, packPart("e", part, rows))!;
    rows.forEach((value, k) => {
      expect(Object.is(back[k], value)).toBe(true);
    });
  });

  it("is refused when damaged, cut short, of other draws or of another ensemble", () => {
    const bytes = packPart("e", part, rowsOf(part));
    expect(unpackPart("other", part, bytes)).toBeNull();
    expect(unpackPart("e", { id: "0-3", from: 0, to: 3 }, bytes)).toBeNull();
    expect(unpackPart("e", part, bytes.subarray(0, bytes.length - 8))).toBeNull();
    const damaged = bytes.slice();
    damaged[40]! ^= 1;
    expect(unpackPart("e", part, damaged)).toBeNull();
  });
});

describe("an ensemble", () => {
  const store = () => new EnsembleStore(folder);

  it("runs to the end and gives its rows in order, whatever the number of lanes", async () => {
    for (const lanes of [1, 2, 4]) {
      rmSync(join(folder, ".jiju"), { recursive: true, force: true });
      const outcome = await runEnsemble(await store().begin(document, kernel), { ...evaluator, lanes });
      expect(outcome).toEqual({ state: "complete", done: 10, computed: 10 });
      const entry = await store().require("first");
      expect(entry).toMatchObject({ state: "complete", done: 10, remaining: null });
      expect((await store().rows(entry, 2)).rows).toEqual(rowsOf({ from: 0, to: 10 }));
    }
  });

  it("goes on where it was cancelled, to the same bytes, and computes nothing twice", async () => {
    const abort = new AbortController();
    const outcome = await runEnsemble(
      await store().begin(document, kernel),
      {
        lanes: 1,
        evaluate: async (part) => {
          if (part.from === 3) abort.abort();
          return rowsOf(part);
        },
      },
      { signal: abort.signal },
    );
    expect(outcome).toEqual({ state: "cancelled", done: 6, computed: 6 });
    expect(await store().require("first")).toMatchObject({ state: "cancelled", done: 6 });
    expect(await runEnsemble(await store().begin(document, kernel), evaluator)).toEqual({
      state: "complete",
      done: 10,
      computed: 4,
    });
    const resumed = partBytes(folder);
    rmSync(join(folder, ".jiju"), { recursive: true });
    await runEnsemble(await store().begin(document, kernel), evaluator);
    expect(partBytes(folder)).toEqual(resumed);
  });

  it("stops when another process asks it to pause", async () => {
    const run = await store().begin(document, kernel);
    expect((await store().require("first")).state).toBe("running");
    await store().stop("first", "pause");
    const outcome = await runEnsemble(
      run,
      {
        lanes: 1,
        evaluate: async (part) => {
          await new Promise((resolve) => setTimeout(resolve, 60));
          return rowsOf(part);
        },
      },
      { beatMs: 10 },
    );
    expect(outcome.state).toBe("paused");
    expect((await store().require("first")).state).toBe("paused");
  });

  it("computes a damaged part again", async () => {
    await runEnsemble(await store().begin(document, kernel), evaluator);
    const whole = partBytes(folder);
    writeFileSync(join(folder, ".jiju/ensembles/first/part-3-6.bin"), "damaged");
    expect((await runEnsemble(await store().begin(document, kernel), evaluator)).computed).toBe(3);
    expect(partBytes(folder)).toEqual(whole);
  });

  it("keeps what was finished when the disk is full, says so, and goes on later", async () => {
    let full = false;
    const write = async (file: string, content: string | Uint8Array): Promise<void> => {
      if (full) throw new InputError("disk-full", `${file} cannot be written: the disk is full.`);
      await writeFileSafely(file, content);
      if (file.endsWith("part-3-6.bin")) full = true;
    };
    const small = new EnsembleStore(folder, { write });
    await expect(runEnsemble(await small.begin(document, kernel), { ...evaluator, lanes: 1 })).rejects.toMatchObject({
      code: "ensemble-disk-full",
      message: expect.stringMatching(/The 6 draws that were finished are kept; the other 4 need about 1 MB/),
    });
    expect(await store().require("first")).toMatchObject({ state: "failed", done: 6, reason: { code: "ensemble-disk-full" } });
    const { reason } = await store().require("first");
    expect(refusalText(reason!, "zh")).toContain("已完成的 6 次抽样均已保存；其余 4 次约需 1 MB");
    expect(await runEnsemble(await store().begin(document, kernel), evaluator)).toMatchObject({ state: "complete", computed: 4 });
  });

  it("refuses to begin on a disk that takes the document and nothing more, and begins later", async () => {
    const write = async (file: string, content: string | Uint8Array): Promise<void> => {
      if (!file.endsWith("manifest.json")) throw new InputError("disk-full", `${file} cannot be written: the disk is full.`);
      await writeFileSafely(file, content);
    };
    await expect(new EnsembleStore(folder, { write }).begin(document, kernel)).rejects.toMatchObject({ code: "disk-full" });
    expect(await store().require("first")).toMatchObject({ state: "interrupted", done: 0 });
    expect((await runEnsemble(await store().begin(document, kernel), evaluator)).state).toBe("complete");
  });

  it("is called interrupted when its process is gone", async () => {
    await store().begin(document, kernel);
    const pulse = join(folder, ".jiju/ensembles/first/pulse.json");
    const text = JSON.parse(readFileSync(pulse, "utf8")) as { at: number };
    writeFileSync(pulse, JSON.stringify({ ...text, at: text.at - 60_000 }));
    expect((await store().require("first")).state).toBe("interrupted");
    expect((await runEnsemble(await store().begin(document, kernel), evaluator)).state).toBe("complete");
  });

  it("refuses another document of its name, another kernel, and a second process", async () => {
    await runEnsemble(await store().begin(document, kernel), evaluator);
    await expect(store().begin({ ...document, draws: 11 }, kernel)).rejects.toMatchObject({
      code: "ensemble-name-taken",
      message: expect.stringContaining("draws is 10 there and 11 here"),
    });
    await expect(store().begin(document, { ...kernel, hash: "b".repeat(64), node: "22" })).rejects.toMatchObject({
      code: "stale-kernel",
      message: expect.stringContaining("Node 22"),
    });
    await store().begin(document, kernel);
    await expect(store().begin(document, kernel)).rejects.toMatchObject({ code: "ensemble-running" });
  });

  it("hands a lost part out again, and gives up with a reason", async () => {
    let losses = 0;
    const unlucky = {
      lanes: 1,
      evaluate: async (part: { from: number; to: number }) => {
        if (part.from === 6 && losses++ < 2) throw new Error("worker exited");
        return rowsOf(part);
      },
    };
    expect((await runEnsemble(await store().begin(document, kernel), unlucky)).state).toBe("complete");
    rmSync(join(folder, ".jiju"), { recursive: true });
    const hopeless = { lanes: 1, evaluate: async () => Promise.reject(new Error("out of memory")) };
    await expect(runEnsemble(await store().begin(document, kernel), hopeless)).rejects.toMatchObject({
      code: "worker-lost",
      message: expect.stringContaining("out of memory"),
    });
    expect(await store().require("first")).toMatchObject({ state: "failed", reason: { code: "worker-lost" } });
  });

  it("is named with the others when a name is unknown", async () => {
    await store().begin(document, kernel);
    await expect(store().require("frist")).rejects.toMatchObject({
      code: "unknown-ensemble",
      message: expect.stringContaining("it has first"),
    });
  });
});

describe("kernels", () => {
  it("differ by version, Node, processor or build, in words", () => {
    expect(kernelDifference(kernel, kernel)).toBeNull();
    const other = { ...kernel, hash: "b".repeat(64) };
    expect(kernelDifference(kernel, { ...other, version: "1.1.0" })!.en).toContain("version 1.1.0");
    expect(kernelDifference(kernel, { ...other, architecture: "arm64" })!.zh).toContain("处理器类型为 arm64");
    expect(kernelDifference(kernel, other)!.en).toContain("another build");
  });
});
