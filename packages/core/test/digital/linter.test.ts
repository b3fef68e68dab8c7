import { describe, expect, it } from "vitest";
import {
  couplingCoordination,
  createRandom,
  digitalLevel,
  type LintColumn,
  lintCouplingRun,
  lintIndex,
  lintRules,
  lintTable,
  lintWeightsOrder,
} from "../../src/index.ts";

const rules = (findings: readonly { readonly rule: string }[]) => findings.map((finding) => finding.rule).sort();

/** A sound coupling table of 12 cities over 4 years as another team would publish it, three decimals, and room to plant errors. */
function publishedTable(n = 2) {
  const random = createRandom(77);
  const cities = 12;
  const years = [2015, 2016, 2017, 2018];
  const rows = cities * years.length;
  const u = Array.from({ length: n }, () => Float64Array.from({ length: rows }, () => 0.08 + 0.85 * random.uniform()));
  const run = couplingCoordination(Float64Array.from(u.flatMap((system) => [...system])), n);
  const print = (values: ArrayLike<number>) => Array.from(values, (value) => Number(value.toFixed(3)));
  const columns: Record<string, (number | string | null)[]> = {
    city: Array.from({ length: rows }, (_, i) => `city-${Math.floor(i / years.length)}`),
    year: Array.from({ length: rows }, (_, i) => years[i % years.length]!),
  };
  u.forEach((system, k) => {
    columns[`u${k + 1}`] = print(system);
  });
  columns.C = print(run.coupling);
  columns.T = print(run.development);
  columns.D = print(run.coordination);
  return { columns, u, run, rows };
}

const asTable = (columns: Record<string, readonly (number | string | null)[]>): LintColumn[] =>
  Object.entries(columns).map(([name, values]) => ({ name, values }));

describe("lintRules", () => {
  it("are named once, explained in both languages, sourced and mendable", () => {
    expect(new Set(lintRules.map((rule) => rule.id)).size).toBe(lintRules.length);
    for (const rule of lintRules) {
      for (const text of [rule.title, rule.reason, rule.fix]) {
        expect(text.en.length).toBeGreaterThan(8);
        expect(text.zh).toMatch(/[\u4e00-\u9fff]{3}/);
      }
      expect(rule.source.length).toBeGreaterThan(5);
    }
  });
});

describe("lintTable on a coupling result", () => {
  it("is silent on a correct table printed to three decimals, of two or three systems", () => {
    expect(lintTable(asTable(publishedTable().columns)).findings).toEqual([]);
    expect(lintTable(asTable(publishedTable(3).columns)).findings).toEqual([]);
  });

  it("reads Chinese headers", () => {
    const { columns } = publishedTable();
    const { C, T, D, city, year, u1, u2 } = columns as Record<string, (number | string | null)[]>;
    const table = asTable({
      城市: city!,
      年份: year!,
      子系统1: u1!,
      子系统2: u2!,
      耦合度: C!.map((c) => Number(c) / 2),
      综合发展指数: T!,
      协调度: D!,
    });
    const { roles, findings } = lintTable(table);
    expect(roles).toMatchObject({
      城市: "region",
      年份: "year",
      耦合度: "coupling",
      综合发展指数: "development",
      协调度: "coordination",
    });
    expect(rules(findings)).toContain("coupling-coefficient");
  });

  it.each([
    ["lost factor", 2, (u: number[]) => Math.sqrt(u[0]! * u[1]!) / (u[0]! + u[1]!), "the factor n is lost"],
    ["lost root", 2, (u: number[]) => (4 * u[0]! * u[1]!) / (u[0]! + u[1]!) ** 2, "the n-th root is lost"],
    [
      "square root for three",
      3,
      (u: number[]) => (3 * Math.sqrt(u[0]! * u[1]! * u[2]!)) / (u[0]! + u[1]! + u[2]!),
      "the square root is used",
    ],
    [
      "sums of pairs",
      3,
      (u: number[]) => 3 * ((u[0]! * u[1]! * u[2]!) / ((u[0]! + u[1]!) * (u[1]! + u[2]!) * (u[0]! + u[2]!))) ** (1 / 3),
      "multiplies sums of pairs",
    ],
  ])("names the mistake in C: %s", (_, n, wrong, cause) => {
    const { columns, u, run, rows } = publishedTable(n);
    columns.C = Array.from({ length: rows }, (_, i) => wrong(u.map((system) => system[i]!)));
    columns.D = columns.C.map((c, i) => Math.sqrt(Number(c) * run.development[i]!));
    const { findings } = lintTable(asTable(columns));
    expect(rules(findings)).toEqual(["coupling-coefficient"]);
    expect(findings[0]!.message.en).toContain(cause);
    expect(findings[0]!.severity).toBe("error");
  });

  it("finds D without its root, T with weights of 0.5 and 0.7, a zero and a negative system", () => {
    const { columns, run, u } = publishedTable();
    const noRoot = { ...columns, D: Array.from(run.coupling, (c, i) => c * run.development[i]!) };
    expect(rules(lintTable(asTable(noRoot)).findings)).toEqual(["coordination-formula"]);
    const T = Array.from(u[0]!, (a, i) => 0.5 * a + 0.7 * u[1]![i]!);
    const heavy = { ...columns, T, D: T.map((t, i) => Math.sqrt(run.coupling[i]! * t)) };
    expect(rules(lintTable(asTable(heavy)).findings)).toEqual(["weights-not-one"]);
    const zero = { ...columns, u1: columns.u1!.map((value, i) => (i === 3 ? 0 : i === 5 ? -0.1 : value)) };
    const found = lintTable(asTable(zero)).findings.find((finding) => finding.rule === "not-positive");
    expect(found?.rows).toEqual([3, 5]);
  });

  it("finds scores scaled within each year", () => {
    const { columns } = publishedTable();
    const yearly = columns.u1!.map((_, i) => {
      const year = i % 4;
      const all = columns.u1!.filter((_, k) => k % 4 === year).map(Number);
      return (Number(columns.u1![i]) - Math.min(...all)) / (Math.max(...all) - Math.min(...all));
    });
    const found = rules(lintTable(asTable({ city: columns.city!, year: columns.year!, score: yearly })).findings);
    expect(found).toEqual(["yearly-scaling"]);
  });

  it("finds grades that overlap and grades that are not tenths", () => {
    const { columns, run } = publishedTable();
    const grade = (cut: (i: number) => number) => Array.from(run.coordination, (d, i) => (d > cut(i) ? "good" : "poor"));
    const two = { ...columns, grade: grade(() => 0.6) };
    expect(lintTable(asTable(two)).findings[0]!.message.en).toContain("not the ten conventional ones");
    const moving = { ...columns, grade: grade((i) => (i % 4 < 2 ? 0.5 : 0.7)) };
    expect(lintTable(asTable(moving)).findings[0]!.message.en).toContain("one degree gets two grades");
    const tenths = { ...columns, grade: Array.from(run.coordination, (d) => `grade ${Math.ceil(d * 10 - 1e-9)}`) };
    expect(rules(lintTable(asTable(tenths)).findings)).toEqual([]);
  });
});

