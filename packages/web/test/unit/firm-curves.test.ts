import { createRandom, greatCircleDistance, ripleyK } from "@jiju/core";
import { createInstance, type TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { en } from "../../src/language/en/index.ts";
import { curveAnswer, curveData, curveTable } from "../../src/pages/measure/firm-curves.ts";
import { firmPlane } from "../../src/pages/measure/firm-plane.ts";

const i18n = createInstance();
await i18n.init({ lng: "en", resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
const t = i18n.t as TFunction;

const distances = [5, 10, 15, 20, 25, 30];
const bands = {
  localLower: distances.map(() => -0.5),
  localUpper: distances.map(() => 0.5),
  globalLower: distances.map(() => -1),
  globalUpper: distances.map(() => 1),
};
const answered = (l: readonly number[]) => ({
  distances,
  k: l.map((value, step) => Math.PI * (value + distances[step]!) ** 2),
  l: [...l],
  bands,
});
const sizes = { firms: 40, members: 12 };
const say = (l: readonly number[]) =>
  curveAnswer({ method: "ripley-l", result: answered(l), ...sizes }, "Textiles", t, ({ en: words }) => words);

describe("M of firms", () => {
  it("leaves out distances where it is not defined instead of drawing them as 0", () => {
    const line = [null, 2, 1.5, 1.2, 1.1, 1];
    const result = { of: "a", firms: 12, others: 28, weights: null, distances, m: line, bands: null };
    const curve = { method: "m-function", result, ...sizes } as unknown as Parameters<typeof curveData>[0];
    const data = curveData(curve);
    expect(data.at).toEqual(distances.slice(1));
    expect(data.observed).toEqual(line.slice(1));
    expect(data.chance).toEqual([1, 1, 1, 1, 1]);
    expect(curveTable(curve, t).rows.map(({ cells }) => cells[1])).toEqual(line.slice(1));
  });
});

describe("Ripley's K and L of firms", () => {
  it("says at which distances L leaves the global band, or that it does not", () => {
    const against = "points thrown at random into the rectangle around all firms.";
    expect(say([0, 2, 3, 0, 2, 0])).toBe(`Textiles: clustered at 10–15 and 25 km, against ${against}`);
    expect(say([0, 0, -2, -2, 0, 0])).toBe(`Textiles: more evenly spread at 15–20 km than ${against}`);
    expect(say([0.6, 0, 0, 0, 0, 0])).toBe(`Textiles: up to 30 km no different from ${against}`);
  });

  it("draws L around 0 in km and K around the circle in square km, with the bands of L carried over", () => {
    const result = answered([1, 2, 3, 2, 1, 0]);
    const l = curveData({ method: "ripley-l", result, ...sizes });
    expect(l.density.unit.en).toBe("km");
    expect(l.chance).toEqual([0, 0, 0, 0, 0, 0]);
    const k = curveData({ method: "ripley-k", result, ...sizes });
    expect(k.density.unit.zh).toBe("km²");
    k.at.forEach((r, step) => {
      expect(k.chance?.[step]).toBeCloseTo(Math.PI * r * r, 9);
      expect(k.global.high[step]).toBeCloseTo(Math.PI * (r + 1) ** 2, 9);
    });
    const table = curveTable({ method: "ripley-k", result, ...sizes }, t);
    expect(table.columns.map(({ unit }) => unit)).toEqual(["km", ...Array(5).fill("km²")]);
    expect(table.rows[1]?.cells).toEqual([
      10,
      result.k[1],
      ...Object.values(bands).map((line) => Math.PI * (line[1]! + 10) ** 2),
    ]);
  });

  it("says how many times as many neighbours there are as at random", () => {
    const curve = { method: "ripley-k", result: answered([5, 5, 5, 5, 5, 30]), ...sizes } as const;
    expect(curveAnswer(curve, "Textiles", t, ({ en: words }) => words)).toBe(
      "Textiles: within 30 km of one of its firms stand 4.00 times as many others as if all were thrown at random into the rectangle around all firms.",
    );
  });
});

describe("firms on a plane", () => {
  it("keeps distances to 0.1 % and areas to 0.01 % within 500 km of the middle", () => {
    const x = [115, 125, 120, 118, 118.1, 118, 118.1];
    const y = [28, 32, 30, 29, 29, 29.1, 29.1];
    const plane = firmPlane({ x, y });
    const straight = (a: number, b: number) => Math.hypot(plane.x[a]! - plane.x[b]!, plane.y[a]! - plane.y[b]!);
    for (const [a, b] of [
      [2, 0],
      [2, 1],
      [3, 4],
      [3, 5],
    ] as const) {
      const arc = greatCircleDistance(x[a]!, y[a]!, x[b]!, y[b]!);
      expect(Math.abs(straight(a, b) / arc - 1)).toBeLessThan(1e-3);
    }
    const corners = [3, 4, 6, 5];
    const area =
      corners.reduce((sum, a, k) => {
        const b = corners[(k + 1) % 4]!;
        return sum + plane.x[a]! * plane.y[b]! - plane.x[b]! * plane.y[a]!;
      }, 0) / 2;
    const radians = Math.PI / 180;
    const cell = 6371.0088 ** 2 * 0.1 * radians * (Math.sin(29.1 * radians) - Math.sin(29 * radians));
    expect(Math.abs(area / cell - 1)).toBeLessThan(1e-4);
  });

  it("holds every firm in the window, so that K and L can be computed", () => {
    const random = createRandom(4);
    const x = Array.from({ length: 60 }, () => 100 + 20 * random.uniform());
    const y = Array.from({ length: 60 }, () => 25 + 10 * random.uniform());
    const plane = firmPlane({ x, y });
    const found = ripleyK(Float64Array.from(plane.x), Float64Array.from(plane.y), plane.window, Float64Array.of(100, 200));
    expect(Math.abs(found.l[1]!)).toBeLessThan(60);
  });

  it("leaves coordinates that cannot be degrees as they are", () => {
    expect(firmPlane({ x: [0, 500, 20], y: [3, 4, 900] })).toEqual({
      x: [0, 500, 20],
      y: [3, 4, 900],
      window: { lowX: 0, lowY: 3, highX: 500, highY: 900 },
    });
  });
});
