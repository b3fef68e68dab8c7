import { type NetEffectPanel, netEffectPanel } from "../../src/drivers/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

export interface PlantedOptions {
  readonly regions?: number;
  readonly industries?: number;
  readonly years?: number;
  readonly noise?: number;
  readonly seed?: number;
  /** ln y of (ln A, ln T) without effects and noise. */
  readonly effect: (logA: number, logT: number) => number;
}

/** A panel with a planted net effect: wide A, rising T that differs by region, cell and industry-year effects, white noise. */
export function plantedPanel(options: PlantedOptions): NetEffectPanel {
  const { regions: R = 24, industries: S = 4, years: T = 6, noise = 0.01, seed = 1 } = options;
  const random = createRandom(seed);
  const productivity = new Float64Array(R * S * T);
  const agglomeration = new Float64Array(R * S * T);
  const digitalLevel = new Float64Array(R * T);
  for (let r = 0; r < R; ++r) {
    const start = 0.5 * random.normal();
    const growth = 0.12 + 0.08 * random.normal();
    for (let t = 0; t < T; ++t) digitalLevel[r * T + t] = 0.2 * Math.exp(start + growth * t + 0.1 * random.normal());
  }
  const mean = (() => {
    let sum = 0;
    for (let r = 0; r < R; ++r) sum += digitalLevel[r * T]!;
    return sum / R;
  })();
  const industryYear = Float64Array.from({ length: S * T }, () => random.normal());
  for (let r = 0; r < R; ++r) {
    for (let s = 0; s < S; ++s) {
      const cell = 0.7 * random.normal();
      const own = random.normal();
      for (let t = 0; t < T; ++t) {
        const i = (r * S + s) * T + t;
        const logA = cell + 0.4 * random.normal();
        const logT = Math.log(digitalLevel[r * T + t]! / mean);
        agglomeration[i] = Math.exp(logA);
        productivity[i] = Math.exp(options.effect(logA, logT) + own + industryYear[s * T + t]! + noise * random.normal());
      }
    }
  }
  return netEffectPanel({
    regions: Array.from({ length: R }, (_, r) => `r${r}`),
    industries: Array.from({ length: S }, (_, s) => `s${s}`),
    years: Array.from({ length: T }, (_, t) => 2015 + t),
    productivity,
    agglomeration,
    digitalLevel,
    activity: new Float64Array(R * S * T).fill(5_000),
  });
}
