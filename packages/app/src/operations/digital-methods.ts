import {
  coordinationGrades,
  couplingCoordination,
  digitalLevel,
  ecologicalDetector,
  factorDetector,
  interactionDetector,
  lintCouplingRun,
  lintIndex,
  obstacleDegrees,
  principalComponents,
  quantileClasses,
  riskDetector,
  sizeNeutralTwin,
} from "@jiju/core";
import { digitalCoupling, digitalGeodetector, digitalIndex, digitalPrincipalComponents } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { findingsOnWire } from "./lint-findings.ts";
import { completeRows } from "./plain-columns.ts";
import { plainCube } from "./plain-cube.ts";

const scalings = { ratio: "ratio", "minmax-pooled": "min-max-pooled", "minmax-yearly": "min-max-yearly" } as const;

/** Every pair of two different entries, each once. */
function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b) => [a, b] as const));
}

export const digitalMethodImplementations: readonly Implementation[] = [
  implement(digitalIndex, (input) => {
    const names = input.indicators.map((indicator) => indicator.column);
    const wanted = input.population === undefined ? names : [...names, input.population];
    const { axes, cells } = plainCube("digital.index", input.columns, [input.region, input.year], wanted);
    const [regions, years] = axes as [readonly string[], readonly string[]];
    const level = digitalLevel(
      input.indicators.map(({ column, direction }) => ({
        id: column,
        values: cells[column]!,
        direction: direction === "more" ? "more-is-better" : "less-is-better",
      })),
      regions.length,
      years.length,
      {
        scaling: scalings[input.scaling],
        ...(input.weighting === "topsis" ? { aggregation: "topsis" as const } : { weighting: input.weighting }),
        ...(input.weightCap === null ? {} : { weightCap: input.weightCap }),
        missing: input.missing,
        regionIds: regions,
      },
    );
    const population = input.population === undefined ? undefined : cells[input.population]!;
    return {
      regions: [...regions],
      years: [...years],
      level: level.level,
      indicators: names.map((column, j) => ({
        column,
        weight: level.weights[j]!,
        uncappedWeight: level.uncappedWeights[j]!,
        entropy: level.entropy[j]!,
      })),
      obstacles: level.aggregation === "linear" ? obstacleDegrees(level) : null,
      twin: population ? { ...sizeNeutralTwin(level.level, population, years.length) } : null,
      ratioScale: level.ratioScale,
      lint: findingsOnWire(
        lintIndex({
          level,
          population,
          years: years.map((year, t) => (Number.isFinite(Number(year)) ? Number(year) : t)),
          raw: names.map((name) => cells[name]!),
          units: names.map((name) => ({ unit: input.units[name] ?? "" })),
        }),
      ),
      issues: [...level.issues],
    };
  }),

  implement(digitalCoupling, (input) => {
    const rows = completeRows("digital.coupling", input.columns, input.systems, []);
    const total = input.columns[input.systems[0]!]!.length;
    const systems = new Float64Array(input.systems.length * total).fill(Number.NaN);
    input.systems.forEach((name, k) => {
      // Rows keep their place: an empty cell is an absent result, not a shorter table.
      const own = completeRows("digital.coupling", input.columns, [name], []).numbers(name);
      let next = 0;
      input.columns[name]!.forEach((cell, row) => {
        if (cell !== null && String(cell).trim() !== "") systems[k * total + row] = own[next++]!;
      });
    });
    const weights = input.weights ? Float64Array.from(input.weights) : undefined;
    const found = couplingCoordination(systems, input.systems.length, weights);
    return {
      coupling: found.coupling,
      development: found.development,
      coordination: found.coordination,
      correctedCoupling: found.correctedCoupling,
      correctedCoordination: found.correctedCoordination,
      grade: [...found.grade],
      correctedGrade: [...found.correctedGrade],
      grades: [...coordinationGrades],
      relativeLag: found.relativeLag,
      weakest: Array.from(found.weakest, (k) => input.systems[k] ?? null),
      lint: rows.rows > 0 ? findingsOnWire(lintCouplingRun(systems, input.systems, found, weights)) : [],
      issues: [...found.issues],
    };
  }),

  implement(digitalGeodetector, (input) => {
    const caller = "digital.geodetector";
    const cut = input.factors.filter((factor) => factor.classes !== undefined).map((factor) => factor.column);
    const named = input.factors.filter((factor) => factor.classes === undefined).map((factor) => factor.column);
    const rows = completeRows(caller, input.columns, [input.variable, ...cut], named);
    const y = rows.numbers(input.variable);
    const factors = input.factors.map(({ column, classes }) => {
      if (classes !== undefined) {
        const strata = Int32Array.from(quantileClasses(rows.numbers(column), 1, classes));
        return { column, strata, nameOf: (stratum: number) => String(stratum + 1) };
      }
      const strata = rows.labels(column);
      const texts = rows.texts(column);
      return { column, strata, nameOf: (stratum: number) => texts[strata.indexOf(stratum)]! };
    });
    const different = (p: number) => p < input.level;
    return {
      rows: rows.rows,
      leftOut: rows.leftOut,
      factors: factors.map(({ column, strata }) => ({ column, ...factorDetector(y, strata) })),
      interactions: pairsOf(factors).map(([a, b]) => ({
        a: a.column,
        b: b.column,
        ...interactionDetector(y, a.strata, b.strata),
      })),
      risk: factors.flatMap(({ column, strata, nameOf }) =>
        riskDetector(y, strata).map((pair) => ({
          column,
          ...pair,
          a: nameOf(pair.a),
          b: nameOf(pair.b),
          different: different(pair.pValue),
        })),
      ),
      ecological: pairsOf(factors).map(([a, b]) => {
        const found = ecologicalDetector(y, a.strata, b.strata);
        // Which of two factors explains more is not known beforehand: either tail counts, each at the level.
        return { a: a.column, b: b.column, ...found, different: different(found.pValue) || different(1 - found.pValue) };
      }),
    };
  }),

  implement(digitalPrincipalComponents, (input) => {
    const rows = completeRows("digital.pca", input.columns, input.indicators, []);
    const J = input.indicators.length;
    const z = new Float64Array(rows.rows * J);
    input.indicators.forEach((name, j) => {
      z.set(rows.numbers(name), j * rows.rows);
    });
    const found = principalComponents(z, J);
    const { kmo, kmoByIndicator, chiSquare, degreesOfFreedom, pValue } = found.adequacy;
    return {
      rows: rows.rows,
      leftOut: rows.leftOut,
      indicators: [...input.indicators],
      deviation: found.deviation,
      explained: found.explained,
      rotation: found.rotation,
      scores: found.scores,
      kmo,
      kmoByIndicator,
      bartlett: { statistic: chiSquare, degreesOfFreedom, pValue },
      issues: [...found.issues],
    };
  }),
];
