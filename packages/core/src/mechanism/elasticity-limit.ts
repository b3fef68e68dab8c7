/**
 * Largest elasticity that the models take: of trade, mobility, scale, housing supply, crowding, or substitution.
 *
 * Published trade elasticities end near 65 (petroleum, Caliendo and Parro 2015, table 1). At 1000 a cost ratio of 1.01 is a factor of
 * 20,000 on trade; beyond, the digits of the data decide the answer and powers leave double precision.
 */
export const LARGEST_ELASTICITY = 1000;
