import {
  clusterLabels,
  correctedPValues,
  createRandom,
  InputError,
  marconPuechM,
  prepareCrossKDensity,
  prepareKDensity,
  ripleyK,
  type ScalePattern,
  type SimulationBands,
  scaleCurve,
  type Text,
  weightsLinks,
} from "@jiju/core";
import { spaceAssociation, spaceKDensity, spaceMFunction, spaceRipley, spaceScaleCurve, spaceWeights } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { kDensityOnThreads } from "./measurement-threads.ts";
import { associationOf } from "./space-association.ts";
import { weightsOfInput, weightsSummary } from "./weights-of-input.ts";
import { weightsText } from "./weights-text.ts";

const patterns: Readonly<Record<ScalePattern, Text>> = {
  "dispersed-with-local-clusters": {
    en: "Dispersed at large with clusters at small scale: the pattern 大分散、小集中 holds.",
    zh: "总体分散而局部集中，“大分散、小集中”成立。",
  },
  "concentrated-with-local-clusters": {
    en: "Concentrated at both scales: firms cluster locally and the clusters lie close together.",
    zh: "两种尺度上都集中：企业局部成群，群与群之间也相互靠近。",
  },
  "local-clusters": {
    en: "Clusters at small scale; at large scale no different from chance.",
    zh: "小尺度上成群，大尺度上与随机选址没有差别。",
  },
  concentrated: {
    en: "Concentrated at large scale without clusters at small scale.",
    zh: "大尺度上集中，小尺度上未见成群。",
  },
  dispersed: {
    en: "Dispersed at large scale without clusters at small scale.",
    zh: "大尺度上分散，小尺度上未见成群。",
  },
  "no-pattern": {
    en: "No difference from chance at either scale.",
    zh: "两种尺度上都与随机选址没有差别。",
  },
};

interface Firms {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly metric: "sphere" | "plane";
  readonly industry: readonly (string | number)[];
  readonly weights?: readonly number[] | undefined;
}

function pointsOf(caller: string, firms: Firms) {
  const n = firms.x.length;
  for (const [name, length] of [
    ["y", firms.y.length],
    ["industry", firms.industry.length],
    ["weights", firms.weights?.length ?? n],
  ] as const) {
    if (length === n) continue;
    throw new InputError("columns-differ", `${caller}: ${name} has ${length} values and x has ${n}; every firm needs one.`, {
      column: name,
    });
  }
  return {
    ids: Array.from({ length: n }, (_, i) => String(i + 1)),
    x: Float64Array.from(firms.x),
    y: Float64Array.from(firms.y),
    metric: firms.metric,
  };
}

/** Numbers of the firms of an industry. @throws InputError `unknown-industry` naming some of those there are */
function membersOf(caller: string, industry: readonly (string | number)[], of: string | number): Int32Array {
  const wanted = String(of);
  const members = Int32Array.from(industry.flatMap((label, i) => (String(label) === wanted ? [i] : [])));
  if (members.length > 0) return members;
  const known = [...new Set(industry.map(String))];
  throw new InputError(
    "unknown-industry",
    `${caller}: no firm is of industry "${wanted}"; there are ${known.length}: ${known.slice(0, 5).join(", ")}.`,
    { industry: wanted, known: known.slice(0, 20) },
  );
}

const weightsOf = (weights: readonly number[] | undefined) => (weights ? { weights: Float64Array.from(weights) } : {});
const simulated = (simulations: number, seed: number) => (simulations > 0 ? { simulations, random: createRandom(seed) } : {});
const bandsOnWire = (bands: SimulationBands | null) => (bands ? { ...bands } : null);
const anyPositive = (values: Float64Array): boolean => values.some((value) => value > 0);

function verdictOf(
  localisation: Float64Array | null,
  dispersion: Float64Array | null,
): "localised" | "dispersed" | "neither" | "not-tested" {
  if (localisation === null || dispersion === null) return "not-tested";
  if (anyPositive(localisation)) return "localised";
  return anyPositive(dispersion) ? "dispersed" : "neither";
}

