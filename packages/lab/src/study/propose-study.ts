import { readdir } from "node:fs/promises";
import { basename, extname } from "node:path";
import { Document, isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import { peekRows, plainName, readUnit } from "../tables/index.ts";
import { guessTable, splitHeader, type TableGuess } from "./guess-table.ts";

/** A `study.yaml` proposed for loose tables, and what each table was taken for. */
export interface ProposedStudy {
  readonly yaml: string;
  readonly guesses: Readonly<Record<string, TableGuess>>;
}

const TYPES = new Set([".csv", ".tsv", ".txt", ".xlsx", ".xls", ".parquet"]);

/** A name as an id: spaces and punctuation become hyphens. */
function toId(name: string): string {
  const id = name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return id === "" ? "value" : id;
}

const UNIT_TODO = " check the unit 请核对单位";

interface Proposal {
  [key: string]: unknown;
}

/** Values of a table; an id that another table has taken gets the table's name before it. */
function proposeValues(guess: TableGuess, file: string, table: string, taken: Set<string>): Proposal {
  const values: Proposal = {};
  const put = (name: string, unit: string | null, column: string | null): void => {
    const short = toId(name);
    const id = taken.has(short) ? `${table}-${short}` : short;
    taken.add(id);
    values[id] = { ...(column === null || column === id ? {} : { column }), unit: unit ?? guess.unit ?? "1", label: name };
  };
  if (guess.indicators.length > 0) {
    for (const indicator of guess.indicators.slice(0, 60)) {
      const { name, unit } = splitHeader(indicator);
      put(name, unit, indicator);
    }
  } else if (guess.across) {
    const { name, unit } = splitHeader(guess.title ?? basename(file, extname(file)));
    put(name, unit, null);
  } else for (const { header, name, unit } of guess.values) put(name, unit, header);
  return values;
}

/** Only headers that differ from our names need a line. */
function columnLines(guess: TableGuess): Proposal {
  const entries = Object.entries(guess.columns).filter(([ours, theirs]) => ours !== theirs);
  return entries.length > 0 ? { columns: Object.fromEntries(entries) } : {};
}

function proposeTable(file: string, guess: TableGuess, id: string, taken: Set<string>): Proposal {
  const { role } = guess;
  const hasValues = role === "activity" || role === "indicators";
  return {
    file,
    role,
    ...(guess.headerRow > 1 ? { headerRow: guess.headerRow } : {}),
    ...columnLines(guess),
    ...(guess.across ? { across: guess.across } : {}),
    ...(role === "activity" && guess.columns.year === undefined && !guess.across ? { fixed: { year: 2020 } } : {}),
    ...(hasValues ? { values: proposeValues(guess, file, id, taken) } : {}),
  };
}

function eachPair(map: YAMLMap, visit: (pair: Pair) => void): void {
  for (const pair of map.items) {
    visit(pair as Pair);
    if (isMap(pair.value)) eachPair(pair.value, visit);
  }
}

/** Puts a comment behind every unit that was not in the file, and behind a year that was made up. */
function commentGuesses(document: Document): void {
  if (!isMap(document.contents)) return;
  eachPair(document.contents, ({ key, value }) => {
    if (!isScalar(key) || !isScalar(value)) return;
    if (key.value === "unit" && (value.value === "1" || !readUnit(String(value.value)).known)) value.comment = UNIT_TODO;
    if (key.value === "year" && value.value === 2020)
      value.comment = " the table has no year: write it here 表中没有年份，请填写";
  });
}

/**
 * Proposes a `study.yaml` for a folder of loose tables: what each file seems to be, which headers are its keys, which columns hold
 * numbers and, where a header has it in brackets, in which unit. Every guess stands in the file for the user to check; nothing is
 * guessed when the study is read.
 */
export async function proposeStudy(folder: string): Promise<ProposedStudy> {
  const names = (await readdir(folder))
    .filter((name) => TYPES.has(extname(name).toLowerCase()) && !name.startsWith(".") && !name.startsWith("~"))
    .sort();
  const guesses: Record<string, TableGuess> = {};
  for (const name of names) {
    const rows = await peekRows(folder, name).catch(() => []);
    if (rows.length > 1) guesses[name] = guessTable(rows);
  }
  const listed = (role: TableGuess["role"]): [string, TableGuess] | undefined =>
    Object.entries(guesses).find(([, guess]) => guess.role === role);
  const list = (entry: [string, TableGuess] | undefined): Proposal =>
    entry
      ? { file: entry[0], ...(entry[1].headerRow > 1 ? { headerRow: entry[1].headerRow } : {}), ...columnLines(entry[1]) }
      : {};
  const regions = listed("regions");
  const industries = listed("industries");
  const places = new Set((listed("activity")?.[1] ?? regions?.[1])?.regions.map((name) => plainName(name, "region")));
  const tables: Proposal = {};
  const unused: string[] = [];
  const ids = new Set<string>();
  for (const [file, guess] of Object.entries(guesses)) {
    if (file === regions?.[0] || file === industries?.[0]) continue;
    const known = guess.regions.filter((name) => places.has(plainName(name, "region"))).length;
    const elsewhere = places.size > 0 && guess.regions.length > 0 && known < guess.regions.length / 5;
    if (
      guess.role === "unknown" ||
      guess.role === "concordance" ||
      guess.role === "regions" ||
      guess.role === "industries" ||
      elsewhere
    ) {
      unused.push(file);
      continue;
    }
    const id = toId(basename(file, extname(file)));
    tables[id] = proposeTable(file, guess, id, ids);
  }
  const activityTable = Object.values(tables).find((table) => (table as Proposal).role === "activity") as Proposal | undefined;
  const activity = Object.keys((activityTable?.values as Proposal | undefined) ?? {})[0] ?? "employment";
  const document = new Document({
    version: 1,
    title: basename(folder),
    activity,
    regions: { ...list(regions), leaveOut: ["合计", "全国", "Total"] },
    industries: { ...list(industries), leaveOut: ["合计", "Total"] },
    tables,
  });
  document.commentBefore = [
    " yaml-language-server: $schema=./study.schema.json",
    " Proposed from the tables in this folder. Check every role, header and unit, then run: jiju check .",
    " 按文件夹内的表格起草。请逐项核对角色、表头与单位，再运行：jiju check .",
    ...(unused.length > 0 ? [` Not used, because it is not clear what they are 未采用（用途不明）: ${unused.join(", ")}`] : []),
  ].join("\n");
  commentGuesses(document);
  return { yaml: document.toString({ lineWidth: 0 }), guesses };
}
