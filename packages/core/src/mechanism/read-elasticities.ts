import { InputError, type Issue } from "../errors/index.ts";
import type { SpilloverChannel } from "./economy.ts";
import { LARGEST_ELASTICITY } from "./elasticity-limit.ts";

/** theta by industry. @throws InputError `bad-elasticity` for values outside (0, 1000], naming the industry; `shape-mismatch` */
export function checkElasticities(
  caller: string,
  theta: number | ArrayLike<number>,
  industries: readonly string[],
): Float64Array {
  const s = industries.length;
  if (typeof theta !== "number" && theta.length !== s) {
    throw new InputError("shape-mismatch", `${caller}: tradeElasticity has ${theta.length} values for ${s} industries.`);
  }
  const out = Float64Array.from({ length: s }, (_, j) => (typeof theta === "number" ? theta : theta[j]!));
  out.forEach((value, j) => {
    if (!(value > 0 && value <= LARGEST_ELASTICITY)) {
      throw new InputError(
        "bad-elasticity",
        `${caller}: the trade elasticity of ${industries[j]} is ${value}; it must be above 0 and at most ${LARGEST_ELASTICITY}. For nearly perfect substitutes use a large number (for example 50).`,
        { industry: industries[j], value },
      );
    }
  });
  return out;
}

/** Says so when every trade elasticity is below one: some papers print the dispersion 1/theta instead. */
export function warnDispersion(theta: Float64Array, issues: Issue[]): void {
  const largest = theta.reduce((most, value) => Math.max(most, value), 0);
  if (largest >= 1) return;
  issues.push({
    code: "elasticities-below-one",
    severity: "warning",
    given: largest.toPrecision(4),
    needed: "theta, usually 3 to 10",
    message: `Every trade elasticity is below one (the largest is ${largest.toPrecision(3)}); trade would hardly answer costs.`,
    hint: "Some papers print the dispersion of productivities 1/theta: give its inverse. With the elasticity of substitution sigma give sigma - 1.",
    params: { largest },
  });
}

/** Says so where psi theta is above one: there may be several equilibria. */
export function warnScale(
  spillovers: readonly SpilloverChannel[],
  theta: Float64Array,
  coefficients: Float64Array,
  industries: readonly string[],
  issues: Issue[],
): void {
  const s = industries.length;
  const n = coefficients.length / (s * s);
  industries.forEach((name, j) => {
    const psi = spillovers.reduce((sum, channel) => sum + channel.psi[j]!, 0);
    if (psi === 0) return;
    let own = 0;
    for (let m = 0; m < n; ++m) own = Math.max(own, coefficients[(j * s + j) * n + m]!);
    const product = psi * theta[j]!;
    if (product <= 1) return;
    issues.push({
      code: "scale-above-bound",
      severity: "warning",
      given: product.toPrecision(4),
      needed: "psi theta <= 1",
      message: `Scale economies of ${name} times its trade elasticity are ${product.toFixed(2)} (${(product / (1 - own)).toFixed(2)} with own inputs): there may be several equilibria.`,
      hint: "Look at the equilibria from several starts, or lower psi to .9 / theta.",
      params: { industry: name, product, withInputs: product / (1 - own) },
    });
  });
}
