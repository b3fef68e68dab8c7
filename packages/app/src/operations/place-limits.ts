import {
  defaultNetEffectModel,
  defaultOf,
  InputError,
  logNetEffect,
  type NetEffectModel,
  type PlaceResource,
  type Text,
} from "@jiju/core";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { industryProximity, type KernelSettings, kernelSettings } from "./agglomeration.ts";

/** What limits places, as an operation's input states it. */
export interface LimitChoice {
  readonly limits: readonly ("land" | "labour" | "energy" | "emission")[];
  readonly headroom: number;
  readonly labourQuantile: number;
  readonly landQuantile: number;
  readonly landIndicator?: string | undefined;
}

/** A limit with where it comes from and what is in use, [R]. */
export interface PlaceLimit extends PlaceResource {
  readonly basis: "data" | "assumption";
  readonly how: Text;
  readonly use: Float64Array;
}

/** Industries that do not move by default: they serve the residents of a place or use its ground. An assumption, stated with the result. */
const TIED_TO_PLACE = [
  "agriculture-forestry-fishing",
  "mining",
  "utilities",
  "water-environment-public-facilities",
  "resident-services",
  "education",
  "health-social-work",
  "public-administration",
];

/**
 * Share of each industry that may move, [S], with the industries that stay.
 *
 * @throws InputError `unknown-industry`
 */
export function movableShares(
  study: StudySession,
  share: number,
  fixed: readonly string[] | undefined,
): { readonly shares: Float64Array; readonly fixed: readonly string[] } {
  const ids = fixed ? fixed.map((id) => study.industries[study.industryAt(id)]!.id) : TIED_TO_PLACE;
  const stay = study.industries.map((industry) => industry.id).filter((id) => ids.includes(id));
  return { shares: Float64Array.from(study.industries, ({ id }) => (stay.includes(id) ? 0 : share)), fixed: stay };
}

/** Activity of one analysis year, [R x S]; absent cells 0. */
export function activityOfYear(study: StudySession, year: number): Float64Array {
  const Y = study.years.length;
  const all = study.activity();
  return Float64Array.from({ length: all.length / Y }, (_, row) => {
    const value = all[row * Y + year]!;
    return Number.isNaN(value) ? 0 : value;
  });
}

/**
 * ln RE of one unit of each industry in each region, [R x S], from its physical agglomeration and the digital level of the region; NaN
 * where either is absent or zero.
 */
export function placeBenefit(
  study: StudySession,
  year: number,
  kernel: KernelSettings = kernelSettings(study),
  model: NetEffectModel = defaultNetEffectModel,
): Float64Array {
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const technology = requireAvailable("Matching industry and space", study.digitalRelative());
  const out = new Float64Array(R * S).fill(Number.NaN);
  for (let s = 0; s < S; ++s) {
    const { physicalAgglomeration } = industryProximity(study, s, kernel, { nationalMean: "first-year" });
    for (let i = 0; i < R; ++i) {
      const agglomeration = physicalAgglomeration[i * Y + year]!;
      const level = technology[i * Y + year]!;
      if (agglomeration > 0 && level > 0) out[i * S + s] = logNetEffect(model, agglomeration, level);
    }
  }
  return out;
}

/**
 * Land and labour of each place: from the study where it has them, from stated norms where it has the ground for one.
 *
 * Labour: residents times a high quantile of activity per resident. Land: an indicator of the study, else area times a high quantile of
 * activity per square kilometre; use at the norm of land per worker. A place above its limit today keeps what it has.
 */
export function placeLimits(study: StudySession, year: number, activity: Float64Array, choice: LimitChoice): PlaceLimit[] {
  const R = study.regions.length;
  const S = study.industries.length;
  const heads = new Float64Array(R);
  for (let cell = 0; cell < activity.length; ++cell) heads[Math.floor(cell / S)]! += activity[cell]!;
  const limits: PlaceLimit[] = [];
  const add = (
    id: "land" | "labour",
    unit: string,
    intensity: number,
    base: Float64Array,
    basis: PlaceLimit["basis"],
    how: Text,
  ) => {
    const use = heads.map((value) => value * intensity);
    limits.push({
      id,
      unit,
      intensity: new Float64Array(S).fill(intensity),
      capacity: use.map((value, i) =>
        Number.isNaN(base[i]!) ? Number.POSITIVE_INFINITY : Math.max(value, base[i]!) * choice.headroom,
      ),
      basis,
      how,
      use,
    });
  };
  const population = study.loaded.config.population;
  if (choice.limits.includes("labour") && population !== undefined) {
    const residents = column(study, population, year);
    const rate = quantile(
      heads.map((value, i) => value / residents[i]!),
      choice.labourQuantile,
    );
    const share = Math.round(100 * choice.labourQuantile);
    add(
      "labour",
      "persons",
      1,
      residents.map((value) => value * rate),
      "data",
      {
        en: `Residents times the activity per resident that ${share} % of places stay below; places above it keep what they have.`,
        zh: `常住人口乘以各地单位人口活动量的${share}%分位数；高于该值的地区保持现有规模。`,
      },
    );
  }
  const floor = defaultOf("match-floor-area-per-worker");
  if (choice.limits.includes("land")) {
    const known = choice.landIndicator ?? LAND_INDICATORS.find((id) => study.loaded.dataset.columns[id] !== undefined);
    if (known !== undefined) {
      const unit = study.loaded.dataset.columns[known]?.unit;
      if (unit !== "km2" && unit !== "m2") {
        throw new InputError(
          "bad-land",
          `match: the indicator "${known}" ${unit === undefined ? "is not in the study" : `is in ${unit}`}; land must be an indicator by region and year in km2 or m2.`,
          { indicator: known },
        );
      }
      const factor = unit === "km2" ? 1e6 : 1;
      add(
        "land",
        "m2",
        floor,
        column(study, known, year).map((value) => value * factor),
        "data",
        {
          en: `Land of the indicator ${known}; use at ${floor} m2 per worker, a planning norm.`,
          zh: `采用指标 ${known} 的用地面积；按人均用地${floor}平方米的规划参考值折算占用。`,
        },
      );
    } else if (study.regions.every((region) => region.areaKm2 > 0)) {
      const density = quantile(
        heads.map((value, i) => value / study.regions[i]!.areaKm2),
        choice.landQuantile,
      );
      const share = Math.round(100 * choice.landQuantile);
      add(
        "land",
        "m2",
        floor,
        Float64Array.from(study.regions, (region) => floor * density * region.areaKm2),
        "assumption",
        {
          en: `The study has no land for industry: area times the density of activity that ${share} % of places stay below, at ${floor} m2 per worker. Denser places keep what they have.`,
          zh: `研究中没有产业用地数据：以行政区面积乘以各地活动密度的${share}%分位数，按人均用地${floor}平方米折算；更密的地区保持现有规模。`,
        },
      );
    }
  }
  return limits;
}

const LAND_INDICATORS = ["industrial-land", "built-up-area", "construction-land"];

function column(study: StudySession, id: string, year: number): Float64Array {
  const Y = study.years.length;
  const panel = study.panel(id);
  return Float64Array.from({ length: study.regions.length }, (_, i) => panel[i * Y + year]!);
}

/** Value below which a share of the finite ones lies, nearest rank. */
function quantile(values: Float64Array, share: number): number {
  const known = values.filter((value) => Number.isFinite(value)).sort();
  return known.length === 0 ? Number.NaN : known[Math.round(share * (known.length - 1))]!;
}
