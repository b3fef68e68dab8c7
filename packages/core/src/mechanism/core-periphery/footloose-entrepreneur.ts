import { InputError } from "../../errors/index.ts";
import { LARGEST_ELASTICITY } from "../elasticity-limit.ts";
import { closedCrossing } from "./first-crossing.ts";
import type { LaboratoryModel } from "./model.ts";

export interface FootlooseParameters {
  /** sigma, substitution between varieties, > 1. */
  readonly sigma: number;
  /** mu, share of manufactures in spending, in (0, 1). */
  readonly mu: number;
}

/**
 * The footloose-entrepreneur model for any number of regions: each firm needs one mobile entrepreneur, whose pay is the profit.
 *
 *     w[r] = (mu/sigma) sum_s phi[r,s] Y[s] / D[s],   D[s] = sum_k phi[s,k] K[k],   Y[s] = 1/N + w[s] K[s],
 *     omega = w D^(mu/(sigma-1))
 *
 * Pay is linear in itself through income, so it is solved exactly.
 *
 * @throws InputError `out-of-range`
 * @see Forslid and Ottaviano (2003), An analytically solvable core-periphery model
 */
export function footlooseModel({ sigma, mu }: FootlooseParameters): LaboratoryModel {
  if (!(sigma > 1 && sigma <= LARGEST_ELASTICITY && mu > 0 && mu < 1)) {
    throw new InputError(
      "out-of-range",
      `footlooseModel: sigma is ${sigma} and mu ${mu}; sigma must lie between 1 and ${LARGEST_ELASTICITY}, mu between 0 and 1.`,
    );
  }
  const b = mu / sigma;
  return {
    id: "footloose-entrepreneur",
    corners: true,
    closedForm: {
      breakPoint: () => footlooseBreakPoint({ sigma, mu }),
      sustainPoint: () => closedCrossing((phi) => footlooseSustainCondition(phi, { sigma, mu }) - 1),
    },
    attraction: (shares, freeness) => {
      const n = shares.length;
      const reach = new Float64Array(n);
      for (let s = 0; s < n; ++s) for (let k = 0; k < n; ++k) reach[s] = reach[s]! + freeness[s * n + k]! * shares[k]!;
      const a = new Float64Array(n * (n + 1));
      for (let r = 0; r < n; ++r) {
        for (let s = 0; s < n; ++s) {
          const pull = (b * freeness[r * n + s]!) / reach[s]!;
          a[r * (n + 1) + s] = (r === s ? 1 : 0) - pull * shares[s]!;
          a[r * (n + 1) + n] = a[r * (n + 1) + n]! + pull / n;
        }
      }
      const pay = eliminate(a, n);
      return pay.map((value, r) => Math.log(value) + (mu / (sigma - 1)) * Math.log(reach[r]!));
    },
  };
}

/** Solution of an augmented system [n x (n+1)], dominant by columns. */
function eliminate(a: Float64Array, n: number): Float64Array {
  for (let k = 0; k < n; ++k) {
    const pivot = a[k * (n + 1) + k]!;
    for (let r = 0; r < n; ++r) {
      if (r === k) continue;
      const factor = a[r * (n + 1) + k]! / pivot;
      for (let c = k; c <= n; ++c) a[r * (n + 1) + c] = a[r * (n + 1) + c]! - factor * a[k * (n + 1) + c]!;
    }
  }
  return Float64Array.from({ length: n }, (_, k) => a[k * (n + 1) + n]! / a[k * (n + 1) + k]!);
}

/**
 * Break freeness of two regions: above it even spread is unstable.
 *
 *     phi = (1 - a)(1 - b) / ((1 + a)(1 + b)),   a = mu/(sigma - 1),   b = mu/sigma
 *
 * @returns phi in [0, 1); 0 where spread is never stable (the black hole, mu >= sigma - 1)
 * @see Baldwin, Forslid, Martin, Ottaviano and Robert-Nicoud (2003), chapter 4
 */
export function footlooseBreakPoint({ sigma, mu }: FootlooseParameters): number {
  const a = mu / (sigma - 1);
  const b = mu / sigma;
  return (Math.max(0, 1 - a) * (1 - b)) / ((1 + a) * (1 + b));
}

/**
 * Left side of the sustain condition: the core holds where it is at most one.
 *
 *     phi^a [ phi (1 + b)/2 + (1 - b)/(2 phi) ]
 */
export function footlooseSustainCondition(phi: number, { sigma, mu }: FootlooseParameters): number {
  const a = mu / (sigma - 1);
  const b = mu / sigma;
  return phi ** a * ((phi * (1 + b)) / 2 + (1 - b) / (2 * phi));
}
