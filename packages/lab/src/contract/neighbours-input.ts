import { z } from "zod";

/** Who counts as neighbour in a study's own regions. Rows are standardised to 1 whatever is chosen. */
export const neighboursInputSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("outlines"),
    contiguity: z.enum(["queen", "rook"]).default("queen").describe("queen: a common point is enough; rook: a common edge."),
    order: z.number().int().min(1).max(10).default(1).describe("2: neighbours of neighbours too, and so on."),
  }),
  z.object({ kind: z.literal("nearest"), count: z.number().int().min(1).default(4).describe("Nearest centres, on the sphere.") }),
  z.object({
    kind: z.literal("band"),
    reach: z
      .number()
      .positive()
      .optional()
      .describe("Kilometres between centres; when left out, the smallest that leaves nobody alone."),
  }),
  z.object({
    kind: z.literal("file"),
    text: z.string().min(1).describe("Content of a GAL or GWT file, a table (from, to and perhaps weight) or a square table."),
    values: z
      .enum(["alike", "as-written"])
      .default("alike")
      .describe("alike: every neighbour of a region counts the same, as in GeoDa; as-written: by the file's weights."),
    direction: z
      .enum(["as-written", "both"])
      .default("as-written")
      .describe("both: every link counts both ways, for files that name each pair once."),
  }),
]);
export type NeighboursInput = z.output<typeof neighboursInputSchema>;
