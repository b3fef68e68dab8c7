import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { InputError, type Text } from "@jiju/core";
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { CLUSTER_PREFIX, connectCluster, shownAddress } from "./cluster-connection.ts";
import { announce, clusterMembers, leave, type PartTask, queueOf, resultKey, stopKey } from "./cluster-queue.ts";
import { publishStudy } from "./cluster-study.ts";
import { type EnsembleDocument, type EnsemblePart, ensembleHash } from "./document.ts";
import { type Kernel, kernelDifference } from "./kernel.ts";
import { unpackPart } from "./part-bytes.ts";
import type { PartEvaluator } from "./run-ensemble.ts";

export interface ClusterOptions {
  readonly url: string;
  readonly document: EnsembleDocument;
  readonly kernel: Kernel;
  /** The study's inputs as `writeBundle` packs them; called only when Redis does not have them. */
  readonly bundle: () => Promise<Uint8Array>;
  /** A line for people: stale workers, no workers, Redis away. */
  readonly notice?: (line: Text) => void;
  /** Seconds without any worker of this kernel after which the run ends. Default 60. */
  readonly patienceForWorkers?: number;
  /** Seconds without Redis after which the run ends. Default 120. */
  readonly patienceForRedis?: number;
}

export interface ClusterEvaluator extends PartEvaluator {
  readonly close: () => Promise<void>;
}

/** Parts in the queue at a time: enough for a few hundred workers, few enough to look at several times a second. */
const LANES = 256;
const LOOK_MS = 100;
const CARE_MS = 2000;
/** A part that failed in the queue this often is given up. */
const TRIES = 3;

interface Wanted {
  readonly part: EnsemblePart;
  readonly resolve: (rows: Float64Array) => void;
  readonly reject: (error: unknown) => void;
  tries: number;
}

/**
 * Hands parts to the workers of a cluster and collects their rows.
 *
 * Redis holds the queue, and nothing that cannot be made again: a part that Redis lost in a restart is queued anew, one that a worker
 * finished meanwhile is taken from where the worker left it.
 *
 * @throws InputError those of `connectCluster`; `evaluate` rejects with `no-workers`, `redis-lost`, `worker-lost`
 */
export async function clusterEvaluator(options: ClusterOptions): Promise<ClusterEvaluator> {
  const { document, kernel, url } = options;
  const redis = await connectCluster(url, { manner: "prompt" });
  const queueRedis = await connectCluster(url, { manner: "prompt" });
  const { Queue } = await import("bullmq");
  const queue = new Queue<PartTask>(queueOf(kernel), { connection: queueRedis, prefix: CLUSTER_PREFIX });
  queue.on("error", () => undefined);
  const ensemble = ensembleHash(document);
  const id = randomUUID();
  await publishStudy(redis, document.studyHash, options.bundle);
  await redis.del(stopKey(ensemble));

  const wanted = new Map<string, Wanted>();
  const jobIdOf = (part: EnsemblePart): string => `${ensemble}_${part.id}`;
  const taskOf = (part: EnsemblePart): PartTask => ({ document, ensemble, kernel: kernel.hash, part: { ...part } });
  const rejectAll = (error: unknown): void => {
    for (const each of wanted.values()) each.reject(error);
    wanted.clear();
  };

  const collect = async (): Promise<void> => {
    const entries = [...wanted.values()];
    if (entries.length === 0) return;
    const keys = entries.map(({ part }) => resultKey(kernel.hash, ensemble, part.id));
    const found = await redis.mgetBuffer(...keys);
    for (const [k, bytes] of found.entries()) {
      if (!bytes) continue;
      const entry = entries[k]!;
      await redis.del(keys[k]!);
      const rows = bytes[0] === ROWS ? unpackPart(ensemble, entry.part, bytes.subarray(1)) : null;
      if (rows) entry.resolve(rows);
      else if (bytes[0] === REFUSAL) {
        const refusal = refusalFrom(bytes.subarray(1));
        // a Redis that keeps nothing on disk comes back without the study: it is laid there again, and the part is queued anew
        if (refusal.code === "study-not-published" && entry.tries < TRIES) {
          entry.tries += 1;
          await publishStudy(redis, document.studyHash, options.bundle);
          continue;
        }
        entry.reject(refusal);
      } else entry.reject(new Error("the rows that came back are damaged"));
      wanted.delete(entry.part.id);
    }
  };

  /** Queues what the queue does not have, and looks after parts that were given up. */
  const care = async (): Promise<void> => {
    for (const entry of [...wanted.values()]) {
      const job = await queue.getJob(jobIdOf(entry.part));
      if (!job) await queue.add("part", taskOf(entry.part), { jobId: jobIdOf(entry.part), removeOnComplete: true });
      else if (await job.isFailed()) {
        entry.tries += 1;
        if (entry.tries < TRIES) await job.retry();
        else {
          await job.remove();
          wanted.delete(entry.part.id);
          entry.reject(lostPart(entry.part, job.failedReason));
        }
      }
    }
  };

  let workersSeen = performance.now();
  let told = "";
  const look = async (): Promise<void> => {
    await announce(redis, id, { kernel, concurrency: 0, ensemble: document.name });
    const workers = (await clusterMembers(redis)).filter(({ concurrency }) => concurrency > 0);
    const fit = workers.filter((worker) => worker.kernel.hash === kernel.hash);
    const stale = workers.flatMap((worker) => {
      const difference = kernelDifference(kernel, worker.kernel);
      return difference
        ? [
            {
              en: `${worker.host} (process ${worker.pid}) runs ${difference.en}`,
              zh: `${worker.host}（进程 ${worker.pid}）${difference.zh}`,
            },
          ]
        : [];
    });
    const line = workersLine(stale, fit.length === 0, shownAddress(url));
    if (line.en !== told && line.en !== "") options.notice?.(line);
    told = line.en;
    if (fit.length > 0) workersSeen = performance.now();
    const patience = options.patienceForWorkers ?? 60;
    if (performance.now() - workersSeen > patience * 1000) {
      rejectAll(
        new InputError(
          stale.length > 0 ? "stale-worker" : "no-workers",
          `cluster: for ${patience} s there was no worker that may compute this ensemble at ${shownAddress(url)}. ${line.en} What was finished is kept; start workers of version ${kernel.version} on Node ${kernel.node} and resume.`,
          { where: shownAddress(url), seconds: patience, stale, version: kernel.version, node: kernel.node },
        ),
      );
    }
  };

  let open = true;
  const loop = (async () => {
    let cared = Number.NEGATIVE_INFINITY;
    let reached = performance.now();
    let away = false;
    while (open) {
      try {
        await collect();
        if (performance.now() - cared > CARE_MS) {
          cared = performance.now();
          await look();
          await care();
        }
        if (away) options.notice?.({ en: "Redis is back.", zh: "Redis 已恢复。" });
        reached = performance.now();
        away = false;
      } catch (error) {
        // BullMQ and ioredis reject while Redis is away; anything that lasts is told
        if (!away) options.notice?.(awayLine(url, error as Error));
        away = true;
        workersSeen = performance.now();
        cared = Number.NEGATIVE_INFINITY;
        const patience = options.patienceForRedis ?? 120;
        if (performance.now() - reached > patience * 1000) {
          rejectAll(
            new InputError(
              "redis-lost",
              `cluster: Redis at ${shownAddress(url)} has been away for ${patience} s. What was finished is kept; resume when it is back.`,
              { where: shownAddress(url), seconds: patience },
            ),
          );
        }
      }
      await wait(LOOK_MS);
    }
  })();

  return {
    lanes: LANES,
    evaluate: (part, signal) =>
      new Promise((resolve, reject) => {
        const entry: Wanted = { part, resolve, reject, tries: 0 };
        wanted.set(part.id, entry);
        signal.addEventListener(
          "abort",
          () => {
            wanted.delete(part.id);
            reject(new InputError("cancelled", "ensemble: cancelled; what was finished is kept."));
          },
          { once: true },
        );
        queue
          .add("part", taskOf(part), { jobId: jobIdOf(part), removeOnComplete: true })
          // the loop queues it again when Redis is back
          .catch(() => undefined);
      }),
    close: async () => {
      open = false;
      await loop;
      await retract(redis, queue, ensemble, id).catch(() => undefined);
      await queue.close().catch(() => undefined);
      redis.disconnect();
      queueRedis.disconnect();
    },
  };
}

