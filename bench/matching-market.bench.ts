import { createRandom, type Market, type MarketMatching, matchMarket } from "@jiju/core";

function market(size: number): Market {
  const random = createRandom(6);
  const regions = 300;
  const x = Float64Array.from({ length: regions }, () => 3000 * random.uniform());
  const distances = Float64Array.from({ length: regions * regions }, (_, k) =>
    Math.abs(x[Math.floor(k / regions)]! - x[k % regions]!),
  );
  const code = () => `C${10 + random.integer(30)}${random.integer(10)}`;
  return {
    regions,
    distances,
    virtualReach: distances.map((d) => Math.exp(-d / 1000)),
    offers: Array.from({ length: size }, (_, k) => ({
      id: `o${k}`,
      region: random.integer(regions),
      code: code(),
      amount: 1 + random.integer(50),
      price: 5 + 5 * random.uniform(),
    })),
    requests: Array.from({ length: size }, (_, k) => ({
      id: `r${k}`,
      region: random.integer(regions),
      code: code(),
      amount: 1 + random.integer(50),
    })),
  };
}

const small = market(300);
const large = market(10_000);
const proven = (matching: MarketMatching) =>
  matching.status === "optimal" && Math.abs(matching.gap) < 1e-9 * (1 + matching.cost) && matching.provenOverAll;

export default [
  { name: "market/300 offers, 300 requests", size: "small" as const, run: () => matchMarket(small), check: proven },
  { name: "market/10,000 offers, 10,000 requests", size: "full" as const, run: () => matchMarket(large), check: proven },
];
