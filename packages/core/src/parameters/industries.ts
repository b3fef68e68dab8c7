import type { IndustryKind, Text } from "../dataset/index.ts";
import type { Basis } from "./parameter.ts";

/** An industry of the default table with its virtual tradability and where that number comes from. */
export interface DefaultIndustry {
  readonly id: string;
  readonly name: Text;
  readonly kind: IndustryKind;
  /** Share of interactions that can go online, m_s in [0, 1]. */
  readonly tradability: number;
  /** American sectors the number stands for, as named by the source. */
  readonly sectors: readonly string[];
  readonly basis: Basis;
}

const DINGEL_NEIMAN = "Dingel and Neiman (2020), How many jobs can be done at home?, Journal of Public Economics 189: 104235";

/**
 * Share of jobs that can be done at home by American sector, unweighted by wages.
 *
 * @see Dingel and Neiman (2020), table of two-digit sectors
 */
export const homeJobShares: Readonly<Record<string, number>> = {
  education: 0.83,
  professional: 0.8,
  management: 0.79,
  finance: 0.76,
  information: 0.72,
  wholesale: 0.52,
  "real-estate": 0.42,
  "public-administration": 0.41,
  utilities: 0.37,
  "other-services": 0.31,
  administrative: 0.31,
  arts: 0.3,
  mining: 0.25,
  health: 0.25,
  manufacturing: 0.22,
  construction: 0.19,
  transport: 0.19,
  retail: 0.14,
  agriculture: 0.08,
  "accommodation-food": 0.04,
};

type Row = readonly [id: string, en: string, zh: string, kind: IndustryKind, tradability: number, sectors: string];

const ROWS: readonly Row[] = [
  ["agriculture-forestry-fishing", "Agriculture, forestry and fishing", "农林牧渔业", "traditional", 0.08, "agriculture"],
  ["mining", "Mining", "采矿业", "traditional", 0.25, "mining"],
  ["manufacturing", "Manufacturing", "制造业", "traditional", 0.22, "manufacturing"],
  ["utilities", "Electricity, heat, gas and water", "电力、热力、燃气及水生产和供应业", "traditional", 0.37, "utilities"],
  ["construction", "Construction", "建筑业", "traditional", 0.19, "construction"],
  ["wholesale-retail", "Wholesale and retail", "批发和零售业", "traditional", 0.27, "wholesale retail"],
  ["transport-storage-post", "Transport, storage and post", "交通运输、仓储和邮政业", "traditional", 0.19, "transport"],
  ["hotels-catering", "Hotels and catering", "住宿和餐饮业", "traditional", 0.04, "accommodation-food"],
  ["information-software", "Information and software", "信息传输、软件和信息技术服务业", "digital", 0.72, "information"],
  ["finance", "Finance", "金融业", "traditional", 0.76, "finance"],
  ["real-estate", "Real estate", "房地产业", "traditional", 0.42, "real-estate"],
  [
    "leasing-business-services",
    "Leasing and business services",
    "租赁和商务服务业",
    "emerging",
    0.45,
    "administrative management",
  ],
  ["scientific-technical-services", "Scientific and technical services", "科学研究和技术服务业", "emerging", 0.8, "professional"],
  [
    "water-environment-public-facilities",
    "Water, environment and public facilities",
    "水利、环境和公共设施管理业",
    "traditional",
    0.31,
    "administrative",
  ],
  ["resident-services", "Resident and other services", "居民服务、修理和其他服务业", "traditional", 0.31, "other-services"],
  ["education", "Education", "教育", "traditional", 0.83, "education"],
  ["health-social-work", "Health and social work", "卫生和社会工作", "traditional", 0.25, "health"],
  ["culture-sports-entertainment", "Culture, sports and entertainment", "文化、体育和娱乐业", "traditional", 0.3, "arts"],
  [
    "public-administration",
    "Public administration and social organisation",
    "公共管理、社会保障和社会组织",
    "traditional",
    0.41,
    "public-administration",
  ],
];

/**
 * The 19 sections of the Chinese classification with kind and virtual tradability: an editable default table.
 *
 * Tradability maps American sectors to Chinese sections; two sections combine two sectors by rough employment. The kinds are this
 * project's reading: at section level they are coarse (manufacturing counts as traditional although it holds electronics).
 */
export const defaultIndustries: readonly DefaultIndustry[] = ROWS.map(([id, en, zh, kind, tradability, sectors]) => {
  const parts = sectors.split(" ");
  const basis: Basis = {
    kind: "source",
    citation:
      parts.length === 1
        ? `${DINGEL_NEIMAN}, sector ${parts[0]}`
        : `${DINGEL_NEIMAN}, sectors ${parts.join(" and ")} combined by rough employment`,
  };
  return { id, name: { en, zh }, kind, tradability, sectors: parts, basis };
});
