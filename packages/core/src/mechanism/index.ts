/**
 * The `how` engine: spatial general equilibrium over physical and virtual space.
 *
 * Entry points, from plain arrays to a study:
 * - `createEconomy(input)` checks and completes a baseline (shares or flows, tariffs, deficits, mobility, commuting);
 *   `counterfactual(economy, shock, options)` solves a change; `economyAfter(economy, shock, result)` is the baseline of the next one;
 *   `solveLevels(primitives)` solves from primitives.
 * - `defaultLayer(industries, halfDistanceKm)` and `buildBaseline(input)` make a baseline from published accounts;
 *   `scaleOnlineReach(input, target)` fits its online share; `baselineSensitivity(input, borders)` gives its range.
 * - `solveTrinity(baseline, shocks)` solves the 16 equilibria and decomposes them; `formLegends` name the cells.
 */

export {
  decomposeTrinity,
  INDUSTRY_MODES,
  type IndustryMode,
  type PlaneCell,
  planeSubset,
  SPACE_MODES,
  type SpaceMode,
  SYNERGY_THRESHOLD,
  type TrinityDecomposition,
} from "./aggregation-plane.ts";
export { type BalancedTrade, balanceTrade } from "./balance-trade.ts";
export {
  type Baseline,
  type BaselineInput,
  type BaselineSensitivity,
  baselineSensitivity,
  buildBaseline,
} from "./baseline.ts";
export { type BaselineAccounts, baselineAccounts } from "./baseline-accounts.ts";
export * as conditions from "./conditions/index.ts";
export * from "./core-periphery/index.ts";
export {
  type Counterfactual,
  type CounterfactualOptions,
  counterfactual,
  type NamedMarket,
} from "./counterfactual.ts";
export { type CreatedEconomy, createEconomy } from "./create-economy.ts";
export { type DefaultLayer, defaultLayer, type LayerOverrides, SCALE_CAP } from "./default-layer.ts";
export { diagnoseEquilibrium, type EquilibriumDiagnosis } from "./diagnosis.ts";
export { type DigitalCounterfactual, digitalCounterfactual } from "./digital-counterfactual.ts";
export {
  bilateralIndustryMajor,
  bilateralRegionMajor,
  type Economy,
  type Housing,
  industryMajor,
  type Mobility,
  regionMajor,
  type SpilloverChannel,
} from "./economy.ts";
export { economyAfter } from "./economy-after.ts";
export type { EconomyInput } from "./economy-input.ts";
export { LARGEST_ELASTICITY } from "./elasticity-limit.ts";
export { type FormReading, type FormTransitions, formAgreement, formTransitions, PLANE_CELLS, readForm } from "./forms.ts";
export {
  harsanyiDividends,
  PRIMITIVES,
  type Primitive,
  SUBSETS,
  shapleyFromDividends,
  subsetName,
  subsetOf,
  subsetSize,
} from "./harsanyi.ts";
export type { Numeraire } from "./hat-system.ts";
export {
  type DigitalResponse,
  digitalResponse,
  type IndicatorChange,
  type IndicatorOptions,
  type SpaceIndicators,
  spaceIndicators,
} from "./indicators.ts";
export {
  checkLegend,
  type FormLegend,
  fiveFormsLegend,
  formLegends,
  type LegendEntry,
  literatureLegend,
  locationOutcomesLegend,
  requireLegend,
} from "./legends.ts";
export type { LevelEquilibrium, LevelMobility, LevelPrimitives } from "./level-primitives.ts";
export { observedEconomy, solveLevels } from "./levels.ts";
export { leontiefOutput, type NationalAccounts, type RegionalAccounts, regionalValueAdded } from "./national-accounts.ts";
export { scaleOnlineReach } from "./online-reach.ts";
export { type LegendDocument, legendOfDocument, parseLegend } from "./read-legend.ts";
export type { MobilityInput, SpilloverChannelInput, SpilloverInput } from "./read-options.ts";
export type { Shock } from "./shock.ts";
export type { SolveOptions } from "./solve-system.ts";
export { type LocalStability, localStability, type StabilityOptions } from "./stability.ts";
export { type StartsOptions, type StartsResult, solveFromStarts } from "./starts.ts";
export { type FirstOrderTradeGain, firstOrderTradeGain } from "./trade-welfare.ts";
export { solveTrinity, type Trinity, type TrinityOptions, type TrinityOutcome } from "./trinity.ts";
export { drawnBaselineInput, solveTrinityDraw, type TrinityDraw } from "./trinity-draw.ts";
export { type TrinityEnsemble, trinityDraws, trinityEnsemble } from "./trinity-ensemble.ts";
export type { TrinityShocks } from "./trinity-shocks.ts";
export { type TrinitySynergy, trinitySynergy } from "./trinity-synergy.ts";
export { type ScaleBound, type UniquenessBounds, uniquenessBounds } from "./uniqueness.ts";
export {
  economyWithChannels,
  type LayerChannel,
  type LayerCosts,
  type LayerIndustries,
  layerChannels,
  layerCosts,
  type VirtualLayer,
} from "./virtual-layer.ts";
export {
  decomposeRealIncome,
  decomposeRealWage,
  firstOrderGain,
  type RealIncomeDecomposition,
  type RealWageDecomposition,
} from "./welfare.ts";
