import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

const golden = (file: string) => JSON.parse(readFileSync(new URL(`../../../core/test/golden/${file}`, import.meta.url), "utf8"));
// biome-ignore lint/suspicious/noExplicitAny: an answer as it travels
const run = async (id: string, input: unknown): Promise<any> => {
  const context = { study: undefined, progress: () => {}, signal: new AbortController().signal };
  return JSON.parse(JSON.stringify((await execute(id, input, context)).result));
};

const columbus = golden("spatial-columbus/input.json");
const expected = golden("spatial-columbus/expected.json");
const links = (columbus.neighbours as number[][]).flatMap((row, i) =>
  row.map((j) => ({ from: columbus.ids[i], to: columbus.ids[j], weight: 1 })),
);
const weights = { ids: columbus.ids, source: { kind: "links", links } };
/** Ten digits: both sides print about fifteen, sums differ in their order. */
const agrees = (got: number, wanted: number) => expect(Math.abs(got / wanted - 1), `${got}, ${wanted}`).toBeLessThan(1e-10);

/** A lattice of 3 x 3 unit squares, columns by rows. */
const lattice = {
  type: "FeatureCollection",
  features: Array.from({ length: 9 }, (_, k) => {
    const [x, y] = [k % 3, Math.floor(k / 3)] as [number, number];
    const ring = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ];
    return { type: "Feature", properties: { id: `c${k}` }, geometry: { type: "Polygon", coordinates: [ring] } };
  }),
};

describe("space.weights", () => {
  it("finds queen and rook neighbours of a lattice and says so", async () => {
    const queen = await run("space.weights", { source: { kind: "queen", outlines: lattice } });
    const rook = await run("space.weights", { source: { kind: "rook", outlines: lattice }, transform: "binary" });
    expect(queen.summary).toMatchObject({
      regions: 9,
      links: 40,
      isolates: [],
      components: [9],
      transform: "row",
      neighbours: { least: 3, mean: 40 / 9, most: 8 },
      histogram: [0, 0, 0, 4, 0, 4, 0, 0, 1],
    });
    expect(rook.summary).toMatchObject({ links: 24, histogram: [0, 0, 4, 4, 1] });
    expect(rook.links.filter((link: { from: string }) => link.from === "c0")).toEqual([
      { from: "c0", to: "c1", weight: 1 },
      { from: "c0", to: "c3", weight: 1 },
    ]);
  });

  it("takes outlines in the order of ids and leaves a region without one alone", async () => {
    const ids = ["c8", "c4", "elsewhere", "c0"];
    const found = await run("space.weights", { ids, source: { kind: "queen", outlines: lattice } });
    expect(found.ids).toEqual(ids);
    expect(found.summary).toMatchObject({ isolates: ["elsewhere"], components: [3, 1] });
    const source = { kind: "queen", outlines: lattice };
    await expect(run("space.weights", { ids: ["a", "b"], source })).rejects.toMatchObject({ code: "unknown-ids" });
  });

  it.each(["gal", "gwt", "table"] as const)("writes %s and reads it back", async (kind) => {
    const first = await run("space.weights", { ...weights, transform: "binary", format: kind });
    const again = await run("space.weights", {
      ids: columbus.ids,
      source: { kind, text: first.text },
      transform: "binary",
    });
    expect(again.links).toEqual(first.links);
    expect(again.summary).toMatchObject({ links: expected.weights.links, components: [49], isolates: [] });
    await expect(run("space.weights", { source: { kind, text: first.text } })).rejects.toMatchObject({ code: "no-ids" });
  });

  it("builds every kind from points, and neighbours of neighbours", async () => {
    const xy = { x: [0, 1, 2, 3], y: [0, 0, 0, 0], metric: "plane" };
    const count = async (source: object, more: object = {}) =>
      (await run("space.weights", { source: { ...xy, ...source }, ...more })).summary.links;
    expect(await count({ kind: "nearest", neighbours: 1 })).toBe(4);
    expect(await count({ kind: "nearest", neighbours: 1 }, { symmetrise: "union" })).toBe(6);
    expect(await count({ kind: "band" })).toBe(6);
    expect(await count({ kind: "band", reach: 2 })).toBe(10);
    expect(await count({ kind: "band" }, { order: 2 })).toBe(4);
    expect(await count({ kind: "band" }, { order: 2, include: "up-to" })).toBe(10);
    expect(await count({ kind: "kernel", bandwidth: { fixed: 1.5 }, self: "include" })).toBe(10);
    expect(await count({ kind: "inverse-distance" })).toBe(12);
    const matrix = [
      [0, 2],
      [1, 0],
    ];
    expect((await run("space.weights", { source: { kind: "matrix", matrix }, transform: "raw" })).links).toEqual([
      { from: "1", to: "2", weight: 2 },
      { from: "2", to: "1", weight: 1 },
    ]);
  });
});

