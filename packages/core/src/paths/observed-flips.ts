import { InputError } from "../errors/index.ts";
import { type Flip, type FlipQuantity, nearestFlips } from "./flip.ts";
import { type ObservedPathOptions, pathSettings } from "./observed.ts";
import { type PathPanel, preparePathPanel } from "./panel.ts";
import { classifyPath } from "./path.ts";
import { createProximityChange, fillProximityChange, type PathSettings } from "./proximity-change.ts";

/**
 * What would flip the observed path of one region-industry, and by how much.
 *
 * Moves one quantity at a time: `distance-relief` (c, -0.5 to 1), `tradability` (m_s, 0 to 1), `half-distance` (a quarter to four
 * times), `digital-level` (the place's T of the last year, up to 1) and `own-activity` (the place's L of the last year, half to
 * double; in share mode everybody's share moves with it).
 *
 * @param panel    two years
 * @param region   0 to R - 1
 * @param industry 0 to S - 1
 * @param options  the setting to start from
 * @returns flips in the order above, `to` in the unit of the quantity (km, shares, activity); empty where no path is defined
 * @throws InputError `unknown-cell`, and those of `preparePathPanel`
 */
export function observedPathFlips(
  panel: PathPanel,
  region: number,
  industry: number,
  options: ObservedPathOptions = {},
): readonly Flip[] {
  const { regions: R, industries: S } = panel;
  if (!(region >= 0 && region < R && industry >= 0 && industry < S)) {
    throw new InputError(
      "unknown-cell",
      `observedPathFlips: region ${region}, industry ${industry}; the panel has ${R} regions and ${S} industries.`,
      { region, industry },
    );
  }
  const spec = pathSettings(options);
  const column = (table: Float64Array) => Float64Array.from({ length: R }, (_, i) => table[i * S + industry]!);
  const single: PathPanel = {
    ...panel,
    industries: 1,
    activityFirst: column(panel.activityFirst),
    activityLast: column(panel.activityLast),
    tradability: panel.tradability.slice(industry, industry + 1),
    halfDistanceKm: panel.halfDistanceKm.slice(industry, industry + 1),
  };
  const change = createProximityChange(R);
  const answer = (with_: PathPanel, settings: PathSettings) => {
    fillProximityChange(with_, preparePathPanel(with_, spec.mode), settings, change, { from: region, to: region + 1 });
    return classifyPath(change.real[region]!, change.virtual[region]!, spec.bothShare);
  };
  const withEntry = (table: Float64Array, value: number) => {
    const out = table.slice();
    out[region] = value;
    return out;
  };
  const half = panel.halfDistanceKm[industry]! * spec.halfDistanceFactor;
  const tradability = Math.min(1, panel.tradability[industry]! * spec.tradabilityFactor);
  const level = panel.digitalLast[region]!;
  const activity = single.activityLast[region]!;
  const quantities: FlipQuantity[] = [
    {
      quantity: "distance-relief",
      from: spec.distanceRelief,
      low: Math.min(-0.5, spec.distanceRelief),
      high: 1,
      scale: "linear",
      answerAt: (value) => answer(single, { ...spec, distanceRelief: value }),
    },
    {
      quantity: "tradability",
      from: tradability,
      low: 0,
      high: 1,
      scale: "linear",
      answerAt: (value) => answer({ ...single, tradability: Float64Array.of(value) }, { ...spec, tradabilityFactor: 1 }),
    },
    {
      quantity: "half-distance",
      from: half,
      low: half / 4,
      high: half * 4,
      scale: "log",
      answerAt: (value) => answer({ ...single, halfDistanceKm: Float64Array.of(value) }, { ...spec, halfDistanceFactor: 1 }),
    },
  ];
  if (level > 0) {
    quantities.push({
      quantity: "digital-level",
      from: level,
      low: level / 4,
      high: Math.min(1, level * 4),
      scale: "log",
      answerAt: (value) => answer({ ...single, digitalLast: withEntry(panel.digitalLast, value) }, spec),
    });
  }
  if (activity > 0) {
    quantities.push({
      quantity: "own-activity",
      from: activity,
      low: activity / 2,
      high: activity * 2,
      scale: "log",
      answerAt: (value) => answer({ ...single, activityLast: withEntry(single.activityLast, value) }, spec),
    });
  }
  return quantities.flatMap((quantity) => nearestFlips(quantity));
}
