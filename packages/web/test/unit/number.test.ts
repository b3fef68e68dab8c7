import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { commonDecimals, formatNumber, formatQuantity, formatShare, formatSigned } from "../../src/format/number.ts";

const thin = "\u202f";

describe("formatNumber", () => {
  it("sets thin spaces between thousands from five digits on", () => {
    expect(formatNumber(1234, 0)).toBe("1234");
    expect(formatNumber(12345, 0)).toBe(`12${thin}345`);
    expect(formatNumber(1234567.891, 2)).toBe(`1${thin}234${thin}567.89`);
  });

  it("writes a true minus sign, and none before zero", () => {
    expect(formatNumber(-1.5, 1)).toBe("−1.5");
    expect(formatNumber(-0.04, 1)).toBe("0.0");
  });

  it("writes a dash for what is not known", () => {
    for (const unknown of [null, undefined, Number.NaN, Number.POSITIVE_INFINITY]) expect(formatNumber(unknown, 2)).toBe("–");
  });

  it("reads back as the rounded number", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.integer({ min: 0, max: 6 }), (value, decimals) => {
        const read = Number(formatNumber(value, decimals).replaceAll(thin, "").replace("−", "-"));
        expect(Math.abs(read - value)).toBeLessThanOrEqual(0.5000001 * 10 ** -decimals + Math.abs(value) * 1e-15);
      }),
    );
  });
});

describe("commonDecimals", () => {
  it("gives whole numbers none and ratios two", () => {
    expect(commonDecimals([1, 20, 300])).toBe(0);
    expect(commonDecimals([1.42, 0.9, 2.2, null])).toBe(2);
    expect(commonDecimals([0.012, 0.034])).toBe(4);
    expect(commonDecimals([12345.6, 23456.7])).toBe(0);
    expect(commonDecimals([])).toBe(0);
  });
});

describe("formatQuantity", () => {
  it("counts in 万 and 亿 in Chinese, in thousands and millions in English", () => {
    expect(formatQuantity(1_294_000, "zh")).toBe("129万");
    expect(formatQuantity(352_180_000, "zh")).toBe("3.52亿");
    expect(formatQuantity(1_294_000, "en")).toBe("1.29 million");
    expect(formatQuantity(9_300, "en")).toBe("9.30 thousand");
    expect(formatQuantity(930, "zh")).toBe("930");
  });
});

describe("shares and changes", () => {
  it("prints a share as a percentage and a change with its sign", () => {
    expect(formatShare(0.783)).toBe("78%");
    expect(formatShare(null)).toBe("–");
    expect(formatSigned(0.25, 2)).toBe("+0.25");
    expect(formatSigned(-0.25, 2)).toBe("−0.25");
    expect(formatSigned(0.0001, 2)).toBe("0.00");
  });
});
