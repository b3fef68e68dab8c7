import { cellId } from "./cell-ids.ts";
import type { AgglomerationFacts, DigitalFacts, PathFacts, ReportFacts } from "./facts.ts";
import { missingOf } from "./facts.ts";
import { joined, type Sentence, said } from "./html.ts";
import { linked, linkedPercent } from "./numbers.ts";
import { pathReasonSentence } from "./path-reasons.ts";
import type { ConcentrationResult, WhyResult } from "./report-input.ts";
import type { Wording } from "./wording.ts";

const PATHS = {
  deepening: "深化型",
  strengthening: "强化型",
  optimising: "优化型",
  "not-transforming": "未转型",
  "cannot-tell": "尚难判断",
  "not-defined": "无法计算",
} as const;
const SLOGAN = { holds: "符合", contradicted: "不符", "cannot-tell": "尚难判断" } as const;

function where(facts: ReportFacts, { physical, aboveMean }: AgglomerationFacts): Sentence {
  const top = physical
    .slice(0, 3)
    .map(({ region, value }) => said`${facts.nameOf(region)}（${linked(value, 2, cellId.region(region, "physical"))}）`);
  const lowest = physical.at(-1)!;
  return said`${facts.lastYear}年，从实体可达范围看，${facts.industryName(facts.industry)}集聚程度居前的是${joined(top, "、")}（各地平均为1）；高于各地平均的地区有${linked(aboveMean, 0, cellId.summary("above-mean"))}个，最低的是${facts.nameOf(lowest.region)}（${linked(lowest.value, 2, cellId.region(lowest.region, "physical"))}）。`;
}

/** What the shares alone say where there are no distances. */
function specialisation(facts: ReportFacts): Sentence | null {
  const { quotients } = facts;
  const lowest = quotients.at(-1);
  if (lowest === undefined || quotients.length < 2) return null;
  const quotient = ({ region, value }: (typeof quotients)[number]) =>
    said`${facts.nameOf(region)}（${linked(value, 2, cellId.region(region, "location-quotient"))}）`;
  const above = quotients.filter(({ value }) => value > 1).length;
  return said`${facts.lastYear}年，${facts.industryName(facts.industry)}区位商居前的是${joined(quotients.slice(0, 3).map(quotient), "、")}，最低的是${quotient(lowest)}；${quotients.length}个地区中有${linked(above, 0, cellId.summary("specialised"))}个大于1（即本地份额高于全部地区的份额）。区位商只比较各地区内部的产业份额，不反映地区之间的距离。`;
}

function virtual(
  facts: ReportFacts,
  { virtualShare, degree, degreeAboveOne }: AgglomerationFacts,
  digital: DigitalFacts | null,
): Sentence {
  const share =
    virtualShare === null
      ? said``
      : said`有效邻近中经由网络实现的部分占${linkedPercent(virtualShare, cellId.summary("virtual-share"))}；`;
  const top = degree[0];
  const leader =
    top === undefined
      ? said``
      : said`虚拟集聚度大于1的地区有${linked(degreeAboveOne, 0, cellId.summary("degree-above-one"))}个，其中${facts.nameOf(top.region)}最高（${linked(top.value, 2, cellId.region(top.region, "degree"))}），即与各地总体相比，这些地区更多依靠网络、而不是依靠地理邻近联系产业活动。`;
  if (digital === null) return [...share, ...leader];
  const first = digital.level[0]!;
  const level = said`数字技术水平（0—1指数）各地区简单平均由${facts.firstYear}年的${linked(digital.meanFirst, 3, cellId.summary("mean-first"))}变为${facts.lastYear}年的${linked(digital.meanLast, 3, cellId.summary("mean-last"))}，${facts.nameOf(first.region)}（${linked(first.value, 3, cellId.region(first.region, "digital"))}）居首。`;
  return [...share, ...leader, ...level];
}

