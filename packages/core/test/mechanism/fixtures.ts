import type { EconomyInput, LevelPrimitives } from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

/** A random economy in levels with every feature that the arguments ask for. */
export function randomPrimitives(
  seed: number,
  regions: number,
  industries: number,
  features: Partial<LevelPrimitives> = {},
): LevelPrimitives {
  const random = createRandom(seed);
  const between = (low: number, high: number) => low + (high - low) * random.uniform();
  const table = (count: number, low: number, high: number) => Float64Array.from({ length: count }, () => between(low, high));
  const tradeCosts = new Float64Array(regions * regions * industries);
  for (let n = 0; n < regions; ++n) {
    for (let i = 0; i < regions; ++i) {
      for (let j = 0; j < industries; ++j) tradeCosts[(n * regions + i) * industries + j] = n === i ? 1 : between(1.1, 2.2);
    }
  }
  const consumption = table(industries, 0.5, 1.5);
  const total = consumption.reduce((sum, value) => sum + value, 0);
  return {
    tradeElasticity: table(industries, 3, 7),
    tradeCosts,
    productivity: table(regions * industries, 0.7, 1.4),
    amenity: table(regions, 0.8, 1.2),
    housingStock: table(regions, 0.5, 1.5),
    population: table(regions, 1, 5),
    inputCoefficients: table(industries * industries, 0, 0.8 / industries),
    consumptionShares: consumption.map((value) => value / total),
    ...features,
  };
}

/** Mobile workers with land, crowding and two spillover channels with kernels. */
export function richFeatures(seed: number, regions: number, industries: number): Partial<LevelPrimitives> {
  const random = createRandom(seed + 1000);
  const near = Float64Array.from({ length: regions * regions }, (_, at) =>
    at % (regions + 1) === 0 ? 1 : 0.6 * random.uniform(),
  );
  return {
    housing: { share: 0.25, supplyElasticity: 0.38 },
    congestion: 0.1,
    mobility: { kind: "mobile", epsilon: 1.5 },
    spillovers: [
      { id: "labour", psi: Float64Array.from({ length: industries }, () => 0.06 * random.uniform()), near },
      { id: "knowledge", psi: 0.03 },
    ],
  };
}

/** Two regions and one industry, small enough for a pencil. */
export const pencilEconomy: EconomyInput = {
  regions: ["east", "west"],
  industries: ["goods"],
  tradeElasticity: 4,
  tradeShares: [0.75, 0.25, 0.5, 0.5],
  labourIncome: [2, 1],
};

/** Largest |a/b - 1|. */
export function relativeGap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let gap = 0;
  for (let k = 0; k < a.length; ++k) gap = Math.max(gap, Math.abs(a[k]! / b[k]! - 1));
  return gap;
}
