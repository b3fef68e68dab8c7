import { createRandom, type SpaceProgrammeInput, type SpaceProgrammeResult, solveSpaceProgramme } from "@jiju/core";
import { solveWithHighs } from "@jiju/lab";

function country(R: number, S: number): SpaceProgrammeInput {
  const random = createRandom(12);
  const x = Float64Array.from({ length: R }, () => 3000 * random.uniform());
  const y = Float64Array.from({ length: R }, () => 2000 * random.uniform());
  const activity = Float64Array.from({ length: R * S }, () => Math.exp(3 + 1.5 * random.normal()));
  const resources = ["land", "labour", "energy", "emission"].map((id) => {
    const intensity = Float64Array.from({ length: S }, () => 0.2 + 2 * random.uniform());
    const capacity = Float64Array.from({ length: R }, (_, i) => {
      let use = 0;
      for (let s = 0; s < S; ++s) use += intensity[s]! * activity[i * S + s]!;
      return use * (1 + 0.1 * random.uniform());
    });
    return { id, unit: "1", intensity, capacity };
  });
  return {
    regions: R,
    industries: S,
    activity,
    benefit: Float64Array.from({ length: R * S }, () => 0.05 * random.normal()),
    distances: Float64Array.from({ length: R * R }, (_, k) =>
      Math.hypot(x[Math.floor(k / R)]! - x[k % R]!, y[Math.floor(k / R)]! - y[k % R]!),
    ),
    resources,
  };
}

const small = country(31, 19);
const large = country(100, 20);
const nation = country(340, 20);
const proven = (result: SpaceProgrammeResult) => result.status === "optimal" && result.gap < 1e-7;

export default [
  { name: "space-programme/31x19", size: "small" as const, run: () => solveSpaceProgramme(small, solveWithHighs), check: proven },
  { name: "space-programme/100x20", size: "full" as const, run: () => solveSpaceProgramme(large, solveWithHighs), check: proven },
  {
    name: "space-programme/340x20",
    size: "full" as const,
    run: () => solveSpaceProgramme(nation, solveWithHighs),
    check: proven,
  },
];
