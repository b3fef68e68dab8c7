import {
  type CongestionScenario,
  compensatingDigitalLevel,
  congestionScenario,
  defaultNetEffectModel,
  indifferenceCurve,
  type NetEffectModel,
  netEffect,
  netEffectSurface,
  turningPoint,
} from "@jiju/core";
import { axisEnd, type FigureData, type FigureText, netEffectAxes, pairs, windowTo } from "@jiju/figures";
import type { PlacePoint } from "./place.ts";
import type { WhyState } from "./why-state.ts";

/** Share of agglomeration given up in the question "how much technology replaces it". */
export const givenUp = 0.1;
const peakPoints = 40;

/** The point of the diagram against the peak at its own digital level. */
export interface PointReading {
  readonly agglomeration: number;
  readonly technology: number;
  readonly logEffect: number;
  /** dlnRE/dlnA and dlnRE/dlnT there. */
  readonly elasticityAgglomeration: number;
  readonly elasticityTechnology: number;
  /** A*(T) before the shock; null without an interior peak. */
  readonly peak: number | null;
  /** Relative change of T that makes good a tenth less agglomeration; null where none does. */
  readonly leap: number | null;
}

export interface CongestionDiagram {
  readonly scenario: CongestionScenario;
  readonly reading: PointReading;
  readonly data: FigureData<"indifference-map">;
}

/** Names of what the diagram draws, both languages. */
export interface CongestionNames {
  readonly point: FigureText;
  readonly peaks: FigureText;
}

/**
 * Figure 1a for a state of the page: the scenario solved, the point read, and the data of the drawing.
 *
 * @param point  the reader's point; its T is the digital level before and during the shock
 * @param places  places of the study to draw beside it
 */
export function congestionDiagram(
  state: WhyState,
  point: { readonly agglomeration: number; readonly technology: number },
  places: readonly PlacePoint[],
  names: CongestionNames,
): CongestionDiagram {
  const model: NetEffectModel = { ...defaultNetEffectModel, congestion: state.congestion };
  const scenario = congestionScenario(model, {
    digitalLevel: point.technology,
    shockedCongestion: state.congestion * state.shock,
    reading: state.reading,
  });
  const reading = readPoint(model, point.agglomeration, point.technology);
  const shown = scenario.points.filter(({ agglomeration, digitalLevel }) => agglomeration < 60 && digitalLevel < 60);
  const width = axisEnd([
    point.agglomeration,
    ...shown.map(({ agglomeration }) => agglomeration),
    ...places.map(({ agglomeration }) => agglomeration),
  ]);
  const height = axisEnd([
    point.technology,
    ...shown.map(({ digitalLevel }) => digitalLevel),
    ...places.map(({ technology }) => technology),
  ]);
  const window = windowTo(width, height);
  const drawn = state.reading === "capacity" ? { ...model, congestion: 0 } : scenario.shockedModel;
  const surface = netEffectSurface(drawn);
  const levels = [
    ["RE1", scenario.levels.re1],
    ["RE2", scenario.levels.re2],
    ["RE3", scenario.levels.re3],
  ] as const;
  const curves = levels
    .filter(([, level]) => Number.isFinite(level))
    .map(([id, level]) => {
      const curve = indifferenceCurve(surface, level, window, 81);
      return { id, name: { en: id, zh: id }, points: pairs(curve.agglomeration, curve.digitalLevel), strong: id === "RE2" };
    });
  return {
    scenario,
    reading,
    data: {
      ...netEffectAxes,
      xRange: [0, width],
      yRange: [0, height],
      curves,
      turningPoints: { id: "peaks", name: names.peaks, points: peakLine(model, width, height) },
      points: [
        ...shown.map(({ id, agglomeration, digitalLevel }) => ({
          id,
          label: { en: id, zh: id },
          at: [agglomeration, digitalLevel] as const,
          guides: true,
          side: id === "E1" || id === "E2" ? ("bottom" as const) : ("top" as const),
        })),
        ...places.map(({ id, name, agglomeration, technology, band }) => ({
          id,
          label: name,
          at: [agglomeration, technology] as const,
          ...(band === null ? {} : { band }),
          side: "left" as const,
        })),
        {
          id: "point",
          label: names.point,
          at: [point.agglomeration, point.technology] as const,
          chosen: true,
          side: "top" as const,
        },
      ],
    },
  };
}

function readPoint(model: NetEffectModel, agglomeration: number, technology: number): PointReading {
  const here = netEffect(model, agglomeration, technology);
  const peak = turningPoint(model, technology);
  const needed = compensatingDigitalLevel(
    netEffectSurface(model),
    agglomeration * (1 - givenUp),
    here.logEffect,
    Math.log(technology),
  );
  return {
    agglomeration,
    technology,
    logEffect: here.logEffect,
    elasticityAgglomeration: here.elasticityAgglomeration,
    elasticityTechnology: here.elasticityDigital,
    peak: peak.status === "interior" ? peak.agglomeration : null,
    leap: needed.status === "solved" ? needed.digitalLevel / technology - 1 : null,
  };
}

/** The congestion peak as a function of the digital level, clipped to the window. */
function peakLine(model: NetEffectModel, width: number, height: number): readonly (readonly [number, number])[] {
  const points: (readonly [number, number])[] = [];
  for (let index = 1; index <= peakPoints; ++index) {
    const level = (height * index) / peakPoints;
    const peak = turningPoint(model, level);
    if (peak.status !== "interior") continue;
    if (peak.agglomeration > width) break;
    points.push([peak.agglomeration, level]);
  }
  return points;
}
