import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  blockingPairs,
  checkMarket,
  comparePlatform,
  createRandom,
  fairTransport,
  jainIndex,
  type Market,
  matchMarket,
  prefixRelatedness,
  rematchMarket,
  type StableProblem,
  solveTransport,
  stableAllocation,
} from "../../src/index.ts";

const distances = Float64Array.of(20, 500, 1500, 500, 20, 900, 1500, 900, 20);
const virtualReach = Float64Array.of(1, 0.6, 0.3, 0.6, 1, 0.5, 0.3, 0.5, 1);

const market: Market = {
  regions: 3,
  distances,
  virtualReach,
  offers: [
    { id: "o1", region: 0, code: "C261", amount: 10, price: 10, certificates: ["iso9001"] },
    { id: "o2", region: 1, code: "C261", amount: 5, price: 9, to: "2026-03-31" },
    { id: "o3", region: 2, code: "C262", amount: 8 },
  ],
  requests: [
    { id: "r1", region: 0, code: "C261", amount: 8, certificates: ["iso9001"] },
    { id: "r2", region: 0, code: "C261", amount: 6 },
    { id: "r3", region: 2, code: "C262", amount: 4, certificates: ["haccp"] },
    { id: "r4", region: 1, code: "C261", amount: 3, priceLimit: 5 },
    { id: "r5", region: 1, code: "K70", amount: 2 },
    { id: "r6", region: 1, code: "C261", amount: 2, from: "2026-06-01", certificates: [], priceLimit: 9.5 },
  ],
};

