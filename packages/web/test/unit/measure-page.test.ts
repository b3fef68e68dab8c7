import { describe, expect, it } from "vitest";
import { classesOfYear, stepsOfMove } from "../../src/pages/measure/class-moves.ts";
import {
  clusterMapData,
  drawingOf,
  groupMeansOfYear,
  linesData,
  lorenzData,
  type Measured,
  matricesOf,
  moranScatterData,
} from "../../src/pages/measure/measure-figures.ts";
import { fits } from "../../src/pages/measure/measure-search.ts";
import { type MeasureOption, readOptions, writeMeasure, writeOption } from "../../src/pages/measure/measure-state.ts";

const text = { en: "x", zh: "某" };
const base: Measured = {
  measure: "gini",
  label: text,
  unit: "1",
  dimensions: ["year"],
  regions: ["a", "b", "c"],
  industries: [],
  years: [2019, 2020],
  values: [0.2, 0.3],
  lower: null,
  upper: null,
  reference: null,
  source: "",
  formula: "",
  formulaNote: null,
  notSaying: text,
  options: {},
  variable: null,
  issues: [],
  lint: null,
  classes: null,
  parts: {},
};
const part = (axes: Measured["parts"][string]["axes"], values: (number | null)[]) => ({ label: text, unit: "1", axes, values });
const regionYear = [
  { id: "region", keys: ["a", "b", "c"] },
  { id: "year", keys: ["2019", "2020"] },
];
const option = (kind: MeasureOption["kind"], more: Partial<MeasureOption> = {}): MeasureOption => ({
  id: "k",
  label: text,
  kind,
  default: 4,
  help: text,
  ...more,
});

describe("the address of the Measure page", () => {
  it("keeps an option that differs from its default and drops one that does not", () => {
    const classes = option("number", { min: 2, max: 9 });
    const written = writeOption(new URLSearchParams("year=2020"), classes, 5);
    expect(written.toString()).toBe("year=2020&o-k=5");
    expect(readOptions(written, [classes])).toEqual({ k: 5 });
    expect(writeOption(written, classes, 4).toString()).toBe("year=2020");
  });

  it("ignores what an option cannot be", () => {
    const address = new URLSearchParams("o-k=99");
    expect(readOptions(address, [option("number", { max: 9 })])).toEqual({});
    expect(readOptions(address, [option("choice", { choices: [{ id: "pooled", label: text }] })])).toEqual({});
    expect(readOptions(address, [option("switch")])).toEqual({});
    expect(readOptions(address, [option("column")])).toEqual({ k: "99" });
  });

  it("leaves the former measure's options behind", () => {
    expect(writeMeasure(new URLSearchParams("region=a&o-k=5&measure=gini"), "dagum").toString()).toBe("region=a&measure=dagum");
  });
});

describe("the search for a measure", () => {
  it("finds every word in either language", () => {
    expect(fits("moran local", "Local Moran clusters (LISA) 局部莫兰聚类 local-moran")).toBe(true);
    expect(fits("莫兰", "Local Moran clusters (LISA) 局部莫兰聚类 local-moran")).toBe(true);
    expect(fits("geary", "Local Moran clusters (LISA) 局部莫兰聚类 local-moran")).toBe(false);
  });
});

