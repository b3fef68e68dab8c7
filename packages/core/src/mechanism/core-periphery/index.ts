export {
  type BifurcationOptions,
  type BifurcationSlice,
  bifurcationDiagram,
  breakPoint,
  type Hysteresis,
  hysteresis,
  type RestPoint,
  restPoints,
  sustainPoint,
} from "./bifurcation.ts";
export { type Tendency, type TwoRegions, tendencyOf } from "./digitalisation.ts";
export type { CriticalPoint } from "./first-crossing.ts";
export {
  type FootlooseParameters,
  footlooseBreakPoint,
  footlooseModel,
  footlooseSustainCondition,
} from "./footloose-entrepreneur.ts";
export {
  type DistanceFreenessOptions,
  digitalFreeness,
  distanceFreeness,
  pairFreeness,
  relievedFreeness,
  ringFreeness,
  ringSteps,
} from "./freeness.ts";
export {
  type KrugmanParameters,
  krugmanBreakPoint,
  krugmanFreeness,
  krugmanModel,
  krugmanSustainCondition,
} from "./krugman.ts";
export { type ManyRegionsOptions, type ManyRegionsResult, type SettlingState, settleManyRegions } from "./many-regions.ts";
export type { LaboratoryModel } from "./model.ts";
export { type OwnModelParameters, ownModel, ownModelSlope, ownModelSpreadIsStable } from "./own-model.ts";
export { type SettlementPattern, type SettlementPatternOptions, settlementPattern } from "./pattern.ts";
export { type RingWave, ringWaves } from "./ring-waves.ts";