function pattern(facts: ReportFacts, { industries }: ConcentrationResult): Sentence {
  const count = (slogan: string) => industries.filter((entry) => entry.slogan === slogan).length;
  const own = industries.find(({ industry }) => industry === facts.industry);
  const head = said`“实分散、虚集中”的说法，在${industries.length}个产业中有${linked(count("holds"), 0, cellId.summary("slogan-holds"))}个与数据相符，${linked(count("contradicted"), 0, cellId.summary("slogan-contradicted"))}个不符。`;
  const [before, after] = own?.physicalGini ?? [null, null];
  const [virtualBefore, virtualAfter] = own?.virtualGini ?? [null, null];
  if (own === undefined || before === null || after === null || virtualBefore === null || virtualAfter === null) return head;
  const id = (column: string) => cellId.industry(own.industry, column);
  return [
    ...head,
    ...said`${facts.industryName(own.industry)}活动量的区位基尼系数由${linked(before, 3, id("gini-first"))}变为${linked(after, 3, id("gini-last"))}，虚拟联系的基尼系数由${linked(virtualBefore, 3, id("virtual-gini-first"))}变为${linked(virtualAfter, 3, id("virtual-gini-last"))}，与该说法${own.slogan === "cannot-tell" ? "是否相符尚难判断" : SLOGAN[own.slogan]}。`,
  ];
}

function reason(facts: ReportFacts, { scenario, places, basis }: WhyResult): Sentence {
  const past = places.filter(({ agglomeration, turningPoint }) => turningPoint !== null && agglomeration > turningPoint).length;
  const id = cellId.scenario;
  return said`按净效应模型（${basis.zh}），拥挤加重后集聚的最优规模由${linked(scenario.agglomerationBefore, 3, id("E1", "agglomeration"))}降至${linked(scenario.agglomerationAfter, 3, id("E2", "agglomeration"))}，数字技术水平由${linked(scenario.technologyBefore, 3, id("E1", "technology"))}提高到${linked(scenario.technologyAfter, 3, id("E3", "technology"))}即可恢复原有净效应（两者均以${facts.firstYear}年各地平均为1）；三个净效应水平${scenario.ordered ? "依次升高，与理论一致" : "并未依次升高，与理论不一致"}。${facts.lastYear}年，${places.length}个地区中${past === 0 ? said`${{ text: "没有一个", cell: cellId.summary("past-peak") }}` : said`有${linked(past, 0, cellId.summary("past-peak"))}个`}越过集聚拐点。`;
}

function path(facts: ReportFacts, { counts, total, result }: PathFacts): Sentence {
  const named = (["deepening", "strengthening", "optimising", "not-transforming"] as const).filter(
    (name) => (counts[name] ?? 0) > 0,
  );
  const parts = named.map((name) => said`${PATHS[name]}${linked(counts[name]!, 0, cellId.summary(`path-${name}`))}个`);
  const unsure = counts["cannot-tell"] ?? 0;
  const rest =
    unsure === 0
      ? said``
      : said`，另有${linked(unsure, 0, cellId.summary("path-cannot-tell"))}个尚难判断（没有一条路径在参数抽样中的占比达到60%）`;
  return said`${result.firstYear}—${result.lastYear}年，${facts.industryName(facts.industry)}在${total}个地区中：${joined(parts, "、")}${rest}。上述判断以网络对距离影响的削减比例为条件，占比是参数抽样中的一致程度，不是概率。`;
}

