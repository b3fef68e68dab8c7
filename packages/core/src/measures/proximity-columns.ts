import { requireLength } from "../errors/index.ts";

/** [R x C] to [C x R]. */
export function columnsOfPanel(values: Float64Array, regions: number, columns: number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < regions; ++i) for (let c = 0; c < columns; ++c) out[c * regions + i] = values[i * columns + c]!;
  return out;
}

/** Marks cells to leave out as NaN, in place, and returns their share by industry and year. */
export function leaveOutAbsent(
  activity: Float64Array,
  input: { readonly regions: number; readonly industries: number; readonly years: number },
  missing: "each-year" | "all-years",
): Float64Array {
  const { regions, industries, years } = input;
  const share = new Float64Array(industries * years);
  for (let s = 0; s < industries; ++s) {
    for (let i = 0; i < regions; ++i) {
      let absent = 0;
      for (let y = 0; y < years; ++y) if (Number.isNaN(activity[(s * years + y) * regions + i]!)) absent += 1;
      if (absent === 0) continue;
      for (let y = 0; y < years; ++y) {
        const cell = (s * years + y) * regions + i;
        if (missing === "all-years") activity[cell] = Number.NaN;
        if (Number.isNaN(activity[cell]!)) share[s * years + y]! += 1 / regions;
      }
    }
  }
  return share;
}

export function perIndustry(value: number | Float64Array, industries: number): Float64Array {
  if (typeof value === "number") return new Float64Array(industries).fill(value);
  requireLength("proximityPanel", "halfDistanceKm", value, industries, "one value per industry");
  return value;
}

/** Industries that share a half-distance, in order of first appearance. */
export function groupIndustries(halfDistances: Float64Array): number[][] {
  const groups = new Map<number, number[]>();
  halfDistances.forEach((h, s) => {
    const group = groups.get(h);
    if (group) group.push(s);
    else groups.set(h, [s]);
  });
  return [...groups.values()];
}
