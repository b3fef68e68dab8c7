import { Worker } from "node:worker_threads";
import { benchmark } from "./benchmark.ts";
import { HALVES, halfOfPass, type PassName, sharedPasses, spin } from "./mechanism-shared-passes.ts";

const REGIONS = 2800;
const INDUSTRIES = 10;
const TRIALS = 12;

interface Threads {
  /** Milliseconds of the two passes on one thread and on two, best of several. */
  readonly one: number;
  readonly two: number;
  /** The same for loops that touch no memory: what a second thread can give on this machine. */
  readonly spinOne: number;
  readonly spinTwo: number;
  readonly sameBits: boolean;
}

/** Whether a second thread over a shared kernel would pay: passes of a sweep at 2,800 x 10 by halves of the rows. */
async function twoThreads(): Promise<Threads> {
  const passes = sharedPasses(REGIONS, INDUSTRIES);
  // a thread of Node 20 does not read TypeScript by itself
  const source = JSON.stringify(new URL("./mechanism-pass-worker.ts", import.meta.url).href);
  const worker = new Worker(`import("tsx/esm/api").then(({ register }) => { register(); return import(${source}); });`, {
    eval: true,
    workerData: passes.shared,
  });
  await new Promise((resolve) => worker.once("message", resolve));
  let turn = 0;
  const both = (pass: PassName): void => {
    turn += 1;
    Atomics.store(passes.flags, 1, HALVES.indexOf(pass));
    Atomics.store(passes.flags, 0, turn);
    Atomics.notify(passes.flags, 0);
    halfOfPass(passes, pass, 0, 2);
    while (Atomics.load(passes.flags, 2) !== turn) Atomics.wait(passes.flags, 2, turn - 1);
  };
  const alone = (): void => {
    halfOfPass(passes, "prices", 0, 1);
    halfOfPass(passes, "sales", 0, 1);
  };
  const together = (): void => {
    both("prices");
    both("sales");
  };
  alone();
  const expected = passes.output.slice();
  together();
  const sameBits = passes.output.every((value, at) => value === expected[at]);
  const best = (work: () => void): number => {
    let least = Number.POSITIVE_INFINITY;
    for (let trial = 0; trial < TRIALS; ++trial) {
      const start = performance.now();
      work();
      least = Math.min(least, performance.now() - start);
    }
    return least;
  };
  const result = {
    one: best(alone),
    two: best(together),
    spinOne: best(() => {
      spin();
      spin();
    }),
    spinTwo: best(() => both("spin")),
    sameBits,
  };
  await worker.terminate();
  return result;
}

export default [
  benchmark<Threads>({
    name: "mechanism-counterfactual/two threads over a shared kernel, passes of 2800x10 in plain code",
    size: "full",
    rounds: 1,
    run: twoThreads,
    check: ({ sameBits }) => sameBits,
    note: ({ one, two, spinOne, spinTwo }) =>
      `one thread ${one.toFixed(0)} ms, two ${two.toFixed(0)} ms, gain ${(one / two).toFixed(2)}x; loops without memory ${(spinOne / spinTwo).toFixed(2)}x`,
  }),
];
