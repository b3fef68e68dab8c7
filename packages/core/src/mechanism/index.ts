export * as conditions from "./conditions/index.ts";
export {
  type Counterfactual,
  type CounterfactualOptions,
  counterfactual,
  describeCounterfactual,
  type NamedMarket,
} from "./counterfactual.ts";
export { type CreatedEconomy, createEconomy, type EconomyInput } from "./create-economy.ts";
export type { Economy, Housing, Mobility, SpilloverChannel } from "./economy.ts";
export { type LevelEquilibrium, type LevelMobility, type LevelPrimitives, observedEconomy, solveLevels } from "./levels.ts";
export type { MobilityInput, SpilloverChannelInput, SpilloverInput } from "./read-options.ts";
export type { Shock } from "./shock.ts";
export type { SolveOptions } from "./solve-system.ts";
