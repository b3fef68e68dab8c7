import {
  atkinsonIndex,
  bootstrapInterval,
  computeMeasure,
  createRandom,
  type Dataset,
  dagumDecomposition,
  economicComplexity,
  fitnessComplexity,
  giniCoefficient,
  hooverInequality,
  InputError,
  industryRelatedness,
  lorenzCurve,
  type MarkovChain,
  markovChain,
  meanFirstPassage,
  measureContext,
  methodOfReflections,
  presenceMatrix,
  quantileClasses,
  relatednessDensity,
  requireMeasure,
  spatialMarkov,
  standardisedComplexity,
  theilDecomposition,
  theilL,
  theilT,
  williamsonAroundPlainMean,
  williamsonIndex,
} from "@jiju/core";
import { industryComplexity, measureInequality, measureMarkov, measureOfTable } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { findingsOnWire } from "./lint-findings.ts";
import { requireAmounts } from "./plain-amounts.ts";
import { completeRows, type PlainColumns } from "./plain-columns.ts";
import { plainCube } from "./plain-cube.ts";
import { weightsOfInput } from "./weights-of-input.ts";

const named = (id: string) => ({ en: id, zh: id });

const chainOnWire = ({ classes, transitions, probabilities, ergodic, mobility }: MarkovChain) => ({
  transitions,
  probabilities,
  ergodic,
  mobility,
  firstPassage: meanFirstPassage(probabilities, classes),
});

function lorenzOf(values: Float64Array, weights: Float64Array | undefined): [number, number][] {
  const { population, total } = lorenzCurve(values, weights);
  return Array.from(population, (share, k) => [share, total[k]!]);
}

export const ownTableImplementations: readonly Implementation[] = [
  implement(measureOfTable, (input) => {
    const caller = "measure.table";
    const measure = requireMeasure(input.measure);
    const keys = [input.region, input.industry, input.year];
    const { axes, cells } = plainCube(caller, rowsOfYears(caller, input), keys, [input.activity]);
    const [regionIds, industryIds, yearLabels] = axes as [readonly string[], readonly string[], readonly string[]];
    const years = yearLabels.map(Number);
    const wrong = yearLabels.find((_, t) => !Number.isInteger(years[t]!));
    if (wrong !== undefined) {
      throw new InputError("bad-year", `${caller}: column "${input.year}" has "${wrong}"; years are whole numbers.`, {
        year: wrong,
      });
    }
    const place = new Map(input.places.map((entry) => [entry.region, entry]));
    const dataset: Dataset = {
      regions: regionIds.map((id) => {
        const { lon = Number.NaN, lat = Number.NaN, areaKm2 = Number.NaN, parent = "" } = place.get(id) ?? {};
        return { id, name: named(id), lon, lat, areaKm2, parent };
      }),
      industries: industryIds.map((id) => ({ id, name: named(id), kind: "traditional", tradability: Number.NaN })),
      years,
      columns: {
        activity: {
          id: "activity",
          label: named(input.activity),
          unit: "1",
          dimensions: ["region", "industry", "year"],
          values: requireAmounts(caller, input.activity, cells[input.activity]!),
          source: "table",
        },
      },
      sources: {},
    };
    const neighbours = input.weights ? weightsOfInput(caller, { ...input.weights, ids: [...regionIds] }) : undefined;
    const at = input.of === undefined ? undefined : industryIds.indexOf(input.of);
    if (at === -1) {
      throw new InputError(
        "unknown-industry",
        `${caller}: there is no industry "${input.of}"; there are ${industryIds.length}: ${industryIds.slice(0, 5).join(", ")}.`,
        { industry: input.of },
      );
    }
    const result = computeMeasure(input.measure, measureContext(dataset, { activity: "activity", neighbours }), {
      industry: at,
      options: input.options,
    });
    return {
      measure: measure.id,
      label: measure.label,
      unit: measure.unit,
      dimensions: [...result.dimensions],
      regions: [...regionIds],
      industries: [...industryIds],
      years,
      values: result.values,
      lower: result.lower ?? null,
      upper: result.upper ?? null,
      classes: result.classes ? [...result.classes] : null,
      formula: measure.formula,
      formulaNote: measure.formulaNote ?? null,
      source: measure.source,
      notSaying: measure.notSaying,
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
      issues: [...result.issues],
      lint: result.lint && findingsOnWire(result.lint),
    };
  }),

  implement(industryComplexity, (input) => {
    const { axes, cells } = plainCube("industry.complexity", input.columns, [input.region, input.industry], [input.activity]);
    const [regions, industries] = axes as [readonly string[], readonly string[]];
    const activity = requireAmounts("industry.complexity", input.activity, cells[input.activity]!).map((value) =>
      Number.isNaN(value) ? 0 : value,
    );
    const R = regions.length;
    const I = industries.length;
    const presence = presenceMatrix(activity, R, I, input.threshold);
    const found = economicComplexity(presence, R, I);
    const iterated = { fitness: fitnessComplexity, reflections: methodOfReflections };
    const unscaled =
      input.method === "eigenvector"
        ? null
        : {
            regions: iterated[input.method](presence, R, I, input.steps).regions,
            industries: iterated[input.method](presence, R, I, input.steps + 1).industries,
          };
    const relatedness = industryRelatedness(presence, I, input.relatedness);
    return {
      regions: [...regions],
      industries: [...industries],
      regionComplexity: unscaled ? standardisedComplexity(unscaled.regions) : found.regions,
      industryComplexity: unscaled ? standardisedComplexity(unscaled.industries) : found.industries,
      unscaled,
      diversity: found.diversity,
      ubiquity: found.ubiquity,
      secondEigenvalue: found.secondEigenvalue,
      presence,
      relatedness,
      density: relatednessDensity(presence, relatedness, R, I),
      issues: [...found.issues],
    };
  }),

  implement(measureInequality, (input) => {
    const numeric = input.weight === undefined ? [input.value] : [input.value, input.weight];
    const labelled = input.group === undefined ? [] : [input.group];
    const rows = completeRows("measure.inequality", input.columns, numeric, labelled);
    const amounts = (column: string) => requireAmounts("measure.inequality", column, rows.numbers(column));
    const values = amounts(input.value);
    const weights = input.weight === undefined ? undefined : amounts(input.weight);
    const random = createRandom(input.seed);
    let stream = 0;
    const estimated = (index: (values: Float64Array, weights: Float64Array | undefined) => number) => {
      stream += 1;
      const [low, high] =
        input.draws > 0
          ? bootstrapInterval(index, values, weights, { random: random.fork(stream), draws: input.draws, level: input.level })
          : [Number.NaN, Number.NaN];
      return { value: index(values, weights), low, high };
    };
    return {
      rows: rows.rows,
      leftOut: rows.leftOut,
      gini: estimated(giniCoefficient),
      theilT: estimated(theilT),
      theilL: estimated(theilL),
      atkinson: estimated((own, by) => atkinsonIndex(own, input.epsilon, by)),
      hoover: estimated(hooverInequality),
      williamson: estimated(williamsonIndex),
      williamsonPlainMean: estimated(williamsonAroundPlainMean),
      lorenz: lorenzOf(values, weights),
      groups: input.group === undefined ? null : groupsOf(values, rows.labels(input.group), rows.texts(input.group), weights),
    };
  }),

  implement(measureMarkov, (input) => {
    const { axes, cells } = plainCube("measure.markov", input.columns, [input.region, input.year], [input.value]);
    const [regions, years] = axes as [readonly string[], readonly string[]];
    const values = input.relative === "none" ? cells[input.value]! : relativeToYear("measure.markov", cells[input.value]!, years);
    const weights = input.weights ? weightsOfInput("measure.markov", { ...input.weights, ids: [...regions] }) : null;
    const spatial = weights
      ? spatialMarkov(
          values,
          years.length,
          input.classes,
          { offsets: weights.offsets, neighbours: weights.neighbours, weights: weights.values },
          input.scheme,
        )
      : null;
    return {
      regions: [...regions],
      years: [...years],
      classes: input.classes,
      all: chainOnWire(
        spatial?.all ??
          markovChain(quantileClasses(values, years.length, input.classes, input.scheme), years.length, input.classes),
      ),
      spatial: spatial
        ? {
            byNeighbourhood: spatial.byNeighbourhood.map(chainOnWire),
            likelihoodRatio: { ...spatial.likelihoodRatio },
            pearson: { ...spatial.pearson },
            isolates: spatial.isolates.map((i) => regions[i]!),
          }
        : null,
    };
  }),
];

