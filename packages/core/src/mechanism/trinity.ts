import type { IndustryKind } from "../dataset/index.ts";
import { InputError, requireLength } from "../errors/index.ts";
import type { CancellationSignal, SolverProgress } from "../numeric/index.ts";
import { decomposeTrinity, type TrinityDecomposition } from "./aggregation-plane.ts";
import { type Baseline, type BaselineInput, buildBaseline } from "./baseline.ts";
import { type Counterfactual, describeCounterfactual } from "./counterfactual.ts";
import { type FormReading, readForm } from "./forms.ts";
import { harsanyiDividends, SUBSETS, subsetSize } from "./harsanyi.ts";
import { hatSystem } from "./hat-system.ts";
import { readSpillovers } from "./read-options.ts";
import { readShock } from "./shock.ts";
import { solveSystem } from "./solve-system.ts";
import type { EquilibriumSystem } from "./system.ts";
import { layerChannels, layerCosts, type VirtualLayer } from "./virtual-layer.ts";

/** The four digital shocks of a study. */
export interface TrinityShocks {
  /** T of the last year, [N], in (0, 1]; the first year's is the layer's `digitalLevel`. */
  readonly digitalLevelAfter: Float64Array;
  /** Which industries U and E move, [S]. */
  readonly kinds: readonly IndustryKind[];
  /** xi, elasticity of productivity to the digital level, [S], >= 0. */
  readonly productivityElasticity: Float64Array;
  /** r, part of shipping cost and spillover decay that R takes away, in [0, 1). Default 0.10. */
  readonly reshaping?: number;
  /** g, growth of demand for emerging and digital goods under E: b' proportional to b (1 + g). Default 0. */
  readonly demandTilt?: number;
  /** Ratio of housing supply under R, [N]. Default ones. */
  readonly housingRelief?: Float64Array;
  /** Platform fee after V, [S]. Default unchanged. */
  readonly feeAfter?: Float64Array;
  /** Segmentation h after V, [N x N]. Default unchanged. */
  readonly segmentationAfter?: Float64Array;
  /**
   * `off`: V alone moves what can be bought online. `on`: the source's claim built in, V moves the buyers' T and U, E the sellers' T of
   * their industries; all four together equal the default. Default `off`.
   */
  readonly readiness?: "off" | "on";
}

export interface TrinityOptions {
  /** Default 1e-10. */
  readonly tolerance?: number;
  readonly signal?: CancellationSignal;
  /** Called after each equilibrium; `iteration` counts equilibria. */
  readonly onProgress?: (progress: SolverProgress) => void;
}

/** ln outcome'/outcome of all 16 sets and their dividends, [16 x M] each. */
export interface TrinityOutcome {
  readonly length: number;
  readonly values: Float64Array;
  readonly dividends: Float64Array;
}

export interface Trinity {
  /** `converged` when all 16 are; else the first other status. */
  readonly status: Counterfactual["status"];
  /** The 16 equilibria by set. */
  readonly equilibria: readonly Counterfactual[];
  readonly welfare: TrinityOutcome;
  /** [16 x N]. */
  readonly realWage: TrinityOutcome;
  readonly population: TrinityOutcome;
  /** [16 x (N S)], region-major. */
  readonly employment: TrinityOutcome;
  readonly quantity: TrinityOutcome;
  /** Both trinities of ln welfare. */
  readonly decomposition: TrinityDecomposition;
  /** Form of every region-industry, [N S] region-major: scenario under the shocks shown. */
  readonly forms: readonly FormReading[];
  /** R x V of ln welfare: its part through trade, through spillovers, and what needs both. */
  readonly overlayParts: { readonly trade: number; readonly spillovers: number; readonly crossing: number };
}

/**
 * The compound trinity of a baseline: all 16 equilibria under the four digital shocks, and their decomposition.
 *
 * Every equilibrium is continued from those of the smaller sets, so all stay on the baseline's branch.
 *
 * @param baseline from `buildBaseline`, its layer at the first year's digital levels
 * @throws InputError `shape-mismatch`, `out-of-range`
 */
