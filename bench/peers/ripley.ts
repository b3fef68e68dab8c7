import { type RipleyCurves, ripleyK } from "@jiju/core";
import { firms } from "../space-fixtures.ts";
import { type Comparison, comparison } from "./comparison.ts";
import { near } from "./near.ts";

/** Ripley's K with the translation correction, up to a tenth of the window, without simulations. */
export function ripleyComparison(n: number): Comparison {
  return comparison<RipleyCurves>({
    work: `Ripley's K, translation correction, ${n.toLocaleString("en")} points`,
    prepare: (exchange) => {
      const { x, y } = firms(n, 3);
      const distances = Float64Array.from({ length: 101 }, (_, k) => k / 10);
      exchange.writeFloats("x", x);
      exchange.writeFloats("y", y);
      exchange.writeFloats("distances", distances);
      return () => ripleyK(x, y, { lowX: 0, lowY: 0, highX: 100, highY: 100 }, distances);
    },
    peers: [
      {
        name: "spatstat Kest",
        program: "ripley.R",
        modules: ["spatstat.explore"],
        install: "apt-get install r-cran-spatstat.explore",
        agree: ({ k }, theirs) => near("K", k, theirs.floats("k"), 1e-9),
      },
    ],
  });
}
