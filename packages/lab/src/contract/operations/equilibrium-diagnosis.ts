import { z } from "zod";
import { cellSchema } from "../operation.ts";

/** The three checks that go with every equilibrium: bounds, local stability, several starts. */
export const diagnosisSchema = z.object({
  generalBound: z.enum(["holds", "silent"]),
  /** Of the matrix of elasticity bounds; null with commuting, which the bound does not cover. */
  spectralRadius: cellSchema,
  scaleBound: z.enum(["holds", "fails", "not-applicable"]),
  stability: z.enum(["stable", "unstable", "not-applicable", "not-computed"]),
  eigenvalue: cellSchema,
  /** Solutions found from several random starts; null where not asked (the trinity leaves it to the baseline). */
  starts: z.object({ tried: z.number().int(), converged: z.number().int(), distinct: z.number().int() }).nullable(),
  /** Largest psi theta and the industry that has it. */
  largestScale: z.object({ industry: z.string(), product: z.number(), withInputs: z.number() }),
});
