import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { InputError } from "@jiju/core";

/** Where the build puts outlines, seen from a folder above the running code: sources, the library and the bundled front doors differ. */
const PLACES = ["outlines", "dist/outlines", "lab/dist/outlines", "packages/lab/dist/outlines"];

function outlinesFolder(): string | null {
  let folder = import.meta.dirname;
  for (;;) {
    for (const place of PLACES) if (existsSync(join(folder, place))) return join(folder, place);
    const parent = dirname(folder);
    if (parent === folder) return null;
    folder = parent;
  }
}

/** Names of the outlines that come with the product. */
export function builtinOutlines(): readonly string[] {
  const folder = outlinesFolder();
  if (folder === null) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.slice(0, -".json".length))
    .sort();
}

/**
 * Outlines that come with the product: schematic, not for measurement or publication.
 *
 * @param id for example `china-provinces`
 * @returns FeatureCollection; each feature has `properties.region`, a region id, and `properties.name` in both languages
 * @throws InputError `unknown-outlines`, naming those there are
 */
export async function readBuiltinOutlines(
  id: string,
): Promise<{ readonly type: "FeatureCollection"; readonly features: readonly unknown[] }> {
  const known = builtinOutlines();
  if (!known.includes(id)) {
    const list = known.length === 0 ? "none; run `npm run build` first" : known.join(", ");
    throw new InputError("unknown-outlines", `geography: there are no outlines "${id}" in the product; there are: ${list}.`, {
      id,
    });
  }
  return JSON.parse(await readFile(join(outlinesFolder()!, `${id}.json`), "utf8"));
}
