import {
  type FigureContext,
  type FigureData,
  type FigureDefinition,
  type FigureId,
  figures,
  type Geography,
  type PathOutcome,
  quantileClasses,
  renderFigureSvg,
} from "@jiju/figures";
import { type ReportFacts, valueAt } from "./facts.ts";
import type { ReportInput } from "./report-input.ts";

/** Width of a drawing beside another, pixels. */
export const HALF_WIDTH = 508;
/** A diagram that stands alone: wider would only be emptier. */
export const SINGLE_WIDTH = 720;

/** Draws figures of one report: ids are numbered so that many pictures share a page. */
export function drawer(language: "zh" | "en") {
  let drawn = 0;
  return function draw<Id extends FigureId>(
    id: Id,
    data: FigureData<Id>,
    width: number,
    description: string,
    geography?: Geography,
  ): string {
    const figure = figures[id] as unknown as FigureDefinition<FigureData<Id>>;
    const context: FigureContext = { language, theme: "light", width };
    drawn += 1;
    return renderFigureSvg(figure.build(data, context), width, figure.height(data, context), {
      geographies: geography === undefined ? [] : [geography],
      idPrefix: `d${drawn}`,
      description,
    });
  };
}

const NATIONAL = { en: "mean of the industry = 1", zh: "该产业各地平均为1" };
const QUANTITIES = {
  physical: { label: { en: "Physical agglomeration", zh: "实体集聚" }, unit: NATIONAL },
  virtual: { label: { en: "Virtual agglomeration", zh: "虚拟集聚" }, unit: NATIONAL },
} as const;

/** Data of the two linked maps: one set of class boundaries for both, so that colours compare. */
export function agglomerationMaps(
  input: ReportInput,
  facts: ReportFacts,
): { readonly physical: FigureData<"map">; readonly virtual: FigureData<"map"> } | null {
  if (facts.agglomeration === null || input.geography === null) return null;
  const { result, year } = facts.agglomeration;
  const years = result.years.length;
  const column = (values: readonly (number | null)[]) => result.regions.map((_, k) => valueAt(values, k, year, years));
  const [physical, virtual] = [column(result.physical), column(result.virtual)];
  const { breaks } = quantileClasses([...physical, ...virtual], 7);
  const data = (kind: "physical" | "virtual"): FigureData<"map"> => ({
    geography: input.geography!,
    quantity: QUANTITIES[kind],
    values: result.regions.map((region, k) => ({ region, value: (kind === "physical" ? physical : virtual)[k]! })),
    scale: { kind: "sequential" },
    breaks,
    ...(input.region === undefined ? {} : { selected: input.region }),
  });
  return { physical: data("physical"), virtual: data("virtual") };
}

export function rankingData(input: ReportInput, facts: ReportFacts): FigureData<"ranking"> | null {
  if (facts.agglomeration === null) return null;
  const { result, year, physical } = facts.agglomeration;
  const names = new Map(input.study.regions.map(({ id, name }) => [id, name]));
  const at = (values: readonly (number | null)[] | undefined, region: string) =>
    values === undefined ? null : valueAt(values, result.regions.indexOf(region), year, result.years.length);
  return {
    quantity: QUANTITIES.physical,
    decimals: 2,
    rows: physical.slice(0, 40).map(({ region, value }) => ({
      id: region,
      name: names.get(region) ?? { en: region, zh: region },
      value,
      low: at(result.bands?.physicalLow, region),
      high: at(result.bands?.physicalHigh, region),
    })),
    reference: { at: 1, label: { en: "mean", zh: "平均" } },
    ...(input.region === undefined ? {} : { selected: input.region }),
  };
}

export function weightsData(facts: ReportFacts): FigureData<"weights"> | null {
  if (facts.digital === null) return null;
  const indicators = facts.digital.result.indicators.map(({ id, label, weight, entropy }) => ({
    id,
    name: label,
    weight,
    entropy,
  }));
  return { indicators: indicators.sort((a, b) => b.weight - a.weight) };
}

const isOutcome = (name: string): name is PathOutcome =>
  name === "optimising" || name === "deepening" || name === "strengthening" || name === "not-transforming";

export function pathMapData(input: ReportInput, facts: ReportFacts): FigureData<"path-map"> | null {
  if (facts.paths === null || input.geography === null) return null;
  return {
    geography: input.geography,
    places: facts.paths.result.cells
      .filter((cell) => cell.industry === facts.industry)
      .map(({ region, answer, share, nearest }) => ({
        region,
        answer: answer === "not-defined" ? null : answer,
        share,
        nearest: nearest.filter(isOutcome),
      })),
    ...(input.region === undefined ? {} : { selected: input.region }),
  };
}

/** Places on one of the three paths; where most draws say "not transforming" the triangle has no place for it. */
export function ternaryData(input: ReportInput, facts: ReportFacts): FigureData<"path-ternary"> | null {
  if (facts.paths === null) return null;
  const names = new Map(input.study.regions.map(({ id, name }) => [id, name]));
  const points = facts.paths.result.cells.flatMap(({ region, industry, shares, answer }) =>
    industry !== facts.industry ||
    shares === null ||
    answer === "not-defined" ||
    answer === "not-transforming" ||
    shares.optimising + shares.deepening + shares.strengthening === 0
      ? []
      : [
          {
            id: region,
            name: names.get(region) ?? { en: region, zh: region },
            optimising: shares.optimising,
            deepening: shares.deepening,
            strengthening: shares.strengthening,
            answer,
          },
        ],
  );
  return { points, ...(input.region === undefined ? {} : { selected: input.region }) };
}
