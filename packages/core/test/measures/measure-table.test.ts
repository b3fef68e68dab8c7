import { describe, expect, it } from "vitest";
import {
  type Column,
  computeMeasure,
  createRandom,
  type Dataset,
  type Dimension,
  empiricalBayesRates,
  joinCounts,
  localBivariateMoran,
  localMoran,
  measureAvailability,
  measureContext,
  measureTable,
  nearestWeights,
  requireMeasure,
  transformWeights,
  withProximity,
} from "../../src/index.ts";

function column(id: string, dimensions: readonly Dimension[], values: Float64Array): Column {
  return { id, label: { en: id, zh: id }, unit: "1", dimensions, values, source: "made-up" };
}

/** Six regions in two groups, three industries, five years, everything known. */
function fullDataset(): Dataset {
  const random = createRandom(42);
  const R = 6;
  const I = 3;
  const Y = 5;
  const draw = (n: number, scale: number) => Float64Array.from({ length: n }, () => scale * (0.2 + random.uniform()));
  const byIndustry: readonly Dimension[] = ["region", "industry", "year"];
  const byRegion: readonly Dimension[] = ["region", "year"];
  const columns = [
    column("employment", byIndustry, draw(R * I * Y, 1000)),
    column("establishments", byIndustry, draw(R * I * Y, 50)),
    column("resident-population", byRegion, draw(R * Y, 1e5)),
    column("gross-regional-product", byRegion, draw(R * Y, 1e9)),
    column("broadband", byRegion, draw(R * Y, 100)),
    column("websites", byRegion, draw(R * Y, 10)),
    column("ecommerce", byRegion, draw(R * Y, 5)),
    column("managers-and-professionals", byRegion, draw(R * Y, 200)),
    column("production-workers", byRegion, draw(R * Y, 600)),
  ];
  return {
    regions: Array.from({ length: R }, (_, i) => ({
      id: `r${i}`,
      name: { en: `Region ${i}`, zh: `地区${i}` },
      areaKm2: 20_000,
      lon: 110 + 2 * (i % 3),
      lat: 30 + 2 * Math.floor(i / 3),
      parent: i < 3 ? "south" : "north",
    })),
    industries: ["manufacturing", "information-software", "finance"].map((id, s) => ({
      id,
      name: { en: id, zh: id },
      kind: s === 1 ? ("digital" as const) : ("traditional" as const),
      tradability: [0.22, 0.72, 0.76][s]!,
      attributes: { sector: s === 0 ? 1 : 2 },
    })),
    years: [2015, 2016, 2017, 2018, 2019],
    columns: Object.fromEntries(columns.map((entry) => [entry.id, entry])),
    sources: {},
  };
}

const roles = {
  activity: "employment",
  population: "resident-population",
  indicators: ["broadband", "websites", "ecommerce"].map((id) => ({ column: id, direction: "more-is-better" as const })),
};

/** Local areas by industry with nothing else known, as a first import often is. */
function bareDataset(): Dataset {
  const full = fullDataset();
  return {
    ...full,
    regions: full.regions.map(({ id, name }) => ({ id, name, areaKm2: Number.NaN, lon: Number.NaN, lat: Number.NaN })),
    industries: full.industries.map(({ id, name, kind }) => ({ id, name, kind, tradability: Number.NaN })),
    columns: { employment: full.columns.employment! },
  };
}