describe("the figure proper to a result", () => {
  const drawn = (change: Partial<Measured>) => drawingOf({ ...base, ...change });
  it("follows the shape of the result", () => {
    expect(drawn({})).toBe("lines");
    expect(drawn({ dimensions: [] })).toBe("numbers");
    expect(drawn({ measure: "local-moran", dimensions: ["region", "year"], classes: [text] })).toBe("clusters");
    expect(drawn({ measure: "club-convergence", dimensions: ["region"], classes: [text] })).toBe("classes");
    expect(drawn({ dimensions: ["region", "industry", "year"] })).toBe("regions");
    expect(drawn({ dimensions: [], parts: { probabilities: part([], []) } })).toBe("matrix");
    expect(drawn({ parts: { "lorenz-total": part([], []) } })).toBe("lorenz");
    expect(drawn({ measure: "dagum" })).toBe("dagum");
  });

  it("puts clusters of the chosen year on the map", () => {
    const result = { ...base, dimensions: ["region", "year"] as Measured["dimensions"], values: [0, 1, 0, 2, 0, 5] };
    const geography = {} as Parameters<typeof clusterMapData>[2];
    const { places, selected } = clusterMapData(result, 1, geography, "b");
    expect(places.map(({ cluster }) => cluster)).toEqual(["high-high", "low-low", null]);
    expect(selected).toBe("b");
  });

  it("draws the slope of the scatter plot as Moran's I, or nothing where a value is absent", () => {
    const parts = {
      value: part(regionYear, [0, 1, 0, 2, 0, 3]),
      lag: part(regionYear, [0, 2, 0, 2, 0, 2]),
    };
    const data = moranScatterData({ ...base, parts }, 1, () => text)!;
    expect(data.points.map(({ z }) => z)).toEqual([-Math.sqrt(1.5), 0, Math.sqrt(1.5)]);
    expect(data.moran).toBeCloseTo(0, 14);
    const absent = { ...parts, value: part(regionYear, [0, 1, 0, null, 0, 3]) };
    expect(moranScatterData({ ...base, parts: absent }, 1, () => text)).toBeNull();
  });

  it("splits a spatial chain into the whole and its neighbourhoods, and counts only where moves are known", () => {
    const keys = ["1", "2"];
    const [from, to, near] = ["from", "to", "neighbourhood"].map((id) => ({ id, keys })) as [
      { id: string; keys: string[] },
      { id: string; keys: string[] },
      { id: string; keys: string[] },
    ];
    const plain = matricesOf({
      ...base,
      parts: { probabilities: part([from, to], [0.9, 0.1, 0.2, 0.8]), transitions: part([from, to], [9, 1, 2, 8]) },
    });
    expect(plain).toHaveLength(1);
    expect(plain[0]?.data.count).toEqual([10, 10]);
    const spatial = matricesOf({
      ...base,
      parts: {
        probabilities: part([near, from, to], [1, 0, 0, 1, 0.5, 0.5, 0.4, 0.6]),
        all: part([from, to], [0.9, 0.1, 0.2, 0.8]),
      },
    });
    expect(spatial.map(({ neighbourhood }) => neighbourhood)).toEqual([null, "1", "2"]);
    expect(spatial[2]?.data.probability).toEqual([0.5, 0.5, 0.4, 0.6]);
    expect(spatial[0]?.data.count).toBeUndefined();
    const empty = matricesOf({
      ...base,
      parts: { probabilities: part([from, to], [0.9, 0.1, 0, 0]), transitions: part([from, to], [9, 1, 0, 0]) },
    });
    expect(empty[0]?.data.probability).toEqual([0.9, 0.1, null, null]);
  });

  it("names who made a move and when, of all regions or of those beside one class", () => {
    const parts = {
      class: part(regionYear, [1, 2, 1, 2, 2, 2]),
      "neighbourhood-class": part(regionYear, [2, 2, 1, 1, null, 1]),
    };
    const result = { ...base, years: [], parts };
    expect(stepsOfMove(result, { from: 1, to: 2, neighbourhood: null })).toEqual([
      { firstYear: 2019, lastYear: 2020, regions: ["a", "b"] },
    ]);
    expect(stepsOfMove(result, { from: 1, to: 2, neighbourhood: 2 })[0]?.regions).toEqual(["a"]);
    expect(stepsOfMove(result, { from: 2, to: 1, neighbourhood: null })).toEqual([]);
    expect([...classesOfYear(result, 2019).classes]).toEqual([
      ["a", 1],
      ["b", 1],
      ["c", 2],
    ]);
    expect(classesOfYear(result, 1990).year).toBe(2020);
  });

  it("gives every region the mean of its group in the chosen year", () => {
    const parts = {
      "group-of": part([{ id: "region", keys: ["a", "b", "c"] }], [1, 2, 1]),
      "group-mean": part(
        [
          { id: "group", keys: ["x", "y"] },
          { id: "year", keys: ["2019", "2020"] },
        ],
        [1, 2, 3, 4],
      ),
    };
    expect(groupMeansOfYear({ ...base, parts }, 2019)).toEqual({
      year: 2019,
      values: [
        { region: "a", value: 1 },
        { region: "b", value: 3 },
        { region: "c", value: 1 },
      ],
      groups: [
        { id: "x", value: 1 },
        { id: "y", value: 3 },
      ],
    });
    expect(groupMeansOfYear(base, 2019)).toBeNull();
  });

  it("draws the Lorenz curves of the first and the chosen year without their absent corners", () => {
    const axes = [
      { id: "year", keys: ["2019", "2020"] },
      { id: "corner", keys: ["0", "1", "2"] },
    ];
    const parts = {
      "lorenz-population": part(axes, [0, 0.5, 1, 0, 1, null]),
      "lorenz-total": part(axes, [0, 0.3, 1, 0, 1, null]),
    };
    const data = lorenzData({ ...base, parts }, 1)!;
    expect(data.curves.map(({ id, points }) => [id, points.length])).toEqual([
      ["2019", 3],
      ["2020", 2],
    ]);
    expect(lorenzData({ ...base, parts }, 0)?.curves).toHaveLength(1);
  });

  it("puts the chosen industry in front of the others", () => {
    const result = {
      ...base,
      dimensions: ["industry", "year"] as Measured["dimensions"],
      industries: ["p", "q"],
      values: [1, 2, 3, 4],
    };
    const { lines } = linesData(result, [{ id: "p", name: text }], "p", 2);
    expect(lines.map(({ id, background }) => [id, background === true])).toEqual([
      ["q", true],
      ["p", false],
    ]);
    expect(lines[1]?.values).toEqual([1, 2]);
  });
});
