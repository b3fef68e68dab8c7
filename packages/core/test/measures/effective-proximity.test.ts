import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  createRandom,
  effectiveProximity,
  meanOverIndustries,
  type ProximityPanelInput,
  proximityKernels,
  proximityPanel,
} from "../../src/index.ts";

/** A seeded map of R regions with S industries over Y years. */
function country(seed: number, R: number, S: number, Y: number): Required<ProximityPanelInput> & { tradability: Float64Array } {
  const random = createRandom(seed);
  const x = Float64Array.from({ length: R }, () => 1000 * random.uniform());
  const distances = new Float64Array(R * R);
  for (let i = 0; i < R; ++i) {
    for (let j = 0; j < R; ++j) distances[i * R + j] = i === j ? 30 : Math.abs(x[i]! - x[j]!) + 5;
  }
  return {
    regions: R,
    industries: S,
    years: Y,
    activity: Float64Array.from({ length: R * S * Y }, () => Math.exp(random.normal())),
    digitalLevel: Float64Array.from({ length: R * Y }, () => 0.05 + 0.95 * random.uniform()),
    tradability: Float64Array.from({ length: S }, () => random.uniform()),
    distances,
  };
}

/** Phi by its definition, pair by pair. */
function bruteForce(input: ReturnType<typeof country>, s: number, y: number, c: number, half: number) {
  const { regions: R, industries: S, years: Y } = input;
  const delta = Math.LN2 / half;
  const rows = [];
  for (let i = 0; i < R; ++i) {
    let reach = 0;
    let physical = 0;
    let virtual = 0;
    for (let j = 0; j < R; ++j) {
      const k = Math.exp(-delta * input.distances[i * R + j]!);
      const v = Math.exp(-(1 - c) * delta * input.distances[i * R + j]!);
      const L = input.activity[(j * S + s) * Y + y]!;
      const o = Math.min(1, input.tradability[s]! * Math.sqrt(input.digitalLevel![i * Y + y]! * input.digitalLevel![j * Y + y]!));
      reach += k * L;
      physical += (1 - o) * k * L;
      virtual += o * v * L;
    }
    rows.push({ reach, physical, virtual, L: input.activity[(i * S + s) * Y + y]! });
  }
  const weight = rows.reduce((sum, row) => sum + row.L, 0);
  const mean = rows.reduce((sum, row) => sum + row.L * row.reach, 0) / weight;
  return rows.map((row) => ({ ...row, A: row.reach / mean, V: row.virtual / mean }));
}

