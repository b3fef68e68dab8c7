/** Live comparison with established peers, where they are installed: PySAL through python3, spdep and others through Rscript. */
import { spawnSync } from "node:child_process";

interface Peer {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  /** Code that prints its own seconds on the last line. */
  readonly probe: string;
  readonly work: string;
  readonly code: string;
}

const lattice = (side: number): string => `
import numpy, time
from libpysal.weights import lat2W
from esda.moran import Moran_Local
w = lat2W(${side}, ${side}, rook=False); w.transform = "r"
y = numpy.random.default_rng(1).normal(size=w.n)
Moran_Local(y[:], w, permutations=9, seed=1)
start = time.perf_counter(); Moran_Local(y, w, permutations=999, seed=1, n_jobs=1)
print(time.perf_counter() - start)`;

const peers: readonly Peer[] = [
  {
    name: "PySAL esda",
    command: ["python3", "-c"],
    probe: "import esda, libpysal",
    work: "local Moran, 999 conditional permutations, 10,000 cells, queen lattice",
    code: lattice(100),
  },
  {
    name: "R spdep",
    command: ["Rscript", "-e"],
    probe: "library(spdep)",
    work: "local Moran, 999 conditional permutations, 10,000 cells, queen lattice",
    code: 'library(spdep); nb <- cell2nb(100, 100, "queen"); w <- nb2listw(nb); set.seed(1); y <- rnorm(10000); t <- system.time(localmoran_perm(y, w, nsim = 999)); cat(t[["elapsed"]], "\\n")',
  },
];

/** @returns how many installed peers failed to run */
export async function runPeers(): Promise<number> {
  let failed = 0;
  console.log("\n| peer | work | seconds |\n|---|---|---|");
  for (const peer of peers) {
    const [program, ...rest] = peer.command;
    if (spawnSync(program, [...rest, peer.probe], { stdio: "ignore" }).status !== 0) {
      console.log(`| ${peer.name} | ${peer.work} | not installed on this machine |`);
      continue;
    }
    const result = spawnSync(program, [...rest, peer.code], { encoding: "utf8" });
    const seconds = Number(result.stdout?.trim().split("\n").at(-1));
    if (result.status !== 0 || !Number.isFinite(seconds)) failed += 1;
    console.log(`| ${peer.name} | ${peer.work} | ${Number.isFinite(seconds) ? seconds.toFixed(3) : "failed"} |`);
  }
  return failed;
}
