import { createRandom, locationQuotients } from "@jiju/core";
import { type Comparison, comparison } from "./comparison.ts";
import { near } from "./near.ts";

/** Location quotients of a full table, written into an array that is already there, as both can. */
export function locationQuotientComparison(regions: number, industries: number): Comparison {
  return comparison<Float64Array>({
    work: `location quotient, ${regions.toLocaleString("en")} x ${industries.toLocaleString("en")}`,
    prepare: (exchange) => {
      const random = createRandom(4);
      const table = Float64Array.from({ length: regions * industries }, () => Math.floor(Math.exp(4 + 1.5 * random.normal())));
      const out = new Float64Array(table.length);
      exchange.writeFloats("table", table);
      exchange.writeIntegers("size", [regions, industries]);
      return () => locationQuotients(table, regions, industries, out);
    },
    peers: [
      {
        name: "numpy, two divisions by margins",
        program: "location-quotient.py",
        modules: ["numpy"],
        install: "apt-get install python3-numpy",
        agree: (ours, theirs) => near("quotients", ours, theirs.floats("quotients"), 1e-13),
      },
    ],
  });
}
