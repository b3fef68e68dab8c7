import { describe, expect, it } from "vitest";
import { defaultIndustries, homeJobShares, nearestNames, parameterCatalogue, requireParameter } from "../../src/index.ts";

describe("parameterCatalogue", () => {
  it("has each id once, in kebab-case", () => {
    const ids = parameterCatalogue.map((parameter) => parameter.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it.each(parameterCatalogue.map((parameter) => [parameter.id, parameter] as const))("%s is complete", (_, parameter) => {
    const [low, high] = parameter.range;
    expect(low).toBeLessThanOrEqual(parameter.default);
    expect(parameter.default).toBeLessThanOrEqual(high);
    expect(low).toBeLessThan(high);
    if (parameter.scale === "log") expect(low).toBeGreaterThan(0);
    expect(parameter.engines.length).toBeGreaterThan(0);
    expect(parameter.label.en.length).toBeGreaterThan(3);
    expect(parameter.label.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(parameter.unit).not.toBe("");
    const text = parameter.basis.kind === "source" ? parameter.basis.citation : parameter.basis.reason;
    expect(text.trim().length).toBeGreaterThan(15);
    if (parameter.basis.kind === "source") expect(text).toMatch(/\(?\b(1[89]|20)\d\d\b/);
  });

  it("names the nearest parameters when one is unknown", () => {
    expect(() => requireParameter("path-bot-share")).toThrow(/path-both-share/);
    expect(nearestNames("finanse", ["mining", "finance", "education"], 1)).toEqual(["finance"]);
  });
});

describe("defaultIndustries", () => {
  it("has 19 sections, one of them digital and two emerging", () => {
    expect(defaultIndustries).toHaveLength(19);
    const kinds = defaultIndustries.map((industry) => industry.kind);
    expect(kinds.filter((kind) => kind === "digital")).toHaveLength(1);
    expect(kinds.filter((kind) => kind === "emerging")).toHaveLength(2);
  });

  it.each(defaultIndustries.map((industry) => [industry.id, industry] as const))(
    "%s lies within the sectors it stands for",
    (_, industry) => {
      const shares = industry.sectors.map((sector) => homeJobShares[sector]!);
      expect(industry.tradability).toBeGreaterThanOrEqual(Math.min(...shares));
      expect(industry.tradability).toBeLessThanOrEqual(Math.max(...shares));
      if (shares.length === 1) expect(industry.tradability).toBe(shares[0]);
    },
  );
});
