import { join } from "node:path";
import { utils, write } from "@e965/xlsx";
import { openStudy } from "@jiju/lab";
import { describe, expect, it } from "vitest";
import { openDatabase } from "../../src/data/index.ts";
import { ACTIVITY, cleanFolders, STUDY, smallStudy } from "./study-folder.ts";

cleanFolders();

/** The small study's activity in persons: region, industry, year. */
const EMPLOYMENT = [1e6, 9e5, 5e5, 7e5, 8e5, 8.5e5, 2e5, 3e5];

const withTable = (lines: string, file = "activity.csv"): string =>
  STUDY.replace("file: activity.csv\n    role: activity", `file: ${file}\n    role: activity\n${lines}`);

async function employment(files: Readonly<Record<string, string | Uint8Array>>): Promise<number[]> {
  const study = await openStudy(await smallStudy(files));
  return [...study.dataset.columns.employment!.values];
}

describe("layouts of one and the same table", () => {
  it("long", async () => {
    expect(await employment({})).toEqual(EMPLOYMENT);
  });

  it("rows in any order", async () => {
    const [header, ...rows] = ACTIVITY.trim().split("\n");
    expect(await employment({ "activity.csv": [header, ...rows.reverse()].join("\n") })).toEqual(EMPLOYMENT);
  });

  it("years as headers", async () => {
    const table = "region,industry,2019,2020年\n北京,制造业,100,90\n北京,软件业,50,70\n天津,制造业,80,85\n天津,软件业,20,30\n";
    expect(await employment({ "study.yaml": withTable("    across: year"), "activity.csv": table })).toEqual(EMPLOYMENT);
  });

  it("industries as headers, a total among them", async () => {
    const table =
      "地区,year,Manufacturing,Software,Total\n1,2019,100,50,150\n1,2020,90,70,160\n2,2019,80,20,100\n2,2020,85,30,115\n";
    const study = withTable("    across: industry\n    columns: { region: 地区 }").replace(
      "industries: { file: industries.csv }",
      "industries: { file: industries.csv, leaveOut: [Total] }",
    );
    expect(await employment({ "study.yaml": study, "activity.csv": table })).toEqual(EMPLOYMENT);
  });

  it("one file a year, in different units", async () => {
    const study = `${withTable("    across: industry\n    fixed: { year: 2019 }", "a2019.csv")}  second:
    file: a2020.csv
    role: activity
    across: industry
    fixed: { year: 2020 }
    values:
      employment: { unit: persons }
`;
    const files = {
      "a2019.csv": "region,Manufacturing,Software\nBeijing,100,50\nTianjin,80,20\n",
      "a2020.csv": 'region,Manufacturing,Software\nBeijing,"900,000",700 000\nTianjin,85万,3e5\n',
    };
    expect(await employment({ "study.yaml": study, ...files })).toEqual(EMPLOYMENT);
  });

  it("an Excel sheet below a title, numbers as numbers and as text", async () => {
    const rows = ACTIVITY.trim()
      .split("\n")
      .map((line) => line.split(","));
    const cells = rows.map((row, i) => row.map((text, j) => (i > 0 && j > 1 && i % 2 === 0 ? Number(text) : text)));
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet([["Notes"]]), "notes");
    utils.book_append_sheet(book, utils.aoa_to_sheet([["Employment by region"], [], ...cells]), "data");
    for (const bookType of ["xlsx", "xls"] as const) {
      const bytes = new Uint8Array(
        write(book, { type: "array", bookType: bookType === "xls" ? "biff8" : "xlsx" }) as ArrayBuffer,
      );
      const study = withTable("    sheet: data\n    headerRow: 3", `activity.${bookType}`);
      expect(await employment({ "study.yaml": study, [`activity.${bookType}`]: bytes })).toEqual(EMPLOYMENT);
    }
  });

  it("Parquet", async () => {
    const folder = await smallStudy({ "study.yaml": STUDY.replace("activity.csv", "activity.parquet") });
    const database = await openDatabase();
    await database.connection.run(
      `COPY (SELECT region::VARCHAR AS region, industry, year, employment::DOUBLE AS employment FROM read_csv('${join(folder, "activity.csv")}')) TO '${join(folder, "activity.parquet")}' (FORMAT parquet)`,
    );
    database.close();
    const study = await openStudy(folder);
    expect([...study.dataset.columns.employment!.values]).toEqual(EMPLOYMENT);
  });

  it("decimal commas behind semicolons", async () => {
    const table = ACTIVITY.replaceAll(",", ";")
      .replace(/;(\d+)$/gm, ";$1,0")
      .replace(";100,0", ";1.000,5");
    const numbers = await employment({ "study.yaml": withTable('    decimal: ","'), "activity.csv": table });
    expect(numbers).toEqual([1000.5 * 1e4, ...EMPLOYMENT.slice(1)]);
  });

  it("names in either language, with suffixes, and codes", async () => {
    const table = ACTIVITY.replaceAll(/^1,manufacturing/gm, "北京市,制造业").replaceAll(/^2,/gm, "tianjin municipality,");
    const study = await openStudy(await smallStudy({ "activity.csv": table }));
    expect([...study.dataset.columns.employment!.values]).toEqual(EMPLOYMENT);
    expect(study.issues.find(({ code }) => code === "matched-by-name")?.given).toContain("北京市 = 1");
  });
});

