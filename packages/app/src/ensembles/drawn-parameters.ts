import { DISTRIBUTIONS, type Distribution, type EnsembleKind } from "@jiju/lab/contract";
import { pathParametersDrawn } from "./paths-evaluator.ts";
import { type DrawnParameter, strengthsDrawn } from "./strengths.ts";

/** What a kind draws when nothing is asked for, and the distributions that may be asked for. */
export function parametersDrawn(
  kind: EnsembleKind,
): (Omit<DrawnParameter, "distribution"> & { distribution: Distribution; distributions: Distribution[] })[] {
  return kind === "paths"
    ? pathParametersDrawn().map((parameter) => ({ ...parameter, distributions: [parameter.distribution] }))
    : strengthsDrawn(kind).map((parameter) => ({
        ...parameter,
        distributions: DISTRIBUTIONS.filter((distribution) => distribution !== "log-uniform" || parameter.low > 0),
      }));
}
