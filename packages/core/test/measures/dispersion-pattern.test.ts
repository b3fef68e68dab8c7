import { describe, expect, it } from "vitest";
import { dispersionPatterns, proximityPanel } from "../../src/index.ts";

/** Three regions on a line, two industries, two years; the second industry stands still as a reference. */
function study(industry: readonly (readonly [number, number])[], level: readonly (readonly [number, number])[]) {
  const activity = Float64Array.from(industry.flatMap(([first, last]) => [first, last, 100, 100]));
  const distances = Float64Array.of(10, 200, 400, 200, 10, 200, 400, 200, 10);
  const panel = proximityPanel(
    {
      regions: 3,
      industries: 2,
      years: 2,
      activity,
      digitalLevel: Float64Array.from(level.flat()),
      tradability: Float64Array.of(0.8, 0),
      distances,
    },
    { halfDistanceKm: 100 },
  );
  return dispersionPatterns(panel, activity, distances)[0]!;
}

describe("dispersionPatterns", () => {
  it("supports the slogan when activity spreads and contacts gather where the network is", () => {
    const pattern = study(
      [
        [80, 60],
        [10, 20],
        [10, 20],
      ],
      [
        [0.3, 1],
        [0.3, 0.05],
        [0.3, 0.05],
      ],
    );
    expect(pattern.physicalGini[1]).toBeLessThan(pattern.physicalGini[0]);
    expect(pattern.virtualGini[1]).toBeGreaterThan(pattern.virtualGini[0]);
    expect(pattern.verdict).toBe("dispersed-and-virtually-concentrated");
    expect(pattern.supportsSlogan).toBe(true);
  });

  it("contradicts it when the data do", () => {
    const even = [
      [0.3, 0.3],
      [0.3, 0.3],
      [0.3, 0.3],
    ] as const;
    const gathering = study(
      [
        [60, 80],
        [20, 10],
        [20, 10],
      ],
      even,
    );
    expect(gathering.verdict).toBe("concentrated-in-both");
    expect(gathering.supportsSlogan).toBe(false);
    const spreading = study(
      [
        [80, 60],
        [10, 20],
        [10, 20],
      ],
      even,
    );
    expect(spreading.verdict).toBe("dispersed-in-both");
  });

  it("says no change and not defined where that is the answer", () => {
    const still = [
      [50, 50],
      [30, 30],
      [20, 20],
    ] as const;
    const level = [
      [0.3, 0.3],
      [0.3, 0.3],
      [0.3, 0.3],
    ] as const;
    expect(study(still, level).verdict).toBe("no-change");
    const zero = level.map(() => [0, 0] as const);
    expect(study(still, zero).verdict).toBe("not-defined");
  });
});
