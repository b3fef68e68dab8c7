import type { Basis, Parameter } from "./parameter.ts";

const assumption = (reason: string): Basis => ({ kind: "assumption", reason });
const source = (citation: string): Basis => ({ kind: "source", citation });

type Entry = Omit<Parameter, "engines" | "scale" | "label"> & { readonly en: string; readonly zh: string; readonly log?: true };

const ENTRIES: readonly Entry[] = [
  {
    id: "trade-elasticity",
    symbol: "theta",
    en: "Trade elasticity",
    zh: "贸易弹性",
    unit: "1",
    default: 5,
    range: [3, 8],
    log: true,
    basis: assumption(
      "One value for all industries of the study; one-sector estimates lie at 4 to 5 and services are taken at 5, while estimates by industry are not comparable with the scale elasticities used here.",
    ),
  },
  {
    id: "mode-elasticity-gap",
    symbol: "zeta - theta",
    en: "Substitution between shipping and platform above that between origins",
    zh: "线上线下替代弹性高出产地替代弹性的部分",
    unit: "1",
    default: 1,
    range: [0, 4],
    basis: assumption(
      "Two ways of buying the same good are at least as substitutable as two origins; no estimate of the difference is known.",
    ),
  },
  {
    id: "border",
    symbol: "border",
    en: "Cost factor for leaving the region",
    zh: "跨省边界成本系数",
    unit: "1",
    default: 1.35,
    range: [1.2, 1.5],
    basis: assumption(
      "Chosen so that the share of output sold to other provinces comes out near published multi-regional tables; platforms do not remove it.",
    ),
  },
  {
    id: "housing-share",
    symbol: "1 - alpha",
    en: "Housing in spending",
    zh: "住房支出份额",
    unit: "1",
    default: 0.25,
    range: [0.25, 0.3],
    basis: source(
      "Redding (2016), Goods trade, factor mobility and welfare, Journal of International Economics 101; Davis and Ortalo-Magne (2011), Review of Economic Dynamics 14",
    ),
  },
  {
    id: "housing-supply-elasticity",
    symbol: "delta",
    en: "Elasticity of housing supply",
    zh: "住房供给弹性",
    unit: "1",
    default: 0.38,
    range: [0, 1],
    basis: assumption("The value used in quantitative work on Germany; no estimate for Chinese provinces is at hand."),
  },
  {
    id: "mobility-elasticity",
    symbol: "epsilon",
    en: "Elasticity of residence to real income",
    zh: "人口对实际收入的流动弹性",
    unit: "1",
    default: 1.5,
    range: [1, 4.6],
    log: true,
    basis: source(
      "Tombe and Zhu (2019), Trade, migration and productivity: a quantitative analysis of China, American Economic Review 109 (1.5); Redding (2016) has 3 and work on Germany 4.6",
    ),
  },
  {
    id: "congestion-elasticity",
    symbol: "beta",
    en: "Disamenity of crowding",
    zh: "拥挤负效应弹性",
    unit: "1",
    default: 0.1,
    range: [0, 0.3],
    basis: assumption(
      "Beyond rents; of the size of urban-cost elasticities of .03 to .08 with some margin, so that dispersion stays stable.",
    ),
  },
  {
    id: "distance-elasticity-goods",
    symbol: "theta (ship + comm)",
    en: "Distance elasticity of trade in goods",
    zh: "货物贸易的距离弹性",
    unit: "1",
    default: 1,
    range: [0.7, 1.3],
    basis: source(
      "Disdier and Head (2008), The puzzling persistence of the distance effect on bilateral trade, Review of Economics and Statistics 90: mean .9",
    ),
  },
  {
    id: "distance-elasticity-business-services",
    symbol: "theta (ship + comm)",
    en: "Distance elasticity of business services",
    zh: "商务服务贸易的距离弹性",
    unit: "1",
    default: 1.5,
    range: [1, 2],
    basis: assumption("Between goods and services consumed on the spot."),
  },
  {
    id: "distance-elasticity-local-services",
    symbol: "theta (ship + comm)",
    en: "Distance elasticity of local services",
    zh: "本地服务贸易的距离弹性",
    unit: "1",
    default: 3,
    range: [2, 4],
    basis: assumption("Mostly consumed on the spot: trade falls by nine tenths over a doubling of distance and a bit."),
  },
  {
    id: "information-share-goods",
    symbol: "comm / (ship + comm)",
    en: "Information in the distance cost of goods",
    zh: "货物距离成本中信息成本的份额",
    unit: "1",
    default: 0.65,
    range: [0.35, 0.8],
    basis: source(
      "Lendle, Olarreaga, Schropp and Vezina (2016), There goes gravity: eBay and the death of distance, Economic Journal 126",
    ),
  },
  {
    id: "information-share-business-services",
    symbol: "comm / (ship + comm)",
    en: "Information in the distance cost of business services",
    zh: "商务服务距离成本中信息成本的份额",
    unit: "1",
    default: 0.9,
    range: [0.6, 1],
    basis: assumption("Little is moved but people and files."),
  },
  {
    id: "information-share-local-services",
    symbol: "comm / (ship + comm)",
    en: "Information in the distance cost of local services",
    zh: "本地服务距离成本中信息成本的份额",
    unit: "1",
    default: 0.3,
    range: [0.1, 0.5],
    basis: assumption("Presence on the spot is most of the cost."),
  },
  {
    id: "online-ceiling-goods",
    symbol: "abar",
    en: "Reach of platforms for goods at full digital level",
    zh: "货物线上购买上限",
    unit: "1",
    default: 0.2,
    range: [0.05, 0.4],
    basis: assumption(
      "Only its size relative to services matters: all ceilings are scaled so that the base online share equals observed e-commerce sales over gross output.",
    ),
  },
  {
    id: "online-ceiling-services",
    symbol: "abar / e",
    en: "Reach of platforms for services, per share deliverable online",
    zh: "服务线上购买上限（相对可在线交付份额）",
    unit: "1",
    default: 0.15,
    range: [0.05, 0.3],
    basis: assumption("As for goods; only relative size matters."),
  },
  {
    id: "online-share-target",
    symbol: "online share",
    en: "E-commerce sales over gross output",
    zh: "电子商务销售额占总产出的比重",
    unit: "1",
    default: 0.049,
    range: [0.04, 0.07],
    basis: source(
      "National Bureau of Statistics of China: e-commerce sales by province 2015 over gross output of the input-output accounts; .069 in 2020",
    ),
  },
  {
    id: "network-cost",
    symbol: "net",
    en: "Cost of online delivery",
    zh: "在线交付成本",
    unit: "1",
    default: 0.05,
    range: [0, 0.2],
    basis: assumption("A small cost of access and trust away from home; no estimate is known."),
  },
  {
    id: "platform-fee",
    symbol: "fee",
    en: "Platform fee over the price",
    zh: "平台费率",
    unit: "1",
    default: 0,
    range: [0, 0.1],
    basis: assumption(
      "Off by default, so that platform rents are an explicit scenario; published commissions run from .5 to 10 %.",
    ),
  },
  {
    id: "scale-manufacturing",
    symbol: "psi",
    en: "External economies of scale, manufacturing",
    zh: "制造业外部规模经济弹性",
    unit: "1",
    default: 0.13,
    range: [0.05, 0.2],
    basis: source(
      "Bartelme, Costinot, Donaldson and Rodriguez-Clare (2025), The textbook case for industrial policy, Journal of Political Economy, mean over manufacturing",
    ),
  },
  {
    id: "scale-business-services",
    symbol: "psi",
    en: "External economies of scale, business services",
    zh: "商务服务外部规模经济弹性",
    unit: "1",
    default: 0.05,
    range: [0, 0.1],
    basis: assumption("Of the size of density elasticities of cities."),
  },
  {
    id: "reshaping-strength",
    symbol: "r",
    en: "Cut of shipping costs and spillover decay by reshaping",
    zh: "实体空间重塑强度",
    unit: "1",
    default: 0.1,
    range: [0, 0.3],
    basis: assumption("Smart logistics and infrastructure over five years; to be set by the user."),
  },
  {
    id: "upgrade-elasticity",
    symbol: "xi",
    en: "Productivity of traditional industries to the digital level",
    zh: "传统产业生产率对数字水平的弹性",
    unit: "1",
    default: 0.05,
    range: [0, 0.15],
    basis: assumption("An assumption until estimated on the study's own panel."),
  },
  {
    id: "derivation-elasticity",
    symbol: "xi",
    en: "Productivity of emerging industries to the digital level",
    zh: "新兴产业生产率对数字水平的弹性",
    unit: "1",
    default: 0.1,
    range: [0, 0.2],
    basis: assumption("An assumption until estimated on the study's own panel."),
  },
  {
    id: "emerging-demand-growth",
    symbol: "g",
    en: "Growth of demand for emerging goods under derivation",
    zh: "新兴产业需求增长",
    unit: "1",
    default: 0,
    range: [0, 0.3],
    basis: assumption("Off by default: derivation acts through productivity."),
  },
];

