import { describe, expect, it } from "vitest";
import { coverageDesigns, coveragePanel, coverageStudy, plantedEffect } from "../../src/drivers/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

const design = coverageDesigns.find(({ id }) => id === "31-regions-w--0.08-spatial-0")!;
const structural = coverageDesigns.find(({ id }) => id === "60-regions-rho-0.5")!;
const small = { ...design, regions: 14, industries: 2, years: 5 };

describe("coverage study", () => {
  it("has three truths of w, two sizes, with and without spatial correlation, and two truths of sigma", () => {
    expect(coverageDesigns).toHaveLength(14);
    expect(new Set(coverageDesigns.map(({ id }) => id)).size).toBe(14);
  });

  it("plants what it says: without errors the panel is the truth plus effects", () => {
    const quiet = { ...small, cellError: 0, regionShock: 0 };
    const panel = coveragePanel(quiet, createRandom(3));
    const T = quiet.years;
    // Differences over time less those of another region in the same industry leave only the planted surface.
    const f = (r: number, t: number) =>
      plantedEffect(quiet.truth, panel.logAgglomeration[r * 2 * T + t]!, panel.logDigital[r * T + t]!);
    const y = (r: number, t: number) => panel.logProductivity[r * 2 * T + t]!;
    const double = (g: (r: number, t: number) => number) => g(0, 3) - g(0, 1) - g(5, 3) + g(5, 1);
    expect(double(y)).toBeCloseTo(double(f), 12);
  });

  it("keeps the deviation of region shocks with and without spatial correlation, and makes neighbours alike", () => {
    const shocks = (spatialCorrelation: number) => {
      const quiet = {
        ...design,
        cellError: 0,
        regionShock: 1,
        spatialCorrelation,
        regionPersistence: 0,
        truth: { ...design.truth, a: 0, k: 0, b: 0, w: 0 },
      };
      let variance = 0;
      let neighbours = 0;
      for (let draw = 0; draw < 40; ++draw) {
        const panel = coveragePanel({ ...quiet, industries: 1 }, createRandom(draw));
        const T = quiet.years;
        const change = (r: number) => panel.logProductivity[r * T + 1]! - panel.logProductivity[r * T]!;
        const values = Array.from({ length: quiet.regions }, (_, r) => change(r));
        const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
        values.forEach((value, r) => {
          variance += (value - mean) ** 2;
          neighbours += (value - mean) * (values[(r + 1) % values.length]! - mean);
        });
      }
      return { variance: variance / (40 * quiet.regions), correlation: neighbours / variance };
    };
    const without = shocks(0);
    const spatial = shocks(0.6);
    expect(without.variance).toBeGreaterThan(1.7);
    expect(spatial.variance).toBeGreaterThan(1.4);
    expect(spatial.variance).toBeLessThan(2.3);
    expect(Math.abs(without.correlation)).toBeLessThan(0.12);
    expect(spatial.correlation).toBeGreaterThan(0.2);
  });

  it("scores every interval, adds verdicts to one, and gives the same draws to workers that share them", () => {
    const options = { draws: 12, wildDraws: 99 };
    const whole = coverageStudy(small, createRandom(5), options);
    expect(whole.status).toBe("completed");
    expect(Object.values(whole.verdicts).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    const ids = whole.rows.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(["wild", "bias-reduced", "clustered-t", "clustered-normal", "term-a", "turning-point"]),
    );
    const wild = whole.rows.find(({ id }) => id === "wild")!;
    expect(wild.coverage).toBeGreaterThan(0.6);
    const halves = [0, 6].map((firstDraw) => coverageStudy(small, createRandom(5), { ...options, draws: 6, firstDraw }));
    const merged = halves.reduce((sum, half) => sum + half.meanEstimate, 0) / 2;
    expect(merged).toBeCloseTo(whole.meanEstimate, 12);
    expect(coverageStudy(small, createRandom(5), { ...options, signal: { cancelled: true } }).draws).toBe(0);
  });

  it("scores sigma where the truth is structural", () => {
    const study = coverageStudy(
      { ...structural, regions: 30, industries: 3, cellError: 0.002, regionShock: 0.001 },
      createRandom(2),
      { draws: 4, wildDraws: 99 },
    );
    expect(study.identifiedShare).toBeGreaterThan(0);
    expect(study.rows.some(({ id }) => id === "sigma")).toBe(true);
    expect(study.power).toBeNaN();
  });
});
