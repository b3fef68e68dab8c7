import { z } from "zod";
import { columnsSchema } from "./columns-input.ts";
import { textSchema } from "./operation.ts";

const label = z.union([z.string(), z.number()]);
const labels = (what: string) => z.array(label).describe(what);
const xy = {
  x: z.array(z.number()).describe("Longitude in degrees, or x of a plane, one value per region."),
  y: z.array(z.number()).describe("Latitude in degrees, or y of a plane, one value per region."),
  metric: z.enum(["sphere", "plane"]).default("sphere").describe("sphere: degrees, distances in km; plane: the unit of x and y."),
};
const value = z
  .enum(["binary", "inverse-distance"])
  .default("binary")
  .describe("Weight of a link: 1, or distance to the power -power.");
const power = z.number().positive().default(1);
const ring = z.array(z.array(z.number()));
const geometry = z.union([
  z.object({ type: z.literal("Polygon"), coordinates: z.array(ring) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ring)) }),
  z.null(),
]);

/** A GeoJSON collection of outlines; other members are let through and not read. */
export const outlinesSchema = z.object({
  type: z.literal("FeatureCollection"),
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()).nullable().default(null), geometry })).min(1),
});

/** How neighbours are found. */
export const weightsSourceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("nearest"), ...xy, neighbours: z.number().int().min(1), value, power }),
  z.object({
    kind: z.literal("band"),
    ...xy,
    reach: z
      .number()
      .positive()
      .optional()
      .describe("Largest distance of neighbours; when left out, the smallest that leaves nobody alone."),
    value,
    power,
  }),
  z.object({
    kind: z.literal("kernel"),
    ...xy,
    kernel: z.enum(["uniform", "triangular", "epanechnikov", "quartic", "gaussian"]).default("triangular"),
    bandwidth: z
      .union([z.object({ fixed: z.number().positive() }), z.object({ nearest: z.number().int().min(1) })])
      .describe("fixed: one distance for all; nearest: each region's distance to its k-th nearest."),
    self: z.enum(["include", "leave-out"]).default("leave-out"),
  }),
  z.object({ kind: z.literal("inverse-distance"), ...xy, power }),
  z.object({
    kind: z.enum(["queen", "rook"]),
    outlines: outlinesSchema,
    property: z
      .string()
      .optional()
      .describe("Property of a feature with the region's id; region, id or the position when left out."),
    snap: z.number().min(0).default(0).describe("Vertices within this distance are one place; unit of the coordinates."),
    touch: z
      .enum(["vertices", "edges"])
      .default("vertices")
      .describe("edges: a vertex of one outline on an edge of another touches too; for maps not cut from one topology."),
  }),
  z.object({
    kind: z
      .enum(["file", "gal", "gwt", "table"])
      .describe("file: whichever of the others it is; table: columns from, to and perhaps weight, or a square with ids."),
    text: z.string().min(1).describe("Content of the file."),
  }),
  z.object({
    kind: z.literal("economic"),
    level: z
      .array(z.number())
      .min(2)
      .describe("For example product per head, one value per region; |difference| to the power -power."),
    power,
    floor: z
      .number()
      .positive()
      .optional()
      .describe("Differences below this count as this; needed where two regions have one level."),
  }),
  z.object({
    kind: z.literal("links"),
    links: z.array(z.object({ from: label, to: label, weight: z.number().min(0).default(1) })),
  }),
  z.object({
    kind: z.literal("matrix"),
    matrix: z
      .array(z.array(z.number().min(0)))
      .min(1)
      .describe("One row of weights per region, regions in the order of ids."),
  }),
  z.object({
    kind: z.literal("named-matrix"),
    columns: columnsSchema.describe(
      "A matrix with names: the first column names the row's region, every other column is headed by a region. Placed by name, so the order does not matter.",
    ),
  }),
  z.object({
    kind: z.literal("neighbours"),
    list: z
      .union([
        z.array(z.array(z.number().int().min(0))),
        z.object({
          neighbours: z.array(z.array(z.number().int().min(0))),
          index_base: z.union([z.literal(0), z.literal(1)]).optional(),
        }),
      ])
      .describe(
        "Positions of every region's neighbours, regions in the order of ids; or a document with them under neighbours and, where it says so, index_base.",
      ),
    base: z
      .union([z.literal(0), z.literal(1)])
      .optional()
      .describe("Position of the first region; that of the document when left out, else 0."),
  }),
]);

/** Geography and economy in one matrix, in the two forms of the Chinese literature. */
const nestedSchema = z.discriminatedUnion("form", [
  z.object({
    form: z.literal("mixture"),
    level: z.array(z.number()).min(2).describe("Economic level, one value per region."),
    share: z.number().min(0).max(1).default(0.5).describe("Share of geography; both parts row-standardised first."),
    power,
    floor: z.number().positive().optional().describe("Smallest difference of levels that matters."),
  }),
  z.object({
    form: z.literal("scaled"),
    level: z
      .array(z.number().positive())
      .min(2)
      .describe("Each link of geography is multiplied by the neighbour's level over the mean."),
  }),
]);

/** Spatial weights of one's own regions: how neighbours are found and what is done with them, in this order. */
export const weightsInputSchema = z.object({
  ids: labels(
    "Region ids in the order of the rows. Needed by file, gal, gwt, table and links; elsewhere the positions from 1, or the ids of the outlines.",
  ).optional(),
  source: weightsSourceSchema,
  order: z.number().int().min(1).default(1).describe("Steps between neighbours; 1: direct ones."),
  include: z
    .enum(["exact", "up-to"])
    .default("exact")
    .describe("Of a higher order: that many steps exactly, or up to that many."),
  symmetrise: z
    .enum(["none", "union", "intersection"])
    .default("none")
    .describe("Links one way become links both ways (union) or are dropped (intersection)."),
  nested: nestedSchema.optional().describe("Joins economic levels to the geography above, before the transform."),
  isolates: z.enum(["omit", "zero", "refuse"]).default("omit").describe("What statistics do with regions without neighbours."),
  transform: z.enum(["raw", "binary", "row", "variance-stabilising"]).default("row"),
});
export type WeightsInput = z.output<typeof weightsInputSchema>;

/** What anybody should look at before using weights. */
export const weightsSummarySchema = z.object({
  description: textSchema,
  transform: z.enum(["raw", "binary", "row", "variance-stabilising"]),
  regions: z.number().int(),
  links: z.number().int(),
  asymmetric: z.boolean(),
  isolates: z.array(z.string()),
  neighbours: z.object({ least: z.number().int(), mean: z.number(), most: z.number().int() }),
  /** Regions with 0, 1, 2, ... neighbours. */
  histogram: z.array(z.number().int()),
  /** Parts of the map that no chain of neighbours connects, the largest first, by number of regions. */
  components: z.array(z.number().int()),
});
