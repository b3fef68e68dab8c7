import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  centreDistances,
  decayRate,
  EARTH_RADIUS_KM,
  greatCircleDistance,
  InputError,
  medianOwnDistance,
  ownDistance,
  populationDistances,
  proximityKernels,
} from "../../src/index.ts";

const lon = fc.double({ min: -180, max: 180, noNaN: true });
const lat = fc.double({ min: -90, max: 90, noNaN: true });

describe("greatCircleDistance", () => {
  it("is a quarter of the circumference from the equator to the pole", () => {
    expect(greatCircleDistance(10, 0, 77, 90)).toBeCloseTo((Math.PI / 2) * EARTH_RADIUS_KM, 9);
  });

  it("is one degree of the equator", () => {
    expect(greatCircleDistance(0, 0, 1, 0)).toBeCloseTo((Math.PI / 180) * EARTH_RADIUS_KM, 9);
  });

  it("is symmetric, non-negative, zero to itself and obeys the triangle inequality", () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, lon, lat, (aLon, aLat, bLon, bLat, cLon, cLat) => {
        const ab = greatCircleDistance(aLon, aLat, bLon, bLat);
        expect(ab).toBe(greatCircleDistance(bLon, bLat, aLon, aLat));
        expect(greatCircleDistance(aLon, aLat, aLon, aLat)).toBe(0);
        const detour = greatCircleDistance(aLon, aLat, cLon, cLat) + greatCircleDistance(cLon, cLat, bLon, bLat);
        expect(ab).toBeLessThanOrEqual(detour + 1e-3); // asin near the antipode keeps about 8 digits
      }),
    );
  });
});

describe("centreDistances", () => {
  it("puts two thirds of the radius of an equal disc on the diagonal and great circles elsewhere", () => {
    const d = centreDistances(Float64Array.of(116.41, 117.19), Float64Array.of(39.9, 39.13), Float64Array.of(Math.PI * 900, 0));
    expect(d[0]).toBeCloseTo(20, 12);
    expect(d[3]).toBe(0);
    expect(d[1]).toBeCloseTo(greatCircleDistance(116.41, 39.9, 117.19, 39.13), 9);
    expect(d[2]).toBe(d[1]);
  });

  it("says which array is too short", () => {
    expect(() => centreDistances(new Float64Array(2), new Float64Array(1), new Float64Array(2))).toThrow(/lat has 1 values/);
  });
});

describe("populationDistances", () => {
  const area = Math.PI * 9; // own distance of 2 km

  it("is the great circle for single points and the disc formula on the diagonal", () => {
    const d = populationDistances(
      {
        lon: Float64Array.of(0, 1),
        lat: Float64Array.of(0, 0),
        population: Float64Array.of(5, 7),
        region: Int32Array.of(0, 1),
        areaKm2: Float64Array.of(area, 4 * area),
      },
      2,
    );
    expect(d[0]).toBeCloseTo(2, 12);
    expect(d[3]).toBeCloseTo(4, 12);
    expect(d[1]).toBeCloseTo(greatCircleDistance(0, 0, 1, 0), 9);
    expect(d[2]).toBe(d[1]);
  });

  it("takes the harmonic mean with population weights, checked by the double sum", () => {
    const lonOf = [0, 0.5, 2, 2.3];
    const latOf = [0, 0.1, 1, -0.4];
    const pop = [3, 1, 2, 2];
    const region = [0, 0, 1, 1];
    const d = populationDistances(
      {
        lon: Float64Array.from(lonOf),
        lat: Float64Array.from(latOf),
        population: Float64Array.from(pop),
        region: Int32Array.from(region),
        areaKm2: new Float64Array(4).fill(area),
      },
      2,
    );
    const total = [4, 4];
    for (const i of [0, 1]) {
      for (const j of [0, 1]) {
        let inverse = 0;
        for (let k = 0; k < 4; ++k) {
          for (let l = 0; l < 4; ++l) {
            if (region[k] !== i || region[l] !== j) continue;
            const dkl = k === l ? ownDistance(area) : greatCircleDistance(lonOf[k]!, latOf[k]!, lonOf[l]!, latOf[l]!);
            inverse += ((pop[k]! / total[i]!) * (pop[l]! / total[j]!)) / dkl;
          }
        }
        expect(d[i * 2 + j]).toBeCloseTo(1 / inverse, 8);
      }
    }
  });

  it("splits the area of a region evenly when points have none", () => {
    const points = {
      lon: Float64Array.of(0, 0.5, 2),
      lat: new Float64Array(3),
      population: Float64Array.of(3, 1, 2),
      region: Int32Array.of(0, 0, 1),
    };
    const given = populationDistances({ ...points, areaKm2: Float64Array.of(50, 50, 80) }, 2);
    expect([...populationDistances(points, 2, Float64Array.of(100, 80))]).toEqual([...given]);
    expect(() => populationDistances(points, 2)).toThrow(/neither the points nor the regions have areas/);
  });

  it("names regions without a populated point", () => {
    const points = {
      lon: Float64Array.of(0),
      lat: Float64Array.of(0),
      population: Float64Array.of(1),
      region: Int32Array.of(1),
      areaKm2: Float64Array.of(1),
    };
    expect(() => populationDistances(points, 3)).toThrow(InputError);
    expect(() => populationDistances(points, 3)).toThrow(/2 of 3 regions have no populated point \(first: region 0\)/);
  });
});

