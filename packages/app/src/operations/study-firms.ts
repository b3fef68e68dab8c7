import { type FirmColumn, firmColumn, firmColumnNames, InputError, nearestNames } from "@jiju/core";
import { spaceStudyFirms } from "@jiju/lab/contract";
import type { StudySession } from "../study/session.ts";
import { type Implementation, implement, requireStudy } from "./implementation.ts";

type Column = readonly string[] | Float64Array;

export const studyFirmsImplementations: readonly Implementation[] = [
  implement(spaceStudyFirms, (_input, context) => firmsOf(requireStudy("space.study-firms", context))),
];

/** @throws InputError `firms-column` naming the column that is missing and those there are */
function firmsOf(study: StudySession) {
  const table = Object.values(study.loaded.records).find(({ role }) => role === "firms");
  if (!table) return { table: null, x: [], y: [], industry: [], weights: null, leftOut: 0 };
  const names = Object.keys(table.columns);
  const wanted = (what: FirmColumn): Column | undefined => table.columns[names[firmColumn(names, what)] ?? ""];
  const required = (what: "x" | "y" | "industry"): Column => {
    const column = wanted(what);
    if (column) return column;
    throw new InputError(
      "firms-column",
      `space.study-firms: the table ${table.id} has no column ${firmColumnNames[what].slice(0, 3).join(", ")}; it has ${nearestNames(firmColumnNames[what][0], names).join(", ")}. Name one of its columns so.`,
      { table: table.id, columns: names },
    );
  };
  const [lon, lat, industry] = [required("x"), required("y"), required("industry")];
  const weight = wanted("weight");
  const number = (column: Column, row: number): number => (String(column[row]).trim() === "" ? Number.NaN : Number(column[row]));
  const kept = Array.from({ length: table.rows }, (_, row) => row).filter(
    (row) =>
      Number.isFinite(number(lon, row)) &&
      Number.isFinite(number(lat, row)) &&
      String(industry[row]).trim() !== "" &&
      (weight === undefined || number(weight, row) >= 0),
  );
  return {
    table: table.id,
    x: Float64Array.from(kept, (row) => number(lon, row)),
    y: Float64Array.from(kept, (row) => number(lat, row)),
    industry: kept.map((row) => String(industry[row]).trim()),
    weights: weight === undefined ? null : Float64Array.from(kept, (row) => number(weight, row)),
    leftOut: table.rows - kept.length,
  };
}
