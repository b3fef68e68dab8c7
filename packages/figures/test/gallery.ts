import { type FigureData, type FigureId, type TileCell, tileGeography } from "../src/index.ts";

/** A small grid: five places, one of them without data. */
const cells: readonly TileCell[] = [
  { region: "110000", column: 2, row: 1, name: { en: "Beijing", zh: "北京" } },
  { region: "130000", column: 1, row: 1, name: { en: "Hebei", zh: "河北" } },
  { region: "410000", column: 1, row: 2, name: { en: "Henan", zh: "河南" } },
  { region: "320000", column: 2, row: 2, name: { en: "Jiangsu", zh: "江苏" } },
  { region: "310000", column: 3, row: 2, name: { en: "Shanghai", zh: "上海" } },
  { region: "710000", column: 3, row: 3, name: { en: "Taiwan", zh: "台湾" } },
];
const geography = tileGeography("gallery", cells);
const withData = cells.filter((cell) => cell.region !== "710000");
const pure = (en: string, zh: string) => ({ label: { en, zh }, unit: { en: "national mean = 1", zh: "全国平均为1" } });
const persons = { label: { en: "Employment", zh: "就业人员" }, unit: { en: "10,000 persons", zh: "万人" } };
const distance = { label: { en: "Distance", zh: "距离" }, unit: { en: "km", zh: "公里" } };
const agglomeration = pure("Physical agglomeration A", "实体集聚 A");
const technology = pure("Digital level T", "数字技术水平 T");
const values = [1.92, 0.71, 0.64, 1.38, 2.6];
const steps = Array.from({ length: 41 }, (_, k) => k / 40);

const hyperbola = (level: number): [number, number][] => steps.map((s) => [0.4 + 5.6 * s, level / (0.4 + 5.6 * s)]);

/** One example of every figure, with made-up numbers. */
export const gallery: { readonly [Id in FigureId]: FigureData<Id> } = {
  map: {
    geography,
    quantity: agglomeration,
    values: withData.map(({ region }, k) => ({
      region,
      value: k === 2 ? null : values[k]!,
      ...(k === 2 ? { absence: "suppressed" as const } : { low: values[k]! * 0.9, high: values[k]! * 1.1 }),
    })),
    scale: { kind: "diverging", middle: 1 },
    selected: "310000",
  },
  "bivariate-map": {
    geography,
    first: agglomeration,
    second: pure("Virtual agglomeration V", "虚拟集聚 V"),
    values: withData.map(({ region }, k) => ({
      region,
      first: values[k]!,
      second: k === 2 ? null : [0.3, 1.1, 0.5, 0.2, 0.9][k]!,
    })),
    selected: "310000",
  },
  "path-map": {
    geography,
    places: [
      { region: "110000", answer: "deepening", share: 0.97, nearest: ["deepening", "strengthening"] },
      { region: "130000", answer: "optimising", share: 0.66, nearest: ["optimising", "not-transforming"] },
      { region: "410000", answer: "cannot-tell", share: 0.51, nearest: ["deepening", "not-transforming"] },
      { region: "320000", answer: "strengthening", share: 0.82, nearest: ["strengthening", "deepening"] },
      { region: "310000", answer: null, share: null, nearest: [] },
    ],
  },
  "cluster-map": {
    geography,
    places: [
      { region: "110000", cluster: "high-low", p: 0.03 },
      { region: "130000", cluster: "not-significant", p: 0.4 },
      { region: "410000", cluster: "low-low", p: 0.01 },
      { region: "320000", cluster: "high-high", p: 0.004 },
      { region: "310000", cluster: "high-high", p: 0.001 },
    ],
  },
  "flow-map": {
    quantity: persons,
    decimals: 1,
    places: withData.map(({ region, name, column, row }) => ({ region, name, x: column, y: row })),
    flows: [
      { from: "310000", to: "410000", value: 8.2 },
      { from: "410000", to: "310000", value: 2.1 },
      { from: "110000", to: "130000", value: 5.5 },
      { from: "320000", to: "320000", value: 99 },
    ],
  },
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
  dagum: { periods: ["2015", "2020"], within: [0.1, 0.09], between: [0.2, 0.18], transvariation: [0.05, 0.06] },
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
};
