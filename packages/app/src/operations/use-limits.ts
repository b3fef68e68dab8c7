import { InputError, type Issue, type Text } from "@jiju/core";
import type { StudySession } from "../study/session.ts";
import type { PlaceLimit } from "./place-limits.ts";

/** A resource that a study has numbers for, or has not: use by region and industry, and the most that each region may use. */
interface Kind {
  readonly id: "energy" | "emission";
  readonly name: Text;
  readonly use: readonly string[];
  readonly cap: readonly string[];
}

const KINDS: readonly Kind[] = [
  {
    id: "energy",
    name: { en: "Energy", zh: "能耗" },
    use: ["energy-use", "energy-consumption"],
    cap: ["energy-cap", "energy-quota"],
  },
  {
    id: "emission",
    name: { en: "Emission", zh: "排放" },
    use: ["emission", "emissions", "carbon-emissions"],
    cap: ["emission-cap", "emission-quota"],
  },
];

/**
 * Energy and emission of each place: use of the study by region and industry, capacity of the study by region. Neither has a stand-in:
 * without both there is no limit, and where only one is there an issue says so.
 *
 *     a_is = use_is / activity_is;  a cell without use or activity has the intensity of its industry in all places that have both
 *
 * A capacity is a policy, so it stands as it is even where today's use is above it.
 *
 * @param wanted   limits asked for
 * @param activity [R x S]
 * @param headroom factor on capacities
 * @throws InputError `bad-capacity` where use and capacity are of different shapes or units
 */
export function useLimits(
  study: StudySession,
  year: number,
  activity: Float64Array,
  wanted: readonly string[],
  headroom: number,
): { readonly limits: readonly PlaceLimit[]; readonly issues: readonly Issue[] } {
  const limits: PlaceLimit[] = [];
  const issues: Issue[] = [];
  for (const kind of KINDS) {
    if (!wanted.includes(kind.id)) continue;
    const { columns } = study.loaded.dataset;
    const use = kind.use.find((id) => columns[id] !== undefined);
    const cap = kind.cap.find((id) => columns[id] !== undefined);
    if (use === undefined && cap === undefined) continue;
    if (use === undefined || cap === undefined) {
      const missing = use === undefined ? kind.use[0]! : kind.cap[0]!;
      const needed = use === undefined ? "region x industry x year" : "region x year";
      issues.push({
        code: "half-a-limit",
        severity: "warning",
        given: use ?? cap!,
        needed: missing,
        message: `The study has ${use ?? cap} but not ${missing}, so ${kind.id} limits nothing.`,
        hint: `Add a column ${missing} (${needed}).`,
      });
      continue;
    }
    requireFit(kind, columns[use]!, columns[cap]!);
    limits.push(limitOf(study, year, activity, kind, use, cap, headroom));
  }
  return { limits, issues };
}

function requireFit(
  kind: Kind,
  use: { readonly id: string; readonly unit: string; readonly dimensions: readonly string[] },
  cap: { readonly id: string; readonly unit: string; readonly dimensions: readonly string[] },
): void {
  const wrong =
    use.dimensions.length !== 3
      ? `${use.id} is by ${use.dimensions.join(" and ")}; it must be by region, industry and year`
      : cap.dimensions.join() !== "region,year"
        ? `${cap.id} is by ${cap.dimensions.join(", ")}; it must be by region and year`
        : use.unit !== cap.unit
          ? `${use.id} is in ${use.unit} and ${cap.id} in ${cap.unit}; give both in one unit`
          : null;
  if (wrong !== null)
    throw new InputError("bad-capacity", `match: ${wrong}. Or leave ${kind.id} out of the limits.`, {
      use: use.id,
      cap: cap.id,
    });
}

function limitOf(
  study: StudySession,
  year: number,
  activity: Float64Array,
  kind: Kind,
  use: string,
  cap: string,
  headroom: number,
): PlaceLimit {
  const R = study.regions.length;
  const S = study.industries.length;
  const Y = study.years.length;
  const used = study.cube(use);
  const capacity = study.panel(cap);
  const intensity = new Float64Array(R * S);
  const today = new Float64Array(R);
  for (let s = 0; s < S; ++s) {
    let of = 0;
    let by = 0;
    for (let i = 0; i < R; ++i) {
      const amount = used[(i * S + s) * Y + year]!;
      if (!(amount >= 0) || !(activity[i * S + s]! > 0)) continue;
      of += amount;
      by += activity[i * S + s]!;
    }
    for (let i = 0; i < R; ++i) {
      const amount = used[(i * S + s) * Y + year]!;
      const heads = activity[i * S + s]!;
      intensity[i * S + s] = amount >= 0 && heads > 0 ? amount / heads : by > 0 ? of / by : 0;
      today[i]! += intensity[i * S + s]! * heads;
    }
  }
  return {
    id: kind.id,
    unit: study.loaded.dataset.columns[use]!.unit,
    intensity,
    capacity: Float64Array.from({ length: R }, (_, i) => {
      const most = capacity[i * Y + year]!;
      return Number.isNaN(most) ? Number.POSITIVE_INFINITY : most * headroom;
    }),
    basis: "data",
    how: {
      en: `${kind.name.en}: use from ${use} per unit of activity, capacity from ${cap}; a place without a capacity has no limit.`,
      zh: `${kind.name.zh}：单位活动量的用量取自 ${use}，容量取自 ${cap}；没有给出容量的地区不设限。`,
    },
    use: today,
  };
}
