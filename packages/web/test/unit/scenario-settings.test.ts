import { describe, expect, it } from "vitest";
import { readSettings, writeSettings } from "../../src/pages/scenarios/own-settings.ts";

describe("settings of one's own scenario in the address", () => {
  it("come back as they were", () => {
    const settings = [
      { instrument: "raise-digital-level", value: 0.2, regions: ["520000", "510000"] },
      { instrument: "digital-pairing", value: 0.5, regions: ["520000"], partners: ["310000"] },
      { instrument: "open-interfaces", value: 0.25, industries: ["manufacturing"] },
      { instrument: "data-market", value: 0.3 },
    ];
    expect(readSettings(writeSettings(settings))).toEqual(settings);
  });

  it("leave out what is no setting", () => {
    expect(readSettings("")).toEqual([]);
    expect(readSettings("data-market;~0.3;data-market~much;data-market~0.1")).toEqual([
      { instrument: "data-market", value: 0.1 },
    ]);
  });
});
