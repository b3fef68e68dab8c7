import { InputError } from "../errors/index.ts";
import type { CancellationSignal, Random } from "../numeric/index.ts";
import { type CoverageDesign, coveragePanel } from "./coverage-design.ts";
import { pairsBootstrapInterval } from "./pairs-bootstrap.ts";
import { structuralEstimate } from "./structural-estimate.ts";
import type { NetEffectEffects } from "./translog-design.ts";
import { fitTranslog } from "./translog-estimate.ts";
import { turningPointSet } from "./turning-point-set.ts";
import type { InteractionVerdictKind } from "./verdict.ts";

export interface CoverageOptions {
  /** Draws of the design; default 2,000. */
  readonly draws?: number;
  /** Wild draws per estimation; default 399, enough for a level of 5 % and a fraction of the time of 9,999. */
  readonly wildDraws?: number;
  /** Effects of the estimation; default `default`. */
  readonly effects?: NetEffectEffects;
  /** Also invert turning-point sets (translog truths); default `with`. */
  readonly turningPoints?: "with" | "without";
  /** First draw, so that workers can share a study: draw i uses stream i; default 0. */
  readonly firstDraw?: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: CancellationSignal;
}

/** How often an interval held the truth. */
export interface CoverageRow {
  /** `wild`, `bias-reduced`, `clustered-t`, `clustered-normal`, `pairs-bootstrap` for w; `term-<id>` for CR2 of the others; `turning-point`, `sigma`. */
  readonly id: string;
  /** Draws in which the set was computed. */
  readonly draws: number;
  readonly coverage: number;
  /** Monte-Carlo standard error of the coverage. */
  readonly standardError: number;
  /** Median length; Infinity where more than half are unbounded. */
  readonly medianLength: number;
}

/** A coverage study of one design. */
export interface CoverageStudy {
  readonly design: CoverageDesign;
  readonly effects: NetEffectEffects;
  readonly status: "completed" | "cancelled";
  readonly draws: number;
  readonly rows: readonly CoverageRow[];
  /** Share of draws per verdict. */
  readonly verdicts: Readonly<Record<InteractionVerdictKind, number>>;
  /** Share of draws with the wrong sign, or any sign where w = 0, or "no material interaction" where w is outside the band. */
  readonly errorRate: number;
  /** Share of draws with the right sign; NaN where w = 0. */
  readonly power: number;
  /** Mean and standard deviation of the estimates of w; NaN for structural truths, whose w is not constant. */
  readonly meanEstimate: number;
  readonly deviation: number;
  /** Share of draws in which the structural form was identified; NaN for translog truths. */
  readonly identifiedShare: number;
}

/**
 * Coverage of every interval printed, on synthetic panels with known truth.
 *
 * Panels, effects and errors are all redrawn. For structural truths only sigma is scored, because w varies over the panel.
 *
 * @param design from `coverageDesigns` or one's own
 * @param random seeded
 * @throws InputError `bad-parameter` when no draw is asked for
 */
