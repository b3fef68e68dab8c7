import { createRandom, type KDensity, kDensity, type PointSet } from "@jiju/core";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { firms } from "./space-fixtures.ts";

/** The definition: every pair of every simulation smoothed on its own. */
function plainKDensity(
  points: PointSet,
  m: number,
  simulations: number,
  distances: Float64Array,
  bandwidth: number,
): Float64Array {
  const random = createRandom(1);
  const sum = new Float64Array(distances.length);
  for (let s = 0; s <= simulations; ++s) {
    const chosen = Int32Array.from({ length: m }, () => random.integer(points.ids.length));
    for (let a = 0; a < m; ++a) {
      for (let b = 0; b < a; ++b) {
        const i = chosen[a]!;
        const j = chosen[b]!;
        const d = Math.hypot(points.x[i]! - points.x[j]!, points.y[i]! - points.y[j]!);
        for (let t = 0; t < distances.length; ++t) {
          sum[t]! +=
            Math.exp(-0.5 * ((distances[t]! - d) / bandwidth) ** 2) + Math.exp(-0.5 * ((distances[t]! + d) / bandwidth) ** 2);
        }
      }
    }
  }
  return sum;
}

function kDensityBenchmark(n: number, m: number, size: "small" | "full"): Benchmark {
  let made: PointSet | null = null;
  const points = () => {
    made ??= firms(n, 3);
    return made;
  };
  const members = Int32Array.from({ length: m }, (_, i) => i);
  return benchmark<KDensity>({
    name: `k-density/${n}-firms-${m}-of-the-industry-100-simulations`,
    size,
    rounds: 3,
    run: () => kDensity(points(), members, { random: createRandom(4) }),
    // The industry was drawn like the simulations: its curve stays near the mean, and distances in a square average 52.14.
    check: ({ meanDistance, density, localisation, binningError }) =>
      Math.abs(meanDistance - 52.14) < 60 / Math.sqrt(m) &&
      Math.max(...localisation!) < 0.5 * Math.max(...density) &&
      binningError < 0.02,
    // Smoothing every pair by itself takes hours at the full sizes.
    ...(m <= 100
      ? {
          plain: () =>
            plainKDensity(
              points(),
              m,
              100,
              Float64Array.from({ length: 256 }, (_, t) => t / 5),
              4,
            ),
        }
      : {}),
  });
}

export default [
  kDensityBenchmark(500, 50, "small"),
  kDensityBenchmark(1000, 100, "full"),
  kDensityBenchmark(10_000, 1000, "full"),
  kDensityBenchmark(50_000, 5000, "full"),
];
