import type { Text } from "../dataset/index.ts";

/** What a published finding says about technology and proximity. */
export type EvidenceDirection = "substitutes" | "complements" | "non-linear" | "mixed-by-sector" | "limits";

/** How far a finding was checked: read in the named source, or known only from a page about it. */
export type EvidenceStanding = "in-source" | "secondary";

/** One published finding on the evidence board. */
export interface EvidenceFinding {
  readonly id: string;
  readonly direction: EvidenceDirection;
  readonly finding: Text;
  readonly setting: Text;
  /** Magnitude as published, empty where none was found. */
  readonly magnitude: string;
  readonly source: string;
  readonly year: number;
  readonly standing: EvidenceStanding;
}

/**
 * Published findings on whether digital technology replaces proximity, on both sides. A user's own estimate is placed beside them by its
 * verdict; the board never decides it.
 */
export const evidenceBoard: readonly EvidenceFinding[] = [
  {
    id: "ebay-distance",
    direction: "substitutes",
    finding: {
      en: "Distance reduces trade far less on a platform than offline, for the same countries and goods.",
      zh: "同样的国家和商品，平台贸易受距离的影响远小于线下贸易。",
    },
    setting: { en: "eBay and offline trade of 62 countries", zh: "62国的eBay交易与线下贸易" },
    magnitude: "-65 %",
    source: "Lendle et al. (2012, 2016)",
    year: 2016,
    standing: "in-source",
  },
  {
    id: "china-manufacturing-spread",
    direction: "substitutes",
    finding: { en: "The digital economy spreads manufacturing across provinces.", zh: "数字经济促使制造业在省际趋于分散。" },
    setting: { en: "31 Chinese provinces, 2011 to 2021", zh: "中国31省，2011—2021年" },
    magnitude: "",
    source: "周述杰 (2023)",
    year: 2023,
    standing: "in-source",
  },
  {
    id: "china-coagglomeration-weaker",
    direction: "substitutes",
    finding: {
      en: "The digital economy weakens geographic co-agglomeration; the sign of the net effect depends on location, industry, market and infrastructure.",
      zh: "数字经济削弱地理上的协同集聚，净效应的方向因区位、产业、市场和基础设施而异。",
    },
    setting: { en: "279 Chinese cities", zh: "中国279个城市" },
    magnitude: "",
    source: "Journal of Beijing Institute of Technology (Social Sciences Edition), 2025.2418",
    year: 2025,
    standing: "in-source",
  },
  {
    id: "china-u-shape",
    direction: "non-linear",
    finding: {
      en: "U-shape of the digital economy on co-agglomeration of manufacturing and services.",
      zh: "数字经济对制造业与服务业协同集聚呈U形影响。",
    },
    setting: { en: "286 Chinese cities", zh: "中国286个城市" },
    magnitude: "",
    source: "Lei, Tang and Long (2024), PLOS ONE",
    year: 2024,
    standing: "in-source",
  },
  {
    id: "china-threshold",
    direction: "non-linear",
    finding: {
      en: "Promotes synergy agglomeration above a threshold, most in small cities.",
      zh: "越过门槛后促进协同集聚，小城市最为明显。",
    },
    setting: { en: "286 Chinese cities, 2011 to 2019", zh: "中国286个城市，2011—2019年" },
    magnitude: "",
    source: "Huang, Ye and Han (2023)",
    year: 2023,
    standing: "in-source",
  },
  {
    id: "china-listed-manufacturers",
    direction: "complements",
    finding: {
      en: "Promotes the geographic agglomeration of manufacturers through transaction costs, market potential and spillovers.",
      zh: "通过交易成本、市场潜力和溢出促进制造业企业的地理集聚。",
    },
    setting: { en: "Chinese listed manufacturers, 2001 to 2020", zh: "中国制造业上市公司，2001—2020年" },
    magnitude: "",
    source: "Sustainability 15(2), 1727",
    year: 2023,
    standing: "in-source",
  },
  {
    id: "norway-broadband-distance",
    direction: "complements",
    finding: {
      en: "Full broadband makes trade respond more to distance, and more to size: cheaper information makes buyers pickier about transport cost.",
      zh: "宽带全覆盖使贸易对距离和规模都更敏感：信息更便宜，买家对运输成本更挑剔。",
    },
    setting: { en: "Broadband roll-out in Norway, firm trade", zh: "挪威宽带铺设与企业贸易" },
    magnitude: "distance elasticity +0.12, size elasticity +0.06",
    source: "Akerman, Leuven and Mogstad (2022)",
    year: 2022,
    standing: "in-source",
  },
  {
    id: "internet-large-cities",
    direction: "complements",
    finding: { en: "The internet raises concentration in large cities.", zh: "互联网提高了大城市的集中程度。" },
    setting: { en: "Cities world-wide", zh: "全球城市" },
    magnitude: "",
    source: "Tranos and Ioannides (2021)",
    year: 2021,
    standing: "in-source",
  },
  {
    id: "china-three-sectors",
    direction: "mixed-by-sector",
    finding: {
      en: "Lowers the agglomeration of primary and secondary industry, raises that of services.",
      zh: "降低第一、第二产业的集聚，提高第三产业的集聚。",
    },
    setting: { en: "China, by sector", zh: "中国，分产业" },
    magnitude: "-0.012 (primary and secondary)",
    source: "Zhu and Deng, as summarised on a secondary page",
    year: Number.NaN,
    standing: "secondary",
  },
  {
    id: "taste-dependent-goods",
    direction: "limits",
    finding: {
      en: "Distance keeps visitors from sites of taste-dependent digital goods, and does not matter for others.",
      zh: "依赖口味的数字产品，网站访问仍随距离下降；不依赖口味的则不受距离影响。",
    },
    setting: { en: "Visits of American users to foreign web sites", zh: "美国用户对外国网站的访问" },
    magnitude: "1 % more distance, 3.25 % fewer visits",
    source: "Blum and Goldfarb (2006)",
    year: 2006,
    standing: "in-source",
  },
  {
    id: "local-collaborators",
    direction: "limits",
    finding: {
      en: "Local collaborators learn more from each other than remote ones.",
      zh: "本地合作者彼此学习多于异地合作者。",
    },
    setting: { en: "17 million papers, 45 years", zh: "1700万篇论文，45年" },
    magnitude: "",
    source: "van der Wouden and Youn",
    year: Number.NaN,
    standing: "in-source",
  },
  {
    id: "silicon-valley-meetings",
    direction: "limits",
    finding: {
      en: "Chance face-to-face meetings between firms raise citations of each other's patents.",
      zh: "企业之间偶然的面对面相遇会增加专利互引。",
    },
    setting: { en: "Silicon Valley", zh: "硅谷" },
    magnitude: "",
    source: "Atkin, Chen and Popov",
    year: Number.NaN,
    standing: "in-source",
  },
];
