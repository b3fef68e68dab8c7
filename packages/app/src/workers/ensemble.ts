import type { InputError } from "@jiju/core";
import { evaluatePart, type PartOrder, type PartOutcome } from "../ensembles/pool.ts";

/** Consecutive draws of an ensemble in a thread of its own. */
export default async function ensemble(order: PartOrder): Promise<PartOutcome> {
  try {
    return { rows: await evaluatePart(order) };
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "InputError") throw error;
    const { code, message, details } = error as InputError;
    return { refusal: { code, message, details: details ?? {} } };
  }
}
