import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join, normalize, sep } from "node:path";
import { InputError } from "@jiju/core";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { z } from "zod";
import { writeFileSafely } from "../files/index.ts";

const digest = z.string().regex(/^[0-9a-f]{64}$/);

/** What was computed and the SHA-256 of its result as JSON. */
const recordSchema = z.object({ operation: z.string(), operationVersion: z.number().int(), input: z.unknown(), sha256: digest });
export type RunRecord = z.infer<typeof recordSchema>;

const manifestSchema = z.object({
  format: z.literal("jiju-bundle"),
  version: z.literal(1),
  productVersion: z.string(),
  studyHash: digest,
  /** SHA-256 of every input file, by path inside the study. */
  files: z.record(z.string(), digest),
  /** What was computed, and the SHA-256 of each result as JSON. */
  results: z.array(z.object({ operation: z.string(), operationVersion: z.number().int(), input: z.unknown(), sha256: digest })),
});

export type BundleManifest = z.infer<typeof manifestSchema>;

export const sha256 = (content: string | Uint8Array): string => createHash("sha256").update(content).digest("hex");

/**
 * Packs a study and the fingerprints of its results in one file that another person can replay.
 *
 * @param folder   study folder
 * @param files    input files, relative to the folder, `study.yaml` among them
 * @param target   file to write
 */
export async function writeBundle(
  folder: string,
  files: readonly string[],
  manifest: Omit<BundleManifest, "format" | "version" | "files">,
  target: string,
): Promise<BundleManifest> {
  const contents: Record<string, [Uint8Array, { mtime: Date }]> = {};
  const hashes: Record<string, string> = {};
  // a fixed time stamp: the same study gives the same bundle, byte for byte
  const mtime = new Date("2000-01-01T00:00:00Z");
  for (const file of [...files].sort()) {
    const bytes = await readFile(join(folder, file));
    contents[`study/${file.split(sep).join("/")}`] = [bytes, { mtime }];
    hashes[file.split(sep).join("/")] = sha256(bytes);
  }
  const whole: BundleManifest = { format: "jiju-bundle", version: 1, ...manifest, files: hashes };
  contents["manifest.json"] = [strToU8(JSON.stringify(whole, null, 2)), { mtime }];
  await writeFileSafely(target, zipSync(contents));
  return whole;
}

/**
 * Unpacks a bundle into a folder, after checking every file against its fingerprint.
 *
 * @throws InputError `bad-bundle` when it is no bundle, was damaged, or a name in it leads outside the folder
 */
export async function readBundle(file: string, target: string): Promise<BundleManifest> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new InputError(
      "no-input-file",
      `replay: ${file} cannot be read (${(error as NodeJS.ErrnoException).code}). Give the file that jiju bundle wrote.`,
    );
  }
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(bytes);
  } catch {
    throw new InputError(
      "bad-bundle",
      `replay: ${file} is not a bundle (not a zip file, or cut short). Ask for it again; jiju bundle writes one.`,
    );
  }
  const parsed = manifestSchema.safeParse(parseManifest(entries["manifest.json"]));
  if (!parsed.success)
    throw new InputError(
      "bad-bundle",
      `replay: ${file} has no readable manifest; it was not written by jiju bundle, or by a newer version.`,
    );
  const manifest = parsed.data;
  const damaged = Object.entries(manifest.files).filter(([path, hash]) => {
    const entry = entries[`study/${path}`];
    return entry === undefined || sha256(entry) !== hash;
  });
  if (damaged.length > 0) {
    throw new InputError(
      "bad-bundle",
      `replay: ${damaged.length} of ${Object.keys(manifest.files).length} files in ${file} are damaged or missing (first: ${damaged[0]![0]}). Ask for the bundle again.`,
    );
  }
  for (const path of Object.keys(manifest.files)) {
    const wanted = normalize(join(target, path));
    if (!wanted.startsWith(normalize(target) + sep))
      throw new InputError("bad-bundle", `replay: ${file} names a file outside its folder (${path}); it is not opened.`);
  }
  await mkdir(target, { recursive: true });
  for (const path of Object.keys(manifest.files)) await writeFileSafely(join(target, path), entries[`study/${path}`]!);
  return manifest;
}

function parseManifest(entry: Uint8Array | undefined): unknown {
  if (!entry) return undefined;
  try {
    return JSON.parse(strFromU8(entry));
  } catch {
    return undefined;
  }
}
