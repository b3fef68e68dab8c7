import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createProximityChange,
  createRandom,
  fillProximityChange,
  type OwnCell,
  observedPathCodes,
  observedPathOf,
  observedPaths,
  type PathPanel,
  type PathSettings,
  pairedDistances,
  preparePathPanel,
} from "../../src/index.ts";

function panelOf(seed: number, regions: number, industries: number): PathPanel {
  const random = createRandom(seed);
  const draw = (n: number, low: number, high: number) =>
    Float64Array.from({ length: n }, () => low + (high - low) * random.uniform());
  const x = draw(regions, 0, 1000);
  const y = draw(regions, 0, 1000);
  return {
    regions,
    industries,
    distances: Float64Array.from({ length: regions * regions }, (_, k) => {
      const [i, j] = [Math.floor(k / regions), k % regions];
      return i === j ? 20 + 3 * i : Math.hypot(x[i]! - x[j]!, y[i]! - y[j]!);
    }),
    activityFirst: draw(regions * industries, 1, 100),
    activityLast: draw(regions * industries, 1, 100),
    digitalFirst: draw(regions, 0.05, 0.5),
    digitalLast: draw(regions, 0.1, 1),
    tradability: draw(industries, 0, 1),
    halfDistanceKm: new Float64Array(industries).fill(90),
  };
}

const panels = (industries: number) =>
  fc.tuple(fc.nat(1e6), fc.integer({ min: 1, max: 9 })).map(([seed, regions]) => panelOf(seed, regions, industries));
const settings = (relief: number, ownCell: OwnCell): PathSettings => ({
  distanceRelief: relief,
  segmentationPull: 1,
  halfDistanceFactor: 1,
  tradabilityFactor: 1,
  ownCell,
});

describe("kernels shared by pairs of regions", () => {
  it("give the same bits as rows, for every own cell", () => {
    fc.assert(
      fc.property(
        panels(1),
        fc.double({ min: -0.3, max: 1, noNaN: true }),
        fc.constantFrom<OwnCell>("own-distance", "zero-distance", "left-out"),
        (panel, relief, ownCell) => {
          const prepared = preparePathPanel(panel, "share");
          const paired = pairedDistances(panel);
          expect(paired).toBeDefined();
          const byRows = createProximityChange(panel.regions);
          const byPairs = createProximityChange(panel.regions);
          fillProximityChange(panel, prepared, settings(relief, ownCell), byRows);
          fillProximityChange(panel, prepared, settings(relief, ownCell), byPairs, { paired });
          expect(byPairs).toEqual(byRows);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("are not used where distances differ by direction, are unknown, or a border lies between", () => {
    const panel = panelOf(1, 4, 1);
    const oneWay = panel.distances.slice();
    oneWay[1]! += 1;
    const unknown = panel.distances.slice();
    unknown[5] = Number.NaN;
    expect(pairedDistances({ ...panel, distances: oneWay })).toBeUndefined();
    expect(pairedDistances({ ...panel, distances: unknown })).toBeUndefined();
    expect(pairedDistances({ ...panel, segmentation: new Float64Array(16) })).toBeUndefined();
    const farthest = Math.max(...[0, 1, 2, 3].map((i) => Math.min(...panel.distances.subarray(4 * i, 4 * i + 4))));
    expect(pairedDistances(panel)!.farthestNearestKm).toBe(farthest);
  });

  it("leave rows that would underflow to the sweep by rows, which scales them", () => {
    const panel = { ...panelOf(2, 3, 1), halfDistanceKm: Float64Array.of(0.01) };
    const prepared = preparePathPanel(panel, "share");
    const byRows = createProximityChange(3);
    const byPairs = createProximityChange(3);
    fillProximityChange(panel, prepared, settings(0.5, "own-distance"), byRows);
    fillProximityChange(panel, prepared, settings(0.5, "own-distance"), byPairs, { paired: pairedDistances(panel) });
    expect(byPairs).toEqual(byRows);
    for (const value of byPairs.real) expect(Number.isFinite(value)).toBe(true);
  });
});

describe("kernels shared by periods", () => {
  it("give the paths of each period computed alone, and of each cell alone", () => {
    fc.assert(
      fc.property(panels(3), fc.nat(1e6), (panel, seed) => {
        const other = panelOf(seed, panel.regions, 3);
        const later = {
          ...panel,
          activityFirst: panel.activityLast,
          activityLast: other.activityLast,
          digitalFirst: panel.digitalLast,
          digitalLast: other.digitalLast,
        };
        const codes = observedPathCodes([panel, later]);
        expect(codes).toEqual([observedPaths(panel).path, observedPaths(later).path]);
        for (let i = 0; i < panel.regions; ++i) {
          for (let s = 0; s < 3; ++s) expect(observedPathOf(panel, i, s)).toBe(codes[0]![i * 3 + s]);
        }
      }),
      { numRuns: 30 },
    );
    expect(observedPathCodes([])).toEqual([]);
  });
});
