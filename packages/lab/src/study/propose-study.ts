import { readdir } from "node:fs/promises";
import { basename, extname } from "node:path";
import { Document, isMap, isScalar, type Pair, type YAMLMap } from "yaml";
import { peekRows, plainName, readUnit } from "../tables/index.ts";
import { draftIndustries } from "./default-industry.ts";
import { guessTable, type PlaceColumn, type TableGuess } from "./guess-table.ts";
import { splitHeader } from "./header-meaning.ts";
import { activityName, digitalIndicators, type ProposedColumn, populationOf, scaleOfNames, wageOf } from "./propose-roles.ts";
import { looksLikeTotal } from "./total-names.ts";

/** A `study.yaml` proposed for loose tables, and what each table was taken for. */
export interface ProposedStudy {
  readonly yaml: string;
  /** Files that it names and that are to be written beside it: a list of industries where the folder has none. */
  readonly files: Readonly<Record<string, string>>;
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

/** Kind of region by the level of place that its header names. */
const SCALES: Readonly<Record<number, "province" | "city" | "county">> = { 1: "province", 2: "city", 3: "county", 4: "county" };

/** Stands for the year of a table that names none, until the user writes it. */
const YEAR_UNKNOWN = 1900;
const DRAFT = "industries.csv";
const DRAFTED = " drafted by name: check kind and tradability (Dingel and Neiman 2020) 按行业名称起草，请核对类别与虚拟可贸易度";

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
    // a title may end in brackets that hold years and no unit
    put(activityName(name), guess.unit ?? (unit !== null && readUnit(unit).known ? unit : null), null);
  } else for (const { header, name, unit } of guess.values) put(name, unit, header);
  return values;
}

/** The place column of a table whose texts the list knows best, by id before by name; its first when there is no list. */
function placeColumn(guess: TableGuess, ids: ReadonlySet<string>, names: ReadonlySet<string>): PlaceColumn | undefined {
  const known = (texts: readonly string[], set: ReadonlySet<string>): number =>
    texts.filter((text) => set.has(plainName(text, "region"))).length;
  const score = ({ texts }: PlaceColumn): number => known(texts, ids) * 2 + known(texts, names);
  return guess.places.reduce<PlaceColumn | undefined>(
    (best, each) => (best && score(best) >= score(each) ? best : each),
    undefined,
  );
}

/** Only headers that differ from our names need a line. */
function columnLines(guess: TableGuess, place?: PlaceColumn): Proposal {
  const entries = Object.entries({ ...guess.columns, ...(place ? { region: place.header } : {}) }).filter(
    ([ours, theirs]) => ours !== theirs,
  );
  return entries.length > 0 ? { columns: Object.fromEntries(entries) } : {};
}

function proposeTable(file: string, guess: TableGuess, place: PlaceColumn | undefined, id: string, taken: Set<string>): Proposal {
  const { role } = guess;
  const hasValues = role === "activity" || role === "indicators";
  return {
    file,
    role,
    ...(guess.headerRow > 1 ? { headerRow: guess.headerRow } : {}),
    ...columnLines(guess, place),
    ...(guess.across ? { across: guess.across } : {}),
    ...(role === "activity" && guess.columns.year === undefined && guess.across !== "year"
      ? { fixed: { year: guess.titleYear ? Number(guess.titleYear) : YEAR_UNKNOWN } }
      : {}),
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
    if (key.value === "year" && value.value === YEAR_UNKNOWN)
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
  const plain = (columns: readonly PlaceColumn[]): Set<string> =>
    new Set(columns.flatMap(({ texts }) => texts.map((name) => plainName(name, "region"))));
  const finest = regions?.[1].places.filter(({ level }, _, [first]) => level === first!.level) ?? [];
  const activityGuess = listed("activity")?.[1];
  const places = finest.length > 0 ? plain(finest) : plain(activityGuess?.places.slice(0, 1) ?? []);
  const ids = plain(finest.slice(0, 1));
  const tables: Proposal = {};
  const unused: string[] = [];
  const taken = new Set<string>();
  const found = { region: new Set<string>(), industry: new Set<string>() };
  for (const [file, guess] of Object.entries(guesses)) {
    if (file === regions?.[0] || file === industries?.[0]) continue;
    const place = placeColumn(guess, ids, places);
    const known = place?.texts.filter((name) => places.has(plainName(name, "region"))).length ?? 0;
    const elsewhere = places.size > 0 && place !== undefined && known < place.texts.length / 5;
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
    for (const name of place?.texts ?? []) if (looksLikeTotal(name)) found.region.add(name);
    for (const name of guess.industries) if (looksLikeTotal(name)) found.industry.add(name);
    const id = toId(basename(file, extname(file)));
    tables[id] = proposeTable(file, guess, place, id, taken);
  }
  const columnsOf = (role: string): ProposedColumn[] =>
    (Object.values(tables) as Proposal[])
      .filter((table) => table.role === role)
      .flatMap(({ values }) =>
        Object.entries(values as Record<string, { label: string; unit: string }>).map(([id, { label, unit }]) => ({
          id,
          name: label,
          unit,
        })),
      );
  const measured = columnsOf("activity");
  const wage = wageOf(measured);
  const activity = measured.find(({ id }) => id !== wage?.id)?.id ?? "employment";
  const indicators = columnsOf("indicators");
  const population = populationOf(indicators);
  const digital = digitalIndicators(indicators, population);
  const placesGuess = (regions?.[1] ?? activityGuess)?.places[0];
  const scale = SCALES[placesGuess?.level ?? 0] ?? scaleOfNames(placesGuess?.texts ?? []);
  const named = [...new Set(activityGuess?.industries ?? [])].filter((name) => !looksLikeTotal(name));
  const drafted = !industries && named.length > 0 && !names.includes(DRAFT);
  const leaveOut = (names: ReadonlySet<string>): Proposal => (names.size > 0 ? { leaveOut: [...names] } : {});
  const document = new Document({
    version: 1,
    title: basename(folder),
    ...(scale ? { scale } : {}),
    activity,
    ...(population ? { population: population.id } : {}),
    regions: { ...list(regions), ...leaveOut(found.region) },
    industries: { ...(drafted ? { file: DRAFT } : list(industries)), ...leaveOut(found.industry) },
    tables,
    ...(digital.length > 0 ? { digital: { indicators: digital } } : {}),
    ...(wage ? { productivity: { definition: "wage", column: wage.id } } : {}),
  });
  document.commentBefore = [
    " yaml-language-server: $schema=./study.schema.json",
    " Proposed from the tables in this folder. Check every role, header and unit, then run: jiju check .",
    " 按文件夹内的表格起草。请逐项核对角色、表头与单位，再运行：jiju check .",
    ...(unused.length > 0 ? [` Not used, because it is not clear what they are 未采用（用途不明）: ${unused.join(", ")}`] : []),
  ].join("\n");
  commentGuesses(document);
  if (drafted) {
    const file = document.getIn(["industries", "file"], true);
    if (isScalar(file)) file.comment = DRAFTED;
  }
  return {
    yaml: document.toString({ lineWidth: 0 }),
    files: drafted ? { [DRAFT]: draftIndustries(named) } : {},
    guesses,
  };
}
