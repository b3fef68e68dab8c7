import { type Counterfactual, counterfactual, createRandom, type Shock } from "@jiju/core";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { costRatios, gravityEconomy, once, productivityRatios, richFeatures } from "./mechanism-economies.ts";

/** Converged at 1e-10 with money where it was: the answer is an equilibrium, not only a last iterate. */
const isEquilibrium = (result: Counterfactual): boolean => result.status === "converged" && result.residual < 1e-10;

function entry(
  name: string,
  size: "small" | "full",
  economy: () => Parameters<typeof counterfactual>[0],
  shock: () => Shock,
  withPlain: boolean,
  rounds: number,
): Benchmark {
  return benchmark({
    name,
    size,
    rounds,
    run: () => counterfactual(economy(), shock()),
    check: isEquilibrium,
    ...(withPlain ? { plain: () => counterfactual(economy(), shock(), { method: "plain", maxIterations: 5000 }) } : {}),
  });
}

const tariffs = once(() => {
  const random = createRandom(8);
  return Float64Array.from({ length: 31 * 31 * 40 }, (_, at) => (Math.floor(at / 40) % 32 === 0 ? 0 : 0.1 * random.uniform()));
});

const commuters = once(() => {
  const n = 401;
  const random = createRandom(9);
  const x = Float64Array.from({ length: n }, () => random.uniform());
  const y = Float64Array.from({ length: n }, () => random.uniform());
  const size = Float64Array.from({ length: n }, () => Math.exp(random.normal()));
  return Float64Array.from({ length: n * n }, (_, at) => {
    const distance = Math.hypot(x[Math.floor(at / n)]! - x[at % n]!, y[Math.floor(at / n)]! - y[at % n]!);
    return 1e5 * size[Math.floor(at / n)]! * size[at % n]! * Math.exp(-40 * distance);
  });
});

const small = once(() => gravityEconomy(31, 42, richFeatures));
const trade = once(() => gravityEconomy(31, 40, { income: "spending" }));
const commuting = once(() =>
  gravityEconomy(401, 1, {
    inputCoefficients: [0],
    tradeElasticity: 3,
    spillovers: 1 / 3,
    mobility: { kind: "commuting", epsilon: 4.6, commuters: commuters() },
    housing: { share: 0.3 },
  }),
);
const middle = once(() => gravityEconomy(340, 20, richFeatures));
const large = once(() => gravityEconomy(1000, 10, richFeatures, "float32"));
const largest = once(() => gravityEconomy(2800, 10, richFeatures, "float32"));
const local = (n: number, s: number) => once((): Shock => ({ productivityRatio: productivityRatios(n, s) }));
const everywhere = (n: number, s: number) =>
  once((): Shock => ({ tradeCostRatio: costRatios(n, s), productivityRatio: productivityRatios(n, s) }));

export default [
  entry("mechanism-counterfactual/31x42 (target .05 s)", "small", small, everywhere(31, 42), true, 9),
  entry(
    "mechanism-counterfactual/31x40 tariffs and deficits (target .1 s)",
    "small",
    trade,
    once((): Shock => ({ tariffs: tariffs(), deficits: "none" })),
    true,
    9,
  ),
  entry(
    "mechanism-counterfactual/401 commuting (target .5 s)",
    "full",
    commuting,
    once((): Shock => ({ moveCostRatio: Float64Array.from({ length: 401 * 401 }, (_, at) => (at % 402 === 0 ? 1 : 0.9)) })),
    true,
    5,
  ),
  entry("mechanism-counterfactual/340x20 (target 1 s)", "full", middle, everywhere(340, 20), true, 5),
  entry("mechanism-counterfactual/1000x10 single precision (target 4 s)", "full", large, local(1000, 10), false, 3),
  entry("mechanism-counterfactual/2800x10 single precision (target 25 s)", "full", largest, local(2800, 10), false, 2),
];
