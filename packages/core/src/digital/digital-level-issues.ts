import type { Issue } from "../errors/index.ts";
import type { DigitalLevelFall, DigitalLevelOptions, IndicatorMissing } from "./digital-level.ts";
import type { IndicatorScaling } from "./indicator-scaling.ts";

export function constantIssue(id: string): Issue {
  return {
    code: "constant-indicator",
    severity: "warning",
    column: id,
    message: `${id} has the same value in every region and year; it gets weight 0.`,
    hint: "Drop it, or check whether a column was filled by mistake.",
    params: { indicator: id },
  };
}

export function absentIssue(absent: number, cells: number, missing: IndicatorMissing): Issue {
  const treatment = missing === "reweight" ? "use the other indicators with rescaled weights" : "have no index";
  return {
    code: "absent-indicator-cells",
    severity: missing === "reweight" ? "warning" : "note",
    message: `${absent} of ${cells} region-years lack an indicator and ${treatment}.`,
    hint: "See the data page for which, or change the treatment of absent values.",
    count: absent,
    params: { count: absent, of: cells, policy: missing },
  };
}

export function notRatioIssue(scaling: IndicatorScaling, aggregation: string): Issue {
  return {
    code: "not-ratio-scale-index",
    severity: "warning",
    message: `With ${scaling} scaling and ${aggregation} aggregation the index has no natural zero: ratios of it mean nothing, and the engines refuse it${scaling === "min-max-yearly" ? "; its years cannot be compared either" : ""}.`,
    hint: 'Use scaling "ratio" and aggregation "linear" for anything beyond replicating a published index.',
    params: { scaling, aggregation },
  };
}

export function fallIssue(falls: readonly DigitalLevelFall[], options: DigitalLevelOptions): Issue {
  const names = falls.map((fall) => options.regionIds?.[fall.region] ?? String(fall.region));
  return {
    code: "digital-level-falls",
    severity: "note",
    message: `The digital level falls between the first and the last year in ${falls.length} regions: ${names.slice(0, 8).join(", ")}${names.length > 8 ? ", ..." : ""}.`,
    hint: "Look at the contributions: often one indicator with a change of definition is behind it.",
    count: falls.length,
    params: { count: falls.length, regions: names.join(", ") },
  };
}
