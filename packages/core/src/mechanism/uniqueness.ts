import { nonnegativeSpectralRadius } from "../numeric/index.ts";
import type { Economy } from "./economy.ts";

/** psi theta of an industry against the bound of one. */
export interface ScaleBound {
  readonly industry: string;
  /** Sum of psi over channels. */
  readonly scale: number;
  /** psi theta. */
  readonly product: number;
  /** psi theta / (1 - g_jj): what own inputs make of it. */
  readonly withInputs: number;
}

/** What can be said about uniqueness before solving. */
export interface UniquenessBounds {
  readonly industries: readonly ScaleBound[];
  /**
   * Whether psi theta <= 1 in every industry: sufficient without mobility and inputs, silent otherwise. `not-applicable` says that
   * the economy has one or the other.
   */
  readonly scaleBound: "holds" | "fails" | "not-applicable";
  /** Spectral radius of the matrix of elasticity bounds; NaN with commuting, which the bound does not cover. */
  readonly spectralRadius: number;
  /** Radius at most one: unique up to the numeraire. Above one the bound says nothing. */
  readonly generalBound: "holds" | "silent";
}

/**
 * Sufficient conditions for one equilibrium.
 *
 * The general bound writes the conditions as Gamma ln x[n] = ln sum_i K[n,i] exp(B ln x[i]) with one row for each kind of unknown
 * (prices and outputs of industries, wages, people) and asks for a spectral radius of |B Gamma^-1| of at most one. Spending shares
 * enter at their largest regional value, so with one industry the bound is exact and with many it is cautious.
 *
 * @see Allen, Arkolakis and Li (2024), On the equilibrium properties of spatial models, American Economic Review: Insights 6
 */
export function uniquenessBounds(economy: Economy): UniquenessBounds {
  const n = economy.regions.length;
  const s = economy.industries.length;
  const g = meanCoefficients(economy.inputCoefficients, n, s);
  const scale = Float64Array.from({ length: s }, (_, j) => economy.spillovers.reduce((sum, channel) => sum + channel.psi[j]!, 0));
  const industries = economy.industries.map((industry, j): ScaleBound => {
    const product = scale[j]! * economy.tradeElasticity[j]!;
    return { industry, scale: scale[j]!, product, withInputs: product / (1 - g[j * s + j]!) };
  });
  const simple = economy.mobility.kind === "immobile" && g.every((value) => value === 0);
  const below = industries.every((one) => one.product <= 1);
  const spectralRadius = economy.mobility.kind === "commuting" ? Number.NaN : boundRadius(economy, g, scale, n, s);
  return {
    industries,
    scaleBound: simple ? (below ? "holds" : "fails") : "not-applicable",
    spectralRadius,
    generalBound: spectralRadius <= 1 + 1e-9 ? "holds" : "silent",
  };
}

function meanCoefficients(coefficients: Float64Array, n: number, s: number): Float64Array {
  if (coefficients.length === s * s) return coefficients;
  return Float64Array.from({ length: s * s }, (_, cell) => {
    let sum = 0;
    for (let m = 0; m < n; ++m) sum += coefficients[cell * n + m]!;
    return sum / n;
  });
}

/** Spectral radius of |B Gamma^-1|; unknowns are ln P_j, ln Y_j, ln w and, where people move, ln L. */
function boundRadius(economy: Economy, g: Float64Array, scale: Float64Array, n: number, s: number): number {
  const { mobility } = economy;
  const mobile = mobility.kind !== "immobile";
  const size = 2 * s + (mobile ? 2 : 1);
  const w = 2 * s;
  const l = 2 * s + 1;
  const gamma = new Float64Array(size * size);
  const b = new Float64Array(size * size);
  const local = economy.spillovers.every((channel) => channel.near === null && channel.far === null && channel.links === null);
  const regionalMax = (table: Float64Array, j: number) => {
    let top = 0;
    for (let m = 0; m < n; ++m) top = Math.max(top, table[j * n + m]!);
    return top;
  };
  for (let j = 0; j < s; ++j) {
    const theta = economy.tradeElasticity[j]!;
    const labour = regionalMax(economy.valueAddedShares, j);
    const power = scale[j]! * theta;
    const p = j;
    const y = s + j;
    gamma[p * size + p] = -theta;
    b[p * size + w] = -(theta * labour + power);
    b[p * size + y] = power;
    gamma[y * size + y] = 1 - (local ? power : 0);
    gamma[y * size + w] = theta * labour + (local ? power : 0);
    if (!local) {
      b[y * size + y] = power;
      b[y * size + w] = power;
    }
    b[y * size + p] = theta;
    for (let k = 0; k < s; ++k) {
      b[p * size + k] = b[p * size + k]! - theta * g[k * s + j]!;
      gamma[y * size + k] = gamma[y * size + k]! + theta * g[k * s + j]!;
    }
    const parts = spendingParts(economy, j, n, s);
    b[y * size + w] = Math.abs(b[y * size + w]!) + parts.final;
    if (mobile) b[y * size + l] = parts.final;
    parts.inputs.forEach((share, k) => {
      b[y * size + s + k] = b[y * size + s + k]! + share;
    });
  }
  gamma[w * size + w] = 1;
  if (mobile) gamma[w * size + l] = 1;
  const incomes = incomeParts(economy, n, s);
  // with one industry wages follow its output in the same place; with many the shares move, so their largest values bound them
  for (let j = 0; j < s; ++j) {
    if (s === 1) gamma[w * size + s + j] = -1;
    else b[w * size + s + j] = incomes[j]!;
  }
  if (mobile) residenceRow(economy, gamma, size, n, s);
  const inverse = invert(gamma, size);
  if (!inverse) return Number.POSITIVE_INFINITY;
  const bound = new Float64Array(size * size);
  for (let r = 0; r < size; ++r) {
    for (let c = 0; c < size; ++c) {
      let sum = 0;
      for (let k = 0; k < size; ++k) sum += b[r * size + k]! * inverse[k * size + c]!;
      bound[r * size + c] = Math.abs(sum);
    }
  }
  return nonnegativeSpectralRadius(bound, size);
}

