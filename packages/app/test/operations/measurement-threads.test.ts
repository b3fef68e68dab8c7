import {
  createRandom,
  globalGeary,
  joinCounts,
  kDensity,
  localMoran,
  nearestWeights,
  prepareGlobalGeary,
  prepareJoinCounts,
  prepareKDensity,
  prepareLocalMoran,
  transformWeights,
} from "@jiju/core";
import { describe, expect, it } from "vitest";
import { MAP_STREAM, SITES_STREAM } from "../../src/operations/measurement-parts.ts";
import { globalOnThreads, kDensityOnThreads, localOnThreads } from "../../src/operations/measurement-threads.ts";
import { onSharedMemory } from "../../src/operations/shared-memory.ts";

const random = createRandom(11);
const n = 300;
const points = {
  ids: Array.from({ length: n }, (_, i) => `p${i}`),
  x: Float64Array.from({ length: n }, () => random.uniform()),
  y: Float64Array.from({ length: n }, () => random.uniform()),
  metric: "plane" as const,
};
const values = Float64Array.from({ length: n }, () => random.normal());

/** Sources cannot start threads under the test runner: `npm run bench -- --only threads --small`, part of `npm test`, compares two with one. */
describe("measures by pieces", () => {
  it("has the bits of core (local Moran, unequal weights)", async () => {
    const near = nearestWeights(points, 5);
    const weights = transformWeights({ ...near, values: near.values.map((_, e) => 1 + (e % 3)) }, "row");
    const options = { permutations: 199, draws: "shared" as const, random: createRandom(3).fork(SITES_STREAM) };
    const found = await localOnThreads(prepareLocalMoran(values, weights, options), 3, 1);
    expect(found).toEqual(localMoran(values, weights, options));
  });

  it("has the bits of core (Geary of the map, and join counts with their several tests)", async () => {
    const weights = nearestWeights(points, 5);
    const options = { permutations: 99, random: createRandom(3).fork(MAP_STREAM) };
    expect(await globalOnThreads(prepareGlobalGeary(values, weights, options), 3, 1)).toEqual(
      globalGeary(values, weights, options),
    );
    const classes = Int32Array.from(values, (value) => (value > 0.5 ? 2 : value > 0 ? 1 : 0));
    const joins = joinCounts(classes, 3, weights, options);
    expect(joins.map(({ a, b }) => `${a}${b}`)).toEqual(["00", "01", "02", "11", "12", "22"]);
    expect(await globalOnThreads(prepareJoinCounts(classes, 3, weights, options), 3, 1)).toEqual(joins);
  });

  it("has the bits of core (K-density)", async () => {
    const members = Int32Array.from({ length: 40 }, (_, i) => i);
    const options = { simulations: 30, random: createRandom(3) };
    const found = await kDensityOnThreads(prepareKDensity(points, members, options), 3, 1);
    expect(found).toEqual(kDensity(points, members, options));
  });

  it("gives analytic measures without any thread", async () => {
    const weights = nearestWeights(points, 5);
    expect(await localOnThreads(prepareLocalMoran(values, weights), 3)).toEqual(localMoran(values, weights));
  });

  it("copies typed arrays to shared memory once, and nothing else", () => {
    const copy = onSharedMemory({ a: Float64Array.of(1, 2), b: { c: Int32Array.of(3) }, d: null, e: "text" });
    expect(copy).toEqual({ a: Float64Array.of(1, 2), b: { c: Int32Array.of(3) }, d: null, e: "text" });
    expect(copy.a.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(onSharedMemory(copy).b.c.buffer).toBe(copy.b.c.buffer);
  });
});