describe("proximityPanel", () => {
  it("equals the pair-by-pair definition in every cell, with regions left over from strips and fours", () => {
    const input = country(7, 21, 3, 2);
    const panel = proximityPanel(input, { halfDistanceKm: 120, distanceRelief: 0.3 });
    for (let s = 0; s < 3; ++s) {
      for (let y = 0; y < 2; ++y) {
        bruteForce(input, s, y, 0.3, 120).forEach((expected, i) => {
          const cell = (i * 3 + s) * 2 + y;
          expect(panel.physicalAgglomeration[cell]).toBeCloseTo(expected.A, 11);
          expect(panel.virtualAgglomeration[cell]).toBeCloseTo(expected.V, 11);
          expect(panel.physicalProximity[cell]).toBeCloseTo(expected.physical, 10);
          expect(panel.virtualProximity[cell]).toBeCloseTo(expected.virtual, 10);
          expect(panel.logEffectiveProximity[cell]).toBeCloseTo(Math.log(expected.physical + expected.virtual), 11);
        });
      }
    }
  });

  it("caps the online share at one where digital levels exceed one", () => {
    const input = country(3, 9, 2, 1);
    input.tradability.fill(0.9);
    const level = input.digitalLevel!.map((t) => 3 * t);
    const panel = proximityPanel({ ...input, digitalLevel: level }, { halfDistanceKm: 150 });
    bruteForce({ ...input, digitalLevel: level }, 1, 0, 0.65, 150).forEach((expected, i) => {
      expect(panel.physicalProximity[i * 2 + 1]).toBeCloseTo(expected.physical, 11);
      expect(panel.virtualProximity[i * 2 + 1]).toBeCloseTo(expected.virtual, 11);
    });
  });

  it("averages A to one over activity, and V is zero without digital level or tradability", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 1, max: 9 }), (seed, R) => {
        const input = country(seed, R, 2, 1);
        const panel = proximityPanel(input, { halfDistanceKm: 80 });
        for (let s = 0; s < 2; ++s) {
          let weighted = 0;
          let weight = 0;
          for (let i = 0; i < R; ++i) {
            weighted += input.activity[i * 2 + s]! * panel.physicalAgglomeration[i * 2 + s]!;
            weight += input.activity[i * 2 + s]!;
          }
          expect(weighted / weight).toBeCloseTo(1, 12);
        }
        const none = proximityPanel({ ...input, digitalLevel: new Float64Array(R) }, { halfDistanceKm: 80 });
        none.virtualAgglomeration.forEach((v) => {
          expect(v).toBe(0);
        });
        none.effectiveProximity.forEach((phi, cell) => {
          expect(phi).toBeCloseTo(none.physicalAgglomeration[cell]! * none.nationalMean[cell % 2]!, 10);
        });
      }),
      { numRuns: 30 },
    );
  });

  it("rises with T where the virtual kernel is the wider one, and does not see units or the order of regions", () => {
    const input = country(11, 8, 1, 1);
    const base = proximityPanel(input, { halfDistanceKm: 100, distanceRelief: 0.4 });
    const more = proximityPanel(
      { ...input, digitalLevel: input.digitalLevel!.map((t) => Math.min(1, 1.2 * t)) },
      { halfDistanceKm: 100, distanceRelief: 0.4 },
    );
    base.effectiveProximity.forEach((phi, cell) => {
      expect(more.effectiveProximity[cell]).toBeGreaterThan(phi);
    });
    const scaled = proximityPanel(
      { ...input, activity: input.activity.map((L) => 1e4 * L) },
      { halfDistanceKm: 100, distanceRelief: 0.4 },
    );
    scaled.virtualAgglomeration.forEach((v, cell) => {
      expect(v).toBeCloseTo(base.virtualAgglomeration[cell]!, 12);
    });
    const order = [3, 1, 7, 0, 2, 6, 5, 4];
    const moved = proximityPanel(
      {
        ...input,
        activity: Float64Array.from(order, (i) => input.activity[i]!),
        digitalLevel: Float64Array.from(order, (i) => input.digitalLevel![i]!),
        distances: Float64Array.from({ length: 64 }, (_, c) => input.distances[order[c >> 3]! * 8 + order[c & 7]!]!),
      },
      { halfDistanceKm: 100, distanceRelief: 0.4 },
    );
    order.forEach((i, position) => {
      expect(moved.virtualDegree[position]).toBeCloseTo(base.virtualDegree[i]!, 12);
    });
  });

  it("tends to the own region's activity as the half-distance shrinks with own distance zero", () => {
    const input = country(5, 6, 1, 1);
    const panel = proximityPanel(input, { halfDistanceKm: 1e-3, ownCell: "zero-distance" });
    input.activity.forEach((L, i) => {
      expect(panel.effectiveProximity[i]).toBeCloseTo(L, 12);
    });
  });

  it("leaves the own cell out of the sums and of the national mean", () => {
    const input = { ...country(9, 3, 1, 1), distances: Float64Array.of(1, 100, 100, 100, 1, 100, 100, 100, 1) };
    const L = input.activity;
    const panel = proximityPanel(input, { halfDistanceKm: 100, ownCell: "left-out" });
    const reach = [L[1]! + L[2]!, L[0]! + L[2]!, L[0]! + L[1]!].map((r) => r / 2);
    const mean = (L[0]! * reach[0]! + L[1]! * reach[1]! + L[2]! * reach[2]!) / (L[0]! + L[1]! + L[2]!);
    reach.forEach((r, i) => {
      expect(panel.physicalAgglomeration[i]).toBeCloseTo(r / mean, 12);
    });
  });

  it("leaves an absent cell out in all years, or in its own only, and shows the share", () => {
    const input = country(2, 4, 1, 2);
    input.activity[2] = Number.NaN; // region 1, first year
    const both = proximityPanel(input, { halfDistanceKm: 100 });
    expect([...both.missingShare]).toEqual([0.25, 0.25]);
    const own = proximityPanel(input, { halfDistanceKm: 100, missing: "each-year" });
    expect([...own.missingShare]).toEqual([0.25, 0]);
    const zero = input.activity.map((L, cell) => (cell === 2 || cell === 3 ? 0 : L));
    const asZero = proximityPanel({ ...input, activity: zero }, { halfDistanceKm: 100 });
    both.effectiveProximity.forEach((phi, cell) => {
      expect(phi).toBeCloseTo(asZero.effectiveProximity[cell]!, 12);
    });
  });

  it("runs industries with their own half-distances as if alone, and warns of one too short for the map", () => {
    const input = country(4, 7, 2, 2);
    const panel = proximityPanel(input, { halfDistanceKm: Float64Array.of(100, 10) });
    const alone = proximityPanel(input, { halfDistanceKm: 10 });
    for (let i = 0; i < 7; ++i) {
      for (let y = 0; y < 2; ++y) {
        const cell = (i * 2 + 1) * 2 + y;
        expect(panel.virtualAgglomeration[cell]).toBe(alone.virtualAgglomeration[cell]);
      }
    }
    expect(panel.issues.map((issue) => issue.code)).toEqual(["half-distance-too-short"]);
  });

  it("gives A alone without digital levels, and NaN for regions whose level is unknown", () => {
    const input = country(6, 5, 1, 1);
    const full = proximityPanel(input, { halfDistanceKm: 100 });
    const bare = proximityPanel({ ...input, digitalLevel: undefined, tradability: undefined }, { halfDistanceKm: 100 });
    expect([...bare.physicalAgglomeration]).toEqual([...full.physicalAgglomeration]);
    expect(bare.virtualAgglomeration.every(Number.isNaN)).toBe(true);
    const level = Float64Array.from(input.digitalLevel!);
    level[2] = Number.NaN;
    const gap = proximityPanel({ ...input, digitalLevel: level }, { halfDistanceKm: 100 });
    expect(gap.physicalAgglomeration[2]).toBe(full.physicalAgglomeration[2]);
    expect(Number.isNaN(gap.effectiveProximity[2]!)).toBe(true);
    expect(gap.effectiveProximity[0]).toBeLessThan(full.effectiveProximity[0]!);
  });
});

