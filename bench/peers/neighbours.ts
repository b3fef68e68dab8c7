import { bandWeights, nearestWeights, type PointSet, type SpatialWeights } from "@jiju/core";
import { firms } from "../space-fixtures.ts";
import { type Comparison, comparison, type Exchange, type Peer } from "./comparison.ts";
import { sameLinks } from "./same-links.ts";

const python = (name: string, program: "nearest" | "band", what: "search" | "weights"): Peer<SpatialWeights> => ({
  name,
  program: `${program}-${what}.py`,
  modules: what === "search" ? ["scipy.spatial"] : ["libpysal"],
  install: what === "search" ? "apt-get install python3-scipy" : "apt-get install python3-libpysal",
  agree: sameLinks,
});

const r = (name: string, program: `${string}.R`, modules: readonly string[], install: string): Peer<SpatialWeights> => ({
  name,
  program,
  modules,
  install: `apt-get install ${install}`,
  agree: sameLinks,
});

/** Eight nearest neighbours, and a band that holds 31 neighbours on average, of points in a square. */
export function neighbourComparisons(n: number): readonly Comparison[] {
  const reach = 100 * Math.sqrt(31.4 / (Math.PI * n));
  const work = (make: (points: PointSet) => SpatialWeights) => (exchange: Exchange) => {
    const points = firms(n, 3);
    exchange.writeFloats("x", points.x);
    exchange.writeFloats("y", points.y);
    exchange.writeFloats("reach", [reach]);
    return () => make(points);
  };
  const points = `${n.toLocaleString("en")} points`;
  return [
    comparison<SpatialWeights>({
      work: `8 nearest neighbours, ${points}`,
      prepare: work((set) => nearestWeights(set, 8)),
      peers: [
        python("scipy cKDTree, search alone", "nearest", "search"),
        python("libpysal KNN", "nearest", "weights"),
        r("RANN nn2, search alone", "nearest-search.R", ["RANN"], "r-cran-rann"),
        r("spdep knearneigh, knn2nb", "nearest-weights.R", ["spdep"], "r-cran-spdep"),
      ],
    }),
    comparison<SpatialWeights>({
      work: `distance band, ${points}, about ${(Math.round((31 * n) / 1e5) / 10).toFixed(1)} million links`,
      prepare: work((set) => bandWeights(set, reach)),
      peers: [
        python("scipy cKDTree, pairs to sparse rows", "band", "search"),
        python("libpysal DistanceBand", "band", "weights"),
        r("spdep dnearneigh", "band-weights.R", ["spdep", "dbscan"], "r-cran-spdep r-cran-dbscan"),
      ],
    }),
  ];
}
