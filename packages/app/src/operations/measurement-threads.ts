import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import {
  addLagCounts,
  blankForms,
  type FormsTest,
  type KDensity,
  type LagCounts,
  type LagTest,
  type LocalAssociation,
  type PermutedForms,
  type PreparedGlobal,
  type PreparedKDensity,
  type PreparedLocal,
  type WeightRows,
} from "@jiju/core";
import { Piscina } from "piscina";
import { type MeasurementPart, measurePart } from "./measurement-parts.ts";
import { onSharedMemory } from "./shared-memory.ts";

/** Starting threads costs a tenth of a second each: below about half a second of work one thread is as quick. */
const WORTH_THREADS = { terms: 1.5e9, links: 1e9, pairs: 4e8 };

/** The worker beside the built program; sources run unbuilt under a loader that their threads inherit. */
const built = fileURLToPath(new URL("./workers/measurement.js", import.meta.url));
const workerFile = existsSync(built) ? built : fileURLToPath(new URL("../workers/measurement.ts", import.meta.url));

/**
 * A local measure with its permutations on as many threads as pay; the bits do not depend on their number.
 *
 * @param seed     of the permutations
 * @param threads  default: one per processor where the draws take longer than starting threads, else one
 */
export async function localOnThreads({ lags, finish }: PreparedLocal, seed: number, threads?: number): Promise<LocalAssociation> {
  if (!lags) return finish(null);
  const shares = threads ?? (termsOf(lags) > WORTH_THREADS.terms ? availableParallelism() : 1);
  const parts = await sharedOut(shares, { kind: "lags", lags: { ...lags, weights: rowsOf(lags.weights) }, seed });
  return finish(addLagCounts(parts as readonly LagCounts[]));
}

/**
 * A measure of the whole map with its permutations on as many threads as pay; the bits do not depend on their number.
 *
 * @param seed     of the permutations
 * @param threads  default: one per processor where the permutations take longer than starting threads, else one
 */
export async function globalOnThreads<Result>(
  { tests, finish }: PreparedGlobal<Result>,
  seed: number,
  threads?: number,
): Promise<Result> {
  const forms: PermutedForms[] = [];
  for (const test of tests) {
    const shares = threads ?? (linksOf(test) > WORTH_THREADS.links ? availableParallelism() : 1);
    const into = onSharedMemory(blankForms(test));
    await sharedOut(shares, { kind: "forms", test: { ...test, weights: rowsOf(test.weights) }, into, seed });
    forms.push({ quadratic: new Float64Array(into.quadratic), diagonal: new Float64Array(into.diagonal) });
  }
  return finish(forms);
}

/**
 * K-density with its simulations on as many threads as pay; the bits do not depend on their number.
 *
 * @param seed     of the simulations
 * @param threads  default: one per processor where the simulations take longer than starting threads, else one
 */
export async function kDensityOnThreads(
  { simulation, finish }: PreparedKDensity,
  seed: number,
  threads?: number,
): Promise<KDensity> {
  if (!simulation) return finish(null);
  const { simulations, chosen, fixed, distances } = simulation;
  const pairs = simulations * chosen * (fixed ? fixed.count : chosen / 2);
  const shares = threads ?? (pairs > WORTH_THREADS.pairs ? availableParallelism() : 1);
  const curves = new Float64Array(new SharedArrayBuffer(8 * simulations * distances.length));
  await sharedOut(shares, { kind: "k-density", simulation, curves, seed });
  return finish(new Float64Array(curves));
}

type Work<Part = MeasurementPart> = Part extends MeasurementPart ? Omit<Part, "counter"> : never;

function sharedOut(threads: number, work: Work): Promise<readonly (LagCounts | null)[]> {
  const counter = new Int32Array(new SharedArrayBuffer(4));
  if (threads < 2) return Promise.resolve([measurePart({ ...work, counter })]);
  const part: MeasurementPart = { ...onSharedMemory(work), counter };
  return Promise.all(Array.from({ length: threads }, () => pool().run(part)));
}

let kept: Piscina | undefined;

/** Threads wait half a minute for more work and hold no process open. */
function pool(): Piscina {
  kept ??= new Piscina({
    filename: workerFile,
    minThreads: 0,
    maxThreads: Math.max(2, availableParallelism()),
    idleTimeout: 30_000,
    env: process.env as Record<string, string>,
  });
  return kept;
}

/** Names of regions are text, which would be copied for every thread and is not needed there. */
function rowsOf({ offsets, neighbours, values }: WeightRows): WeightRows {
  return { offsets, neighbours, values };
}

function linksOf({ weights, permutations }: FormsTest): number {
  return permutations * weights.neighbours.length;
}

/** Products to add up. With equal weights in a row sums are sorted once for all its sites, which threads could not share. */
function termsOf({ weights: { offsets, values }, permutations, bend }: LagTest): number {
  if (bend) return 2 * permutations * values.length;
  let links = 0;
  for (let i = 0; i + 1 < offsets.length; ++i) {
    const [start, end] = [offsets[i]!, offsets[i + 1]!];
    for (let e = start + 1; e < end; ++e) {
      if (values[e] === values[start]) continue;
      links += end - start;
      break;
    }
  }
  return permutations * links;
}
