import { type FormReading, formTransitions, InputError, solveTrinity, type Trinity } from "@jiju/core";
import { formTransitionsOperation } from "@jiju/lab/contract";
import { requireAvailable } from "../study/availability.ts";
import { studyBaseline } from "../study/baseline.ts";
import { engineDigital, type StudySession } from "../study/session.ts";
import { type ShockChoice, trinityShocks } from "../study/shocks.ts";
import { baselineChoiceOf } from "./how.ts";
import { type Implementation, implement, requireStudy, throwIfCancelled } from "./implementation.ts";

/** Years after the first in which every region has a digital level, with the levels. */
function digitalYears(study: StudySession): { readonly year: number; readonly level: Float64Array }[] {
  const { level } = requireAvailable("how.form-transitions", study.digital(engineDigital));
  const Y = study.years.length;
  return study.years.slice(1).flatMap((year, k) => {
    const levels = Float64Array.from(study.regions, (_, i) => level[i * Y + k + 1]!);
    return levels.every((value) => value > 0) ? [{ year, level: levels }] : [];
  });
}

export const formTransitionsImplementations: readonly Implementation[] = [
  implement(formTransitionsOperation, (input, context) => {
    const study = requireStudy("how.form-transitions", context);
    const base = studyBaseline(study, baselineChoiceOf(input));
    const years = digitalYears(study);
    if (years.length < 2)
      throw new InputError(
        "too-few-periods",
        `how.form-transitions: ${years.length} year(s) after ${study.years[0]} have a digital level in every region; two are needed. Complete the indicators.`,
      );
    let status: Trinity["status"] = "converged";
    const readings = years.map(({ level }, k): readonly FormReading[] => {
      throwIfCancelled(context);
      context.progress({ phase: "equilibria", done: k, total: years.length });
      const trinity = solveTrinity(base.baseline, trinityShocks(study, { ...base, digitalLast: level }, input as ShockChoice));
      if (trinity.status !== "converged") status = trinity.status;
      return trinity.forms;
    });
    const first = readings[0]!;
    const last = readings.at(-1)!;
    const { cells, counts } = formTransitions(first, last);
    const { employment } = base.input.regional;
    const total = employment.reduce((sum, value) => sum + value, 0);
    const share = (holds: (at: number) => boolean): number =>
      employment.reduce((sum, value, at) => (holds(at) ? sum + value : sum), 0) / total;
    const nameOf = (reading: FormReading): string => reading.cell ?? "none";
    const changes = first.flatMap((reading, at) => {
      const [from, to] = [nameOf(reading), nameOf(last[at]!)];
      if (from === to) return [];
      const S = study.industries.length;
      return [{ region: study.regions[Math.floor(at / S)]!.id, industry: study.industries[at % S]!.id, from, to }];
    });
    const moves = cells.flatMap((from, row) =>
      cells.flatMap((to, column) => {
        const count = counts[row * cells.length + column]!;
        if (row === column || count === 0) return [];
        return [{ from, to, count, employmentShare: share((at) => nameOf(first[at]!) === from && nameOf(last[at]!) === to) }];
      }),
    );
    return {
      status,
      baseYear: study.years[0]!,
      years: years.map(({ year }) => year),
      cells: [...cells],
      employmentShare: readings.map((forms) => cells.map((cell) => share((at) => nameOf(forms[at]!) === cell))),
      readings: first.length,
      changed: changes.length,
      counts: [...counts],
      moves: moves.sort((a, b) => b.count - a.count),
      changes,
    };
  }),
];
