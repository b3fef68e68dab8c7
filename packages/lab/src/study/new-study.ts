import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { InputError } from "@jiju/core";
import { firstLine } from "../tables/index.ts";
import { proposeStudy } from "./propose-study.ts";
import { studyJsonSchema } from "./study-config.ts";
import { STUDY_FILE } from "./study-file.ts";
import { studyTemplate } from "./study-template.ts";

const TABLE_TYPES = new Set([".csv", ".tsv", ".txt", ".xlsx", ".xls", ".parquet"]);

/** Name of the file that editors complete and check `study.yaml` with. */
export const SCHEMA_FILE = "study.schema.json";

/**
 * Begins a study. An empty folder gets a commented template with sample tables; a folder with tables and no `study.yaml` gets one
 * proposed for them. Nothing that exists is overwritten.
 *
 * @param folder made when it does not exist
 * @returns names of the files written
 * @throws InputError `study-exists` when there is a study.yaml, `folder-not-writable` when nothing can be written
 */
export async function newStudy(folder: string): Promise<string[]> {
  const absolute = resolve(folder);
  const present = await readdir(absolute).catch(() => [] as string[]);
  if (present.includes(STUDY_FILE)) {
    throw new InputError(
      "study-exists",
      `${folder} already has a ${STUDY_FILE}. Choose another folder, or run \`jiju check ${folder}\`.`,
      { folder },
    );
  }
  const tables = present.filter((name) => TABLE_TYPES.has(extname(name).toLowerCase()));
  const proposed = tables.length > 0 ? await proposeStudy(absolute) : null;
  const files: Record<string, string> = proposed ? { [STUDY_FILE]: proposed.yaml, ...proposed.files } : { ...studyTemplate };
  files[SCHEMA_FILE] = `${JSON.stringify(studyJsonSchema(), null, 2)}\n`;
  const written: string[] = [];
  try {
    await mkdir(absolute, { recursive: true });
    for (const [name, text] of Object.entries(files)) {
      if (present.includes(name)) continue;
      await writeFile(join(absolute, name), text, { flag: "wx" });
      written.push(name);
    }
  } catch (error) {
    // half a study would stand in the way of the next try
    for (const name of written) await rm(join(absolute, name), { force: true });
    throw new InputError(
      "folder-not-writable",
      `${folder} cannot be written to (${firstLine(error)}). Choose a folder of your own.`,
      { folder },
    );
  }
  return written;
}
