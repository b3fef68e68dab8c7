import type { Column, Dataset, Industry } from "../dataset/index.ts";
import { defaultNetEffectModel, logNetEffect, type NetEffectModel } from "../drivers/index.ts";
import { InputError } from "../errors/index.ts";
import { createRandom, type Random } from "../numeric/index.ts";
import { defaultIndustries, defaultOf } from "../parameters/index.ts";
import { PATH_CODE, type PathPanel, type PathSettings, twoRowProducts } from "../paths/index.ts";
import { centreDistances, fillProximityKernelRows } from "../space/index.ts";
import { round, syntheticGeography } from "./geography.ts";
import { syntheticInputOutput } from "./input-output.ts";
import { drawIntentions, type PlantedPath, plantPaths } from "./planting.ts";

export interface SyntheticCountryOptions {
  /** Default 20250501. */
  readonly seed?: number;
  /** R, 1 to 5,000. Default 31. */
  readonly regions?: number;
  /** S, 1 to 200; beyond 19 the default industries repeat with a number. Default 19. */
  readonly industries?: number;
  /** Y, 2 to 60. Default 6. */
  readonly years?: number;
  /** Default 2015. */
  readonly firstYear?: number;
  /** Weights of the intended paths. Default .25 each. */
  readonly pathMix?: Readonly<Partial<Record<PlantedPath, number>>>;
  /** Net effect behind wages: channel strengths, congestion. Default the teaching model of the parameter table. */
  readonly netEffect?: NetEffectModel;
  /** c. Default 0.65. */
  readonly distanceRelief?: number;
  /** Kilometres. Default 200 up to 60 regions, 50 up to 600, 20 beyond. */
  readonly halfDistanceKm?: number;
  /** Standard deviation of ln employment around the planted course, every year. Default 0. */
  readonly activityNoise?: number;
  /** Standard deviation of ln wage. Default 0.02. */
  readonly wageNoise?: number;
  /** Standard deviation of ln indicators around the digital level. Default 0. */
  readonly indicatorNoise?: number;
  /** Employed persons of the country in the first year. Default 170 million. */
  readonly employment?: number;
}

/** What was planted: compare an engine's answer with this. */
export interface SyntheticTruth {
  readonly seed: number;
  readonly spec: Required<Omit<SyntheticCountryOptions, "seed" | "pathMix">> & {
    readonly pathMix: Readonly<Record<PlantedPath, number>>;
  };
  /** T_it in (0, 1], largest value 1, [R x Y]. */
  readonly digitalLevel: Float64Array;
  /** Path asked for, codes of `PATH_CODE`, [R x S]. */
  readonly intended: Uint8Array;
  /** Path of the data without noise between first and last year in share mode, [R x S]. */
  readonly path: Uint8Array;
  /** g_P without noise, [R x S]. */
  readonly real: Float64Array;
  /** g_V, [R x S]. */
  readonly virtual: Float64Array;
  /** Distance of g_P / g_V to the nearest border of the rule, [R x S]. */
  readonly margin: Float64Array;
  /** Aggregation form that belongs to the path and the kind of industry, [R x S], index into `SYNTHETIC_FORMS`. */
  readonly form: Uint8Array;
  /** A_ist without the own cell over the first year's national mean, [R x S x Y]. */
  readonly agglomeration: Float64Array;
  /** ln RE(A, T relative to the first year's national mean), [R x S x Y]. */
  readonly logEffect: Float64Array;
}

/** Forms in the order of their codes; `none` where nothing transforms. */
export const SYNTHETIC_FORMS = [
  "none",
  "upgrade-physical",
  "emerging-physical",
  "upgrade-virtual",
  "emerging-virtual",
  "all",
] as const;

export interface SyntheticCountry {
  readonly dataset: Dataset;
  /** Kilometres, [R x R]. */
  readonly distances: Float64Array;
  /** Input coefficients g[use x industry]: what industry s (column) buys from k (row) per unit of output, [S x S]. */
  readonly inputOutput: Float64Array;
  readonly truth: SyntheticTruth;
}

const INDICATORS = [
  ["computers-per-100-employees", "Computers per 100 employees", "每百人使用计算机数", "units", 100],
  ["websites-per-100-enterprises", "Websites per 100 enterprises", "每百家企业拥有网站数", "units", 70],
  ["enterprises-with-ecommerce-share", "Enterprises with e-commerce", "有电子商务交易活动企业比重", "1", 0.25],
  ["broadband-subscribers-per-resident", "Broadband subscribers per resident", "人均宽带用户", "1", 0.45],
  ["mobile-internet-users-per-resident", "Mobile internet users per resident", "人均移动互联网用户", "1", 1.2],
] as const;

