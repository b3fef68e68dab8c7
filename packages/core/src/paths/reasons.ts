import { InputError } from "../errors/index.ts";
import type { PathEnsemble } from "./ensemble.ts";
import type { ObservedPaths } from "./observed.ts";
import { PATH_ABSENCE } from "./panel.ts";
import { PATH_CODE, PATH_COUNT, PATH_IDS } from "./path.ts";

/** The cell that a number in a sentence came from. */
export interface PathCell {
  readonly result: "observed-paths" | "path-ensemble";
  /** Field of the result, for example `real`. */
  readonly field: string;
  readonly region: number;
  readonly industry: number;
}

/**
 * One reason as data: the language catalogues hold the sentence for `code` and fill in `params`.
 *
 * Changes are log points, shares fractions, paths ids of `PATH_IDS`.
 */
export interface PathReason {
  readonly code:
    | "not-defined-activity"
    | "not-defined-digital-level"
    | "not-defined-reach"
    | "reach-rose"
    | "reach-fell"
    | "real-rose"
    | "real-fell"
    | "virtual-rose"
    | "virtual-fell"
    | "loss-offset"
    | "both-carry"
    | "one-carries"
    | "virtual-share"
    | "draws-agree"
    | "cannot-tell"
    | "negative-relief-differs"
    | "negative-relief-agrees"
    | "conditional-on-relief";
  readonly params: Readonly<Record<string, number | string>>;
  readonly cells: readonly PathCell[];
}

/**
 * Why one region-industry is on its path, in the order a planner would ask.
 *
 * @param paths    observed paths at one setting
 * @param region   0 to R - 1
 * @param industry 0 to S - 1
 * @param ensemble draws for the same panel; without it confidence is left out
 * @throws InputError `unknown-cell`
 */
export function pathReasons(
  paths: ObservedPaths,
  region: number,
  industry: number,
  ensemble?: PathEnsemble,
): readonly PathReason[] {
  if (!(region >= 0 && region < paths.regions && industry >= 0 && industry < paths.industries)) {
    throw new InputError(
      "unknown-cell",
      `pathReasons: region ${region}, industry ${industry}; there are ${paths.regions} regions and ${paths.industries} industries.`,
      { region, industry },
    );
  }
  const cell = region * paths.industries + industry;
  const at = (field: string): PathCell => ({ result: "observed-paths", field, region, industry });
  if (paths.path[cell] === PATH_CODE["not-defined"]) {
    const code =
      paths.absence[cell] === PATH_ABSENCE.activityAbsent
        ? "not-defined-activity"
        : paths.absence[cell] === PATH_ABSENCE.digitalLevelAbsent
          ? "not-defined-digital-level"
          : "not-defined-reach";
    return [{ code, params: {}, cells: [at("absence")] }];
  }
  const total = paths.total[cell]!;
  const real = paths.real[cell]!;
  const own = paths.realOwn[cell]!;
  const virtual = paths.virtual[cell]!;
  const reasons: PathReason[] = [
    { code: total > 0 ? "reach-rose" : "reach-fell", params: { change: total, mode: paths.spec.mode }, cells: [at("total")] },
    {
      code: real > 0 ? "real-rose" : "real-fell",
      params: { change: real, own, others: real - own },
      cells: [at("real"), at("realOwn")],
    },
    { code: virtual > 0 ? "virtual-rose" : "virtual-fell", params: { change: virtual }, cells: [at("virtual")] },
  ];
  if (total > 0) {
    const both = paths.path[cell] === PATH_CODE.strengthening;
    reasons.push({
      code: both ? "both-carry" : "one-carries",
      params: { realShare: real / total, virtualShare: virtual / total, threshold: paths.spec.bothShare },
      cells: [at("real"), at("virtual")],
    });
  } else if (paths.offset[cell]! > 0) {
    reasons.push({
      code: "loss-offset",
      params: { share: paths.offset[cell]!, by: real > 0 ? "real" : "virtual" },
      cells: [at("offset")],
    });
  }
  reasons.push({
    code: "virtual-share",
    params: { first: paths.virtualShareFirst[cell]!, last: paths.virtualShareLast[cell]! },
    cells: [at("virtualShareFirst"), at("virtualShareLast")],
  });
  if (ensemble) reasons.push(...ensembleReasons(ensemble, region, industry));
  reasons.push({ code: "conditional-on-relief", params: { relief: paths.spec.distanceRelief }, cells: [] });
  return reasons;
}

function ensembleReasons(ensemble: PathEnsemble, region: number, industry: number): readonly PathReason[] {
  const cell = region * ensemble.industries + industry;
  const at = (field: string): PathCell => ({ result: "path-ensemble", field, region, industry });
  const leading = ensemble.leading[cell]!;
  const second = ensemble.second[cell]!;
  const share = ensemble.leadingShare[cell]!;
  const params = {
    path: PATH_IDS[leading]!,
    share,
    second: PATH_IDS[second]!,
    secondShare: second === leading ? 0 : ensemble.shares[cell * PATH_COUNT + second]!,
    draws: ensemble.draws,
  };
  const certain = ensemble.answer[cell] === leading;
  const reasons: PathReason[] = [{ code: certain ? "draws-agree" : "cannot-tell", params, cells: [at("shares"), at("answer")] }];
  if (ensemble.negativeDraws > 0) {
    let other = 0;
    for (let code = 1; code < PATH_COUNT; ++code) {
      if (ensemble.negativeShares[cell * PATH_COUNT + code]! > ensemble.negativeShares[cell * PATH_COUNT + other]!) other = code;
    }
    reasons.push({
      code: other === leading ? "negative-relief-agrees" : "negative-relief-differs",
      params: {
        path: PATH_IDS[other]!,
        share: ensemble.negativeShares[cell * PATH_COUNT + other]!,
        draws: ensemble.negativeDraws,
      },
      cells: [at("negativeShares")],
    });
  }
  return reasons;
}
