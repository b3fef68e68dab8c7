import { InputError } from "../errors/index.ts";
import { nodeRings } from "./node-rings.ts";
import type { PolygonSet } from "./polygon-set.ts";
import { coordinateBounds, ringVertices } from "./ring-vertices.ts";
import { snapPlaces } from "./snap-places.ts";
import { assembleWeights, requireUniqueIds, type SpatialWeights, type WeightsOptions } from "./spatial-weights.ts";
import { describedWith } from "./weights-description.ts";
import { policyOf } from "./weights-nearest.ts";

/** How outlines are compared. */
export interface ContiguityOptions extends WeightsOptions {
  /** Vertices within this distance are one place, >= 0, unit of the coordinates. Default 0: equal coordinates only. */
  readonly snap?: number;
  /**
   * `vertices`: outlines touch where they share vertices, right for maps cut from one topology; `edges`: also where a vertex of one
   * lies on an edge of another. Default `vertices`.
   */
  readonly touch?: "vertices" | "edges";
}

/**
 * Contiguity weights: regions that touch.
 *
 *     queen  w[i,j] = 1 where the outlines share a place
 *     rook   w[i,j] = 1 where they share a stretch of border (an edge)
 *
 * Holes and separate parts count as outline: a region inside the hole of another touches it. Overlapping outlines that cross
 * without a common vertex are not seen as touching.
 *
 * @param polygons  outlines, see `polygonSet`
 * @param rule      queen or rook
 * @returns raw weights of 1, symmetric; regions that touch nobody are isolates (see `linkIsolates`)
 * @throws InputError `bad-snap`, `repeated-id`, `isolates-refused`
 */
export function contiguityWeights(polygons: PolygonSet, rule: "queen" | "rook", options: ContiguityOptions = {}): SpatialWeights {
  const snap = options.snap ?? 0;
  if (!(snap >= 0 && snap < Number.POSITIVE_INFINITY)) {
    throw new InputError("bad-snap", `contiguityWeights: snap is ${snap}; it must be a finite distance of at least 0.`, { snap });
  }
  requireUniqueIds("contiguityWeights", polygons.ids);
  const exact = ringVertices(polygons);
  const vertices = snap > 0 ? snapPlaces(exact, snap) : exact;
  const rings =
    options.touch === "edges"
      ? nodeRings(polygons, vertices, Math.max(snap, 1e-10 * coordinateBounds(vertices.coordinates).extent))
      : { place: vertices.place, ringStarts: polygons.ringStarts };
  const pairs =
    rule === "queen"
      ? pairsBySharedPlace(rings.place, rings.ringStarts, polygons.regionRings, vertices.count)
      : pairsBySharedEdge(rings.place, rings.ringStarts, polygons.regionRings, vertices.count);
  const links = symmetricRows(polygons.ids.length, pairs);
  return assembleWeights({
    ...policyOf(options),
    ids: polygons.ids,
    offsets: links.offsets,
    neighbours: links.neighbours,
    values: new Float64Array(links.neighbours.length).fill(1),
    asymmetric: false,
    description: describedWith(
      { en: `${rule} contiguity`, zh: rule === "queen" ? "Queen 邻接（共边或共点）" : "Rook 邻接（共边）" },
      ...(snap > 0 ? [{ en: `snapped at ${snap}`, zh: `${snap}以内的顶点视为重合` }] : []),
      ...(options.touch === "edges" ? [{ en: "vertices on edges counted", zh: "顶点落在边上也算相邻" }] : []),
    ),
  });
}

/** Pairs of regions: for every region in order, the earlier regions it touches. */
interface EarlierRegions {
  /** [n + 1] */
  readonly offsets: Int32Array;
  readonly earlier: Int32Array;
}

function pairsBySharedPlace(place: Int32Array, ringStarts: Int32Array, regionRings: Int32Array, places: number): EarlierRegions {
  const n = regionRings.length - 1;
  const firstRegion = new Int32Array(places).fill(-1);
  // Further regions of a place are a chain; three or more meet only where borders meet.
  const chain = new Int32Array(places);
  const pairs = collector(n);
  const further = growingPairs();
  for (let i = 0; i < n; ++i) {
    for (let v = ringStarts[regionRings[i]!]!, end = ringStarts[regionRings[i + 1]!]!; v < end; ++v) {
      const p = place[v]!;
      const first = firstRegion[p]!;
      if (first < 0) {
        firstRegion[p] = i;
        continue;
      }
      if (first === i) continue;
      pairs.add(i, first);
      let known = false;
      for (let link = chain[p]!; link > 0; link = further.next(link)) {
        const other = further.region(link);
        if (other === i) known = true;
        else pairs.add(i, other);
      }
      if (!known) chain[p] = further.push(i, chain[p]!);
    }
    pairs.endRegion(i);
  }
  return pairs.finish();
}