/**
 * A country with known truth: regions, industries and years whose digital levels, paths and net effect were planted.
 *
 *     T_it grows from low to high, faster where it started low; L_ist goes geometrically from L0 to the planted L1
 *     ln wage_ist = region-industry effect + industry-year effect + ln RE(A_ist, T_it) + noise
 *     indicators are proportional to T, so a ratio-scale index recovers it up to their noise, whatever its weights
 *
 * @param options sizes, seed, planted strengths and noise
 * @returns dataset with columns `employment`, `average-wage`, `rent-index` and five indicators, and the truth
 * @throws InputError `bad-size`, `bad-mix`
 */
export function synthesizeCountry(options: SyntheticCountryOptions = {}): SyntheticCountry {
  const seed = options.seed ?? 20250501;
  const spec = completeSpec(options);
  const { regions: R, industries: S, years: Y } = spec;
  const random = createRandom(seed);
  const geography = syntheticGeography(R, 9.6e6, Math.max(1, Math.min(64, R / 4)), random.fork(1));
  const industries = syntheticIndustries(S);
  const distances = centreDistances(
    Float64Array.from(geography.regions, (region) => region.lon),
    Float64Array.from(geography.regions, (region) => region.lat),
    Float64Array.from(geography.regions, (region) => region.areaKm2),
  );
  const digitalLevel = plantDigital(R, Y, geography.size, random.fork(2));
  const activityFirst = firstActivity(R, S, geography.size, spec.employment, random.fork(3));
  const intentions = drawIntentions(geography.blocks, S, spec.pathMix, random.fork(4));
  const intended = new Uint8Array(R * S);
  for (let i = 0; i < R; ++i) for (let s = 0; s < S; ++s) intended[i * S + s] = intentions[geography.block[i]! * S + s]!;
  const panel: PathPanel = {
    regions: R,
    industries: S,
    distances,
    activityFirst,
    activityLast: activityFirst,
    digitalFirst: Float64Array.from({ length: R }, (_, i) => digitalLevel[i * Y]!),
    digitalLast: Float64Array.from({ length: R }, (_, i) => digitalLevel[i * Y + Y - 1]!),
    tradability: Float64Array.from(industries, (industry) => industry.tradability),
    halfDistanceKm: new Float64Array(S).fill(spec.halfDistanceKm),
  };
  const settings: PathSettings = {
    distanceRelief: spec.distanceRelief,
    segmentationPull: 1,
    halfDistanceFactor: 1,
    tradabilityFactor: 1,
    ownCell: "own-distance",
  };
  const planted = plantPaths(panel, intended, settings, defaultOf("path-both-share"));
  const employment = course(activityFirst, planted.activityLast, R, S, Y, spec.activityNoise, random.fork(5));
  const agglomeration = reachWithoutOwn(employment, distances, R, S, Y, spec.halfDistanceKm);
  const logEffect = effects(agglomeration, digitalLevel, R, S, Y, spec.netEffect);
  const columns: Column[] = [
    column("employment", "Employed persons", "就业人员", "persons", ["region", "industry", "year"], employment),
    column(
      "average-wage",
      "Average wage",
      "平均工资",
      "CNY",
      ["region", "industry", "year"],
      wages(logEffect, R, S, Y, spec.wageNoise, random.fork(6)),
    ),
    column(
      "rent-index",
      "Rent index",
      "租金指数",
      "1",
      ["region", "year"],
      rents(
        employment,
        geography.regions.map((r) => r.areaKm2),
        R,
        S,
        Y,
        random.fork(7),
      ),
    ),
    ...indicatorColumns(digitalLevel, spec.indicatorNoise, random.fork(8)),
  ];
  return {
    dataset: {
      regions: geography.regions,
      industries,
      years: Array.from({ length: Y }, (_, y) => spec.firstYear + y),
      columns: Object.fromEntries(columns.map((entry) => [entry.id, entry])),
      sources: {
        synthetic: {
          id: "synthetic",
          publication: { en: `Synthetic country, seed ${seed}`, zh: `合成国家，种子 ${seed}` },
          years: `${spec.firstYear} to ${spec.firstYear + Y - 1}`,
          vintage: "generated",
          licence: "CC0-1.0",
          defects: [
            {
              en: "Invented numbers with planted truth; describes no real place.",
              zh: "人工生成、真值已知的数据，不描述任何真实地区。",
            },
          ],
        },
      },
    },
    distances,
    inputOutput: syntheticInputOutput(S, random.fork(9)),
    truth: {
      seed,
      spec,
      digitalLevel,
      intended,
      path: planted.path,
      real: planted.real,
      virtual: planted.virtual,
      margin: planted.margin,
      form: forms(planted.path, industries, R),
      agglomeration,
      logEffect,
    },
  };
}

