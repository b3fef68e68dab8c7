import type { CancellationSignal, SolverProgress } from "../numeric/index.ts";
import { type DrawOptions, drawParameters, type Parameter, requireParameter } from "../parameters/index.ts";
import type { BaselineInput } from "./baseline.ts";
import { type FormReading, formAgreement } from "./forms.ts";
import type { Trinity } from "./trinity.ts";
import { solveTrinityDraw, type TrinityDraw } from "./trinity-draw.ts";
import type { TrinityShocks } from "./trinity-shocks.ts";

/** Assumed strengths that an ensemble varies. */
const DRAWN = [
  "reshaping-strength",
  "upgrade-elasticity",
  "distance-relief",
  "online-ceiling-goods",
  "trade-elasticity",
  "border",
] as const;

/**
 * Draws of the assumed strengths r, xi, c, abar, theta and border over their ranges in the parameter file.
 *
 * xi, abar and theta are drawn as factors on the study's own values; c stays within [0, .9].
 *
 * @param count number of draws, >= 1
 */
export function trinityDraws(count: number, options: DrawOptions = {}): TrinityDraw[] {
  const parameters: Parameter[] = DRAWN.map((id) => {
    const parameter = requireParameter(id);
    return id === "distance-relief" ? { ...parameter, range: [0, 0.9], scale: "linear" } : parameter;
  });
  const { values } = drawParameters(parameters, count, options);
  const width = parameters.length;
  const factor = (row: number, column: number) => values[row * width + column]! / parameters[column]!.default;
  return Array.from({ length: count }, (_, row) => ({
    reshaping: values[row * width]!,
    productivityFactor: factor(row, 1),
    distanceRelief: values[row * width + 2]!,
    onlineFactor: factor(row, 3),
    elasticityFactor: factor(row, 4),
    border: values[row * width + 5]!,
  }));
}

export interface TrinityEnsemble {
  /** Draws solved; fewer than asked for when cancelled. */
  readonly draws: number;
  /** Share of draws whose form is the central one, [N S] region-major; never called a probability. */
  readonly agreement: Float64Array;
  /** ln welfare of all four shocks and its synergy, by draw. */
  readonly total: Float64Array;
  readonly synergy: Float64Array;
  /** Share of draws by verdict on "1+1>2". */
  readonly verdicts: Readonly<Record<"super-additive" | "sub-additive" | "none", number>>;
}

/** The trinity under many draws of its assumed strengths, beside the central one. @param central of `solveTrinity` */
export function trinityEnsemble(
  input: BaselineInput,
  shocks: TrinityShocks,
  central: Trinity,
  draws: readonly TrinityDraw[],
  options: { readonly signal?: CancellationSignal; readonly onProgress?: (progress: SolverProgress) => void } = {},
): TrinityEnsemble {
  const forms: (readonly FormReading[])[] = [];
  const total: number[] = [];
  const synergy: number[] = [];
  const verdicts = { "super-additive": 0, "sub-additive": 0, none: 0 };
  for (const draw of draws) {
    if (options.signal?.cancelled) break;
    const trinity = solveTrinityDraw(input, shocks, draw, options.signal ? { signal: options.signal } : {});
    if (trinity.status !== "converged") continue;
    forms.push(trinity.forms);
    total.push(trinity.decomposition.total);
    synergy.push(trinity.decomposition.synergy);
    verdicts[trinity.decomposition.verdict] += 1;
    options.onProgress?.({ iteration: forms.length, residual: 0 });
  }
  const share = (count: number) => (forms.length > 0 ? count / forms.length : Number.NaN);
  return {
    draws: forms.length,
    agreement: formAgreement(central.forms, forms),
    total: Float64Array.from(total),
    synergy: Float64Array.from(synergy),
    verdicts: {
      "super-additive": share(verdicts["super-additive"]),
      "sub-additive": share(verdicts["sub-additive"]),
      none: share(verdicts.none),
    },
  };
}
