import { tileGeography } from "@jiju/figures";
import type { ReportInput } from "../../../src/report/index.ts";
import { equilibrium } from "./equilibrium.ts";
import { market, marketSource, moves } from "./matching.ts";
import { agglomeration, concentration, digital } from "./measures.ts";
import { paths } from "./paths.ts";
import { industries, regions } from "./places.ts";
import { policies } from "./policies.ts";
import { why } from "./why.ts";

/** A report of three regions, two industries and two years, with numbers that a reader can check by eye. */
export function exampleReport(language: "zh" | "en", writtenAt = "2026-01-02T03:04:05.000Z"): ReportInput {
  return {
    language,
    study: {
      id: "three",
      title: { en: "three regions", zh: "三个地区" },
      hash: "0".repeat(64),
      activity: "employment",
      regions,
      industries,
      years: [2015, 2020],
      window: [2015, 2020],
      columns: [],
      sources: [
        {
          id: "s",
          publication: { en: "A yearbook", zh: "某年鉴" },
          years: "2015-2020",
          vintage: "2021年版 / edition of 2021",
          licence: "CC0",
          defects: [{ en: "Short.", zh: "较短。" }],
        },
      ],
      tables: [],
      capabilities: [],
      issueCounts: { error: 0, warning: 1, note: 0 },
    },
    geography: tileGeography(
      "three",
      regions.map(({ id, name }, k) => ({ region: id, name, column: k + 1, row: 1 })),
    ),
    attribution: null,
    industry: "manufacturing",
    region: "310000",
    agglomeration,
    digital,
    concentration,
    why,
    paths,
    moves,
    marketSource,
    market,
    policies,
    equilibrium,
    measures: [
      {
        id: "location-quotient",
        label: { en: "Location quotient", zh: "区位商" },
        unit: "1",
        values: [0.8, 1.2, null],
        decimals: 2,
      },
    ],
    dataIssues: [
      { message: "one", hint: "two" },
      { message: "one", hint: "two" },
    ],
    provenance: [
      {
        operation: "path.observed",
        operationVersion: 1,
        productVersion: "0.1.0",
        studyHash: "0".repeat(64),
        input: { draws: 200 },
        seed: 1,
      },
    ],
    productVersion: "0.1.0",
    draws: 200,
    seed: 1,
    writtenAt,
  };
}
