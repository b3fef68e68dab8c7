import { z } from "zod";
import { defineOperation, issueSchema, textSchema } from "../operation.ts";

const regionSchema = z.object({
  id: z.string(),
  name: textSchema,
  areaKm2: z.number().nullable(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  parent: z.string().optional(),
});
const industrySchema = z.object({
  id: z.string(),
  name: textSchema,
  kind: z.enum(["traditional", "emerging", "digital"]),
  tradability: z.number().nullable(),
});
const columnSchema = z.object({
  id: z.string(),
  label: textSchema,
  unit: z.string(),
  dimensions: z.array(z.enum(["region", "industry", "year"])),
  source: z.string(),
  firstYear: z.number().int().nullable(),
  lastYear: z.number().int().nullable(),
  present: z.number().int(),
  cells: z.number().int(),
});
const sourceSchema = z.object({
  id: z.string(),
  publication: textSchema,
  years: z.string(),
  vintage: z.string(),
  licence: z.string(),
  url: z.string().optional(),
  defects: z.array(textSchema),
});

export const describeStudy = defineOperation({
  id: "study.describe",
  room: "study",
  title: { en: "Describe the study", zh: "研究概况" },
  summary: {
    en: "Names, places, industries, years, tables and sources of the open study, and what it can and cannot answer.",
    zh: "列出当前研究的地区、产业、年份、数据表与来源，并说明能回答什么、还缺什么。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({}),
  output: z.object({
    id: z.string(),
    title: textSchema,
    hash: z.string(),
    activity: z.string(),
    regions: z.array(regionSchema),
    industries: z.array(industrySchema),
    years: z.array(z.number().int()),
    /** First and last year of the main window. */
    window: z.tuple([z.number().int(), z.number().int()]),
    columns: z.array(columnSchema),
    sources: z.array(sourceSchema),
    /** Further tables in their own classification. */
    tables: z.array(
      z.object({
        id: z.string(),
        title: textSchema,
        industries: z.array(industrySchema),
        years: z.array(z.number().int()),
        columns: z.array(columnSchema),
      }),
    ),
    capabilities: z.array(z.object({ id: z.string(), label: textSchema, available: z.boolean(), missing: z.array(textSchema) })),
    issueCounts: z.object({ error: z.number().int(), warning: z.number().int(), note: z.number().int() }),
  }),
});

export const studyIssues = defineOperation({
  id: "study.issues",
  room: "study",
  title: { en: "List the problems of the data", zh: "数据问题清单" },
  summary: {
    en: "Every problem found while reading the study, with file, row, column and how to mend it.",
    zh: "读取数据时发现的全部问题：文件、行、列以及修改办法。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({}),
  output: z.object({ issues: z.array(issueSchema) }),
});

export const studyCompleteness = defineOperation({
  id: "study.completeness",
  room: "study",
  title: { en: "Completeness of a column", zh: "数据完整程度" },
  summary: {
    en: "The share of cells present per region and year, for one column.",
    zh: "某一指标按地区和年份统计的有值比例。",
  },
  version: 1,
  needs: "study",
  mode: "read",
  input: z.object({ column: z.string().optional().describe("Column id; the activity column when left out.") }),
  output: z.object({
    column: z.string(),
    years: z.array(z.number().int()),
    regions: z.array(z.string()),
    /** Row-major regions x years, 0 to 1. */
    share: z.array(z.number()),
  }),
});

export const studyGeography = defineOperation({
  id: "study.geography",
  room: "study",
  title: { en: "Outlines, tile grid and centres", zh: "轮廓、网格地图与中心点" },
  summary: {
    en: "Outlines of the regions where the study has them (schematic ones say so), a grid of one equal cell per region, and their centres with the activity of the last year.",
    zh: "各地区轮廓（示意图会注明）、每个地区一个等大格子的网格地图，以及各地区中心点及末年的活动规模。",
  },
  version: 2,
  needs: "study",
  mode: "read",
  input: z.object({}),
  output: z.object({
    /** GeoJSON FeatureCollection; each feature has `properties.region`, and `properties.name` in both languages. Null when there is none. */
    outlines: z.unknown().nullable(),
    schematic: z.boolean(),
    attribution: textSchema.nullable(),
    tiles: z
      .array(
        z.object({ region: z.string(), name: textSchema, column: z.number().int(), row: z.number().int(), hasData: z.boolean() }),
      )
      .nullable(),
    /** What the place of a cell means: drawn by hand in the study, by directions between centres, or only the order of the list. */
    tilesOrder: z.enum(["study", "centres", "list"]).nullable(),
    /** Centres in degrees with total activity of the last year; null where a centre is unknown. */
    points: z
      .array(
        z.object({ region: z.string(), name: textSchema, lon: z.number(), lat: z.number(), activity: z.number().nullable() }),
      )
      .nullable(),
    /** What `activity` counts. */
    pointsUnit: z.object({ label: textSchema, unit: z.string(), year: z.number().int() }).nullable(),
  }),
});

export const studyOperations = [describeStudy, studyIssues, studyCompleteness, studyGeography];
