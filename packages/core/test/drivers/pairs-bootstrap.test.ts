import { describe, expect, it } from "vitest";
import { coverageDesigns, coveragePanel, type NetEffectPanel } from "../../src/drivers/index.ts";
import { pairsBootstrapInterval } from "../../src/drivers/pairs-bootstrap.ts";
import { translogDesign } from "../../src/drivers/translog-design.ts";
import { clusteredRegression } from "../../src/econometrics/index.ts";
import { createRandom, sortedQuantile } from "../../src/numeric/index.ts";

const [regions, industries, years] = [8, 2, 4];
const panel = coveragePanel({ ...coverageDesigns[0]!, regions, industries, years }, createRandom(4));

const regression = (of: NetEffectPanel) => {
  const design = translogDesign(of, {});
  return clusteredRegression(design.effects, design.y, design.columns);
};

/** The panel of the regions picked, each pick a region of its own. */
function resampled(picks: readonly number[]): NetEffectPanel {
  const gather = (values: Float64Array, size: number) =>
    Float64Array.from(picks.flatMap((r) => [...values.subarray(r * size, (r + 1) * size)]));
  return {
    ...panel,
    regions: picks.map((_, i) => `pick-${i}`),
    logProductivity: gather(panel.logProductivity, industries * years),
    logAgglomeration: gather(panel.logAgglomeration, industries * years),
    logDigital: gather(panel.logDigital, years),
    activity: gather(panel.activity, industries * years),
  };
}

describe("pairs bootstrap over regions", () => {
  it("is the percentile interval of refitted resamples", () => {
    const fit = regression(panel);
    const w = fit.columns.indexOf("w");
    const count = 25;
    const [low, high] = pairsBootstrapInterval(fit, w, count, createRandom(6), 0.8);
    const random = createRandom(6);
    const refitted = Float64Array.from({ length: count }, () => {
      const picks = Array.from({ length: regions }, () => random.integer(regions));
      return regression(resampled(picks)).coefficients[w]!;
    }).sort();
    expect(low).toBeCloseTo(sortedQuantile(refitted, 0.1), 9);
    expect(high).toBeCloseTo(sortedQuantile(refitted, 0.9), 9);
  });
});
