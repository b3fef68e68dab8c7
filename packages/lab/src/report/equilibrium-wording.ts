import { type EquilibriumTerm, linkedRegion, linkedSynergy, linkedTerm } from "./equilibrium.ts";
import type { ReportFacts } from "./facts.ts";
import { type Sentence, said } from "./html.ts";
import type { EquilibriumResult } from "./report-input.ts";

/** Words of the chapter on the spatial equilibrium in one language. */
interface EquilibriumWords {
  readonly realIncome: string;
  readonly logUnit: string;
  readonly terms: Readonly<Record<EquilibriumTerm | "total", string>>;
  readonly region: string;
  readonly realWage: string;
  readonly population: string;
  readonly employment: (industry: string) => string;
  readonly term: string;
  readonly termsCaption: string;
  readonly mapCaption: string;
  readonly waterfallCaption: string;
  readonly regionsCaption: (first: number, last: number) => string;
  readonly synergyOf: (readiness: "off" | "on") => string;
  readonly settings: (
    upgrade: string,
    derivation: string,
    reshaping: string,
    border: string,
    mobility: string,
    relief: string,
  ) => string;
  readonly sentences: (result: EquilibriumResult, facts: ReportFacts, region: string | undefined) => readonly Sentence[];
}

const percent = (share: number): string => `${(100 * share).toFixed(1)}%`;

const chinese: EquilibriumWords = {
  realIncome: "全国实际收入变化",
  logUnit: "100×对数",
  terms: {
    U: "传统升级 U",
    E: "新兴衍生 E",
    R: "空间重塑 R",
    V: "虚拟衍生 V",
    UxE: "U×E",
    RxV: "R×V",
    joining: "产业×空间",
    total: "合计",
  },
  region: "地区",
  realWage: "实际工资",
  population: "人口变化",
  employment: (industry) => `${industry}就业`,
  term: "构成项",
  termsCaption: "全国实际收入变化的构成",
  mapCaption: "所设冲击下的人口变化",
  waterfallCaption: "所设冲击下全国实际收入变化的构成",
  regionsCaption: (first, last) => `所设冲击下的分地区变化（${first}年至${last}年数字技术水平，100×对数）`,
  synergyOf: (readiness) => `协同项（${readiness === "on" ? "计入" : "不计"}就绪条件）`,
  settings: (upgrade, derivation, reshaping, border, mobility, relief) =>
    `假设：传统升级弹性 ${upgrade}，新兴衍生弹性 ${derivation}，空间重塑强度 ${reshaping}，边界成本系数 ${border}，人口流动弹性 ${mobility}，网络消除距离影响 ${relief}。`,
  sentences: (result, facts, region) => {
    const { welfare, indicators, diagnosis, baseline, firstYear, lastYear } = result;
    const synergy = {
      none: said`协同项为 ${linkedSynergy(result)}，没有明显的“1+1>2”。`,
      "super-additive": said`协同项为 ${linkedSynergy(result)}，“1+1>2”在此成立。`,
      "sub-additive": said`协同项为 ${linkedSynergy(result)}，“1+1>2”在此不成立。`,
    }[welfare.verdict];
    const wage = region === undefined ? null : linkedRegion(result, region, "real-wage");
    const people = region === undefined ? null : linkedRegion(result, region, "population");
    const slogan = {
      holds: "“实分散、虚集中”在所设冲击下成立。",
      fails: "“实分散、虚集中”在所设冲击下不成立：并未出现就业分散而线上销售集中的变化。",
      "no-virtual-space": "没有线上销售，“实分散、虚集中”无从检验。",
    }[indicators.slogan];
    return [
      said`本章是所设冲击下的情景，不是预测。数字技术由 ${firstYear} 年水平变为 ${lastYear} 年水平，全国实际收入变化 ${linkedTerm(result, "total")}（对数的 100 倍，下同），其中传统升级 ${linkedTerm(result, "U")}，新兴衍生 ${linkedTerm(result, "E")}，空间重塑 ${linkedTerm(result, "R")}，虚拟衍生 ${linkedTerm(result, "V")}。${synergy}`,
      ...(region === undefined || wage === null || people === null
        ? []
        : [said`${facts.nameOf(region)}实际工资变化 ${wage}，人口变化 ${people}。`]),
      [
        `${slogan}基期${baseline.basis === "observed" ? "采用观测流量" : "为估计值"}，销往其他地区的比重 ${percent(baseline.interregionalShare)}，线上销售比重 ${percent(baseline.onlineShare)}。基期均衡${diagnosis.stability === "stable" ? "局部稳定" : "的局部稳定性未得到证实"}；实际工资泰尔指数的变化方向随贸易校准而改变，不作结论。`,
      ],
    ];
  },
};

