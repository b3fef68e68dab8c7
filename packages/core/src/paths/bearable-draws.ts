/**
 * Draws of the path ensemble that a person waits for: the time of one grows with the square of the regions.
 *
 * @param regions number of regions
 * @returns 200, the model book's default; 40 above 1,000 regions. The answer names how many there were.
 */
export const bearablePathDraws = (regions: number): number => (regions > 1000 ? 40 : 200);
