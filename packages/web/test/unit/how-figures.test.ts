import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  changeMap,
  changeParts,
  medianAgreement,
  planeEntries,
  planeFigure,
  regionChanges,
} from "../../src/pages/how/how-figures.ts";
import {
  defaultHowState,
  type HowState,
  howAddress,
  strengthIds,
  strengths,
  trinityInput,
  untouched,
} from "../../src/pages/how/how-state.ts";
import { chosenForms } from "../../src/pages/how/how-tables.ts";
import { trinityAnswer } from "../fixtures/how-answers.ts";
import { industries, places } from "../fixtures/places.ts";

const states: fc.Arbitrary<HowState> = fc.record({
  ...(Object.fromEntries(
    strengthIds.map((id) => {
      const {
        range: [low, high],
        step,
      } = strengths[id];
      const steps = Math.round((high - low) / step);
      return [id, fc.option(fc.integer({ min: 0, max: steps }).map((k) => Number(Math.min(high, low + k * step).toFixed(4))))];
    }),
  ) as Record<keyof typeof strengths, fc.Arbitrary<number | null>>),
  readiness: fc.constantFrom("off" as const, "on" as const),
  inputs: fc.constantFrom("linked" as const, "none" as const),
});

describe("the address of How", () => {
  it("gives back every state the sliders reach and stays short when untouched", () => {
    fc.assert(
      fc.property(states, (state) => {
        expect(howAddress.read(howAddress.write(new URLSearchParams("region=1"), state))).toEqual(state);
      }),
    );
    expect(howAddress.write(new URLSearchParams("region=1"), defaultHowState).toString()).toBe("region=1");
    expect(untouched(howAddress.read(new URLSearchParams("r=7&growth=x")))).toBe(true);
  });

  it("asks only for what was moved, so that the study's own values stand", () => {
    expect(trinityInput(defaultHowState, "five-forms")).toEqual({
      readiness: "off",
      legend: "five-forms",
      diagnosis: "without",
    });
    expect(trinityInput({ ...defaultHowState, reshaping: 0, border: 1.2, inputs: "none" }, "five-forms")).toEqual({
      border: 1.2,
      inputs: "none",
      reshaping: 0,
      readiness: "off",
      legend: "five-forms",
      diagnosis: "without",
    });
  });
});

describe("figures of How", () => {
  const result = trinityAnswer({});
  const manufacturing = regionChanges(result, "manufacturing");

  it("draws terms that add up to the total, for the nation and for a region", () => {
    const sum = (data: ReturnType<typeof changeParts>) => data.terms.reduce((total, { value }) => total + value, 0);
    expect(sum(changeParts(result, undefined))).toBeCloseTo(100 * result.welfare.total, 10);
    const change = manufacturing[3]!;
    expect(sum(changeParts(result, change))).toBeCloseTo(100 * (result.regionsChange.realWage[3] ?? 0), 10);
  });

  it("reads the employment of the chosen industry, and nothing where nobody worked", () => {
    const at = manufacturing.findIndex(({ region }) => region === places[3]!.id);
    const column = industries.findIndex(({ id }) => id === "manufacturing");
    const ratio = result.employmentRatio[at * industries.length + column]!;
    expect(manufacturing[at]!.employment).toBeCloseTo(100 * Math.log(ratio), 10);
    expect(regionChanges(result, industries[1]!.id)[0]!.employment).toBeNaN();
  });

  it("diverges around no change unless every region gains, and marks what has no change", () => {
    const geography = {} as Parameters<typeof changeMap>[2];
    expect(changeMap(manufacturing, "population", geography, null).scale).toEqual({ kind: "diverging", middle: 0 });
    expect(changeMap(manufacturing, "real-wage", geography, null).scale).toEqual({ kind: "sequential" });
    const first = changeMap(regionChanges(result, industries[1]!.id), "employment", geography, null).values[0]!;
    expect(first).toEqual({ region: places[0]!.id, value: null, absence: "not-applicable" });
  });

  it("fills nine cells whose employment adds up to one with those that read no form", () => {
    const { cells, none } = planeEntries(result);
    expect(cells.length).toBe(9);
    expect(cells.reduce((sum, { employment }) => sum + employment, none)).toBeCloseTo(1, 12);
    expect(planeFigure(cells, "joint").cells[0]!.value).toBeCloseTo(100 * result.welfare.plane["upgrade-physical"]!, 12);
    expect(planeFigure(cells, "employment").scale).toBe("sequential");
  });

  it("chooses the rows of an industry, of a region, or all, and takes the median of agreement", () => {
    const selection = { region: places[2]!.id, industry: "manufacturing" };
    expect(chosenForms(result.forms, "industry", selection).length).toBe(places.length);
    expect(chosenForms(result.forms, "region", selection).length).toBe(industries.length);
    expect(chosenForms(result.forms, "all", selection).length).toBe(result.forms.length);
    expect(medianAgreement(result.forms)).toBeNull();
    const share = (agreement: number) => ({ ...result.forms[0]!, agreement });
    expect(medianAgreement([share(0.9), share(0.5), share(0.7)])).toBe(0.7);
    expect(medianAgreement([share(0.9), share(0.5), share(0.7), share(0.8)])).toBe(0.75);
  });
});
