import { arnoldiEigenvalues, type CancellationSignal } from "../numeric/index.ts";
import type { Economy } from "./economy.ts";
import { hatStart, hatSystem } from "./hat-system.ts";
import { readShock, type Shock } from "./shock.ts";
import { solveSystem } from "./solve-system.ts";
import { createSweepWork, sweep } from "./sweep.ts";
import { type EquilibriumSystem, type StateLayout, type SystemMobility, stateLayout } from "./system.ts";

/** Local stability of people's myopic moves around an equilibrium. */
export interface LocalStability {
  /** `not-applicable` where nobody moves. */
  readonly status: "stable" | "unstable" | "not-applicable";
  /** Largest real part of an eigenvalue of d ln L* / d ln L: below one is stable. NaN where nobody moves. */
  readonly eigenvalue: number;
  /** Largest modulus: whether the same dynamics in discrete steps settle. */
  readonly spectralRadius: number;
  /** Size of what the Krylov space left out; 0 is exact. */
  readonly remainder: number;
}

export interface StabilityOptions {
  /** Products with the Jacobian, each two equilibria at given people. Default 12. */
  readonly products?: number;
  /** Half-width of the differences, in logs. Default 1e-4. */
  readonly step?: number;
  readonly signal?: CancellationSignal;
}

/** People who move together: a block of the state, with the pool that each belongs to. */
interface Movers {
  readonly start: number;
  /** Persons at the equilibrium, [N]. */
  readonly people: Float64Array;
  readonly pools: Int32Array;
}

/**
 * Whether people, drawn to places by their real income, return to an equilibrium after a small move.
 *
 *     d ln L[n] / dt = kappa ( ln L*[n](L) - ln L[n] ),    L* = what condition 8 asks for once markets have cleared at L
 *
 * Stable when the largest eigenvalue of d ln L* / d ln L, over moves that keep the total of each pool, is below one. With commuting
 * the same holds for workers by workplace and residents by residence together: [L, R] moves towards [L*, R*](L, R), where those who
 * stay choose workplaces at current wages. The Jacobian is never formed: each product solves the markets twice at shifted people.
 *
 * @param shock the shock that gave the equilibrium; empty for the baseline
 * @param state `state` of its result; default no change
 */
export function localStability(
  economy: Economy,
  shock: Shock = {},
  state?: Float64Array,
  options: StabilityOptions = {},
): LocalStability {
  const nothing: LocalStability = {
    status: "not-applicable",
    eigenvalue: Number.NaN,
    spectralRadius: Number.NaN,
    remainder: Number.NaN,
  };
  if (economy.mobility.kind === "immobile") return nothing;
  const read = readShock(economy, shock);
  const system = hatSystem(economy, read);
  const layout = stateLayout(system);
  const n = system.regionCount;
  const at = state ?? hatStart(economy, read, system);
  const fixed: EquilibriumSystem = { ...system, mobility: heldMobility(system.mobility) };
  const work = createSweepWork(system);
  const next = new Float64Array(layout.length);
  const h = options.step ?? 1e-4;
  const movers = moversAt(system, layout, at);
  const response = (v: Float64Array, sign: number): Float64Array => {
    const start = at.slice();
    movers.forEach(({ start: block }, k) => {
      for (let m = 0; m < n; ++m) start[block + m] = at[block + m]! + sign * h * v[k * n + m]!;
    });
    const { state: cleared } = solveSystem(fixed, {
      start,
      tolerance: 1e-12,
      maxIterations: 300,
      fallbacks: "none",
      ...(options.signal ? { signal: options.signal } : {}),
    });
    sweep(system, work, cleared, next);
    const out = new Float64Array(v.length);
    movers.forEach(({ start: block }, k) => {
      out.set(next.subarray(block, block + n), k * n);
    });
    return out;
  };
  const size = movers.length * n;
  const first = Float64Array.from({ length: size }, (_, m) => Math.sin(1 + 1.7 * m) + 0.3 * Math.cos(m * m));
  keepTotals(first, movers);
  const free = movers.reduce((sum, { pools }) => {
    const moving = pools.filter((pool) => pool >= 0);
    return sum + moving.length - new Set(moving).size;
  }, 0);
  if (free < 1) return nothing;
  const result = arnoldiEigenvalues(
    (v, out) => {
      const up = response(v, 1);
      const down = response(v, -1);
      for (let m = 0; m < size; ++m) out[m] = (up[m]! - down[m]!) / (2 * h);
      keepTotals(out, movers);
    },
    size,
    { dimension: Math.min(options.products ?? 12, free), start: first },
  );
  const eigenvalue = result.values[0]!.re;
  return {
    status: eigenvalue < 1 ? "stable" : "unstable",
    eigenvalue,
    spectralRadius: result.radius,
    remainder: result.remainder,
  };
}

/** The same people with nobody moving: commuters still earn where they work. */
function heldMobility(mobility: SystemMobility): SystemMobility {
  return mobility.kind === "commuting" ? { ...mobility, held: true } : { kind: "immobile" };
}

function moversAt(system: EquilibriumSystem, layout: StateLayout, state: Float64Array): Movers[] {
  const n = system.regionCount;
  const { mobility } = system;
  const pools = mobility.kind === "mobile" && mobility.pools ? mobility.pools : new Int32Array(n);
  const peopleAt = (start: number, base: Float64Array) => base.map((value, m) => value * Math.exp(state[start + m]!));
  const workers = { start: layout.labour, people: peopleAt(layout.labour, system.basePopulation), pools };
  if (mobility.kind !== "commuting") return [workers];
  return [workers, { start: layout.residents, people: peopleAt(layout.residents, mobility.baseResidents), pools }];
}

/** Takes out of a move what changes the total of a pool; regions that stay put do not move. */
function keepTotals(v: Float64Array, movers: readonly Movers[]): void {
  movers.forEach(({ people, pools }, k) => {
    const block = v.subarray(k * people.length, (k + 1) * people.length);
    for (const pool of new Set(pools)) {
      let sum = 0;
      let weight = 0;
      for (let m = 0; m < block.length; ++m) {
        if (pools[m] !== pool) continue;
        sum += people[m]! * block[m]!;
        weight += people[m]!;
      }
      for (let m = 0; m < block.length; ++m) if (pools[m] === pool) block[m] = pool < 0 ? 0 : block[m]! - sum / weight;
    }
  });
}
