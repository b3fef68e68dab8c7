import { requireLength } from "../errors/index.ts";

/**
 * Functional specialisation: managers and professionals per production worker, against the nation.
 *
 *     FS_r = (M_r / P_r) / (sum_r M_r / sum_r P_r) - 1
 *
 * @param managers    persons in management and professions, [R], >= 0
 * @param production  persons in production, [R], >= 0
 * @returns above 0 = a place of headquarters and services, below 0 = of production; NaN where production is 0 or a number is absent
 * @throws InputError `shape-mismatch`
 * @see Duranton and Puga (2005), From sectoral to functional urban specialisation, section 2
 */
export function functionalSpecialisation(managers: Float64Array, production: Float64Array): Float64Array {
  requireLength("functionalSpecialisation", "production", production, managers.length, "one value per region");
  let allManagers = 0;
  let allProduction = 0;
  managers.forEach((m, r) => {
    if (Number.isNaN(m) || Number.isNaN(production[r]!)) return;
    allManagers += m;
    allProduction += production[r]!;
  });
  return managers.map((m, r) => (production[r]! > 0 ? m / production[r]! / (allManagers / allProduction) - 1 : Number.NaN));
}
