import { describe, expect, it } from "vitest";
import { flowsBetween } from "../../src/pages/match/flow-places.ts";

describe("flowsBetween", () => {
  it("adds up the moves of one pair and keeps the two directions apart", () => {
    const flows = flowsBetween([
      { from: "a", to: "b", amount: 3 },
      { from: "a", to: "b", amount: 4 },
      { from: "b", to: "a", amount: 2 },
    ]);
    expect(flows).toEqual([
      { from: "a", to: "b", value: 7 },
      { from: "b", to: "a", value: 2 },
    ]);
  });
});
