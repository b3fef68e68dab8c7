import type { Text } from "../dataset/index.ts";
import { type LeverSetting, SCENARIO_VERSION, type Scenario } from "./scenario.ts";

const PAPER = "Ji and Wei (2025), Journal of Humanities (人文杂志) no. 5, section on implications";

const ASSUMED: Text = {
  en: "The strength of every setting is this project's assumption; change it before quoting a number.",
  zh: "各设定值均为本项目的假设，引用结果前请按实际情况修改。",
};
const PROVINCE: Text = {
  en: "A programme of one city or park is spread over its whole province, which overstates its reach.",
  zh: "城市或园区层面的举措按全省处理，会高估其影响范围。",
};

function scenario(
  id: string,
  name: Text,
  reason: Text,
  settings: readonly LeverSetting[],
  sources: readonly string[],
  limits: readonly Text[],
): Scenario {
  return {
    version: SCENARIO_VERSION,
    id,
    name,
    reason,
    years: [2020, 2025],
    settings,
    sources: [PAPER, ...sources],
    limits: [ASSUMED, ...limits],
  };
}

const EAST_HUBS = ["110000", "120000", "130000", "310000", "320000", "330000", "340000", "440000"];
const WEST_HUBS = ["150000", "500000", "510000", "520000", "620000", "640000"];

