import { describe, expect, it } from "vitest";
import { type EstimateResult, estimateSentences, estimateTable } from "../../src/report/estimate.ts";
import { sentenceHtml } from "../../src/report/html.ts";

const interval = {
  estimate: 0.017,
  standardError: 0.02,
  degreesOfFreedom: 3.1,
  interval95: [-0.03, 0.06] as [number, number],
  pValue: 0.4,
};
const result: EstimateResult = {
  industry: null,
  productivity: { column: "wage", definition: { en: "wage", zh: "工资" } },
  firstYear: 2015,
  lastYear: 2020,
  rows: 3000,
  cells: 500,
  regions: 31,
  singletons: 0,
  effects: "default",
  verdict: {
    kind: "cannot-tell",
    immaterial: false,
    band: 0.016,
    tolerance: 0.01,
    digitalRange: 0.6,
    smallestCertifiedTolerance: 0.03,
    detectable: 0.08,
    leaveOut: [],
    reasons: ["interval-contains-zero"],
  },
  interaction: {
    estimate: 0.017,
    interval95: [-0.029, 0.057],
    interval90: [-0.02, 0.05],
    pValue: 0.4,
    draws: 9999,
    distribution: "rademacher",
    biasReduced: interval,
    ordinary: interval,
  },
  terms: [],
  dropped: [],
  levelElasticity: null,
  card: null,
  turningPoint: {
    form: "whole-line",
    pieces: [[null, null]],
    status: "computed",
    estimate: null,
    kind: "undetermined",
    logT: 0,
    outsideData: false,
    noTurningPoint: true,
  },
  leap: { form: "whole-line", pieces: [], status: "not-defined", logPoints: null, logA: 0, logT: 0, share: 0.1 },
  structural: null,
  quantilesLogA: [],
  quantilesLogT: [],
  issues: [],
};

describe.each(["en", "zh"] as const)("the chapter of the estimate in %s", (language) => {
  it("links every number of its sentences to a cell of its table", () => {
    const html = estimateSentences(result, language, "X").map(sentenceHtml).join("");
    const cells = new Set(estimateTable(result, language).rows.flatMap(({ cells: row }) => row.flatMap(({ id }) => id ?? [])));
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!);
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(cells).toContain(target);
    expect(html).toContain("+0.017");
    expect(html).toContain("−0.029");
  });

  it("says what would tell where the data cannot, and that a sign is no experiment where they can", () => {
    const last = (kind: EstimateResult["verdict"]["kind"]) =>
      sentenceHtml(estimateSentences({ ...result, verdict: { ...result.verdict, kind } }, language, "X").at(-1)!);
    expect(last("cannot-tell")).toMatch(/31/);
    expect(last("substitutes")).toMatch(/experiment|实验/);
    expect(last("substitutes")).not.toBe(last("cannot-tell"));
  });

  it("does without an estimate", () => {
    const html = estimateSentences({ ...result, interaction: null }, language, "X")
      .map(sentenceHtml)
      .join("");
    expect(html).toMatch(/not identify|不能识别/);
  });
});