/** Defaults of the spatial equilibrium and the compound trinity. */
export const mechanismParameters: readonly Parameter[] = ENTRIES.map(({ en, zh, log, ...entry }) => ({
  ...entry,
  label: { en, zh },
  scale: log ? ("log" as const) : ("linear" as const),
  engines: ["how" as const],
}));

/** How far an industry's output travels. */
export type TradeGroup = "goods" | "business-services" | "local-services";

/** Group, online delivery and scale of an industry of the default table. */
export interface IndustryTrade {
  readonly id: string;
  readonly group: TradeGroup;
  /** e, share that can be delivered online, in [0, 1]. */
  readonly onlineDelivery: number;
  /** Which scale parameter applies. */
  readonly scale: "manufacturing" | "business-services" | "none";
}

const trade = (id: string, group: TradeGroup, onlineDelivery = 0, scale: IndustryTrade["scale"] = "none"): IndustryTrade => ({
  id,
  group,
  onlineDelivery,
  scale,
});

/** The 19 sections in the spatial equilibrium; groups and online shares are assumptions, an editable table. */
export const industryTrade: readonly IndustryTrade[] = [
  trade("agriculture-forestry-fishing", "goods"),
  trade("mining", "goods"),
  trade("manufacturing", "goods", 0, "manufacturing"),
  trade("utilities", "local-services"),
  trade("construction", "local-services"),
  trade("wholesale-retail", "goods"),
  trade("transport-storage-post", "goods"),
  trade("hotels-catering", "local-services"),
  trade("information-software", "business-services", 0.7, "business-services"),
  trade("finance", "business-services", 0.6, "business-services"),
  trade("real-estate", "local-services"),
  trade("leasing-business-services", "business-services", 0.4, "business-services"),
  trade("scientific-technical-services", "business-services", 0.5, "business-services"),
  trade("water-environment-public-facilities", "local-services"),
  trade("resident-services", "local-services"),
  trade("education", "local-services", 0.3),
  trade("health-social-work", "local-services", 0.1),
  trade("culture-sports-entertainment", "business-services", 0.4, "business-services"),
  trade("public-administration", "local-services"),
];