describe("lintTable on indicators, weights and matrices", () => {
  const random = createRandom(5);
  const rows = 40;
  const city = Array.from({ length: rows }, (_, i) => `c${Math.floor(i / 5)}`);
  const year = Array.from({ length: rows }, (_, i) => 2014 + (i % 5));
  const noise = () => Array.from({ length: rows }, () => random.uniform());

  it("finds size, double counting, interpolation and nominal money, and only those", () => {
    const population = Array.from({ length: rows }, (_, i) => 100 * (1 + Math.floor(i / 5)) + (i % 5));
    const patents = population.map((p) => p * (1 + 0.01 * random.uniform()));
    const broadband = noise();
    const line = noise();
    for (let c = 0; c < 8; ++c) line[5 * c + 2] = (line[5 * c + 1]! + line[5 * c + 3]!) / 2;
    const table = asTable({
      city,
      year,
      population,
      patents,
      broadband,
      copy: broadband.map((b) => 3 * b),
      line,
      "software revenue": noise(),
    });
    const { findings } = lintTable(table);
    expect(rules(findings)).toEqual(["double-counting", "interpolated-years", "nominal-money", "size-index"]);
    expect(findings.find((finding) => finding.rule === "interpolated-years")?.count).toBe(8);
    const real = asTable({ city, year, "software revenue at constant prices": noise() });
    expect(lintTable(real).findings).toEqual([]);
  });

  it("does not take whole numbers that hit the mean of their neighbours by chance for interpolation", () => {
    const computers = Array.from({ length: rows }, () => 20 + random.integer(6));
    expect(lintTable(asTable({ city, year, computers })).findings).toEqual([]);
  });

  it("finds weights that do not sum to one and one that dominates", () => {
    const table = asTable({ indicator: ["broadband", "websites", "ecommerce"], weight: [0.2, 0.25, 0.65] });
    const { findings } = lintTable(table);
    expect(rules(findings)).toEqual(["dominance", "weights-not-one"]);
    expect(findings.find((finding) => finding.rule === "dominance")?.columns).toEqual(["ecommerce"]);
    expect(lintTable(asTable({ 指标: ["a", "b", "c"], 权重: [0.333, 0.333, 0.333] })).findings).toEqual([]);
  });

  it("finds a weights matrix in another order and an isolate", () => {
    const matrix = asTable({ region: ["A", "B", "C"], A: [0, 1, 0], C: [0, 0, 0], B: [1, 0, 0] });
    const { findings } = lintTable(matrix);
    expect(rules(findings)).toEqual(["isolates", "weights-order"]);
    expect(findings.find((finding) => finding.rule === "isolates")?.message.en).toContain(": C.");
    expect(lintWeightsOrder(["A", "B"], ["A", "B"])).toEqual([]);
    expect(lintWeightsOrder(["A", "B"], ["A", "X"])[0]!.message.en).toContain("1 only in the panel, 1 only in the matrix");
  });
});