/** What there is to say of the workers: those that are refused and why, and that none is there. */
function workersLine(stale: readonly Text[], none: boolean, where: string): Text {
  const lines: Text[] = [];
  if (stale.length > 0) {
    lines.push({
      en: `Refused, because their numbers could differ in the last digits: ${stale.map(({ en }) => en).join("; ")}.`,
      zh: `已拒绝下列进程，因其数值可能在末位不同：${stale.map(({ zh }) => zh).join("；")}。`,
    });
  }
  if (none) {
    lines.push({
      en: `No worker of this version is there yet: jiju worker --cluster ${where}`,
      zh: `尚无同版本的工作进程：jiju worker --cluster ${where}`,
    });
  }
  return { en: lines.map(({ en }) => en).join(" "), zh: lines.map(({ zh }) => zh).join("") };
}

/** What is said while Redis is away. */
export function awayLine(url: string, { message }: Error): Text {
  const where = shownAddress(url);
  return {
    en: `Redis at ${where} does not answer (${message}); waiting for it.`,
    zh: `${where} 处的 Redis 没有应答（${message}），等待其恢复。`,
  };
}

/** First byte of what a worker leaves: rows follow, or a refusal as JSON. */
export const ROWS = 0x52;
export const REFUSAL = 0x45;

function refusalFrom(bytes: Uint8Array): InputError {
  const { code, message, details } = JSON.parse(Buffer.from(bytes).toString("utf8")) as Pick<
    InputError,
    "code" | "message" | "details"
  >;
  return new InputError(code, message, details);
}

function lostPart(part: EnsemblePart, cause: string): InputError {
  return new InputError(
    "worker-lost",
    `cluster: draws ${part.from} to ${part.to - 1} were handed out ${TRIES} times and no worker came back with them (${cause}). What was finished is kept; give the workers more memory or a smaller --chunk and resume.`,
    { from: part.from, last: part.to - 1, tries: TRIES, cause },
  );
}

/** Takes what is still in the queue out of it and tells workers that nobody waits. */
async function retract(redis: Redis, queue: Queue<PartTask>, ensemble: string, id: string): Promise<void> {
  await leave(redis, id);
  const waiting = (await queue.getJobs(["waiting", "delayed", "failed", "prioritized"])).filter(
    (job) => job?.data.ensemble === ensemble,
  );
  if (waiting.length > 0) await redis.set(stopKey(ensemble), "1", "EX", 60);
  await Promise.all(waiting.map((job) => job.remove().catch(() => undefined)));
}
