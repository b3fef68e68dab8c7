export {
  type CongestionReading,
  type CongestionScenario,
  type CongestionScenarioOptions,
  congestionScenario,
  type ScenarioPoint,
} from "./congestion-scenario.ts";
export { borderedHessian, type ConvexityCheck, checkConvexity } from "./convexity.ts";
export {
  type BudgetMove,
  type BudgetMoveOptions,
  type BudgetRule,
  bestMixForBudget,
  bestMove,
  cheapestMix,
  expansionPath,
  type Mix,
  type MixChoice,
  type UnitCosts,
} from "./cost-line.ts";
export {
  type HicksDecomposition,
  type HicksOptions,
  hicksDecomposition,
  type MixStep,
  type SentenceOnB1,
} from "./hicks-decomposition.ts";
export {
  type CompensatingLevel,
  compensatingDigitalLevel,
  type EffectWindow,
  type IndifferenceCurve,
  type IndifferenceMapOptions,
  indifferenceCurve,
  indifferenceMap,
} from "./indifference-curve.ts";
export {
  channelDigitalShare,
  cobbDouglasSurface,
  congestionLoss,
  defaultNetEffectModel,
  type EffectPoint,
  type EffectSurface,
  logChannelProximity,
  logNetEffect,
  type MarginalEffects,
  type MarshallChannel,
  type MarshallChannelId,
  marginalEffects,
  type NetEffectModel,
  netEffect,
  netEffectSurface,
  requireNetEffectModel,
} from "./net-effect.ts";
export { type TurningPoint, turningPoint } from "./turning-point.ts";
