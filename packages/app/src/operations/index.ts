import { channelImplementations } from "./channels.ts";
import { coverageImplementations } from "./coverage.ts";
import { econometricsImplementations } from "./econometrics.ts";
import { howImplementations } from "./how.ts";
import type { Implementation } from "./implementation.ts";
import { ledgerImplementations } from "./ledger.ts";
import { measureImplementations } from "./measure.ts";
import { mechanismImplementations } from "./mechanism.ts";
import { methodImplementations } from "./method.ts";
import { pathImplementations } from "./path.ts";
import { reportImplementations } from "./report.ts";
import { spaceImplementations } from "./space.ts";
import { studyImplementations } from "./study.ts";
import { whyImplementations } from "./why.ts";
import { whyEstimationImplementations } from "./why-estimation.ts";

/** The functions behind the table of operations, by id; a test holds the two tables against each other. */
export const implementations: ReadonlyMap<string, Implementation> = new Map(
  [
    ...studyImplementations,
    ...measureImplementations,
    ...methodImplementations,
    ...spaceImplementations,
    ...whyImplementations,
    ...whyEstimationImplementations,
    ...channelImplementations,
    ...ledgerImplementations,
    ...coverageImplementations,
    ...econometricsImplementations,
    ...mechanismImplementations,
    ...howImplementations,
    ...pathImplementations,
    ...reportImplementations,
  ].map((entry) => [entry.operation.id, entry]),
);
