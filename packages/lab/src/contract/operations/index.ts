import type { Operation } from "../operation.ts";
import { channelOperations } from "./channels.ts";
import { coverageOperations } from "./coverage.ts";
import { digitalMethodOperations } from "./digital-methods.ts";
import { econometricsOperations } from "./econometrics.ts";
import { ensembleOperations } from "./ensemble.ts";
import { estimateScriptOperations } from "./estimate-scripts.ts";
import { indexComparisonOperations } from "./index-comparison.ts";
import { ledgerOperations } from "./ledger.ts";
import { matchOperations } from "./match.ts";
import { measureOperations } from "./measure.ts";
import { mechanismOperations } from "./mechanism.ts";
import { methodOperations } from "./method.ts";
import { neighbourOperations } from "./neighbours.ts";
import { ownTableOperations } from "./own-table.ts";
import { pathOperations } from "./path.ts";
import { platformOperations } from "./platforms.ts";
import { reportOperations } from "./report.ts";
import { scenarioOperations } from "./scenario.ts";
import { spaceOperations } from "./space.ts";
import { spatialEconometricsOperations } from "./spatial-econometrics.ts";
import { studyOperations } from "./study.ts";
import { tenantListOperations } from "./tenant-list.ts";
import { whyOperations } from "./why.ts";

/** The table of operations. A new entry appears in the command line, the HTTP interface, the web client and the docs. */
export const operations: readonly Operation[] = [
  ...studyOperations,
  ...measureOperations,
  ...indexComparisonOperations,
  ...neighbourOperations,
  ...methodOperations,
  ...spaceOperations,
  ...digitalMethodOperations,
  ...ownTableOperations,
  ...whyOperations,
  ...channelOperations,
  ...ledgerOperations,
  ...tenantListOperations,
  ...estimateScriptOperations,
  ...coverageOperations,
  ...econometricsOperations,
  ...spatialEconometricsOperations,
  ...mechanismOperations,
  ...pathOperations,
  ...matchOperations,
  ...scenarioOperations,
  ...platformOperations,
  ...ensembleOperations,
  ...reportOperations,
];

/** The operation of that id, or undefined. */
export function findOperation(id: string): Operation | undefined {
  return operations.find((operation) => operation.id === id);
}

export * from "./channels.ts";
export * from "./counterfactual.ts";
export * from "./coverage.ts";
export * from "./digital-methods.ts";
export * from "./econometrics.ts";
export * from "./ensemble.ts";
export * from "./estimate-scripts.ts";
export * from "./form-transitions.ts";
export * from "./index-comparison.ts";
export * from "./laboratory.ts";
export * from "./ledger.ts";
export * from "./match.ts";
export * from "./measure.ts";
export * from "./mechanism.ts";
export * from "./method.ts";
export * from "./neighbours.ts";
export * from "./own-table.ts";
export * from "./path.ts";
export * from "./platforms.ts";
export * from "./report.ts";
export * from "./scenario.ts";
export * from "./space.ts";
export * from "./spatial-econometrics.ts";
export * from "./study.ts";
export * from "./tenant-list.ts";
export * from "./why.ts";
