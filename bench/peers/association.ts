import { createRandom, type GlobalAssociation, globalMoran, type LocalAssociation, localMoran, spatialLag } from "@jiju/core";
import { normals, queenLattice } from "../space-fixtures.ts";
import { type Agreement, type Comparison, comparison, type Exchange, type Peer } from "./comparison.ts";
import { all, near } from "./near.ts";

const DRAWS = 999;
const spdep = { modules: ["spdep"], install: "apt-get install r-cran-spdep" };
const esda = { modules: ["esda", "libpysal"], install: "pip install esda" };

/** Neighbours are somewhat alike, so that there is something to find. */
function alikeValues(side: number) {
  const weights = queenLattice(side);
  const own = normals(side * side, 1);
  const around = spatialLag(own, weights);
  return { weights, values: own.map((value, i) => value + 0.5 * around[i]!) };
}

/**
 * Two-sided p-values from two times 999 draws differ by chance: t = p / 2 has a standard error of sqrt(t (1 - t) / 999) in each program.
 * One site in a thousand may be further off than four of these.
 */
function sameSites(ours: LocalAssociation, theirs: Exchange): Agreement {
  const p = theirs.floats("p");
  let far = 0;
  ours.p.forEach((mine, i) => {
    const tail = Math.max((mine + p[i]!) / 4, 1 / (DRAWS + 1));
    far += Number(Math.abs(mine - p[i]!) > 4 * 2 * Math.sqrt((2 * tail * (1 - tail)) / DRAWS));
  });
  const significant = (list: Float64Array) => list.filter((value) => value <= 0.05).length.toLocaleString("en");
  return {
    agrees: far <= ours.p.length / 1000,
    said: `sites at .05: ours ${significant(ours.p)}, theirs ${significant(p)}; ${far} of ${p.length.toLocaleString("en")} p beyond 4 standard errors`,
  };
}

const local = (ours: LocalAssociation, theirs: Exchange): Agreement =>
  all(near("statistics", ours.statistic, theirs.floats("statistic"), 1e-9), sameSites(ours, theirs));

/** The permuted statistics of both have one mean, up to their standard errors, and one spread. */
function global({ statistic, permutation }: GlobalAssociation, theirs: Exchange): Agreement {
  const [value, mean, sd] = theirs.floats("moran") as unknown as [number, number, number];
  const ourSd = Math.sqrt(permutation!.variance);
  const agrees =
    Math.abs(permutation!.mean - mean) < 5 * sd * Math.sqrt(2 / DRAWS) && Math.abs(ourSd / sd - 1) < 5 / Math.sqrt(DRAWS);
  return all(near("I", [statistic], [value], 1e-9), {
    agrees,
    said: `sd of permutations ${ourSd.toPrecision(3)} and ${sd.toPrecision(3)}`,
  });
}

/** Local and global Moran on a square of side x side cells. */
export function associationComparisons(side: number): readonly Comparison[] {
  const cells = (side * side).toLocaleString("en");
  const prepare = (exchange: Exchange) => {
    const input = alikeValues(side);
    exchange.writeFloats("values", input.values);
    exchange.writeIntegers("offsets", input.weights.offsets);
    exchange.writeIntegers("neighbours", input.weights.neighbours);
    return input;
  };
  const test = { permutations: DRAWS, random: createRandom(7) };
  const peers = <Answer>(what: "local" | "global", agree: Peer<Answer>["agree"]): readonly Peer<Answer>[] => [
    { name: what === "local" ? "spdep localmoran_perm" : "spdep moran.mc", program: `${what}-moran.R`, agree, ...spdep },
    { name: what === "local" ? "PySAL esda Moran_Local" : "PySAL esda Moran", program: `${what}-moran.py`, agree, ...esda },
  ];
  return [
    comparison<LocalAssociation>({
      work: `local Moran, 999 conditional permutations, ${cells} cells, queen lattice`,
      prepare: (exchange) => {
        const { values, weights } = prepare(exchange);
        return () => localMoran(values, weights, test);
      },
      peers: peers("local", local),
    }),
    comparison<GlobalAssociation>({
      work: `global Moran, 999 permutations, ${cells} cells, queen lattice`,
      prepare: (exchange) => {
        const { values, weights } = prepare(exchange);
        return () => globalMoran(values, weights, test);
      },
      peers: peers("global", global),
    }),
  ];
}
