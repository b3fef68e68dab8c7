import {
  drawParameters,
  InputError,
  nearestNames,
  type Parameter,
  requireParameter,
  type Text,
  type TrinityDraw,
  triangularQuantile,
} from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";
import type { Distribution, EnsembleKind } from "@jiju/lab/contract";

/** A quantity that an ensemble draws, with the range it is drawn from. */
export interface DrawnParameter {
  readonly id: string;
  readonly label: Text;
  readonly low: number;
  readonly high: number;
  readonly distribution: Distribution;
}

/** Draws of the parameters of an ensemble, fixed by its document. */
export interface DrawnValues {
  readonly parameters: readonly DrawnParameter[];
  /** [draws x parameters] row-major. */
  readonly values: Float64Array;
}

/** The document's range of a parameter, or the given one. @throws InputError `bad-range` */
export function rangeOf(
  document: EnsembleDocument,
  id: string,
  otherwise: readonly [number, number],
  floor: number,
): readonly [number, number] {
  const [low, high] = document.ranges[id] ?? otherwise;
  if (!(low <= high && low >= floor && high < Number.POSITIVE_INFINITY)) {
    throw new InputError(
      "bad-range",
      `ensemble: the range of ${id} is ${low} to ${high}; it must ascend${floor > Number.NEGATIVE_INFINITY ? ` from at least ${floor}` : ""}.`,
      { id, low, high },
    );
  }
  return [low, high];
}

/** Refuses ranges and distributions of parameters that the kind does not draw. @throws InputError `unknown-parameter` */
export function requireDrawn(document: EnsembleDocument, known: readonly string[]): void {
  const named = [...Object.keys(document.ranges), ...Object.keys(document.distributions ?? {})];
  const stranger = named.find((id) => !known.includes(id));
  if (stranger === undefined) return;
  const near = nearestNames(stranger, known);
  throw new InputError(
    "unknown-parameter",
    `ensemble: an ensemble of kind ${document.kind} draws no "${stranger}"; it draws ${known.join(", ")}. The nearest: ${near.join(", ")}.`,
    { id: stranger, near },
  );
}

/** Refuses other distributions where each parameter has one and no other. @throws InputError `bad-distribution` */
export function requireDistributions(document: EnsembleDocument, drawn: readonly DrawnParameter[]): void {
  for (const { id, distribution } of drawn) {
    const asked = document.distributions?.[id] ?? distribution;
    if (asked === distribution) continue;
    throw new InputError(
      "bad-distribution",
      `ensemble: an ensemble of kind ${document.kind} draws ${id} ${distribution}, not ${asked}; leave its distribution out.`,
      { id, asked },
    );
  }
}

/** Assumed strengths r, xi, c, abar, theta and the border, and the lowest value each may take. */
const STRENGTHS = [
  ["reshaping-strength", 0],
  ["upgrade-elasticity", 0],
  ["distance-relief", Number.NEGATIVE_INFINITY],
  ["online-ceiling-goods", 0],
  ["trade-elasticity", Number.MIN_VALUE],
  ["border", 1],
] as const;

/** Which of the strengths matter: a scenario is no digital shock, so r and xi do not enter it. */
const strengthsOf = (kind: EnsembleKind) =>
  STRENGTHS.filter(([id]) => kind !== "scenario" || (id !== "reshaping-strength" && id !== "upgrade-elasticity"));

/** What a kind draws over which range when nothing is asked for. */
export function strengthsDrawn(kind: EnsembleKind): DrawnParameter[] {
  return strengthsOf(kind).map(([id]) => {
    const { label, range, scale } = requireParameter(id);
    return { id, label, low: range[0], high: range[1], distribution: scale === "log" ? "log-uniform" : "uniform" };
  });
}

/** How a strength is drawn: as the document says, else on the parameter file's scale where the range allows it. */
function distributionOf(document: EnsembleDocument, id: string): Distribution {
  const { range, scale } = requireParameter(id);
  const lowest = (document.ranges[id] ?? range)[0];
  return document.distributions?.[id] ?? (scale === "log" && lowest > 0 ? "log-uniform" : "uniform");
}

/** The draws of assumed strengths over their ranges: Sobol points scrambled by the seed. */
export function drawnStrengths(document: EnsembleDocument): DrawnValues & { readonly draw: (row: number) => TrinityDraw } {
  const strengths = strengthsOf(document.kind);
  requireDrawn(
    document,
    strengths.map(([id]) => id),
  );
  const distributions = strengths.map(([id]) => distributionOf(document, id));
  const drawn: Parameter[] = strengths.map(([id, floor], j) => {
    const parameter = requireParameter(id);
    const range = rangeOf(document, id, parameter.range, floor);
    const distribution = distributions[j]!;
    if (distribution === "log-uniform" && !(range[0] > 0)) {
      throw new InputError(
        "bad-distribution",
        `ensemble: ${id} cannot be log-uniform over ${range[0]} to ${range[1]}; the lowest value must be above 0.`,
        { id, low: range[0] },
      );
    }
    return { ...parameter, range, scale: distribution === "log-uniform" ? "log" : "linear" };
  });
  const { values, unit } = drawParameters(drawn, document.draws, { seed: document.seed });
  distributions.forEach((distribution, j) => {
    if (distribution !== "triangular") return;
    const { range, default: peak } = drawn[j]!;
    for (let k = j; k < values.length; k += drawn.length) values[k] = triangularQuantile(range, peak, unit[k]!);
  });
  const at = (row: number, id: string): number | undefined => {
    const column = drawn.findIndex((parameter) => parameter.id === id);
    return column < 0 ? undefined : values[row * drawn.length + column]!;
  };
  const factor = (row: number, id: string): number | undefined => {
    const value = at(row, id);
    return value === undefined ? undefined : value / requireParameter(id).default;
  };
  return {
    parameters: drawn.map(({ id, label, range }, j) => ({
      id,
      label,
      low: range[0],
      high: range[1],
      distribution: distributions[j]!,
    })),
    values,
    draw: (row) => {
      const entries = {
        reshaping: at(row, "reshaping-strength"),
        productivityFactor: factor(row, "upgrade-elasticity"),
        distanceRelief: at(row, "distance-relief"),
        onlineFactor: factor(row, "online-ceiling-goods"),
        elasticityFactor: factor(row, "trade-elasticity"),
        border: at(row, "border"),
      };
      return Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== undefined)) as TrinityDraw;
    },
  };
}
