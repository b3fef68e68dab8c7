import {
  bandWeights,
  contiguityWeights,
  economicWeights,
  higherOrderWeights,
  InputError,
  inverseDistanceWeights,
  kernelWeights,
  linkWeights,
  matrixWeights,
  nearestWeights,
  neighbourCounts,
  nestedMixtureWeights,
  nestedScaledWeights,
  polygonSet,
  readGal,
  readGwt,
  readWeightsFile,
  readWeightsTable,
  type SpatialWeights,
  smallestBand,
  symmetriseWeights,
  transformWeights,
  weightsComponents,
} from "@jiju/core";
import type { WeightsInput } from "@jiju/lab/contract";
import { namedMatrix, neighbourLinks } from "./weights-by-name.ts";

type Source = WeightsInput["source"];
type Outlines = Extract<Source, { outlines: unknown }>;

/**
 * Spatial weights as an input describes them: built, extended to a higher order, made symmetric, transformed.
 *
 * @param caller  operation, for messages
 * @throws InputError `no-ids`, `unknown-ids`, and those of the builders in core
 */
export function weightsOfInput(caller: string, input: WeightsInput): SpatialWeights {
  const policy = { isolatePolicy: input.isolates };
  const direct = builtWeights(caller, input.source, input.ids?.map(String), policy);
  const reached = input.order > 1 ? higherOrderWeights(direct, input.order, { include: input.include, ...policy }) : direct;
  const both = input.symmetrise === "none" ? reached : symmetriseWeights(reached, input.symmetrise);
  const joined = input.nested ? nestedWeights(both, input.nested) : both;
  return input.transform === joined.transform ? joined : transformWeights(joined, input.transform);
}

function nestedWeights(geography: SpatialWeights, nested: NonNullable<WeightsInput["nested"]>): SpatialWeights {
  const level = Float64Array.from(nested.level);
  if (nested.form === "scaled") return nestedScaledWeights(geography, level);
  return nestedMixtureWeights(geography, economicWeights(geography.ids, level, economicOptions(nested)), nested.share);
}

const economicOptions = ({ power, floor }: { power: number; floor?: number | undefined }) => ({
  power,
  ...(floor === undefined ? {} : { floor }),
});

function builtWeights(
  caller: string,
  source: Source,
  ids: readonly string[] | undefined,
  policy: { readonly isolatePolicy: WeightsInput["isolates"] },
): SpatialWeights {
  switch (source.kind) {
    case "nearest":
      return nearestWeights(pointsOf(source, ids), source.neighbours, { value: source.value, power: source.power, ...policy });
    case "band": {
      const points = pointsOf(source, ids);
      return bandWeights(points, source.reach ?? smallestBand(points), { value: source.value, power: source.power, ...policy });
    }
    case "kernel":
      return kernelWeights(pointsOf(source, ids), source.kernel, source.bandwidth, { self: source.self, ...policy });
    case "inverse-distance":
      return inverseDistanceWeights(pointsOf(source, ids), source.power, policy);
    case "queen":
    case "rook":
      return contiguityWeights(outlinesOf(caller, source, ids), source.kind, {
        snap: source.snap,
        touch: source.touch,
        ...policy,
      });
    case "file":
      return readWeightsFile(source.text, requireIds(caller, ids, source.kind), policy);
    case "gal":
      return readGal(source.text, requireIds(caller, ids, source.kind), policy);
    case "gwt":
      return readGwt(source.text, requireIds(caller, ids, source.kind), policy);
    case "table":
      return readWeightsTable(source.text, requireIds(caller, ids, source.kind), policy);
    case "economic":
      return economicWeights(ids ?? positions(source.level.length), Float64Array.from(source.level), {
        ...economicOptions(source),
        ...policy,
      });
    case "links":
      return linkWeights(
        requireIds(caller, ids, source.kind),
        source.links.map(({ from, to, weight }) => ({ from: String(from), to: String(to), weight })),
        policy,
      );
    case "matrix":
      return matrixWeights(ids ?? positions(source.matrix.length), squareOf(caller, source.matrix), policy);
    case "named-matrix": {
      const named = namedMatrix(caller, source.columns, ids);
      return matrixWeights(named.ids, named.matrix, policy);
    }
    case "neighbours":
      return linkWeights(...neighbourLinks(caller, source, ids), policy);
  }
}

const positions = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i + 1));

function pointsOf(source: Extract<Source, { x: unknown }>, ids: readonly string[] | undefined) {
  return {
    ids: ids ?? positions(source.x.length),
    x: Float64Array.from(source.x),
    y: Float64Array.from(source.y),
    metric: source.metric,
  };
}

/** Outlines in the order of `ids`, or of the file. A region without a feature is an isolate. */
function outlinesOf(caller: string, source: Outlines, ids: readonly string[] | undefined) {
  const { features } = source.outlines;
  const property =
    source.property ?? ["region", "id"].find((name) => features.every((feature) => feature.properties?.[name] !== undefined));
  const names = features.map((feature, k) => (property === undefined ? String(k + 1) : String(feature.properties?.[property])));
  const at = new Map(names.map((name, k) => [name, k]));
  const wanted = ids ?? names;
  const missing = wanted.filter((id) => !at.has(id));
  if (missing.length === wanted.length) {
    throw new InputError(
      "unknown-ids",
      `${caller}: none of the ${wanted.length} ids is in ${property === undefined ? "the positions" : `the property "${property}"`} of the outlines (ids: ${wanted.slice(0, 3).join(", ")}; outlines: ${names.slice(0, 3).join(", ")}). Name the property with the ids under "property".`,
      { ids: wanted.slice(0, 3), outlines: names.slice(0, 3) },
    );
  }
  return polygonSet(
    wanted,
    wanted.map((id) => {
      const geometry = features[at.get(id) ?? -1]?.geometry ?? null;
      return geometry;
    }),
  );
}

function requireIds(caller: string, ids: readonly string[] | undefined, kind: string): readonly string[] {
  if (ids) return ids;
  throw new InputError(
    "no-ids",
    `${caller}: weights from ${kind} need "ids": the ids of the regions in the order of your rows, so that a weight never lands on another region's value.`,
  );
}

function squareOf(caller: string, rows: readonly (readonly number[])[]): Float64Array {
  const n = rows.length;
  const wrong = rows.findIndex((row) => row.length !== n);
  if (wrong >= 0) {
    throw new InputError(
      "shape-mismatch",
      `${caller}: row ${wrong + 1} of the matrix has ${rows[wrong]!.length} weights and there are ${n} rows; a weights matrix is square.`,
      { row: wrong + 1 },
    );
  }
  const out = new Float64Array(n * n);
  rows.forEach((row, i) => {
    out.set(row, i * n);
  });
  return out;
}

/** The summary of `space.weights`. */
export function weightsSummary(weights: SpatialWeights) {
  const counts = neighbourCounts(weights);
  const most = counts.reduce((a, b) => Math.max(a, b), 0);
  const histogram = new Array<number>(most + 1).fill(0);
  for (const count of counts) histogram[count]! += 1;
  return {
    description: weights.description,
    transform: weights.transform,
    regions: weights.ids.length,
    links: weights.neighbours.length,
    asymmetric: weights.asymmetric,
    isolates: Array.from(weights.isolates, (row) => weights.ids[row]!),
    neighbours: {
      least: counts.reduce((a, b) => Math.min(a, b), most),
      mean: counts.reduce((a, b) => a + b, 0) / counts.length,
      most,
    },
    histogram,
    components: [...weightsComponents(weights).sizes].sort((a, b) => b - a),
  };
}
