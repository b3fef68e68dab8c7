import type { FigureData, FigureText } from "@jiju/figures";
import type { OperationResult } from "../../api/contract.ts";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

export type LaboratoryResult = OperationResult<"how.laboratory">;

type Point = readonly [number, number];
export interface Branch {
  readonly stable: boolean;
  readonly points: readonly Point[];
}

/** Two shares nearer than this are the same rest point. */
const same = 1e-6;

/**
 * Rest points joined into branches: even spread, the corners, and those in between counted from the middle outwards.
 *
 * A branch of even spread that changes stability goes on from its last point; other branches end where they are seen last.
 */
export function branchesOf(result: Pick<LaboratoryResult, "freeness" | "rest">): readonly Branch[] {
  const open = new Map<string, { stable: boolean; points: Point[]; last: number }>();
  const done: Branch[] = [];
  const close = (key: string) => {
    const branch = open.get(key);
    if (branch !== undefined && branch.points.length > 1) done.push({ stable: branch.stable, points: branch.points });
    open.delete(key);
  };
  result.freeness.forEach((freeness, slice) => {
    const here = result.rest.filter((point) => point.freeness === freeness);
    const inside = here.filter(({ share }) => share > 0.5 + same && share < 1 - same).sort((a, b) => a.share - b.share);
    for (const { share, stable } of here) {
      const mirrored = Math.max(share, 1 - share);
      const rank = inside.findIndex((point) => Math.abs(point.share - mirrored) < 1e-4);
      const side = share > 0.5 ? "high" : "low";
      const key = Math.abs(share - 0.5) <= same ? "middle" : mirrored >= 1 - same ? `corner-${side}` : `inside-${side}-${rank}`;
      const branch = open.get(key);
      const point: Point = [freeness, share];
      if (branch !== undefined && branch.last === slice - 1 && branch.stable === stable) {
        branch.points.push(point);
        branch.last = slice;
        continue;
      }
      const before = branch?.last === slice - 1 ? branch.points.at(-1) : undefined;
      close(key);
      open.set(key, { stable, points: before === undefined ? [point] : [before, point], last: slice });
    }
  });
  for (const key of [...open.keys()]) close(key);
  return done;
}

/**
 * Freeness of physical trade at which the freeness with the digital layer reaches a critical value.
 *
 *     phi = (phi* - a phiV) / (1 - a)
 *
 * @returns null where there is no critical value, or the layer alone is past it (`passed`)
 */
export function physicalFreeness(
  critical: number | null | undefined,
  reach: number,
  virtualFreeness: number,
): { readonly at: number | null; readonly passed: boolean } {
  if (critical === null || critical === undefined || !Number.isFinite(critical)) return { at: null, passed: false };
  const at = (critical - reach * virtualFreeness) / (1 - reach);
  return at <= 0 ? { at: null, passed: true } : { at: at < 1 ? at : null, passed: false };
}

/** Whether even spread is stable on the far side of its break point: there freer trade disperses. Null without a break point. */
export function spreadHoldsAbove(
  result: Pick<LaboratoryResult, "freeness" | "effective" | "rest" | "breakPoint">,
): boolean | null {
  const critical = result.breakPoint.freeness;
  if (critical === null) return null;
  const slice = result.effective.findIndex((value) => value > critical);
  const freeness = result.freeness[slice];
  const middle = result.rest.find((point) => point.freeness === freeness && Math.abs(point.share - 0.5) <= same);
  return middle?.stable ?? null;
}

const both = (key: "axisFreeness" | "axisFreenessUnit" | "axisShare" | "wayUp" | "wayDown"): FigureText => ({
  en: en.laboratory[key],
  zh: zh.laboratory[key],
});

const mark = (words: string, at: number) => words.replace("{{at}}", at.toFixed(3));

/** The bifurcation diagram over the freeness of physical trade, the digital layer included. */
export function laboratoryFigure(
  result: LaboratoryResult,
  { reach, virtualFreeness }: { readonly reach: number; readonly virtualFreeness: number },
  ways: boolean,
): FigureData<"bifurcation"> {
  const broken = physicalFreeness(result.breakPoint.freeness, reach, virtualFreeness).at;
  const sustained = physicalFreeness(result.sustainPoint?.freeness, reach, virtualFreeness).at;
  const pairs = (values: readonly number[]): Point[] => result.freeness.map((freeness, k) => [freeness, values[k] ?? 0.5]);
  return {
    parameter: { label: both("axisFreeness"), unit: both("axisFreenessUnit") },
    outcome: { label: both("axisShare"), unit: { en: "1", zh: "1" } },
    branches: branchesOf(result),
    ...(ways
      ? {
          ways: [
            { name: both("wayUp"), points: pairs(result.hysteresis.up) },
            { name: both("wayDown"), points: pairs(result.hysteresis.down) },
          ],
        }
      : {}),
    marks: [
      ...(sustained === null
        ? []
        : [
            {
              at: sustained,
              label: { en: mark(en.laboratory.sustainMark, sustained), zh: mark(zh.laboratory.sustainMark, sustained) },
            },
          ]),
      ...(broken === null
        ? []
        : [{ at: broken, label: { en: mark(en.laboratory.breakMark, broken), zh: mark(zh.laboratory.breakMark, broken) } }]),
    ],
    xRange: [0, 1],
  };
}