export const spaceImplementations: readonly Implementation[] = [
  implement(spaceWeights, (input) => {
    const weights = weightsOfInput("space.weights", input);
    return {
      ids: [...weights.ids],
      summary: weightsSummary(weights),
      links: weightsLinks(weights),
      text: weightsText(weights, input.format, { map: input.map, idColumn: input.idColumn }),
    };
  }),

  implement(spaceAssociation, async (input) => {
    const weights = weightsOfInput("space.association", input.weights);
    const { global, local, scatter, rates } = await associationOf(input, weights);
    return {
      weights: weightsSummary(weights),
      global: global.map(({ id, found }) => ({
        id,
        statistic: found.statistic,
        expectation: found.expectation,
        variance: found.variance,
        z: found.z,
        pValue: found.p,
        regions: found.n,
        omitted: [...found.omitted],
        permutation: found.permutation
          ? {
              permutations: found.permutation.permutations,
              mean: found.permutation.mean,
              variance: found.permutation.variance,
              greater: found.permutation.greater,
              less: found.permutation.less,
              pValue: found.permutation.p,
            }
          : null,
      })),
      local: local
        ? {
            ids: [...local.ids],
            statistic: local.statistic,
            expectation: local.expectation,
            variance: local.variance,
            z: local.z,
            pValue: local.p,
            pCorrected: correctedPValues(local.p, input.correction),
            quadrant: [...local.quadrant],
            cluster: clusterLabels(local, { level: input.level, correction: input.correction }),
            permutations: local.permutations,
            draws: local.draws,
          }
        : null,
      scatter,
      rates: rates
        ? { raw: rates.raw, smoothed: rates.smoothed, standardised: rates.standardised, overall: rates.overall }
        : null,
    };
  }),

  implement(spaceKDensity, async (input) => {
    const caller = "space.k-density";
    const points = pointsOf(caller, input);
    const members = membersOf(caller, input.industry, input.of);
    const options = {
      ...weightsOf(input.weights),
      ...(input.reach === undefined ? {} : { reach: input.reach }),
      bandwidth: input.bandwidth,
      steps: input.steps,
      level: input.level,
      bins: input.bins,
      ...simulated(input.simulations, input.seed),
    };
    const prepared =
      input.against === undefined
        ? prepareKDensity(points, members, options)
        : prepareCrossKDensity(points, members, membersOf(caller, input.industry, input.against), options);
    const found = await kDensityOnThreads(prepared, input.seed);
    const { localisation, dispersion } = found;
    return {
      firms: points.x.length,
      members: members.length,
      distances: found.distances,
      density: found.density,
      bandwidth: found.bandwidth,
      meanDistance: found.meanDistance,
      binningError: found.binningError,
      bands: bandsOnWire(found.bands),
      localisation,
      dispersion,
      verdict: verdictOf(localisation, dispersion),
    };
  }),

  implement(spaceMFunction, (input) => {
    const caller = "space.m-function";
    const points = pointsOf(caller, input);
    const members = membersOf(caller, input.industry, input.of);
    const found = marconPuechM(points, members, Float64Array.from(input.distances), {
      ...weightsOf(input.weights),
      ...(input.around === undefined ? {} : { neighbours: membersOf(caller, input.industry, input.around) }),
      level: input.level,
      ...simulated(input.simulations, input.seed),
    });
    return {
      firms: points.x.length,
      members: members.length,
      distances: found.distances,
      m: found.m,
      bands: bandsOnWire(found.bands),
    };
  }),

  implement(spaceRipley, (input) => {
    const { x, y, window, distances, edge, level } = input;
    const found = ripleyK(Float64Array.from(x), Float64Array.from(y), window, Float64Array.from(distances), {
      edge,
      level,
      ...simulated(input.simulations, input.seed),
    });
    return { distances: found.distances, k: found.k, l: found.l, bands: bandsOnWire(found.bands) };
  }),

  implement(spaceScaleCurve, (input) => {
    const caller = "space.scale-curve";
    const points = pointsOf(caller, input);
    const members = membersOf(caller, input.industry, input.of);
    const found = scaleCurve(points, members, {
      ...weightsOf(input.weights),
      ...(input.smallScale === undefined ? {} : { smallScale: input.smallScale }),
      steps: input.steps,
      simulations: input.simulations,
      level: input.level,
      bins: input.bins,
      random: createRandom(input.seed),
    });
    return {
      firms: points.x.length,
      members: members.length,
      scales: found.scales,
      ratio: found.ratio,
      bands: bandsOnWire(found.bands),
      smallScale: found.smallScale,
      small: { observed: found.small.observed, expected: found.small.expected, pValue: found.small.p },
      large: { observed: found.large.observed, expected: found.large.expected, pValue: found.large.p },
      pattern: found.pattern,
      statement: patterns[found.pattern],
    };
  }),
];
