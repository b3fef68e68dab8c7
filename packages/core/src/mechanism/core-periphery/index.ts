export {
  type BifurcationOptions,
  type BifurcationSlice,
  bifurcationDiagram,
  breakPoint,
  type CriticalPoint,
  type Hysteresis,
  hysteresis,
  type RestPoint,
  restPoints,
  sustainPoint,
} from "./bifurcation.ts";
export {
  type FootlooseParameters,
  footlooseBreakPoint,
  footlooseModel,
  footlooseSustainCondition,
} from "./footloose-entrepreneur.ts";
export {
  type KrugmanParameters,
  krugmanBreakPoint,
  krugmanFreeness,
  krugmanModel,
  krugmanSustainCondition,
} from "./krugman.ts";
export { type ManyRegionsOptions, type ManyRegionsResult, settleManyRegions } from "./many-regions.ts";
export { digitalFreeness, type LaboratoryModel, pairFreeness, ringFreeness } from "./model.ts";
export { type OwnModelParameters, ownModel, ownModelSlope, ownModelSpreadIsStable } from "./own-model.ts";
