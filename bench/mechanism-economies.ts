import { createEconomy, createRandom, type Economy, type EconomyInput } from "@jiju/core";

/** A seeded economy of gravity trade with input-output links, of any size; the single-precision form saves memory. */
export function gravityEconomy(
  regions: number,
  industries: number,
  features: Partial<EconomyInput> = {},
  precision: "float64" | "float32" = "float64",
): Economy {
  const random = createRandom(31);
  const x = Float64Array.from({ length: regions }, () => random.uniform());
  const y = Float64Array.from({ length: regions }, () => random.uniform());
  const size = Float64Array.from({ length: regions }, () => Math.exp(0.7 * random.normal()));
  const cells = regions * regions * industries;
  const tradeShares = precision === "float32" ? new Float32Array(cells) : new Float64Array(cells);
  const near = new Float64Array(regions * regions);
  for (let n = 0; n < regions; ++n) {
    for (let i = 0; i < regions; ++i)
      near[n * regions + i] = (Math.hypot(x[n]! - x[i]!, y[n]! - y[i]!) + 0.02) ** -1.2 * size[i]!;
  }
  for (let j = 0; j < industries; ++j) {
    const taste = Float64Array.from({ length: regions }, () => Math.exp(0.5 * random.normal()));
    for (let n = 0; n < regions; ++n) {
      let sum = 0;
      for (let i = 0; i < regions; ++i) sum += near[n * regions + i]! * taste[i]!;
      const row = (j * regions + n) * regions;
      for (let i = 0; i < regions; ++i) tradeShares[row + i] = (near[n * regions + i]! * taste[i]!) / sum;
    }
  }
  const inputs = Float64Array.from({ length: industries * industries }, () => random.uniform() ** 3);
  for (let j = 0; j < industries; ++j) {
    let sum = 0;
    for (let k = 0; k < industries; ++k) sum += inputs[k * industries + j]!;
    const share = 0.4 + 0.3 * random.uniform();
    for (let k = 0; k < industries; ++k) inputs[k * industries + j] = (inputs[k * industries + j]! / sum) * share;
  }
  const demand = Float64Array.from({ length: industries }, () => 0.2 + random.uniform());
  const total = demand.reduce((sum, value) => sum + value, 0);
  return createEconomy({
    tradeElasticity: Float64Array.from({ length: industries }, () => 3 + 4 * random.uniform()),
    regions: Array.from({ length: regions }, (_, n) => `r${n}`),
    tradeShares,
    tradeLayout: "industry-major",
    inputCoefficients: inputs,
    consumptionShares: demand.map((value) => value / total),
    labourIncome: size,
    baseline: "balanced",
    ...features,
  }).economy;
}

/** Mobile workers with land, crowding and external economies: everything on. */
export const richFeatures: Partial<EconomyInput> = {
  mobility: { kind: "mobile", epsilon: 1.5 },
  housing: { share: 0.25, supplyElasticity: 0.38 },
  congestion: 0.1,
  spillovers: 0.1,
};

/** Ratios of trade costs, [N x N x S], between .9 and 1.1. */
export function costRatios(regions: number, industries: number): Float64Array {
  const random = createRandom(5);
  return Float64Array.from({ length: regions * regions * industries }, () => 0.9 + 0.2 * random.uniform());
}

/** Ratios of productivity, [N x S], between .9 and 1.2. */
export function productivityRatios(regions: number, industries: number): Float64Array {
  const random = createRandom(6);
  return Float64Array.from({ length: regions * industries }, () => 0.9 + 0.3 * random.uniform());
}

/** Inputs are made when first asked for, so that small runs do not build large economies. */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
