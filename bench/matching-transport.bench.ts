import { createRandom, denseTransport, solveTransport, type TransportProblem, type TransportSolution } from "@jiju/core";

function dense(n: number): TransportProblem {
  const random = createRandom(3);
  const amount = () => 1 + random.integer(100);
  const supply = Float64Array.from({ length: n }, amount);
  const demand = Float64Array.from({ length: n }, amount);
  const surplus = supply.reduce((a, b) => a + b, 0) - demand.reduce((a, b) => a + b, 0);
  if (surplus < 0) supply[0]! -= surplus;
  return denseTransport(
    supply,
    demand,
    Float64Array.from({ length: n * n }, () => 100 * random.uniform()),
  );
}

function sparse(n: number, candidates: number): TransportProblem {
  const random = createRandom(4);
  const edges = n * candidates;
  const amounts = () => Float64Array.from({ length: n }, () => 1 + random.integer(100));
  return {
    supply: amounts(),
    demand: amounts(),
    from: Int32Array.from({ length: edges }, () => random.integer(n)),
    to: Int32Array.from({ length: edges }, (_, e) => Math.floor(e / candidates)),
    cost: Float64Array.from({ length: edges }, () => random.uniform()),
    penalty: new Float64Array(n).fill(1),
  };
}

/** The gap is a proof: price bound and cost agree to rounding. */
const proven = (solution: TransportSolution) =>
  solution.status === "optimal" && Math.abs(solution.gap) < 1e-9 * (1 + Math.abs(solution.cost));

const small = dense(100);
const large = dense(1000);
const market = sparse(10_000, 20);

export default [
  { name: "transport/100x100 dense", size: "small" as const, run: () => solveTransport(small), check: proven },
  { name: "transport/1,000x1,000 dense", size: "full" as const, run: () => solveTransport(large), check: proven },
  { name: "transport/10,000x10,000, 20 candidates", size: "full" as const, run: () => solveTransport(market), check: proven },
];
