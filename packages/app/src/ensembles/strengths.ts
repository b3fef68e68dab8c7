import {
  drawParameters,
  InputError,
  nearestNames,
  type Parameter,
  requireParameter,
  type Text,
  type TrinityDraw,
} from "@jiju/core";
import type { EnsembleDocument } from "@jiju/lab";

/** A quantity that an ensemble draws, with the range it is drawn from. */
export interface DrawnParameter {
  readonly id: string;
  readonly label: Text;
  readonly low: number;
  readonly high: number;
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

/** Refuses ranges of parameters that the kind does not draw. @throws InputError `unknown-parameter` */
export function requireDrawn(document: EnsembleDocument, known: readonly string[]): void {
  const stranger = Object.keys(document.ranges).find((id) => !known.includes(id));
  if (stranger === undefined) return;
  throw new InputError(
    "unknown-parameter",
    `ensemble: an ensemble of kind ${document.kind} draws no "${stranger}"; it draws ${known.join(", ")}. The nearest: ${nearestNames(stranger, known).join(", ")}.`,
    { stranger, known },
  );
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
const strengthsOf = (kind: EnsembleDocument["kind"]) =>
  STRENGTHS.filter(([id]) => kind === "trinity" || (id !== "reshaping-strength" && id !== "upgrade-elasticity"));

/** The draws of assumed strengths over their ranges: Sobol points scrambled by the seed. */
export function drawnStrengths(document: EnsembleDocument): DrawnValues & { readonly draw: (row: number) => TrinityDraw } {
  const strengths = strengthsOf(document.kind);
  requireDrawn(
    document,
    strengths.map(([id]) => id),
  );
  const drawn: Parameter[] = strengths.map(([id, floor]) => {
    const parameter = requireParameter(id);
    const range = rangeOf(document, id, parameter.range, floor);
    return { ...parameter, range, scale: range[0] > 0 ? parameter.scale : "linear" };
  });
  const { values } = drawParameters(drawn, document.draws, { seed: document.seed });
  const at = (row: number, id: string): number | undefined => {
    const column = drawn.findIndex((parameter) => parameter.id === id);
    return column < 0 ? undefined : values[row * drawn.length + column]!;
  };
  const factor = (row: number, id: string): number | undefined => {
    const value = at(row, id);
    return value === undefined ? undefined : value / requireParameter(id).default;
  };
  return {
    parameters: drawn.map(({ id, label, range }) => ({ id, label, low: range[0], high: range[1] })),
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
