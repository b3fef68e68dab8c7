import { z } from "zod";

/** Version of the study format that this release writes; every earlier one has a migration in `study-file.ts`. */
export const STUDY_FORMAT_VERSION = 1;

const bilingual = z
  .union([z.string(), z.strictObject({ en: z.string(), zh: z.string() })])
  .transform((text) => (typeof text === "string" ? { en: text, zh: text } : text))
  .describe("A text: one string for both languages, or { en: ..., zh: ... }.");

const identifier = z
  .string()
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, "an id has letters, digits, hyphens, dots and underscores, and no spaces")
  .describe("An id: letters, digits, hyphens, dots, underscores; no spaces.");

/** A text that YAML may take for a number: a unit of 1, a region code. */
const textual = z.union([z.string(), z.number()]).transform(String);

const columnMap = z
  .record(z.string(), textual)
  .describe("Our name of a column: the name in the file. Only columns whose names differ need a line.");

const fileOptions = {
  file: z.string().min(1).describe("File, relative to the study folder: .csv, .tsv, .txt, .parquet, .xlsx or .xls."),
  sheet: z
    .union([z.string(), z.number().int().min(1)])
    .optional()
    .describe("Excel: sheet name or number (1 = first). Default: 1."),
  headerRow: z.number().int().min(1).optional().describe("Row of the header as a spreadsheet shows it. Default: 1."),
  delimiter: z
    .enum([",", ";", "tab", "|"])
    .optional()
    .describe("Delimiter of a text file. Default: found by counting in the first lines."),
  encoding: z
    .enum(["utf-8", "utf-16le", "utf-16be", "gb18030", "gbk", "latin1"])
    .optional()
    .describe("Encoding of a text file. Default: found from the bytes."),
  decimal: z.enum([".", ","]).optional().describe("Decimal mark. Default: a point."),
  absent: z
    .record(z.string(), z.enum(["not-collected", "suppressed", "not-applicable"]))
    .optional()
    .describe("What a mark such as '-' means in this file. Marks that are not listed keep their usual meaning."),
};

const aliases = z.record(z.string(), textual).describe("Another spelling found in the tables: the id it stands for.");

const regionsSchema = z.strictObject({
  file: fileOptions.file.optional().describe("List of regions. Left out: the regions are those named in the tables."),
  sheet: fileOptions.sheet,
  headerRow: fileOptions.headerRow,
  delimiter: fileOptions.delimiter,
  encoding: fileOptions.encoding,
  decimal: fileOptions.decimal,
  absent: fileOptions.absent,
  columns: columnMap.optional().describe("Any of region, name_zh, name_en, area_km2, lon, lat, parent: the name in the file."),
  aliases: aliases.optional(),
  leaveOut: z
    .array(textual)
    .optional()
    .describe(
      "Names in the tables that are no regions of the study, such as the national total; `*` at the end stands for any ending.",
    ),
});

const industriesSchema = z.strictObject({
  file: fileOptions.file.optional().describe("List of industries. Left out: the industries are those named in the tables."),
  sheet: fileOptions.sheet,
  headerRow: fileOptions.headerRow,
  delimiter: fileOptions.delimiter,
  encoding: fileOptions.encoding,
  decimal: fileOptions.decimal,
  absent: fileOptions.absent,
  columns: columnMap
    .optional()
    .describe("Any of industry, name_zh, name_en, kind, tradability (and further numbers such as theta): the name in the file."),
  aliases: aliases.optional(),
  leaveOut: z.array(textual).optional().describe("Names in the tables that are no industries of the study, such as a total."),
});

const valueSchema = z.strictObject({
  column: z.string().optional().describe("Header in the file. Default: the id, or the id with underscores."),
  label: bilingual.optional().describe("Name as printed. Default: the id."),
  source: identifier.optional().describe("Id of an entry of `sources` when it is not the table's."),
  unit: textual.describe(
    "Unit of the numbers in the file. 万人, 10000 persons, 亿元, 100 million CNY, % and the like are converted to the base unit.",
  ),
  factor: z
    .number()
    .positive()
    .optional()
    .describe("Multiplies every number; `unit` is then the unit after it. For units we do not know."),
  priceYear: z.number().int().min(1900).max(2100).optional().describe("Year of the prices, for money at constant prices."),
  signed: z.boolean().optional().describe("Negative numbers are meaningful. Default: false."),
});

