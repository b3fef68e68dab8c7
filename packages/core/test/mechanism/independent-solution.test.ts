import { describe, expect, it } from "vitest";
import { type LevelPrimitives, solveLevels } from "../../src/mechanism/index.ts";
import { createRandom } from "../../src/numeric/index.ts";
import { newton } from "./root-finder.ts";

const N = 3;
const S = 2;
const random = createRandom(17);
const between = (low: number, high: number) => low + (high - low) * random.uniform();
const list = (count: number, low: number, high: number) => Array.from({ length: count }, () => between(low, high));

const theta = [4, 6];
const tau = Array.from({ length: N * N * S }, (_, at) => (Math.floor(at / S) % (N + 1) === 0 ? 1 : between(1.2, 2)));
const productivity = list(N * S, 0.8, 1.3);
const amenity = list(N, 0.9, 1.1);
const land = list(N, 0.5, 2);
const persons = list(N, 1, 3);
const g = [0.2, 0.1, 0.15, 0.25];
const b = [0.45, 0.55];
const near = Array.from({ length: N * N }, (_, at) => (at % (N + 1) === 0 ? 1 : between(0.1, 0.5)));
const psi = [0.08, 0.04];
const alpha = 0.75;
const delta = 0.4;
const beta = 0.1;
const epsilon = 1.7;
const total = persons.reduce((sum, value) => sum + value, 0);

/** The conditions written out from the model book, one loop each: (w, L, P, Y) in logs, residuals in logs. */
function residuals(z: readonly number[]): number[] {
  const w = z.slice(0, N).map(Math.exp);
  const L = z.slice(N, 2 * N).map(Math.exp);
  const P = z.slice(2 * N, 2 * N + N * S).map(Math.exp);
  const Y = z.slice(2 * N + N * S).map(Math.exp);
  const cost: number[] = [];
  for (let n = 0; n < N; ++n) {
    for (let j = 0; j < S; ++j) {
      const labour = 1 - g[j]! - g[S + j]!;
      let activity = 0;
      for (let m = 0; m < N; ++m) activity += (near[n * N + m]! * labour * Y[m * S + j]!) / w[m]!;
      let c = w[n]! ** labour / (productivity[n * S + j]! * activity ** psi[j]!);
      for (let k = 0; k < S; ++k) c *= P[n * S + k]! ** g[k * S + j]!;
      cost.push(c);
    }
  }
  const out: number[] = [];
  for (let n = 0; n < N; ++n) {
    let income = 0;
    for (let j = 0; j < S; ++j) income += (1 - g[j]! - g[S + j]!) * Y[n * S + j]!;
    out.push(Math.log(income / (w[n]! * L[n]!)));
  }
  const V = w.map((wage, n) => {
    const pc = P[n * S]! ** b[0]! * P[n * S + 1]! ** b[1]!;
    const q = (((1 - alpha) * wage * L[n]! * pc ** delta) / land[n]!) ** (1 / (1 + delta));
    return (amenity[n]! * L[n]! ** -beta * wage) / (pc ** alpha * q ** (1 - alpha));
  });
  const draw = V.reduce((sum, value) => sum + value ** epsilon, 0);
  for (let n = 0; n < N; ++n) out.push(Math.log((total * V[n]! ** epsilon) / draw / L[n]!));
  const prices: number[] = [];
  for (let n = 0; n < N; ++n) {
    for (let j = 0; j < S; ++j) {
      let sum = 0;
      for (let i = 0; i < N; ++i) sum += (cost[i * S + j]! * tau[(n * N + i) * S + j]!) ** -theta[j]!;
      prices.push(sum);
      out.push(Math.log(sum ** (-1 / theta[j]!) / P[n * S + j]!));
    }
  }
  for (let i = 0; i < N; ++i) {
    for (let j = 0; j < S; ++j) {
      let sold = 0;
      for (let n = 0; n < N; ++n) {
        let bought = b[j]! * w[n]! * L[n]!;
        for (let k = 0; k < S; ++k) bought += g[j * S + k]! * Y[n * S + k]!;
        sold += ((cost[i * S + j]! * tau[(n * N + i) * S + j]!) ** -theta[j]! / prices[n * S + j]!) * bought;
      }
      out.push(Math.log(sold / Y[i * S + j]!));
    }
  }
  // one market is redundant by Walras' law: the first wage equation gives way to the numeraire
  let money = 0;
  for (let n = 0; n < N; ++n) money += w[n]! * L[n]!;
  out[0] = Math.log(money / total);
  return out;
}

describe("an independent solution", () => {
  it("is found by a general root finder on the conditions written out anew", () => {
    const start = [
      ...new Array<number>(N).fill(0),
      ...persons.map(Math.log),
      ...new Array<number>(N * S).fill(0.5),
      ...new Array<number>(N * S).fill(1),
    ];
    const z = newton(residuals, start);
    expect(Math.max(...residuals(z).map(Math.abs))).toBeLessThan(1e-11);
    const primitives: LevelPrimitives = {
      tradeElasticity: theta,
      tradeCosts: tau,
      productivity,
      amenity,
      housingStock: land,
      population: persons,
      inputCoefficients: g,
      consumptionShares: b,
      housing: { share: 1 - alpha, supplyElasticity: delta },
      congestion: beta,
      mobility: { kind: "mobile", epsilon },
      spillovers: [{ id: "scale", psi, near }],
    };
    const solved = solveLevels(primitives, { tolerance: 1e-13 });
    expect(solved.status).toBe("converged");
    for (let n = 0; n < N; ++n) {
      expect(Math.log(solved.wage[n]!)).toBeCloseTo(z[n]!, 10);
      expect(Math.log(solved.population[n]!)).toBeCloseTo(z[N + n]!, 10);
    }
    for (let cell = 0; cell < N * S; ++cell) {
      expect(Math.log(solved.price[cell]!)).toBeCloseTo(z[2 * N + cell]!, 10);
      expect(Math.log(solved.output[cell]!)).toBeCloseTo(z[2 * N + N * S + cell]!, 10);
    }
  });

  it("is symmetric where primitives are", () => {
    const solved = solveLevels({
      tradeElasticity: 5,
      tradeCosts: [1, 1.5, 1.5, 1.5, 1, 1.5, 1.5, 1.5, 1],
      population: [2, 2, 2],
      spillovers: 0.05,
    });
    for (const wage of solved.wage) expect(wage).toBeCloseTo(1, 9);
  });
});