/** The columns with the rows of chosen years. @throws InputError `unknown-year` naming a year without a row */
function rowsOfYears(
  caller: string,
  { columns, year, years }: { columns: PlainColumns; year?: string | undefined; years?: readonly number[] | undefined },
): PlainColumns {
  const own = year === undefined ? undefined : columns[year];
  if (years === undefined || own === undefined) return columns;
  const missing = years.find((wanted) => !own.some((cell) => Number(cell) === wanted));
  if (missing !== undefined) {
    const given = [...new Set(own)];
    throw new InputError(
      "unknown-year",
      `${caller}: column "${year}" has no row of ${missing}; it has ${given.slice(0, 8).join(", ")}${given.length > 8 ? ", ..." : ""}.`,
      { year: missing, years: given.join(", ") },
    );
  }
  const kept = own.flatMap((cell, row) => (years.includes(Number(cell)) ? [row] : []));
  return Object.fromEntries(Object.entries(columns).map(([name, cells]) => [name, kept.map((row) => cells[row] ?? null)]));
}

/** Values over the mean of their year, [R x Y]. @throws InputError `zero-mean` naming the year */
function relativeToYear(caller: string, values: Float64Array, years: readonly string[]): Float64Array {
  const Y = years.length;
  const out = values.slice();
  years.forEach((year, y) => {
    let sum = 0;
    let count = 0;
    for (let cell = y; cell < values.length; cell += Y) {
      if (Number.isNaN(values[cell]!)) continue;
      sum += values[cell]!;
      count += 1;
    }
    if (!(sum > 0)) {
      throw new InputError(
        "zero-mean",
        `${caller}: the mean of ${year} is ${sum / count}; values relative to it need a positive one. Use relative "none".`,
        { year },
      );
    }
    for (let cell = y; cell < values.length; cell += Y) out[cell]! /= sum / count;
  });
  return out;
}

function groupsOf(values: Float64Array, groups: Int32Array, texts: readonly string[], weights: Float64Array | undefined) {
  const count = groups.reduce((most, group) => Math.max(most, group + 1), 0);
  return {
    names: Array.from({ length: count }, (_, group) => texts[groups.indexOf(group)]!),
    theilT: { ...theilDecomposition(values, groups, "T", weights) },
    theilL: { ...theilDecomposition(values, groups, "L", weights) },
    dagum: { ...dagumDecomposition(values, groups, weights) },
  };
}
