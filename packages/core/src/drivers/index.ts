export { type BudgetMove, type BudgetMoveOptions, type BudgetRule, bestMove } from "./budget-move.ts";
export { employmentProfileSimilarity, inputOutputLinks } from "./channel-links.ts";
export {
  type CongestionReading,
  type CongestionScenario,
  type CongestionScenarioOptions,
  congestionScenario,
  type ScenarioPoint,
} from "./congestion-scenario.ts";
export { borderedHessian, type ConvexityCheck, checkConvexity } from "./convexity.ts";
export {
  bestMixForBudget,
  cheapestMix,
  expansionPath,
  type Mix,
  type MixChoice,
  type UnitCosts,
} from "./cost-line.ts";
export { type CoverageDesign, type CoverageTruth, coverageDesigns, coveragePanel, plantedEffect } from "./coverage-design.ts";
export { type CoverageOptions, type CoverageRow, type CoverageStudy, coverageStudy } from "./coverage-study.ts";
export { type DigitalLeap, type DigitalLeapOptions, digitalLeap, fiellerSet } from "./digital-leap.ts";
export { estimateByIndustry, type IndustryEstimate } from "./estimate-by-industry.ts";
export { type EvidenceDirection, type EvidenceFinding, type EvidenceStanding, evidenceBoard } from "./evidence-board.ts";
export {
  type HicksDecomposition,
  type HicksOptions,
  type HicksSplit,
  hicksDecomposition,
  type MixStep,
  type SentenceOnB1,
} from "./hicks-decomposition.ts";
export {
  type IdentificationCard,
  type IdentificationOptions,
  type IdentificationWarning,
  identificationCard,
  type LeadingRegion,
  type ResidualMoran,
} from "./identification-card.ts";
export {
  type CompensatingLevel,
  compensatingDigitalLevel,
  type EffectWindow,
  type IndifferenceCurve,
  type IndifferenceMapOptions,
  indifferenceCurve,
  indifferenceMap,
} from "./indifference-curve.ts";
export { type InstrumentedTranslog, instrumentedTranslog } from "./instrumented-translog.ts";
export {
  defaultLedgerModel,
  gainingUsers,
  LEDGER_CHOICES,
  type LedgerChoice,
  type LedgerCutoffs,
  type LedgerFirms,
  type LedgerModel,
  type LedgerState,
  type LedgerTerms,
  ledgerChoice,
  ledgerCutoffs,
  ledgerProfits,
  ledgerTerms,
} from "./ledger.ts";
export {
  criticalMass,
  type LedgerEquilibria,
  type LedgerEquilibrium,
  type LedgerOptions,
  type LedgerStatic,
  type LedgerTraceOptions,
  ledgerComparativeStatics,
  ledgerEquilibria,
  ledgerEquilibrium,
  ledgerResponse,
} from "./ledger-equilibrium.ts";
export { type LedgerColumn, type LedgerLine, ledgerPopulation, ledgerTable } from "./ledger-table.ts";
export {
  type LedgerChoiceMap,
  ledgerChoiceMap,
  type ParkTenant,
  type PlacedTenant,
  placeTenants,
  type TenantOptions,
  tenantFirms,
} from "./ledger-tenants.ts";
export {
  compareMarketPotentials,
  type JTestDirection,
  type MarketPotentialComparison,
  type MarketPotentialInput,
  type MarketPotentialOptions,
} from "./market-potential.ts";
export {
  type ChannelEstimate,
  type ChannelLinks,
  type MarshallChannelInput,
  type MarshallChannelOptions,
  type MarshallChannelTest,
  marshallChannelTest,
} from "./marshall-channels.ts";
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
export { type NetEffectPanel, type NetEffectPanelInput, netEffectPanel } from "./net-effect-panel.ts";
export {
  type PanelAlternative,
  type SpecificationOptions,
  type SpecificationRow,
  specificationTable,
} from "./specification-table.ts";
export {
  type CrossElasticityParts,
  crossElasticityParts,
  type StructuralEstimate,
  type StructuralOptions,
  type StructuralProfile,
  structuralEstimate,
} from "./structural-estimate.ts";
export {
  type NetEffectEffects,
  TRANSLOG_TERMS,
  type TranslogChoices,
  type TranslogDesign,
  translogDesign,
} from "./translog-design.ts";
export {
  detectableEffect,
  elasticityContrast,
  fitTranslog,
  type InteractionEstimate,
  type LevelElasticity,
  type TranslogEstimate,
  type TranslogFit,
  type TranslogOptions,
  type TranslogTerm,
} from "./translog-estimate.ts";
export { type TurningPoint, turningPoint } from "./turning-point.ts";
export { type SetForm, type TurningPointSet, type TurningPointSetOptions, turningPointSet } from "./turning-point-set.ts";
export {
  holmAdjusted,
  type InteractionVerdict,
  type InteractionVerdictKind,
  type LeaveOutCheck,
  MATERIAL_TOLERANCE,
  notIdentified,
  readVerdict,
  type VerdictReason,
} from "./verdict.ts";
