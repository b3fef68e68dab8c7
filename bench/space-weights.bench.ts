import {
  bandWeights,
  contiguityWeights,
  nearestWeights,
  type PointSet,
  type PolygonSet,
  polygonSet,
  type SpatialWeights,
} from "@jiju/core";
import { type Benchmark, benchmark } from "./benchmark.ts";
import { places, wrigglyCells } from "./space-fixtures.ts";

/** Haversines to all others, sorted: the definition. */
function plainNearest(points: PointSet, k: number): number[][] {
  return points.ids.map((_, i) => {
    const near = points.ids.map((_unused, j) => ({ j, d: j === i ? Number.POSITIVE_INFINITY : haversine(points, i, j) }));
    return near
      .sort((a, b) => a.d - b.d)
      .slice(0, k)
      .map(({ j }) => j);
  });
}

function plainBand(points: PointSet, reach: number): number {
  let links = 0;
  for (let i = 0; i < points.ids.length; ++i) for (let j = 0; j < i; ++j) if (haversine(points, i, j) <= reach) links += 2;
  return links;
}

function haversine(points: PointSet, i: number, j: number): number {
  const radians = Math.PI / 180;
  const a = Math.sin(((points.y[j]! - points.y[i]!) * radians) / 2) ** 2;
  const b = Math.sin(((points.x[j]! - points.x[i]!) * radians) / 2) ** 2;
  return 2 * 6371.0088 * Math.asin(Math.sqrt(a + Math.cos(points.y[i]! * radians) * Math.cos(points.y[j]! * radians) * b));
}

/** Vertices as text in a Map. */
function plainQueen(polygons: PolygonSet): Set<number>[] {
  const { coordinates, ringStarts, regionRings, ids } = polygons;
  const regionsAt = new Map<string, Set<number>>();
  for (let i = 0; i < ids.length; ++i) {
    for (let v = ringStarts[regionRings[i]!]!; v < ringStarts[regionRings[i + 1]!]!; ++v) {
      const key = `${coordinates[2 * v]},${coordinates[2 * v + 1]}`;
      const known = regionsAt.get(key);
      if (known) known.add(i);
      else regionsAt.set(key, new Set([i]));
    }
  }
  const neighbours = ids.map(() => new Set<number>());
  for (const regions of regionsAt.values()) for (const i of regions) for (const j of regions) if (i !== j) neighbours[i]!.add(j);
  return neighbours;
}

/** Short work on fresh memory: the first calls pay for pages and for compiling, the median of many does not. */
const ROUNDS = 15;

/** All pairs by the definition are timed up to this many points: they cost the square. */
const PLAIN_POINTS = 5000;

function pointBenchmarks(n: number, reach: number, links: number, size: "small" | "full"): Benchmark[] {
  let made: PointSet | null = null;
  const points = () => {
    made ??= places(n, 1);
    return made;
  };
  const plain = n <= PLAIN_POINTS;
  return [
    benchmark<SpatialWeights>({
      name: `nearest-weights/${n}-points-k8`,
      size,
      rounds: ROUNDS,
      run: () => nearestWeights(points(), 8),
      check: (weights) => weights.neighbours.length === 8 * n,
      ...(plain ? { plain: () => plainNearest(points(), 8) } : {}),
    }),
    benchmark<SpatialWeights>({
      name: `band-weights/${n}-points-about-${links}-links`,
      size,
      rounds: ROUNDS,
      run: () => bandWeights(points(), reach),
      check: (weights) => Math.abs(weights.neighbours.length / links - 1) < 0.1 && !weights.asymmetric,
      ...(plain ? { plain: () => plainBand(points(), reach) } : {}),
    }),
  ];
}

function contiguityBenchmarks(columns: number, rows: number, size: "small" | "full"): Benchmark[] {
  let made: { cells: ReturnType<typeof wrigglyCells>; set: PolygonSet } | null = null;
  const input = () => {
    if (!made) {
      const cells = wrigglyCells(columns, rows);
      made = { cells, set: polygonSet(cells.ids, cells.geometries) };
    }
    return made;
  };
  const vertices = columns * rows * 45;
  const queenLinks = 2 * (columns * (rows - 1) + rows * (columns - 1)) + 4 * (columns - 1) * (rows - 1);
  const rookLinks = 2 * (columns * (rows - 1) + rows * (columns - 1));
  const name = `${columns * rows}-polygons-${vertices}-vertices`;
  return [
    benchmark<SpatialWeights>({
      name: `queen-contiguity/${name}`,
      size,
      run: () => contiguityWeights(input().set, "queen"),
      check: (weights) => weights.neighbours.length === queenLinks,
      plain: () => plainQueen(input().set),
    }),
    benchmark<SpatialWeights>({
      name: `rook-contiguity/${name}`,
      size,
      run: () => contiguityWeights(input().set, "rook"),
      check: (weights) => weights.neighbours.length === rookLinks,
    }),
    benchmark<SpatialWeights>({
      name: `queen-contiguity-from-geojson/${name}`,
      size,
      run: () => contiguityWeights(polygonSet(input().cells.ids, input().cells.geometries), "queen"),
      check: (weights) => weights.neighbours.length === queenLinks,
    }),
  ];
}

export default [
  ...pointBenchmarks(3000, 150, 35_500, "small"),
  ...pointBenchmarks(5000, 188, 152_000, "full"),
  ...pointBenchmarks(100_000, 42, 3_086_562, "full"),
  ...contiguityBenchmarks(20, 20, "small"),
  ...contiguityBenchmarks(250, 200, "full"),
];
