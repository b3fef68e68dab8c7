import type {
  agglomeration,
  computeMeasure,
  describeStudy,
  digitalLevelOperation,
  dispersedConcentrated,
  ensembleResult,
  formTransitionsOperation,
  howBaseline,
  howTrinity,
  indexComparison,
  laboratory,
  laboratoryMap,
  laboratoryRing,
  leverList,
  listEnsembles,
  listMeasures,
  matchConsequences,
  matchIndustrySpace,
  matchMarketOperation,
  matchMissingLinks,
  matchPairing,
  measureNeighbours,
  observedPath,
  pathFlips,
  pathTransitionsOperation,
  recommendedPath,
  regionProfile,
  renderReport,
  runEnsembleOperation,
  scenarioCompare,
  scenarioList,
  scenarioPlatforms,
  scenarioSearch,
  spaceKDensity,
  spaceMFunction,
  spaceRipley,
  spaceScaleCurve,
  spaceStudyFirms,
  stopEnsemble,
  studyCompleteness,
  studyGeography,
  studyIssues,
  whyByIndustry,
  whyChannels,
  whyCoverage,
  whyEstimate,
  whyEvidence,
  whyLeap,
  whyLedger,
  whyMarketPotential,
  whyPlace,
  whyScripts,
  whySpecifications,
  whyTenantList,
} from "@jiju/lab/contract";
import type { z } from "zod";

/** Operations the app calls, by id: the type of each entry of the contract's table. Only types: no schema reaches the browser. */
export interface OperationTypes {
  "study.describe": typeof describeStudy;
  "study.issues": typeof studyIssues;
  "study.completeness": typeof studyCompleteness;
  "study.geography": typeof studyGeography;
  "measure.list": typeof listMeasures;
  "measure.compute": typeof computeMeasure;
  "measure.neighbours": typeof measureNeighbours;
  "measure.digital-level": typeof digitalLevelOperation;
  "measure.agglomeration": typeof agglomeration;
  "measure.dispersed-concentrated": typeof dispersedConcentrated;
  "measure.index-comparison": typeof indexComparison;
  "measure.region-profile": typeof regionProfile;
  "space.study-firms": typeof spaceStudyFirms;
  "space.k-density": typeof spaceKDensity;
  "space.m-function": typeof spaceMFunction;
  "space.ripley": typeof spaceRipley;
  "space.scale-curve": typeof spaceScaleCurve;
  "why.place": typeof whyPlace;
  "why.estimate": typeof whyEstimate;
  "why.by-industry": typeof whyByIndustry;
  "why.specifications": typeof whySpecifications;
  "why.channels": typeof whyChannels;
  "why.leap": typeof whyLeap;
  "why.evidence": typeof whyEvidence;
  "why.market-potential": typeof whyMarketPotential;
  "why.coverage": typeof whyCoverage;
  "why.ledger": typeof whyLedger;
  "why.scripts": typeof whyScripts;
  "why.tenant-list": typeof whyTenantList;
  "how.baseline": typeof howBaseline;
  "how.trinity": typeof howTrinity;
  "how.form-transitions": typeof formTransitionsOperation;
  "how.laboratory": typeof laboratory;
  "how.laboratory-map": typeof laboratoryMap;
  "how.laboratory-ring": typeof laboratoryRing;
  "path.observed": typeof observedPath;
  "path.recommended": typeof recommendedPath;
  "path.flips": typeof pathFlips;
  "path.transitions": typeof pathTransitionsOperation;
  "match.consequences": typeof matchConsequences;
  "match.industry-space": typeof matchIndustrySpace;
  "match.market": typeof matchMarketOperation;
  "match.missing-links": typeof matchMissingLinks;
  "match.pairing": typeof matchPairing;
  "lever.list": typeof leverList;
  "scenario.list": typeof scenarioList;
  "scenario.compare": typeof scenarioCompare;
  "scenario.search": typeof scenarioSearch;
  "scenario.platforms": typeof scenarioPlatforms;
  "ensemble.run": typeof runEnsembleOperation;
  "ensemble.list": typeof listEnsembles;
  "ensemble.stop": typeof stopEnsemble;
  "ensemble.result": typeof ensembleResult;
  "report.render": typeof renderReport;
}

export type OperationId = keyof OperationTypes;
export type OperationInput<Id extends OperationId> = z.input<OperationTypes[Id]["input"]>;
export type OperationResult<Id extends OperationId> = z.output<OperationTypes[Id]["output"]>;

export type StudyDescription = OperationResult<"study.describe">;
export type RegionDescription = StudyDescription["regions"][number];
export type IndustryDescription = StudyDescription["industries"][number];
export type Geography = OperationResult<"study.geography">;
export type IssueDescription = OperationResult<"study.issues">["issues"][number];
export type MeasureDescription = OperationResult<"measure.list">["measures"][number];
export type Agglomeration = OperationResult<"measure.agglomeration">;
export type PathCell = OperationResult<"path.observed">["cells"][number];
