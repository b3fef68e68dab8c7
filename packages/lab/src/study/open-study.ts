import { basename, resolve } from "node:path";
import { InputError, type Issue } from "@jiju/core";
import { openDatabase } from "../data/index.ts";
import { type ImportedStudy, importStudy } from "./import-study.ts";
import { createIssueCollector, type IssueCollector } from "./issue-collector.ts";
import type { LoadedStudy, StudyCheck, StudySummary } from "./loaded-study.ts";
import { keep, readKept } from "./study-cache.ts";
import { readStudyFile, type StudyFile } from "./study-file.ts";
import { studyFiles, studyHash } from "./study-hash.ts";

async function importInMemory(folder: string, file: StudyFile, issues: IssueCollector): Promise<ImportedStudy | null> {
  const database = await openDatabase();
  try {
    return await importStudy(database.connection, folder, file, issues);
  } finally {
    database.close();
  }
}

function summarise(folder: string, file: StudyFile, study: ImportedStudy | null): StudySummary {
  const { config } = file;
  return {
    id: config.id ?? basename(folder),
    title: config.title,
    regions: study?.dataset.regions.length ?? 0,
    industries: study?.dataset.industries.length ?? 0,
    years: study?.dataset.years ?? [],
    columns: Object.keys(study?.dataset.columns ?? {}),
    files: studyFiles(config),
  };
}

/**
 * Reads a study folder and lists every problem of every file at once. Writes nothing.
 *
 * @param folder path of the study folder
 */
export async function checkStudy(folder: string): Promise<StudyCheck> {
  const absolute = resolve(folder);
  const issues = createIssueCollector();
  const file = await readStudyFile(absolute, issues);
  const study = file ? await importInMemory(absolute, file, issues) : null;
  return { issues: issues.list(), summary: file ? summarise(absolute, file, study) : null };
}

function refuse(folder: string, issues: readonly Issue[]): never {
  const errors = issues.filter(({ severity }) => severity === "error");
  const first = errors[0];
  const where = first ? [first.file, first.row === undefined ? undefined : `row ${first.row}`].filter(Boolean).join(", ") : "";
  const said = first ? `; the first (${where}): ${first.message}` : "";
  throw new InputError(
    "study-has-errors",
    `${folder} has ${errors.length} ${errors.length === 1 ? "error" : "errors"}${said}${/[.!?]$/.test(said) ? "" : "."} See them all with \`jiju check ${folder}\`.`,
    { folder, issues },
  );
}

/**
 * Opens a study: checked, keyed, in base units. Inputs that have not changed since the last import are not read again.
 *
 * @param folder path of the study folder
 * @throws InputError `study-has-errors` with all issues in `details.issues`; nothing on disk has changed then
 */
export async function openStudy(folder: string): Promise<LoadedStudy> {
  const absolute = resolve(folder);
  const issues = createIssueCollector();
  const file = await readStudyFile(absolute, issues);
  if (!file) refuse(folder, issues.list());
  const { config } = file;
  const hash = await studyHash(absolute, config);
  const named = { folder: absolute, id: config.id ?? basename(absolute), title: config.title, config, hash };
  const kept = await readKept(absolute, hash);
  if (kept) return { ...kept.study, ...named, issues: kept.issues, storage: "reused" };
  const study = await importInMemory(absolute, file, issues);
  if (!study || issues.hasErrors()) refuse(folder, issues.list());
  const storage = (await keep(absolute, hash, { study, issues: issues.list() }, issues)) ? "imported" : "memory";
  return { ...study, ...named, issues: issues.list(), storage };
}
