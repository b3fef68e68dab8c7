import {
  bifurcationDiagram,
  breakPoint,
  digitalFreeness,
  hysteresis,
  type LaboratoryModel,
  pairFreeness,
  sustainPoint,
  tendencyOf,
} from "@jiju/core";
import { laboratory } from "@jiju/lab/contract";
import { type Implementation, implement } from "./implementation.ts";
import { laboratoryModel } from "./laboratory-model.ts";

/** Freeness at which an equilibrium can be computed: both ends of (0, 1) are limits of the models. */
const inside = (phi: number): number => Math.min(0.999, Math.max(0.001, phi));

export const laboratoryImplementations: readonly Implementation[] = [
  implement(laboratory, (input) => {
    const model = laboratoryModel(input);
    const grid = Array.from({ length: input.points }, (_, k) => 0.02 + (0.96 * k) / (input.points - 1));
    const effectiveOf = (phi: number, reach: number): number =>
      digitalFreeness(pairFreeness(phi), input.virtualFreeness, reach)[1]!;
    const effective = grid.map((phi) => effectiveOf(phi, input.reach));
    const freeness = effective.map(inside);
    // every evaluation of our own model is an equilibrium: a coarser search is enough for its smooth branches
    const search = { cells: input.model === "own-model" ? 20 : 80 };
    const slices = bifurcationDiagram(model, freeness, search);
    const way = hysteresis(model, slices);
    const broken = breakPoint(model);
    const sustained = model.corners ? sustainPoint(model) : null;
    // just below the break point, where the balance between the two forces is decided; at the middle where there is none
    const probe = broken.status === "found" ? 0.9 * broken.freeness : 0.5;
    const at = (probed: LaboratoryModel, reach: number) => ({ model: probed, freeness: inside(effectiveOf(probe, reach)) });
    const now = at(model, input.reach);
    return {
      model: model.id,
      freeness: grid,
      effective,
      rest: slices.flatMap((slice, k) =>
        slice.points.map((point) => ({ freeness: grid[k]!, share: point.share, stable: point.stable })),
      ),
      breakPoint: { status: broken.status, freeness: broken.freeness, closedForm: model.closedForm.breakPoint() },
      sustainPoint: sustained
        ? { status: sustained.status, freeness: sustained.freeness, closedForm: model.closedForm.sustainPoint() }
        : null,
      hysteresis: {
        up: [...way.up],
        down: [...way.down],
        range: way.range ? way.range.map((value) => grid[way.freeness.indexOf(value)]!) : null,
      },
      tradeDigitalisation: tendencyOf(now, at(model, Math.min(1, input.reach + 0.05))),
      spilloverDigitalisation:
        input.model === "own-model"
          ? tendencyOf(
              now,
              at(laboratoryModel({ ...input, spilloverReach: Math.min(1, input.spilloverReach + 0.05) }), input.reach),
            )
          : null,
    };
  }),
];
