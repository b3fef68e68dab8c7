import type { Text } from "@jiju/core";
import { type ClusterWorker, startClusterWorker } from "@jiju/lab";
import { thisKernel, threadPool } from "../ensembles/pool.ts";

/** Everything heavy that the commands of ensembles share, loaded only when one does its work. */
export { resolve } from "node:path";
export { EnsembleStore } from "@jiju/lab";
export { refusalText } from "@jiju/lab/contract";
export { thisKernel } from "../ensembles/pool.ts";
export { ensembleDocument, runStudyEnsemble } from "../ensembles/run.ts";
export { openSession } from "../study/session.ts";

/** A worker of a cluster on threads of this machine. @throws InputError of the connection */
export async function runWorker(url: string, concurrency: number, notice: (line: Text) => void): Promise<ClusterWorker> {
  const pool = threadPool(concurrency);
  const worker = await startClusterWorker({
    url,
    concurrency,
    kernel: thisKernel(),
    evaluate: (folder, document, part) => pool.evaluate({ folder, document, part }),
    notice,
  });
  return {
    close: async () => {
      await worker.close();
      await pool.close();
    },
  };
}
