import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type LoadedStudy, openStudy } from "@jiju/lab";

const INDUSTRIES = 20;
const YEARS = 20;

/** A value that says which cell it belongs to, so that one wrong row shows. */
const cellValue = (region: number, industry: number, year: number): number =>
  1000 + ((region * 31 + industry * 7 + year) % 9000) + 0.5;

const STUDY = `version: 1
title: Large study
activity: employment
tables:
  activity:
    file: activity.csv
    role: activity
    values: { employment: { unit: persons } }
`;

/** A study folder of regions x 20 industries x 20 years; `grouped` writes every number with a thousands separator. */
function folder(regions: number, grouped: boolean): string {
  const path = mkdtempSync(join(tmpdir(), "jiju-bench-"));
  process.once("exit", () => rmSync(path, { recursive: true, force: true }));
  const lines = ["region,industry,year,employment"];
  for (let r = 0; r < regions; ++r) {
    for (let i = 0; i < INDUSTRIES; ++i) {
      for (let y = 0; y < YEARS; ++y) {
        const value = cellValue(r, i, y);
        lines.push(`region ${r},industry ${i},${2001 + y},${grouped ? `"${value.toLocaleString("en-US")}"` : value}`);
      }
    }
  }
  writeFileSync(join(path, "activity.csv"), `${lines.join("\n")}\n`);
  writeFileSync(join(path, "study.yaml"), STUDY);
  return path;
}

const folders = new Map<string, string>();
const studyFolder = (regions: number, grouped: boolean): string => {
  const key = `${regions} ${grouped}`;
  const made = folders.get(key) ?? folder(regions, grouped);
  folders.set(key, made);
  return made;
};

/** A fresh import: what an earlier round kept is taken away first. */
const importFresh = (regions: number, grouped: boolean): Promise<LoadedStudy> => {
  const path = studyFolder(regions, grouped);
  rmSync(join(path, ".jiju"), { recursive: true, force: true });
  return openStudy(path);
};

const check = ({ dataset }: LoadedStudy): boolean => {
  const { values } = dataset.columns.employment!;
  const regions = dataset.regions.length;
  for (const [r, i, y] of [
    [0, 0, 0],
    [regions - 1, INDUSTRIES - 1, YEARS - 1],
    [regions >> 1, 3, 7],
  ] as const) {
    if (values[(r * INDUSTRIES + i) * YEARS + y] !== cellValue(r, i, y)) return false;
  }
  return values.length === regions * INDUSTRIES * YEARS && values.every((value) => value > 0);
};

export default [
  { name: "study-import/100x20x20", size: "small" as const, run: () => importFresh(100, false), check, rounds: 3 },
  {
    name: "study-import/3000x20x20 (target a few seconds)",
    size: "full" as const,
    run: () => importFresh(3000, false),
    check,
    rounds: 3,
  },
  {
    name: "study-import/3000x20x20 with thousands separators",
    size: "full" as const,
    run: () => importFresh(3000, true),
    check,
    rounds: 3,
  },
  {
    name: "study-reopen/3000x20x20",
    size: "full" as const,
    run: () => openStudy(studyFolder(3000, false)),
    check,
    rounds: 3,
  },
];