export const TABLE_ROLES = [
  "activity",
  "indicators",
  "input-output",
  "flows",
  "distances",
  "points",
  "firms",
  "offers",
  "requests",
] as const;

const tableSchema = z.strictObject({
  ...fileOptions,
  role: z
    .enum(TABLE_ROLES)
    .describe(
      "activity: region x industry x year. indicators: region x year, or year alone. input-output: industry x use. flows: from region to region. distances: km or hours between regions. points: places with population inside regions. firms, offers, requests: one record a row.",
    ),
  source: identifier.optional().describe("Id of an entry of `sources`."),
  classification: identifier.optional().describe("Id of an entry of `classifications`. Default: the main one."),
  columns: columnMap.optional().describe("region, industry, year, indicator, value, ...: the name in the file."),
  fixed: z
    .strictObject({ region: z.string().optional(), industry: z.string().optional(), year: z.number().int().optional() })
    .optional()
    .describe("A key that is the same for the whole file, such as the year of a yearbook table."),
  across: z
    .enum(["region", "industry", "year"])
    .optional()
    .describe("A wide table: the headers of the other columns are regions, industries or years."),
  values: z
    .record(identifier, valueSchema)
    .optional()
    .describe("Column id: unit and label. In a long indicators table the ids are those of its `indicator` column."),
  kind: z
    .enum(["flows", "coefficients", "km", "hours"])
    .optional()
    .describe("input-output: flows (money) or coefficients. distances: km or hours."),
});

const sourceSchema = z.strictObject({
  publication: bilingual.describe("Publication as cited."),
  years: textual.default("").describe('Years covered, for example "2012-2020".'),
  vintage: textual.default("").describe("Edition or date of retrieval; before or after which revision."),
  licence: z.string().default("").describe("Terms of use."),
  url: z.string().optional(),
  defects: z.array(bilingual).default([]).describe("Known defects, one sentence each."),
});

const classificationSchema = z.strictObject({
  title: bilingual.optional(),
  industries: industriesSchema.default({}),
  concordance: z
    .strictObject({ ...fileOptions, columns: columnMap.optional() })
    .optional()
    .describe(
      "Table with from (industry of the main classification), to (industry of this one), share (of `from` that belongs to `to`).",
    ),
});

const digitalIndicatorSchema = z.strictObject({
  indicator: identifier.describe("Id of an indicator (region x year)."),
  direction: z.enum(["more", "less"]).default("more").describe("more: a larger number means a higher digital level."),
  per: identifier.optional().describe("Indicator to divide by, such as resident-population or gross-regional-product."),
  id: identifier.optional().describe("Id of the resulting column. Default: `indicator`, or `indicator-per-denominator`."),
  label: bilingual.optional(),
  unit: z.string().optional().describe("Unit of the ratio as printed."),
});

const deflatorSchema = z.strictObject({
  indicator: identifier.describe("Id of a price index (region x year, or year alone)."),
  index: z
    .enum(["previous-year", "level"])
    .default("level")
    .describe("previous-year: each year against the year before (上年=100). level: one base for all years."),
  baseYear: z.number().int().optional().describe("Year whose prices are used. Default: first year of the window."),
});

const productivitySchema = z.discriminatedUnion("definition", [
  z.strictObject({
    definition: z.literal("wage"),
    column: identifier.describe("Average wage (region x industry x year)."),
    deflator: deflatorSchema.optional(),
  }),
  z.strictObject({
    definition: z.literal("value-added-per-worker"),
    valueAdded: identifier,
    employment: identifier,
    deflator: deflatorSchema.optional(),
  }),
]);

const missingPolicy = z.enum(["leave-out", "carry", "interpolate"]);

const missingSchema = z.strictObject({
  default: missingPolicy
    .default("leave-out")
    .describe(
      "leave-out: an absent cell stays absent. carry: the last year before it. interpolate: a straight line between the years around it.",
    ),
  columns: z
    .record(
      identifier,
      z.strictObject({ policy: missingPolicy, reason: z.string().min(1).describe("Why; printed beside the numbers.") }),
    )
    .default({})
    .describe("Column id: a policy of its own, with the reason."),
});

