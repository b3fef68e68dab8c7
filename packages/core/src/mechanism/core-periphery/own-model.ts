import { InputError } from "../../errors/index.ts";
import { LARGEST_ELASTICITY } from "../elasticity-limit.ts";
import { solveLevels } from "../levels.ts";
import { closedCrossing } from "./first-crossing.ts";
import type { LaboratoryModel } from "./model.ts";

/** Our own model with one industry and identical regions. */
export interface OwnModelParameters {
  /** theta, trade elasticity, > 0. */
  readonly theta: number;
  /** psi, external economies of scale, >= 0. */
  readonly psi: number;
  /** d, how much of another region's activity is within spillover reach, in [0, 1]. */
  readonly spilloverReach: number;
  /** alpha, goods in spending, in (0, 1]. */
  readonly alpha: number;
  /** delta, elasticity of housing supply, >= 0. */
  readonly delta: number;
  /** beta, disamenity of crowding, >= 0. */
  readonly beta: number;
  /** epsilon, Frechet shape of tastes, > 0. */
  readonly epsilon: number;
  /** Housing supply answers the real rent (default) or the money rent. */
  readonly supply?: "real" | "nominal";
}

/**
 * Slope of ln V in a symmetric shift of people between two regions, in closed form.
 *
 *     Z = (1 - phi)/(1 + phi),  p = psi (1 - d)/(1 + d),  x = (theta (1 + Z) p - 1) / (1 + theta (1 + Z))
 *     slope = x - alpha Z (x - p) - (1 - alpha) r - beta
 *     r = (x + 1)/(1 + delta) with the money rent; (x + 1 + delta Z (x - p))/(1 + delta) with the real rent
 *
 * Even spread is stable if and only if epsilon times the slope is below one. Raising d always lowers the slope: digitised knowledge
 * disperses. Freer trade can concentrate.
 *
 * @param phi freeness of trade, tau^-theta
 */
export function ownModelSlope(phi: number, parameters: OwnModelParameters): number {
  const { theta, psi, spilloverReach: d, alpha, delta, beta } = parameters;
  const z = (1 - phi) / (1 + phi);
  const p = (psi * (1 - d)) / (1 + d);
  const x = (theta * (1 + z) * p - 1) / (1 + theta * (1 + z));
  const goods = z * (x - p);
  const rent = (x + 1 + (parameters.supply === "nominal" ? 0 : delta * goods)) / (1 + delta);
  return x - alpha * goods - (1 - alpha) * rent - beta;
}

/** Whether even spread over two regions is stable at a freeness of trade. */
export function ownModelSpreadIsStable(phi: number, parameters: OwnModelParameters): boolean {
  return parameters.epsilon * ownModelSlope(phi, parameters) < 1;
}

/**
 * Our own model as a laboratory model: attraction is epsilon ln V - ln L with markets cleared at the given people.
 *
 * @throws InputError `out-of-range`
 */
export function ownModel(parameters: OwnModelParameters): LaboratoryModel {
  const { theta, psi, spilloverReach: d, alpha, delta, beta, epsilon } = parameters;
  const elasticities = [theta, psi, delta, beta, epsilon];
  const sizes = elasticities.every((value) => value >= 0 && value <= LARGEST_ELASTICITY);
  if (!(sizes && theta > 0 && epsilon > 0 && d >= 0 && d <= 1 && alpha > 0 && alpha <= 1)) {
    throw new InputError(
      "out-of-range",
      `ownModel: theta, alpha and epsilon must be positive, psi, delta and beta >= 0, elasticities at most ${LARGEST_ELASTICITY}, the spillover reach in [0, 1] and alpha at most 1.`,
    );
  }
  return {
    id: "own-model",
    corners: false,
    closedForm: {
      breakPoint: () => closedCrossing((phi) => epsilon * ownModelSlope(phi, parameters) - 1),
      sustainPoint: () => Number.NaN,
    },
    attraction: (shares, freeness) => {
      const n = shares.length;
      const near = Float64Array.from({ length: n * n }, (_, at) => (at % (n + 1) === 0 ? 1 : d));
      const population = shares.map((value) => Math.max(value, 1e-12) * n);
      const equilibrium = solveLevels(
        {
          tradeElasticity: theta,
          tradeCosts: freeness.map((phi) => phi ** (-1 / theta)),
          population,
          housing: { share: 1 - alpha, supplyElasticity: delta, supply: parameters.supply ?? "real" },
          congestion: beta,
          ...(psi > 0 ? { spillovers: [{ id: "scale", psi, near }] } : {}),
        },
        { tolerance: 1e-13 },
      );
      return equilibrium.realIncome.map((value, m) => epsilon * Math.log(value) - Math.log(population[m]!));
    },
  };
}