/** The paper's named examples as scenarios for studies whose regions are the Chinese provinces (six-digit codes). */
export const namedScenarios: readonly Scenario[] = [
  scenario(
    "east-data-west-computing",
    { en: "East data, West computing", zh: "东数西算" },
    {
      en: "Western hubs build computing capacity that serves eastern demand, so they digitalise and draw nearer in data.",
      zh: "西部枢纽建设算力服务东部需求，数字水平提高，与东部的数据距离缩短。",
    },
    [
      { instrument: "raise-digital-level", value: 0.15, regions: WEST_HUBS },
      { instrument: "digital-pairing", value: 0.4, regions: WEST_HUBS, partners: EAST_HUBS },
    ],
    ["National Development and Reform Commission and others (2021), implementation plan for computing hubs (算力枢纽实施方案)"],
    [
      {
        en: "Energy use, latency classes and the data centres' own demand for power are not in the model.",
        zh: "模型未包含能耗、时延等级与数据中心自身用电需求。",
      },
    ],
  ),
  scenario(
    "digital-pairing",
    { en: "Digital pairing of coast and inland", zh: "数字结对" },
    {
      en: "The Yangtze and Pearl River deltas pair with Chengdu-Chongqing and the central provinces to share platforms and data.",
      zh: "长三角、珠三角与成渝及中部地区结对，共享平台与数据。",
    },
    [
      {
        instrument: "digital-pairing",
        value: 0.5,
        regions: ["310000", "320000", "330000", "440000"],
        partners: ["500000", "510000", "410000", "420000", "430000", "360000"],
      },
    ],
    [],
    [
      {
        en: "Without measured segmentation the pairing acts through the digital part of trade alone.",
        zh: "未测得市场分割时，结对仅通过贸易的数字成本起作用。",
      },
    ],
  ),
  scenario(
    "sup-et",
    { en: "supET industrial internet platform, Zhejiang", zh: "浙江 supET 工业互联网平台" },
    {
      en: "A platform used by nearly 100,000 industrial firms matches capacity and designs together online.",
      zh: "平台汇聚近十万家工业企业，在线匹配产能、协同设计。",
    },
    [
      { instrument: "raise-digital-level", value: 0.1, regions: ["330000"] },
      { instrument: "open-interfaces", value: 0.3, industries: ["manufacturing"] },
    ],
    [],
    [
      {
        en: "Open interfaces act on an industry everywhere: the model has no platform that only one province can reach.",
        zh: "开放接口作用于全国同一产业，模型中不存在只服务一省的平台。",
      },
    ],
  ),
  scenario(
    "open-interfaces",
    { en: "Lead firms open their interfaces", zh: "链主企业开放接口" },
    {
      en: "Chain leaders such as machinery and appliance makers open platforms to suppliers and rivals.",
      zh: "工程机械、家电等链主企业向上下游乃至同行开放平台。",
    },
    [{ instrument: "open-interfaces", value: 0.25, industries: ["manufacturing", "wholesale-retail", "transport-storage-post"] }],
    [],
    [{ en: "Lead firms' market power is not modelled.", zh: "未刻画链主企业的市场势力。" }],
  ),
  scenario(
    "cloud-subsidy",
    { en: "Subsidy of cloud adoption", zh: "上云用数赋智补贴" },
    { en: "Part of the price of cloud and software is paid for firms.", zh: "财政分担企业上云用数的部分支出。" },
    [{ instrument: "cloud-subsidy", value: 0.2 }],
    ["Ministry of Industry and Information Technology (2018), guide to enterprises' move to the cloud, 2018 to 2020"],
    [
      {
        en: "The subsidy's financing is a cost beside the model, not a tax inside it.",
        zh: "补贴资金以外部成本计，未在模型内征税筹措。",
      },
    ],
  ),
  scenario(
    "platform-fee",
    { en: "Platforms charge a monopoly fee", zh: "平台垄断费率" },
    { en: "Dominant platforms take a tenth of online sales.", zh: "主导平台对线上交易抽取一成费用。" },
    [{ instrument: "platform-fee", value: 0.1, regions: ["110000", "310000", "330000", "440000"] }],
    [],
    [
      {
        en: "The fee is given, not chosen by a platform that maximises profit.",
        zh: "费率为外生给定，并非平台利润最大化的选择。",
      },
    ],
  ),
  scenario(
    "platform-anti-monopoly",
    { en: "Anti-monopoly rules for platforms", zh: "平台反垄断" },
    {
      en: "Data blockades and exclusive dealing end: fees fall and interfaces open.",
      zh: "禁止数据封锁与“二选一”，费率下降、接口开放。",
    },
    [
      { instrument: "platform-fee", value: 0.02, regions: ["110000", "310000", "330000", "440000"] },
      { instrument: "open-interfaces", value: 0.15 },
    ],
    ["Anti-monopoly Commission of the State Council (2021), guidelines on the platform economy"],
    [
      {
        en: "Read it against the scenario of the monopoly fee: the baseline itself charges none.",
        zh: "请与“平台垄断费率”情景对照：基准情景本身不收费。",
      },
    ],
  ),
  scenario(
    "yiwu",
    { en: "Yiwu market and digital trade", zh: "义乌小商品城数字贸易" },
    { en: "Market procurement goes digital and reaches buyers everywhere.", zh: "“市场采购＋数字贸易”，线上触达各地买家。" },
    [
      { instrument: "outward-opening", value: 0.4, regions: ["330000"], industries: ["wholesale-retail", "manufacturing"] },
      { instrument: "smart-logistics", value: 0.1, regions: ["330000"], industries: ["wholesale-retail", "manufacturing"] },
    ],
    [],
    [
      PROVINCE,
      { en: "Foreign buyers are outside a closed national model.", zh: "全国封闭模型不含境外买家。" },
      {
        en: "Opening changes the digital distance of the place for all its industries.",
        zh: "对外打通改变的是该地区所有产业的数字距离。",
      },
    ],
  ),
  scenario(
    "suzhou-park",
    { en: "Suzhou Industrial Park, one-network management", zh: "苏州工业园区“一网统管”" },
    {
      en: "Energy, safety and supply chains are run on one network, which relieves congestion.",
      zh: "能源、安全、供应链一网统管，缓解拥挤。",
    },
    [
      { instrument: "congestion-relief", value: 0.03, regions: ["320000"] },
      { instrument: "industry-upgrade", value: 0.01, regions: ["320000"], industries: ["manufacturing"] },
    ],
    [],
    [PROVINCE],
  ),
  scenario(
    "digital-bonded-zone",
    { en: "Digital bonded zone", zh: "数字保税区" },
    { en: "Data may flow under a white list and services cross the border.", zh: "数据按“白名单”流动，发展跨境数字服务。" },
    [
      {
        instrument: "outward-opening",
        value: 0.3,
        regions: ["310000", "460000", "440000"],
        industries: ["information-software", "finance", "leasing-business-services"],
      },
    ],
    ["Cyberspace Administration of China (2024), provisions on cross-border data flows"],
    [
      PROVINCE,
      { en: "Only the domestic side of the zone is in the model.", zh: "模型仅包含国内一侧。" },
      {
        en: "Opening changes the digital distance of the place for all its industries.",
        zh: "对外打通改变的是该地区所有产业的数字距离。",
      },
    ],
  ),
  scenario(
    "digital-artisans",
    { en: "Digital artisans", zh: "数字工匠培育" },
    {
      en: "Training of digitally skilled workers raises productivity where they work.",
      zh: "培育数字技能人才，提高其所在产业的生产率。",
    },
    [
      {
        instrument: "industry-upgrade",
        value: 0.02,
        industries: ["information-software", "scientific-technical-services", "manufacturing"],
      },
      { instrument: "knowledge-reach", value: 0.1 },
    ],
    [],
    [{ en: "Workers are of one kind in the model; skills act as productivity.", zh: "模型中劳动力同质，技能以生产率形式体现。" }],
  ),
  scenario(
    "data-market",
    { en: "National data market", zh: "全国统一数据市场" },
    {
      en: "Data exchanges and common rules lower the borders between data markets.",
      zh: "数据交易所与统一规则降低数据市场分割。",
    },
    [{ instrument: "data-market", value: 0.4 }],
    ["Central Committee and State Council (2022), twenty measures on basic institutions for data (数据二十条)"],
    [
      {
        en: "Data have no price of their own here; they act through distance and segmentation.",
        zh: "数据在模型中没有单独价格，仅通过距离与分割起作用。",
      },
    ],
  ),
];
