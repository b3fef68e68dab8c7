import { createRandom, denseTransport, solveTransport, type TransportSolution } from "@jiju/core";
import { type Agreement, type Comparison, comparison, type Exchange, type Peer } from "./comparison.ts";
import { near } from "./near.ts";

const agree = ({ cost }: TransportSolution, theirs: Exchange): Agreement =>
  near(`cost ${cost.toFixed(2)}`, [cost], theirs.floats("cost"), 1e-8);

const highs: Peer<TransportSolution> = {
  name: "scipy linprog, HiGHS",
  program: "transport.py",
  modules: ["scipy.optimize", "scipy.sparse"],
  install: "apt-get install python3-scipy",
  agree,
};

/** A general solver is not asked beyond this size: it takes longer than anybody waits. */
const MOST_FOR_HIGHS = 400;

/** The transport problem of n sources and n sinks, every pair allowed. Constraints are written out before the clock starts. */
export function transportComparison(n: number): Comparison {
  return comparison<TransportSolution>({
    work: `transport, ${n.toLocaleString("en")} x ${n.toLocaleString("en")}, dense`,
    prepare: (exchange) => {
      const random = createRandom(3);
      const supply = Float64Array.from({ length: n }, () => 1 + random.integer(100));
      const demand = supply.slice().reverse();
      const cost = Float64Array.from({ length: n * n }, () => 100 * random.uniform());
      exchange.writeFloats("supply", supply);
      exchange.writeFloats("demand", demand);
      exchange.writeFloats("costs", cost);
      return () => solveTransport(denseTransport(supply, demand, cost));
    },
    peers: [
      ...(n <= MOST_FOR_HIGHS ? [highs] : []),
      {
        name: "lpSolve lp.transport",
        program: "transport.R",
        modules: ["lpSolve"],
        install: "apt-get install r-cran-lpsolve",
        agree,
      },
    ],
  });
}
