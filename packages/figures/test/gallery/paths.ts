import type { Examples } from "./examples.ts";
import { steps } from "./sample.ts";

/** Paths, policies and how sure an answer is. Made-up numbers. */
export const paths = {
  "path-ternary": {
    points: [
      {
        id: "110000",
        name: { en: "Beijing", zh: "北京" },
        optimising: 0.02,
        deepening: 0.9,
        strengthening: 0.08,
        answer: "deepening",
      },
      {
        id: "410000",
        name: { en: "Henan", zh: "河南" },
        optimising: 0.3,
        deepening: 0.4,
        strengthening: 0.2,
        answer: "cannot-tell",
      },
    ],
    selected: "110000",
  },
  "path-river": {
    quantity: { label: { en: "Region-industries", zh: "地区产业组合" }, unit: { en: "number", zh: "个" } },
    decimals: 0,
    periods: ["2015–2016", "2016–2017"],
    layers: {
      optimising: [40, 30],
      deepening: [320, 350],
      strengthening: [60, 66],
      "not-transforming": [120, 100],
      "cannot-tell": [49, 43],
    },
  },
  "policy-frontier": {
    budget: { label: { en: "Budget", zh: "预算" }, unit: { en: "% of output", zh: "占产出%" } },
    gain: { label: { en: "Welfare gain", zh: "福利增益" }, unit: { en: "%", zh: "%" } },
    decimals: [3, 3],
    points: [
      { id: "1", budget: 0.02, gain: 0.01, mix: { en: "Logistics 0.02", zh: "智慧物流 0.02" } },
      { id: "2", budget: 0.05, gain: null, mix: { en: "none", zh: "无" } },
      { id: "3", budget: 0.1, gain: 0.04, mix: { en: "Logistics 0.1", zh: "智慧物流 0.1" } },
    ],
    others: [{ id: "yiwu", name: { en: "Yiwu", zh: "义乌" }, budget: 0.08, gain: 0.02 }],
  },
  "quantile-bands": {
    x: { label: { en: "Digital level", zh: "数字技术水平" }, unit: { en: "2015 = 1", zh: "2015年为1" } },
    y: { label: { en: "Real income", zh: "实际收入" }, unit: { en: "2015 = 1", zh: "2015年为1" } },
    at: steps,
    median: steps.map((s) => 1 + 0.08 * s),
    bands: [
      { name: { en: "5–95 %", zh: "5%—95%" }, low: steps.map((s) => 1 - 0.02 * s), high: steps.map((s) => 1 + 0.2 * s) },
      { name: { en: "25–75 %", zh: "25%—75%" }, low: steps.map((s) => 1 + 0.04 * s), high: steps.map((s) => 1 + 0.12 * s) },
    ],
    reference: { at: 1, label: { en: "2015", zh: "2015年" } },
  },
  sensitivity: {
    quantity: { label: { en: "Total index", zh: "总效应指数" }, unit: { en: "share of variance", zh: "方差比重" } },
    parameters: [
      { id: "c", name: { en: "Relief of distance c", zh: "距离削减 c" }, index: 0.62, low: 0.55, high: 0.7 },
      { id: "delta", name: { en: "Half-distance", zh: "半衰距离" }, index: 0.21 },
    ],
  },
} satisfies Examples;
