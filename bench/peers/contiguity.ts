import { contiguityWeights, polygonSet, type SpatialWeights } from "@jiju/core";
import { wrigglyCells } from "../space-fixtures.ts";
import { type Comparison, comparison } from "./comparison.ts";
import { sameLinks } from "./same-links.ts";

/** Queen contiguity of a lattice of polygons with 45 vertices each. Polygons are made before the clock starts, on both sides. */
export function contiguityComparison(columns: number, rows: number): Comparison {
  const polygons = columns * rows;
  return comparison<SpatialWeights>({
    work: `queen contiguity, ${polygons.toLocaleString("en")} polygons, ${(45 * polygons).toLocaleString("en")} vertices`,
    prepare: (exchange) => {
      const { ids, geometries } = wrigglyCells(columns, rows);
      const set = polygonSet(ids, geometries);
      exchange.writeFloats("coordinates", set.coordinates);
      exchange.writeIntegers("rings", set.ringStarts);
      return () => contiguityWeights(set, "queen");
    },
    peers: [
      {
        name: "libpysal Queen",
        program: "queen-contiguity.py",
        modules: ["libpysal", "shapely"],
        install: "apt-get install python3-libpysal",
        agree: sameLinks,
      },
      {
        name: "spdep poly2nb",
        program: "queen-contiguity.R",
        modules: ["spdep", "sf"],
        install: "apt-get install r-cran-spdep r-cran-sf",
        agree: sameLinks,
      },
    ],
  });
}
