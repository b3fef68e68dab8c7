import { InputError } from "../errors/index.ts";
import { bilateralIndustryMajor, industryMajor } from "./economy.ts";
import { broadcastTable } from "./read-shares.ts";

/** Reads the tables of one input, checks their sizes by name, and lays them out as the solver has them. */
export interface TableReaders {
  /** [S] for all regions, or [N x S]; to [S x N]. */
  readonly table: (name: string, values: ArrayLike<number>) => Float64Array;
  /** [N x N] for all industries, or [N x N x S]; to [S x N x N]. */
  readonly bilateral: (name: string, values: ArrayLike<number>) => Float64Array;
  /** [N]. */
  readonly byRegion: (name: string, values: ArrayLike<number>) => Float64Array;
}

/**
 * @param caller     name of the public function, for messages
 * @param regions    N
 * @param industries S
 * @returns readers that copy; each throws InputError `shape-mismatch`
 */
export function tableReaders(caller: string, regions: number, industries: number): TableReaders {
  const pairs = regions * regions;
  const refuse = (name: string, got: number, needed: string): never => {
    throw new InputError("shape-mismatch", `${caller}: ${name} has ${got} values; it must have ${needed}.`, { name, got });
  };
  return {
    table: (name, values) => industryMajor(broadcastTable(caller, name, values, regions, industries), regions, industries),
    bilateral: (name, values) => {
      if (values.length === pairs * industries) return bilateralIndustryMajor(values, regions, industries);
      if (values.length !== pairs) {
        const whole = `${regions} x ${regions} x ${industries} = ${pairs * industries}`;
        refuse(name, values.length, `${whole}, or ${regions} x ${regions} for all industries`);
      }
      const out = new Float64Array(pairs * industries);
      for (let j = 0; j < industries; ++j) out.set(values, j * pairs);
      return out;
    },
    byRegion: (name, values) => {
      if (values.length !== regions) refuse(name, values.length, `one for each of ${regions} regions`);
      return Float64Array.from(values);
    },
  };
}
