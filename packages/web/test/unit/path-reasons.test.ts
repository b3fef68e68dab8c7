import { createInstance, type TFunction } from "i18next";
import { beforeAll, describe, expect, it } from "vitest";
import { en } from "../../src/language/en/index.ts";
import { zh } from "../../src/language/zh/index.ts";
import { reasonText } from "../../src/pages/path/reason-text.ts";

/** One reason of every code with the parameters the path engine gives it. */
const reasons = {
  "reach-rose": { change: 0.094, mode: "share" },
  "reach-fell": { change: -0.2, mode: "share" },
  "real-rose": { change: 0.059, own: 0.064, others: -0.005 },
  "real-fell": { change: -0.059, own: -0.064, others: 0.005 },
  "virtual-rose": { change: 0.035 },
  "virtual-fell": { change: -0.035 },
  "both-carry": { realShare: 0.63, virtualShare: 0.37, threshold: 1 / 3 },
  "one-carries": { realShare: 0.9, virtualShare: 0.1, threshold: 1 / 3 },
  "loss-offset": { share: 0.4, by: "virtual" },
  "virtual-share": { first: 0.21, last: 0.25 },
  "draws-agree": { path: "optimising", share: 0.66, second: "strengthening", secondShare: 0.3, draws: 200 },
  "cannot-tell": { path: "optimising", share: 0.5, second: "strengthening", secondShare: 0.4, draws: 200 },
  "negative-relief-agrees": { path: "optimising", share: 0.99, draws: 100 },
  "negative-relief-differs": { path: "not-transforming", share: 0.8, draws: 100 },
  "conditional-on-relief": { relief: 0.65 },
  "not-defined-activity": {},
  "not-defined-digital-level": {},
  "not-defined-reach": {},
} as const;

describe("reasons of a path in words", () => {
  const translators: Partial<Record<"en" | "zh", TFunction>> = {};
  beforeAll(async () => {
    for (const language of ["en", "zh"] as const) {
      const instance = createInstance();
      translators[language] = await instance.init({
        lng: language,
        resources: { en: { translation: en }, zh: { translation: zh } },
        interpolation: { escapeValue: false },
      });
    }
  });

  it("has a sentence for every code", () => {
    expect(Object.keys(reasons).sort()).toEqual(Object.keys(en.path.reasons).sort());
  });

  it.each(["en", "zh"] as const)("fills every blank in %s", (language) => {
    for (const [code, params] of Object.entries(reasons)) {
      const text = reasonText({ code, params }, translators[language]!, (path) => path);
      expect(text).not.toMatch(/\{\{|undefined|NaN/);
    }
  });

  it("prints shares as percentages, log points with three decimals and no double sign", () => {
    const text = (code: keyof typeof reasons) => reasonText({ code, params: reasons[code] }, translators.en!, (path) => path);
    expect(text("reach-fell")).toBe("Its effective proximity fell by 0.200 log points: not transforming.");
    expect(text("real-fell")).toContain("Real factors took away 0.059: −0.064 from its own activity, 0.005");
    expect(text("both-carry")).toBe("Both carry it: 63% real, 37% data, each at least 33%.");
    expect(text("loss-offset")).toBe("40% of the loss was offset by data.");
  });

  it("stays silent on a code it does not know", () => {
    expect(reasonText({ code: "new-code", params: {} }, translators.en!, (path) => path)).toBeNull();
  });
});
