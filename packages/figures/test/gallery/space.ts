import type { Examples } from "./examples.ts";
import { distance, steps, withData } from "./sample.ts";

/** Patterns in space and their change. Made-up numbers. */
export const space = {
  "moran-scatter": {
    quantity: { label: { en: "Standardised value", zh: "标准化值" }, unit: { en: "standard deviations", zh: "标准差" } },
    lag: { label: { en: "Mean of neighbours", zh: "邻近均值" }, unit: { en: "standard deviations", zh: "标准差" } },
    points: withData.map(({ region, name }, k) => ({
      id: region,
      name,
      z: [1.2, -0.8, -1.1, 0.4, 1.9][k]!,
      lag: [-0.3, -0.4, -0.2, 0.6, 1][k]!,
    })),
    moran: 0.41,
    p: 0.012,
  },
  "k-density": {
    distance,
    density: { label: { en: "Density", zh: "密度" }, unit: { en: "per km", zh: "每公里" } },
    at: steps.map((s) => s * 200),
    observed: steps.map((s) => 0.006 * Math.exp(-s) + 0.001),
    local: { low: steps.map(() => 0.0035), high: steps.map(() => 0.0045) },
    global: { low: steps.map(() => 0.003), high: steps.map(() => 0.005) },
  },
  markov: {
    states: [
      { en: "Low", zh: "低" },
      { en: "High", zh: "高" },
    ],
    probability: [0.9, 0.1, 0.05, 0.95],
    count: [40, 60],
  },
} satisfies Examples;