describe("matchMarket", () => {
  const options = { minimumRelatedness: 0.8 };
  const matching = matchMarket(market, options);
  const binding = (id: string) => matching.unmatched.find(({ request }) => market.requests[request]!.id === id);

  it("adds up to what was asked and never exceeds an offer", () => {
    for (const [r, request] of market.requests.entries()) {
      const got = matching.matches.filter((match) => match.request === r).reduce((sum, match) => sum + match.amount, 0);
      const left = matching.unmatched.find((entry) => entry.request === r)?.amount ?? 0;
      expect(got + left).toBeCloseTo(request.amount, 12);
    }
    for (const [o, offer] of market.offers.entries()) {
      const used = matching.matches.filter((match) => match.offer === o).reduce((sum, match) => sum + match.amount, 0);
      expect(used).toBeLessThanOrEqual(offer.amount + 1e-12);
    }
    expect(Math.abs(matching.gap)).toBeLessThan(1e-9);
  });

  it("gives each match the parts of its cost", () => {
    for (const match of matching.matches) {
      const { logistics, coordination, mismatch, price } = match.parts;
      expect(logistics + coordination + mismatch + price).toBeCloseTo(match.cost, 12);
      expect(match.over).toBeGreaterThanOrEqual(0);
      expect(match.reason === "cheapest").toBe(match.rank === 1);
    }
    // r1 needs the certificate that only o1 holds: 20 km, v = 1, price 10 over the median 9.5.
    const first = matching.matches.find((match) => match.request === 0)!;
    expect(first.offer).toBe(0);
    expect(first.cost).toBeCloseTo(0.1 * 0.02 + (10 / 9.5 - 1), 12);
  });

  it("names what binds and the nearest miss", () => {
    expect(binding("r3")).toMatchObject({ binding: "certificates", nearest: { offer: 2, shortfall: 1 } });
    expect(binding("r4")).toMatchObject({ binding: "price", nearest: { offer: 1, shortfall: 4 } });
    expect(binding("r5")).toMatchObject({ binding: "code" });
    expect(binding("r6")).toMatchObject({ binding: "price", nearest: { offer: 0, shortfall: 0.5 } });
    const scarce = matchMarket({ ...market, requests: [{ id: "big", region: 0, code: "C261", amount: 40 }] }, options);
    expect(scarce.unmatched[0]).toMatchObject({ binding: "capacity" });
    expect(scarce.unmatched[0]!.nearest!.shortfall).toBeGreaterThan(0);
    const late = matchMarket({ ...market, requests: [{ id: "late", region: 0, code: "C262", amount: 1, from: "2027-01-01" }] });
    expect(late.matches).toHaveLength(1);
  });

  it("measures coverage and fill rate", () => {
    expect(matching.coverage).toBeCloseTo(2 / 6, 12);
    expect(matching.fillRate).toBeCloseTo((8 + 6) / 25, 12);
    const gain = comparePlatform(market, Float64Array.of(1, 0.2, 0, 0.2, 1, 0.1, 0, 0.1, 1), 100, options);
    expect(gain.coverageGain).toBeGreaterThanOrEqual(0);
    expect(gain.after.fillRate).toBeCloseTo(matching.fillRate, 12);
    expect(gain.distanceAfter).toBeGreaterThan(gain.distanceBefore);
  });

  it("matches again after an offer disappears as a fresh market without it does", () => {
    const again = rematchMarket(matching, { offers: ["o2"] });
    const fresh = matchMarket(
      { ...market, offers: [market.offers[0]!, { ...market.offers[1]!, amount: 0 }, market.offers[2]!] },
      options,
    );
    expect(again.cost).toBeCloseTo(fresh.cost, 9);
    expect(again.fillRate).toBeCloseTo(fresh.fillRate, 12);
    expect(again.matches.every((match) => match.offer !== 1)).toBe(true);
    const further = rematchMarket(again, { requests: ["r1"] });
    expect(further.unmatched.find(({ request }) => request === 0)!.binding).toBe("removed");
    expect(further.matches.every((match) => match.request !== 0 && match.offer !== 1)).toBe(true);
    expect(() => rematchMarket(matching, { offers: ["o22"] })).toThrow(/nearest: o2/);
  });

  it("equals, whatever disappears, a fresh market over all pairs, by property", () => {
    const codes = ["C261", "C262", "C27"];
    const line = fc.record({
      region: fc.integer({ min: 0, max: 2 }),
      code: fc.constantFrom(...codes),
      amount: fc.integer({ min: 1, max: 20 }),
      price: fc.option(fc.integer({ min: 5, max: 15 }), { nil: undefined }),
    });
    const lines = fc.array(line, { minLength: 2, maxLength: 9 });
    fc.assert(
      fc.property(lines, lines, fc.nat(), fc.integer({ min: 1, max: 2 }), (supply, demand, which, candidates) => {
        const small: Market = {
          regions: 3,
          distances,
          virtualReach,
          offers: supply.map(({ price, ...rest }, k) => ({ id: `o${k}`, ...rest, ...(price === undefined ? {} : { price }) })),
          requests: demand.map(({ price: _, ...rest }, k) => ({ id: `r${k}`, ...rest })),
        };
        const gone = which % small.offers.length;
        // One or two candidates a request: what takes over is often outside the first lists.
        const again = rematchMarket(matchMarket(small, { candidates }), { offers: [`o${gone}`] });
        const offers = small.offers.map((offer, k) => (k === gone ? { ...offer, amount: 0 } : offer));
        const fresh = matchMarket({ ...small, offers }, { candidates });
        expect(again.provenOverAll).toBe(true);
        expect(again.cost).toBeCloseTo(fresh.cost, 8);
        expect(again.matches.every(({ offer }) => offer !== gone)).toBe(true);
        // The rest of the market stays usable: taking out a request then equals a market without it.
        const requests = small.requests.map((request, k) => (k === 0 ? { ...request, amount: 0 } : request));
        const further = rematchMarket(again, { requests: ["r0"] });
        expect(further.cost).toBeCloseTo(matchMarket({ ...small, offers, requests }, { candidates }).cost, 8);
      }),
      { numRuns: 150 },
    );
  });

  it("is indifferent to the order of lines", () => {
    const turned = matchMarket(
      { ...market, offers: [...market.offers].reverse(), requests: [...market.requests].reverse() },
      options,
    );
    expect(turned.cost).toBeCloseTo(matching.cost, 9);
  });
});

describe("checkMarket", () => {
  it("reports every problem at once", () => {
    const issues = checkMarket({
      regions: 3,
      offers: [
        { id: "a", region: 0, code: "C1", amount: -1 },
        { id: "a", region: 9, code: "", amount: 1, from: "31.3.2026" },
      ],
      requests: [{ id: "b", region: 0, code: "C1", amount: 1, from: "2026-05-01", to: "2026-04-01", priceLimit: 0 }],
    });
    expect(issues.map((issue) => issue.code).sort()).toEqual([
      "market-amount",
      "market-date",
      "market-dates-reversed",
      "market-no-code",
      "market-price",
      "market-repeated-id",
      "market-unknown-place",
    ]);
    expect(issues[0]!.message).toBe('Offer 1 ("a"): amount is -1; it must be a number of 0 or more.');
    expect(issues[1]!.message).toContain('Offer 2 ("a"): id is a; it must be an id of its own (line 1 has it)');
    expect(() => matchMarket({ ...market, offers: [{ id: "x", region: 7, code: "C", amount: 1 }] })).toThrow(
      /1 problem in offers/,
    );
  });

  it("tells a missing place from an unknown one, and names the nearest", () => {
    const issues = checkMarket({
      regions: 2,
      placeNames: ["Beijing", "Shanghai", "Chongqing", "Nanjing"],
      offers: [
        { id: "a", region: Number.NaN, place: " ", code: "C1", amount: 1 },
        { id: "b", region: Number.NaN, place: "Bejing", code: "C1", amount: Number.NaN },
      ],
      requests: [],
    });
    expect(issues.map(({ code }) => code)).toEqual(["market-no-place", "market-amount", "market-unknown-place"]);
    expect(issues[1]!.message).toContain("amount is not a number");
    expect(issues[2]!.message).toMatch(/region is Bejing; it must be a region of the study; the nearest: Beijing, /);
  });

  it("spells out five problems and counts the rest", () => {
    const offers = Array.from({ length: 7 }, (_, k) => ({ id: `o${k}`, region: 0, code: "C1", amount: -1 }));
    expect(() => matchMarket({ ...market, offers })).toThrow(/7 problems in offers and requests\. .*"o4".* And 2 more\./);
  });
});