const scenarioSchema = z.strictObject({
  name: bilingual,
  reason: bilingual.describe("Why this policy and where its size comes from."),
  years: z
    .tuple([z.number().int(), z.number().int()])
    .optional()
    .describe("First and last year it stands for. Default: the window of the study."),
  settings: z
    .array(
      z.strictObject({
        instrument: z.string().describe("Id of an instrument; `jiju call lever.list` lists them with their ranges."),
        value: z.number().describe("In the range of the instrument."),
        regions: z.array(textual).optional().describe("Region ids. Left out: all."),
        partners: z.array(textual).optional().describe("Partner region ids, for instruments on pairs."),
        industries: z.array(textual).optional().describe("Industry ids. Left out: all."),
        unitCost: z
          .number()
          .min(0)
          .optional()
          .describe("Cost of one unit of the setting, as a share of the output it treats. Default: the parameter table's."),
      }),
    )
    .min(1),
  sources: z.array(z.string()).default([]).describe("Publications behind the settings."),
  limits: z.array(bilingual).default([]).describe("What the model cannot say about it."),
});

const boundariesSchema = z.strictObject({
  builtin: identifier.optional().describe("Outlines that come with the product, for example china-provinces."),
  file: z.string().optional().describe("GeoJSON file of your own."),
  property: z.string().default("region").describe("Property of a feature that holds the region id or name."),
  schematic: z.boolean().default(false).describe("True when outlines are not for measurement or publication; maps say so."),
  attribution: bilingual.optional(),
  neighbours: z
    .array(z.tuple([textual, textual]))
    .default([])
    .describe("Pairs that count as neighbours although their outlines do not touch, such as an island and its mainland."),
});

/** `study.yaml`: what each file of a study is, and what differs from the defaults. */
export const studyConfigSchema = z.strictObject({
  version: z.literal(STUDY_FORMAT_VERSION).describe("Version of this format."),
  id: identifier.optional().describe("Default: the name of the folder."),
  title: bilingual,
  summary: bilingual.optional(),
  scale: z
    .enum(["province", "city", "county"])
    .optional()
    .describe("Kind of region; sets the default half-distance (200, 50, 20 km). Default: province."),
  window: z
    .tuple([z.number().int(), z.number().int()])
    .optional()
    .describe("First and last year of the main comparison. Default: first and last year of the activity."),
  activity: identifier.describe("Column id that counts as activity, for example employment."),
  population: identifier.optional().describe("Indicator with resident population, for size-neutral twins."),
  regions: regionsSchema.default({}),
  industries: industriesSchema.default({}),
  sources: z.record(identifier, sourceSchema).default({}),
  tables: z.record(identifier, tableSchema).describe("Table id: what the file is."),
  classifications: z.record(identifier, classificationSchema).default({}).describe("Further industry classifications."),
  digital: z
    .strictObject({ indicators: z.array(digitalIndicatorSchema).min(1) })
    .optional()
    .describe("Indicators of the digital level."),
  productivity: productivitySchema.optional(),
  prices: z
    .strictObject({ agglomeration: identifier.optional(), technology: identifier.optional() })
    .optional()
    .describe(
      "Indicators with the unit cost of agglomeration (rent, land price) and of technology (platform or equipment price).",
    ),
  missing: missingSchema.default({ default: "leave-out", columns: {} }),
  parameters: z
    .record(z.string(), z.union([z.number(), z.string(), z.boolean()]))
    .default({})
    .describe("Parameters that differ from their defaults."),
  scenarios: z.record(identifier, scenarioSchema).default({}),
  boundaries: boundariesSchema.optional(),
  tiles: z
    .strictObject({ ...fileOptions, columns: columnMap.optional() })
    .optional()
    .describe("Grid of one equal cell per region: region, column, row (from 1, top left), optional name_zh and name_en."),
});

/** `study.yaml` after defaults. */
export type StudyConfig = z.output<typeof studyConfigSchema>;
/** `study.yaml` as written. */
export type StudyConfigInput = z.input<typeof studyConfigSchema>;
export type TableConfig = StudyConfig["tables"][string];
export type TableRole = (typeof TABLE_ROLES)[number];
export type ValueConfig = NonNullable<TableConfig["values"]>[string];
export type RegionsConfig = StudyConfig["regions"];
export type IndustriesConfig = StudyConfig["industries"];
export type MissingPolicy = z.infer<typeof missingPolicy>;

/** JSON Schema of `study.yaml`, for editors that complete and check YAML. */
export function studyJsonSchema(): Record<string, unknown> {
  return z.toJSONSchema(studyConfigSchema, { io: "input" }) as Record<string, unknown>;
}