function completeSpec(options: SyntheticCountryOptions): SyntheticTruth["spec"] {
  const regions = options.regions ?? 31;
  const industries = options.industries ?? 19;
  const years = options.years ?? 6;
  for (const [name, value, low, high] of [
    ["regions", regions, 1, 5000],
    ["industries", industries, 1, 200],
    ["years", years, 2, 60],
  ] as const) {
    if (!Number.isInteger(value) || value < low || value > high) {
      throw new InputError("bad-size", `synthesizeCountry: ${name} is ${value}; it must be an integer from ${low} to ${high}.`, {
        name,
        value,
      });
    }
  }
  const mix = options.pathMix;
  const pathMix = {
    "not-transforming": mix ? (mix["not-transforming"] ?? 0) : 0.25,
    optimising: mix ? (mix.optimising ?? 0) : 0.25,
    deepening: mix ? (mix.deepening ?? 0) : 0.25,
    strengthening: mix ? (mix.strengthening ?? 0) : 0.25,
  };
  const weights = Object.values(pathMix);
  if (!weights.every((weight) => weight >= 0) || !(weights.reduce((sum, weight) => sum + weight, 0) > 0)) {
    throw new InputError("bad-mix", "synthesizeCountry: pathMix must have weights of 0 or more, at least one above 0.", {
      pathMix,
    });
  }
  return {
    regions,
    industries,
    years,
    firstYear: options.firstYear ?? 2015,
    pathMix,
    netEffect: options.netEffect ?? defaultNetEffectModel,
    distanceRelief: options.distanceRelief ?? 0.65,
    halfDistanceKm: options.halfDistanceKm ?? (regions <= 60 ? 200 : regions <= 600 ? 50 : 20),
    activityNoise: options.activityNoise ?? 0,
    wageNoise: options.wageNoise ?? 0.02,
    indicatorNoise: options.indicatorNoise ?? 0,
    employment: options.employment ?? 1.7e8,
  };
}

function syntheticIndustries(count: number): readonly Industry[] {
  return Array.from({ length: count }, (_, s) => {
    const base = defaultIndustries[s % defaultIndustries.length]!;
    const turn = Math.floor(s / defaultIndustries.length);
    const { id, name, kind, tradability } = base;
    if (turn === 0) return { id, name, kind, tradability };
    return { id: `${id}-${turn + 1}`, name: { en: `${name.en} ${turn + 1}`, zh: `${name.zh}${turn + 1}` }, kind, tradability };
  });
}

/** A few large places lead, as they do everywhere; lower ones grow a little faster; the largest value of all is 1. */
function plantDigital(R: number, Y: number, size: Float64Array, random: Random): Float64Array {
  const out = new Float64Array(R * Y);
  const top = size.reduce((largest, value) => Math.max(largest, value), 0);
  let largest = 0;
  for (let i = 0; i < R; ++i) {
    const first = 0.06 + 0.6 * (size[i]! / top) ** 1.5 + 0.06 * random.uniform();
    const growth = Math.log(1.7 - 0.4 * first + 0.2 * random.uniform());
    for (let y = 0; y < Y; ++y) {
      out[i * Y + y] = first * Math.exp((growth * y) / (Y - 1));
      largest = Math.max(largest, out[i * Y + y]!);
    }
  }
  for (let cell = 0; cell < out.length; ++cell) out[cell]! /= largest;
  return out;
}

function firstActivity(R: number, S: number, size: Float64Array, employment: number, random: Random): Float64Array {
  const share = Float64Array.from({ length: S }, () => Math.exp(0.8 * random.normal()));
  const total = share.reduce((sum, value) => sum + value, 0);
  const out = new Float64Array(R * S);
  for (let i = 0; i < R; ++i) {
    for (let s = 0; s < S; ++s) out[i * S + s] = (employment * size[i]! * share[s]! * Math.exp(0.5 * random.normal())) / total;
  }
  return out;
}

/** Geometric course between two years with independent errors, whole persons, [R x S x Y]. */
function course(
  first: Float64Array,
  last: Float64Array,
  R: number,
  S: number,
  Y: number,
  noise: number,
  random: Random,
): Float64Array {
  const out = new Float64Array(R * S * Y);
  for (let cell = 0; cell < R * S; ++cell) {
    const growth = Math.log(last[cell]! / first[cell]!);
    for (let y = 0; y < Y; ++y) {
      const error = noise > 0 ? noise * random.normal() : 0;
      out[cell * Y + y] = Math.max(1, Math.round(first[cell]! * Math.exp((growth * y) / (Y - 1) + error)));
    }
  }
  return out;
}

