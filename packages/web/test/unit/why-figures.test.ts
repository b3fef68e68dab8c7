import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { congestionDiagram } from "../../src/pages/why/congestion-figure.ts";
import { costDiagram, mixMove } from "../../src/pages/why/cost-figure.ts";
import { defaultWhyState, limits, readWhyState, type WhyState, writeWhyState } from "../../src/pages/why/why-state.ts";

const blank = { en: "", zh: "" };
const congestionNames = { point: blank, peaks: blank };

describe("Figure 1a of the page", () => {
  const { scenario, reading, data } = congestionDiagram(
    defaultWhyState,
    { agglomeration: 1, technology: 1 },
    [],
    congestionNames,
  );

  /* Solved independently of this project at kappa 0.01 -> 0.02, T1 = 1; printed there to 4 and 5 digits. */
  it("draws the published solves", () => {
    expect(scenario.agglomerationBefore).toBeCloseTo(4.789, 3);
    expect(scenario.agglomerationAfter).toBeCloseTo(2.19, 3);
    expect(scenario.digitalLevelAfter).toBeCloseTo(2.241, 3);
    expect(scenario.levels.re1).toBeCloseTo(-0.01131, 5);
    expect(scenario.levels.re3).toBeCloseTo(0.02082, 5);
  });

  it("reads the point against the peak at its own digital level", () => {
    expect(reading.peak).toBeCloseTo(4.789, 3);
    expect(reading.elasticityAgglomeration).toBeCloseTo(0.029, 10);
  });

  it("keeps every point inside the axes", () => {
    for (const { at } of data.points) {
      expect(at[0]).toBeLessThanOrEqual(data.xRange[1]);
      expect(at[1]).toBeLessThanOrEqual(data.yRange[1]);
    }
  });

  it("solves for every state the sliders reach", () => {
    fc.assert(
      fc.property(whyStates, (state) => {
        const drawn = congestionDiagram(
          state,
          { agglomeration: state.agglomeration ?? 1, technology: state.technology ?? 1 },
          [],
          congestionNames,
        );
        expect(Number.isFinite(drawn.reading.logEffect)).toBe(true);
        expect(drawn.data.xRange[1]).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

describe("Figure 1b of the page", () => {
  it("names a move by both parts, and a mix that stays as one that stays", () => {
    const mix = (agglomeration: number, digitalLevel: number) => ({ agglomeration, digitalLevel });
    expect(mixMove(mix(1, 1), mix(1.2, 0.8))).toBe("more-less");
    expect(mixMove(mix(1, 1), mix(1.005, 1.4))).toBe("same-more");
    expect(mixMove(mix(1.35, 1.59), mix(1.35, 1.59))).toBe("same-same");
    expect(mixMove(mix(1, 1), mix(0.9, 1))).toBe("less-same");
  });

  it("splits the whole move into substitution and scale", () => {
    fc.assert(
      fc.property(whyStates, (state) => {
        const start = { agglomeration: state.agglomeration ?? 1, digitalLevel: state.technology ?? 1 };
        const { hicks, points } = costDiagram(state, start, blank);
        if (hicks.split === null) return;
        const { substitution, scaleAtNewCosts, whole } = hicks.split;
        expect(substitution.agglomeration + scaleAtNewCosts.agglomeration).toBeCloseTo(whole.agglomeration, 9);
        expect(substitution.digitalLevel + scaleAtNewCosts.digitalLevel).toBeCloseTo(whole.digitalLevel, 9);
        expect(points.P2!.logEffect).toBeCloseTo(points.P1!.logEffect, 6);
        expect(points.Q1!.logEffect).toBeCloseTo(points.Q2!.logEffect, 6);
      }),
      { numRuns: 40 },
    );
  });

  it("moves away from agglomeration at the prices of the source's sentence", () => {
    const { split } = costDiagram(defaultWhyState, { agglomeration: 1, digitalLevel: 1 }, blank).hicks;
    expect(split!.sentenceOnB1.implied.agglomeration).toBeLessThan(0);
    expect(split!.sentenceOnB1.implied.digitalLevel).toBeGreaterThan(0);
  });

  it("shows the moves without a split under adjustment costs", () => {
    const diagram = costDiagram({ ...defaultWhyState, rule: "adjustment" }, { agglomeration: 1, digitalLevel: 1 }, blank);
    expect(diagram.hicks.split).toBeNull();
    expect(diagram.data.costLines).toEqual([]);
    expect(diagram.hicks.q2.gain).toBeGreaterThan(0);
  });
});

describe("state of the page in the address", () => {
  it("reproduces every state from its link, to five digits", () => {
    fc.assert(
      fc.property(whyStates, (state) => {
        const opened = readWhyState(new URLSearchParams(writeWhyState(new URLSearchParams("region=a"), state).toString()));
        for (const key of Object.keys(state) as (keyof WhyState)[]) {
          const [wanted, got] = [state[key], opened[key]];
          if (typeof wanted === "number") expect(got).toBeCloseTo(wanted, 3);
          else expect(got).toBe(wanted);
        }
      }),
    );
  });

  it("leaves an untouched page's link alone and ignores numbers out of range", () => {
    expect(writeWhyState(new URLSearchParams("region=a"), defaultWhyState).toString()).toBe("region=a");
    expect(readWhyState(new URLSearchParams("kappa=99&shock=abc&a=-1&rule=none"))).toEqual(defaultWhyState);
  });
});

const between = ([low, high]: readonly [number, number]) =>
  fc.double({ min: 0, max: 1, noNaN: true }).map((share) => Number((low * (high / low) ** share).toPrecision(3)));
const whyStates: fc.Arbitrary<WhyState> = fc.record({
  figure: fc.constantFrom("congestion" as const, "costs" as const),
  agglomeration: fc.option(between([0.1, 10]), { nil: null }),
  technology: fc.option(between([0.1, 10]), { nil: null }),
  congestion: between(limits.congestion),
  shock: between(limits.shock),
  reading: fc.constantFrom("congestion-peak" as const, "capacity" as const),
  costAgglomeration: between(limits.costAgglomeration),
  costBefore: between(limits.costBefore),
  costAfter: between(limits.costAfter),
  budget: between(limits.budget),
  rule: fc.constantFrom("level" as const, "signed-change" as const, "adjustment" as const),
});
