import type { Examples } from "./examples.ts";
import { agglomeration, technology, values, withData } from "./sample.ts";

/** Measures over places and years, with their bands. Made-up numbers. */
export const measures = {
  ranking: {
    quantity: agglomeration,
    decimals: 2,
    rows: withData.map(({ region, name }, k) => ({
      id: region,
      name,
      value: values[k]!,
      low: values[k]! - 0.2,
      high: values[k]! + 0.25,
    })),
    reference: { at: 1, label: { en: "nation", zh: "全国" } },
    selected: "410000",
  },
  distribution: {
    quantity: agglomeration,
    values: [0.4, 0.6, 0.7, 0.71, 0.8, 0.82, 0.9, 1, 1.1, 1.3, 1.38, 1.92, 2.6],
    reference: { at: 1, label: { en: "nation", zh: "全国" } },
    selected: { value: 1.92, label: { en: "Beijing", zh: "北京" } },
  },
  "time-lines": {
    quantity: technology,
    years: [2015, 2016, 2017, 2018],
    decimals: 2,
    lines: [
      { id: "130000", name: { en: "Hebei", zh: "河北" }, values: [0.8, 0.9, 1, 1.2], background: true },
      {
        id: "110000",
        name: { en: "Beijing", zh: "北京" },
        values: [2, 2.3, null, 2.9],
        low: [1.9, 2.2, null, 2.7],
        high: [2.2, 2.4, null, 3.2],
      },
      { id: "310000", name: { en: "Shanghai", zh: "上海" }, values: [1.8, 1.9, 2.1, 2.4] },
    ],
    reference: { at: 1, label: { en: "nation", zh: "全国" } },
  },
  lorenz: {
    population: { en: "Cumulative share of regions", zh: "地区累计比重" },
    total: { en: "Cumulative share of activity", zh: "活动量累计比重" },
    curves: [
      {
        id: "physical",
        name: { en: "Physical", zh: "实体" },
        points: [
          [0, 0],
          [0.25, 0.08],
          [0.5, 0.24],
          [0.75, 0.5],
          [1, 1],
        ],
        gini: 0.34,
      },
      {
        id: "virtual",
        name: { en: "Virtual", zh: "虚拟" },
        points: [
          [0, 0],
          [0.25, 0.04],
          [0.5, 0.15],
          [0.75, 0.4],
          [1, 1],
        ],
        gini: 0.455,
      },
    ],
  },
  dagum: { periods: ["2015", "2020"], within: [0.1, 0.09], between: [0.2, 0.18], transvariation: [0.05, 0.06] },
  coupling: {
    rows: [
      {
        id: "110000",
        name: { en: "Beijing", zh: "北京" },
        conventional: 0.894,
        corrected: 0.894,
        grade: { en: "good", zh: "良好协调" },
      },
      {
        id: "410000",
        name: { en: "Henan", zh: "河南" },
        conventional: 0.381,
        corrected: 0.254,
        grade: { en: "mild disorder", zh: "轻度失调" },
      },
    ],
  },
  weights: {
    indicators: [
      {
        id: "ecommerce",
        name: { en: "E-commerce sales per product", zh: "电子商务销售额与地区生产总值之比" },
        weight: 0.52,
        entropy: 0.948,
      },
      { id: "broadband", name: { en: "Broadband per resident", zh: "人均宽带用户" }, weight: 0.3, entropy: 0.97 },
      { id: "websites", name: { en: "Websites", zh: "网站数" }, weight: 0.18, entropy: null },
    ],
  },
  completeness: {
    rows: withData.map(({ region, name }) => ({ id: region, name })),
    years: [2015, 2016, 2017],
    share: [1, 1, 1, 0, 0.3, 1, 1, 1, 0.9, 1, 1, 1, 1, 1, 1],
  },
} satisfies Examples;
