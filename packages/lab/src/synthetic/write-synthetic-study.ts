import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { InputError, type PlainTable, type SyntheticCountry, syntheticTables } from "@jiju/core";
import { stringify } from "yaml";
import { writeFileSafely, writeRefusal } from "../files/index.ts";
import { STUDY_FORMAT_VERSION, type StudyConfigInput } from "../study/index.ts";

const SOURCE = "synthetic";

/** study.yaml of a synthetic country. */
function configOf(country: SyntheticCountry): StudyConfigInput {
  const { dataset, truth } = country;
  const indicators = Object.values(dataset.columns).filter((column) => column.dimensions.length === 2);
  const scale = truth.spec.regions <= 60 ? "province" : truth.spec.regions <= 600 ? "city" : "county";
  return {
    version: STUDY_FORMAT_VERSION,
    id: `synthetic-${truth.seed}`,
    title: { en: `Synthetic country, seed ${truth.seed}`, zh: `模拟国家（种子 ${truth.seed}）` },
    scale,
    window: [dataset.years[0]!, dataset.years.at(-1)!],
    activity: "employment",
    regions: { file: "regions.csv" },
    industries: { file: "industries.csv" },
    sources: {
      [SOURCE]: {
        publication: {
          en: "Made by jiju synth; truth.csv holds what was planted",
          zh: "由 jiju synth 生成；truth.csv 记录预设的真值",
        },
        years: `${dataset.years[0]}-${dataset.years.at(-1)}`,
        vintage: `seed ${truth.seed}`,
        licence: "none needed",
        defects: [{ en: "Not a real country.", zh: "并非真实地区。" }],
      },
    },
    tables: {
      activity: {
        file: "activity.csv",
        role: "activity",
        source: SOURCE,
        values: {
          employment: { unit: "persons", label: { en: "Employment", zh: "就业人员" } },
          "average-wage": { column: "wage", unit: "CNY per person-year", label: { en: "Average wage", zh: "平均工资" } },
        },
      },
      indicators: {
        file: "indicators.csv",
        role: "indicators",
        source: SOURCE,
        values: Object.fromEntries(indicators.map((column) => [column.id, { unit: column.unit, label: column.label }])),
      },
      "input-output": {
        file: "input-output.csv",
        role: "input-output",
        source: SOURCE,
        kind: "coefficients",
        values: { value: { unit: "1" } },
      },
    },
    digital: {
      indicators: indicators.filter((column) => column.id !== "rent-index").map((column) => ({ indicator: column.id })),
    },
    productivity: { definition: "wage", column: "average-wage" },
  };
}

/** Writes a table as CSV, a block of rows at a time, so that a large country needs no large string. */
async function writeTable(folder: string, table: PlainTable): Promise<void> {
  const names = Object.keys(table.columns);
  const columns = Object.values(table.columns);
  const rows = columns[0]?.length ?? 0;
  const file = join(folder, table.file);
  const stream = createWriteStream(file);
  const failed = once(stream, "error").then(([error]) => {
    throw writeRefusal(file, error);
  });
  const text = (cell: string | number): string =>
    typeof cell === "number"
      ? Number.isNaN(cell)
        ? ""
        : String(cell)
      : /[",\n]/.test(cell)
        ? `"${cell.replaceAll('"', '""')}"`
        : cell;
  const write = async (): Promise<void> => {
    stream.write(`${names.join(",")}\n`);
    for (let from = 0; from < rows; from += 20_000) {
      const lines: string[] = [];
      for (let row = from; row < Math.min(rows, from + 20_000); ++row)
        lines.push(columns.map((column) => text(column[row]!)).join(","));
      if (!stream.write(`${lines.join("\n")}\n`)) await once(stream, "drain");
    }
    stream.end();
    await once(stream, "finish");
  };
  await Promise.race([write(), failed]);
}

/**
 * Writes a synthetic country as a study folder that every command of the product reads.
 *
 * @param country of `synthesizeCountry`
 * @param folder  made when it does not exist; refused when there is something in it
 * @returns names of the files written, `truth.csv` with what was planted among them
 * @throws InputError `folder-not-empty`, `no-write-permission`
 */
export async function writeSyntheticStudy(country: SyntheticCountry, folder: string): Promise<string[]> {
  const absolute = resolve(folder);
  const present = await readdir(absolute).catch(() => [] as string[]);
  if (present.length > 0) {
    throw new InputError(
      "folder-not-empty",
      `synth: ${folder} is not empty; give a new folder, so that nothing of yours is overwritten.`,
      { folder },
    );
  }
  await mkdir(absolute, { recursive: true }).catch((error: unknown) => {
    throw writeRefusal(absolute, error);
  });
  const tables = syntheticTables(country);
  try {
    for (const table of tables) await writeTable(absolute, table);
    const header = "# A synthetic country with known truth (truth.csv). See docs/models/synthetic-country.md.\n";
    await writeFileSafely(join(absolute, "study.yaml"), header + stringify(configOf(country)));
  } catch (error) {
    for (const table of tables) await rm(join(absolute, table.file), { force: true });
    throw error;
  }
  return ["study.yaml", ...tables.map((table) => table.file)];
}
