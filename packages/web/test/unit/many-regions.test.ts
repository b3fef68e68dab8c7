import { createInstance, type TFunction } from "i18next";
import { describe, expect, it } from "vitest";
import { en } from "../../src/language/en/index.ts";
import { ringData, settledMap, sweepData, wayData } from "../../src/pages/laboratory/many-regions-figures.ts";
import {
  defaultManyRegionsState,
  manyRegionsAddress,
  mapInput,
  ringInput,
} from "../../src/pages/laboratory/many-regions-state.ts";
import { sweepTable } from "../../src/pages/laboratory/many-regions-tables.ts";
import { digitalWords, settledSentence, waveWords } from "../../src/pages/laboratory/many-regions-words.ts";
import { laboratoryMapAnswer, laboratoryRingAnswer } from "../fixtures/laboratory-answers.ts";

const i18n = createInstance();
await i18n.init({ lng: "en", resources: { en: { translation: en } }, interpolation: { escapeValue: false } });
const t = i18n.t as TFunction;
const same = (id: string) => ({ en: id, zh: id });
const ring = laboratoryRingAnswer({});

describe("the address of many regions", () => {
  it("keeps every setting and drops what is out of range", () => {
    const state = {
      ...defaultManyRegionsState,
      model: "own-model" as const,
      reach: 0.2,
      regions: 24,
      freeness: 0.55,
      distanceRelief: -0.2,
      start: "activity" as const,
      distanceForm: "kilometres" as const,
      seed: 7,
    };
    expect(manyRegionsAddress.read(manyRegionsAddress.write(new URLSearchParams(), state))).toEqual(state);
    expect(manyRegionsAddress.write(new URLSearchParams(), defaultManyRegionsState).toString()).toBe("");
    expect(manyRegionsAddress.read(new URLSearchParams("n=9999&phi=2&start=none"))).toEqual(defaultManyRegionsState);
  });

  it("asks each space only for what it knows", () => {
    const state = { ...defaultManyRegionsState, start: "activity" as const };
    expect(ringInput(state)).toMatchObject({ regions: 12, start: "even" });
    expect(mapInput(state)).toMatchObject({ start: "activity", distanceForm: "power" });
    expect("virtualFreeness" in ringInput(state)).toBe(false);
    expect("regions" in mapInput(state)).toBe(false);
  });
});

describe("what is said of a settlement", () => {
  it("counts the centres, their distance and the next change online", () => {
    const { text } = settledSentence(ring, defaultManyRegionsState, "ring", (id) => id, t);
    expect(text).toBe(
      "12 equal regions on a ring, Krugman model, from nearly even spread: activity settles in 3 centres, 4 steps apart, with 100% of the whole. More online trade merges centres: 2 at a digital reach of 0.20.",
    );
    const map = settledSentence(laboratoryMapAnswer({}), defaultManyRegionsState, "map", (id) => `<${id}>`, t);
    expect(map.text).toContain("4 km apart");
    expect(digitalWords(ring, 0.9, t)).toBe("");
  });

  it("does not call a picture an answer while it moves", () => {
    const moving = { ...ring, status: "iteration-limit" as const };
    expect(settledSentence(moving, defaultManyRegionsState, "ring", (id) => id, t).text).toContain(
      "not come to rest after 100 steps",
    );
  });

  it("names the fastest wave, and that none grows", () => {
    expect(waveWords(ring, t)).toContain("waves with 3 peaks");
    expect(waveWords({ ...ring, waves: [{ peaks: 1, growth: -0.2 }] }, t)).toContain("spread is stable");
    expect(waveWords({ ...ring, waves: null }, t)).toBeNull();
  });
});

describe("figures of a settlement", () => {
  it("carry every region, before and after", () => {
    const { places } = ringData(ring, same, same(""));
    expect(places.reduce((sum, place) => sum + place.after, 0)).toBeCloseTo(1, 12);
    expect(places.filter(({ centre }) => centre).map(({ id }) => id)).toEqual(["1", "5", "9"]);
    const way = wayData(ring, same);
    expect(way.lines.filter(({ strong }) => strong).length).toBe(3);
    expect(way.lines[0]!.values.at(-1)).toBeCloseTo(1 / 3, 12);
    const sweep = sweepData(ring, 0.2);
    expect(sweep.lines[0]!.values.at(-1)).toBe(1);
    expect(sweepTable(ring, t).rows.map(({ cells }) => cells[2])).toEqual(ring.sweep.map(({ centres }) => centres));
    const geography = {
      id: "g",
      kind: "tiles",
      marks: "shapes",
      geojson: { type: "FeatureCollection", features: [] },
      places: [],
      aspect: 1,
      schematic: false,
    } as const;
    const map = settledMap(laboratoryMapAnswer({}), "start", geography, null);
    expect(map.values.every(({ value }) => Math.abs(value! - 1) < 1e-12)).toBe(true);
  });
});
