import { cellId } from "./cell-ids.ts";
import type { ReportFacts } from "./facts.ts";
import { type LinkedNumber, type Sentence, said } from "./html.ts";
import { cellText } from "./numbers.ts";
import type { MarketResult, MovesResult } from "./report-input.ts";

type Binding = MarketResult["matching"]["unmatched"][number]["binding"];

/** Words of the chapter on matching in one language. */
interface MatchingWords {
  /** How activity is printed: divided by so much, with so many decimals. */
  readonly scale: { readonly by: number; readonly decimals: number };
  /** The activity that moves. */
  readonly moved: (activity: string) => string;
  /** What the offers and requests are, from their source. */
  readonly marketBasis: (publication: string, defects: readonly string[]) => string;
  readonly flowCaption: (year: number, unit: string) => string;
  readonly spaceHeading: string;
  readonly marketHeading: string;
  readonly movesCaption: (shown: number, all: number, year: number) => string;
  readonly movesNote: (limits: readonly string[], activity: string) => string;
  readonly gapsCaption: (shown: number, all: number) => string;
  readonly columns: Readonly<
    Record<"industry" | "from" | "to" | "gain" | "km" | "share" | "request" | "place" | "missing" | "binding" | "nearest", string>
  >;
  /** A quantity with its unit, as a heading. */
  readonly withUnit: (quantity: string, unit: string) => string;
  readonly summary: {
    readonly quantity: string;
    readonly value: string;
    readonly share: (activity: string) => string;
    readonly gap: (draws: number) => string;
    readonly robust: string;
  };
  readonly platform: {
    readonly caption: string;
    readonly quantity: string;
    readonly before: (km: number) => string;
    readonly after: string;
    readonly coverage: string;
    readonly fillRate: string;
    readonly km: string;
  };
  readonly binding: Readonly<Record<Binding, string>>;
  readonly moves: (result: MovesResult, facts: ReportFacts) => readonly Sentence[];
  readonly market: (result: MarketResult) => readonly Sentence[];
}

const to = (cell: string, text: string): LinkedNumber => ({ text, cell: cellId.matching(cell) });
const percent = (share: number | null | undefined, decimals: number): string =>
  share === null || share === undefined ? "–" : `${cellText(100 * share, decimals)}%`;

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);

/** An amount of activity in the scale of a language: in 万 in Chinese. */
export function amountText(amount: number, language: "zh" | "en"): string {
  const { scale } = MATCHING_WORDS[language];
  return cellText(amount / scale.by, scale.decimals);
}

const chinese: MatchingWords = {
  scale: { by: 1e4, decimals: 2 },
  moved: (activity) => `迁移${activity}`,
  marketBasis: (publication, defects) => `供需数据来源：${publication}。${defects.join("")}`,
  flowCaption: (year, unit) => `增益最大的跨地区迁移（全部产业，${year}年，${unit}）`,
  spaceHeading: "产业与空间",
  marketHeading: "产能对接",
  movesCaption: (shown, all, year) =>
    shown < all ? `增益居前的${shown}项迁移（共${all}项，${year}年）` : `全部${all}项迁移（${year}年）`,
  movesNote: (limits, activity) =>
    `增益为每单位${activity}净效应的对数变化，已扣除搬迁成本；抽样占比为作出同一迁移的参数抽样比例。容量口径：${limits.join("")}`,
  gapsCaption: (shown, all) => (shown < all ? `未满足量居前的${shown}项需求（共${all}项）` : `未满足的${all}项需求`),
  columns: {
    industry: "产业",
    from: "迁出地",
    to: "迁入地",
    gain: "增益",
    km: "距离（公里）",
    share: "抽样占比",
    request: "需求方",
    place: "地区",
    missing: "缺口（需求单位）",
    binding: "制约因素",
    nearest: "最接近的供给",
  },
  withUnit: (quantity, unit) => `${quantity}（万${unit}）`,
  summary: {
    quantity: "指标",
    value: "数值",
    share: (activity) => `占全部${activity}比重`,
    gap: (draws) => (draws > 0 ? `与最优布局的差距，净效应对数（${draws}次抽样的5%—95%）` : "与最优布局的差距，净效应对数"),
    robust: "九成以上抽样一致的迁移占比",
  },
  platform: {
    caption: "有无平台时的对接情况",
    quantity: "指标",
    before: (km) => `无平台（${km}公里内寻找）`,
    after: "有平台",
    coverage: "匹配面（至少部分得到满足的需求占比）",
    fillRate: "匹配率（得到满足的需求量占比）",
    km: "平均距离（公里）",
  },
  binding: {
    code: "无人生产",
    certificates: "缺少资质",
    time: "时间不合",
    price: "报价高于限价",
    reach: "距离过远",
    cost: "成本高于放弃",
    capacity: "产能用在别处更值",
    removed: "已撤回",
  },
  moves: (result, facts) => {
    if (result.status === "infeasible") return [said`在所设容量下没有可行布局，请放宽容量后重算（见“匹配”页所列的冲突约束）。`];
    const first = result.moves[0];
    if (first === undefined) return [said`在现有容量约束下，没有能提高净效应的产业迁移。`];
    return [
      said`${result.year}年，在各地容量允许、每个产业至多迁移 ${percent(result.settings.movableShare, 0)} 的条件下，最优布局迁移${result.activity.label.zh} ${to("moved", amountText(result.moved, "zh"))} 万${result.activity.unit.zh}，占 ${to("moved-share", percent(result.moved / result.totalActivity, 1))}。其中增益居首的是${facts.industryName(first.industry)}由${facts.nameOf(first.from)}迁往${facts.nameOf(first.to)}，计 ${to("first-move", amountText(first.amount, "zh"))} 万${result.activity.unit.zh}。`,
      ...(result.robustShare === null
        ? []
        : [
            said`迁移量中有 ${to("robust", percent(result.robustShare, 0))} 在九成以上的参数抽样中保持不变，其余取决于假设，宜先作试点而非定论。`,
          ]),
    ];
  },
  market: ({ platform, offers, requests, matching }) => [
    said`${offers.length}项供给与${requests.length}项需求按最低成本对接。仅在${platform.searchRadiusKm}公里内寻找时，匹配面为 ${to("coverage-before", percent(platform.coverageBefore, 0))}、匹配率为 ${to("fill-before", percent(platform.fillRateBefore, 0))}；经平台在全部地区寻找时，分别为 ${to("coverage-after", percent(platform.coverageAfter, 0))} 和 ${to("fill-after", percent(platform.fillRateAfter, 0))}。${matching.unmatched.length === 0 ? "全部需求得到满足。" : `仍有${matching.unmatched.length}项需求未能完全满足，原因见下表。`}`,
  ],
};

