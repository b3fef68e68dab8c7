import { centreDistances, type PopulationPoints, populationDistances, type Text } from "@jiju/core";
import type { LoadedStudy } from "@jiju/lab";
import type { Availability } from "./availability.ts";

export interface StudyDistances {
  /** [R x R], own distances on the diagonal. */
  readonly km: Float64Array;
  /** How they were made. */
  readonly method: Text;
}

/** Distances between the regions of a study: its own table, else points with people, else centres and areas; or what is missing. */
export function studyDistances({ dataset, distances, points }: LoadedStudy): Availability<StudyDistances> {
  const { regions } = dataset;
  const R = regions.length;
  const areas = Float64Array.from(regions, (region) => region.areaKm2);
  if (distances && distances.unit === "km") {
    return {
      value: { km: distances.values, method: { en: "Distances as given in the study.", zh: "采用研究自带的距离表。" } },
    };
  }
  if (points) {
    const populated = pointsOf(points, areas, R);
    if (populated) {
      return {
        value: {
          km: populationDistances(populated, R),
          method: {
            en: "Population-weighted harmonic mean over pairs of points (Head and Mayer), for own distances too.",
            zh: "按人口加权的点对调和平均距离（Head 和 Mayer），自身距离同法计算。",
          },
        },
      };
    }
  }
  const missing: Text[] = [];
  if (regions.some((region) => Number.isNaN(region.lon) || Number.isNaN(region.lat))) {
    missing.push({
      en: "the centre (lon, lat) of every region in the list of regions",
      zh: "地区名单中每个地区的中心点（lon、lat）",
    });
  }
  if (areas.some((area) => Number.isNaN(area))) {
    missing.push({
      en: "the area (area_km2) of every region in the list of regions",
      zh: "地区名单中每个地区的面积（area_km2）",
    });
  }
  if (missing.length > 0) return { missing };
  const lon = Float64Array.from(regions, (region) => region.lon);
  const lat = Float64Array.from(regions, (region) => region.lat);
  return {
    value: {
      km: centreDistances(lon, lat, areas),
      method: {
        en: "Great-circle distances between centres; own distance (2/3)√(area/π).",
        zh: "中心点之间的大圆距离；自身距离为 (2/3)√（面积/π）。",
      },
    },
  };
}

/** Points with an own area each: the region's area shared out by the number of its points. Undefined when a region has no point or no area. */
function pointsOf(
  points: NonNullable<LoadedStudy["points"]>,
  areas: Float64Array,
  regions: number,
): PopulationPoints | undefined {
  const counts = new Float64Array(regions);
  for (const region of points.region) counts[region]! += 1;
  for (let i = 0; i < regions; ++i) if (!(counts[i]! > 0) || !(areas[i]! > 0)) return undefined;
  return {
    lon: points.lon,
    lat: points.lat,
    population: points.population,
    region: points.region,
    areaKm2: Float64Array.from(points.region, (region) => areas[region]! / counts[region]!),
  };
}
