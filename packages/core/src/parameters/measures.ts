import type { Parameter } from "./parameter.ts";

const SCALE_REASON =
  "Published half-distances run from 100 m to 200 km because channels differ; a study sees only those longer than its own internal distances, so the default follows the size of its regions.";

/** Defaults of proximity: how far interaction reaches physically and through networks. */
export const proximityParameters: readonly Parameter[] = [
  {
    id: "half-distance-province",
    symbol: "ln 2 / delta",
    label: { en: "Half-distance between provinces", zh: "半衰距离（省级）" },
    unit: "km",
    default: 200,
    range: [100, 500],
    scale: "log",
    engines: ["measures", "path", "how"],
    basis: { kind: "assumption", reason: SCALE_REASON },
  },
  {
    id: "half-distance-city",
    symbol: "ln 2 / delta",
    label: { en: "Half-distance between cities", zh: "半衰距离（地市级）" },
    unit: "km",
    default: 50,
    range: [20, 150],
    scale: "log",
    engines: ["measures", "path", "how"],
    basis: { kind: "assumption", reason: SCALE_REASON },
  },
  {
    id: "half-distance-county",
    symbol: "ln 2 / delta",
    label: { en: "Half-distance between counties", zh: "半衰距离（县级）" },
    unit: "km",
    default: 20,
    range: [10, 60],
    scale: "log",
    engines: ["measures", "path", "how"],
    basis: { kind: "assumption", reason: SCALE_REASON },
  },
  {
    id: "distance-relief",
    symbol: "c",
    label: { en: "Share of the distance effect that a network removes", zh: "网络削减距离作用的份额" },
    unit: "1",
    default: 0.65,
    range: [0, 0.9],
    scale: "linear",
    engines: ["measures", "path", "how"],
    basis: {
      kind: "source",
      citation:
        "Lendle, Olarreaga, Schropp and Vezina (2016), There goes gravity: eBay and the death of distance, Economic Journal 126(591): 406-441: distance matters 65 % less for trade on the platform",
    },
  },
  {
    id: "segmentation-pull",
    symbol: "eta",
    label: { en: "Strength of segmentation in virtual space", zh: "虚拟空间分割强度" },
    unit: "1",
    default: 1,
    range: [0, 2],
    scale: "linear",
    engines: ["measures", "path", "how"],
    basis: {
      kind: "assumption",
      reason:
        "Segmentation h is given by the user in units of log attenuation, so 1 takes it at face value; without a table of h it has no effect.",
    },
  },
];

/** Half-distance that suits regions of a size, by parameter id. */
export type RegionLevel = "province" | "city" | "county";

/**
 * Size of regions, read from their median own distance, for choosing a default half-distance.
 *
 * Typical own distances by the disc formula: provinces of China 145 km (150,000 km2), prefecture-level cities 46 km (15,000 km2), counties
 * 17 km (2,000 km2). The limits, 82 and 28 km, are the geometric means between neighbours.
 *
 * @param medianOwnDistanceKm  kilometres, > 0
 */
export function regionLevelOf(medianOwnDistanceKm: number): RegionLevel {
  if (medianOwnDistanceKm >= 82) return "province";
  return medianOwnDistanceKm >= 28 ? "city" : "county";
}