describe("lintIndex and lintCouplingRun on runs of this product", () => {
  const R = 8;
  const Y = 3;
  const random = createRandom(12);
  const draw = () => Float64Array.from({ length: R * Y }, () => 1 + random.uniform());
  const indicators = [draw(), draw(), draw()].map((values, j) => ({ id: `i${j}`, values }));

  it("are silent on a sound index and a sound coupling", () => {
    const level = digitalLevel(indicators, R, Y, { weighting: "equal" });
    expect(lintIndex({ level, years: [2015, 2016, 2017], population: draw() })).toEqual([]);
    const systems = Float64Array.of(0.3, 0.5, 0.6, 0.4);
    const run = couplingCoordination(systems, 2);
    expect(lintCouplingRun(systems, ["industry", "space"], run, Float64Array.of(0.5, 0.5))).toEqual([]);
  });

  it("find yearly scaling with its zeros, dominance, double counting, size and nominal money", () => {
    const years = [2015, 2016, 2017];
    const yearly = digitalLevel(indicators.slice(0, 1), R, Y, { scaling: "min-max-yearly" });
    expect(rules(lintIndex({ level: yearly, years }))).toEqual(["not-positive", "yearly-scaling"]);
    const skewed = { id: "ecommerce", values: Float64Array.from({ length: R * Y }, (_, c) => 10 ** (Math.floor(c / Y) / 2)) };
    const twin = { id: "twin", values: indicators[0]!.values.map((x) => 2 * x) };
    const level = digitalLevel([...indicators, skewed, twin], R, Y);
    const found = lintIndex({
      level,
      years,
      population: skewed.values,
      units: [{ unit: "CNY" }, { unit: "CNY", priceYear: 2015 }, { unit: "1" }, { unit: "1" }, { unit: "1" }],
    });
    expect(rules(found)).toEqual(["dominance", "double-counting", "nominal-money", "size-index"]);
  });

  it("finds weights of a run that do not sum to one", () => {
    expect(rules(lintCouplingRun(Float64Array.of(0.3, 0.4), ["a", "b"], undefined, Float64Array.of(0.5, 0.6)))).toEqual([
      "weights-not-one",
    ]);
  });
});

describe("tables as they are published in Chinese", () => {
  const systems = [
    [0.8, 0.6],
    [0.9, 0.7],
    [0.3, 0.6],
    [0.5, 0.2],
    [0.45, 0.75],
    [0.2, 0.35],
  ] as const;
  const results = systems.map(([a, b]) => ({ c: (2 * Math.sqrt(a * b)) / (a + b), t: (a + b) / 2 }));
  const named = (columns: Readonly<Record<string, readonly (number | string)[]>>) =>
    lintTable(Object.entries(columns).map(([name, values]) => ({ name, values })));
  const head = { 省份: ["京", "沪", "粤", "苏", "浙", "川"], 年度: [2019, 2019, 2019, 2019, 2019, 2019] };

  it("takes columns before the results for systems where no name says so, and finds the lost factor", () => {
    const { roles, findings } = named({
      ...head,
      产业数字化: systems.map(([a]) => a),
      空间数字化: systems.map(([, b]) => b),
      耦合度: results.map(({ c }) => c / 2),
      综合发展指数: results.map(({ t }) => t),
    });
    expect(roles).toMatchObject({ 产业数字化: "system", 空间数字化: "system", 年度: "year" });
    expect(findings.map(({ rule }) => rule)).toEqual(["coupling-coefficient"]);
  });

  it("reads 协调指数T and finds that the root of D was left out", () => {
    const { roles, findings } = named({
      ...head,
      子系统1: systems.map(([a]) => a),
      子系统2: systems.map(([, b]) => b),
      耦合度C: results.map(({ c }) => c),
      协调指数T: results.map(({ t }) => t),
      耦合协调度D: results.map(({ c, t }) => c * t),
    });
    expect(roles).toMatchObject({ 协调指数T: "development", 耦合协调度D: "coordination" });
    expect(findings.map(({ rule }) => rule)).toEqual(["coordination-formula"]);
  });

  it("says what it could not check when the systems are not in the table", () => {
    const { findings, unchecked } = named({ ...head, 耦合度: results.map(({ c }) => c) });
    expect(findings).toEqual([]);
    expect(unchecked[0]!.zh).toContain("未能复算耦合度");
  });
});
