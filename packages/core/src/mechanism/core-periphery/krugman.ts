import { InputError } from "../../errors/index.ts";
import { fixedPoint } from "../../numeric/index.ts";
import { LARGEST_ELASTICITY } from "../elasticity-limit.ts";
import { closedCrossing } from "./first-crossing.ts";
import type { LaboratoryModel } from "./model.ts";

export interface KrugmanParameters {
  /** sigma, substitution between varieties, > 1. */
  readonly sigma: number;
  /** mu, share of manufactures in spending, in (0, 1); farmers are 1 - mu, spread evenly. */
  readonly mu: number;
}

/**
 * Krugman's core-periphery model for any number of regions.
 *
 *     Y[r] = mu L[r] w[r] + (1 - mu)/N,   G[r]^(1-sigma) = sum_s phi[r,s] L[s] w[s]^(1-sigma),
 *     w[r]^sigma = sum_s phi[r,s] Y[s] G[s]^(sigma-1),   omega = w G^-mu
 *
 * @throws InputError `out-of-range`
 * @see Krugman (1991), Increasing returns and economic geography; Fujita, Krugman and Venables (1999), chapter 5
 */
export function krugmanModel({ sigma, mu }: KrugmanParameters): LaboratoryModel {
  if (!(sigma > 1 && sigma <= LARGEST_ELASTICITY && mu > 0 && mu < 1)) {
    throw new InputError(
      "out-of-range",
      `krugmanModel: sigma is ${sigma} and mu ${mu}; sigma must lie between 1 and ${LARGEST_ELASTICITY}, mu between 0 and 1.`,
    );
  }
  return {
    id: "krugman",
    corners: true,
    closedForm: {
      breakPoint: () => krugmanFreeness(krugmanBreakPoint({ sigma, mu }), sigma),
      sustainPoint: () => closedCrossing((phi) => krugmanSustainCondition(phi ** (1 / (1 - sigma)), { sigma, mu }) - 1),
    },
    attraction: (shares, freeness) => {
      const n = shares.length;
      const income = new Float64Array(n);
      const price = new Float64Array(n);
      const power = new Float64Array(n); // w^(1-sigma)
      const conditions = (logWage: Float64Array, out: Float64Array): void => {
        for (let s = 0; s < n; ++s) power[s] = Math.exp((1 - sigma) * logWage[s]!);
        for (let r = 0; r < n; ++r) {
          income[r] = mu * shares[r]! * Math.exp(logWage[r]!) + (1 - mu) / n;
          let sum = 0;
          for (let s = 0; s < n; ++s) sum += freeness[r * n + s]! * shares[s]! * power[s]!;
          price[r] = sum; // G^(1-sigma)
        }
        for (let r = 0; r < n; ++r) {
          let sum = 0;
          for (let s = 0; s < n; ++s) sum += (freeness[r * n + s]! * income[s]!) / price[s]!;
          out[r] = Math.log(sum) / sigma;
        }
      };
      const { x } = fixedPoint(conditions, new Float64Array(n), { tolerance: 1e-13, damping: 0.7, maxIterations: 2000 });
      conditions(x, new Float64Array(n));
      return x.map((logWage, r) => logWage - (mu * Math.log(price[r]!)) / (1 - sigma));
    },
  };
}

/** Freeness of an iceberg cost: phi = T^(1-sigma). */
export function krugmanFreeness(iceberg: number, sigma: number): number {
  return iceberg ** (1 - sigma);
}

/**
 * Break point of the two-region model: the iceberg cost below which even spread is unstable.
 *
 *     T^(sigma-1) = (rho + mu)(1 + mu) / ((rho - mu)(1 - mu)),   rho = (sigma - 1)/sigma
 *
 * @returns T; Infinity where spread is never stable (the black hole, mu >= rho)
 * @see Fujita, Krugman and Venables (1999), equation 5.17
 */
export function krugmanBreakPoint({ sigma, mu }: KrugmanParameters): number {
  const rho = (sigma - 1) / sigma;
  if (mu >= rho) return Number.POSITIVE_INFINITY;
  return (((rho + mu) * (1 + mu)) / ((rho - mu) * (1 - mu))) ** (1 / (sigma - 1));
}

/**
 * Left side of the sustain condition at an iceberg cost; the core holds where it is at most one.
 *
 *     (1 + mu)/2 T^(1 - sigma - mu sigma) + (1 - mu)/2 T^(sigma - 1 - mu sigma)
 *
 * @see Fujita, Krugman and Venables (1999), equation 5.15
 */
export function krugmanSustainCondition(iceberg: number, { sigma, mu }: KrugmanParameters): number {
  const pull = ((1 + mu) / 2) * iceberg ** (1 - sigma - mu * sigma);
  return pull + ((1 - mu) / 2) * iceberg ** (sigma - 1 - mu * sigma);
}
