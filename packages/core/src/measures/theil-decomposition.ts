import { InputError, requireLength } from "../errors/index.ts";
import { type InequalityWeights, theilL, theilT } from "./inequality.ts";

/** An inequality index split into what lies within groups and between them. */
export interface TheilDecomposition {
  readonly total: number;
  readonly within: number;
  readonly between: number;
  /** Index inside each group, [G]; NaN for an empty group. */
  readonly groupIndex: Float64Array;
  /** Weight of each group's index in the within part (income share for T, population share for L), [G]. */
  readonly groupWeight: Float64Array;
}

/**
 * Theil index within and between groups of places: exact, total = within + between.
 *
 *     T = sum_g (Y_g/Y) T_g + sum_g (Y_g/Y) ln(mean_g / mean)        form "T"
 *     L = sum_g f_g L_g + sum_g f_g ln(mean / mean_g)                form "L"
 *
 * @param values   y per head, [n], >= 0 (> 0 for L); NaN is left out
 * @param groups   group of each place, [n], 0 to G - 1
 * @param form     "T" or "L"
 * @param weights  population, [n], >= 0; default equal
 * @returns parts and what each group contributes
 * @throws InputError `shape-mismatch`, `bad-group`
 * @see Shorrocks (1980), The class of additively decomposable inequality measures
 */
export function theilDecomposition(
  values: Float64Array,
  groups: Int32Array,
  form: "T" | "L",
  weights?: InequalityWeights,
): TheilDecomposition {
  requireLength("theilDecomposition", "groups", groups, values.length, "one group per value");
  if (weights) requireLength("theilDecomposition", "weights", weights, values.length, "one weight per value");
  let count = 0;
  for (const g of groups) {
    if (g < 0)
      throw new InputError("bad-group", `theilDecomposition: group ${g} is negative; groups are numbered from 0.`, { group: g });
    count = Math.max(count, g + 1);
  }
  const index = form === "T" ? theilT : theilL;
  const population = new Float64Array(count);
  const income = new Float64Array(count);
  for (let i = 0; i < values.length; ++i) {
    const w = weights ? weights[i]! : 1;
    if (Number.isNaN(values[i]!) || !(w > 0)) continue;
    population[groups[i]!]! += w;
    income[groups[i]!]! += w * values[i]!;
  }
  const people = population.reduce((a, b) => a + b, 0);
  const all = income.reduce((a, b) => a + b, 0);
  const groupIndex = new Float64Array(count);
  const groupWeight = new Float64Array(count);
  let within = 0;
  let between = 0;
  for (let g = 0; g < count; ++g) {
    const inside = values.map((value, i) => (groups[i] === g ? value : Number.NaN));
    groupIndex[g] = index(inside, weights);
    groupWeight[g] = form === "T" ? income[g]! / all : population[g]! / people;
    if (!(groupWeight[g]! > 0)) continue;
    const relative = income[g]! / population[g]! / (all / people);
    within += groupWeight[g]! * groupIndex[g]!;
    between += groupWeight[g]! * (form === "T" ? Math.log(relative) : -Math.log(relative));
  }
  return { total: index(values, weights), within, between, groupIndex, groupWeight };
}
