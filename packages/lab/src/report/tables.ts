import { PATH_NAMES } from "@jiju/figures";
import { inLanguage } from "../contract/in-language.ts";
import { cellId } from "./cell-ids.ts";
import { type ReportFacts, valueAt } from "./facts.ts";
import type { Cell, HtmlTable } from "./html.ts";
import { cellText } from "./numbers.ts";
import type { ReportInput } from "./report-input.ts";
import type { Wording } from "./wording.ts";

const number = (text: string, id?: string): Cell => ({ text, numeric: true, ...(id === undefined ? {} : { id }) });
const head = (text: string): Cell => ({ text, head: true });

/** Every number of the industry by region: the table that most links lead to. */
export function regionTable(input: ReportInput, facts: ReportFacts, words: Wording): HtmlTable {
  const { agglomeration, digital, paths } = facts;
  const { columns } = words;
  const pathOf = new Map(
    paths?.result.cells.filter((cell) => cell.industry === facts.industry).map((cell) => [cell.region, cell]),
  );
  const rows = facts.regions.map((region) => {
    const cells: Cell[] = [head(facts.nameOf(region))];
    if (agglomeration) {
      const { result, year } = agglomeration;
      const at = result.regions.indexOf(region);
      const read = (values: readonly (number | null)[]) => valueAt(values, at, year, result.years.length);
      cells.push(number(cellText(read(result.physical), 2), cellId.region(region, "physical")));
      if (result.bands)
        cells.push(number(`${cellText(read(result.bands.physicalLow), 2)}–${cellText(read(result.bands.physicalHigh), 2)}`));
      cells.push(number(cellText(read(result.virtual), 2), cellId.region(region, "virtual")));
      if (result.bands)
        cells.push(number(`${cellText(read(result.bands.virtualLow), 2)}–${cellText(read(result.bands.virtualHigh), 2)}`));
      cells.push(number(cellText(read(result.degree), 2), cellId.region(region, "degree")));
    }
    if (digital) {
      const { result, last } = digital;
      cells.push(
        number(
          cellText(valueAt(result.level, result.regions.indexOf(region), last, result.years.length), 3),
          cellId.region(region, "digital"),
        ),
      );
    }
    for (const measure of input.measures)
      cells.push(
        number(cellText(measure.values[facts.regions.indexOf(region)], measure.decimals), cellId.region(region, measure.id)),
      );
    if (paths) {
      const cell = pathOf.get(region);
      cells.push({ text: cell === undefined ? "–" : PATH_NAMES[cell.answer][input.language] });
      cells.push(number(cell?.share == null ? "–" : `${cellText(cell.share * 100, 0)}%`, cellId.region(region, "share")));
    }
    return { cells, chosen: region === input.region };
  });
  const bands = agglomeration?.result.bands;
  const numeric = (label: string) => ({ label, numeric: true });
  return {
    id: "table-regions",
    caption: words.captions.regions(facts.industryName(facts.industry), facts.lastYear),
    columns: [
      { label: columns.region },
      ...(agglomeration
        ? [
            numeric(columns.physical),
            ...(bands ? [numeric(columns.interval)] : []),
            numeric(columns.virtual),
            ...(bands ? [numeric(columns.interval)] : []),
            numeric(columns.degree),
          ]
        : []),
      ...(digital ? [numeric(columns.digital)] : []),
      ...input.measures.map((measure) =>
        numeric(
          measure.unit === "1" || measure.unit === ""
            ? measure.label[input.language]
            : `${measure.label[input.language]} (${measure.unit})`,
        ),
      ),
      ...(paths ? [{ label: columns.path }, numeric(columns.share)] : []),
    ],
    rows,
  };
}

/** Concentration on the map and online, and the count of paths, by industry. */
export function industryTable(facts: ReportFacts, words: Wording): HtmlTable | null {
  const { concentration } = facts;
  if (concentration === null) return null;
  const { columns } = words;
  return {
    id: "table-industries",
    caption: words.captions.industries(concentration.firstYear, concentration.lastYear),
    columns: [
      { label: columns.industry },
      ...[columns.giniFirst, columns.giniLast, columns.virtualGiniFirst, columns.virtualGiniLast].map((label) => ({
        label,
        numeric: true,
      })),
      { label: columns.slogan },
    ],
    rows: concentration.industries.map(({ industry, physicalGini, virtualGini, slogan }) => ({
      chosen: industry === facts.industry,
      cells: [
        head(facts.industryName(industry)),
        number(cellText(physicalGini[0], 3), cellId.industry(industry, "gini-first")),
        number(cellText(physicalGini[1], 3), cellId.industry(industry, "gini-last")),
        number(cellText(virtualGini[0], 3), cellId.industry(industry, "virtual-gini-first")),
        number(cellText(virtualGini[1], 3), cellId.industry(industry, "virtual-gini-last")),
        { text: words.slogan[slogan] },
      ],
    })),
  };
}

export function indicatorTable(input: ReportInput, facts: ReportFacts, words: Wording): HtmlTable | null {
  if (facts.digital === null) return null;
  const { columns } = words;
  return {
    id: "table-indicators",
    caption: words.captions.indicators,
    columns: [
      { label: columns.indicator },
      ...[columns.weight, columns.entropy, columns.contribution].map((label) => ({ label, numeric: true })),
    ],
    rows: facts.digital.result.indicators.map((entry) => ({
      cells: [
        head(entry.label[input.language]),
        number(cellText(entry.weight, 3), cellId.indicator(entry.id, "weight")),
        number(cellText(entry.entropy, 4)),
        number(`${cellText(entry.contribution * 100, 1)}%`),
      ],
    })),
  };
}

