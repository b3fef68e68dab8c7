import { readFileSync } from "node:fs";
import { join } from "node:path";
import { defaultIndustries } from "@jiju/core";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { studyConfigSchema } from "../../src/study/index.ts";

const folder = join(import.meta.dirname, "../../../../examples/china-provinces");

/** Rows of a table of the example as records. Its fields hold commas only inside quotes. */
function table(file: string): Record<string, string>[] {
  const [header, ...lines] = readFileSync(join(folder, file), "utf8").trimEnd().split("\n");
  const split = (line: string) => [...line.matchAll(/(?:^|,)(?:"([^"]*)"|([^,]*))/g)].map((match) => match[1] ?? match[2] ?? "");
  const names = split(header!);
  return lines.map((line) => Object.fromEntries(split(line).map((cell, k) => [names[k]!, cell])));
}

const regions = table("regions.csv").map((row) => row.region!);
const industries = table("industries.csv").map((row) => row.industry!);

/** Sum of `value` over the rows of one year. */
const total = (rows: Record<string, string>[], year: number, value: string) =>
  rows.filter((row) => row.year === String(year)).reduce((sum, row) => sum + Number(row[value]), 0);

describe("example china-provinces", () => {
  it("has a study.yaml of the current format", () => {
    const config = studyConfigSchema.parse(parse(readFileSync(join(folder, "study.yaml"), "utf8")));
    const named = Object.values(config.tables).flatMap((entry) => [
      entry.source,
      ...Object.values(entry.values ?? {}).map((v) => v.source),
    ]);
    for (const source of named) if (source) expect(Object.keys(config.sources)).toContain(source);
  });

  it("names 31 provinces and the 19 industries of the parameter file with the same kind and tradability", () => {
    expect(regions).toHaveLength(31);
    expect(new Set(regions).size).toBe(31);
    const listed = table("industries.csv").map(({ industry, kind, tradability }) => ({
      industry,
      kind,
      tradability: Number(tradability),
    }));
    expect(listed).toEqual(defaultIndustries.map(({ id, kind, tradability }) => ({ industry: id, kind, tradability })));
  });

  it("keys every table by these regions and industries, each key once", () => {
    for (const [file, key] of [
      ["activity.csv", ["region", "industry", "year"]],
      ["value-added.csv", ["region", "industry", "year"]],
      ["indicators.csv", ["region", "year", "indicator"]],
    ] as const) {
      const rows = table(file);
      expect(new Set(rows.map((row) => key.map((name) => row[name]).join("|"))).size).toBe(rows.length);
      expect(new Set(rows.map((row) => row.region))).toEqual(new Set(regions));
    }
    expect(new Set(table("activity.csv").map((row) => row.industry))).toEqual(new Set(industries));
  });

  it("adds up to the published national totals", () => {
    // value added by province, 100 million CNY, from the publication; the table rounds each cell to 0.1
    const valueAdded = table("value-added.csv");
    for (const [year, published] of [
      [2015, 693_642],
      [2020, 1_009_938],
      [2022, 1_193_975],
    ] as const) {
      expect(Math.abs(total(valueAdded, year, "value_added") - published)).toBeLessThan(2);
    }
    const product = table("indicators.csv").filter((row) => row.indicator === "gross-regional-product");
    expect(Math.abs(total(product, 2020, "value") - 1_009_938)).toBeLessThan(2);
  });

  it("balances every industry of the input-output table, rows and columns", () => {
    const output = new Map<string, { row: number; column: number }>(industries.map((id) => [id, { row: 0, column: 0 }]));
    for (const { industry, use, value } of table("input-output.csv")) {
      const supplier = output.get(industry!);
      const user = output.get(use!);
      if (supplier) supplier.row += Number(value);
      if (user) user.column += Number(value);
    }
    // two decimals a cell and at most 23 cells a row or column
    for (const { row, column } of output.values()) expect(Math.abs(row - column)).toBeLessThan(0.25);
    // value added of 82.3 trillion CNY in 2017
    const valueAdded = table("input-output.csv").filter((row) => !output.has(row.industry!));
    expect(valueAdded.reduce((sum, row) => sum + Number(row.value), 0)).toBeCloseTo(823_000, -4);
  });

  it("splits every industry completely in both concordances", () => {
    for (const file of ["concordance.csv", "concordance-io.csv"]) {
      const shares = new Map<string, number>();
      for (const { from, share } of table(file)) shares.set(from!, (shares.get(from!) ?? 0) + Number(share));
      for (const share of shares.values()) expect(share).toBe(1);
    }
    expect(new Set(table("concordance.csv").map((row) => row.from))).toEqual(new Set(industries));
    expect(new Set(table("concordance-io.csv").map((row) => row.to))).toEqual(new Set(industries));
  });

  it("has at least one populated point in every province, near its population centre on average", () => {
    const centre = new Map(
      table("regions.csv").map((row) => [row.region!, [Number(row.lon_population), Number(row.lat_population)] as const]),
    );
    const points = table("points.csv");
    for (const [region, [lon, lat]] of centre) {
      const own = points.filter((row) => row.region === region);
      const mass = own.reduce((sum, row) => sum + Number(row.population), 0);
      const mean = (name: string) => own.reduce((sum, row) => sum + Number(row[name]) * Number(row.population), 0) / mass;
      // the centres are printed with two decimals
      expect(Math.abs(mean("lon") - lon)).toBeLessThan(0.006);
      expect(Math.abs(mean("lat") - lat)).toBeLessThan(0.006);
    }
  });

  it("gives every province one tile and four places without data theirs", () => {
    const tiles = table("tiles.csv");
    expect(new Set(tiles.map((row) => `${row.column},${row.row}`)).size).toBe(tiles.length);
    const others = tiles.filter((row) => !regions.includes(row.region!)).map((row) => row.name_en);
    expect(others.sort()).toEqual(["Hong Kong", "Macao", "South China Sea Islands", "Taiwan"]);
    expect(tiles).toHaveLength(35);
  });

  it("has a price index that is 100 in the base year and rises as published in 2019", () => {
    const prices = new Map(table("consumer-prices.csv").map((row) => [Number(row.year), Number(row.consumer_prices)]));
    expect(prices.get(2015)).toBe(100);
    expect(prices.get(2019)! / prices.get(2018)! - 1).toBeCloseTo(0.029, 3);
  });
});
