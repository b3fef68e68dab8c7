import { herfindahl, theilDecomposition, theilT } from "../measures/index.ts";
import type { Baseline } from "./baseline.ts";
import { inputPurchases, spending } from "./conditions/index.ts";
import { type Counterfactual, counterfactual } from "./counterfactual.ts";
import { bilateralIndustryMajor, bilateralRegionMajor, industryMajor } from "./economy.ts";
import { layerChannels, layerCosts, type VirtualLayer } from "./virtual-layer.ts";

/** Concentration in physical and virtual space, and inequality, at one equilibrium. */
export interface SpaceIndicators {
  /** HHI of employment over regions: all industries, and by industry [S]. */
  readonly physicalHerfindahl: number;
  readonly physicalHerfindahlByIndustry: Float64Array;
  /** Theil index of employment over regions, against population shares of the baseline. */
  readonly physicalTheil: number;
  /** HHI of online sales over their regions of origin; NaN when nothing is sold online. */
  readonly virtualHerfindahl: number;
  readonly virtualHerfindahlByIndustry: Float64Array;
  /** HHI of platform revenue: that of the given headquarters shares, hence not a result. NaN without fees. */
  readonly platformHerfindahl: number;
  /** Theil index of real wages, weighted by people; within and between clusters where they are given. */
  readonly realWageTheil: number;
  readonly realWageTheilWithin: number;
  readonly realWageTheilBetween: number;
}

/** The same indicators before and after, and their change. */
export interface IndicatorChange {
  readonly before: SpaceIndicators;
  readonly after: SpaceIndicators;
  /**
   * "Dispersed physically, concentrated virtually": whether physical concentration fell and virtual concentration rose. Tested, never
   * asserted.
   */
  readonly slogan: "holds" | "fails" | "no-virtual-space";
}

export interface IndicatorOptions {
  /** Cluster of each region, [N], from 0; default every region by itself (all inequality is between). */
  readonly clusters?: Int32Array;
  /** Real wage of each region in the baseline, [N]. Default labour income per head: price levels are not identified. */
  readonly baseRealWage?: Float64Array;
}

/**
 * Indicators of a counterfactual beside those of its baseline.
 *
 * @param result solved with `tradeShares: "include"`
 * @param layerAfter the layer after the shock; default the baseline's
 */
export function spaceIndicators(
  baseline: Baseline,
  result: Counterfactual,
  layerAfter: VirtualLayer = baseline.layer,
  options: IndicatorOptions = {},
): IndicatorChange {
  const { economy } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  const baseWage = options.baseRealWage ?? economy.labourIncome.map((value, m) => value / economy.population[m]!);
  const before = indicatorsAt(baseline, {
    employment: economy.employment,
    population: economy.population,
    realWage: baseWage,
    origin: onlineOrigins(baseline, economy.tradeShares, economy.output, economy.finalSpending, baseline.costs.onlineShare),
    options,
  });
  const ratio = industryMajor(result.employmentRatio, n, s);
  const shares = result.tradeShares ? bilateralIndustryMajor(result.tradeShares, n, s) : economy.tradeShares;
  const online = layerAfter === baseline.layer ? baseline.costs.onlineShare : layerCosts(layerAfter).onlineShare;
  const after = indicatorsAt(baseline, {
    employment: economy.employment.map((value, cell) => value * ratio[cell]!),
    population: economy.population.map((value, m) => value * result.populationRatio[m]!),
    realWage: baseWage.map((value, m) => value * result.realWageRatio[m]!),
    origin: onlineOrigins(baseline, shares, industryMajor(result.output, n, s), result.finalSpending, online),
    options,
  });
  const slogan =
    Number.isNaN(before.virtualHerfindahl) || Number.isNaN(after.virtualHerfindahl)
      ? "no-virtual-space"
      : after.physicalHerfindahl < before.physicalHerfindahl && after.virtualHerfindahl > before.virtualHerfindahl
        ? "holds"
        : "fails";
  return { before, after, slogan };
}

/** Elasticities of the indicators to a proportional rise of every digital level (virtual derivation alone). */
export interface DigitalResponse {
  readonly physicalHerfindahl: number;
  readonly virtualHerfindahl: number;
  readonly realWageTheil: number;
  readonly realWageTheilBetween: number;
  /** d ln W / d ln T. */
  readonly welfare: number;
}

