import { columnLength } from "../dataset/index.ts";
import { InputError } from "../errors/index.ts";
import { nearestNames } from "../parameters/index.ts";
import { agglomerationEntries } from "./entries-agglomeration.ts";
import { associationEntries } from "./entries-association.ts";
import { pairedAssociationEntries } from "./entries-association-pairs.ts";
import { coagglomerationEntries } from "./entries-coagglomeration.ts";
import { concentrationEntries } from "./entries-concentration.ts";
import { couplingEntries } from "./entries-coupling.ts";
import { digitalEntries } from "./entries-digital.ts";
import { digitalMethodEntries } from "./entries-digital-methods.ts";
import { distributionEntries } from "./entries-distribution.ts";
import { dynamicsEntries } from "./entries-dynamics.ts";
import { geodetectorEntries } from "./entries-geodetector.ts";
import { inequalityEntries } from "./entries-inequality.ts";
import { specialisationEntries } from "./entries-specialisation.ts";
import { structureEntries } from "./entries-structure.ts";
import type { Measure, MeasureContext, MeasureOptionValue, MeasureRequest, MeasureResult } from "./measure.ts";
import { measureAvailability } from "./measure-availability.ts";
import { requestedVariableLabel } from "./measure-variables.ts";

/** Every measure of the product: one entry appears on the command line, in the API, the app, the reports and the docs. */
export const measureTable: readonly Measure[] = [
  ...agglomerationEntries,
  ...concentrationEntries,
  ...coagglomerationEntries,
  ...specialisationEntries,
  ...structureEntries,
  ...digitalEntries,
  ...digitalMethodEntries,
  ...couplingEntries,
  ...geodetectorEntries,
  ...inequalityEntries,
  ...dynamicsEntries,
  ...distributionEntries,
  ...associationEntries,
  ...pairedAssociationEntries,
];

const BY_ID: ReadonlyMap<string, Measure> = new Map(measureTable.map((measure) => [measure.id, measure]));

/** The measure of that id. @throws InputError `unknown-measure`, with the nearest known ids */
export function requireMeasure(id: string): Measure {
  const measure = BY_ID.get(id);
  if (measure) return measure;
  const near = nearestNames(id, [...BY_ID.keys()]);
  throw new InputError("unknown-measure", `requireMeasure: there is no measure "${id}"; nearest: ${near.join(", ")}.`, {
    id,
    near,
  });
}

/**
 * Computes a measure over all regions, industries and years of a context.
 *
 * @param id       of `measureTable`
 * @param context  of `measureContext`
 * @param request  industry and options that differ from the defaults
 * @returns plain data; NaN where a value is not defined
 * @throws InputError `unknown-measure`, `measure-not-available` with everything that is missing, `unknown-option`, `bad-option`
 */
export function computeMeasure(id: string, context: MeasureContext, request: MeasureRequest = {}): MeasureResult {
  const measure = requireMeasure(id);
  const { available, missing } = measureAvailability(measure, context);
  if (!available) {
    throw new InputError(
      "measure-not-available",
      `computeMeasure: ${measure.label.en} needs what the study lacks. ${missing.map((entry) => entry.text.en).join(" ")}`,
      { measure: id, missing },
    );
  }
  if (request.industry !== undefined && !context.dataset.industries[request.industry]) {
    throw new InputError(
      "unknown-industry",
      `computeMeasure: there is no industry at position ${request.industry}; there are ${context.dataset.industries.length}.`,
      { industry: request.industry },
    );
  }
  const options = measureOptions(measure, request.options ?? {});
  const computed = measure.compute(context, options, request);
  const expected = columnLength(context.dataset, measure.by);
  if (computed.values.length !== expected) {
    throw new Error(`${id} returned ${computed.values.length} values for ${expected} cells`);
  }
  return {
    measure: id,
    unit: measure.unit,
    dimensions: measure.by,
    values: computed.values,
    ...(computed.lower ? { lower: computed.lower } : {}),
    ...(computed.upper ? { upper: computed.upper } : {}),
    reference: measure.reference,
    ...(computed.classes ? { classes: computed.classes } : {}),
    parts: computed.parts ?? {},
    options,
    variable: "variable" in options ? requestedVariableLabel(context, options, request) : null,
    issues: computed.issues ?? [],
    lint: computed.lint ?? null,
  };
}

/**
 * Options of a measure after defaults.
 *
 * @param measure  its entry
 * @param given    what the caller set
 * @throws InputError `unknown-option` with the nearest, `bad-option` with what is admissible
 */
export function measureOptions(
  measure: Measure,
  given: Readonly<Record<string, MeasureOptionValue>>,
): Readonly<Record<string, MeasureOptionValue>> {
  const out: Record<string, MeasureOptionValue> = {};
  for (const option of measure.options) out[option.id] = option.default;
  for (const [id, value] of Object.entries(given)) {
    const option = measure.options.find((entry) => entry.id === id);
    if (!option) {
      const known = measure.options.map((entry) => entry.id);
      const hint = known.length === 0 ? "it has none" : `nearest: ${nearestNames(id, known).join(", ")}`;
      throw new InputError("unknown-option", `${measure.id}: there is no option "${id}"; ${hint}.`, { id, known });
    }
    const problem = value === null && option.default === null ? undefined : optionProblem(option, value);
    if (problem) throw new InputError("bad-option", `${measure.id}: option "${id}" is ${value}; ${problem}.`, { id, value });
    out[id] = value;
  }
  return out;
}

function optionProblem(option: Measure["options"][number], value: MeasureOptionValue): string | undefined {
  if (option.kind === "number") {
    const low = option.min ?? Number.NEGATIVE_INFINITY;
    const high = option.max ?? Number.POSITIVE_INFINITY;
    if (typeof value === "number" && value >= low && value <= high) return undefined;
    return `it must be a number${low > Number.NEGATIVE_INFINITY ? ` from ${low}` : ""}${high < Number.POSITIVE_INFINITY ? ` up to ${high}` : ""}`;
  }
  if (option.kind === "choice") {
    const choices = option.choices?.map((choice) => choice.id) ?? [];
    return choices.includes(String(value)) ? undefined : `it must be one of ${choices.join(", ")}`;
  }
  if (option.kind === "switch") return typeof value === "boolean" ? undefined : "it must be true or false";
  return typeof value === "string" ? undefined : "it must be the id of a column or industry";
}
