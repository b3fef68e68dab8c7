/** Trade elasticities by industry. @see Caliendo and Parro (2015), Review of Economic Studies 82, Table 1, 99 % sample */
export const publishedTradeElasticities: Readonly<Record<string, number>> = {
  agriculture: 9.11,
  mining: 13.53,
  food: 2.62,
  textile: 8.1,
  wood: 11.5,
  paper: 16.52,
  petroleum: 64.85,
  chemicals: 3.13,
  plastic: 1.67,
  minerals: 2.41,
  "basic-metals": 3.28,
  "metal-products": 6.99,
  machinery: 1.45,
  office: 12.95,
  electrical: 12.91,
  communication: 3.95,
  medical: 8.71,
  auto: 1.84,
  "other-transport": 0.39,
  other: 3.98,
  aggregate: 4.49,
};

/**
 * Scale elasticities by industry; zero for all others unless a user sets them. Not to be mixed with the trade elasticities above
 * without capping their product.
 *
 * The values are second-hand and rounded: check them against the printed table before quoting them.
 *
 * @see Bartelme, Costinot, Donaldson and Rodriguez-Clare (2025), The textbook case for industrial policy
 */
export const publishedScaleElasticities: Readonly<Record<string, number>> = {
  food: 0.16,
  textiles: 0.12,
  wood: 0.11,
  paper: 0.11,
  coke: 0.07,
  chemicals: 0.2,
  "rubber-plastic": 0.25,
  minerals: 0.13,
  "basic-metals": 0.11,
  "fabricated-metal": 0.13,
  machinery: 0.13,
  computers: 0.09,
  electrical: 0.09,
  "motor-vehicles": 0.15,
  "other-transport": 0.16,
};
