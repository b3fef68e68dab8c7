import { describe, expect, it } from "vitest";
import { createRandom } from "../../src/numeric/index.ts";
import { fastStream, shufflePrefix } from "../../src/space/fast-stream.ts";
import { distanceBins, gatherPoints, pairsBetweenHistogram, pairsWithinHistogram } from "../../src/space/pair-histogram.ts";
import { embedPoints } from "../../src/space/point-set.ts";
import { memoryLayout, spaceKernels } from "../../src/space/space-kernels.ts";

describe("WebAssembly kernels against plain TypeScript", () => {
  const random = createRandom(7);
  const normals = (n: number): Float64Array => Float64Array.from({ length: n }, () => random.normal());

  it("shuffles as the TypeScript generator does, and copies by column", () => {
    for (const n of [2, 3, 50, 1001]) {
      const layout = memoryLayout();
      const [array, column, state] = [layout.take(8 * n), layout.take(32 * n), layout.take(16)] as const;
      const kernels = spaceKernels(layout.size());
      const seed = fastStream(createRandom(3), n);
      const values = Float64Array.from({ length: n }, (_, i) => i);
      new Float64Array(kernels.memory.buffer, array, n).set(values);
      new Uint32Array(kernels.memory.buffer, state, 4).set(seed);
      kernels.shuffle(array, n, state, column);
      shufflePrefix(values, n, n, seed);
      expect(new Float64Array(kernels.memory.buffer, array, n)).toEqual(values);
      const copied = new Float64Array(kernels.memory.buffer, column, 4 * n);
      expect(values.map((_, i) => copied[4 * i]!)).toEqual(values);
    }
  });

  it("draws every place evenly", () => {
    const counts = new Float64Array(10);
    const state = fastStream(createRandom(5), 0);
    const values = Float64Array.from({ length: 10 }, (_, i) => i);
    for (let draw = 0; draw < 20000; ++draw) {
      shufflePrefix(values, 10, 3, state);
      counts[values[1]!]! += 1;
    }
    const chiSquare = counts.reduce((sum, count) => sum + (count - 2000) ** 2 / 2000, 0);
    expect(chiSquare).toBeLessThan(27.9); // 0.999 quantile of 9 degrees of freedom
  });

  it("adds four quadratic forms", () => {
    const n = 23;
    const offsets = Int32Array.from({ length: n + 1 }, (_, i) => (i * (i + 1)) / 2);
    const indices = Int32Array.from({ length: offsets[n]! }, (_, e) => (7 * e + 3) % n);
    const values = normals(offsets[n]!);
    const x = normals(4 * n);
    const layout = memoryLayout();
    const at = [offsets, indices, values, x].map((array) => layout.take(array.byteLength)) as [number, number, number, number];
    const out = layout.take(32);
    const kernels = spaceKernels(layout.size());
    const { buffer } = kernels.memory;
    new Int32Array(buffer, at[0], n + 1).set(offsets);
    new Int32Array(buffer, at[1], indices.length).set(indices);
    new Float64Array(buffer, at[2], values.length).set(values);
    new Float64Array(buffer, at[3], x.length).set(x);
    kernels.fourForms(at[0], at[1], at[2], n, at[3], out);
    for (let s = 0; s < 4; ++s) {
      let sum = 0;
      for (let i = 0; i < n; ++i)
        for (let e = offsets[i]!; e < offsets[i + 1]!; ++e) sum += values[e]! * x[4 * i + s]! * x[4 * indices[e]! + s]!;
      expect(new Float64Array(buffer, out, 4)[s]).toBeCloseTo(sum, 10);
    }
  });

  it("counts lags below and above, NaN neither", () => {
    const width = 24;
    const drawn = normals(3 * width);
    drawn[width - 1] = Number.NaN;
    const row = [0.5, -1, 2];
    const layout = memoryLayout();
    const [drawnAt, rowAt, out] = [layout.take(drawn.byteLength), layout.take(24), layout.take(16)] as const;
    const kernels = spaceKernels(layout.size());
    new Float64Array(kernels.memory.buffer, drawnAt, drawn.length).set(drawn);
    new Float64Array(kernels.memory.buffer, rowAt, 3).set(row);
    kernels.countLags(drawnAt, width, rowAt, 3, -0.2, 0.4, out);
    const lags = Array.from({ length: width }, (_, p) => row.reduce((sum, w, m) => sum + w * drawn[m * width + p]!, 0));
    const counts = new Int32Array(kernels.memory.buffer, out, 4);
    expect(counts[0]).toBe(lags.filter((lag) => lag < -0.2).length);
    expect(counts[2]).toBe(lags.filter((lag) => lag > 0.4).length);
  });

  it.each(["plane", "sphere"] as const)(
    "bins distances like double precision, but for pairs on the edge of a bin (%s)",
    (metric) => {
      const n = 301;
      const ids = Array.from({ length: n }, (_, i) => `${i}`);
      const x = normals(n).map((value) => 500 * (metric === "plane" ? 1000 : 0.01) + value);
      const y = normals(n).map((value) => 30 + value);
      const points = embedPoints("test", { ids, x, y, metric });
      const bins = distanceBins(points, 512);
      const members = Int32Array.from({ length: n }, (_, i) => i);
      const all = gatherPoints(points, members, null);
      const ones = gatherPoints(points, members, new Float64Array(n).fill(1));
      for (const [fast, plain] of [
        [pairsWithinHistogram(all, bins), pairsWithinHistogram(ones, bins)],
        [
          pairsBetweenHistogram(
            gatherPoints(points, members.subarray(0, 100), null),
            gatherPoints(points, members.subarray(100), null),
            bins,
          ),
          pairsBetweenHistogram(
            gatherPoints(points, members.subarray(0, 100), new Float64Array(n).fill(1)),
            gatherPoints(points, members.subarray(100), new Float64Array(n).fill(1)),
            bins,
          ),
        ],
      ] as const) {
        const total = plain.reduce((a, b) => a + b);
        expect(fast.reduce((a, b) => a + b)).toBe(total);
        let moved = 0;
        for (let b = 0; b < 512; ++b) moved += Math.abs(fast[b]! - plain[b]!) / 2;
        expect(moved / total).toBeLessThan(5e-4);
      }
    },
  );
});
