import { createHash } from "node:crypto";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@jiju/core";
import type { Redis } from "ioredis";
import { readBundle } from "../bundle/index.ts";
import { CLUSTER_PREFIX } from "./cluster-connection.ts";

/** Bytes of one value in Redis. */
const CHUNK = 1 << 20;
/** Seconds after which a study that nobody uses leaves Redis. */
const KEEP_SECONDS = 7 * 24 * 3600;

const keyOf = (studyHash: string): string => `${CLUSTER_PREFIX}:study:${studyHash}`;

interface StudyRecord {
  readonly chunks: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Lays the bundle of a study where workers find it, unless it lies there already. */
export async function publishStudy(redis: Redis, studyHash: string, bundle: () => Promise<Uint8Array>): Promise<void> {
  const key = keyOf(studyHash);
  const known = await redis.get(key);
  if (known) {
    const { chunks } = JSON.parse(known) as StudyRecord;
    const keys = Array.from({ length: chunks }, (_, k) => `${key}:${k}`);
    if ((await redis.exists(...keys)) === chunks) {
      await Promise.all([key, ...keys].map((each) => redis.expire(each, KEEP_SECONDS)));
      return;
    }
  }
  const bytes = await bundle();
  const chunks = Math.max(1, Math.ceil(bytes.length / CHUNK));
  for (let k = 0; k < chunks; ++k) {
    await redis.set(`${key}:${k}`, Buffer.from(bytes.subarray(k * CHUNK, (k + 1) * CHUNK)), "EX", KEEP_SECONDS);
  }
  const record: StudyRecord = { chunks, bytes: bytes.length, sha256: createHash("sha256").update(bytes).digest("hex") };
  await redis.set(key, JSON.stringify(record), "EX", KEEP_SECONDS);
}

/**
 * The study as a folder of this machine; fetched once and kept in the temporary folder.
 *
 * @returns folder of the unpacked study
 * @throws InputError `study-not-published`, `bad-bundle`
 */
export async function fetchStudy(redis: Redis, studyHash: string): Promise<string> {
  const root = join(tmpdir(), `jiju-worker-${process.getuid?.() ?? "user"}`);
  const folder = join(root, studyHash);
  if (await stat(join(folder, "study.yaml")).catch(() => null)) return folder;
  const record = await redis.get(keyOf(studyHash));
  const missing = new InputError(
    "study-not-published",
    `worker: the inputs of study ${studyHash.slice(0, 12)} are not in Redis any more. Start the ensemble again; it lays them there anew.`,
    { studyHash },
  );
  if (!record) throw missing;
  const { chunks, sha256 } = JSON.parse(record) as StudyRecord;
  const pieces = await Promise.all(Array.from({ length: chunks }, (_, k) => redis.getBuffer(`${keyOf(studyHash)}:${k}`)));
  const bytes = Buffer.concat(pieces.filter((piece) => piece !== null));
  if (createHash("sha256").update(bytes).digest("hex") !== sha256) throw missing;
  await mkdir(root, { recursive: true, mode: 0o700 });
  const fresh = join(root, `${studyHash}.${process.pid}.part`);
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh);
  await writeFile(join(fresh, "study.jiju.zip"), bytes);
  await readBundle(join(fresh, "study.jiju.zip"), fresh);
  try {
    await rename(fresh, folder);
  } catch {
    // another worker of this machine was quicker, or an earlier one left half a folder
    if (!(await readFile(join(folder, "study.yaml")).catch(() => null))) {
      await rm(folder, { recursive: true, force: true });
      await rename(fresh, folder);
    } else await rm(fresh, { recursive: true, force: true });
  }
  return folder;
}