const english: MatchingWords = {
  scale: { by: 1, decimals: 0 },
  moved: (activity) => `${activity} that moves`,
  marketBasis: (publication, defects) => `Offers and requests: ${publication}. ${defects.join(" ")}`,
  flowCaption: (year, unit) => `Moves between regions that gain most, all industries, ${year}, ${unit}`,
  spaceHeading: "Industry and space",
  marketHeading: "Capacity market",
  movesCaption: (shown, all, year) =>
    shown < all ? `The ${shown} moves that gain most, of ${all}, ${year}` : `All ${all} moves, ${year}`,
  movesNote: (limits, activity) =>
    `Gain: change of the log net effect per unit of ${lowered(activity)}, moving cost deducted. Draws: part of the parameter draws that make the same move. Capacities: ${limits.join(" ")}`,
  gapsCaption: (shown, all) => (shown < all ? `The ${shown} largest unmet requests, of ${all}` : `The ${all} unmet requests`),
  columns: {
    industry: "Industry",
    from: "From",
    to: "To",
    gain: "Gain",
    km: "Distance, km",
    share: "Draws",
    request: "Who asks",
    place: "Region",
    missing: "Missing, units of the request",
    binding: "What binds",
    nearest: "Nearest miss",
  },
  withUnit: (quantity, unit) => `${quantity}, ${unit}`,
  summary: {
    quantity: "Quantity",
    value: "Value",
    share: (activity) => `Share of all ${lowered(activity)}`,
    gap: (draws) =>
      draws > 0
        ? `Distance to the best arrangement, log net effect (5–95% of ${draws} draws)`
        : "Distance to the best arrangement, log net effect",
    robust: "Part of it that at least 90% of the draws move alike",
  },
  platform: {
    caption: "The market without and with a platform",
    quantity: "Quantity",
    before: (km) => `Without, within ${km} km`,
    after: "With a platform",
    coverage: "Requests met at least in part",
    fillRate: "Quantity met",
    km: "Mean distance, km",
  },
  binding: {
    code: "nobody makes it",
    certificates: "certificates are missing",
    time: "the dates do not meet",
    price: "offers exceed the price limit",
    reach: "too far",
    cost: "dearer than going without",
    capacity: "capacity is worth more elsewhere",
    removed: "withdrawn",
  },
  moves: (result, facts) => {
    if (result.status === "infeasible")
      return [said`No arrangement fits the capacities; widen them (the Match page names the limits that conflict).`];
    const first = result.moves[0];
    if (first === undefined) return [said`No move within the limits raises the net effect.`];
    return [
      said`In ${result.year}, with at most ${percent(result.settings.movableShare, 0)} of an industry moving and capacities permitting, the best arrangement moves ${to("moved", amountText(result.moved, "en"))} ${result.activity.unit.en}, ${to("moved-share", percent(result.moved / result.totalActivity, 1))} of all. First in the list: ${to("first-move", amountText(first.amount, "en"))} in ${lowered(facts.industryName(first.industry))} from ${facts.nameOf(first.from)} to ${facts.nameOf(first.to)}.`,
      ...(result.robustShare === null
        ? []
        : [
            said`Of what moves, ${to("robust", percent(result.robustShare, 0))} moves alike in at least 90% of the parameter draws; the rest hangs on assumptions and calls for a trial rather than a verdict.`,
          ]),
    ];
  },
  market: ({ platform, offers, requests, matching }) => [
    said`${offers.length} offers and ${requests.length} requests are matched at least cost. Sought within ${platform.searchRadiusKm} km only, ${to("coverage-before", percent(platform.coverageBefore, 0))} of the requests are met at least in part and ${to("fill-before", percent(platform.fillRateBefore, 0))} of the quantity; sought everywhere through a platform, ${to("coverage-after", percent(platform.coverageAfter, 0))} and ${to("fill-after", percent(platform.fillRateAfter, 0))}. ${matching.unmatched.length === 0 ? "Every request is met." : `${matching.unmatched.length} requests stay short, for the reasons below.`}`,
  ],
};

export const MATCHING_WORDS: Readonly<Record<"zh" | "en", MatchingWords>> = { zh: chinese, en: english };
