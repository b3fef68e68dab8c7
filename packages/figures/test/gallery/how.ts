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
  ring: {
    places: [0.01, 0.46, 0.02, 0.01, 0.03, 0.47].map((after, k) => ({
      id: `${k + 1}`,
      name: { en: `Region ${k + 1}`, zh: `地区${k + 1}` },
      before: 1 / 6,
      after,
      centre: after > 0.4,
    })),
    middle: { en: "2 centres, 2 steps apart", zh: "2个中心，相距2步" },
  },
  "share-lines": {
    parameter: { label: { en: "Digital reach", zh: "数字可达" }, unit: { en: "0 to 1", zh: "0—1" } },
    outcome: { label: { en: "Share of a region", zh: "地区份额" }, unit: { en: "share of 1", zh: "合计为1" } },
    at: [0, 0.2, 0.4],
    lines: [
      { id: "1", name: { en: "largest", zh: "最大" }, values: [0.4, 0.5, 1], strong: true },
      { id: "2", name: { en: "second", zh: "第二" }, values: [0.35, 0.5, 0], strong: true },
      { id: "3", name: { en: "third", zh: "第三" }, values: [0.25, 0, 0], strong: false },
    ],
    mark: { at: 0.2, label: { en: "chosen", zh: "当前" } },
    decimals: 2,
  },
} satisfies Examples;
