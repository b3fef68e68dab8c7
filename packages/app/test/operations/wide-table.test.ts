import { describe, expect, it } from "vitest";
import { completeRows } from "../../src/operations/plain-columns.ts";

describe("a column that is missing", () => {
  it("is a wide table where several columns are years", () => {
    const wide = { state: ["a", "b"], "1929": [1, 2], "1930": [3, 4] };
    expect(() => completeRows("measure.markov", wide, ["income"], ["state", "year"])).toThrow(
      /2 columns are years \(1929 to 1930\)\. Make the table long: one row per region and year/,
    );
  });

  it("is a slip of the pen where none are", () => {
    const long = { state: ["a"], yaer: [1929], income: [1] };
    expect(() => completeRows("measure.markov", long, ["income"], ["state", "year"])).toThrow(
      /no column "year"; the nearest of 3: yaer/,
    );
  });
});
