import { findingOf, type LintFinding } from "./lint-rules.ts";

/** A coupling result to check: systems and whatever of C, T and D was reported. */
export interface CouplingToLint {
  /** Systems with their names, [n] each. */
  readonly systems: readonly { readonly name: string; readonly values: Float64Array }[];
  readonly coupling?: { readonly name: string; readonly values: Float64Array } | undefined;
  readonly development?: { readonly name: string; readonly values: Float64Array } | undefined;
  readonly coordination?: { readonly name: string; readonly values: Float64Array } | undefined;
  /** Weights of the systems in T, when stated. */
  readonly weights?: Float64Array | undefined;
  /** Relative difference that rounding explains. Default 0.006, for two printed decimals. */
  readonly tolerance?: number;
}

/** Published ways to get C wrong, each as a function of the systems of one place. */
const WRONG_COUPLING: readonly { readonly en: string; readonly zh: string; readonly value: (u: readonly number[]) => number }[] =
  [
    {
      en: "the factor n is lost: C is n times too small",
      zh: "遗漏系数 n，C 只有正确值的1/n",
      value: (u) => product(u) ** (1 / u.length) / sum(u),
    },
    {
      en: "the n-th root is lost: this is the n-th power of C",
      zh: "未开 n 次方，得到的是 C 的 n 次幂",
      value: (u) => (product(u) * u.length ** u.length) / sum(u) ** u.length,
    },
    {
      en: "both the factor and the root are lost",
      zh: "系数与开方均遗漏",
      value: (u) => product(u) / sum(u) ** u.length,
    },
    {
      en: "the square root is used where the n-th root belongs",
      zh: "应开 n 次方而误用平方根",
      value: (u) => (u.length > 2 ? (u.length * Math.sqrt(product(u))) / sum(u) : Number.NaN),
    },
    {
      en: "the denominator multiplies sums of pairs, a form that can exceed 1",
      zh: "分母误用两两之和的连乘，结果可能超过1",
      value: (u) => {
        if (u.length < 3) return Number.NaN;
        let pairs = 1;
        let count = 0;
        for (let a = 0; a < u.length; ++a) {
          for (let b = 0; b < a; ++b) {
            pairs *= u[a]! + u[b]!;
            count += 1;
          }
        }
        return u.length * (product(u) ** (1 / u.length) / pairs ** (1 / count));
      },
    },
  ];

/**
 * Checks a coupling result: coefficient of C, weights of T, formula of D, and systems at or below zero.
 *
 * C is recomputed from the systems; where it differs, known mistakes are tried and the one that reproduces the reported numbers is named.
 *
 * @param result  systems with what was reported of C, T and D
 * @returns findings, empty when all is well
 */
export function lintCoupling(result: CouplingToLint): LintFinding[] {
  const tolerance = result.tolerance ?? 0.006;
  const n = result.systems[0]?.values.length ?? 0;
  const names = result.systems.map((system) => system.name);
  const rows = Array.from({ length: n }, (_, i) => i);
  const at = (i: number) => result.systems.map((system) => system.values[i]!);
  const findings: LintFinding[] = [];
  const notPositive = rows.filter((i) => at(i).some((u) => u <= 0));
  if (notPositive.length > 0) {
    findings.push(
      findingOf(
        "not-positive",
        {
          en: `${notPositive.length} of ${n} rows have a system at or below 0 (${names.join(", ")}).`,
          zh: `${n}行中有${notPositive.length}行的子系统得分为零或负（${names.join("、")}）。`,
        },
        { columns: names, rows: notPositive },
      ),
    );
  }
  const usable = rows.filter((i) => at(i).every((u) => u > 0));
  if (result.coupling && names.length >= 2) findings.push(...lintCoefficient(result.coupling, usable, at, names, tolerance));
  if (result.weights) findings.push(...lintWeightSum(result.weights, names));
  if (result.development && names.length >= 2)
    findings.push(...lintDevelopment(result.development, result.systems, usable, tolerance));
  if (result.coordination && result.coupling && result.development) {
    findings.push(...lintCoordination(result.coordination, result.coupling, result.development, usable, tolerance));
  }
  return findings;
}

/** Do weights sum to 1? Rounded to two decimals each, n weights may miss it by n/200. */
export function lintWeightSum(weights: Float64Array, names: readonly string[]): LintFinding[] {
  const total = weights.reduce((s, w) => s + w, 0);
  if (Math.abs(total - 1) <= Math.max(1e-6, Math.min(0.02, weights.length * 5e-4))) return [];
  return [
    findingOf(
      "weights-not-one",
      { en: `The weights sum to ${round(total)}.`, zh: `权重之和为${round(total)}。` },
      { columns: names, count: weights.length },
    ),
  ];
}

