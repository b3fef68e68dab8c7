import {
  bifurcationDiagram,
  breakPoint,
  brentRoot,
  digitalFreeness,
  footlooseBreakPoint,
  footlooseSustainCondition,
  hysteresis,
  krugmanBreakPoint,
  krugmanFreeness,
  krugmanSustainCondition,
  type LaboratoryModel,
  ownModelSlope,
  pairFreeness,
  sustainPoint,
} from "@jiju/core";
import { laboratory } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { type LaboratoryInput, laboratoryModel } from "./laboratory-model.ts";

/** Freeness where a closed form holds: the published points of the two textbook models, and the slope condition of our own. */
function closedForms(input: LaboratoryInput): {
  readonly breakPoint: number;
  readonly sustainPoint: number;
} {
  if (input.model === "krugman") {
    const iceberg = krugmanBreakPoint(input);
    return {
      breakPoint: krugmanFreeness(iceberg, input.sigma),
      sustainPoint: solve((phi) => krugmanSustainCondition(phi ** (1 / (1 - input.sigma)), input) - 1),
    };
  }
  if (input.model === "footloose-entrepreneur") {
    return { breakPoint: footlooseBreakPoint(input), sustainPoint: solve((phi) => footlooseSustainCondition(phi, input) - 1) };
  }
  return { breakPoint: solve((phi) => input.epsilon * ownModelSlope(phi, input) - 1), sustainPoint: Number.NaN };
}

/** First sign change of a condition over freeness in (0, 1); NaN when there is none below full freeness. */
function solve(condition: (phi: number) => number): number {
  const grid = 400;
  let low = 1e-6;
  let before = condition(low);
  for (let k = 1; k < grid; ++k) {
    const high = k / grid;
    const after = condition(high);
    if (Math.sign(before) * Math.sign(after) < 0) return brentRoot(condition, low, high).x;
    low = high;
    before = after;
  }
  return Number.NaN;
}

export const laboratoryImplementations: readonly Implementation[] = [
  implement(laboratory, (input) => {
    const model = laboratoryModel(input);
    const grid = Array.from({ length: input.points }, (_, k) => 0.02 + (0.96 * k) / (input.points - 1));
    const effectiveOf = (phi: number, reach: number): number =>
      digitalFreeness(pairFreeness(phi), input.virtualFreeness, reach)[1]!;
    const effective = grid.map((phi) => effectiveOf(phi, input.reach));
    const freeness = effective.map((value) => Math.min(0.999, Math.max(0.001, value)));
    // every evaluation of our own model is an equilibrium: a coarser search is enough for its smooth branches
    const search = { cells: input.model === "own-model" ? 20 : 80 };
    const slices = bifurcationDiagram(model, freeness, search);
    const way = hysteresis(model, slices);
    const broken = breakPoint(model);
    const sustained = model.corners ? sustainPoint(model) : null;
    const closed = closedForms(input);
    // just below the break point, where the balance between the two forces is decided; at the middle where there is none
    const probe = broken.status === "found" ? 0.9 * broken.freeness : 0.5;
    const pull = (probed: LaboratoryModel, reach: number): number => {
      const phi = Math.min(0.999, Math.max(0.001, effectiveOf(probe, reach)));
      const values = probed.attraction(Float64Array.of(0.51, 0.49), pairFreeness(phi));
      return values[0]! - values[1]!;
    };
    const now = pull(model, input.reach);
    const effectOf = (change: number) =>
      Math.abs(change) < 1e-12 ? ("no-effect" as const) : change > 0 ? ("concentrates" as const) : ("disperses" as const);
    const knowledge =
      input.model === "own-model"
        ? laboratoryModel({ ...input, spilloverReach: Math.min(1, input.spilloverReach + 0.05) })
        : undefined;
    return {
      model: model.id,
      freeness: grid,
      effective,
      rest: slices.flatMap((slice, k) =>
        slice.points.map((point) => ({ freeness: grid[k]!, share: point.share, stable: point.stable })),
      ),
      breakPoint: { status: broken.status, freeness: broken.freeness, closedForm: closed.breakPoint },
      sustainPoint: sustained
        ? { status: sustained.status, freeness: sustained.freeness, closedForm: closed.sustainPoint }
        : null,
      hysteresis: {
        up: [...way.up],
        down: [...way.down],
        range: way.range ? way.range.map((value) => grid[way.freeness.indexOf(value)]!) : null,
      },
      tradeDigitalisation: effectOf(pull(model, Math.min(1, input.reach + 0.05)) - now),
      spilloverDigitalisation: knowledge ? effectOf(pull(knowledge, input.reach) - now) : null,
    };
  }),
];
