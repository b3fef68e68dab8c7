import { randomUUID } from "node:crypto";
import { InputError, type Text } from "@jiju/core";
import { CLUSTER_PREFIX, connectCluster } from "./cluster-connection.ts";
import { awayLine, REFUSAL, ROWS } from "./cluster-evaluator.ts";
import {
  announce,
  clusterMembers,
  leave,
  type PartTask,
  partTaskSchema,
  queueOf,
  RESULT_SECONDS,
  resultKey,
  stopKey,
} from "./cluster-queue.ts";
import { fetchStudy } from "./cluster-study.ts";
import type { EnsembleDocument, EnsemblePart } from "./document.ts";
import { type Kernel, kernelDifference } from "./kernel.ts";
import { packPart } from "./part-bytes.ts";

export interface ClusterWorkerOptions {
  readonly url: string;
  readonly kernel: Kernel;
  /** Parts at a time. */
  readonly concurrency: number;
  /** Rows of a part, computed from the study in `folder`; off this thread, so that the lock on the part is kept. */
  readonly evaluate: (folder: string, document: EnsembleDocument, part: EnsemblePart) => Promise<Float64Array>;
  /** A line for people. */
  readonly notice?: (line: Text) => void;
}

export interface ClusterWorker {
  /** Finishes the parts in hand and leaves. */
  readonly close: () => Promise<void>;
}

/** A part whose worker gives no sign for this long goes to another one. */
const LOCK_MS = 10_000;
const STALLED_MS = 4000;

/**
 * A worker of a cluster: takes parts of its own kernel, leaves their rows in Redis, and says which ensembles it refuses and why.
 *
 * @throws InputError those of `connectCluster`
 */
export async function startClusterWorker(options: ClusterWorkerOptions): Promise<ClusterWorker> {
  const { kernel, url, concurrency } = options;
  const redis = await connectCluster(url, { manner: "patient" });
  const queueRedis = await connectCluster(url, { manner: "patient" });
  const id = randomUUID();
  const studies = new Map<string, Promise<string>>();
  const folderOf = (studyHash: string): Promise<string> => {
    let folder = studies.get(studyHash);
    if (!folder) {
      folder = fetchStudy(redis, studyHash);
      studies.set(studyHash, folder);
      folder.catch(() => studies.delete(studyHash));
    }
    return folder;
  };

  const { Worker } = await import("bullmq");
  const worker = new Worker(
    queueOf(kernel),
    async (job) => {
      const { document, ensemble, kernel: wanted, part } = partTaskSchema.parse(job.data);
      if (await redis.exists(stopKey(ensemble))) return;
      const key = resultKey(wanted, ensemble, part.id);
      if (await redis.exists(key)) return;
      const leaveResult = (kind: number, bytes: Uint8Array): Promise<unknown> =>
        redis.set(key, Buffer.concat([Uint8Array.of(kind), bytes]), "EX", RESULT_SECONDS);
      try {
        if (wanted !== kernel.hash) {
          throw new InputError(
            "other-build",
            `worker: draws ${part.id} of "${document.name}" belong to another build (${wanted.slice(0, 12)}) than this worker's (${kernel.hash.slice(0, 12)}).`,
            { name: document.name, wanted: wanted.slice(0, 12), own: kernel.hash.slice(0, 12) },
          );
        }
        const rows = await options.evaluate(await folderOf(document.studyHash), document, part);
        await leaveResult(ROWS, packPart(ensemble, part, rows));
      } catch (error) {
        // a lost thread is the queue's matter; a refusal is the asker's
        if (!(error instanceof Error) || error.name !== "InputError") throw error;
        const { code, message, details } = error as InputError;
        await leaveResult(REFUSAL, Buffer.from(JSON.stringify({ code, message, details })));
      }
    },
    {
      connection: queueRedis,
      prefix: CLUSTER_PREFIX,
      concurrency,
      lockDuration: LOCK_MS,
      stalledInterval: STALLED_MS,
      maxStalledCount: 3,
      drainDelay: 2,
    },
  );
  let away = false;
  worker.on("error", (error) => {
    if (!away) options.notice?.(awayLine(url, error));
    away = true;
  });
  worker.on("active", (job) => {
    away = false;
    const { document, part } = job.data as PartTask;
    options.notice?.({
      en: `${document.name}: draws ${part.id}`,
      zh: `${document.name}：抽样 ${part.id}`,
    });
  });

  const refused = new Set<string>();
  const look = async (): Promise<void> => {
    await announce(redis, id, { kernel, concurrency });
    for (const member of await clusterMembers(redis)) {
      const difference = kernelDifference(kernel, member.kernel);
      const what = `${member.ensemble} ${member.kernel.hash}`;
      if (member.ensemble === undefined || difference === null || refused.has(what)) continue;
      refused.add(what);
      options.notice?.({
        en: `Refuses the ensemble "${member.ensemble}" of ${member.host}: it needs ${difference.en}, and numbers could differ in the last digits. Run the same version of Jiju and Node on both sides.`,
        zh: `拒绝计算 ${member.host} 的参数集合“${member.ensemble}”：对方${difference.zh}，数值可能在末位不同。请在两端使用同一版本的 Jiju 和 Node。`,
      });
    }
  };
  await look();
  const timer = setInterval(() => void look().catch(() => undefined), 5000);
  return {
    close: async () => {
      clearInterval(timer);
      await worker.close();
      await leave(redis, id).catch(() => undefined);
      redis.disconnect();
      queueRedis.disconnect();
    },
  };
}
