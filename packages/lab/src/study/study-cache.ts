import { mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Issue } from "@jiju/core";
import { readStore, writeStore } from "../data/index.ts";
import { firstLine } from "../tables/index.ts";
import type { ImportedStudy } from "./import-study.ts";
import type { IssueCollector } from "./issue-collector.ts";

/** Folder inside a study for what can be rebuilt at any time. */
export const CACHE_FOLDER = ".jiju";
const DATABASE = "study.duckdb";

/** What an import leaves behind: the study and the warnings and notes about it. */
export interface KeptStudy {
  readonly study: ImportedStudy;
  readonly issues: readonly Issue[];
}

/** The study kept from an earlier import of the same inputs; null when there is none, or none that can be read. */
export async function readKept(folder: string, hash: string): Promise<KeptStudy | null> {
  const path = join(folder, CACHE_FOLDER, DATABASE);
  if (!(await stat(path).catch(() => null))) return null;
  try {
    return (await readStore(path, hash)) as KeptStudy | null;
  } catch {
    // Damaged, from another release, or locked: the inputs are still there, and a new import replaces it.
    return null;
  }
}

let written = 0;

/**
 * Keeps an import. A new file is written beside the old one and takes its name at the end, so that a reader sees the old study or the
 * new one and a crash leaves the old one.
 *
 * @returns whether it was kept; when the folder cannot be written to, a warning says so
 */
export async function keep(folder: string, hash: string, kept: KeptStudy, issues: IssueCollector): Promise<boolean> {
  const cache = join(folder, CACHE_FOLDER);
  written += 1;
  const fresh = join(cache, `import-${process.pid}-${written}.duckdb`);
  try {
    await mkdir(cache, { recursive: true });
    await writeFile(join(cache, ".gitignore"), "*\n");
    await rm(fresh, { force: true });
    await writeStore(fresh, hash, kept);
    await rename(fresh, join(cache, DATABASE));
    return true;
  } catch (error) {
    await rm(fresh, { force: true }).catch(() => undefined);
    await rm(`${fresh}.wal`, { force: true }).catch(() => undefined);
    issues.add("read-only-folder", { file: CACHE_FOLDER, params: { detail: firstLine(error) } });
    return false;
  }
}