describe("prefixRelatedness", () => {
  it("is the shared beginning of two codes", () => {
    expect(prefixRelatedness("C261", "C262")).toBe(0.75);
    expect(prefixRelatedness("C261", "C261")).toBe(1);
    expect(prefixRelatedness("K70", "C261")).toBe(0);
  });
});

function stableProblem(seed: number, m: number, n: number, unit: boolean): StableProblem {
  const random = createRandom(seed);
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i < m; ++i) {
    for (let j = 0; j < n; ++j) {
      if (random.uniform() < 0.8) {
        from.push(i);
        to.push(j);
      }
    }
  }
  const amount = () => (unit ? 1 : random.integer(9));
  const E = from.length;
  return {
    supply: Float64Array.from({ length: m }, amount),
    demand: Float64Array.from({ length: n }, amount),
    from: Int32Array.from(from),
    to: Int32Array.from(to),
    requestRank: Float64Array.from({ length: E }, () => random.uniform()),
    offerRank: Float64Array.from({ length: E }, () => random.uniform()),
  };
}

describe("stableAllocation", () => {
  it("leaves no blocking pair and respects amounts, for units and divisible amounts", () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (seed, m, n, unit) => {
          const problem = stableProblem(seed, m, n, unit);
          const { status, flow } = stableAllocation(problem);
          expect(status).toBe("stable");
          expect(blockingPairs(problem, flow)).toEqual([]);
          const out = new Float64Array(m);
          const into = new Float64Array(n);
          for (let e = 0; e < flow.length; ++e) {
            expect(flow[e]).toBeGreaterThanOrEqual(0);
            out[problem.from[e]!]! += flow[e]!;
            into[problem.to[e]!]! += flow[e]!;
          }
          for (let i = 0; i < m; ++i) expect(out[i]).toBeLessThanOrEqual(problem.supply[i]! + 1e-9);
          for (let j = 0; j < n; ++j) expect(into[j]).toBeLessThanOrEqual(problem.demand[j]! + 1e-9);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("differs from the cheapest matching where two would rather deal with each other", () => {
    // Both requests like offer 0 best, offer 0 prefers request 0; the cheapest sum pairs 0 with 1.
    const problem: StableProblem = {
      supply: Float64Array.of(1, 1),
      demand: Float64Array.of(1, 1),
      from: Int32Array.of(0, 0, 1, 1),
      to: Int32Array.of(0, 1, 0, 1),
      requestRank: Float64Array.of(1, 1, 2, 9),
      offerRank: Float64Array.of(1, 2, 1, 2),
    };
    expect([...stableAllocation(problem).flow]).toEqual([1, 0, 0, 1]);
    const cheapest = solveTransport({ ...problem, cost: problem.requestRank, penalty: Float64Array.of(50, 50) });
    expect([...cheapest.flow]).toEqual([0, 1, 1, 0]);
    expect(blockingPairs(problem, cheapest.flow)).toEqual([0]);
  });
});

describe("fairTransport", () => {
  it("shares a shortage out instead of serving the nearest first", () => {
    const problem = {
      supply: Float64Array.of(8),
      demand: Float64Array.of(8, 8),
      from: Int32Array.of(0, 0),
      to: Int32Array.of(0, 1),
      cost: Float64Array.of(0.1, 0.2),
      penalty: Float64Array.of(1, 1),
    };
    const fair = fairTransport(problem);
    expect([...fair.fill]).toEqual([0.5, 0.5]);
    expect(fair.evenness).toBeCloseTo(1, 12);
    expect(fair.evennessOfCheapest).toBeCloseTo(0.5, 12);
    expect(fair.extraCost).toBeCloseTo(4 * 0.1, 12);
    expect(fairTransport(problem, { weight: 0 }).extraCost).toBeCloseTo(0, 12);
    expect(() => fairTransport(problem, { tranches: 1 })).toThrow(/at least 2/);
    expect(jainIndex(Float64Array.of(0, 0))).toBeNaN();
  });
});