export function solveTrinity(baseline: Baseline, shocks: TrinityShocks, options: TrinityOptions = {}): Trinity {
  const { economy } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  checkShocks(baseline, shocks);
  const systemOf = trinitySystems(baseline, shocks);
  const equilibria: Counterfactual[] = [];
  for (let set = 0; set < SUBSETS; ++set) {
    equilibria.push(solveSet(baseline, systemOf(set, set), predictedState(equilibria, set), options));
    options.onProgress?.({ iteration: set + 1, residual: equilibria[set]!.residual });
  }
  const gather = (length: number, values: (equilibrium: Counterfactual) => ArrayLike<number>): TrinityOutcome => {
    const table = new Float64Array(SUBSETS * length);
    equilibria.forEach((equilibrium, set) => {
      const ratios = values(equilibrium);
      for (let k = 0; k < length; ++k) table[set * length + k] = Math.log(ratios[k]!);
    });
    return { length, values: table, dividends: harsanyiDividends(table, length) };
  };
  const welfare = gather(1, (one) => [one.welfareRatio]);
  const employment = gather(n * s, (one) => one.employmentRatio);
  const forms: FormReading[] = [];
  const cell = new Float64Array(SUBSETS);
  for (let k = 0; k < n * s; ++k) {
    for (let set = 0; set < SUBSETS; ++set) cell[set] = employment.dividends[set * n * s + k]!;
    forms.push(readForm(cell));
  }
  return {
    status: equilibria.find((one) => one.status !== "converged")?.status ?? "converged",
    equilibria,
    welfare,
    realWage: gather(n, (one) => one.realWageRatio),
    population: gather(n, (one) => one.populationRatio),
    employment,
    quantity: gather(n * s, (one) => one.quantityRatio),
    decomposition: decomposeTrinity(welfare.dividends),
    forms,
    overlayParts: overlayParts(baseline, systemOf, welfare, equilibria, options),
  };
}

/** The state that a set would have if its shocks added nothing jointly beyond what its smaller sets show. */
function predictedState(equilibria: readonly Counterfactual[], set: number): Float64Array | undefined {
  if (subsetSize(set) < 2) return undefined;
  const out = new Float64Array(equilibria[0]!.state.length);
  for (let part = (set - 1) & set; part > 0; part = (part - 1) & set) {
    const sign = (subsetSize(set) - subsetSize(part)) % 2 === 1 ? 1 : -1;
    const { state } = equilibria[part]!;
    for (let k = 0; k < out.length; ++k) out[k] = out[k]! + sign * state[k]!;
  }
  return out;
}

/** Conditions under the shocks of one set for trade, productivity and demand, and of another for spillover kernels. */
export type SystemOfSets = (tradeSet: number, spilloverSet: number) => EquilibriumSystem;

/** R x V of welfare, solved with only the trade costs and with only the kernels moving. */
function overlayParts(
  baseline: Baseline,
  systemOf: SystemOfSets,
  welfare: TrinityOutcome,
  equilibria: readonly Counterfactual[],
  options: TrinityOptions,
): Trinity["overlayParts"] {
  const overlay = welfare.dividends[12]!;
  if (baseline.economy.spillovers.length === 0) return { trade: overlay, spillovers: 0, crossing: 0 };
  const solve = (trade: number, spillovers: number, start: Float64Array) =>
    solveSet(baseline, systemOf(trade, spillovers), start, options);
  const dividend = (setOf: (set: number) => readonly [number, number]): number => {
    const [r, v] = [4, 8].map((set) => solve(...setOf(set), equilibria[set]!.state));
    const both = solve(
      ...setOf(12),
      r!.state.map((value, k) => value + v!.state[k]!),
    );
    return Math.log(both.welfareRatio / (r!.welfareRatio * v!.welfareRatio));
  };
  const trade = dividend((set) => [set, 0]);
  const spillovers = dividend((set) => [0, set]);
  return { trade, spillovers, crossing: overlay - trade - spillovers };
}

/** The equilibrium under one set of shocks. */
export function solveSet(
  baseline: Baseline,
  system: EquilibriumSystem,
  start: Float64Array | undefined,
  options: TrinityOptions,
): Counterfactual {
  const solution = solveSystem(system, {
    tolerance: options.tolerance ?? 1e-10,
    ...(start ? { start } : {}),
    ...(options.signal ? { signal: options.signal } : {}),
  });
  return describeCounterfactual(baseline.economy, system, solution);
}