const english: EquilibriumWords = {
  realIncome: "Change of the nation's real income",
  logUnit: "100 × ln",
  terms: {
    U: "Upgrade U",
    E: "Emerging E",
    R: "Reshaping R",
    V: "Virtual V",
    UxE: "U × E",
    RxV: "R × V",
    joining: "Industry × space",
    total: "Total",
  },
  region: "Region",
  realWage: "Real wage",
  population: "Change of population",
  employment: (industry) => `Employment, ${industry.charAt(0).toLowerCase()}${industry.slice(1)}`,
  term: "Term",
  termsCaption: "What the change of real income is made of",
  mapCaption: "Change of population under the shocks shown",
  waterfallCaption: "The nation's real income under the shocks shown",
  regionsCaption: (first, last) => `Changes by region under the shocks shown, digital levels of ${first} to ${last}, 100 × ln`,
  synergyOf: (readiness) => `Beyond the sum, readiness ${readiness}`,
  settings: (upgrade, derivation, reshaping, border, mobility, relief) =>
    `Assumed: upgrade ${upgrade}, emerging ${derivation}, reshaping ${reshaping}, border factor ${border}, mobility ${mobility}, distance relief ${relief}.`,
  sentences: (result, facts, region) => {
    const { welfare, indicators, diagnosis, baseline, firstYear, lastYear } = result;
    const synergy = {
      none: said`Beyond the sum of the parts there is ${linkedSynergy(result)}: no material “1+1>2”.`,
      "super-additive": said`Beyond the sum of the parts there is ${linkedSynergy(result)}: “1+1>2” holds here.`,
      "sub-additive": said`Beyond the sum of the parts there is ${linkedSynergy(result)}: “1+1>2” fails here.`,
    }[welfare.verdict];
    const wage = region === undefined ? null : linkedRegion(result, region, "real-wage");
    const people = region === undefined ? null : linkedRegion(result, region, "population");
    const slogan = {
      holds: "“Dispersed physically, concentrated virtually” holds under these shocks.",
      fails:
        "“Dispersed physically, concentrated virtually” fails under these shocks: employment does not disperse while online sales concentrate.",
      "no-virtual-space": "Nothing is sold online, so the slogan cannot be tested.",
    }[indicators.slogan];
    return [
      said`This chapter is a scenario under the shocks shown, not a forecast. With digital technology at its level of ${lastYear} instead of ${firstYear}, the nation's real income changes by ${linkedTerm(result, "total")} (100 times the log, as all changes here): ${linkedTerm(result, "U")} from upgraded industry, ${linkedTerm(result, "E")} from emerging industry, ${linkedTerm(result, "R")} from reshaped space, ${linkedTerm(result, "V")} from virtual space. ${synergy}`,
      ...(region === undefined || wage === null || people === null
        ? []
        : [said`In ${facts.nameOf(region)} the real wage changes by ${wage} and population by ${people}.`]),
      [
        `${slogan} The baseline ${baseline.basis === "observed" ? "uses observed flows" : "is an estimate"}: ${percent(baseline.interregionalShare)} of output goes to other regions, ${percent(baseline.onlineShare)} is sold online. It is ${diagnosis.stability === "stable" ? "locally stable" : "not shown to be locally stable"}. The Theil index of real wages changes sign with the calibration of trade, so nothing is concluded from it.`,
      ],
    ];
  },
};

export const EQUILIBRIUM_WORDS: Readonly<Record<"zh" | "en", EquilibriumWords>> = { zh: chinese, en: english };
