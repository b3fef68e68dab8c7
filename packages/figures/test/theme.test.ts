import { describe, expect, it } from "vitest";
import { inkOn, PATH_OUTCOMES, type ThemeName, themes } from "../src/index.ts";
import { luminance, tint } from "../src/theme.ts";
import { difference, labOf, VISIONS } from "./colour-vision.ts";

const contrast = (a: string, b: string) => {
  const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p) as [number, number];
  return (x + 0.05) / (y + 0.05);
};
const pairs = <T>(list: readonly T[]) => list.flatMap((a, k) => list.slice(k + 1).map((b) => [a, b] as const));

describe.each(["light", "dark"] as ThemeName[])("theme %s", (name) => {
  const theme = themes[name];

  it("keeps text readable: contrast at least 4.5 (WCAG AA)", () => {
    for (const colour of [theme.ink, theme.muted, theme.accent])
      expect(contrast(colour, theme.paper)).toBeGreaterThanOrEqual(4.5);
  });

  it("writes on every class colour with contrast at least 4.5", () => {
    const grounds = [
      ...theme.sequential,
      ...theme.diverging,
      ...Object.values(theme.cluster),
      ...Object.values(theme.pathTint).flat(),
      theme.missing,
      ...theme.bivariate,
    ];
    for (const ground of grounds) expect(contrast(inkOn(ground, theme), ground), ground).toBeGreaterThanOrEqual(4.5);
  });

  describe.each(VISIONS)("seen with %s vision", (vision) => {
    it("orders the sequential classes by lightness, neighbours at least 6 apart in Lab", () => {
      const lightness = theme.sequential.map((colour) => labOf(colour, vision)[0]);
      const direction = Math.sign(lightness.at(-1)! - lightness[0]!);
      for (let k = 1; k < lightness.length; ++k) {
        expect((lightness[k]! - lightness[k - 1]!) * direction).toBeGreaterThan(3);
        expect(difference(theme.sequential[k]!, theme.sequential[k - 1]!, vision)).toBeGreaterThan(6);
      }
    });

    it("keeps the two sides of the diverging classes at least 15 apart", () => {
      for (const [k, colour] of theme.diverging.slice(0, 3).entries())
        expect(difference(colour, theme.diverging[6 - k]!, vision)).toBeGreaterThan(15);
    });

    it("keeps paths at least 15 apart and series at least 10", () => {
      for (const [a, b] of pairs(PATH_OUTCOMES))
        expect(difference(theme.path[a], theme.path[b], vision), `${a} ${b}`).toBeGreaterThan(15);
      for (const [a, b] of pairs(theme.series)) expect(difference(a, b, vision), `${a} ${b}`).toBeGreaterThan(10);
    });

    it("keeps all nine classes of two quantities at least 15 apart, and each quantity in order of lightness", () => {
      for (const [a, b] of pairs(theme.bivariate)) expect(difference(a, b, vision), `${a} ${b}`).toBeGreaterThan(15);
      const lightness = theme.bivariate.map((colour) => labOf(colour, vision)[0]);
      const direction = name === "light" ? -1 : 1;
      for (const [low, high] of [0, 1, 2].flatMap((k) => [
        [3 * k, 3 * k + 1],
        [3 * k + 1, 3 * k + 2],
        [k, k + 3],
        [k + 3, k + 6],
      ]) as [number, number][]) {
        expect((lightness[high]! - lightness[low]!) * direction).toBeGreaterThan(2);
      }
    });

    it("keeps significant clusters at least 12 apart", () => {
      const { "not-significant": _, ...significant } = theme.cluster;
      for (const [a, b] of pairs(Object.values(significant))) expect(difference(a, b, vision), `${a} ${b}`).toBeGreaterThan(12);
    });
  });
});

describe("tint", () => {
  it("gives the colour at 1, the ground at 0 and the middle between", () => {
    expect(tint("#204060", "#ffffff", 1)).toBe("#204060");
    expect(tint("#204060", "#ffffff", 0)).toBe("#ffffff");
    expect(tint("#000000", "#646464", 0.5)).toBe("#323232");
  });
});
