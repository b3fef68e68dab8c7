import { createRandom, PATH_COUNT, type PathEnsemble, type PathPanel, pathEnsemble } from "@jiju/core";

function panel(regions: number, industries: number): PathPanel {
  const random = createRandom(1);
  const x = Array.from({ length: regions }, () => random.uniform() * 3000);
  const y = Array.from({ length: regions }, () => random.uniform() * 3000);
  const distances = new Float64Array(regions * regions);
  for (let i = 0; i < regions; ++i) {
    for (let j = 0; j < regions; ++j) distances[i * regions + j] = i === j ? 60 : Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
  }
  const draw = (n: number, low: number, high: number) =>
    Float64Array.from({ length: n }, () => low + (high - low) * random.uniform());
  const activityFirst = draw(regions * industries, 1, 100);
  return {
    regions,
    industries,
    distances,
    activityFirst,
    activityLast: activityFirst.map((value) => value * (0.8 + 0.4 * random.uniform())),
    digitalFirst: draw(regions, 0.05, 0.4),
    digitalLast: draw(regions, 0.2, 0.9),
    tradability: draw(industries, 0.04, 0.83),
    halfDistanceKm: new Float64Array(industries).fill(200),
  };
}

function complete(ensemble: PathEnsemble): boolean {
  if (ensemble.status !== "complete") return false;
  for (let cell = 0; cell < ensemble.leading.length; ++cell) {
    let sum = 0;
    for (let code = 0; code < PATH_COUNT; ++code) sum += ensemble.shares[cell * PATH_COUNT + code]!;
    if (Math.abs(sum - 1) > 1e-12) return false;
  }
  return true;
}

const provinces = panel(31, 19);
const cities = panel(340, 20);

/** 200 draws at c >= 0 and 100 at c < 0. */
export default [
  {
    name: "path-ensemble/31x19, 20 + 10 draws",
    size: "small" as const,
    run: () => pathEnsemble(provinces, { draws: 20 }),
    check: complete,
  },
  { name: "path-ensemble/31x19, 200 + 100 draws", size: "full" as const, run: () => pathEnsemble(provinces), check: complete },
  { name: "path-ensemble/340x20, 200 + 100 draws", size: "full" as const, run: () => pathEnsemble(cities), check: complete },
];
