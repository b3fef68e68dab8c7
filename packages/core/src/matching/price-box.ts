import type { SpaceModel } from "./space-model.ts";

/** Between what the prices of the limits may lie while moves are missing, [resources x R] each. */
export interface PriceBox {
  readonly floor: Float64Array;
  readonly ceiling: Float64Array;
}

/**
 * Prices within a distance of a centre.
 *
 * @param centre [resources x R]
 * @param trust  distance, [resources x R]
 */
export function boxAround({ regions: R, excessPrice }: SpaceModel, centre: Float64Array, trust: Float64Array): PriceBox {
  return {
    floor: centre.map((price, cell) => Math.max(0, price - trust[cell]!)),
    ceiling: centre.map((price, cell) => Math.min(excessPrice[Math.floor(cell / R)]!, price + trust[cell]!)),
  };
}

/**
 * Widens the box after a step that lowered the bound, most where a price ended at its edge; narrows it after one that did not.
 *
 * @param trust changed in place
 */
export function adjustTrust(trust: Float64Array, prices: Float64Array, { floor, ceiling }: PriceBox, better: boolean): void {
  for (let cell = 0; cell < trust.length; ++cell) {
    const price = prices[cell]!;
    const edge = price > 0 && (price >= ceiling[cell]! * (1 - 1e-9) || price <= floor[cell]! * (1 + 1e-9));
    trust[cell]! *= better ? (edge ? 4 : 1.5) : 0.7;
  }
}