function lintCoefficient(
  coupling: { readonly name: string; readonly values: Float64Array },
  usable: readonly number[],
  at: (i: number) => number[],
  names: readonly string[],
  tolerance: number,
): LintFinding[] {
  const correct = (u: readonly number[]) => (u.length * product(u) ** (1 / u.length)) / sum(u);
  const reported = usable.filter((i) => !Number.isNaN(coupling.values[i]!));
  const wrong = reported.filter((i) => differs(coupling.values[i]!, correct(at(i)), tolerance));
  // One slip of rounding is no method error; a tenth of the rows is.
  if (reported.length === 0 || wrong.length <= reported.length * 0.1) return [];
  const cause = WRONG_COUPLING.find((variant) =>
    wrong.every((i) => !differs(coupling.values[i]!, variant.value(at(i)), tolerance)),
  );
  const example = wrong[0]!;
  const values = { got: round(coupling.values[example]!), right: round(correct(at(example))) };
  return [
    findingOf(
      "coupling-coefficient",
      {
        en: `${coupling.name} differs from n (prod u)^(1/n) / sum u in ${wrong.length} of ${reported.length} rows (for example ${values.got} instead of ${values.right})${cause ? `; ${cause.en}` : ""}.`,
        zh: `${coupling.name}在${reported.length}行中有${wrong.length}行与正确公式不符（如应为${values.right}，表中为${values.got}）${cause ? `：${cause.zh}` : ""}。`,
      },
      { columns: [coupling.name, ...names], rows: wrong, count: wrong.length },
    ),
  ];
}

/** Weights of T are seldom printed, but with a sum of 1 they keep T between the lowest and the highest system of its row. */
function lintDevelopment(
  development: { readonly name: string; readonly values: Float64Array },
  systems: CouplingToLint["systems"],
  usable: readonly number[],
  tolerance: number,
): LintFinding[] {
  const outside = usable.filter((i) => {
    const u = systems.map((system) => system.values[i]!);
    const t = development.values[i]!;
    return t < Math.min(...u) * (1 - tolerance) - 5e-3 || t > Math.max(...u) * (1 + tolerance) + 5e-3;
  });
  if (outside.length === 0) return [];
  return [
    findingOf(
      "weights-not-one",
      {
        en: `${development.name} lies outside the range of its systems in ${outside.length} of ${usable.length} rows, which weights that sum to 1 cannot do.`,
        zh: `${development.name}有${outside.length}行（共${usable.length}行）超出各子系统得分范围，权重之和为1时不可能出现。`,
      },
      { columns: [development.name, ...systems.map((system) => system.name)], rows: outside, count: outside.length },
    ),
  ];
}

function lintCoordination(
  coordination: { readonly name: string; readonly values: Float64Array },
  coupling: { readonly name: string; readonly values: Float64Array },
  development: { readonly name: string; readonly values: Float64Array },
  usable: readonly number[],
  tolerance: number,
): LintFinding[] {
  const product = (i: number) => coupling.values[i]! * development.values[i]!;
  const reported = usable.filter((i) => !Number.isNaN(coordination.values[i]! + product(i)));
  const wrong = reported.filter((i) => differs(coordination.values[i]!, Math.sqrt(product(i)), 2 * tolerance));
  if (reported.length === 0 || wrong.length <= reported.length * 0.1) return [];
  const noRoot = wrong.every((i) => !differs(coordination.values[i]!, product(i), 2 * tolerance));
  return [
    findingOf(
      "coordination-formula",
      {
        en: `${coordination.name} differs from sqrt(C T) in ${wrong.length} of ${reported.length} rows${noRoot ? "; it is C T without the root" : ""}.`,
        zh: `${coordination.name}在${reported.length}行中有${wrong.length}行不等于 sqrt(C·T)${noRoot ? "，而是未开方的 C·T" : ""}。`,
      },
      { columns: [coordination.name, coupling.name, development.name], rows: wrong, count: wrong.length },
    ),
  ];
}

/** Relative difference beyond rounding, or half a unit of the third decimal. */
function differs(got: number, expected: number, tolerance: number): boolean {
  return !(Math.abs(got - expected) <= Math.max(tolerance * Math.abs(expected), 1e-3));
}

function product(values: readonly number[]): number {
  return values.reduce((p, value) => p * value, 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((s, value) => s + value, 0);
}

function round(value: number): string {
  return String(Number(value.toPrecision(4)));
}
