import { InputError } from "@jiju/core";
import { findOperation, operations } from "@jiju/lab/contract";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { execute } from "../../src/operations/execute.ts";
import { ownInputs } from "../support/own-inputs.ts";
import { spoiledInput } from "../support/spoiled-input.ts";

const alone = () => ({ study: undefined, progress: () => {}, signal: new AbortController().signal });

/** `answered` in the shape of the schema, where a number that is not allowed to be absent is a number; or `refused` in words. */
async function outcome(id: string, input: unknown): Promise<string> {
  try {
    const { result } = await execute(id, JSON.parse(JSON.stringify(input)), alone());
    const checked = findOperation(id)!.output.safeParse(JSON.parse(JSON.stringify(result)));
    if (checked.success) return "answered";
    return checked.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  } catch (error) {
    if (error instanceof InputError && error.message.length > 20) return "refused";
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}

/** A simulation study of estimators takes seconds an answer, and its input is four numbers with limits. */
const LONG = new Set(["why.coverage"]);

describe("absurd inputs of operations that need no study", () => {
  it("are tried on every such operation", () => {
    const needed = operations.filter(({ id, needs }) => needs === "nothing" && !LONG.has(id)).map(({ id }) => id);
    expect([...new Set(ownInputs.map(([id]) => id))].sort()).toEqual(needed.sort());
  });

  it.each(ownInputs)("%s answers or refuses, and never breaks or gives NaN for a number", async (id, input) => {
    await expect(execute(id, input, alone())).resolves.toBeDefined();
    await fc.assert(
      fc.asyncProperty(spoiledInput(id, input), async (spoiled) => {
        expect(["answered", "refused"]).toContain(await outcome(id, spoiled));
      }),
      { numRuns: 40 },
    );
  });
});