/** A without the own cell, over the first year's activity-weighted mean. */
function reachWithoutOwn(
  employment: Float64Array,
  distances: Float64Array,
  R: number,
  S: number,
  Y: number,
  halfDistanceKm: number,
): Float64Array {
  const width = S * Y;
  const columns = new Float64Array(width * R);
  for (let i = 0; i < R; ++i) for (let c = 0; c < width; ++c) columns[c * R + i] = employment[i * width + c]!;
  const out = new Float64Array(R * width);
  const kernel = new Float64Array(2 * R);
  const unused = new Float64Array(2 * R);
  const scale = new Float64Array(2);
  const products = new Float64Array(2 * width);
  for (let from = 0; from < R; from += 2) {
    const rows = Math.min(2, R - from);
    fillProximityKernelRows(distances, R, { halfDistanceKm, ownCell: "left-out" }, from, from + rows, kernel, unused, scale);
    twoRowProducts(kernel, R, columns, width, products);
    for (let row = 0; row < rows; ++row) {
      const lift = Math.exp(-scale[row]!);
      for (let c = 0; c < width; ++c) out[(from + row) * width + c] = products[row * width + c]! * lift;
    }
  }
  for (let s = 0; s < S; ++s) {
    let weighted = 0;
    let total = 0;
    for (let i = 0; i < R; ++i) {
      weighted += employment[i * width + s * Y]! * out[i * width + s * Y]!;
      total += employment[i * width + s * Y]!;
    }
    const mean = weighted / total;
    for (let i = 0; i < R; ++i) for (let y = 0; y < Y; ++y) out[i * width + s * Y + y]! /= mean;
  }
  return out;
}

function effects(
  agglomeration: Float64Array,
  digitalLevel: Float64Array,
  R: number,
  S: number,
  Y: number,
  model: NetEffectModel,
): Float64Array {
  let mean = 0;
  for (let i = 0; i < R; ++i) mean += digitalLevel[i * Y]! / R;
  return agglomeration.map((a, cell) => {
    const i = Math.floor(cell / (S * Y));
    return Number.isNaN(a) ? Number.NaN : logNetEffect(model, a, digitalLevel[i * Y + (cell % Y)]! / mean);
  });
}

function wages(logEffect: Float64Array, R: number, S: number, Y: number, noise: number, random: Random): Float64Array {
  const out = new Float64Array(R * S * Y);
  const industryYear = Float64Array.from({ length: S * Y }, (_, k) => 0.08 * (k % Y) + 0.01 * random.normal());
  for (let cell = 0; cell < R * S; ++cell) {
    const effect = 0.2 * random.normal();
    for (let y = 0; y < Y; ++y) {
      const log = effect + industryYear[(cell % S) * Y + y]! + logEffect[cell * Y + y]! + noise * random.normal();
      out[cell * Y + y] = round(60000 * Math.exp(log), 2);
    }
  }
  return out;
}

/** Rent rises with density by the published elasticity, 1 on average in the first year. */
function rents(
  employment: Float64Array,
  areaKm2: readonly number[],
  R: number,
  S: number,
  Y: number,
  random: Random,
): Float64Array {
  const elasticity = defaultOf("evidence-rent-elasticity");
  const out = new Float64Array(R * Y);
  let mean = 0;
  for (let i = 0; i < R; ++i) {
    const local = 0.05 * random.normal();
    for (let y = 0; y < Y; ++y) {
      let persons = 0;
      for (let s = 0; s < S; ++s) persons += employment[(i * S + s) * Y + y]!;
      out[i * Y + y] = Math.exp(elasticity * Math.log(persons / areaKm2[i]!) + local);
    }
    mean += out[i * Y]! / R;
  }
  return out.map((value) => round(value / mean, 4));
}

function indicatorColumns(digitalLevel: Float64Array, noise: number, random: Random): readonly Column[] {
  return INDICATORS.map(([id, en, zh, unit, top]) =>
    column(
      id,
      en,
      zh,
      unit,
      ["region", "year"],
      digitalLevel.map((level) => top * level * (noise > 0 ? Math.exp(noise * random.normal()) : 1)),
    ),
  );
}

function column(
  id: string,
  en: string,
  zh: string,
  unit: string,
  dimensions: Column["dimensions"],
  values: Float64Array,
): Column {
  return { id, label: { en, zh }, unit, dimensions, values, source: "synthetic" };
}

function forms(path: Uint8Array, industries: readonly Industry[], R: number): Uint8Array {
  const S = industries.length;
  const out = new Uint8Array(R * S);
  for (let cell = 0; cell < R * S; ++cell) {
    const emerging = industries[cell % S]!.kind !== "traditional" ? 1 : 0;
    if (path[cell] === PATH_CODE.optimising) out[cell] = 1 + emerging;
    else if (path[cell] === PATH_CODE.deepening) out[cell] = 3 + emerging;
    else if (path[cell] === PATH_CODE.strengthening) out[cell] = 5;
  }
  return out;
}
