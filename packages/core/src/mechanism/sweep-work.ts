import { type EquilibriumSystem, type StateLayout, stateLayout } from "./system.ts";
import { type TradePasses, tradePasses } from "./trade-passes.ts";

/** Everything one sweep computes, at the state it started from; kept between sweeps so that nothing is allocated in the loop. */
export interface SweepWork {
  readonly layout: StateLayout;
  /** Passes over the trade kernel, and over what is left of it after tariffs and after fees. */
  readonly kernel: TradePasses;
  readonly untaxed: TradePasses;
  readonly received: TradePasses;
  readonly logExternal: Float64Array;
  readonly employment: Float64Array;
  readonly logCost: Float64Array;
  readonly logPrice: Float64Array;
  /** phi of condition 5 relative to the cheapest origin, [S x N]. */
  readonly phi: Float64Array;
  readonly powers: Float64Array;
  /** Rows of `phi` and `powers` by industry, made once. */
  readonly phiRows: readonly Float64Array[];
  readonly powerRows: readonly Float64Array[];
  /** Industries whose employment some channel looks at. */
  readonly taught: readonly number[];
  readonly output: Float64Array;
  readonly nextOutput: Float64Array;
  readonly purchases: Float64Array;
  readonly spending: Float64Array;
  readonly finalSpending: Float64Array;
  readonly ownIncome: Float64Array;
  readonly tariffPart: Float64Array;
  readonly feePart: Float64Array;
  readonly tariffRevenue: Float64Array;
  readonly feeRevenue: Float64Array;
  readonly labourIncome: Float64Array;
  readonly logConsumerPrice: Float64Array;
  readonly logIncome: Float64Array;
  readonly logRent: Float64Array;
  readonly logRealIncome: Float64Array;
  readonly people: Float64Array;
  readonly residents: Float64Array;
  /** ln of access by origin (hukou), or its one value (commuting) at [0]. */
  readonly logAccess: Float64Array;
  readonly scratch: Float64Array;
  readonly reach: Float64Array;
}

export function createSweepWork(system: EquilibriumSystem): SweepWork {
  const n = system.regionCount;
  const cells = n * system.industryCount;
  const byRegion = () => new Float64Array(n);
  const byCell = () => new Float64Array(cells);
  const phi = byCell();
  const powers = byCell();
  const rows = (table: Float64Array) =>
    Array.from({ length: system.industryCount }, (_, j) => table.subarray(j * n, (j + 1) * n));
  return {
    layout: stateLayout(system),
    kernel: tradePasses(system.kernel, n),
    untaxed: tradePasses(system.untaxed ?? system.kernel, n),
    received: tradePasses(system.received ?? system.untaxed ?? system.kernel, n),
    logExternal: byCell(),
    employment: byCell(),
    logCost: byCell(),
    logPrice: byCell(),
    phi,
    powers,
    phiRows: rows(phi),
    powerRows: rows(powers),
    taught: taughtIndustries(system),
    output: byCell(),
    nextOutput: byCell(),
    purchases: byCell(),
    spending: byCell(),
    finalSpending: byRegion(),
    ownIncome: byRegion(),
    tariffPart: byCell(),
    feePart: byCell(),
    tariffRevenue: byRegion(),
    feeRevenue: byRegion(),
    labourIncome: byRegion(),
    logConsumerPrice: byRegion(),
    logIncome: byRegion(),
    logRent: byRegion(),
    logRealIncome: byRegion(),
    people: byRegion(),
    residents: byRegion(),
    logAccess: byRegion(),
    scratch: byRegion(),
    reach: byRegion(),
  };
}

/** With links every industry may teach; without, an industry learns from itself alone. */
function taughtIndustries(system: EquilibriumSystem): number[] {
  const all = Array.from({ length: system.industryCount }, (_, j) => j);
  if (system.spillovers.some((channel) => channel.links !== null)) return all;
  return all.filter((j) => system.spillovers.some((channel) => channel.psi[j] !== 0));
}
