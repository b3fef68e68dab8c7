import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolveInside } from "../tables/index.ts";
import type { StudyConfig } from "./study-config.ts";

/** Version of what an import makes of the same inputs; part of the hash, so that an old database is not reused. */
const IMPORT_VERSION = 2;

/** Files that a study names, once each, in alphabetical order. */
export function studyFiles(config: StudyConfig): string[] {
  const files = new Set<string>();
  const add = (file: string | undefined): void => {
    if (file !== undefined) files.add(file);
  };
  add(config.regions.file);
  add(config.industries.file);
  for (const table of Object.values(config.tables)) add(table.file);
  for (const { industries, concordance } of Object.values(config.classifications)) {
    add(industries.file);
    add(concordance?.file);
  }
  add(config.boundaries?.file);
  add(config.tiles?.file);
  return [...files].sort();
}

/** JSON with keys in alphabetical order, so that the order of settings does not matter. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/**
 * SHA-256 over the settings after defaults and the bytes of every file the study names. Comments and the order of settings in
 * `study.yaml` do not change it; missing files count as absent.
 *
 * @returns 64 hexadecimal digits
 */
export async function studyHash(folder: string, config: StudyConfig): Promise<string> {
  const hash = createHash("sha256");
  hash.update(`jiju-study ${IMPORT_VERSION}\n${canonicalJson(config)}\n`);
  for (const file of studyFiles(config)) {
    const path = resolveInside(folder, file);
    const bytes = path === null ? null : await readFile(path).catch(() => null);
    hash.update(`${file}\n${bytes ? createHash("sha256").update(bytes).digest("hex") : "absent"}\n`);
  }
  return hash.digest("hex");
}