describe("space.association on Columbus", () => {
  it("prints the Moran and Geary of spdep", async () => {
    const wanted = expected.moran.randomisation_two_sided;
    const moran = await run("space.association", { values: columbus.y, weights, permutations: 0 });
    agrees(moran.global[0].statistic, wanted.estimate["Moran I statistic"]);
    agrees(moran.global[0].variance, wanted.estimate.Variance);
    agrees(moran.global[0].pValue, wanted.p);
    const geary = await run("space.association", { statistic: "geary", values: columbus.y, weights, permutations: 0 });
    agrees(geary.global[0].statistic, expected.geary.randomisation_two_sided.estimate["Geary C statistic"]);
    const normal = { values: columbus.y, weights, permutations: 0, assumption: "normality", scope: "global" };
    agrees((await run("space.association", normal)).global[0].pValue, expected.moran.normality_two_sided.p);
  });

  it("prints its Getis-Ord G and join counts with binary weights", async () => {
    const binary = { ...weights, transform: "binary" };
    const ord = await run("space.association", { statistic: "getis-ord", values: columbus.y, weights: binary, permutations: 0 });
    agrees(ord.global[0].z, expected.getis_ord_G_binary.statistic);
    const median = [...columbus.y].sort((a, b) => a - b)[24];
    const values = columbus.y.map((value: number) => (value > median ? "high" : "low"));
    const joins = await run("space.association", { statistic: "join-counts", values, weights: binary, permutations: 0 });
    const [high, low] = expected.joincount_test_B_nonfree;
    const line = (id: string) => joins.global.find((entry: { id: string }) => entry.id === id);
    expect(joins.global.map((entry: { id: string }) => entry.id)).toEqual(["high-high", "high-low", "low-low"]);
    agrees(line("low-low").z, low.statistic);
    agrees(line("high-high").z, high.statistic);
    expect(joins.local).toBeNull();
  });

  it("gives sites a place in the scatter plot, and the same draws to the same seed", async () => {
    const input = { values: columbus.y, weights, permutations: 199, seed: 7, correction: "none" };
    const found = await run("space.association", input);
    expect(await run("space.association", input)).toEqual(found);
    expect((await run("space.association", { ...input, seed: 8 })).global[0].permutation).not.toEqual(
      found.global[0].permutation,
    );
    const slope = found.scatter.own.reduce((sum: number, own: number, i: number) => sum + own * found.scatter.lag[i], 0) / 49;
    agrees(slope, found.global[0].statistic);
    found.local.quadrant.forEach((quadrant: string, i: number) => {
      expect(quadrant).toBe(`${found.scatter.own[i] > 0 ? "H" : "L"}${found.scatter.lag[i] > 0 ? "H" : "L"}`);
      expect(["ns", quadrant]).toContain(found.local.cluster[i]);
    });
    const corrected = await run("space.association", { ...input, correction: "fdr" });
    expect(corrected.local.pCorrected.every((p: number, i: number) => p >= found.local.pValue[i])).toBe(true);
  });

  it("takes a second variable where the statistic has one, and asks for it", async () => {
    const base = { values: columbus.x.INC, second: columbus.y, weights, permutations: 0 };
    const reversed = await run("space.association", { ...base, statistic: "bivariate-moran" });
    expect(reversed.global[0].statistic).toBeLessThan(0);
    const change = await run("space.association", { ...base, statistic: "differential-moran" });
    const difference = columbus.y.map((value: number, i: number) => value - columbus.x.INC[i]);
    const plain = await run("space.association", { values: difference, weights, permutations: 0 });
    agrees(change.global[0].statistic, plain.global[0].statistic);
    const rates = await run("space.association", {
      statistic: "empirical-bayes-moran",
      values: columbus.y.map((value: number) => Math.round(value)),
      second: columbus.y.map(() => 1000),
      weights,
      permutations: 0,
    });
    expect(rates.rates.raw[0]).toBeCloseTo(0.016, 12);
    await expect(
      run("space.association", { values: [1, 2], statistic: "bivariate-moran", weights: { source: lattice2 } }),
    ).rejects.toMatchObject({ code: "no-second-variable" });
    await expect(run("space.association", { values: ["a", "b"], weights: { source: lattice2 } })).rejects.toMatchObject({
      code: "not-numeric",
    });
  });
});
const lattice2 = {
  kind: "matrix",
  matrix: [
    [0, 1],
    [1, 0],
  ],
};

