import { describe, expect, it } from "vitest";
import {
  compareMarketPotentials,
  employmentProfileSimilarity,
  evidenceBoard,
  inputOutputLinks,
  type MarshallChannelInput,
  marshallChannelTest,
} from "../../src/drivers/index.ts";
import { createRandom } from "../../src/numeric/index.ts";

/** Pairs of industries with planted pulls: labour .5 falling by .2 with exposure, input .3 constant, knowledge 0. */
function planted(industries: number, years: number, noise: number, seed: number): MarshallChannelInput {
  const random = createRandom(seed);
  const I = industries;
  const symmetric = () => {
    const out = new Float64Array(I * I);
    for (let i = 0; i < I; ++i) {
      for (let j = i; j < I; ++j) {
        out[i * I + j] = random.normal();
        out[j * I + i] = out[i * I + j]!;
      }
    }
    return out;
  };
  const [labour, input, knowledge] = [symmetric(), symmetric(), symmetric()];
  const exposure = Float64Array.from({ length: years * I }, () => random.normal());
  const coagglomeration = new Float64Array(years * I * I);
  for (let t = 0; t < years; ++t) {
    for (let i = 0; i < I; ++i) {
      for (let j = 0; j < I; ++j) {
        const d = 0.5 * (exposure[t * I + i]! + exposure[t * I + j]!);
        coagglomeration[(t * I + i) * I + j] =
          labour[i * I + j]! * (0.5 - 0.4 * d) + 0.3 * input[i * I + j]! + noise * random.normal();
      }
    }
  }
  return {
    industries: Array.from({ length: I }, (_, i) => `s${i}`),
    years: Array.from({ length: years }, (_, t) => 2015 + t),
    coagglomeration,
    exposure,
    channels: [
      { channel: "labour", links: labour, basis: "fallback", instrument: labour },
      { channel: "input", links: input, basis: "direct", instrument: input },
      { channel: "knowledge", links: knowledge, basis: "direct", instrument: knowledge },
    ],
  };
}
const withoutInstruments = (input: MarshallChannelInput): MarshallChannelInput => ({
  ...input,
  channels: input.channels.map(({ channel, links, basis }) => ({ channel, links, basis })),
});

describe("Marshall-channel test", () => {
  it("sees the labour channel weaken with exposure and the others not", () => {
    const test = marshallChannelTest(withoutInstruments(planted(19, 4, 0.3, 2)));
    const [labour, input, knowledge] = test.channels;
    expect(test.method).toBe("least-squares");
    expect(labour!.pull.low).toBeGreaterThan(0);
    expect(labour!.byExposure.high).toBeLessThan(0);
    expect(input!.pull.low).toBeGreaterThan(0);
    expect(Math.abs(input!.byExposure.estimate)).toBeLessThan(0.1);
    expect(knowledge!.pull.low).toBeLessThan(0);
    expect(test.rows).toBe(19 * 18 * 2);
    expect(test.issues.map(({ code }) => code)).toEqual(["channel-by-fallback"]);
  });

  it("equals two-stage least squares when every channel is its own instrument", () => {
    const input = planted(12, 3, 0.3, 4);
    const plain = marshallChannelTest(withoutInstruments(input));
    const instrumented = marshallChannelTest(input);
    expect(instrumented.method).toBe("two-stage-least-squares");
    instrumented.channels.forEach(({ pull, byExposure }, k) => {
      expect(pull.estimate).toBeCloseTo(plain.channels[k]!.pull.estimate, 9);
      expect(byExposure.estimate).toBeCloseTo(plain.channels[k]!.byExposure.estimate, 9);
    });
  });

  it("says which channels are missing and refuses too few industries", () => {
    const input = withoutInstruments(planted(8, 1, 0.1, 1));
    const one = marshallChannelTest({ ...input, channels: input.channels.slice(1, 2) });
    expect(one.issues.map(({ code }) => code)).toEqual(["channel-missing", "channel-missing"]);
    expect(one.channels[0]!.byYear.estimate).toBeNaN();
    expect(() => marshallChannelTest(planted(4, 1, 0.1, 1))).toThrow(/at least 5 industries/);
  });

  it("links industries by hand: half of A's sales go to B, all of B's purchases come from A", () => {
    const links = inputOutputLinks(Float64Array.from([5, 5, 0, 0]), 2);
    expect(links[1]).toBe(1);
    expect(links[2]).toBe(1);
    const similarity = employmentProfileSimilarity(Float64Array.from([1, 1, 5, 5, 9, 9]), 3, 2);
    expect(similarity[1]).toBeCloseTo(1, 12);
  });
});

describe("market potentials", () => {
  const [R, S, T] = [24, 3, 5];
  const random = createRandom(3);
  const draw = () => Float64Array.from({ length: R * S * T }, () => random.normal());
  const [logGeographic, logVirtual, noise] = [draw(), draw(), draw()];
  const compare = (effect: (i: number) => number) =>
    compareMarketPotentials(
      {
        regions: R,
        industries: S,
        years: T,
        logGeographic,
        logVirtual,
        logProductivity: noise.map((u, i) => effect(i) + 0.3 * u),
      },
      createRandom(1),
    );

  it("name the one that was planted, in sample and out of it", () => {
    const virtual = compare((i) => 0.4 * logVirtual[i]!);
    expect(virtual.verdict).toBe("virtual");
    expect(virtual.virtualElasticity).toBeCloseTo(0.4, 1);
    expect(virtual.outOfSample.virtual).toBeLessThan(virtual.outOfSample.geographic);
    expect(virtual.outOfSample.virtual).toBeLessThan(0.7);
    expect(compare((i) => 0.4 * logGeographic[i]!).verdict).toBe("geographic");
    expect(compare((i) => 0.4 * logGeographic[i]! + 0.4 * logVirtual[i]!).verdict).toBe("both");
    expect(compare(() => 0).outOfSample.virtual).toBeGreaterThan(0.95);
  });
});

describe("evidence board", () => {
  it("has both sides, both languages, a source each, and marks what is known only second hand", () => {
    expect(new Set(evidenceBoard.map(({ id }) => id)).size).toBe(evidenceBoard.length);
    for (const { finding, setting, source } of evidenceBoard) {
      expect(finding.en.length * finding.zh.length * setting.en.length * setting.zh.length * source.length).toBeGreaterThan(0);
    }
    const directions = evidenceBoard.map(({ direction }) => direction);
    expect(directions.filter((direction) => direction === "substitutes")).toHaveLength(3);
    expect(directions.filter((direction) => direction === "complements")).toHaveLength(3);
    expect(evidenceBoard.filter(({ standing }) => standing === "secondary").map(({ id }) => id)).toEqual(["china-three-sectors"]);
  });
});
