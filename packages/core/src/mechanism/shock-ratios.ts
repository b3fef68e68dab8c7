import { InputError } from "../errors/index.ts";
import type { Economy } from "./economy.ts";

/** Logs of ratios by region [N] or by industry and region [S x N]. @throws InputError `out-of-range`, with the names of the place */
export function logRatios(economy: Economy, name: string, values: Float64Array): Float64Array {
  return values.map((value, at) => {
    if (!(value > 0 && Number.isFinite(value))) refuseRatio(name, value, cellNames(economy, values.length, at));
    return Math.log(value);
  });
}

/** Ratios between regions, [N x N] or [S x N x N]: a route may close (Infinity), none may be free. @throws InputError `out-of-range` */
export function requirePositiveRatios(economy: Economy, name: string, values: Float64Array): void {
  const at = values.findIndex((value) => !(value > 0));
  if (at >= 0) refuseRatio(name, values[at]!, pairNames(economy, values.length, at));
}

function refuseRatio(name: string, value: number, place: string): never {
  throw new InputError(
    "out-of-range",
    `counterfactual: ${name} of ${place} is ${value}; ratios must be positive and finite, 1 where nothing changes. For something that all but disappears use a small number (for example 0.001).`,
    { name, value, place },
  );
}

function cellNames({ regions, industries }: Economy, length: number, at: number): string {
  const region = regions[at % regions.length]!;
  return length === regions.length ? region : `${region}, ${industries[Math.floor(at / regions.length)]}`;
}

function pairNames({ regions, industries }: Economy, length: number, at: number): string {
  const n = regions.length;
  const pair = `${regions[Math.floor(at / n) % n]}, ${regions[at % n]}`;
  return length === n * n ? pair : `${pair}, ${industries[Math.floor(at / (n * n))]}`;
}
