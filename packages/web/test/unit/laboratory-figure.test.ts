import { breakPoint, digitalFreeness, footlooseModel, pairFreeness, restPoints } from "@jiju/core";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  branchesOf,
  laboratoryFigure,
  physicalFreeness,
  spreadHoldsAbove,
} from "../../src/pages/laboratory/laboratory-figure.ts";
import {
  defaultLaboratoryState,
  laboratoryAddress,
  laboratoryInput,
  laboratoryModels,
} from "../../src/pages/laboratory/laboratory-state.ts";
import { laboratoryAnswer } from "../fixtures/how-answers.ts";

describe("branches of the bifurcation diagram", () => {
  it("joins even spread, both corners and both unstable arms, each of one stability", () => {
    const answer = laboratoryAnswer({ points: 49 });
    const branches = branchesOf(answer);
    const ends = branches.map(({ stable, points }) => `${stable} ${points[0]![1].toFixed(1)} ${points.at(-1)![1].toFixed(1)}`);
    expect(ends.filter((text) => text === "true 0.5 0.5").length).toBe(1);
    expect(ends.filter((text) => text === "false 0.5 0.5").length).toBe(1);
    expect(ends.filter((text) => text === "true 1.0 1.0").length).toBe(1);
    expect(ends.filter((text) => text === "true 0.0 0.0").length).toBe(1);
    const points = branches.reduce((sum, branch) => sum + branch.points.length, 0);
    // a branch of even spread or of a corner that changes stability repeats the point where it changes
    expect(points).toBe(answer.rest.length + 3);
  });

  it("keeps every rest point of a textbook model on a branch", () => {
    const model = footlooseModel({ sigma: 3, mu: 0.5 });
    const freeness = Array.from({ length: 30 }, (_, k) => 0.02 + 0.032 * k);
    const rest = freeness.flatMap((phi) => restPoints(model, phi).map((point) => ({ freeness: phi, ...point })));
    const branches = branchesOf({ freeness, rest });
    const drawn = new Set(branches.flatMap(({ points }) => points.map(([x, y]) => `${x} ${y}`)));
    const lone = rest.filter((point) => !drawn.has(`${point.freeness} ${point.share}`));
    // a branch seen at one value of freeness only has no length to draw: the short unstable arms of this model
    expect(lone.every(({ stable }) => !stable)).toBe(true);
    expect(lone.length).toBeLessThanOrEqual(2);
  });
});

describe("critical points on the axis of physical freeness", () => {
  it("undoes the digital layer", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.05, max: 0.95, noNaN: true }),
        fc.double({ min: 0, max: 0.8, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (critical, reach, online) => {
          const { at, passed } = physicalFreeness(critical, reach, online);
          if (at === null) expect(passed || (critical - reach * online) / (1 - reach) >= 1).toBe(true);
          else expect(digitalFreeness(pairFreeness(at), online, reach)[1]!).toBeCloseTo(critical, 10);
        },
      ),
    );
    expect(physicalFreeness(null, 0, 0.9)).toEqual({ at: null, passed: false });
    expect(physicalFreeness(0.3, 0.5, 0.9)).toEqual({ at: null, passed: true });
  });

  it("marks the textbook's break point where nothing is online", () => {
    const found = breakPoint(footlooseModel({ sigma: 5, mu: 0.4 })).freeness;
    const answer = { ...laboratoryAnswer({}), breakPoint: { status: "found" as const, freeness: found, closedForm: found } };
    const { marks } = laboratoryFigure(answer, { reach: 0, virtualFreeness: 0.9 }, true);
    expect(marks.at(-1)!.at).toBeCloseTo(found, 12);
  });
});

describe("what is read from the diagram", () => {
  const answer = laboratoryAnswer({ points: 49 });

  it("tells whether freer trade breaks the spread or restores it", () => {
    expect(spreadHoldsAbove(answer)).toBe(false);
    const mirrored = answer.rest.map((point) => (point.share === 0.5 ? { ...point, stable: !point.stable } : point));
    expect(spreadHoldsAbove({ ...answer, rest: mirrored })).toBe(true);
    expect(spreadHoldsAbove({ ...answer, breakPoint: { status: "never", freeness: null, closedForm: null } })).toBeNull();
  });
});

describe("the address of the laboratory", () => {
  it("keeps model and sliders, and drops what is out of range", () => {
    const state = { ...defaultLaboratoryState, model: "own-model" as const, psi: 0.5, reach: 0.25 };
    expect(laboratoryAddress.read(laboratoryAddress.write(new URLSearchParams(), state))).toEqual(state);
    expect(laboratoryAddress.read(new URLSearchParams("sigma=99&model=none"))).toEqual(defaultLaboratoryState);
  });

  it("asks each model only for its own parameters", () => {
    for (const model of laboratoryModels) {
      const input = laboratoryInput(defaultLaboratoryState, model);
      expect("sigma" in input).toBe(model !== "own-model");
      expect("psi" in input).toBe(model === "own-model");
    }
  });
});