/** The conditions under a set of shocks; trade costs and spillover kernels may follow different sets. Kernels are made once. */
export function trinitySystems(baseline: Baseline, shocks: TrinityShocks): SystemOfSets {
  const { economy, layer } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  const none = readShock(economy, {});
  // without readiness only R and V move trade costs; kernels follow R and V always
  const tradeKey = (set: number) => (shocks.readiness === "on" ? set : set & 12);
  const tradeCache = new Map<number, EquilibriumSystem>();
  const kernelCache = new Map<number, EquilibriumSystem["spillovers"]>();
  const systemOfTrade = (key: number): EquilibriumSystem => {
    let system = tradeCache.get(key);
    if (!system) {
      const costs = layerCosts(shockedLayer(layer, shocks, key, n, s));
      const tradeCostRatio = costs.logCost.map((value, at) => Math.exp(value - baseline.costs.logCost[at]!));
      system = hatSystem(economy, key === 0 ? none : { ...none, tradeCostRatio, sellerShare: costs.sellerShare });
      tradeCache.set(key, system);
    }
    return system;
  };
  const kernelsOf = (key: number): EquilibriumSystem["spillovers"] => {
    if (key === 0) return economy.spillovers;
    let kernels = kernelCache.get(key);
    if (!kernels) {
      kernels = readSpillovers(layerChannels(shockedLayer(layer, shocks, key, n, s)), n, economy.industries);
      kernelCache.set(key, kernels);
    }
    return kernels;
  };
  return (tradeSet, spilloverSet) => ({
    ...systemOfTrade(tradeKey(tradeSet)),
    spillovers: kernelsOf(spilloverSet & 12),
    logProductivity: productivityShock(layer, shocks, tradeSet, n, s),
    logHousing: shocks.housingRelief && (tradeSet & 4) !== 0 ? shocks.housingRelief.map(Math.log) : none.logHousing,
    consumptionShares: (tradeSet & 2) !== 0 ? tiltedDemand(economy.consumptionShares, shocks, n) : none.consumptionShares,
  });
}

function isEmerging(kind: IndustryKind): boolean {
  return kind !== "traditional";
}

/** ln A ratio, [S x N]: (T1/T0)^xi for the industries of the shocks in the set. */
function productivityShock(layer: VirtualLayer, shocks: TrinityShocks, set: number, n: number, s: number): Float64Array {
  const out = new Float64Array(n * s);
  for (let j = 0; j < s; ++j) {
    const on = isEmerging(shocks.kinds[j]!) ? (set & 2) !== 0 : (set & 1) !== 0;
    if (!on) continue;
    for (let m = 0; m < n; ++m) {
      out[j * n + m] = shocks.productivityElasticity[j]! * Math.log(shocks.digitalLevelAfter[m]! / layer.digitalLevel[m]!);
    }
  }
  return out;
}

function tiltedDemand(shares: Float64Array, shocks: TrinityShocks, n: number): Float64Array {
  const growth = shocks.demandTilt ?? 0;
  if (growth === 0) return shares;
  const out = shares.map((value, cell) => value * (isEmerging(shocks.kinds[Math.floor(cell / n)]!) ? 1 + growth : 1));
  for (let m = 0; m < n; ++m) {
    let sum = 0;
    for (let cell = m; cell < out.length; cell += n) sum += out[cell]!;
    for (let cell = m; cell < out.length; cell += n) out[cell] = out[cell]! / sum;
  }
  return out;
}

/** The layer with R and V (and, with readiness, U and E) of a set applied. */
export function shockedLayer(layer: VirtualLayer, shocks: TrinityShocks, set: number, n: number, s: number): VirtualLayer {
  const keep = 1 - ((set & 4) !== 0 ? (shocks.reshaping ?? 0.1) : 0);
  const virtual = (set & 8) !== 0;
  const after = shocks.digitalLevelAfter;
  let sellerLevel = layer.sellerLevel;
  if (shocks.readiness === "on") {
    sellerLevel = new Float64Array(s * n);
    for (let j = 0; j < s; ++j) {
      const moved = isEmerging(shocks.kinds[j]!) ? (set & 2) !== 0 : (set & 1) !== 0;
      sellerLevel.set(moved ? after : layer.digitalLevel, j * n);
    }
  }
  return {
    ...layer,
    ...(sellerLevel ? { sellerLevel } : {}),
    digitalLevel: virtual ? after : layer.digitalLevel,
    ...(virtual && shocks.segmentationAfter ? { segmentation: shocks.segmentationAfter } : {}),
    industries: {
      ...layer.industries,
      shipping: keep === 1 ? layer.industries.shipping : layer.industries.shipping.map((value) => keep * value),
      ...(virtual && shocks.feeAfter ? { fee: shocks.feeAfter } : {}),
    },
    channels:
      keep === 1
        ? layer.channels
        : layer.channels.map((channel) => ({ ...channel, halfDistanceKm: channel.halfDistanceKm / keep })),
  };
}

