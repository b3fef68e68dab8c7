import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";

const call = (input: unknown) =>
  execute("mechanism.counterfactual", input, { study: undefined, progress: () => {}, signal: new AbortController().signal }).then(
    (envelope) => envelope.result as Record<string, number[]> & { status: string; welfareRatio: number },
  );

const two = {
  regions: ["home", "abroad"],
  industries: ["goods"],
  tradeElasticity: 4,
  tradeShares: [
    [[0.8], [0.2]],
    [[0.3], [0.7]],
  ],
  labourIncome: [60, 40],
  baseline: "balanced",
};

describe("mechanism.counterfactual", () => {
  it("changes nothing without a shock", async () => {
    const result = await call({ economy: two });
    expect(result.status).toBe("converged");
    for (const ratio of result.wageRatio!) expect(ratio).toBe(1);
  });

  it("takes flat and nested tables alike", async () => {
    const shock = {
      tradeCostRatio: [
        [1, 1.2],
        [1.2, 1],
      ],
    };
    const nested = await call({ economy: two, shock });
    const flat = await call({
      economy: { ...two, tradeShares: [0.8, 0.2, 0.3, 0.7] },
      shock: { tradeCostRatio: [1, 1.2, 1.2, 1] },
    });
    expect(flat.wageRatio).toEqual(nested.wageRatio);
  });

  it("meets the gains formula of Arkolakis, Costinot and Rodriguez-Clare on the way to autarky", async () => {
    const result = await call({
      economy: two,
      shock: {
        tradeCostRatio: [
          [1, 1e6],
          [1e6, 1],
        ],
      },
    });
    expect(result.status).toBe("converged");
    // real wage falls by (own share)^(1/theta)
    expect(result.realWageRatio![0]!).toBeCloseTo(0.8 ** (1 / 4), 8);
    expect(result.realWageRatio![1]!).toBeCloseTo(0.7 ** (1 / 4), 8);
  });

  it("measures a shock from a baseline without deficits when asked", async () => {
    const economy = { ...two, deficits: [5, -5] };
    const none = await call({ economy, removeDeficitsFirst: true });
    for (const ratio of none.wageRatio!) expect(ratio).toBeCloseTo(1, 9);
  });

  it("refuses a table of the wrong size by name", async () => {
    await expect(call({ economy: two, shock: { productivityRatio: [1, 2, 3] } })).rejects.toMatchObject({
      code: "shape-mismatch",
      message: expect.stringContaining("productivityRatio"),
    });
  });
});
