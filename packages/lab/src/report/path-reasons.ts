import { printed } from "@jiju/figures";
import type { PathCell } from "./report-input.ts";

type Reason = PathCell["reasons"][number];
type Value = string | number | undefined;
/** Sentence of each reason code. */
type Sentences = Readonly<Record<string, (params: Readonly<Record<string, Value>>) => string>>;

const share = (value: Value): string => `${printed(Number(value ?? 0) * 100, 0)}%`;
/** A log change times 100, without its sign: the verb carries the direction. */
const size = (value: Value): string => printed(Math.abs(Number(value ?? 0)) * 100, 1);
const signed = (value: Value): string => printed(Number(value ?? 0) * 100, 1);
const pathNames = {
  en: {
    deepening: "deepening",
    strengthening: "strengthening",
    optimising: "optimising",
    "not-transforming": "not transforming",
    "not-defined": "not defined",
  },
  zh: {
    deepening: "深化型",
    strengthening: "强化型",
    optimising: "优化型",
    "not-transforming": "未转型",
    "not-defined": "无法计算",
  },
} as const;
const nameIn = (language: "en" | "zh", path: Value): string =>
  (pathNames[language] as Readonly<Record<string, string>>)[String(path)] ?? String(path);

const english: Sentences = {
  "not-defined-activity": () => "Its path is not defined: activity is absent in one of the two years.",
  "not-defined-digital-level": () => "Its path is not defined: the digital level is absent in one of the two years.",
  "not-defined-reach": () => "Its path is not defined: nothing was within reach in one of the two years.",
  "reach-rose": (p) => `Effective proximity rose by ${size(p.change)}% (change in logs).`,
  "reach-fell": (p) => `Effective proximity fell by ${size(p.change)}% (change in logs), so it is not transforming.`,
  "real-rose": (p) =>
    `Real factors added ${size(p.change)} percentage points: ${signed(p.own)} from activity in the place itself, ${signed(p.others)} from places within reach.`,
  "real-fell": (p) =>
    `Real factors took away ${size(p.change)} percentage points: ${signed(p.own)} from activity in the place itself, ${signed(p.others)} from places within reach.`,
  "virtual-rose": (p) => `Virtual factors added ${size(p.change)} percentage points.`,
  "virtual-fell": (p) => `Virtual factors took away ${size(p.change)} percentage points.`,
  "both-carry": (p) =>
    `Both carry it: real factors ${share(p.realShare)} and virtual ones ${share(p.virtualShare)} of the rise, each at least ${share(p.threshold)}.`,
  "one-carries": (p) =>
    `One side carries it: real factors ${share(p.realShare)}, virtual ones ${share(p.virtualShare)} of the rise.`,
  "loss-offset": (p) => `${p.by === "real" ? "Real" : "Virtual"} factors made up for ${share(p.share)} of the loss.`,
  "virtual-share": (p) =>
    `The share of its effective proximity that runs over networks went from ${share(p.first)} to ${share(p.last)}.`,
  "draws-agree": (p) => `${share(p.share)} of ${p.draws} draws of the parameters give ${nameIn("en", p.path)}.`,
  "cannot-tell": (p) =>
    Number(p.secondShare ?? 0) > 0
      ? `No path reaches the threshold: ${share(p.share)} of ${p.draws} draws give ${nameIn("en", p.path)}, ${share(p.secondShare)} ${nameIn("en", p.second)}.`
      : `No path reaches the threshold: ${share(p.share)} of ${p.draws} draws give ${nameIn("en", p.path)}.`,
  "negative-relief-agrees": (p) =>
    `It holds as well if digital ties are choosier about distance than others: ${share(p.share)} of ${p.draws} such draws agree.`,
  "negative-relief-differs": (p) =>
    `If digital ties are choosier about distance than others, ${share(p.share)} of ${p.draws} draws give ${nameIn("en", p.path)} instead.`,
  "conditional-on-relief": (p) => `All this takes networks to remove ${share(p.relief)} of the effect of distance.`,
};

const chinese: Sentences = {
  "not-defined-activity": () => "期初或期末缺少活动量数据，路径无法计算。",
  "not-defined-digital-level": () => "期初或期末缺少数字技术水平数据，路径无法计算。",
  "not-defined-reach": () => "期初或期末可达范围内没有活动，路径无法计算。",
  "reach-rose": (p) => `有效邻近上升${size(p.change)}%（对数变化）。`,
  "reach-fell": (p) => `有效邻近下降${size(p.change)}%（对数变化），属未转型。`,
  "real-rose": (p) =>
    `其中实体要素贡献${size(p.change)}个百分点（本地活动${signed(p.own)}，可达范围内其他地区${signed(p.others)}）。`,
  "real-fell": (p) =>
    `其中实体要素拖累${size(p.change)}个百分点（本地活动${signed(p.own)}，可达范围内其他地区${signed(p.others)}）。`,
  "virtual-rose": (p) => `虚拟要素贡献${size(p.change)}个百分点。`,
  "virtual-fell": (p) => `虚拟要素拖累${size(p.change)}个百分点。`,
  "both-carry": (p) =>
    `两类要素共同推动：实体要素占增幅的${share(p.realShare)}，虚拟要素占${share(p.virtualShare)}，均不低于${share(p.threshold)}。`,
  "one-carries": (p) => `主要由一类要素推动：实体要素占增幅的${share(p.realShare)}，虚拟要素占${share(p.virtualShare)}。`,
  "loss-offset": (p) => `${p.by === "real" ? "实体" : "虚拟"}要素抵消了损失的${share(p.share)}。`,
  "virtual-share": (p) => `有效邻近中经由网络实现的比重由${share(p.first)}变为${share(p.last)}。`,
  "draws-agree": (p) => `${p.draws}次参数抽样中，${share(p.share)}判为${nameIn("zh", p.path)}。`,
  "cannot-tell": (p) =>
    Number(p.secondShare ?? 0) > 0
      ? `没有一种路径达到判定门槛：${p.draws}次参数抽样中，${share(p.share)}判为${nameIn("zh", p.path)}，${share(p.secondShare)}判为${nameIn("zh", p.second)}。`
      : `没有一种路径达到判定门槛：${p.draws}次参数抽样中，${share(p.share)}判为${nameIn("zh", p.path)}。`,
  "negative-relief-agrees": (p) =>
    `即使数字联系比其他联系更受距离限制，判断也不变（${p.draws}次此类抽样中${share(p.share)}一致）。`,
  "negative-relief-differs": (p) =>
    `若数字联系比其他联系更受距离限制，${p.draws}次此类抽样中有${share(p.share)}改判为${nameIn("zh", p.path)}。`,
  "conditional-on-relief": (p) => `以上均以网络消除${share(p.relief)}的距离影响为前提。`,
};

/** The reasons of a path in words, one sentence each; null for a code this version does not know. */
export function pathReasonSentence({ code, params }: Reason, language: "en" | "zh"): string | null {
  const sentences = language === "zh" ? chinese : english;
  return Object.hasOwn(sentences, code) ? sentences[code]!(params) : null;
}