/** Refuses shocks that do not fit the baseline. @throws InputError `shape-mismatch`, `out-of-range` */
export function checkShocks(baseline: Baseline, shocks: TrinityShocks): void {
  const { economy, layer } = baseline;
  requireLength("solveTrinity", "digitalLevelAfter", shocks.digitalLevelAfter, economy.regions.length, "regions");
  requireLength("solveTrinity", "kinds", shocks.kinds, economy.industries.length, "industries");
  requireLength("solveTrinity", "productivityElasticity", shocks.productivityElasticity, economy.industries.length, "industries");
  const moves = shocks.productivityElasticity.some((value) => value !== 0);
  economy.regions.forEach((region, m) => {
    const before = layer.digitalLevel[m]!;
    const after = shocks.digitalLevelAfter[m]!;
    if (!(after >= 0 && after <= 1) || (moves && !(before > 0 && after > 0))) {
      throw new InputError(
        "out-of-range",
        `solveTrinity: the digital level of ${region} goes from ${before} to ${after}; levels lie in (0, 1], and growth from zero has no ratio. Use a ratio-scale index.`,
        { region, before, after },
      );
    }
  });
  const reshaping = shocks.reshaping ?? 0.1;
  if (!(reshaping >= 0 && reshaping < 1)) {
    throw new InputError("out-of-range", `solveTrinity: reshaping is ${reshaping}; it is a part of a cost, from 0 to below 1.`);
  }
}

/** Assumed strengths of one draw of an ensemble, as factors or values. */
export interface TrinityDraw {
  readonly reshaping?: number;
  /** Factor on xi. */
  readonly productivityFactor?: number;
  /** c and k_v. */
  readonly distanceRelief?: number;
  /** Factor on abar. */
  readonly onlineFactor?: number;
  /** Factor on theta; zeta keeps its distance above theta, and costs keep their distance elasticity. */
  readonly elasticityFactor?: number;
  /** Border of all industries. */
  readonly border?: number;
}

/** The inputs of a baseline with assumed strengths drawn anew; the layer alone differs, and `input` is not touched. */
export function drawnBaselineInput(input: BaselineInput, draw: TrinityDraw): BaselineInput {
  const { layer } = input;
  const { industries } = layer;
  const factor = draw.elasticityFactor ?? 1;
  const theta = industries.tradeElasticity.map((value) => value * factor);
  const drawn: VirtualLayer = {
    ...layer,
    distanceRelief: draw.distanceRelief ?? layer.distanceRelief,
    industries: {
      ...industries,
      tradeElasticity: theta,
      modeElasticity: industries.modeElasticity.map((value, j) => theta[j]! + value - industries.tradeElasticity[j]!),
      shipping: industries.shipping.map((value) => value / factor),
      information: industries.information.map((value) => value / factor),
      border: draw.border === undefined ? industries.border : industries.border.map(() => draw.border!),
      onlineCeiling: industries.onlineCeiling.map((value) => Math.min(1, value * (draw.onlineFactor ?? 1))),
    },
  };
  return { ...input, layer: drawn };
}

/** The trinity with assumed strengths drawn anew: the baseline is rebuilt, because balancing depends on them. */
export function solveTrinityDraw(
  input: BaselineInput,
  shocks: TrinityShocks,
  draw: TrinityDraw,
  options: TrinityOptions = {},
): Trinity {
  return solveTrinity(buildBaseline(drawnBaselineInput(input, draw)), drawnShocks(shocks, draw), options);
}

/** The shocks with r and xi of a draw; the rest as given. */
export function drawnShocks(shocks: TrinityShocks, draw: TrinityDraw): TrinityShocks {
  const strength = draw.productivityFactor ?? 1;
  return {
    ...shocks,
    ...(draw.reshaping === undefined ? {} : { reshaping: draw.reshaping }),
    productivityElasticity: shocks.productivityElasticity.map((value) => value * strength),
  };
}
