export { defaultOf, nearestNames, parameterCatalogue, parametersOf, requireParameter } from "./catalogue.ts";
export { digitalParameters } from "./digital.ts";
export { DEFAULT_SEED, type DrawOptions, drawParameters, type ParameterDraws, valueInRange } from "./draws.ts";
export { ledgerParameters, netEffectParameters } from "./drivers.ts";
export { evidenceParameters } from "./evidence.ts";
export { type DefaultIndustry, defaultIndustries, homeJobShares } from "./industries.ts";
export { latinHypercube } from "./latin-hypercube.ts";
export { leverParameters } from "./levers.ts";
export { matchingParameters } from "./matching.ts";
export { proximityParameters, type RegionLevel, regionLevelOf } from "./measures.ts";
export {
  type IndustryTrade,
  industryTrade,
  mechanismParameters,
  publishedScaleElasticities,
  publishedTradeElasticities,
  type TradeGroup,
} from "./mechanism.ts";
export type { Basis, Engine, Parameter } from "./parameter.ts";
export { pathParameters } from "./paths.ts";
export { firstOrderFromDraws } from "./sensitivity-draws.ts";
export { type MorrisDesign, type MorrisEffects, morrisDesign, morrisEffects } from "./sensitivity-morris.ts";
export { type SobolDesign, type SobolIndices, sobolDesign, sobolIndices } from "./sensitivity-sobol.ts";
export { triangularQuantile } from "./triangular.ts";