/**
 * How the indicators answer digitalisation: derivative with respect to ln T of all regions, by a forward difference.
 *
 * @param step rise of ln T, default 0.01; levels stop at one
 */
export function digitalResponse(baseline: Baseline, step = 0.01, options: IndicatorOptions = {}): DigitalResponse {
  const { economy, layer } = baseline;
  const n = economy.regions.length;
  const s = economy.industries.length;
  const raised: VirtualLayer = { ...layer, digitalLevel: layer.digitalLevel.map((value) => Math.min(1, value * Math.exp(step))) };
  const costs = layerCosts(raised);
  const result = counterfactual(
    economy,
    {
      tradeCostRatio: bilateralRegionMajor(
        costs.logCost.map((value, at) => Math.exp(value - baseline.costs.logCost[at]!)),
        n,
        s,
      ),
      ...(costs.sellerShare ? { sellerShare: bilateralRegionMajor(costs.sellerShare, n, s) } : {}),
      spillovers: layerChannels(raised),
    },
    { tradeShares: "include", tolerance: 1e-12 },
  );
  const { before, after } = spaceIndicators(baseline, result, raised, options);
  const slope = (key: "physicalHerfindahl" | "virtualHerfindahl" | "realWageTheil" | "realWageTheilBetween") =>
    (after[key] - before[key]) / step;
  return {
    physicalHerfindahl: slope("physicalHerfindahl"),
    virtualHerfindahl: slope("virtualHerfindahl"),
    realWageTheil: slope("realWageTheil"),
    realWageTheilBetween: slope("realWageTheilBetween"),
    welfare: Math.log(result.welfareRatio) / step,
  };
}

interface Snapshot {
  readonly employment: Float64Array;
  readonly population: Float64Array;
  readonly realWage: Float64Array;
  /** Online sales by origin, [S x N]. */
  readonly origin: Float64Array;
  readonly options: IndicatorOptions;
}

function indicatorsAt(baseline: Baseline, at: Snapshot): SpaceIndicators {
  const n = baseline.economy.regions.length;
  const s = baseline.economy.industries.length;
  const row = (table: Float64Array, j: number) => table.slice(j * n, (j + 1) * n);
  const people = columnSums(at.employment, n);
  const origins = columnSums(at.origin, n);
  const sold = origins.reduce((sum, value) => sum + value, 0);
  const clusters = at.options.clusters ?? Int32Array.from({ length: n }, (_, m) => m);
  const wages = theilDecomposition(at.realWage, clusters, "T", at.population);
  const density = people.map((value, m) => value / baseline.economy.population[m]!);
  const { headquarters } = baseline.economy;
  return {
    physicalHerfindahl: herfindahl(people),
    physicalHerfindahlByIndustry: Float64Array.from({ length: s }, (_, j) => herfindahl(row(at.employment, j))),
    physicalTheil: theilT(density, baseline.economy.population),
    virtualHerfindahl: sold > 0 ? herfindahl(origins) : Number.NaN,
    virtualHerfindahlByIndustry: Float64Array.from({ length: s }, (_, j) => {
      const sales = row(at.origin, j);
      return sales.some((value) => value > 0) ? herfindahl(sales) : Number.NaN;
    }),
    platformHerfindahl: headquarters ? herfindahl(headquarters) : Number.NaN,
    realWageTheil: wages.total,
    realWageTheilWithin: wages.within,
    realWageTheilBetween: wages.between,
  };
}

function columnSums(table: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  for (let cell = 0; cell < table.length; ++cell) out[cell % n] = out[cell % n]! + table[cell]!;
  return out;
}

/** Online sales by industry and region of origin, [S x N], money. */
function onlineOrigins(
  baseline: Baseline,
  tradeShares: Float64Array | Float32Array,
  output: Float64Array,
  finalSpending: Float64Array,
  online: Float64Array,
): Float64Array {
  const { economy } = baseline;
  const n = economy.regions.length;
  const purchases = new Float64Array(output.length);
  inputPurchases(economy.inputCoefficients, output, n, purchases);
  spending(economy.consumptionShares, finalSpending, purchases, purchases);
  const out = new Float64Array(output.length);
  for (let row = 0; row < output.length; ++row) {
    const start = Math.floor(row / n) * n;
    for (let seller = 0; seller < n; ++seller) {
      const at = row * n + seller;
      out[start + seller] = out[start + seller]! + tradeShares[at]! * online[at]! * purchases[row]!;
    }
  }
  return out;
}
