import { PATH_IDS } from "../paths/index.ts";
import { SYNTHETIC_FORMS } from "./forms.ts";
import type { SyntheticCountry } from "./specification.ts";

/** A table of a study folder as columns of equal length. */
export interface PlainTable {
  /** File name in the study folder. */
  readonly file: string;
  readonly columns: Readonly<Record<string, readonly (string | number)[] | Float64Array>>;
}

/**
 * A synthetic country as the tables of a study folder, with the planted truth in a table of its own.
 *
 * @param country of `synthesizeCountry`
 * @returns regions.csv, industries.csv, activity.csv, indicators.csv, input-output.csv, truth.csv
 */
export function syntheticTables(country: SyntheticCountry): readonly PlainTable[] {
  const { dataset, inputOutput, truth } = country;
  const { regions, industries, years } = dataset;
  const R = regions.length;
  const S = industries.length;
  const Y = years.length;
  const cells = R * S * Y;
  const repeat = <T>(count: number, pick: (k: number) => T): T[] => Array.from({ length: count }, (_, k) => pick(k));
  const indicators = Object.values(dataset.columns).filter((column) => column.dimensions.length === 2);
  const perIndicator = R * Y;
  return [
    {
      file: "regions.csv",
      columns: {
        region: regions.map((region) => region.id),
        name_zh: regions.map((region) => region.name.zh),
        name_en: regions.map((region) => region.name.en),
        area_km2: regions.map((region) => region.areaKm2),
        lon: regions.map((region) => region.lon),
        lat: regions.map((region) => region.lat),
        parent: regions.map((region) => region.parent ?? ""),
      },
    },
    {
      file: "industries.csv",
      columns: {
        industry: industries.map((industry) => industry.id),
        name_zh: industries.map((industry) => industry.name.zh),
        name_en: industries.map((industry) => industry.name.en),
        kind: industries.map((industry) => industry.kind),
        tradability: industries.map((industry) => industry.tradability),
      },
    },
    {
      file: "activity.csv",
      columns: {
        region: repeat(cells, (k) => regions[Math.floor(k / (S * Y))]!.id),
        industry: repeat(cells, (k) => industries[Math.floor(k / Y) % S]!.id),
        year: repeat(cells, (k) => years[k % Y]!),
        employment: dataset.columns.employment!.values,
        wage: dataset.columns["average-wage"]!.values,
      },
    },
    {
      file: "indicators.csv",
      columns: {
        region: repeat(indicators.length * perIndicator, (k) => regions[Math.floor((k % perIndicator) / Y)]!.id),
        year: repeat(indicators.length * perIndicator, (k) => years[k % Y]!),
        indicator: repeat(indicators.length * perIndicator, (k) => indicators[Math.floor(k / perIndicator)]!.id),
        value: repeat(
          indicators.length * perIndicator,
          (k) => indicators[Math.floor(k / perIndicator)]!.values[k % perIndicator]!,
        ),
      },
    },
    {
      file: "input-output.csv",
      columns: {
        industry: repeat(S * S, (k) => industries[k % S]!.id),
        use: repeat(S * S, (k) => industries[Math.floor(k / S)]!.id),
        value: inputOutput,
      },
    },
    {
      file: "truth.csv",
      columns: {
        region: repeat(R * S, (k) => regions[Math.floor(k / S)]!.id),
        industry: repeat(R * S, (k) => industries[k % S]!.id),
        path: repeat(R * S, (k) => PATH_IDS[truth.path[k]!]!),
        intended: repeat(R * S, (k) => PATH_IDS[truth.intended[k]!]!),
        form: repeat(R * S, (k) => SYNTHETIC_FORMS[truth.form[k]!]!),
        real: truth.real,
        virtual: truth.virtual,
        margin: truth.margin,
      },
    },
  ];
}