describe("measureTable", () => {
  it("has each id once, in kebab-case, with words in both languages", () => {
    const ids = measureTable.map((measure) => measure.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const measure of measureTable) {
      expect(measure.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      for (const text of [
        measure.label,
        measure.notSaying,
        ...measure.options.flatMap((option) => [option.label, option.help]),
      ]) {
        expect(text.en.length).toBeGreaterThan(2);
        expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
      }
      expect(measure.source.length).toBeGreaterThan(9);
      expect(measure.formula.length).toBeGreaterThan(4);
    }
  });

  const context = withProximity(measureContext(fullDataset(), roles));

  it.each(measureTable.map((measure) => [measure.id, measure] as const))("%s computes on a full dataset", (id, measure) => {
    expect(measureAvailability(measure, context)).toEqual({ available: true, missing: [] });
    const result = computeMeasure(id, context);
    expect(result.values.some((value) => Number.isFinite(value))).toBe(true);
    for (const part of Object.values(result.parts)) {
      const cells = part.axes.reduce((product, axis) => product * axis.keys.length, 1);
      expect(part.values.length).toBe(cells);
    }
    if (result.lower && result.upper) {
      result.values.forEach((value, cell) => {
        if (Number.isNaN(result.lower![cell]!) || Number.isNaN(value)) return;
        expect(result.lower![cell]!).toBeLessThanOrEqual(value + 1e-12);
        expect(result.upper![cell]!).toBeGreaterThanOrEqual(value - 1e-12);
      });
    }
    if (result.classes) {
      for (const value of result.values) if (!Number.isNaN(value)) expect(result.classes[value]).toBeDefined();
    }
  });

  const bare = measureContext(bareDataset(), { activity: "employment" });

  it.each(measureTable.map((measure) => [measure.id, measure] as const))(
    "%s computes or says what is missing on a bare one",
    (id, measure) => {
      const { available, missing } = measureAvailability(measure, bare);
      if (available) {
        expect(computeMeasure(id, bare).values.some((value) => Number.isFinite(value))).toBe(true);
        return;
      }
      for (const entry of missing) {
        expect(entry.text.en.length).toBeGreaterThan(20);
        expect(entry.text.zh).toMatch(/[\u4e00-\u9fff]{4}/);
      }
      expect(() => computeMeasure(id, bare)).toThrow(/needs what the study lacks/);
    },
  );

  it("runs quotients, HHI and Gini without centres, areas or digital indicators, and says what the rest needs", () => {
    for (const id of ["location-quotient", "herfindahl-industry", "locational-gini"]) {
      expect(measureAvailability(requireMeasure(id), bare).available).toBe(true);
    }
    const virtual = measureAvailability(requireMeasure("virtual-agglomeration"), bare);
    expect(virtual.missing.map((entry) => entry.need)).toEqual(["distances", "digital-level", "tradability"]);
    expect(virtual.missing[0]!.text.en).toContain("centres (lon, lat) of 6 of 6 regions and areas (area_km2) of 6 of 6 regions");
  });

  it("gives the same agglomeration from the shared panel and from its own", () => {
    const own = computeMeasure("virtual-agglomeration", measureContext(fullDataset(), roles));
    const shared = computeMeasure("virtual-agglomeration", context);
    expect([...shared.values]).toEqual([...own.values]);
    const placeless = computeMeasure("virtual-agglomeration", context, { options: { "distance-relief": 1 } });
    expect(placeless.values[0]).toBeGreaterThan(shared.values[0]!);
    expect(placeless.options["distance-relief"]).toBe(1);
  });

  it("checks the method of every composite index and coupling, and of nothing else", () => {
    const linted = measureTable.flatMap(({ id }) => (computeMeasure(id, context).lint === null ? [] : [id]));
    expect(linted).toEqual(["digital-level", "digital-level-relative", "digital-level-replica", "coupling-coordination"]);
    const yearly = computeMeasure("digital-level-replica", context, { options: { scaling: "min-max-yearly" } });
    expect(yearly.lint?.map(({ rule }) => rule)).toContain("yearly-scaling");
    // A system at 0 in half of the cells: the coupling is not defined there, and the linter says so.
    const coupled = computeMeasure("coupling-coordination", context, { options: { systems: "broadband,employment" } });
    expect(coupled.lint?.map(({ rule }) => rule)).not.toContain("not-positive");
    const { dataset } = context;
    const broadband = dataset.columns.broadband!;
    const zeros = { ...broadband, values: broadband.values.map((value, cell) => (cell % 2 === 0 ? 0 : value)) };
    const gaps = { ...context, dataset: { ...dataset, columns: { ...dataset.columns, broadband: zeros } } };
    const broken = computeMeasure("coupling-coordination", gaps, { options: { systems: "broadband,employment" } });
    expect(broken.lint?.map(({ rule }) => rule)).toContain("not-positive");
  });

  it("pairs variables, years and counts as the statistics of the space room do", () => {
    const { dataset, neighbours } = context;
    const Y = dataset.years.length;
    const year = (values: Float64Array, y: number) => values.filter((_, cell) => cell % Y === y);
    const columnOf = (id: string) => dataset.columns[id]!.values;
    const options = { permutations: 0, correction: "none" };
    const both = computeMeasure("bivariate-moran", context, {
      options: { ...options, variable: "broadband", beside: "websites" },
    });
    const last = Y - 1;
    const bivariate = localBivariateMoran(year(columnOf("broadband"), last), year(columnOf("websites"), last), neighbours!);
    year(both.parts.statistic!.values, last).forEach((value, i) => void expect(value).toBeCloseTo(bivariate.statistic[i]!, 10));

    const changed = computeMeasure("differential-moran", context, { options: { ...options, variable: "broadband" } });
    expect(year(changed.values, 0).every(Number.isNaN)).toBe(true);
    const change = year(columnOf("broadband"), last).map((value, i) => value - year(columnOf("broadband"), 0)[i]!);
    const differential = localMoran(change, neighbours!);
    year(changed.parts.statistic!.values, last).forEach(
      (value, i) => void expect(value).toBeCloseTo(differential.statistic[i]!, 10),
    );

    const rates = computeMeasure("empirical-bayes-moran", context, { options: { ...options, variable: "websites" } });
    const { standardised } = empiricalBayesRates(year(columnOf("websites"), last), year(columnOf("resident-population"), last));
    expect(year(rates.parts.value!.values, last)).toEqual(standardised);

    const joins = computeMeasure("join-counts", context, { options: { permutations: 0, variable: "broadband" } });
    const values = [...year(columnOf("broadband"), last)];
    const median = [...values].sort((a, b) => a - b)[values.length >> 1]!;
    const even = values.length % 2 === 0 ? (median + [...values].sort((a, b) => a - b)[values.length / 2 - 1]!) / 2 : median;
    const high = joinCounts(
      Int32Array.from(values, (value) => Number(value > even)),
      2,
      transformWeights(neighbours!, "binary"),
    ).at(-1)!;
    expect(joins.values[last]).toBe(high.statistic);
    expect(joins.parts.expectation!.values[last]).toBe(high.expectation);

    // most places share the largest value in one year: none lies above the median, and the other years keep theirs
    const tied = columnOf("broadband").map((value, cell) => (cell % Y === last ? Number(cell > Y) : value));
    const columns = { ...dataset.columns, broadband: { ...dataset.columns.broadband!, values: tied } };
    const without = computeMeasure(
      "join-counts",
      { ...context, dataset: { ...dataset, columns } },
      {
        options: { permutations: 0, variable: "broadband" },
      },
    );
    expect(without.values[last]).toBeNaN();
    expect(without.values[0]).toBe(joins.values[0]);
    expect(without.issues.map(({ code }) => code)).toContain("year-not-complete");
  });

  it("refuses weights in another order than the regions, and takes the nearest by centre when none are given", () => {
    const full = fullDataset();
    expect(context.neighbours?.description).toEqual({ en: "4 nearest neighbours", zh: "最近的4个地区" });
    const reversed = [...full.regions].reverse();
    const weights = nearestWeights(
      {
        ids: reversed.map((region) => region.id),
        x: Float64Array.from(reversed, (region) => region.lon),
        y: Float64Array.from(reversed, (region) => region.lat),
      },
      2,
    );
    expect(() => measureContext(full, { ...roles, neighbours: weights })).toThrow(/r5 at position 0; the dataset has 6 and r0/);
    expect(measureAvailability(requireMeasure("local-moran"), bare).missing.map((entry) => entry.need)).toEqual(["neighbours"]);
  });

  it("finds a planted hot spot, the same on every run", () => {
    const R = 49;
    const regions = Array.from({ length: R }, (_, i) => ({
      id: `g${i}`,
      name: { en: `g${i}`, zh: `g${i}` },
      areaKm2: 100,
      lon: 100 + 0.1 * (i % 7),
      lat: 30 + 0.1 * Math.floor(i / 7),
    }));
    const random = createRandom(6);
    const jobs = Float64Array.from({ length: R }, (_, i) => (i % 7 < 3 && i < 21 ? 100 : 10) + random.uniform());
    const grid: Dataset = {
      regions,
      industries: [{ id: "all", name: { en: "all", zh: "全部" }, kind: "traditional", tradability: 0.2 }],
      years: [2020],
      columns: { employment: column("employment", ["region", "industry", "year"], jobs) },
      sources: {},
    };
    const built = measureContext(grid, { activity: "employment" });
    const lisa = computeMeasure("local-moran", built);
    expect(lisa.classes![lisa.values[8]!]!.en).toBe("high among high");
    expect(lisa.classes![lisa.values[48]!]!.en).not.toBe("high among high");
    expect([...computeMeasure("local-moran", built).values]).toEqual([...lisa.values]);
    const moran = computeMeasure("global-moran", built);
    expect(moran.values[0]).toBeGreaterThan(0.5);
    expect(moran.parts["permutation-p"]!.values[0]).toBeLessThan(0.01);
  });

  it("names the nearest measure and option, and what an option admits", () => {
    expect(() => requireMeasure("location-quotent")).toThrow(/nearest: location-quotient/);
    expect(() => computeMeasure("locational-gini", context, { options: { from: "lorenz" } })).toThrow(/nearest: form/);
    expect(() => computeMeasure("locational-gini", context, { options: { form: "round" } })).toThrow(/one of lorenz, unweighted/);
    expect(() => computeMeasure("virtual-agglomeration", context, { options: { "distance-relief": 2 } })).toThrow(
      /a number up to 1/,
    );
  });

  it("has no digital level from constant indicators, with the reason in the issues", () => {
    const full = fullDataset();
    const constant = {
      ...full,
      columns: { ...full.columns, broadband: column("broadband", ["region", "year"], new Float64Array(30).fill(3)) },
    };
    const built = measureContext(constant, { activity: "employment", indicators: [roles.indicators[0]!] });
    expect(built.digitalLevel).toBeUndefined();
    expect(built.issues.map((issue) => issue.code)).toEqual(["no-digital-level"]);
    expect(measureAvailability(requireMeasure("digital-level"), built).missing[0]!.text.en).toContain(
      "the indicators given allow none",
    );
  });

  it("refuses a min-max index where ratios are taken, in words", () => {
    const built = measureContext(fullDataset(), { ...roles, digitalLevelOptions: { scaling: "min-max-pooled" } });
    expect(measureAvailability(requireMeasure("effective-proximity"), built).missing[0]!.text.zh).toContain("比率尺度");
  });
});