describe("a study without lists", () => {
  const study = STUDY.replace("regions: { file: regions.csv }\nindustries: { file: industries.csv }\n", "");

  it("takes regions and industries from its tables, joins spellings of different years and keeps neighbours apart", async () => {
    const table = [
      "region,industry,year,employment",
      "Adelaide (C),Mining,2011,1",
      "Adelaide,Mining,2021,2",
      "Kingston (C),Mining,2011,3",
      "Kingston (DC),Mining,2011,4",
      "",
    ].join("\n");
    const opened = await openStudy(await smallStudy({ "study.yaml": study, "activity.csv": table }));
    expect(opened.dataset.regions.map(({ id }) => id)).toEqual(["Adelaide", "Kingston (C)", "Kingston (DC)"]);
    expect([...opened.dataset.columns.employment!.values]).toEqual([1e4, 2e4, 3e4, Number.NaN, 4e4, Number.NaN]);
    expect(opened.issues.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["names-unified", "names-kept-apart", "no-centres", "no-areas", "no-digital"]),
    );
  });
});

describe("totals and remainders among the names", () => {
  const study = STUDY.replace("regions: { file: regions.csv }\nindustries: { file: industries.csv }\n", "");
  const table = ["region,industry,year,employment", "全国,Mining,2011,9", "甲,Mining,2011,4", "乙,Not stated,2011,5", ""].join(
    "\n",
  );
  const warned = (text: string) => text.split(/[[\]]/)[1];

  it("are named in a warning whose line for study.yaml takes them out", async () => {
    const { issues } = await openStudy(await smallStudy({ "study.yaml": study, "activity.csv": table }));
    const found = issues.filter(({ code }) => code === "looks-like-total");
    expect(found.map(({ given }) => given).sort()).toEqual(["Not stated", "全国"]);
    const left = study.replace("tables:", `regions: { leaveOut: ["全国"] }\nindustries: { leaveOut: ["Not stated"] }\ntables:`);
    expect(found.map(({ hint }) => warned(hint)).sort()).toEqual(['"Not stated"', '"全国"']);
    const again = await openStudy(await smallStudy({ "study.yaml": left, "activity.csv": table }));
    expect(again.issues.filter(({ code }) => code === "looks-like-total")).toEqual([]);
    expect(again.dataset.regions.map(({ id }) => id)).toEqual(["甲", "乙"]);
  });
});

describe("columns made of columns", () => {
  const study = `${STUDY}      average-wage: { unit: CNY per person-year }
  indicators:
    file: indicators.csv
    role: indicators
    values:
      broadband: { unit: 万户 }
      population: { unit: 万人 }
  prices:
    file: prices.csv
    role: indicators
    values:
      cpi: { unit: index }
digital:
  indicators:
    - { indicator: broadband, per: population }
productivity:
  definition: wage
  column: average-wage
  deflator: { indicator: cpi, index: previous-year, baseYear: 2019 }
missing:
  columns:
    broadband: { policy: interpolate, reason: not published }
`;
  const files = {
    "study.yaml": study,
    "activity.csv": ACTIVITY.replace(/,(\d+)$/gm, ",$1,1030").replace("employment", "employment,average_wage"),
    "indicators.csv":
      "region,year,broadband,population\n1,2018,10,100\n1,2019,,100\n1,2020,30,100\n2,2018,5,50\n2,2019,10,50\n2,2020,x,0\n",
    "prices.csv": "year,cpi\n2018,102\n2019,101\n2020,103\n",
  };

  it("divides digital indicators, deflates wages and fills only what the policy may", async () => {
    const opened = await openStudy(await smallStudy(files));
    const { columns, years } = opened.dataset;
    expect(years).toEqual([2018, 2019, 2020]);
    const ratio = columns["broadband-per-population"]!;
    expect([...ratio.values].map((value) => Number(value.toFixed(12)))).toEqual([0.1, 0.2, 0.3, 0.1, 0.2, Number.NaN]);
    expect(ratio.unit).toBe("subscribers per person");
    expect([...columns.productivity!.values.subarray(0, 3)].map((value) => Number(value.toFixed(9)))).toEqual([
      Number.NaN,
      1030,
      1000,
    ]);
    expect(columns.productivity!.priceYear).toBe(2019);
    expect(opened.filled).toEqual([
      { column: "broadband", policy: "interpolate", reason: "not published", cells: Int32Array.of(1) },
    ]);
    expect(opened.issues.find(({ code }) => code === "filled-cells")).toMatchObject({ severity: "warning" });
    expect(opened.issues.find(({ code }) => code === "zero-denominator")).toMatchObject({ given: "population" });
  });

  it("fills nothing by default", async () => {
    const unfilled = study.slice(0, study.indexOf("missing:"));
    const opened = await openStudy(await smallStudy({ ...files, "study.yaml": unfilled }));
    expect(opened.filled).toEqual([]);
    expect(opened.dataset.columns.broadband!.values[1]).toBeNaN();
  });
});

