import type { Text } from "@jiju/core";
import type { ClassificationTables } from "@jiju/lab";
import type { StudySession } from "./session.ts";

/** A table of regional value added in another classification, with a concordance from the study's industries. */
function valueAddedTable(study: StudySession): { readonly table: ClassificationTables; readonly column: string } | undefined {
  for (const table of Object.values(study.loaded.tables)) {
    const column = Object.values(table.dataset.columns).find(
      (entry) => /value-added|value_added|增加值/.test(entry.id) && entry.dimensions.length === 3,
    );
    if (column && table.concordance) return { table, column: column.id };
  }
  return undefined;
}

/** Published regional value added by aggregate, or what stands for it. */
export function regionalAccountsOf(
  study: StudySession,
  base: number,
): { readonly valueAdded: Float64Array; readonly aggregateOf: Int32Array; readonly basis: Text } {
  const R = study.regions.length;
  const S = study.industries.length;
  const published = valueAddedTable(study);
  const year = study.years[base]!;
  if (published) {
    const { dataset, concordance } = published.table;
    const y = dataset.years.indexOf(year);
    const G = dataset.industries.length;
    if (y >= 0) {
      const column = dataset.columns[published.column]!;
      const regionOf = new Map(dataset.regions.map((region, i) => [region.id, i]));
      const valueAdded = new Float64Array(R * G);
      study.regions.forEach((region, i) => {
        const at = regionOf.get(region.id);
        for (let g = 0; g < G; ++g) {
          const value = at === undefined ? Number.NaN : column.values[(at * G + g) * dataset.years.length + y]!;
          valueAdded[i * G + g] = Number.isNaN(value) ? 0 : value;
        }
      });
      const groups = concordance!.to.map((id) => dataset.industries.findIndex((industry) => industry.id === id));
      const aggregateOf = Int32Array.from(study.industries, (industry) => {
        const row = concordance!.from.indexOf(industry.id);
        let best = 0;
        for (let g = 1; g < concordance!.to.length; ++g) {
          if (concordance!.share[row * concordance!.to.length + g]! > concordance!.share[row * concordance!.to.length + best]!)
            best = g;
        }
        return groups[best]!;
      });
      return {
        valueAdded,
        aggregateOf,
        basis: {
          en: `published regional value added of ${year}, split inside its aggregates by wage bills`,
          zh: `${year}年公布的地区增加值，按工资总额在行业大类内拆分`,
        },
      };
    }
  }
  // one aggregate per industry, its regional proportions those of the split
  const split = splitOf(study, base);
  return {
    valueAdded: split,
    aggregateOf: Int32Array.from({ length: S }, (_, s) => s),
    basis: {
      en: "no published regional value added: national value added spread by wage bills, or by activity where there are no wages",
      zh: "缺少公布的地区增加值：按工资总额（无工资时按活动量）分摊全国增加值",
    },
  };
}

/** Wage bills (or activity where there are no wages) of one year, [R x S], absent cells 0. */
export function splitOf(study: StudySession, year: number): Float64Array {
  const Y = study.years.length;
  const activity = study.activity();
  const wages = study.loaded.productivity ? study.cube(study.loaded.productivity.column) : undefined;
  return Float64Array.from({ length: activity.length / Y }, (_, row) => {
    const heads = activity[row * Y + year]!;
    const wage = wages ? wages[row * Y + year]! : 1;
    return Number.isNaN(heads) ? 0 : heads * (Number.isNaN(wage) ? 1 : wage);
  });
}
