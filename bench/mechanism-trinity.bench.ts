import { buildBaseline, createRandom, defaultIndustries, defaultLayer, solveTrinity, type Trinity } from "@jiju/core";
import { benchmark } from "./benchmark.ts";
import { once } from "./mechanism-economies.ts";

/** A country of the bundled study's size: 31 places on a map, the 19 default industries, made-up accounts. */
const country = once(() => {
  const n = 31;
  const s = defaultIndustries.length;
  const random = createRandom(12);
  const x = Float64Array.from({ length: n }, () => 4000 * random.uniform());
  const y = Float64Array.from({ length: n }, () => 3000 * random.uniform());
  const kilometres = Float64Array.from({ length: n * n }, (_, at) => {
    const [a, b] = [Math.floor(at / n), at % n];
    return a === b ? 150 : 200 + Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
  });
  const size = Float64Array.from({ length: n }, () => Math.exp(0.8 * random.normal()));
  const bill = Float64Array.from({ length: n * s }, (_, cell) => size[Math.floor(cell / s)]! * Math.exp(0.5 * random.normal()));
  const inputs = Float64Array.from({ length: s * s }, () => random.uniform() ** 4);
  const valueAddedShares = new Float64Array(s);
  for (let j = 0; j < s; ++j) {
    let sum = 0;
    for (let k = 0; k < s; ++k) sum += inputs[k * s + j]!;
    const share = 0.35 + 0.35 * random.uniform();
    for (let k = 0; k < s; ++k) inputs[k * s + j] = (inputs[k * s + j]! / sum) * share;
    valueAddedShares[j] = 1 - share;
  }
  const { industries, channels } = defaultLayer(defaultIndustries, 200);
  const before = Float64Array.from({ length: n }, () => 0.25 + 0.4 * random.uniform());
  return {
    baseline: buildBaseline({
      regions: Array.from({ length: n }, (_, m) => `r${m}`),
      industries: defaultIndustries.map((industry) => industry.id),
      national: {
        inputCoefficients: inputs,
        valueAddedShares,
        absorption: Float64Array.from({ length: s }, () => 1 + random.uniform()),
      },
      regional: { valueAdded: bill, aggregateOf: Int32Array.from({ length: s }, (_, j) => j), split: bill, employment: bill },
      layer: { kilometres, digitalLevel: before, industries, channels, distanceRelief: 0.65 },
      options: { housing: { share: 0.25, supplyElasticity: 0.38 }, mobility: { kind: "mobile", epsilon: 1.5 }, congestion: 0.1 },
    }),
    shocks: {
      digitalLevelAfter: before.map((value) => Math.min(1, value * (1.2 + 0.3 * random.uniform()))),
      kinds: defaultIndustries.map((industry) => industry.kind),
      productivityElasticity: Float64Array.from(defaultIndustries, (industry) => (industry.kind === "traditional" ? 0.05 : 0.1)),
    },
  };
});

export default [
  benchmark<Trinity>({
    name: "mechanism-trinity/31x19, 16 equilibria and their decomposition (target .25 s)",
    size: "small",
    rounds: 9,
    run: () => solveTrinity(country().baseline, country().shocks),
    check: (trinity) => {
      const { welfare, decomposition } = trinity;
      const sum = welfare.dividends.reduce((total, value) => total + value, 0);
      return trinity.status === "converged" && Math.abs(sum - welfare.values[15]!) < 1e-9 && decomposition.total > 0;
    },
  }),
];
