/** What the pages ask of the estimation, so that a second page finds the answer of the first. */
export const estimateInput = { draws: 9999, seed: 1 } as const;

/** Draws of each line of the specification table. */
export const specificationDraws = 999;
