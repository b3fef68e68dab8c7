import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { withTablesRead } from "@jiju/lab";
import { afterAll, beforeAll, expect, it } from "vitest";

let folder: string;
const locate = (file: string): string => join(folder, file);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "jiju-references-"));
  await writeFile(locate("firms.csv"), "firm,county,x,share\nA,08111,1.5,20%\nB,09162,,45%\n");
  await writeFile(locate("matrix.csv"), "id,a,b\na,0,1\nb,1,0\n");
  await writeFile(locate("near.gal"), "2\n1 1\n2\n2 1\n1\n");
  await writeFile(locate("map.geojson"), '{"type":"FeatureCollection","features":[]}');
  await writeFile(locate("broken.json"), "{");
});
afterAll(() => rm(folder, { recursive: true }));

it("reads a table by name under columns, keeps codes with a leading zero, and marks empty cells", async () => {
  expect(await withTablesRead({ columns: { csv: "firms.csv" }, region: "county" }, locate)).toEqual({
    columns: { firm: ["A", "B"], county: ["08111", "09162"], x: [1.5, null], share: [0.2, 0.45] },
    region: "county",
  });
});

it("reads one column, a matrix, a text and a document", async () => {
  const input = {
    x: { csv: "firms.csv", column: "share" },
    source: { matrix: { csv: "matrix.csv" }, text: { file: "near.gal" } },
    outlines: { file: "map.geojson" },
  };
  expect(await withTablesRead(input, locate)).toEqual({
    x: [0.2, 0.45],
    source: {
      matrix: [
        [0, 1],
        [1, 0],
      ],
      text: "2\n1 1\n2\n2 1\n1\n",
    },
    outlines: { type: "FeatureCollection", features: [] },
  });
});

it("turns a matrix, and lays a column per year under one another", async () => {
  await writeFile(locate("flows.csv"), "from,a,b\na,1,2\nb,3,4\n");
  await writeFile(locate("wide.csv"), "place,gdp2001,gdp2003,pop_2001\nA,1,2,10\nB,3,,20\n");
  await writeFile(locate("years.csv"), "place,1999,2000\nA,1,2\n");
  expect(await withTablesRead({ flows: { csv: "flows.csv", transpose: true } }, locate)).toEqual({
    flows: [
      [1, 3],
      [2, 4],
    ],
  });
  expect(await withTablesRead({ columns: { csv: "wide.csv", years: "year" } }, locate)).toEqual({
    columns: {
      place: ["A", "B", "A", "B"],
      year: [2001, 2001, 2003, 2003],
      gdp: [1, 3, 2, null],
      pop: [10, 20, null, null],
    },
  });
  expect(await withTablesRead({ columns: { csv: "years.csv", years: "year" } }, locate)).toEqual({
    columns: { place: ["A", "A"], year: [1999, 2000], value: [1, 2] },
  });
  await writeFile(locate("packed.csv.gz"), gzipSync("place,x\nA,1\n"));
  expect(await withTablesRead({ columns: { csv: "packed.csv.gz" } }, locate)).toEqual({ columns: { place: ["A"], x: [1] } });
  await expect(withTablesRead({ columns: { csv: "firms.csv", years: "year" } }, locate)).rejects.toMatchObject({
    code: "no-year-columns",
  });
  await expect(withTablesRead({ columns: { csv: "years.csv", years: "place" } }, locate)).rejects.toMatchObject({
    code: "repeated-column",
  });
});

it("names the nearest column, the file that is missing, and the document that is not JSON", async () => {
  await expect(withTablesRead({ x: { csv: "firms.csv", column: "shares" } }, locate)).rejects.toMatchObject({
    code: "unknown-column",
    message: expect.stringContaining('no column "shares"; the nearest of 4: share'),
  });
  await expect(withTablesRead({ text: { file: "far.gal" } }, locate)).rejects.toMatchObject({ code: "no-input-file" });
  await expect(withTablesRead({ outlines: { file: "broken.json" } }, locate)).rejects.toMatchObject({ code: "bad-json" });
});
