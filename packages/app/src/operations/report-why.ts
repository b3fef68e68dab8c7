import {
  congestionScenario,
  defaultNetEffectModel,
  drawNetEffectModels,
  indifferenceCurve,
  netEffectSurface,
  turningPoint,
} from "@jiju/core";
import { netEffectAxes, pairs, windowTo } from "@jiju/figures";
import type { WhyResult } from "@jiju/lab";
import { requireAvailable } from "../study/availability.ts";
import type { StudySession } from "../study/session.ts";
import { industryProximity, kernelSettings } from "./agglomeration.ts";
import { pastPeakShare } from "./past-peak.ts";
import { costLinesOf } from "./report-cost-lines.ts";

const AXIS_END = 6;
const CURVE_POINTS = 81;
const PEAK_POINTS = 40;
/** Places drawn beside the scenario at most: the largest by activity. */
const PLACES_DRAWN = 6;
/** Names stand left of their points and are about this wide and high, in the units of the axes. */
const NAME_SIZE = [1.1, 0.2] as const;

/** Figure 1a at the starting parameters and every region's place on it in one year. */
export function whyResult(
  study: StudySession,
  industry: number,
  region: number | undefined,
  year: number,
  draws: number,
  seed: number,
): WhyResult {
  const model = defaultNetEffectModel;
  const scenario = congestionScenario(model);
  const Y = study.years.length;
  const S = study.industries.length;
  const reach = industryProximity(study, industry, kernelSettings(study), { nationalMean: "first-year" }).physicalAgglomeration;
  const level = requireAvailable("The net-effect diagram", study.digitalRelative());
  const models = drawNetEffectModels(draws, seed);
  const places = study.regions.flatMap((entry, i) => {
    const agglomeration = reach[i * Y + year]!;
    const technology = level[i * Y + year]!;
    if (!(agglomeration > 0 && technology > 0)) return [];
    const peak = turningPoint(model, technology);
    return [
      {
        region: entry.id,
        agglomeration,
        technology,
        turningPoint: peak.status === "interior" ? peak.agglomeration : null,
        pastShare: pastPeakShare(models, agglomeration, technology),
      },
    ];
  });
  const activity = study.activity();
  const size = new Map(study.regions.map((entry, i) => [entry.id, activity[(i * S + industry) * Y + year]!]));
  const chosen = region === undefined ? undefined : study.regions[region]!.id;
  const candidates = [...places]
    .filter((place) => place.region === chosen || (place.agglomeration < AXIS_END && place.technology < AXIS_END))
    .sort(
      (a, b) =>
        Number(b.region === chosen) - Number(a.region === chosen) || (size.get(b.region) || 0) - (size.get(a.region) || 0),
    );
  const drawn: typeof places = [];
  for (const place of candidates) {
    const hidden = drawn.some(
      (other) =>
        Math.abs(other.agglomeration - place.agglomeration) < NAME_SIZE[0] &&
        Math.abs(other.technology - place.technology) < NAME_SIZE[1],
    );
    if (!hidden && drawn.length < PLACES_DRAWN) drawn.push(place);
  }
  const nameOf = new Map(study.regions.map((entry) => [entry.id, entry.name]));
  const surface = netEffectSurface(scenario.shockedModel);
  const window = windowTo(AXIS_END, AXIS_END / 2);
  return {
    indifferenceMap: {
      ...netEffectAxes,
      xRange: [0, AXIS_END],
      yRange: [0, AXIS_END / 2],
      curves: (["re1", "re2", "re3"] as const).map((key) => {
        const curve = indifferenceCurve(surface, scenario.levels[key], window, CURVE_POINTS);
        const id = key.toUpperCase();
        return { id, name: { en: id, zh: id }, points: pairs(curve.agglomeration, curve.digitalLevel), strong: key === "re2" };
      }),
      turningPoints: {
        id: "peaks",
        name: { en: "congestion peak", zh: "拥挤拐点" },
        points: Array.from({ length: PEAK_POINTS }, (_, k) => ((AXIS_END / 2) * (k + 1)) / PEAK_POINTS).flatMap((technology) => {
          const peak = turningPoint(model, technology);
          return peak.status === "interior" && peak.agglomeration <= AXIS_END ? [[peak.agglomeration, technology] as const] : [];
        }),
      },
      points: [
        ...scenario.points.map(({ id, agglomeration, digitalLevel }) => ({
          id,
          label: { en: id, zh: id },
          at: [agglomeration, digitalLevel] as const,
          guides: true,
          side: id === "E1" || id === "E2" ? ("bottom" as const) : ("top" as const),
        })),
        ...drawn.map((place) => ({
          id: place.region,
          label: nameOf.get(place.region)!,
          at: [place.agglomeration, place.technology] as const,
          chosen: place.region === chosen,
          side: "left" as const,
        })),
      ],
    },
    costLines: costLinesOf(netEffectSurface(model), placeInFocus(places, size, chosen), nameOf),
    scenario: {
      agglomerationBefore: scenario.agglomerationBefore,
      agglomerationAfter: scenario.agglomerationAfter,
      technologyBefore: scenario.digitalLevelBefore,
      technologyAfter: scenario.digitalLevelAfter,
      logNetEffect: scenario.points.map((point) => point.logEffect) as [number, number, number, number],
      ordered: scenario.ordered,
    },
    places,
    basis: {
      en: "the starting set of the model book, chosen for clear figures and not estimated from these data",
      zh: "采用模型手册的初始参数，为清楚作图而选，并非由本研究数据估计",
    },
  };
}

/** The chosen place, else the largest by activity. */
function placeInFocus(
  places: WhyResult["places"],
  size: ReadonlyMap<string, number>,
  chosen: string | undefined,
): WhyResult["places"][number] | undefined {
  const bySize = [...places].sort((a, b) => (size.get(b.region) || 0) - (size.get(a.region) || 0));
  return places.find(({ region }) => region === chosen) ?? bySize[0];
}
