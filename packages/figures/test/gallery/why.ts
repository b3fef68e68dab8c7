import type { Examples } from "./examples.ts";
import { agglomeration, hyperbola, steps, technology } from "./sample.ts";

/** The net effect, its estimates and the choice of firms. Made-up numbers. */
export const why = {
  "indifference-map": {
    agglomeration,
    technology,
    xRange: [0, 6],
    yRange: [0, 5],
    curves: [
      { id: "RE1", name: { en: "RE1", zh: "RE1" }, points: hyperbola(2) },
      { id: "RE2", name: { en: "RE2", zh: "RE2" }, points: hyperbola(4), strong: true },
    ],
    turningPoints: {
      id: "peak",
      name: { en: "A*(T)", zh: "A*(T)" },
      points: [
        [1, 0.2],
        [2.2, 1],
        [4.8, 4],
      ],
    },
    points: [
      { id: "E1", label: { en: "E1", zh: "E1" }, at: [4, 1], guides: true },
      { id: "E3", label: { en: "E3", zh: "E3" }, at: [2, 2], guides: true, side: "top" },
      { id: "310000", label: { en: "Shanghai", zh: "上海" }, at: [3, 2.4], chosen: true, band: { x: [2.5, 3.6], y: [2.2, 2.7] } },
    ],
  },
  "cost-lines": {
    agglomeration,
    technology,
    xRange: [0, 14],
    yRange: [0, 7],
    curves: [
      {
        id: "RE-low",
        name: { en: "RE low", zh: "RE 低" },
        points: steps.map((s) => [2 + 11 * s, (3.8664 / (2 + 11 * s) ** 0.6) ** 2.5]),
      },
    ],
    costLines: [
      {
        id: "L3",
        name: { en: "L3", zh: "L3" },
        points: [
          [10, 0],
          [0, 5],
        ],
      },
      {
        id: "L2",
        name: { en: "L2", zh: "L2" },
        points: [
          [10, 0],
          [4.4, 5.6],
        ],
      },
    ],
    points: [
      { id: "A1", label: { en: "A1", zh: "A1" }, at: [6, 2] },
      { id: "A2", label: { en: "A2", zh: "A2" }, at: [4.5471, 3.0314], side: "left" },
      { id: "B2", label: { en: "B2", zh: "B2" }, at: [6, 4] },
    ],
    effects: [
      { from: [6, 2], to: [4.5471, 3.0314], label: { en: "substitution", zh: "替代效应" }, side: "left" },
      { from: [4.5471, 3.0314], to: [6, 4], label: { en: "scale", zh: "规模效应" } },
    ],
  },
  coefficients: {
    quantity: { label: { en: "Coefficient", zh: "系数" }, unit: { en: "standard deviations", zh: "标准差" } },
    decimals: 3,
    terms: [
      { en: "Labour pool", zh: "劳动力池" },
      { en: "Input sharing", zh: "投入共享" },
    ],
    groups: [
      {
        name: { en: "your data", zh: "本数据" },
        estimates: [
          { value: 0.12, low: 0.04, high: 0.2 },
          { value: 0.15, low: -0.02, high: 0.32 },
        ],
      },
      { name: { en: "published", zh: "文献" }, estimates: [{ value: 0.1, low: 0.06, high: 0.14 }, null] },
    ],
  },
  "choice-regions": {
    x: { label: { en: "Rent burden", zh: "租金负担" }, unit: { en: "rent over benefit", zh: "租金/收益" } },
    y: { label: { en: "Tacitness", zh: "隐性程度" }, unit: { en: "0 to 1", zh: "0—1" } },
    xs: [0, 0.5, 1, 1.5],
    ys: [0, 0.5, 1],
    choice: [3, 3, 2, 2, 3, 1, 0, 2, 1, 1, 0, 0],
    choices: [
      { en: "None", zh: "都不选" },
      { en: "Physical", zh: "实体" },
      { en: "Virtual", zh: "虚拟" },
      { en: "Both", zh: "虚实兼有" },
    ],
    points: [
      { id: "a", name: "A", at: [0.4, 0.3], choice: 3, differs: true },
      { id: "b", name: "B", at: [2, 0.9], choice: 0, differs: false },
    ],
  },
} satisfies Examples;
