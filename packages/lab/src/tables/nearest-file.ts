import { readdir } from "node:fs/promises";
import { nearestName } from "./name-distance.ts";

/** The file of a folder whose name is nearest to a wanted one, letter case included, or undefined. */
export async function nearestFile(folder: string, wanted: string): Promise<string | undefined> {
  const names = await readdir(folder).catch(() => [] as string[]);
  return nearestName(
    wanted,
    names.filter((name) => !name.startsWith(".") && name !== "study.yaml"),
  );
}