describe("tables beside the panel", () => {
  it("reads another classification with its concordance, an input-output table, flows, points, records, outlines and tiles", async () => {
    const study = `${STUDY}  broad:
    file: broad.csv
    role: activity
    classification: two
    values: { value-added: { column: value_added, unit: 亿元 } }
  io:
    file: io.csv
    role: input-output
    kind: coefficients
  flows:
    file: flows.csv
    role: flows
    values: { value: { unit: 10000 CNY } }
  points:
    file: points.csv
    role: points
  firms:
    file: firms.csv
    role: firms
classifications:
  two:
    industries: { file: two.csv }
    concordance: { file: concordance.csv }
boundaries:
  file: map.geojson
  property: name
  neighbours: [[北京, 天津]]
tiles: { file: tiles.csv }
`;
    const feature = (name: string) => ({ type: "Feature", properties: { name }, geometry: null });
    const opened = await openStudy(
      await smallStudy({
        "study.yaml": study,
        "broad.csv": "region,industry,year,value_added\n1,all,2020,3\n2,all,2020,4\n",
        "two.csv": "industry,name_zh,kind\nall,全部,traditional\n",
        "concordance.csv": "from,to,share\nmanufacturing,all,1\nsoftware,all,100%\n",
        "io.csv":
          "industry,use,value\nmanufacturing,software,0.2\nsoftware,software,0.1\nmanufacturing,exports,5\nwages,software,0.4\n",
        "flows.csv": "from,to,value\n1,2,7\n",
        "points.csv": "region,lon,lat,population\n北京,116,40,1000\n天津,117,39,500\n",
        "firms.csv": "name,region,size\nA,1,10\nB,2,\n",
        "map.geojson": JSON.stringify({ type: "FeatureCollection", features: [feature("北京市"), feature("河北省")] }),
        "tiles.csv": "region,column,row,name_zh\n1,1,1,\n2,2,1,\n河北,1,2,河北\n",
      }),
    );
    expect([...opened.tables.two!.dataset.columns["value-added"]!.values]).toEqual([3e8, 4e8]);
    expect([...opened.tables.two!.concordance!.share]).toEqual([1, 1]);
    expect([...opened.inputOutput!.values]).toEqual([0, 0.2, 0, 0.1]);
    expect([...opened.inputOutput!.otherUses.exports!]).toEqual([5, 0]);
    expect([...opened.inputOutput!.otherInputs.wages!]).toEqual([0, 0.4]);
    expect([...opened.flows!.values]).toEqual([Number.NaN, 7e4, Number.NaN, Number.NaN]);
    expect([...opened.points!.region]).toEqual([0, 1]);
    expect(opened.records.firms!.columns.name).toEqual(["A", "B"]);
    expect([...(opened.records.firms!.columns.size as Float64Array)]).toEqual([10, Number.NaN]);
    expect(opened.boundaries!.neighbours).toEqual([["1", "2"]]);
    expect(opened.tiles!.map(({ region, hasData }) => [region, hasData])).toEqual([
      ["1", true],
      ["2", true],
      ["河北", false],
    ]);
    expect(opened.issues.map(({ code }) => code)).toEqual(expect.arrayContaining(["outline-missing", "outline-unknown"]));
  });
});
