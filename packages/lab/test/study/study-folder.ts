import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "vitest";

const folders: string[] = [];

/** Removes the folders that a test made. */
export function cleanFolders(): void {
  afterEach(async () => {
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
  });
}

/** A folder outside the project with these files. */
export async function folderWith(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "jiju-study-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  return folder;
}

export const REGIONS =
  "region,name_zh,name_en,area_km2,lon,lat\n1,北京,Beijing,16411,116.4,39.9\n2,天津,Tianjin,11917,117.2,39.1\n";
export const INDUSTRIES =
  "industry,name_zh,name_en,kind,tradability\nmanufacturing,制造业,Manufacturing,traditional,0.22\nsoftware,软件业,Software,digital,0.72\n";
export const ACTIVITY = [
  "region,industry,year,employment",
  "1,manufacturing,2019,100",
  "1,software,2019,50",
  "2,manufacturing,2019,80",
  "2,software,2019,20",
  "1,manufacturing,2020,90",
  "1,software,2020,70",
  "2,manufacturing,2020,85",
  "2,software,2020,30",
  "",
].join("\n");

/** Two regions, two industries, two years. */
export const STUDY = `version: 1
title: { en: Two places, zh: 两地 }
activity: employment
regions: { file: regions.csv }
industries: { file: industries.csv }
tables:
  activity:
    file: activity.csv
    role: activity
    values:
      employment: { unit: 万人 }
`;

export const SMALL: Readonly<Record<string, string>> = {
  "study.yaml": STUDY,
  "regions.csv": REGIONS,
  "industries.csv": INDUSTRIES,
  "activity.csv": ACTIVITY,
};

/** The small study with some files replaced or added. */
export const smallStudy = (changes: Readonly<Record<string, string | Uint8Array>> = {}): Promise<string> =>
  folderWith({ ...SMALL, ...changes });
