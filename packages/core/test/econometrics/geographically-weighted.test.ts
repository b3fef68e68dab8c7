import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  bandwidthScore,
  bestBandwidth,
  brentMinimum,
  geographicallyWeighted,
  type LocalDesign,
  leastSquares,
  localBandwidths,
  localDesign,
} from "../../src/index.ts";

const golden = (name: string, file: string) =>
  JSON.parse(readFileSync(new URL(`../golden/${name}/${file}.json`, import.meta.url), "utf8"));

function designOf(columns: Record<string, number[]>, y: string, regressors: readonly string[]): LocalDesign {
  const values = (id: string) => Float64Array.from(columns[id]!);
  return localDesign(
    "test",
    { y: values(y), regressors: regressors.map((id) => ({ id, values: values(id) })) },
    { ids: columns[y]!.map((_, i) => String(i)), x: values("X"), y: values("Y"), metric: "plane" },
  );
}
const within = (got: number, wanted: number, relative: number) =>
  expect(Math.abs(got / wanted - 1), `${got} against ${wanted}`).toBeLessThan(relative);

const columbus = designOf(golden("gwr-columbus", "input"), "CRIME", ["INC", "HOVAL"]);
const printed = golden("gwr-columbus", "expected");
const georgia = designOf(golden("gwr-georgia", "input"), "PctBach", [
  "TotPop90",
  "PctRural",
  "PctEld",
  "PctFB",
  "PctPov",
  "PctBlack",
]);
const computed = golden("gwr-georgia", "expected");

describe("geographically weighted regression against spgwr's printed crime in Columbus", () => {
  it("finds the bandwidth by cross-validation, and everything at it to the digits printed", () => {
    const best = bestBandwidth(columbus, "gaussian");
    const { fixed } = best.bandwidth as { fixed: number };
    expect(best.status).toBe("converged");
    expect(Math.abs(fixed - printed.gaussian.bandwidth)).toBeLessThan(1.3e-4);
    within(best.score, printed.gaussian.crossValidation, 1e-7);
    const fit = geographicallyWeighted(columbus, "gaussian", best.bandwidth);
    // The bandwidth is known to 1.2e-4; what depends on it moves by about as much of itself.
    for (const key of ["traceS", "degreesOfFreedom", "aicc", "aic", "residualSumSquares", "rSquared"] as const)
      within(fit[key], printed.gaussian[key], 2e-5);
    within(Math.sqrt(fit.sigma2), printed.gaussian.sigma, 2e-5);
    for (const c of [0, 1, 2]) {
      const line = Array.from({ length: 49 }, (_, i) => fit.coefficients[3 * i + c]!);
      within(Math.min(...line), printed.gaussian.least[c], 5e-5);
      within(Math.max(...line), printed.gaussian.most[c], 5e-5);
    }
  });

  it("says that bisquare weights want the whole map", () => {
    const best = bestBandwidth(columbus, "bisquare");
    expect(best.status).toBe("at-bound");
    within((best.bandwidth as { fixed: number }).fixed, printed.bisquare.bandwidth, 5e-6);
    const fit = geographicallyWeighted(columbus, "bisquare", best.bandwidth);
    for (const key of ["traceS", "degreesOfFreedom", "aicc", "residualSumSquares", "rSquared"] as const)
      within(fit[key], printed.bisquare[key], 1e-6);
  });
});

describe("geographically weighted regression of Georgia's counties, against a program in R", () => {
  it("at a given bandwidth to ten digits", () => {
    const { bandwidth, ...rest } = computed.atBandwidth;
    const fit = geographicallyWeighted(georgia, "gaussian", { fixed: bandwidth });
    for (const [key, value] of Object.entries(rest)) within(fit[key as "aicc"], value as number, 1e-10);
  });

  it("finds the bandwidths to the tolerance of the search", () => {
    within((bestBandwidth(georgia, "gaussian").bandwidth as { fixed: number }).fixed, computed.fixed.bandwidth, 1e-6);
    const aicc = bestBandwidth(georgia, "gaussian", { criterion: "aicc" });
    within((aicc.bandwidth as { fixed: number }).fixed, computed.aicc.bandwidth, 1e-6);
    within(aicc.score, computed.aicc.score, 1e-10);
    const adaptive = bestBandwidth(georgia, "gaussian", { kind: "share" });
    expect(Math.abs((adaptive.bandwidth as { share: number }).share - computed.adaptive.share)).toBeLessThan(1.3e-4);
    within(
      bandwidthScore(georgia, "gaussian", { share: computed.adaptive.share }, "cv"),
      computed.adaptive.crossValidation,
      1e-9,
    );
  });

  it("with one weight for everybody is ordinary least squares", () => {
    const fit = geographicallyWeighted(georgia, "boxcar", { fixed: 2 * georgia.diagonal });
    const ordinary = leastSquares(georgia.x, georgia.y, georgia.n, georgia.k);
    within(fit.residualSumSquares, ordinary.residualSumSquares, 1e-10);
    within(fit.traceS, georgia.k, 1e-10);
    fit.coefficients.subarray(0, georgia.k).forEach((value, c) => {
      within(value, ordinary.coefficients[c]!, 1e-8);
    });
  });

  it("names the place that has too few neighbours, and a share that is none", () => {
    expect(() => geographicallyWeighted(georgia, "bisquare", { fixed: 1000 })).toThrow(/place 1/);
    expect(() => localBandwidths(georgia, { share: 50 })).toThrow(/share of the 159/);
  });
});

describe("brentMinimum", () => {
  it("finds the least value of a valley, and goes to the end of a slope", () => {
    expect(Math.abs(brentMinimum((x) => (x - 1 / 3) ** 2, 0, 1).x - 1 / 3)).toBeLessThan(1.3e-4);
    expect(brentMinimum((x) => -x, 0, 1).x).toBeGreaterThan(0.999);
    expect(() => brentMinimum((x) => x, 1, 0)).toThrow(/ascending/);
  });
});
