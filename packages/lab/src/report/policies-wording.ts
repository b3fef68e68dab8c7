import type { Text } from "@jiju/core";
import type { ReportFacts } from "./facts.ts";
import { joined, type Sentence, said } from "./html.ts";
import { byRealIncome, linkedMeasure, linkedRegionChange, type PrintedMeasure } from "./policies.ts";
import type { PoliciesResult } from "./report-input.ts";

type Outcome = PoliciesResult["outcomes"][number];
type Limits = readonly { readonly name: Text; readonly limits: readonly Text[] }[];

/** Words of the chapter on policies in one language. */
interface PolicyWords {
  readonly realIncome: string;
  readonly mapCaption: (policy: string) => string;
  readonly measure: string;
  readonly band: string;
  readonly region: string;
  readonly end: string;
  readonly ends: Readonly<Record<Outcome["regions"][number]["end"], string>>;
  readonly measures: Readonly<Record<PrintedMeasure, string>>;
  readonly comparisonCaption: (draws: number) => string;
  readonly comparisonNote: (limits: Limits) => string;
  readonly regionsCaption: (draws: number) => string;
  readonly sentences: (result: PoliciesResult, facts: ReportFacts) => readonly Sentence[];
}

/** Limits of every policy, those that several share once. */
const limitsOf = (policies: Limits, language: "zh" | "en"): readonly string[] => [
  ...new Set(policies.flatMap(({ limits }) => limits.map((limit) => limit[language]))),
];

const chinese: PolicyWords = {
  realIncome: "实际收入变化",
  mapCaption: (policy) => `${policy}：实际收入变化（%）`,
  measure: "指标",
  band: "5%—95%",
  region: "地区",
  end: "角色",
  ends: { treated: "政策对象", partner: "合作方", other: "其他" },
  measures: {
    "log-welfare": "全国福利变化",
    "log-output": "实际产出变化",
    "log-real-wage": "平均实际工资变化",
    "theil-change": "实际工资泰尔指数变化",
    "winners-share": "受益地区人口占比",
    "cost-share": "成本占产出比重",
  },
  comparisonCaption: (draws) => `政策比较${draws > 0 ? `（区间为${draws}次参数抽样的5%—95%）` : ""}`,
  comparisonNote: (policies) => `局限：${limitsOf(policies, "zh").join("")}`,
  regionsCaption: (draws) => `分地区实际收入变化${draws > 0 ? `（区间为${draws}次参数抽样的5%—95%）` : ""}`,
  sentences: (result, facts) => [
    said`本章比较的是政策情景，不是预测：在${result.year}年基期均衡上改变所设参数，其余不变。`,
    ...result.outcomes.map((outcome) => {
      const ranked = byRealIncome(outcome);
      const [first, last] = [ranked[0], ranked.at(-1)];
      const ends: readonly Sentence[] =
        first === undefined || last === undefined
          ? []
          : [
              said`变化最大的是${facts.nameOf(first.region)}（${linkedRegionChange(outcome, first.region)}），最小的是${facts.nameOf(last.region)}（${linkedRegionChange(outcome, last.region)}）`,
            ];
      return said`${outcome.scenario.name.zh}：全国福利变化 ${linkedMeasure(outcome, "log-welfare")}，受益地区人口占 ${linkedMeasure(outcome, "winners-share")}，成本占产出 ${linkedMeasure(outcome, "cost-share")}；${joined(ends, "")}。`;
    }),
    ...bestOf(result).map(
      ({ outcome, share }) =>
        said`在 ${result.draws} 次参数抽样中，${outcome.scenario.name.zh}有 ${Math.round(share * result.draws)} 次福利更高。两项政策的成本并不相同，比较时须一并考虑。`,
    ),
  ],
};

const english: PolicyWords = {
  realIncome: "Change of real income",
  mapCaption: (policy) => `${policy}: change of real income, %`,
  measure: "Measure",
  band: "5–95%",
  region: "Region",
  end: "Role",
  ends: { treated: "treated", partner: "partner", other: "other" },
  measures: {
    "log-welfare": "Welfare of the nation",
    "log-output": "Real output",
    "log-real-wage": "Mean real wage",
    "theil-change": "Theil index of real wages, change",
    "winners-share": "People in regions that gain",
    "cost-share": "Cost, share of output",
  },
  comparisonCaption: (draws) => `The policies side by side${draws > 0 ? `; bands hold 5–95% of ${draws} parameter draws` : ""}`,
  comparisonNote: (policies) => `Limits: ${limitsOf(policies, "en").join(" ")}`,
  regionsCaption: (draws) =>
    `Change of real income by region${draws > 0 ? `; bands hold 5–95% of ${draws} parameter draws` : ""}`,
  sentences: (result, facts) => [
    said`This chapter compares policies as scenarios, not forecasts: the settings change in the baseline of ${result.year} and everything else stays.`,
    ...result.outcomes.map((outcome) => {
      const ranked = byRealIncome(outcome);
      const [first, last] = [ranked[0], ranked.at(-1)];
      const ends: readonly Sentence[] =
        first === undefined || last === undefined
          ? []
          : [
              said` ${facts.nameOf(first.region)} gains most (${linkedRegionChange(outcome, first.region)}); ${facts.nameOf(last.region)} comes last (${linkedRegionChange(outcome, last.region)}).`,
            ];
      return said`${outcome.scenario.name.en}: the nation's welfare changes by ${linkedMeasure(outcome, "log-welfare")}, ${linkedMeasure(outcome, "winners-share")} of people live in regions that gain, and the cost is ${linkedMeasure(outcome, "cost-share")} of output.${joined(ends, "")}`;
    }),
    ...bestOf(result).map(
      ({ outcome, share }) =>
        said`In ${Math.round(share * result.draws)} of ${result.draws} parameter draws ${outcome.scenario.name.en} gives more welfare. The two do not cost the same, so read gain and cost together.`,
    ),
  ],
};

/** The policy with most welfare in most draws; none without draws or with one policy. */
function bestOf({
  outcomes,
  bestShare,
  draws,
}: PoliciesResult): readonly { readonly outcome: Outcome; readonly share: number }[] {
  if (draws === 0 || outcomes.length < 2) return [];
  const best = bestShare.reduce<number>((at, share, k) => ((share ?? 0) > (bestShare[at] ?? 0) ? k : at), 0);
  const share = bestShare[best];
  return share == null ? [] : [{ outcome: outcomes[best]!, share }];
}

export const POLICY_WORDS: Readonly<Record<"zh" | "en", PolicyWords>> = { zh: chinese, en: english };
