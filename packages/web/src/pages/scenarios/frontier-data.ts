import type { FigureData } from "@jiju/figures";
import type { OperationResult } from "../../api/contract.ts";
import { formatNumber } from "../../format/number.ts";
import type { Outcome } from "./comparison-rows.ts";

type Text = { readonly en: string; readonly zh: string };
type SearchResult = OperationResult<"scenario.search">;

/** Settings below it are rounding of the search. */
const smallest = 5e-4;

/** A mix in words: instruments with their settings. */
export function mixOf(instruments: readonly string[], values: readonly number[], labels: ReadonlyMap<string, Text>): Text {
  const parts = values.flatMap((value, k) => {
    const id = instruments[k] ?? "";
    const label = labels.get(id) ?? { en: id, zh: id };
    return value > smallest ? [{ label, value: formatNumber(value, 3) }] : [];
  });
  return {
    en: parts.map(({ label, value }) => `${label.en} ${value}`).join(", "),
    zh: parts.map(({ label, value }) => `${label.zh} ${value}`).join("、"),
  };
}

/** The frontier in percent, with the chosen scenarios that cost no more than its largest budget twice over. */
export function frontierData(
  result: SearchResult,
  outcomes: readonly Outcome[],
  mixes: readonly Text[],
): FigureData<"policy-frontier"> {
  const far = 2 * Math.max(0, ...result.frontier.map(({ budgetShare }) => budgetShare));
  return {
    budget: { label: { en: "Budget", zh: "预算" }, unit: { en: "% of output", zh: "占产出%" } },
    gain: { label: { en: "Welfare gain", zh: "福利增益" }, unit: { en: "%", zh: "%" } },
    decimals: [3, 3],
    points: result.frontier.map(({ budgetShare, objective }, k) => ({
      id: String(k + 1),
      budget: 100 * budgetShare,
      gain: objective === null ? null : 100 * Math.expm1(objective),
      mix: mixes[k] ?? { en: "", zh: "" },
    })),
    others: outcomes.flatMap(({ scenario, costShare, logWelfare }) =>
      costShare !== null && logWelfare !== null && costShare <= far
        ? [{ id: scenario.id, name: scenario.name, budget: 100 * costShare, gain: 100 * Math.expm1(logWelfare) }]
        : [],
    ),
  };
}