describe("proximityKernels", () => {
  const distances = Float64Array.of(10, 200, 200, 20);

  it("halves over the half-distance and lets the network remove c of the distance effect", () => {
    const k = proximityKernels(distances, 2, { halfDistanceKm: 200, distanceRelief: 0.5 });
    expect(k.physical[1]).toBeCloseTo(0.5, 15);
    expect(k.virtual[1]).toBeCloseTo(Math.SQRT1_2, 15);
    expect(k.physical[0]).toBeCloseTo(2 ** (-10 / 200), 15);
  });

  it("knows a placeless network, segmentation and three treatments of the own cell", () => {
    const placeless = proximityKernels(distances, 2, {
      halfDistanceKm: 200,
      distanceRelief: 1,
      segmentation: Float64Array.of(9, 2, 0, 9),
      segmentationPull: 0.5,
    });
    expect([...placeless.virtual]).toEqual([1, Math.exp(-1), 1, 1]);
    expect(proximityKernels(distances, 2, { halfDistanceKm: 200, ownCell: "zero-distance" }).physical[0]).toBe(1);
    const out = proximityKernels(distances, 2, { halfDistanceKm: 200, ownCell: "left-out" });
    expect([out.physical[0], out.virtual[3]]).toEqual([0, 0]);
  });

  it("keeps ratios within a row when every entry would underflow", () => {
    const far = Float64Array.of(5000, 5001, 5001, 5000);
    const k = proximityKernels(far, 2, { halfDistanceKm: 1, distanceRelief: 0 });
    expect(k.logScale[0]).toBeCloseTo(5000 * Math.LN2, 9);
    expect(k.physical[1]! / k.physical[0]!).toBeCloseTo(0.5, 10);
  });

  it("refuses a half-distance of zero, a relief above one and an unknown distance", () => {
    expect(() => decayRate(0)).toThrow(/half-distance is 0 km/);
    expect(() => proximityKernels(distances, 2, { halfDistanceKm: 1, distanceRelief: 1.2 })).toThrow(/must be 1 or less/);
    expect(() => proximityKernels(Float64Array.of(1, Number.NaN, 1, 1), 2, { halfDistanceKm: 1 })).toThrow(
      /from region 0 to region 1/,
    );
  });
});

it("medianOwnDistance takes the middle of the diagonal", () => {
  expect(medianOwnDistance(Float64Array.of(1, 0, 0, 0, 5, 0, 0, 0, 3), 3)).toBe(3);
  expect(medianOwnDistance(Float64Array.of(1, 0, 0, 4), 2)).toBe(2.5);
});