/** Trade elasticities by industry. @see Caliendo and Parro (2015), Review of Economic Studies 82, Table 1, 99 % sample */
export const publishedTradeElasticities: Readonly<Record<string, number>> = {
  agriculture: 9.11,
  mining: 13.53,
  food: 2.62,
  textile: 8.1,
  wood: 11.5,
  paper: 16.52,
  petroleum: 64.85,
  chemicals: 3.13,
  plastic: 1.67,
  minerals: 2.41,
  "basic-metals": 3.28,
  "metal-products": 6.99,
  machinery: 1.45,
  office: 12.95,
  electrical: 12.91,
  communication: 3.95,
  medical: 8.71,
  auto: 1.84,
  "other-transport": 0.39,
  other: 3.98,
  aggregate: 4.49,
};

/**
 * Scale elasticities by industry; zero for all others unless a user sets them. Not to be mixed with the trade elasticities above
 * without capping their product.
 *
 * @see Bartelme, Costinot, Donaldson and Rodriguez-Clare (2025), The textbook case for industrial policy, as summarised in the docs
 */
export const publishedScaleElasticities: Readonly<Record<string, number>> = {
  food: 0.16,
  textiles: 0.12,
  wood: 0.11,
  paper: 0.11,
  coke: 0.07,
  chemicals: 0.2,
  "rubber-plastic": 0.25,
  minerals: 0.13,
  "basic-metals": 0.11,
  "fabricated-metal": 0.13,
  machinery: 0.13,
  computers: 0.09,
  electrical: 0.09,
  "motor-vehicles": 0.15,
  "other-transport": 0.16,
};
