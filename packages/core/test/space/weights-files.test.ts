import { readFileSync } from "node:fs";
import {
  matrixWeights,
  readGal,
  readGwt,
  readWeightsFile,
  readWeightsTable,
  type SpatialWeights,
  spatialWeights,
  writeGal,
  writeGwt,
  writeWeightsTable,
} from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

const lists = (weights: SpatialWeights): number[][] =>
  weights.ids.map((_, i) => Array.from(weights.neighbours.subarray(weights.offsets[i]!, weights.offsets[i + 1]!)));

describe("weights files", () => {
  const weights = matrixWeights(
    ["011", "b", "c", "d"],
    Float64Array.of(0, 0.1 + 0.2, 0, 0, 1, 0, 2, 0, 0, 1 / 3, 0, 0, 0, 0, 0, 0),
  );

  it("keeps links, order and isolates through GAL", () => {
    const text = writeGal(weights, { map: "my map" });
    expect(text.split("\n").slice(0, 3)).toEqual(["0 4 my_map region", "011 1", "b"]);
    const back = readGal(text, weights.ids);
    expect(back.neighbours).toEqual(weights.neighbours);
    expect(back.transform).toBe("binary");
    expect(Array.from(back.isolates)).toEqual([3]);
  });

  it("binds rows to the ids of the study, not to the order of the file", () => {
    const back = readGal("2\r\nb 1\r\na\r\na 1\r\nb\r\n", ["a", "b"]);
    expect(lists(back)).toEqual([[1], [0]]);
    expect(() => readGal("2\nb 1\na\na 1\nb\n", ["a", "b", "c"])).toThrow(/does not list 1 of 3/);
    expect(() => readGal("1\na 1\nz\n", ["a"])).toThrow(/1 of the file's 2 region ids are not in the study \(first: "z"\)/);
    expect(() => readGal("1\na two\nz\n", ["a"])).toThrow(/line 2/);
  });

  it("keeps every digit through GWT and the plain table", () => {
    const fromGwt = readGwt(writeGwt(weights), weights.ids);
    expect(fromGwt.values).toEqual(weights.values);
    expect(fromGwt.offsets).toEqual(weights.offsets);
    const named = { ...weights, ids: ['say "a", b', " 空 格 ", "c;d", "d"] };
    const fromTable = readWeightsTable(`\uFEFF${writeWeightsTable(named)}`, named.ids);
    expect(fromTable.values).toEqual(weights.values);
    expect(readWeightsTable("weight;to;from\n2;a;b\n", ["a", "b"]).values).toEqual(Float64Array.of(2));
    expect(() => writeGwt({ ...weights, ids: ["a b", "a_b", "c", "d"] })).toThrow(/the same as another/);
    expect(() => readGwt("0 2 m r\na b x\n", ["a", "b"])).toThrow(/line 2/);
  });
});

describe("files of other programs", () => {
  const pysal = (file: string) => readFileSync(new URL(`../golden/weights-files/${file}`, import.meta.url), "utf8");
  const states = ["Hawaii", "New York", "New Jersey", "Rhode Island"];

  it("reads what libpysal writes: blanks as underscores, six digits, no isolates", () => {
    const weights = readWeightsFile(pysal("states.gwt"), states);
    expect(lists(weights)).toEqual([[], [2, 3], [1], [1]]);
    expect(Array.from(weights.values)).toEqual([0.5, 0.25, 0.333333, 2]);
    expect(Array.from(weights.isolates)).toEqual([0]);
  });

  it("reads whole numbers as ids, with their leading zeros lost or not, and an isolate linked to itself by 0", () => {
    for (const ids of [
      ["1", "2", "3", "4"],
      ["001", "002", "003", "004"],
    ]) {
      for (const file of ["ints.gal", "ints.csv"]) {
        const weights = readWeightsFile(pysal(file), ids);
        expect(lists(weights)).toEqual([[1, 2], [0], [0], []]);
        expect(Array.from(weights.isolates)).toEqual([3]);
      }
    }
    expect(lists(readWeightsFile("from,to\n1.0,2.0\n", ["01", "02"]))).toEqual([[1], []]);
  });

  it("does not guess between two regions that look alike without blanks or zeros", () => {
    expect(() => readGwt("0 2 m r\n1 x 1\n", ["01", "001", "x"])).toThrow(/first: "1"/);
    expect(lists(readGwt("0 2 m r\n01 x 1\n", ["01", "001", "x"]))).toEqual([[2], [], []]);
  });

  it("names the cause where ids are row numbers, or blanks stand in a GAL file", () => {
    expect(() => readWeightsFile(pysal("ints.gal"), states)).toThrow(/row numbers from 1 to 4.*id variable/);
    expect(() => readWeightsFile(pysal("states.gal"), states)).toThrow(/line 4 is "New Jersey 1".*Ids with blanks/);
    expect(lists(readGal('4\n"New York" 1\n"New Jersey"\n"New Jersey" 0\n\n', ["New York", "New Jersey"]))).toEqual([[1], []]);
  });

  it("takes links from a table under usual names, without a header, without weights, or as a square", () => {
    const ids = ["北京", "天津", "河北"];
    const wanted = [[1, 2], [0], [0]];
    const rows = "北京,天津\n北京,河北\n天津,北京\n河北,北京\n";
    expect(lists(readWeightsFile(`from,to\n${rows}`, ids))).toEqual(wanted);
    expect(lists(readWeightsFile(rows, ids))).toEqual(wanted);
    expect(lists(readWeightsFile(`起点，终点\n${rows.replaceAll(",", "，")}`, ids))).toEqual(wanted);
    expect(lists(readWeightsFile("id,天津,北京,河北\n天津,0,1,0\n北京,1,0,1\n河北,0,1,0\n", ids))).toEqual(wanted);
    expect(readWeightsFile("focal\tneighbor\tweight\n北京\t天津\t2.5\n", ids).values).toEqual(Float64Array.of(2.5));
    expect(() => readWeightsFile("from,to,distance\n北京,天津,120\n", ids)).toThrow(/from, to and weight.*GAL or GWT/);
  });

  it("says which format a file is when another reader gets it", () => {
    const table = "from,to\na,b\n";
    expect(() => readGal(table, ["a", "b"])).toThrow(/plain table.*not a GAL file.*Read it as "table"/);
    expect(() => readGwt("2\na 1\nb\nb 1\na\n", ["a", "b"])).toThrow(/GAL file.*Read it as "gal"/);
    expect(() => readWeightsTable("0 2 m r\na b 1\n", ["a", "b"])).toThrow(/GWT file.*Read it as "gwt"/);
    expect(() => readWeightsFile("SWM binary", ["a", "b"])).toThrow(/GAL file.*GWT file.*plain table.*square table/);
  });

  it("writes and reads back any weights in every format", () => {
    const id = fc
      .string({ minLength: 1, maxLength: 6, unit: fc.constantFrom("a", "B", "0", "7", " ", ".", "中") })
      .filter((text) => text.trim() !== "");
    const weights = fc
      .uniqueArray(id, { minLength: 4, maxLength: 8, selector: (text) => text.trim().replace(/\s+/g, "_") })
      .chain((ids) =>
        fc.tuple(
          fc.constant(ids),
          fc.array(fc.double({ min: 0.001, max: 9, noNaN: true }), { minLength: ids.length, maxLength: ids.length }),
        ),
      )
      .map(([ids, values]) =>
        spatialWeights({
          ids,
          offsets: Int32Array.from({ length: ids.length + 1 }, (_, i) => Math.min(i, ids.length - 1)),
          neighbours: Int32Array.from({ length: ids.length - 1 }, (_, i) => i + 1),
          values: Float64Array.from(values.slice(1)),
          description: "chain",
        }),
      );
    fc.assert(
      fc.property(weights, (made) => {
        expect(lists(readWeightsFile(writeGal(made), made.ids))).toEqual(lists(made));
        for (const text of [writeGwt(made), writeWeightsTable(made)]) {
          const back = readWeightsFile(text, made.ids);
          expect(lists(back)).toEqual(lists(made));
          expect(back.values).toEqual(made.values);
        }
      }),
    );
  });
});