export const chinese: Wording = {
  title: (industry, study) => `${industry}集聚的数字化转型——${study}分析报告`,
  subtitle: (study, first, last, region) => `${study}，${first}—${last}年${region === null ? "" : `；重点地区：${region}`}`,
  written: "生成时间",
  findingsTitle: "主要结论",
  findings: (facts, input) => [
    [
      "在哪里集聚",
      facts.agglomeration?.physical[0] ? where(facts, facts.agglomeration) : specialisation(facts),
      missingOf(input.agglomeration).map(({ zh }) => zh),
    ],
    [
      "虚拟集聚与数字技术",
      facts.agglomeration?.virtual[0] ? virtual(facts, facts.agglomeration, facts.digital) : null,
      [...missingOf(input.agglomeration), ...missingOf(input.digital)].map(({ zh }) => zh),
    ],
    [
      "实分散、虚集中",
      facts.concentration ? pattern(facts, facts.concentration) : null,
      missingOf(input.concentration).map(({ zh }) => zh),
    ],
    ["动因", facts.why ? reason(facts, facts.why) : null, missingOf(input.why).map(({ zh }) => zh)],
    ["路径", facts.paths ? path(facts, facts.paths) : null, missingOf(input.paths).map(({ zh }) => zh)],
  ],
  notComputed: (missing) => `本项未能计算${missing.length === 0 ? "" : `，缺少：${[...new Set(missing)].join("；")}`}。`,
  place: {
    title: (region) => `重点地区：${region}`,
    sentences: (region, facts) => {
      const sentences: Sentence[] = [];
      const { agglomeration, digital } = facts;
      const rank = (list: readonly { readonly region: string }[]) => list.findIndex((entry) => entry.region === region) + 1;
      const physical = agglomeration?.physical.find((entry) => entry.region === region);
      const reach = agglomeration?.virtual.find((entry) => entry.region === region);
      if (agglomeration && physical && reach) {
        sentences.push(
          said`${facts.lastYear}年，${facts.nameOf(region)}${facts.industryName(facts.industry)}实体集聚为${linked(physical.value, 2, cellId.region(region, "physical"))}，居第${rank(agglomeration.physical)}位；虚拟集聚为${linked(reach.value, 2, cellId.region(region, "virtual"))}，居第${rank(agglomeration.virtual)}位。`,
        );
      }
      const level = digital?.level.find((entry) => entry.region === region);
      if (digital && level)
        sentences.push(
          said`数字技术水平为${linked(level.value, 3, cellId.region(region, "digital"))}，在${digital.level.length}个地区中居第${rank(digital.level)}位。`,
        );
      const cell = facts.paths?.result.cells.find((entry) => entry.region === region && entry.industry === facts.industry);
      if (cell && cell.answer !== "not-defined") {
        const share =
          cell.share === null
            ? said``
            : said`，${linkedPercent(cell.share, cellId.region(region, "share"))}的参数抽样支持这一判断`;
        sentences.push(
          cell.answer === "cannot-tell"
            ? said`路径尚难判断，最接近的是${cell.nearest.map((name) => PATHS[name]).join("和")}。`
            : said`路径判断为${PATHS[cell.answer]}${share}。`,
        );
      }
      return sentences;
    },
    reason: (reason) => pathReasonSentence(reason, "zh"),
  },
  chapters: {
    where: "一、实体集聚与虚拟集聚",
    digital: "二、数字技术水平",
    pattern: "三、实分散、虚集中的检验",
    why: "四、动因：集聚净效应",
    path: "五、转型路径",
    equilibrium: "六、机制：数字化情景下的空间均衡",
    matching: "七、精准匹配",
    policies: "八、政策比较",
    regions: "九、分地区数据",
    caveats: "十、使用须知",
    sources: "十一、数据来源",
    provenance: "十二、可复现信息",
  },
  captions: {
    physicalMap: (industry, year) => `${industry}实体集聚，${year}年`,
    virtualMap: (industry, year) => `${industry}虚拟集聚，${year}年`,
    ranking: (industry, year, draws) =>
      `${industry}实体集聚排序，${year}年${draws === null ? "" : `；线段为${draws}次参数抽样的5%—95%区间`}`,
    weights: "数字技术水平各指标权重",
    indifference: "集聚与技术的等净效应曲线",
    costLines: "成本约束线与希克斯分解：数字技术单位成本减半，预算比现有支出高一成",
    pathMap: (industry, first, last) => `${industry}转型路径，${first}—${last}年`,
    ternary: (industry) => `${industry}各地区路径判断的一致程度`,
    regions: (industry, year) => `分地区指标：${industry}，${year}年`,
    industries: (first, last) => `分产业集中程度，${first}年与${last}年`,
    indicators: "数字技术水平指标",
    scenario: "拥挤加重与数字补偿：四个均衡点",
    summary: "结论所用汇总数",
    places: (year) => `各地区在净效应图上的位置，${year}年`,
  },
  columns: {
    region: "地区",
    physical: "实体集聚",
    interval: "区间（5%—95%）",
    virtual: "虚拟集聚",
    degree: "虚拟集聚度",
    digital: "数字技术水平",
    path: "路径",
    share: "抽样占比",
    industry: "产业",
    giniFirst: "区位基尼（期初）",
    giniLast: "区位基尼（期末）",
    virtualGiniFirst: "虚拟联系基尼（期初）",
    virtualGiniLast: "虚拟联系基尼（期末）",
    slogan: "与“实分散、虚集中”",
    indicator: "指标",
    weight: "权重",
    entropy: "熵值",
    contribution: "平均贡献",
    point: "均衡点",
    agglomeration: "集聚 A",
    technology: "技术 T",
    logNetEffect: "净效应（对数）",
    turningPoint: "集聚拐点 A*",
    pastShare: "越过拐点的抽样占比",
    what: "项目",
    value: "数值",
    source: "来源",
    years: "年份",
    vintage: "版本",
    licence: "许可",
    defects: "已知缺陷",
    operation: "计算",
    version: "版本",
    seed: "随机种子",
    parameters: "参数",
  },
  slogan: SLOGAN,
  why: (facts) =>
    facts.why === null
      ? []
      : [
          said`图中横轴为实体集聚，纵轴为数字技术水平，均以${facts.firstYear}年各地平均为1；同一条曲线上净效应相等，虚线为集聚拐点。技术与集聚在多大程度上相互替代，取决于参数，本报告不预设结论。`,
        ],
  summaryRows: {
    specialised: "区位商大于1的地区（个）",
    "above-mean": "实体集聚高于各地平均的地区（个）",
    "degree-above-one": "虚拟集聚度大于1的地区（个）",
    "virtual-share": "有效邻近中经由网络实现的比重",
    "mean-first": "数字技术水平简单平均（期初）",
    "mean-last": "数字技术水平简单平均（期末）",
    "slogan-holds": "符合“实分散、虚集中”的产业（个）",
    "slogan-contradicted": "不符的产业（个）",
    "past-peak": "越过集聚拐点的地区（个）",
    "path-optimising": "优化型地区（个）",
    "path-deepening": "深化型地区（个）",
    "path-strengthening": "强化型地区（个）",
    "path-not-transforming": "未转型地区（个）",
    "path-cannot-tell": "尚难判断的地区（个）",
    "path-not-defined": "无法计算的地区（个）",
  },
  caveats: (facts, input) => [
    "实体集聚与虚拟集聚为可达范围内的活动量，不等于本地活动量；两者同一单位，不可相加。",
    ...(facts.agglomeration
      ? [
          `虚拟集聚、有效邻近和路径均以网络对距离影响的削减比例（本报告取${facts.agglomeration.result.distanceRelief}）和半衰距离（${facts.agglomeration.result.halfDistanceKm}公里）为条件；改变这些参数，结论可能改变。`,
        ]
      : []),
    "路径占比是参数抽样中的一致程度，不是发生概率；低于60%的一律写作“尚难判断”。",
    "数字技术能否替代地理邻近，文献结论不一；本报告只陈述本数据与所列参数下的结果。",
    "缺失数据不作填补；缺失的单元不参与加总，表中以“–”表示。",
    ...(facts.digital && facts.digital.heaviest.weight > 0.35
      ? [
          `数字技术水平受单一指标影响较大：“${facts.digital.heaviest.label.zh}”的权重为${facts.digital.heaviest.weight.toFixed(2)}。`,
        ]
      : []),
    ...(input.geography === null
      ? []
      : input.geography.schematic
        ? ["地图轮廓仅为示意，不用于量算，不作为公开出版用图。"]
        : ["网格地图每格代表一个地区，只表示相对方位，不表示面积和边界。"]),
  ],
  colon: "：",
  dataIssues: "数据检查提示",
  provenanceRows: { hash: "数据指纹（SHA-256）", version: "软件版本", draws: "参数抽样次数", seed: "随机种子" },
  mapNote: (attribution, kind, outside) =>
    kind === "tiles"
      ? `每格代表一个地区。${outside.length === 0 ? "" : `斜线格（${outside.join("、")}）未列入本研究数据。`}`
      : `示意图，不用于量算。${attribution ?? ""}`,
};
