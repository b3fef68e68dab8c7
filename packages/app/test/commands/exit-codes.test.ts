import { describe, expect, it } from "vitest";
import { EXIT, exitCodeOfAnswer } from "../../src/commands/exit-codes.ts";

describe("exitCodeOfAnswer", () => {
  it("tells what did not converge from what did, and from answers without a status", () => {
    expect(exitCodeOfAnswer({ status: "diverged" })).toBe(EXIT.result);
    expect(exitCodeOfAnswer({ status: "iteration-limit" })).toBe(EXIT.result);
    expect(exitCodeOfAnswer({ status: "cancelled" })).toBe(EXIT.cancelled);
    expect(exitCodeOfAnswer({ status: "converged" })).toBe(EXIT.ok);
    expect(exitCodeOfAnswer({})).toBe(EXIT.ok);
    expect(exitCodeOfAnswer(null)).toBe(EXIT.ok);
  });
});
