import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { joinKDensityRanges, joinLocalRanges, type KDensity, type LocalAssociation } from "@jiju/core";
import { Piscina } from "piscina";
import { type MeasurementPart, measurePart } from "./measurement-parts.ts";

type LocalMoranWork = Omit<Extract<MeasurementPart, { kind: "local-moran" }>, "from" | "to">;
type KDensityWork = Omit<Extract<MeasurementPart, { kind: "k-density" }>, "from" | "to">;

/** Starting threads costs a tenth of a second each: below about a second of work one thread is as quick. */
const WORTH_THREADS = { links: 4e9, pairs: 8e8 };

/** The worker beside the built program; sources run unbuilt under a loader that their threads inherit. */
const built = fileURLToPath(new URL("./workers/measurement.js", import.meta.url));
const workerFile = existsSync(built) ? built : fileURLToPath(new URL("../workers/measurement.ts", import.meta.url));

/**
 * Local Moran on as many threads as pay: sites are shared out, and the bits do not depend on how.
 *
 * @param threads  default: one per processor where the draws take longer than starting threads, else one
 */
export async function localMoranOnThreads(work: LocalMoranWork, threads?: number): Promise<LocalAssociation> {
  const sites = work.values.length;
  const draws = work.options.permutations ?? 999;
  const shares = threads ?? (unequalRows(work.weights) && draws * work.weights.values.length > WORTH_THREADS.links ? cores() : 1);
  const parts = await sharedOut(shares, sites, (from, to) => ({ ...work, from, to }));
  return joinLocalRanges(parts as readonly LocalAssociation[]);
}

/**
 * K-density with its bands on as many threads as pay: simulations are shared out, and the bits do not depend on how.
 *
 * @param threads  default: one per processor where the simulations take longer than starting threads, else one
 */
export async function kDensityOnThreads(work: KDensityWork, threads?: number): Promise<KDensity> {
  const simulations = work.options.simulations ?? 100;
  const pairs = (simulations * work.members.length ** 2) / 2;
  const shares = threads ?? (pairs > WORTH_THREADS.pairs ? cores() : 1);
  const parts = await sharedOut(shares, simulations, (from, to) => ({ ...work, from, to }));
  return joinKDensityRanges(parts as readonly KDensity[], work.options.level);
}

const cores = (): number => availableParallelism();

async function sharedOut(threads: number, count: number, part: (from: number, to: number) => MeasurementPart) {
  if (threads < 2) return [measurePart(part(0, count))];
  // Mistakes of the caller surface here: an error loses its kind on the way between threads.
  measurePart(part(0, 0));
  return Promise.all(
    Array.from({ length: threads }, (_, k) =>
      pool().run(part(Math.round((count * k) / threads), Math.round((count * (k + 1)) / threads))),
    ),
  );
}

let kept: Piscina | undefined;

/** Threads wait half a minute for more work and hold no process open. */
function pool(): Piscina {
  kept ??= new Piscina({
    filename: workerFile,
    minThreads: 0,
    maxThreads: Math.max(2, cores()),
    idleTimeout: 30_000,
    env: process.env as Record<string, string>,
  });
  return kept;
}

/** With equal weights in a row local Moran sorts sums once for all sites, and threads would each do that again. */
function unequalRows({ offsets, values }: LocalMoranWork["weights"]): boolean {
  for (let i = 0; i + 1 < offsets.length; ++i) {
    for (let e = offsets[i]! + 1; e < offsets[i + 1]!; ++e) if (values[e] !== values[e - 1]) return true;
  }
  return false;
}
