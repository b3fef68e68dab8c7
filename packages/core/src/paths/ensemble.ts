import { InputError } from "../errors/index.ts";
import { evaluatePathDraws, type PathDrawPart } from "./draw-parts.ts";
import { type PathDrawPlan, type PathEnsembleOptions, planPathDraws } from "./draw-plan.ts";
import { drawQuantiles } from "./draw-quantiles.ts";
import type { PathPanel } from "./panel.ts";
import { PATH_CODE, PATH_COUNT } from "./path.ts";

/** What the draws say about every region-industry, [R x S] row-major unless another shape is given. */
export interface PathEnsemble {
  readonly regions: number;
  readonly industries: number;
  readonly plan: PathDrawPlan;
  /** Draws evaluated with c from the main range; fewer than planned when stopped. */
  readonly draws: number;
  readonly negativeDraws: number;
  readonly status: "complete" | "stopped";
  /** Share of the main draws per path, [R x S x 5], codes of `PATH_CODE`. */
  readonly shares: Float64Array;
  /** The same at c < 0; NaN without such draws. */
  readonly negativeShares: Float64Array;
  /** Most frequent path of the main draws. */
  readonly leading: Uint8Array;
  /** Second most frequent; the leading one where no other occurs. */
  readonly second: Uint8Array;
  readonly leadingShare: Float64Array;
  /** The leading path, or `cannot-tell` where its share is below the threshold. */
  readonly answer: Uint8Array;
  /** 5, 50 and 95 % quantiles of g_P over the main draws, [R x S x 3]; NaN where not defined. */
  readonly realQuantiles: Float64Array;
  /** The same for g_V. */
  readonly virtualQuantiles: Float64Array;
}

/**
 * Path of every region-industry over many plausible settings: shares of draws, never probabilities.
 *
 * c, half-distance, tradability, eta and the index weights are Sobol points scrambled by the seed; errors of activity are
 * independent. A separate run takes c below 0, where digital ties are pickier about distance.
 *
 * @param panel   two years
 * @param options ranges, counts, seed
 * @throws InputError those of `planPathDraws` and `preparePathPanel`
 * @see the model book, section 4
 */
export function pathEnsemble(panel: PathPanel, options: PathEnsembleOptions = {}): PathEnsemble {
  const plan = planPathDraws(panel, options);
  const total = plan.draws + plan.negativeDraws;
  const part = evaluatePathDraws(panel, plan, 0, total, (draw) => options.onProgress?.(draw + 1, total));
  return summarisePathDraws(panel, plan, [part]);
}

/**
 * Joins parts of a plan into shares, answers and quantiles.
 *
 * @param panel for the sizes
 * @param plan  the plan of all parts
 * @param parts in any order; together without gaps or overlaps they are complete
 * @throws InputError `overlapping-parts`
 */
export function summarisePathDraws(
  panel: Pick<PathPanel, "regions" | "industries">,
  plan: PathDrawPlan,
  parts: readonly PathDrawPart[],
): PathEnsemble {
  const { regions, industries } = panel;
  const cells = regions * industries;
  const ordered = [...parts].sort((a, b) => a.from - b.from);
  let evaluated = 0;
  let main = 0;
  for (const part of ordered) {
    if (part.from < evaluated) {
      throw new InputError("overlapping-parts", `summarisePathDraws: draw ${part.from} is in two parts; give each draw once.`);
    }
    evaluated = part.to;
    main += Math.max(0, Math.min(part.to, plan.draws) - Math.min(part.from, plan.draws));
  }
  const count = ordered.reduce((sum, part) => sum + part.to - part.from, 0);
  const shares = new Float64Array(cells * PATH_COUNT);
  const negativeShares = new Float64Array(cells * PATH_COUNT);
  for (const part of ordered) {
    for (let draw = part.from; draw < part.to; ++draw) {
      const into = draw < plan.draws ? shares : negativeShares;
      const at = (draw - part.from) * cells;
      for (let cell = 0; cell < cells; ++cell) into[cell * PATH_COUNT + part.path[at + cell]!]! += 1;
    }
  }
  for (let k = 0; k < shares.length; ++k) {
    shares[k]! /= main;
    negativeShares[k] = count > main ? negativeShares[k]! / (count - main) : Number.NaN;
  }
  const leading = new Uint8Array(cells);
  const second = new Uint8Array(cells);
  const leadingShare = new Float64Array(cells);
  const answer = new Uint8Array(cells);
  for (let cell = 0; cell < cells; ++cell) {
    const share = (code: number) => shares[cell * PATH_COUNT + code]!;
    const order = [0, 1, 2, 3, 4].sort((a, b) => share(b) - share(a) || a - b);
    leading[cell] = order[0]!;
    second[cell] = share(order[1]!) > 0 ? order[1]! : order[0]!;
    leadingShare[cell] = share(order[0]!);
    answer[cell] = leadingShare[cell]! >= plan.certainShare ? order[0]! : PATH_CODE["cannot-tell"];
  }
  return {
    regions,
    industries,
    plan,
    draws: main,
    negativeDraws: count - main,
    status: count === plan.draws + plan.negativeDraws ? "complete" : "stopped",
    shares,
    negativeShares,
    leading,
    second,
    leadingShare,
    answer,
    realQuantiles: drawQuantiles(ordered, plan.draws, main, cells, "real"),
    virtualQuantiles: drawQuantiles(ordered, plan.draws, main, cells, "virtual"),
  };
}