describe("operations on firms", () => {
  // Two clusters of the industry 60 km apart among firms spread evenly over a line of 100 km.
  const x = [
    ...Array.from({ length: 10 }, (_, i) => 20 + i / 10),
    ...Array.from({ length: 10 }, (_, i) => 80 + i / 10),
    ...Array.from({ length: 100 }, (_, i) => i + 0.5),
  ];
  const firms = {
    x,
    y: x.map(() => 0),
    metric: "plane",
    industry: x.map((_, i) => (i < 20 ? "chips" : "bread")),
    of: "chips",
  };

  it("finds the industry localised at short distance", async () => {
    const found = await run("space.k-density", { ...firms, steps: 32, simulations: 50 });
    expect(found).toMatchObject({ firms: 120, members: 20, verdict: "localised" });
    expect(found.localisation[0]).toBeGreaterThan(0);
    expect((await run("space.k-density", { ...firms, simulations: 0 })).verdict).toBe("not-tested");
    const cross = await run("space.k-density", { ...firms, against: "bread", steps: 8, simulations: 5 });
    expect(cross.density.length).toBe(8);
    await expect(run("space.k-density", { ...firms, of: "ships" })).rejects.toMatchObject({ code: "unknown-industry" });
  });

  it("finds the same by M and by the scale curve", async () => {
    const m = await run("space.m-function", { ...firms, distances: [1, 10, 100], simulations: 20 });
    expect(m.m[0]).toBeGreaterThan(2);
    // Everybody is in reach at 100 km: the industry's share is its share.
    expect(m.m[2]).toBeCloseTo(1, 12);
    const curve = await run("space.scale-curve", { ...firms, smallScale: 2, steps: 16, simulations: 50 });
    expect(curve.small.pValue).toBeLessThan(0.05);
    expect(curve.pattern).toMatch(/local-clusters/);
    expect(curve.statement.zh).toMatch(/\p{Script=Han}/u);
  });

  it("counts Ripley's K of four corners by hand", async () => {
    const window = { lowX: 0, lowY: 0, highX: 2, highY: 2 };
    const corners = { x: [0.5, 1.5, 0.5, 1.5], y: [0.5, 0.5, 1.5, 1.5], window, edge: "none", simulations: 0 };
    const { k, l, bands } = await run("space.ripley", { ...corners, distances: [0.5, 1.1, 1.5] });
    // area / (n (n - 1)) times ordered pairs within reach: none, 8, 12
    expect(k).toEqual([0, (4 / 12) * 8, 4]);
    expect(l[2]).toBeCloseTo(Math.sqrt(4 / Math.PI) - 1.5, 12);
    expect(bands).toBeNull();
  });
});
