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
    chance: steps.map(() => 0.004),
  },
  "firm-map": {
    x: [9.7, 9.75, 9.76, 9.9, 10.1, 9.82, 10.02],
    y: [51.5, 51.55, 51.56, 51.6, 51.9, 51.45, 51.7],
    weights: [10, 20, 5, 8, 12, 40, 3],
    members: [0, 1, 5],
    industry: { en: "Pharmacies", zh: "药店" },
    degrees: true,
    outlines: {
      id: "outlines:firms",
      kind: "outlines",
      marks: "shapes",
      geojson: {
        type: "FeatureCollection",
        features: [
          {
            type: "Feature",
            properties: { region: "a" },
            geometry: {
              type: "Polygon",
              coordinates: [
                [
                  [9.6, 51.4],
                  [10, 51.4],
                  [10, 51.8],
                  [9.6, 51.4],
                ],
              ],
            },
          },
          {
            type: "Feature",
            properties: { region: "far" },
            geometry: {
              type: "MultiPolygon",
              coordinates: [
                [
                  [
                    [100, 10],
                    [101, 10],
                    [101, 11],
                    [100, 10],
                  ],
                ],
              ],
            },
          },
        ],
      },
      places: [],
      aspect: 1,
      schematic: true,
    },
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
