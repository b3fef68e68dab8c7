import { counterfactual } from "@jiju/core";
import { benchmark } from "./benchmark.ts";
import { gravityEconomy, productivityRatios, richFeatures } from "./mechanism-economies.ts";

/** One counterfactual of a size: processor time, sweeps and time of a sweep. */
interface Cost {
  readonly regions: number;
  readonly industries: number;
  readonly seconds: number;
  readonly sweeps: number;
  readonly converged: boolean;
}

const SIZES: readonly (readonly [regions: number, industries: number])[] = [
  [31, 10],
  [100, 10],
  [340, 10],
  [1000, 10],
  [2800, 10],
  [340, 5],
  [340, 20],
  [340, 40],
];
/** From here on the kernel is kept in single precision. */
const SINGLE_FROM = 1000;
/** Small sizes repeat until they have used this much processor time, so that the clock's grain does not count. */
const ENOUGH = 0.3;

function costOf(regions: number, industries: number): Cost {
  const economy = gravityEconomy(regions, industries, richFeatures, regions >= SINGLE_FROM ? "float32" : "float64");
  const shock = { productivityRatio: productivityRatios(regions, industries) };
  const first = counterfactual(economy, shock);
  let least = Number.POSITIVE_INFINITY;
  let used = 0;
  while (used < ENOUGH) {
    const start = process.cpuUsage();
    counterfactual(economy, shock);
    const seconds = process.cpuUsage(start).user / 1e6;
    least = Math.min(least, seconds);
    used += Math.max(seconds, 1e-3);
  }
  return { regions, industries, seconds: least, sweeps: first.iterations, converged: first.status === "converged" };
}

/** Exponent b of time of a sweep = a size^b, by least squares in logs. */
function exponent(costs: readonly Cost[], size: (cost: Cost) => number): number {
  const x = costs.map((cost) => Math.log(size(cost)));
  const y = costs.map(({ seconds, sweeps }) => Math.log(seconds / sweeps));
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const [mx, my] = [mean(x), mean(y)];
  const covariance = x.reduce((sum, value, k) => sum + (value - mx) * (y[k]! - my), 0);
  return covariance / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
}

export default [
  benchmark<readonly Cost[]>({
    name: "mechanism-counterfactual/growth with regions and industries, one thread",
    size: "full",
    rounds: 1,
    run: () => SIZES.map(([regions, industries]) => costOf(regions, industries)),
    check: (costs) => costs.every(({ converged }) => converged),
    note: (costs) => {
      const byRegions = costs.filter(({ industries }) => industries === 10);
      const byIndustries = costs.filter(({ regions }) => regions === 340);
      const rows = costs.map(
        ({ regions, industries, seconds, sweeps }) =>
          `${regions} x ${industries}: ${seconds.toFixed(3)} s, ${sweeps} sweeps, ${((1000 * seconds) / sweeps).toFixed(2)} ms a sweep`,
      );
      const fits = [
        `a sweep grows as regions^${exponent(byRegions, ({ regions }) => regions).toFixed(2)}`,
        `industries^${exponent(byIndustries, ({ industries }) => industries).toFixed(2)}`,
      ];
      return [...rows, fits.join(", ")].join("; ");
    },
  }),
];
