import type { FigureData, FigureText } from "@jiju/figures";
import type { OperationResult } from "../../api/contract.ts";
import { en } from "../../language/en/index.ts";
import { zh } from "../../language/zh/index.ts";

export type TrinityResult = OperationResult<"how.trinity">;

/** Outcomes of the map. */
export const outcomes = ["real-wage", "population", "employment"] as const;
export type Outcome = (typeof outcomes)[number];

/** What the cells of the plane show. */
export const planeContents = ["employment", "joint"] as const;
export type PlaneContent = (typeof planeContents)[number];

const industryModes = ["upgrade", "emerging", "interaction"] as const;
const spaceModes = ["physical", "virtual", "overlay"] as const;

type TermId = keyof typeof en.how.terms;
const termName = (id: TermId): FigureText => ({ en: en.how.terms[id], zh: zh.how.terms[id] });

/** Changes are printed as 100 times their logs, so that parts add up. */
export const percent = (log: number): number => 100 * log;

const logUnit = { en: en.how.logUnit, zh: zh.how.logUnit };

/** One region's changes, 100 times logs. */
export interface RegionChange {
  readonly region: string;
  readonly realWage: number;
  /** Main terms of the real wage in the order U, E, R, V. */
  readonly parts: readonly [number, number, number, number];
  /** What the shocks give together beyond the four parts. */
  readonly together: number;
  readonly population: number;
  /** Employment of the chosen industry. */
  readonly employment: number;
}

/** Changes by region; `industry` is the one whose employment is read. */
export function regionChanges(result: TrinityResult, industry: string): readonly RegionChange[] {
  const column = result.industries.indexOf(industry);
  const width = result.industries.length;
  return result.regions.map((region, at) => {
    const wage = result.regionsChange.realWage[at] ?? Number.NaN;
    const main = [0, 1, 2, 3].map((k) => percent(result.realWageMain[4 * at + k] ?? Number.NaN));
    const ratio = column < 0 ? Number.NaN : (result.employmentRatio[at * width + column] ?? Number.NaN);
    return {
      region,
      realWage: percent(wage),
      parts: main as unknown as RegionChange["parts"],
      together: percent(wage) - main.reduce((sum, value) => sum + value, 0),
      population: percent(result.regionsChange.population[at] ?? Number.NaN),
      // nobody worked there before: no ratio
      employment: ratio > 0 ? percent(Math.log(ratio)) : Number.NaN,
    };
  });
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** The map of changes: diverging around no change, or in shades of one colour where every region gains. */
export function changeMap(
  changes: readonly RegionChange[],
  outcome: Outcome,
  geography: FigureData<"map">["geography"],
  selected: string | null,
): FigureData<"map"> {
  const read = { "real-wage": "realWage", population: "population", employment: "employment" } as const;
  const known = changes.map((change) => change[read[outcome]]).filter(Number.isFinite);
  return {
    geography,
    quantity: { label: { en: en.how.outcomes[outcome], zh: zh.how.outcomes[outcome] }, unit: logUnit },
    values: changes.map((change) => {
      const value = finite(change[read[outcome]]);
      return { region: change.region, value, ...(value === null ? { absence: "not-applicable" as const } : {}) };
    }),
    scale: known.length > 0 && known.every((value) => value > 0) ? { kind: "sequential" } : { kind: "diverging", middle: 0 },
    ...(selected === null ? {} : { selected }),
  };
}

/** The nation's real income, or a region's real wage, as the terms it is made of. */
export function changeParts(result: TrinityResult, change: RegionChange | undefined): FigureData<"waterfall"> {
  const { welfare } = result;
  const term = (id: TermId, value: number) => ({ id, name: termName(id), value });
  const terms =
    change === undefined
      ? [
          term("U", percent(welfare.upgrade)),
          term("E", percent(welfare.emerging)),
          term("R", percent(welfare.reshaping)),
          term("V", percent(welfare.virtual)),
          term("UxE", percent(welfare.industryInteraction)),
          term("RxV", percent(welfare.spaceOverlay)),
          term("joining", percent(welfare.joining)),
        ]
      : [
          term("U", change.parts[0]),
          term("E", change.parts[1]),
          term("R", change.parts[2]),
          term("V", change.parts[3]),
          term("together", change.together),
        ];
  const label =
    change === undefined
      ? { en: en.how.realIncome, zh: zh.how.realIncome }
      : { en: en.how.outcomes["real-wage"], zh: zh.how.outcomes["real-wage"] };
  return { quantity: { label, unit: logUnit }, decimals: 2, terms, total: termName("total") };
}

/** One cell of the 3 x 3 plane. */
export interface PlaneEntry {
  readonly id: string;
  readonly industry: (typeof industryModes)[number];
  readonly space: (typeof spaceModes)[number];
  readonly label: FigureText;
  readonly reading: FigureText;
  /** Joint term of ln real income, times 100. */
  readonly joint: number;
  /** Share of the first year's employment whose industry-region reads this form. */
  readonly employment: number;
}

/** The nine cells, and the share of employment that reads no form. */
export function planeEntries(result: TrinityResult): { readonly cells: readonly PlaneEntry[]; readonly none: number } {
  const total = Object.values(result.formMass).reduce((sum, mass) => sum + mass, 0);
  const share = (id: string) => (total > 0 ? (result.formMass[id] ?? 0) / total : 0);
  const cells = industryModes.flatMap((industry) =>
    spaceModes.map((space): PlaneEntry => {
      const id = `${industry}-${space}`;
      const named = result.legend.cells[id];
      return {
        id,
        industry,
        space,
        label: named?.label ?? { en: id, zh: id },
        reading: named?.reading ?? { en: "", zh: "" },
        joint: percent(result.welfare.plane[id] ?? 0),
        employment: share(id),
      };
    }),
  );
  return { cells, none: share("none") };
}

/** The plane as a figure. */
export function planeFigure(entries: readonly PlaneEntry[], content: PlaneContent): FigureData<"aggregation-plane"> {
  const quantity = {
    label: { en: en.how.planeContents[content], zh: zh.how.planeContents[content] },
    unit: content === "joint" ? logUnit : { en: "%", zh: "%" },
  };
  return {
    quantity,
    decimals: content === "joint" ? 4 : 1,
    scale: content === "joint" ? "diverging" : "sequential",
    cells: entries.map(({ industry, space, label, joint, employment }) => ({
      industry,
      space,
      label,
      value: content === "joint" ? joint : 100 * employment,
    })),
  };
}

/** Median of the shares of draws that agree; null without draws. */
export function medianAgreement(forms: TrinityResult["forms"]): number | null {
  const shares = forms.flatMap(({ agreement }) => (agreement === null ? [] : [agreement])).sort((a, b) => a - b);
  if (shares.length === 0) return null;
  const middle = shares.length / 2;
  const [low, high] = [shares[Math.ceil(middle) - 1], shares[Math.floor(middle)]];
  return ((low ?? 0) + (high ?? 0)) / 2;
}