describe("effectiveProximity", () => {
  it("mixes by hand: two regions, everything reachable online", () => {
    const kernels = proximityKernels(Float64Array.of(0, 100, 100, 0), 2, { halfDistanceKm: 100, distanceRelief: 1 });
    const result = effectiveProximity(kernels, {
      activity: Float64Array.of(10, 20),
      digitalLevel: Float64Array.of(1, 0.25),
      levelOf: Int32Array.of(0),
      tradability: Float64Array.of(0.8),
    });
    // o_00 = .8, o_01 = .4, o_11 = .2; k = 1 at home and .5 away; v = 1
    expect(result.reach[0]).toBeCloseTo(20, 12);
    expect(result.physical[0]).toBeCloseTo(0.2 * 10 + 0.6 * 0.5 * 20, 12);
    expect(result.virtual[0]).toBeCloseTo(0.8 * 10 + 0.4 * 20, 12);
    expect(result.total[1]).toBeCloseTo(0.8 * 20 + 0.2 * 20 + 0.6 * 0.5 * 10 + 0.4 * 10, 12);
  });

  it("refuses negative activity and tradability outside zero to one", () => {
    const kernels = proximityKernels(Float64Array.of(1), 1, { halfDistanceKm: 1 });
    const columns = { digitalLevel: Float64Array.of(1), levelOf: Int32Array.of(0) };
    expect(() =>
      effectiveProximity(kernels, { ...columns, activity: Float64Array.of(-1), tradability: Float64Array.of(0) }),
    ).toThrow(/activity -1/);
    expect(() =>
      effectiveProximity(kernels, { ...columns, activity: Float64Array.of(1), tradability: Float64Array.of(2) }),
    ).toThrow(/between 0 and 1/);
  });
});

it("meanOverIndustries weights by the industry's share of the region and skips what is absent", () => {
  const mean = meanOverIndustries(Float64Array.of(1, 4, Number.NaN, 8), Float64Array.of(1, 2, 5, 3), 2, 2, 1);
  expect([...mean]).toEqual([3, 8]);
});
