import { defaultOf } from "../parameters/index.ts";
import type { CouplingCoordination } from "./coupling-coordination.ts";
import type { DigitalLevel } from "./digital-level.ts";
import { lintCoupling, lintWeightSum } from "./lint-coupling.ts";
import { findingOf, type LintFinding } from "./lint-rules.ts";
import { lintDominance, lintDoubleCounting, lintInterpolation, lintSize } from "./lint-series.ts";

/** What the linter may know of an index besides its values. */
export interface IndexToLint {
  readonly level: DigitalLevel;
  /** [R x Y]. Default unknown: the size rule does not run. */
  readonly population?: Float64Array | undefined;
  /** Calendar years, [Y]. */
  readonly years: readonly number[];
  /** Raw indicators before scaling, [R x Y] each, in the order of the index. Default the scaled ones. */
  readonly raw?: readonly Float64Array[] | undefined;
  /** Units of the raw indicators as printed, and their price year where money is at constant prices. */
  readonly units?: readonly { readonly unit: string; readonly priceYear?: number | undefined }[] | undefined;
}

/**
 * Checks a composite index that this product made.
 *
 * @param input  the index with what is known of its indicators
 * @returns findings of the rules weights-not-one, not-positive, yearly-scaling, size-index, double-counting, dominance,
 *   interpolated-years and nominal-money; empty when all is well
 */
export function lintIndex(input: IndexToLint): LintFinding[] {
  const { level, years } = input;
  const R = level.regions;
  const Y = level.years;
  const J = level.indicators.length;
  const findings: LintFinding[] = [...lintWeightSum(level.weights, level.indicators)];
  if (level.scaling === "min-max-yearly" && Y > 1) {
    findings.push(
      findingOf("yearly-scaling", {
        en: `The index was scaled within each of ${Y} years; its values cannot be compared between them.`,
        zh: `该指数在${Y}个年份内分别标准化，跨年数值不可比。`,
      }),
    );
  }
  const atZero = [...level.level.keys()].filter((cell) => level.level[cell]! <= 0);
  if (atZero.length > 0) {
    findings.push(
      findingOf(
        "not-positive",
        {
          en: `The index is at or below 0 in ${atZero.length} region-years; coupling and ratios are not defined there.`,
          zh: `该指数在${atZero.length}个地区年份为零或负，不能用于耦合或比值计算。`,
        },
        { rows: atZero, count: atZero.length },
      ),
    );
  }
  const column = (j: number) => Float64Array.from({ length: R * Y }, (_, cell) => level.scaled[cell * J + j]!);
  const indicators = level.indicators.map((name, j) => ({ name, values: input.raw?.[j] ?? column(j) }));
  if (input.population) {
    findings.push(...lintSize({ name: "index", values: level.level }, input.population, defaultOf("linter-size-correlation")));
  }
  findings.push(...lintDoubleCounting(indicators));
  findings.push(...lintDominance(level.weights, level.indicators, defaultOf("linter-dominance-weight")));
  const regions = Array.from({ length: R * Y }, (_, cell) => String(Math.floor(cell / Y)));
  const yearOf = Float64Array.from({ length: R * Y }, (_, cell) => years[cell % Y]!);
  for (const indicator of indicators) findings.push(...lintInterpolation(indicator, regions, yearOf));
  indicators.forEach((indicator, j) => {
    const unit = input.units?.[j];
    if (Y > 1 && unit && isMoney(unit.unit) && unit.priceYear === undefined) findings.push(nominalMoney(indicator.name));
  });
  return findings;
}

/**
 * Checks a coupling run of this product or of somebody else.
 *
 * @param systems   u, [K x n]
 * @param names     of the systems, [K]
 * @param reported  what was reported; default only the systems are checked
 * @param weights   of T, [K]; default not checked
 */
export function lintCouplingRun(
  systems: Float64Array,
  names: readonly string[],
  reported?: Pick<CouplingCoordination, "coupling" | "development" | "coordination">,
  weights?: Float64Array,
): LintFinding[] {
  const n = systems.length / names.length;
  return lintCoupling({
    systems: names.map((name, k) => ({ name, values: systems.slice(k * n, (k + 1) * n) })),
    coupling: reported ? { name: "C", values: reported.coupling } : undefined,
    development: reported ? { name: "T", values: reported.development } : undefined,
    coordination: reported ? { name: "D", values: reported.coordination } : undefined,
    weights,
  });
}

/** Is a unit or a column name one of money? Ratios of money to money are not. */
export function isMoney(text: string): boolean {
  const ratio = /\b(per|share|ratio)\b.*\b(gdp|product|income|revenue)\b|%|占比|比重|之比/i.test(text);
  return (
    !ratio &&
    /\b(cny|rmb|yuan|usd|dollars?|eur|euros?|gdp|grp|income|wages?|revenue|sales|investment)\b|元|产值|生产总值|收入|工资|投资额|销售额/i.test(
      text,
    )
  );
}

/** Does a name or unit say that prices are constant? */
export function atConstantPrices(text: string): boolean {
  return /\b(real|constant|deflated|prices of \d{4})\b|不变价|可比价|实际/i.test(text);
}

/** Finding for money at current prices. */
export function nominalMoney(name: string): LintFinding {
  return findingOf(
    "nominal-money",
    {
      en: `${name} is money over several years and nothing says that prices are constant.`,
      zh: `${name}为跨年金额，未注明按不变价计算。`,
    },
    { columns: [name] },
  );
}
