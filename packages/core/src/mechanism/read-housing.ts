import { InputError } from "../errors/index.ts";
import type { Housing } from "./economy.ts";
import { LARGEST_ELASTICITY } from "./elasticity-limit.ts";

/**
 * Housing with its defaults: none in spending, fixed supply that would answer the real rent, rents to landlords elsewhere.
 *
 * @param caller name of the public function, for messages
 * @throws InputError `out-of-range` for a share outside [0, 1) or a supply elasticity outside [0, 1000]
 */
export function readHousing(caller: string, input: Partial<Housing> | undefined): Housing {
  const share = requireRange(caller, "housing.share", input?.share ?? 0, 1);
  if (share === 1) throw new InputError("out-of-range", `${caller}: housing.share is 1; something must be left for goods.`);
  return {
    share,
    supplyElasticity: requireRange(caller, "housing.supplyElasticity", input?.supplyElasticity ?? 0, LARGEST_ELASTICITY),
    supply: input?.supply ?? "real",
    rents: input?.rents ?? "landlords",
  };
}

/** The value, from 0 to a limit. @throws InputError `out-of-range` */
export function requireRange(caller: string, name: string, value: number, high: number): number {
  if (!(value >= 0 && value <= high)) {
    throw new InputError("out-of-range", `${caller}: ${name} is ${value}; it must lie between 0 and ${high}.`, { name });
  }
  return value;
}
