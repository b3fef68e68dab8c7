import {
  computeMeasure,
  type MeasureContext,
  type MeasureResult,
  measureAvailability,
  measureTable,
  requireMeasure,
  withProximity,
} from "@jiju/core";
import { computeMeasure as computeMeasureOperation, listMeasures, type NeighboursInput } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { agglomerationImplementation } from "./agglomeration-atlas.ts";
import { digitalImplementation } from "./digital.ts";
import { dispersedConcentratedImplementation } from "./dispersed-concentrated.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";
import { findingsOnWire } from "./lint-findings.ts";
import { regionProfileImplementation } from "./region-profile.ts";
import { contextWithNeighbours, neighboursKey } from "./study-neighbours.ts";

/** The context with the neighbours asked for, and the shared proximity panel where the measure reads one. */
async function contextFor(
  study: StudySession,
  measure: string,
  neighbours: NeighboursInput | undefined,
): Promise<MeasureContext> {
  const context = await contextWithNeighbours("measure.compute", study, neighbours);
  const family = requireMeasure(measure).family;
  return family === "agglomeration" && context.distances
    ? study.once("measures with proximity", () => withProximity(context))
    : context;
}

/** Ids along each axis of a result, all of the study's. */
const idsOf = (study: StudySession) => ({
  region: study.regions.map((region) => region.id),
  industry: study.industries.map((industry) => industry.id),
  year: study.years.map(String),
});

/** Keeps one position of an axis of a row-major array. */
function slice(values: Float64Array, sizes: readonly number[], axis: number, position: number): Float64Array {
  const outer = sizes.slice(0, axis).reduce((product, size) => product * size, 1);
  const inner = sizes.slice(axis + 1).reduce((product, size) => product * size, 1);
  const size = sizes[axis]!;
  const out = new Float64Array(outer * inner);
  for (let o = 0; o < outer; ++o)
    out.set(values.subarray((o * size + position) * inner, (o * size + position + 1) * inner), o * inner);
  return out;
}

export const measureImplementations: readonly Implementation[] = [
  implement(listMeasures, async (_input, context) => {
    const measures = await contextWithNeighbours("measure.list", requireStudy("measure.list", context), undefined);
    return {
      measures: measureTable.map((measure) => {
        const { available, missing } = measureAvailability(measure, measures);
        return {
          id: measure.id,
          label: measure.label,
          group: measure.family,
          unit: measure.unit,
          dimensions: [...measure.by],
          source: measure.source,
          formula: measure.formula,
          formulaNote: measure.formulaNote ?? null,
          notSaying: measure.notSaying,
          reference: measure.reference,
          options: measure.options.map(({ choices, ...option }) => ({
            ...option,
            ...(choices ? { choices: choices.map((choice) => ({ ...choice })) } : {}),
          })),
          neighbours: measure.needs.includes("neighbours"),
          available,
          missing: missing.map((entry) => entry.text),
        };
      }),
    };
  }),
  implement(computeMeasureOperation, async (input, context) => {
    const study = requireStudy("measure.compute", context);
    const measure = requireMeasure(input.measure);
    const industry = input.industry === undefined ? undefined : study.industryAt(input.industry);
    const year = input.year === undefined ? undefined : study.yearAt(input.year);
    const measures = await contextFor(study, input.measure, input.neighbours);
    const key = `measure ${input.measure} ${industry ?? ""} ${JSON.stringify(input.options)} ${neighboursKey(input.neighbours)}`;
    const result: MeasureResult = study.once(key, () =>
      computeMeasure(input.measure, measures, { industry, options: input.options }),
    );
    const ids = idsOf(study);
    let axes = result.dimensions.map((dimension) => ({ dimension, keys: ids[dimension] }));
    let series = [result.values, result.lower, result.upper];
    for (const [dimension, position] of [
      ["industry", industry],
      ["year", year],
    ] as const) {
      const axis = axes.findIndex((entry) => entry.dimension === dimension);
      if (axis < 0 || position === undefined) continue;
      const sizes = axes.map((entry) => entry.keys.length);
      series = series.map((values) => (values ? slice(values, sizes, axis, position) : undefined));
      axes = axes.filter((_, k) => k !== axis);
    }
    const keysOf = (dimension: "region" | "industry" | "year"): readonly string[] =>
      axes.find((entry) => entry.dimension === dimension)?.keys ?? [];
    return {
      measure: measure.id,
      label: measure.label,
      unit: measure.unit,
      dimensions: axes.map((entry) => entry.dimension),
      regions: [...keysOf("region")],
      industries: industry === undefined ? [...keysOf("industry")] : [study.industries[industry]!.id],
      years:
        year === undefined ? (axes.some((entry) => entry.dimension === "year") ? [...study.years] : []) : [study.years[year]!],
      values: series[0]!,
      lower: series[1] ?? null,
      upper: series[2] ?? null,
      reference: result.reference,
      source: measure.source,
      formula: measure.formula,
      formulaNote: measure.formulaNote ?? null,
      notSaying: measure.notSaying,
      options: { ...result.options },
      variable: result.variable,
      classes: result.classes ? [...result.classes] : null,
      issues: [...result.issues],
      lint: result.lint && findingsOnWire(result.lint),
      parts: Object.fromEntries(
        Object.entries(result.parts).map(([name, part]) => [
          name,
          {
            label: part.label,
            unit: part.unit,
            axes: part.axes.map((axis) => ({ id: axis.id, keys: [...axis.keys] })),
            values: part.values,
          },
        ]),
      ),
    };
  }),
  digitalImplementation,
  agglomerationImplementation,
  dispersedConcentratedImplementation,
  regionProfileImplementation,
];