export function coverageStudy(design: CoverageDesign, random: Random, options: CoverageOptions = {}): CoverageStudy {
  const total = options.draws ?? 2_000;
  if (!(total >= 1))
    throw new InputError("bad-parameter", `coverageStudy: ${total} draws; at least 1 is needed.`, { draws: total });
  const { truth } = design;
  const translog = truth.kind === "translog" ? truth : undefined;
  const lengths = new Map<string, number[]>();
  const hits = new Map<string, number>();
  const score = (id: string, pieces: readonly (readonly [number, number])[], value: number): void => {
    const inside = pieces.some(([low, high]) => low <= value && value <= high);
    hits.set(id, (hits.get(id) ?? 0) + (inside ? 1 : 0));
    const length = pieces.reduce((sum, [low, high]) => sum + high - low, 0);
    const list = lengths.get(id);
    if (list) list.push(length);
    else lengths.set(id, [length]);
  };
  const verdicts: Record<InteractionVerdictKind, number> = {
    substitutes: 0,
    complements: 0,
    "no-material-interaction": 0,
    "cannot-tell": 0,
    "not-identified": 0,
  };
  let errors = 0;
  let right = 0;
  let sum = 0;
  let squares = 0;
  let identified = 0;
  let done = 0;
  for (; done < total && !options.signal?.cancelled; ++done) {
    const stream = random.fork((options.firstDraw ?? 0) + done);
    const panel = coveragePanel(design, stream.fork(1));
    const wild = options.wildDraws ?? 399;
    const fit = fitTranslog(panel, stream.fork(2), {
      draws: wild,
      leaveOutDraws: wild,
      permutations: 0,
      ...(options.effects ? { choices: { effects: options.effects } } : {}),
    });
    const { estimate } = fit;
    const w = estimate.interaction;
    verdicts[estimate.verdict.kind] += 1;
    if (translog && w) {
      score("wild", [w.interval95], translog.w);
      score("bias-reduced", [[w.biasReduced.low, w.biasReduced.high]], translog.w);
      score("clustered-t", [[w.ordinary.low, w.ordinary.high]], translog.w);
      const reach = 1.959963984540054 * w.ordinary.standardError;
      score("clustered-normal", [[w.estimate - reach, w.estimate + reach]], translog.w);
      const column = fit.regression.columns.indexOf("w");
      score("pairs-bootstrap", [pairsBootstrapInterval(fit.regression, column, wild, stream.fork(5))], translog.w);
      for (const { id, biasReduced } of estimate.terms) {
        if (id === "w") continue;
        score(`term-${id}`, [[biasReduced.low, biasReduced.high]], translog[id as "a" | "k" | "b" | "l"]);
      }
      sum += w.estimate;
      squares += w.estimate ** 2;
      const { kind, band } = estimate.verdict;
      const sign = kind === "substitutes" ? -1 : kind === "complements" ? 1 : 0;
      if (sign !== 0 && sign !== Math.sign(translog.w)) ++errors;
      if (kind === "no-material-interaction" && Math.abs(translog.w) > band) ++errors;
      if (sign !== 0 && sign === Math.sign(translog.w)) ++right;
      if (options.turningPoints !== "without" && translog.k !== 0) {
        const set = turningPointSet(fit, stream.fork(3), { draws: 199, scan: 15 });
        if (set.status === "computed")
          score("turning-point", set.pieces, (translog.a + translog.w * set.logT) / (2 * translog.k));
      }
    }
    if (truth.kind === "structural") {
      const channel = truth.model.channels[0]!;
      const result = structuralEstimate(fit, stream.fork(4), {
        starts: 3,
        grid: 9,
        gamma: truth.model.congestionPower,
        phi: truth.model.congestionRelief,
      });
      if (result.status === "identified") {
        ++identified;
        score("sigma", [result.sigmaInterval], 1 / (1 - channel.rho));
      }
    }
    options.onProgress?.(done + 1, total);
  }
  const shares = { ...verdicts };
  for (const kind of Object.keys(verdicts) as InteractionVerdictKind[]) shares[kind] = verdicts[kind] / done;
  const mean = translog ? sum / done : Number.NaN;
  return {
    design,
    effects: options.effects ?? "default",
    status: done === total ? "completed" : "cancelled",
    draws: done,
    rows: [...lengths].map(([id, list]) => {
      const coverage = hits.get(id)! / list.length;
      return {
        id,
        draws: list.length,
        coverage,
        standardError: Math.sqrt((coverage * (1 - coverage)) / list.length),
        medianLength: list.sort((x, y) => x - y)[Math.floor(list.length / 2)]!,
      };
    }),
    verdicts: shares,
    errorRate: translog ? errors / done : Number.NaN,
    power: translog && translog.w !== 0 ? right / done : Number.NaN,
    meanEstimate: mean,
    deviation: translog ? Math.sqrt(Math.max(0, squares / done - mean * mean)) : Number.NaN,
    identifiedShare: truth.kind === "structural" ? identified / done : Number.NaN,
  };
}
