import { InputError, requireLength } from "../errors/index.ts";
import { assembleWeights, type SpatialWeights } from "./spatial-weights.ts";

/** Regions that take part in a measure of association: all, or all that have neighbours. */
export interface AssociationSample {
  readonly weights: SpatialWeights;
  /** Row in the given weights of every region of the sample; null when it is all of them. */
  readonly rows: Int32Array | null;
  readonly omitted: readonly string[];
}

/**
 * Applies the isolate policy: under `omit` the isolates, and links to them, are taken out as if they were not in the study.
 *
 * Row-standardised rows that lose a link to an isolate (possible in asymmetric weights only) are standardised again.
 */
export function associationSample(weights: SpatialWeights): AssociationSample {
  if (weights.isolatePolicy !== "omit" || weights.isolates.length === 0) return { weights, rows: null, omitted: [] };
  let current = weights;
  let rows = Int32Array.from({ length: weights.ids.length }, (_, i) => i);
  // In asymmetric weights a region may be left with links to isolates only, and become one.
  while (current.isolates.length > 0) {
    const out = new Set(current.isolates);
    rows = rows.filter((_, i) => !out.has(i));
    current = withoutRows(current, out);
  }
  const kept = new Set(rows);
  return { weights: current, rows, omitted: weights.ids.filter((_, i) => !kept.has(i)) };
}

/** The values of the regions of a sample. */
export function sampleValues(sample: AssociationSample, values: Float64Array): Float64Array {
  return sample.rows === null ? values : Float64Array.from(sample.rows, (row) => values[row]!);
}

/**
 * Finite values, one per region.
 *
 * @throws InputError `shape-mismatch`, `missing-values`
 */
export function requireValues(caller: string, name: string, values: Float64Array, weights: SpatialWeights): void {
  const { ids } = weights;
  requireLength(caller, name, values, ids.length, "regions");
  let missing = 0;
  let first = -1;
  for (let i = 0; i < values.length; ++i) {
    if (Number.isFinite(values[i])) continue;
    if (first < 0) first = i;
    missing += 1;
  }
  if (missing === 0) return;
  throw new InputError(
    "missing-values",
    `${caller}: ${name} is missing for ${missing} of ${ids.length} regions (first: ${JSON.stringify(ids[first])}). Fill it, or build values and weights on the regions that have it.`,
    { missing, first: ids[first] },
  );
}

/**
 * Values of at least 0: G compares sizes, not deviations.
 *
 * @throws InputError `negative-values`
 */
export function requireNaturalZero(caller: string, values: Float64Array, weights: SpatialWeights): void {
  const at = values.findIndex((value) => value < 0);
  if (at < 0) return;
  throw new InputError(
    "negative-values",
    `${caller}: ${JSON.stringify(weights.ids[at])} has ${values[at]}; G needs values of at least 0 with a natural zero. Use local Moran for deviations.`,
    { id: weights.ids[at] },
  );
}

/**
 * Deviations from the mean.
 *
 * @throws InputError `constant-values`, `too-few-regions`
 */
export function deviations(caller: string, values: Float64Array): { z: Float64Array; mean: number; m2: number; m4: number } {
  const n = values.length;
  if (n < 4) {
    throw new InputError("too-few-regions", `${caller}: ${n} regions have neighbours; moments need at least 4.`, { regions: n });
  }
  let mean = 0;
  for (const value of values) mean += value / n;
  const z = new Float64Array(n);
  let m2 = 0;
  let m4 = 0;
  for (let i = 0; i < n; ++i) {
    const deviation = values[i]! - mean;
    z[i] = deviation;
    m2 += (deviation * deviation) / n;
    m4 += deviation ** 4 / n;
  }
  if (m2 <= (1e-14 * mean) ** 2) {
    throw new InputError(
      "constant-values",
      `${caller}: all ${n} regions have the same value ${values[0]}; association is not defined.`,
    );
  }
  return { z, mean, m2, m4 };
}

function withoutRows(weights: SpatialWeights, out: ReadonlySet<number>): SpatialWeights {
  const n = weights.ids.length;
  const renumbered = new Int32Array(n).fill(-1);
  let kept = 0;
  for (let i = 0; i < n; ++i) if (!out.has(i)) renumbered[i] = kept++;
  const offsets = new Int32Array(kept + 1);
  const neighbours: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < n; ++i) {
    const row = renumbered[i]!;
    if (row < 0) continue;
    let lost = false;
    const start = neighbours.length;
    let sum = 0;
    for (let e = weights.offsets[i]!; e < weights.offsets[i + 1]!; ++e) {
      const j = renumbered[weights.neighbours[e]!]!;
      if (j < 0) {
        lost = true;
        continue;
      }
      neighbours.push(j);
      values.push(weights.values[e]!);
      sum += weights.values[e]!;
    }
    if (lost && weights.transform === "row" && sum > 0) for (let e = start; e < values.length; ++e) values[e]! /= sum;
    offsets[row + 1] = neighbours.length;
  }
  return assembleWeights({
    ids: weights.ids.filter((_, i) => !out.has(i)),
    offsets,
    neighbours: Int32Array.from(neighbours),
    values: Float64Array.from(values),
    transform: weights.transform,
    isolatePolicy: weights.isolatePolicy,
    description: weights.description,
  });
}
