import { type LinkedNumber, type Sentence, said } from "./html.ts";

type Verdict = "substitutes" | "complements" | "no-material-interaction" | "cannot-tell" | "not-identified";
type SetForm = "bounded" | "two-rays" | "whole-line" | "empty" | "several-pieces";

interface EstimateNumbers {
  readonly w: LinkedNumber;
  readonly low: LinkedNumber;
  readonly high: LinkedNumber;
}

interface EstimateStrength {
  readonly regions: number;
  /** Equal regions that the data are worth; null when unknown. */
  readonly effective: number | null;
  /** Share of the information that the leading region carries; null when unknown. */
  readonly share: number | null;
}

/** The words of the chapter in one language. */
export interface EstimateWording {
  readonly title: string;
  readonly theory: Sentence;
  readonly verdict: (kind: Verdict, study: string, first: number, last: number, numbers: EstimateNumbers) => Sentence;
  readonly notIdentified: (study: string, first: number, last: number) => Sentence;
  readonly sure: (detectable: LinkedNumber, band: number | null, strength: EstimateStrength) => Sentence;
  /** What would tell, or what keeps an answer from being more than a correlation. */
  readonly tell: (kind: Verdict, regions: number, years: number) => Sentence;
  readonly caption: string;
  readonly columns: readonly [string, string];
  readonly rows: Readonly<
    Record<
      "w" | "low" | "high" | "p" | "verdict" | "band" | "detectable" | "effective" | "turning" | "leap" | "observations",
      string
    >
  >;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly turning: Readonly<Record<SetForm, string>>;
  readonly leap: Readonly<Record<"defined" | "not-defined" | "not-identified", string>>;
}

const share = (value: number): string => `${Math.round(100 * value)}%`;

const english: EstimateWording = {
  title: "Does digital technology replace proximity?",
  theory: said`The theory holds that technology stands in for proximity, so that agglomeration pays less where technology is strong: the cross elasticity w is below 0. Published evidence is on both sides.`,
  verdict: (kind, study, first, last, { w, low, high }) => {
    const interval = said`w is ${w} with a 95% interval from ${low} to ${high}.`;
    if (kind === "substitutes") return said`In ${study}, ${first} to ${last}, it does: ${interval}`;
    if (kind === "complements")
      return said`In ${study}, ${first} to ${last}, technology makes proximity pay more instead: ${interval}`;
    if (kind === "no-material-interaction")
      return said`In ${study}, ${first} to ${last}, the interaction is too small to matter: ${interval}`;
    return said`The data of ${study}, ${first} to ${last}, cannot tell: ${interval}`;
  },
  notIdentified: (study, first, last) =>
    said`The data of ${study}, ${first} to ${last}, do not identify w: the interaction does not vary once fixed effects are removed.`,
  sure: (detectable, band, { regions, effective, share: leading }) =>
    said`An effect below ${detectable} in size would usually go unseen${band === null ? "" : `, while ${band.toFixed(3)} already matters`}. The ${regions} regions are worth ${effective === null ? "fewer" : effective.toFixed(1)} equal ones${leading === null ? "" : `; the leading one carries ${share(leading)} of the information`}.`,
  tell: (kind, regions, years) =>
    kind === "cannot-tell" || kind === "not-identified"
      ? said`What would tell: counties or cities instead of ${regions} regions, more than ${years} years, and the productivity of firms instead of averages.`
      : said`It is a correlation over time within places, not an experiment; finer places and more years would make it firmer.`,
  caption: "The estimate and what it rests on",
  columns: ["What", "Value"],
  rows: {
    w: "Cross elasticity w",
    low: "95% interval, from",
    high: "95% interval, to",
    p: "p value of w = 0",
    verdict: "Verdict",
    band: "Size from which w matters",
    detectable: "Detectable size of w",
    effective: "Equal regions the data are worth",
    turning: "Turning point of agglomeration",
    leap: "Digital leap",
    observations: "Rows",
  },
  verdicts: {
    substitutes: "substitutes",
    complements: "complements",
    "no-material-interaction": "no material interaction",
    "cannot-tell": "cannot tell",
    "not-identified": "not identified",
  },
  turning: {
    bounded: "a bounded set",
    "two-rays": "outside a middle range",
    "whole-line": "none can be excluded",
    empty: "none fits",
    "several-pieces": "several pieces",
  },
  leap: { defined: "defined", "not-defined": "not defined", "not-identified": "not identified" },
};

const chinese: EstimateWording = {
  title: "数字技术能否替代地理邻近",
  theory: said`理论认为技术可以代替邻近，技术越强，集聚的回报越低，即交叉弹性 w 小于 0。已有研究的结论两方面都有。`,
  verdict: (kind, study, first, last, { w, low, high }) => {
    const interval = said`w 为 ${w}，95% 置信区间为 ${low} 至 ${high}。`;
    if (kind === "substitutes") return said`${first}—${last}年，${study}的数据支持替代：${interval}`;
    if (kind === "complements") return said`${first}—${last}年，${study}的数据表明技术反而使邻近更有价值：${interval}`;
    if (kind === "no-material-interaction")
      return said`${first}—${last}年，${study}的数据表明二者的交互小到没有实际意义：${interval}`;
    return said`${first}—${last}年，${study}的数据尚不足以作出判断：${interval}`;
  },
  notIdentified: (study, first, last) => said`${first}—${last}年，${study}的数据不能识别 w：去掉固定效应后，交互项没有变化。`,
  sure: (detectable, band, { regions, effective, share: leading }) =>
    said`绝对值小于 ${detectable} 的效应多半看不出来${band === null ? "" : `，而 ${band.toFixed(3)} 就已有实际意义`}。${regions}个地区只相当于${effective === null ? "更少" : ` ${effective.toFixed(1)} `}个同等地区${leading === null ? "" : `，其中影响最大的一个占信息的 ${share(leading)}`}。`,
  tell: (kind, regions, years) =>
    kind === "cannot-tell" || kind === "not-identified"
      ? said`要作出判断，须改用县市数据（而不只是${regions}个地区）、更长的年份（多于${years}年），并以企业生产率代替平均值。`
      : said`这是地区内部随时间的相关，并非实验；地区更细、年份更长，结论会更稳。`,
  caption: "估计结果及其依据",
  columns: ["项目", "数值"],
  rows: {
    w: "交叉弹性 w",
    low: "95% 区间下限",
    high: "95% 区间上限",
    p: "w = 0 的 p 值",
    verdict: "判断",
    band: "具有实际意义的 w",
    detectable: "可检出的 w",
    effective: "相当于同等地区数",
    turning: "集聚拐点",
    leap: "数字跃升",
    observations: "行数",
  },
  verdicts: {
    substitutes: "替代",
    complements: "互补",
    "no-material-interaction": "无实质影响",
    "cannot-tell": "无法判断",
    "not-identified": "不可识别",
  },
  turning: {
    bounded: "有界集合",
    "two-rays": "在中间一段之外",
    "whole-line": "排除不了任何取值",
    empty: "无适合取值",
    "several-pieces": "分为几段",
  },
  leap: { defined: "有定义", "not-defined": "没有定义", "not-identified": "不可识别" },
};

export const estimateWording: Readonly<Record<"en" | "zh", EstimateWording>> = { en: english, zh: chinese };