/** ln L - epsilon ln V = constant, all in one place. */
function residenceRow(economy: Economy, gamma: Float64Array, size: number, n: number, s: number): void {
  const { housing, congestion, mobility } = economy;
  if (mobility.kind === "immobile") return;
  const w = 2 * s;
  const l = 2 * s + 1;
  const rent = housing.share / (1 + housing.supplyElasticity);
  const priceWeight = 1 - housing.share + (housing.supply === "real" ? rent * housing.supplyElasticity : 0);
  gamma[l * size + l] = 1 + mobility.epsilon * (congestion + rent);
  gamma[l * size + w] = -mobility.epsilon * (1 - rent);
  for (let j = 0; j < s; ++j) {
    let mean = 0;
    for (let m = 0; m < n; ++m) mean += economy.consumptionShares[j * n + m]! / n;
    gamma[l * size + j] = mobility.epsilon * priceWeight * mean;
  }
}

/** Largest regional shares of final demand and of each using industry in the purchases of a good. */
function spendingParts(economy: Economy, j: number, n: number, s: number) {
  const regional = economy.inputCoefficients.length > s * s;
  const inputs = new Float64Array(s);
  let final = 0;
  const uses = new Float64Array(s);
  for (let m = 0; m < n; ++m) {
    const demand = economy.consumptionShares[j * n + m]! * economy.finalSpending[m]!;
    let total = demand;
    for (let k = 0; k < s; ++k) {
      const cell = j * s + k;
      uses[k] = economy.inputCoefficients[regional ? cell * n + m : cell]! * economy.output[k * n + m]!;
      total += uses[k]!;
    }
    if (total === 0) continue;
    final = Math.max(final, demand / total);
    for (let k = 0; k < s; ++k) inputs[k] = Math.max(inputs[k]!, uses[k]! / total);
  }
  return { final, inputs };
}

function incomeParts(economy: Economy, n: number, s: number): Float64Array {
  return Float64Array.from({ length: s }, (_, j) => {
    let top = 0;
    for (let m = 0; m < n; ++m) {
      const part = (economy.valueAddedShares[j * n + m]! * economy.output[j * n + m]!) / economy.labourIncome[m]!;
      top = Math.max(top, part);
    }
    return top;
  });
}

/** Inverse by elimination with row exchanges; null when singular. */
function invert(matrix: Float64Array, n: number): Float64Array | null {
  const a = matrix.slice();
  const out = new Float64Array(n * n);
  for (let k = 0; k < n; ++k) out[k * n + k] = 1;
  for (let k = 0; k < n; ++k) {
    let pivot = k;
    for (let r = k + 1; r < n; ++r) if (Math.abs(a[r * n + k]!) > Math.abs(a[pivot * n + k]!)) pivot = r;
    const size = a[pivot * n + k]!;
    if (Math.abs(size) < 1e-12) return null;
    for (const table of [a, out]) {
      for (let c = 0; c < n; ++c) {
        const upper = table[pivot * n + c]!;
        table[pivot * n + c] = table[k * n + c]!;
        table[k * n + c] = upper / size;
      }
    }
    for (let r = 0; r < n; ++r) {
      if (r === k) continue;
      const factor = a[r * n + k]!;
      if (factor === 0) continue;
      for (let c = 0; c < n; ++c) {
        a[r * n + c] = a[r * n + c]! - factor * a[k * n + c]!;
        out[r * n + c] = out[r * n + c]! - factor * out[k * n + c]!;
      }
    }
  }
  return out;
}
