import type { Column, Industry } from "../dataset/index.ts";
import { createRandom } from "../numeric/index.ts";
import { defaultIndustries, defaultOf } from "../parameters/index.ts";
import type { PathPanel, PathSettings } from "../paths/index.ts";
import { centreDistances } from "../space/index.ts";
import { course, firstActivity, plantDigital } from "./activity.ts";
import { indicatorColumns, syntheticColumn } from "./columns.ts";
import { logEffects, reachWithoutOwn } from "./effects.ts";
import { aggregationForms } from "./forms.ts";
import { syntheticGeography } from "./geography.ts";
import { syntheticInputOutput } from "./input-output.ts";
import { drawIntentions, plantPaths } from "./planting.ts";
import { rents, wages } from "./prices.ts";
import { completeSpec, type SyntheticCountry, type SyntheticCountryOptions } from "./specification.ts";

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
  const logEffect = logEffects(agglomeration, digitalLevel, R, S, Y, spec.netEffect);
  const columns: Column[] = [
    syntheticColumn("employment", "Employed persons", "就业人员", "persons", ["region", "industry", "year"], employment),
    syntheticColumn(
      "average-wage",
      "Average wage",
      "平均工资",
      "CNY",
      ["region", "industry", "year"],
      wages(logEffect, R, S, Y, spec.wageNoise, random.fork(6)),
    ),
    syntheticColumn(
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
      form: aggregationForms(planted.path, industries, R),
      agglomeration,
      logEffect,
    },
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
