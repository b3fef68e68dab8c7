import { channelImplementations } from "./channels.ts";
import { coverageImplementations } from "./coverage.ts";
import { digitalMethodImplementations } from "./digital-methods.ts";
import { econometricsImplementations } from "./econometrics.ts";
import { ensembleImplementations } from "./ensemble.ts";
import { estimateScriptImplementations } from "./estimate-scripts.ts";
import { formTransitionsImplementations } from "./form-transitions.ts";
import { howImplementations } from "./how.ts";
import type { Implementation } from "./implementation.ts";
import { indexComparisonImplementations } from "./index-comparison.ts";
import { laboratoryImplementations } from "./laboratory.ts";
import { laboratoryRegionsImplementations } from "./laboratory-regions.ts";
import { ledgerImplementations } from "./ledger.ts";
import { matchImplementations } from "./match.ts";
import { measureImplementations } from "./measure.ts";
import { mechanismImplementations } from "./mechanism.ts";
import { methodImplementations } from "./method.ts";
import { ownTableImplementations } from "./own-table.ts";
import { pathImplementations } from "./path.ts";
import { platformImplementations } from "./platforms.ts";
import { reportImplementations } from "./report.ts";
import { scenarioImplementations } from "./scenario.ts";
import { spaceImplementations } from "./space.ts";
import { spatialEconometricsImplementations } from "./spatial-econometrics.ts";
import { studyImplementations } from "./study.ts";
import { studyFirmsImplementations } from "./study-firms.ts";
import { neighbourImplementations } from "./study-neighbours.ts";
import { tenantListImplementations } from "./tenant-list.ts";
import { whyImplementations } from "./why.ts";
import { whyEstimationImplementations } from "./why-estimation.ts";

/** The functions behind the table of operations, by id; a test holds the two tables against each other. */
export const implementations: ReadonlyMap<string, Implementation> = new Map(
  [
    ...studyImplementations,
    ...measureImplementations,
    ...neighbourImplementations,
    ...methodImplementations,
    ...spaceImplementations,
    ...studyFirmsImplementations,
    ...digitalMethodImplementations,
    ...ownTableImplementations,
    ...whyImplementations,
    ...whyEstimationImplementations,
    ...channelImplementations,
    ...estimateScriptImplementations,
    ...indexComparisonImplementations,
    ...ledgerImplementations,
    ...tenantListImplementations,
    ...coverageImplementations,
    ...econometricsImplementations,
    ...spatialEconometricsImplementations,
    ...mechanismImplementations,
    ...howImplementations,
    ...formTransitionsImplementations,
    ...laboratoryImplementations,
    ...laboratoryRegionsImplementations,
    ...pathImplementations,
    ...matchImplementations,
    ...scenarioImplementations,
    ...platformImplementations,
    ...ensembleImplementations,
    ...reportImplementations,
  ].map((entry) => [entry.operation.id, entry]),
);
