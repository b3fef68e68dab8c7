/** Names, lower case, under which tables of firms carry what point patterns need; the first column that has one of them counts. */
export const firmColumnNames = {
  x: ["lon", "lng", "longitude", "x", "经度"],
  y: ["lat", "latitude", "y", "纬度"],
  industry: ["industry", "sector", "type", "行业", "产业", "行业代码"],
  weight: ["employment", "employees", "weight", "从业人员", "就业人数", "权重"],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type FirmColumn = keyof typeof firmColumnNames;

/** Position of the column of a header that carries something; -1 where none does. */
export function firmColumn(header: readonly string[], what: FirmColumn): number {
  const known: readonly string[] = firmColumnNames[what];
  return header.findIndex((name) => known.includes(name.trim().toLowerCase()));
}
