import { parentPort, workerData } from "node:worker_threads";
import { HALVES, halfOfPass, type SharedPasses, sharedPasses } from "./mechanism-shared-passes.ts";

const { regions, industries, memory } = workerData as SharedPasses["shared"];
const passes = sharedPasses(regions, industries, memory);
let turn = 0;
parentPort?.postMessage("ready");
for (;;) {
  Atomics.wait(passes.flags, 0, turn);
  turn = Atomics.load(passes.flags, 0);
  halfOfPass(passes, HALVES[Atomics.load(passes.flags, 1)]!, 1, 2);
  Atomics.store(passes.flags, 2, turn);
  Atomics.notify(passes.flags, 2);
}
