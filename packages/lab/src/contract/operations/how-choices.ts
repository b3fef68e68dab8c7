import { LARGEST_ELASTICITY } from "@jiju/core";
import { z } from "zod";

/** What a reader may change about the baseline of a study. */
export const baselineChoice = {
  border: z.number().min(1).optional().describe("Cost factor for leaving a region; default of the parameter file."),
  tradeElasticity: z.number().positive().max(LARGEST_ELASTICITY).optional().describe("theta of all industries."),
  mobilityElasticity: z.number().positive().max(LARGEST_ELASTICITY).optional().describe("epsilon."),
  distanceRelief: z.number().max(1).optional().describe("c and k_v."),
  scaleFactor: z.number().min(0).optional().describe("Factor on all scale elasticities psi."),
  mobility: z.enum(["mobile", "immobile"]).optional(),
  inputs: z.enum(["linked", "none"]).optional().describe("none: industries buy nothing from each other."),
};

/** Strengths of the four digital shocks. */
export const shockChoice = {
  upgrade: z.number().min(0).max(1).optional().describe("xi of traditional industries; default 0.05."),
  derivation: z.number().min(0).max(1).optional().describe("xi of emerging and digital industries; default 0.10."),
  reshaping: z
    .number()
    .min(0)
    .lt(1)
    .optional()
    .describe("r, part of shipping cost and spillover decay taken away; default 0.10."),
  demandTilt: z.number().min(0).optional().describe("g, growth of demand for emerging goods; default 0."),
  digitalGrowth: z
    .number()
    .min(-2)
    .max(4)
    .optional()
    .describe("Factor on the change of ln T between first and last year; default 1."),
  readiness: z.enum(["off", "on"]).optional().describe("on: the source's claim of complementarity built in."),
};
