import type { Examples } from "./examples.ts";

/** The equilibrium and the core-periphery laboratory. Made-up numbers. */
export const how = {
  waterfall: {
    quantity: { label: { en: "Change of real income", zh: "实际收入变化" }, unit: { en: "log points × 100", zh: "对数点×100" } },
    decimals: 1,
    terms: [
      { id: "U", name: { en: "Upgrade", zh: "传统升级" }, value: 3.3 },
      { id: "R", name: { en: "Reshaping", zh: "空间重塑" }, value: 3.5 },
      { id: "UR", name: { en: "Interaction", zh: "交互" }, value: -0.4 },
    ],
    total: { en: "Total", zh: "合计" },
  },
  "aggregation-plane": {
    quantity: { label: { en: "Joint term", zh: "联合项" }, unit: { en: "log points × 100", zh: "对数点×100" } },
    decimals: 2,
    cells: (["upgrade", "emerging", "interaction"] as const).flatMap((industry, r) =>
      (["physical", "virtual", "overlay"] as const).map((space, c) => ({
        industry,
        space,
        label: { en: `A label of several words, ${industry} and ${space}`, zh: "传统升级·虚实叠加（过渡）" },
        value: (r - 1) * 0.2 + c * 0.1 - 0.05,
      })),
    ),
  },
  bifurcation: {
    parameter: { label: { en: "Freeness of trade", zh: "贸易自由度" }, unit: { en: "0 to 1", zh: "0—1" } },
    outcome: { label: { en: "Share of region 1", zh: "地区1份额" }, unit: { en: "share of 1", zh: "合计为1" } },
    ways: [
      {
        name: { en: "freeness rising", zh: "自由度上升" },
        points: [
          [0, 0.5],
          [0.4, 0.5],
          [0.41, 1],
          [1, 1],
        ],
      },
      {
        name: { en: "freeness falling", zh: "自由度下降" },
        points: [
          [0, 0.5],
          [0.35, 0.5],
          [0.36, 1],
          [1, 1],
        ],
      },
    ],
    branches: [
      {
        stable: true,
        points: [
          [0, 0.5],
          [0.4, 0.5],
        ],
      },
      {
        stable: false,
        points: [
          [0.4, 0.5],
          [1, 0.5],
        ],
      },
      {
        stable: true,
        points: [
          [0.35, 1],
          [1, 1],
        ],
      },
      {
        stable: true,
        points: [
          [0.35, 0],
          [1, 0],
        ],
      },
    ],
    marks: [
      { at: 0.4, label: { en: "break", zh: "分岔点" } },
      { at: 0.35, label: { en: "sustain", zh: "维持点" } },
    ],
    xRange: [0, 1],
  },
} satisfies Examples;
