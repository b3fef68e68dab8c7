import { describe, expect, it } from "vitest";
import {
  observedPathFlips,
  observedPaths,
  PATH_CODE,
  PATH_COUNT,
  type PathPanel,
  pathEnsemble,
  pathReasons,
  pathTransitions,
} from "../../src/index.ts";

const { optimising: O, deepening: D, strengthening: X } = PATH_CODE;

describe("pathTransitions", () => {
  it("counts by hand and finds the long run of a two-state chain", () => {
    const result = pathTransitions([Uint8Array.of(O, O, D, D, 0), Uint8Array.of(O, D, D, O, D), Uint8Array.of(O, D, O, O, D)]);
    expect(result.counts[O * PATH_COUNT + O]).toBe(3);
    expect(result.counts[O * PATH_COUNT + D]).toBe(1);
    expect(result.counts[D * PATH_COUNT + O]).toBe(2);
    expect(result.counts[D * PATH_COUNT + D]).toBe(3);
    expect(result.undefinedMoves).toBe(1);
    // p_OD = 1/4, p_DO = 2/5: long run of O = .4 / .65.
    expect(result.longRun[O]).toBeCloseTo(0.4 / 0.65, 9);
    expect(result.longRun[D]).toBeCloseTo(0.25 / 0.65, 9);
  });

  it("has no long run where a path's successors are unknown or the chain splits", () => {
    expect(pathTransitions([Uint8Array.of(O), Uint8Array.of(X)]).longRun[O]).toBeNaN();
    expect(pathTransitions([Uint8Array.of(O, D), Uint8Array.of(O, D)]).longRun[O]).toBeNaN();
    expect(() => pathTransitions([Uint8Array.of(O)])).toThrow(/need two periods/);
  });
});

const panel: PathPanel = {
  regions: 2,
  industries: 1,
  distances: Float64Array.of(50, 400, 400, 50),
  activityFirst: Float64Array.of(100, 80),
  activityLast: Float64Array.of(120, 70),
  digitalFirst: Float64Array.of(0.2, 0.2),
  digitalLast: Float64Array.of(0.6, 0.4),
  tradability: Float64Array.of(0.6),
  halfDistanceKm: Float64Array.of(200),
};

describe("observedPathFlips", () => {
  it("names values at which the path really is another", () => {
    const present = observedPaths(panel).path[0];
    const flips = observedPathFlips(panel, 0, 0);
    expect(flips.length).toBeGreaterThan(0);
    const relief = flips.find((flip) => flip.quantity === "distance-relief");
    expect(relief).toBeDefined();
    expect(observedPaths(panel, { distanceRelief: relief!.to }).path[0]).toBe(relief!.answer);
    expect(relief!.answer).not.toBe(present);
    const activity = flips.find((flip) => flip.quantity === "own-activity")!;
    const moved = observedPaths({ ...panel, activityLast: Float64Array.of(activity.to, 70) }).path[0];
    expect(moved).toBe(activity.answer);
    expect(() => observedPathFlips(panel, 2, 0)).toThrow(/2 regions and 1 industries/);
  });
});

describe("pathReasons", () => {
  it("quotes numbers that stand in the result it points to", () => {
    const paths = observedPaths(panel);
    const ensemble = pathEnsemble(panel, { draws: 16 });
    const reasons = pathReasons(paths, 0, 0, ensemble);
    const real = reasons.find((reason) => reason.code === "real-rose")!;
    expect(real.params.change).toBe(paths.real[0]);
    expect((real.params.own as number) + (real.params.others as number)).toBeCloseTo(paths.real[0]!, 12);
    for (const reason of reasons) {
      for (const cell of reason.cells) {
        const source: object = cell.result === "observed-paths" ? paths : ensemble;
        expect(Object.keys(source)).toContain(cell.field);
      }
    }
    expect(reasons.some((reason) => reason.code === "draws-agree" || reason.code === "cannot-tell")).toBe(true);
    expect(reasons.some((reason) => reason.code.startsWith("negative-relief"))).toBe(true);
  });

  it("gives the offset of a loss and the reason of a gap", () => {
    const fallen = observedPaths({ ...panel, activityLast: Float64Array.of(40, 140), digitalLast: Float64Array.of(0.25, 0.25) });
    expect(pathReasons(fallen, 0, 0).map((reason) => reason.code)).toContain("loss-offset");
    const absent = observedPaths({ ...panel, activityLast: Float64Array.of(Number.NaN, 70) });
    expect(pathReasons(absent, 0, 0)).toEqual([
      {
        code: "not-defined-activity",
        params: {},
        cells: [{ result: "observed-paths", field: "absence", region: 0, industry: 0 }],
      },
    ]);
  });
});