/** E1 to E4 of Figure 1a with their net effects. */
export function scenarioTable(facts: ReportFacts, words: Wording): HtmlTable | null {
  if (facts.why === null) return null;
  const { scenario } = facts.why;
  const points = [
    ["E1", scenario.agglomerationBefore, scenario.technologyBefore],
    ["E2", scenario.agglomerationAfter, scenario.technologyBefore],
    ["E3", scenario.agglomerationAfter, scenario.technologyAfter],
    ["E4", scenario.agglomerationBefore, scenario.technologyAfter],
  ] as const;
  const { columns } = words;
  return {
    id: "table-scenario",
    caption: words.captions.scenario,
    columns: [
      { label: columns.point },
      ...[columns.agglomeration, columns.technology, columns.logNetEffect].map((label) => ({ label, numeric: true })),
    ],
    rows: points.map(([point, agglomeration, technology], k) => ({
      cells: [
        head(point),
        number(cellText(agglomeration, 3), cellId.scenario(point, "agglomeration")),
        number(cellText(technology, 3), cellId.scenario(point, "technology")),
        number(cellText(scenario.logNetEffect[k], 5), cellId.scenario(point, "net-effect")),
      ],
    })),
  };
}

export function placeTable(facts: ReportFacts, words: Wording, chosen: string | undefined): HtmlTable | null {
  if (facts.why === null || facts.why.places.length === 0) return null;
  const { columns, captions } = words;
  return {
    id: "table-places",
    caption: captions.places(facts.lastYear),
    columns: [
      { label: columns.region },
      ...[columns.agglomeration, columns.technology, columns.turningPoint, columns.pastShare].map((label) => ({
        label,
        numeric: true,
      })),
    ],
    rows: facts.why.places.map((place) => ({
      chosen: place.region === chosen,
      cells: [
        head(facts.nameOf(place.region)),
        number(cellText(place.agglomeration, 3)),
        number(cellText(place.technology, 3)),
        number(cellText(place.turningPoint, 3)),
        number(place.pastShare === null ? "–" : `${cellText(place.pastShare * 100, 0)}%`),
      ],
    })),
  };
}

/** Totals that no other table shows, so that every number of a finding has a cell. */
export function summaryTable(facts: ReportFacts, words: Wording): HtmlTable {
  const rows: [keyof Wording["summaryRows"], string][] = [];
  const { agglomeration, digital, concentration, why, paths } = facts;
  if (agglomeration) {
    rows.push(
      ["above-mean", cellText(agglomeration.aboveMean, 0)],
      ["degree-above-one", cellText(agglomeration.degreeAboveOne, 0)],
    );
    if (agglomeration.virtualShare !== null) rows.push(["virtual-share", `${cellText(agglomeration.virtualShare * 100, 0)}%`]);
  }
  if (agglomeration === null && facts.quotients.length > 0)
    rows.push(["specialised", cellText(facts.quotients.filter(({ value }) => value > 1).length, 0)]);
  if (digital) rows.push(["mean-first", cellText(digital.meanFirst, 3)], ["mean-last", cellText(digital.meanLast, 3)]);
  if (concentration) {
    const count = (slogan: string) => concentration.industries.filter((entry) => entry.slogan === slogan).length;
    rows.push(["slogan-holds", cellText(count("holds"), 0)], ["slogan-contradicted", cellText(count("contradicted"), 0)]);
  }
  if (why)
    rows.push([
      "past-peak",
      cellText(why.places.filter(({ agglomeration: a, turningPoint }) => turningPoint !== null && a > turningPoint).length, 0),
    ]);
  if (paths) {
    for (const answer of [
      "optimising",
      "deepening",
      "strengthening",
      "not-transforming",
      "cannot-tell",
      "not-defined",
    ] as const) {
      rows.push([`path-${answer}`, cellText(paths.counts[answer] ?? 0, 0)]);
    }
  }
  return {
    id: "table-summary",
    caption: words.captions.summary,
    columns: [{ label: words.columns.what }, { label: words.columns.value, numeric: true }],
    rows: rows.map(([what, text]) => ({ cells: [head(words.summaryRows[what]), number(text, cellId.summary(what))] })),
  };
}

export function sourceTable(input: ReportInput, words: Wording): HtmlTable {
  const { columns } = words;
  return {
    id: "table-sources",
    caption: "",
    columns: [columns.source, columns.years, columns.vintage, columns.licence, columns.defects].map((label) => ({ label })),
    rows: input.study.sources.map((source) => ({
      cells: [
        head(source.publication[input.language]),
        { text: source.years },
        { text: inLanguage(source.vintage, input.language) },
        { text: inLanguage(source.licence, input.language) },
        { text: source.defects.map((defect) => defect[input.language]).join(input.language === "zh" ? "" : " ") },
      ],
    })),
  };
}

export function provenanceTables(input: ReportInput, words: Wording): readonly HtmlTable[] {
  const { provenanceRows, columns } = words;
  return [
    {
      id: "table-run",
      caption: "",
      columns: [{ label: columns.what }, { label: columns.value }],
      rows: [
        [provenanceRows.hash, input.study.hash],
        [provenanceRows.version, input.productVersion],
        [provenanceRows.draws, String(input.draws)],
        [provenanceRows.seed, String(input.seed)],
      ].map(([what, value]) => ({ cells: [head(what!), { text: value! }] })),
    },
    {
      id: "table-operations",
      caption: "",
      columns: [columns.operation, columns.version, columns.seed, columns.parameters].map((label) => ({ label })),
      rows: input.provenance.map((entry) => ({
        cells: [
          head(entry.operation),
          { text: String(entry.operationVersion) },
          { text: entry.seed === null ? "–" : String(entry.seed) },
          { text: JSON.stringify(entry.input) ?? "" },
        ],
      })),
    },
  ];
}
