import { createRandom, type KDensity, kDensity } from "@jiju/core";
import { firms } from "../space-fixtures.ts";
import { type Agreement, type Comparison, comparison, type Exchange } from "./comparison.ts";
import { all, near } from "./near.ts";

const SIMULATIONS = 100;
const [REACH, STEPS, BANDWIDTH] = [70, 256, 4];

/** The observed curve is exact to the bins of both; the mean of simulations to its standard error, 5 of them. */
function agree({ density, curves }: KDensity, theirs: Exchange): Agreement {
  const simulated = theirs.floats("mean");
  const deviation = theirs.floats("deviation");
  const mean = density.map((_, t) => {
    let sum = 0;
    for (let s = 0; s < SIMULATIONS; ++s) sum += curves![s * STEPS + t]!;
    return sum / SIMULATIONS;
  });
  const most = mean.reduce(
    (worst, value, t) => Math.max(worst, Math.abs(value - simulated[t]!) / (deviation[t]! * Math.sqrt(2 / SIMULATIONS))),
    0,
  );
  return all(near("observed curve", density, theirs.floats("observed"), 1e-3), {
    agrees: most < 5,
    said: `means of simulations within ${most.toFixed(1)} standard errors`,
  });
}

/** K-density of an industry of m firms among n, on a plane, with 100 simulations. */
export function kDensityComparison(n: number, m: number): Comparison {
  return comparison<KDensity>({
    work: `K-density, ${m.toLocaleString("en")} of ${n.toLocaleString("en")} firms, ${SIMULATIONS} simulations`,
    prepare: (exchange) => {
      const points = firms(n, 3);
      exchange.writeFloats("x", points.x);
      exchange.writeFloats("y", points.y);
      exchange.writeFloats("settings", [m, SIMULATIONS, REACH, STEPS, BANDWIDTH]);
      const members = Int32Array.from({ length: m }, (_, i) => i);
      const settings = { simulations: SIMULATIONS, reach: REACH, steps: STEPS, bandwidth: BANDWIDTH };
      return () => kDensity(points, members, { ...settings, random: createRandom(4) });
    },
    peers: [
      {
        name: "plain numpy and scipy (dbmss is in no Debian package)",
        program: "k-density.py",
        modules: ["numpy", "scipy.spatial"],
        install: "apt-get install python3-scipy",
        agree,
      },
    ],
  });
}
