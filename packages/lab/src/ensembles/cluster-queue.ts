import { hostname } from "node:os";
import type { Redis } from "ioredis";
import { z } from "zod";
import { CLUSTER_PREFIX } from "./cluster-connection.ts";
import { ensembleDocumentSchema } from "./document.ts";
import type { Kernel } from "./kernel.ts";

/** Parts of one kernel wait in one queue: a worker with another kernel never gets them. */
export const queueOf = (kernel: Kernel): string => `ensembles-${kernel.hash.slice(0, 16)}`;

/** What a worker is handed. */
export const partTaskSchema = z.object({
  document: ensembleDocumentSchema,
  ensemble: z.string(),
  kernel: z.string(),
  part: z.object({ id: z.string(), from: z.number().int(), to: z.number().int() }),
});
export type PartTask = z.infer<typeof partTaskSchema>;

/** Where the rows of a part wait for the process that asked: kernel and document name them, so old ones are never taken for new. */
export const resultKey = (kernel: string, ensemble: string, part: string): string =>
  `${CLUSTER_PREFIX}:part:${kernel.slice(0, 16)}:${ensemble}:${part}`;
/** Set when nobody wants the parts of an ensemble any more. */
export const stopKey = (ensemble: string): string => `${CLUSTER_PREFIX}:stop:${ensemble}`;
/** Seconds that finished parts wait. */
export const RESULT_SECONDS = 24 * 3600;

const kernelSchema = z.object({ hash: z.string(), version: z.string(), node: z.string(), architecture: z.string() });
const memberSchema = z.object({
  kernel: kernelSchema,
  host: z.string(),
  pid: z.number().int(),
  /** Parts at a time; 0 for a process that hands parts out. */
  concurrency: z.number().int(),
  /** Ensemble that is handed out. */
  ensemble: z.string().optional(),
  at: z.number(),
});
/** A worker, or a process that hands out an ensemble. */
export type ClusterMember = z.infer<typeof memberSchema>;

const MEMBERS = `${CLUSTER_PREFIX}:members`;
const SILENCE_MS = 20_000;

/** Tells the others of the cluster that this process is there; repeat every few seconds. */
export async function announce(
  redis: Redis,
  id: string,
  member: Pick<ClusterMember, "kernel" | "concurrency"> & { readonly ensemble?: string },
): Promise<void> {
  const record: ClusterMember = { ...member, host: hostname(), pid: process.pid, at: Date.now() };
  await redis.hset(MEMBERS, id, JSON.stringify(record));
}

export async function leave(redis: Redis, id: string): Promise<void> {
  await redis.hdel(MEMBERS, id);
}

/** Processes that gave a sign lately; those that did not are struck off. */
export async function clusterMembers(redis: Redis): Promise<ClusterMember[]> {
  const out: ClusterMember[] = [];
  for (const [id, text] of Object.entries(await redis.hgetall(MEMBERS))) {
    const member = memberSchema.safeParse(JSON.parse(text));
    if (member.success && Date.now() - member.data.at < SILENCE_MS) out.push(member.data);
    else await redis.hdel(MEMBERS, id);
  }
  return out;
}
