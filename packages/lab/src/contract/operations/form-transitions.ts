import { z } from "zod";
import { defineOperation, solverStatusSchema } from "../operation.ts";
import { baselineChoice, shockChoice } from "./how-choices.ts";

export const formTransitionsOperation = defineOperation({
  id: "how.form-transitions",
  room: "how",
  title: { en: "Transitions between forms", zh: "形态转移" },
  summary: {
    en: "The form of every region-industry as the digital level moves from year to year, and which forms turn into which between the first and the last.",
    zh: "数字技术水平逐年变化时各地区各产业的形态，以及首年与末年之间哪些形态转为哪些形态。",
  },
  version: 1,
  needs: "study",
  mode: "job",
  input: z.object({ ...baselineChoice, ...shockChoice }),
  output: z.object({
    status: solverStatusSchema,
    /** The baseline's year. */
    baseYear: z.number().int(),
    /** Years whose digital level the shocks reach, ascending; years with regions without one are left out. */
    years: z.array(z.number().int()),
    /** The nine cells of the plane and `none`. */
    cells: z.array(z.string()),
    /** Share of the first year's employment by year and cell, [Y x C]. */
    employmentShare: z.array(z.array(z.number())),
    /** Region-industries, and those that read another form in the last year than in the first. */
    readings: z.number().int(),
    changed: z.number().int(),
    /** Forms of the first year (rows) against those of the last, [C x C]. */
    counts: z.array(z.number().int()),
    /** Moves by number of region-industries, largest first, with their share of employment. */
    moves: z.array(z.object({ from: z.string(), to: z.string(), count: z.number().int(), employmentShare: z.number() })),
    changes: z.array(z.object({ region: z.string(), industry: z.string(), from: z.string(), to: z.string() })),
  }),
});
