import { ABSENCE } from "@jiju/core";

export type AbsenceKind = "not-collected" | "suppressed" | "not-applicable";

const CODE: Readonly<Record<AbsenceKind, number>> = {
  "not-collected": ABSENCE.notCollected,
  suppressed: ABSENCE.suppressed,
  "not-applicable": ABSENCE.notApplicable,
};

/** Usual marks of statistical tables, lower case. A study can say otherwise with `absent:`. */
const USUAL: ReadonlyMap<string, AbsenceKind> = new Map<string, AbsenceKind>([
  ["", "not-collected"],
  ["…", "not-collected"],
  ["...", "not-collected"],
  ["..", "not-collected"],
  [":", "not-collected"],
  ["na", "not-collected"],
  ["n/a", "not-collected"],
  ["#n/a", "not-collected"],
  ["null", "not-collected"],
  ["none", "not-collected"],
  ["缺", "not-collected"],
  ["缺失", "not-collected"],
  ["未统计", "not-collected"],
  ["暂无", "not-collected"],
  ["无数据", "not-collected"],
  ["-", "not-applicable"],
  ["--", "not-applicable"],
  ["–", "not-applicable"],
  ["—", "not-applicable"],
  ["——", "not-applicable"],
  ["/", "not-applicable"],
  ["n.a.", "not-applicable"],
  ["不适用", "not-applicable"],
  ["x", "suppressed"],
  ["*", "suppressed"],
  ["**", "suppressed"],
  ["c", "suppressed"],
  ["(c)", "suppressed"],
  ["s", "suppressed"],
  ["np", "suppressed"],
  ["n.p.", "suppressed"],
  ["保密", "suppressed"],
]);

export type AbsenceMarks = ReadonlyMap<string, number>;

/** The marks of a file: the usual ones, overruled by those of the study. Keys are lower case and trimmed. */
export function absenceMarks(own: Readonly<Record<string, AbsenceKind>> = {}): AbsenceMarks {
  const marks = new Map<string, number>();
  for (const [mark, kind] of USUAL) marks.set(mark, CODE[kind]);
  for (const [mark, kind] of Object.entries(own)) marks.set(mark.trim().toLowerCase(), CODE[kind]);
  return marks;
}

/** `ABSENCE` code of a text, or 0 when the text is no absence mark. A missing text is "not collected" unless the study says otherwise. */
export function absenceOf(marks: AbsenceMarks, text: string | null): number {
  return marks.get((text ?? "").trim().toLowerCase()) ?? ABSENCE.present;
}