function pairsBySharedEdge(place: Int32Array, ringStarts: Int32Array, regionRings: Int32Array, places: number): EarlierRegions {
  const n = regionRings.length - 1;
  const vertices = place.length;
  // Edges hang on the smaller of their two places: a chain of (other place, region).
  const head = new Int32Array(places);
  const next = new Int32Array(vertices + 1);
  const otherPlace = new Int32Array(vertices + 1);
  const region = new Int32Array(vertices + 1);
  let edges = 0;
  const pairs = collector(n);
  for (let i = 0; i < n; ++i) {
    for (let ring = regionRings[i]!; ring < regionRings[i + 1]!; ++ring) {
      const start = ringStarts[ring]!;
      const end = ringStarts[ring + 1]!;
      for (let v = start; v < end; ++v) {
        const a = place[v]!;
        const b = place[v + 1 < end ? v + 1 : start]!;
        if (a === b) continue;
        const low = Math.min(a, b);
        const high = Math.max(a, b);
        let known = false;
        for (let edge = head[low]!; edge > 0; edge = next[edge]!) {
          if (otherPlace[edge] !== high) continue;
          if (region[edge] === i) known = true;
          else pairs.add(i, region[edge]!);
        }
        if (known) continue;
        edges += 1;
        next[edges] = head[low]!;
        otherPlace[edges] = high;
        region[edges] = i;
        head[low] = edges;
      }
    }
    pairs.endRegion(i);
  }
  return pairs.finish();
}

function collector(n: number) {
  const seenBy = new Int32Array(n).fill(-1);
  const offsets = new Int32Array(n + 1);
  let earlier = new Int32Array(8 * n + 16);
  let count = 0;
  return {
    add(i: number, other: number): void {
      if (seenBy[other] === i) return;
      seenBy[other] = i;
      if (count === earlier.length) {
        const larger = new Int32Array(2 * count);
        larger.set(earlier);
        earlier = larger;
      }
      earlier[count++] = other;
    },
    endRegion(i: number): void {
      offsets[i + 1] = count;
    },
    finish: (): EarlierRegions => ({ offsets, earlier: earlier.subarray(0, count) }),
  };
}

/** Links of chains, numbered from 1. */
function growingPairs() {
  let regions = new Int32Array(1024);
  let nexts = new Int32Array(1024);
  let count = 0;
  return {
    region: (link: number): number => regions[link]!,
    next: (link: number): number => nexts[link]!,
    push(regionNumber: number, nextLink: number): number {
      count += 1;
      if (count === regions.length) {
        const largerRegions = new Int32Array(2 * count);
        largerRegions.set(regions);
        regions = largerRegions;
        const largerNexts = new Int32Array(2 * count);
        largerNexts.set(nexts);
        nexts = largerNexts;
      }
      regions[count] = regionNumber;
      nexts[count] = nextLink;
      return count;
    },
  };
}

/** Both directions of every pair, rows ascending. */
function symmetricRows(n: number, pairs: EarlierRegions): { offsets: Int32Array; neighbours: Int32Array } {
  const { offsets: pairOffsets, earlier } = pairs;
  const offsets = new Int32Array(n + 1);
  for (let i = 0; i < n; ++i) offsets[i + 1] = pairOffsets[i + 1]! - pairOffsets[i]!;
  for (const j of earlier) offsets[j + 1]! += 1;
  for (let i = 0; i < n; ++i) offsets[i + 1]! += offsets[i]!;
  const neighbours = new Int32Array(offsets[n]!);
  const next = offsets.slice(0, n);
  for (let i = 0; i < n; ++i) {
    const start = pairOffsets[i]!;
    const end = pairOffsets[i + 1]!;
    const row = earlier.subarray(start, end).slice().sort();
    for (const j of row) neighbours[next[i]!++] = j;
  }
  // Row i holds its earlier regions by now; later ones follow in ascending order as i runs.
  for (let i = 0; i < n; ++i) {
    for (let e = pairOffsets[i]!, end = pairOffsets[i + 1]!; e < end; ++e) neighbours[next[earlier[e]!]!++] = i;
  }
  return { offsets, neighbours };
}
