import type { Text } from "../dataset/index.ts";

export type LeverId = "regional-coordination" | "platform-enablement" | "space-fusion" | "ecosystem";

/** One of the paper's four policy levers. */
export interface Lever {
  readonly id: LeverId;
  readonly label: Text;
}

export const levers: readonly Lever[] = [
  { id: "regional-coordination", label: { en: "Regional coordination", zh: "区域协同" } },
  { id: "platform-enablement", label: { en: "Platform enablement", zh: "平台赋能" } },
  { id: "space-fusion", label: { en: "Space fusion", zh: "空间融合" } },
  { id: "ecosystem", label: { en: "Ecosystem", zh: "生态培育" } },
];

/** What an instrument changes in the model. */
export type LeverTarget =
  | "digital-level"
  | "digital-level-price"
  | "pair-distance"
  | "movable-share"
  | "online-reach"
  | "platform-fee"
  | "shipping"
  | "housing"
  | "outward-distance"
  | "productivity"
  | "knowledge-reach"
  | "all-distance";

/** A policy instrument: a named change of parameters with its range and cost. */
export interface LeverInstrument {
  readonly id: string;
  readonly lever: LeverId;
  readonly label: Text;
  /** What one unit of the setting does, as an equation in words. */
  readonly effect: Text;
  readonly target: LeverTarget;
  /** Settings that the model can take, [low, high]. */
  readonly range: readonly [number, number];
  readonly default: number;
  /** Parameter that holds the cost per unit of setting and unit of treated output. */
  readonly costParameter: string;
  /** Whether the setting needs partner regions. */
  readonly pairs: "needed" | "none";
}

type Row = readonly [
  id: string,
  lever: LeverId,
  target: LeverTarget,
  en: string,
  zh: string,
  effectEn: string,
  effectZh: string,
  low: number,
  high: number,
  value: number,
  pairs?: "needed",
];

const ROWS: readonly Row[] = [
  [
    "raise-digital-level",
    "regional-coordination",
    "digital-level",
    "Raise the digital level",
    "提高数字技术水平",
    "T of the places times 1 + setting, at most 1",
    "所选地区 T 乘以（1+设定值），上限为 1",
    0,
    1,
    0.2,
  ],
  [
    "digital-pairing",
    "regional-coordination",
    "pair-distance",
    "Digital pairing",
    "数字结对",
    "digital distance and segmentation between places and partners times 1 - setting",
    "结对地区间的数字距离与分割程度乘以（1−设定值）",
    0,
    1,
    0.5,
    "needed",
  ],
  [
    "relocation-allowance",
    "regional-coordination",
    "movable-share",
    "Relocation allowance",
    "产业转移补助",
    "movable share of industries plus setting, in matching",
    "匹配模型中产业可迁移份额加设定值",
    0,
    0.5,
    0.1,
  ],
  [
    "open-interfaces",
    "platform-enablement",
    "online-reach",
    "Open interfaces of lead firms",
    "链主企业开放接口",
    "reach of platforms and digital share of spillovers times 1 + setting, at most 1",
    "平台可及度与溢出数字化份额乘以（1+设定值），上限为 1",
    0,
    1,
    0.2,
  ],
  [
    "cloud-subsidy",
    "platform-enablement",
    "digital-level-price",
    "Subsidy of cloud adoption",
    "上云用数补贴",
    "price of technology times 1 - setting, and T answers with its price elasticity",
    "技术价格乘以（1−设定值），T 按价格弹性变化",
    0,
    0.5,
    0.2,
  ],
  [
    "platform-fee",
    "platform-enablement",
    "platform-fee",
    "Platform fee",
    "平台费率",
    "fee over the price set to the setting",
    "平台费率设为设定值",
    0,
    0.3,
    0.05,
  ],
  [
    "smart-logistics",
    "space-fusion",
    "shipping",
    "Smart logistics",
    "智慧物流",
    "shipping cost from and to the places times 1 - setting",
    "所选地区往来的运输成本乘以（1−设定值）",
    0,
    0.5,
    0.1,
  ],
  [
    "congestion-relief",
    "space-fusion",
    "housing",
    "Congestion relief",
    "拥挤缓解",
    "housing of the places times 1 + setting",
    "所选地区住房供给乘以（1+设定值）",
    0,
    0.5,
    0.05,
  ],
  [
    "outward-opening",
    "space-fusion",
    "outward-distance",
    "Opening data flows to all others",
    "打通对外数据通道",
    "digital distance and segmentation between the places and everyone times 1 - setting",
    "所选地区与其他所有地区的数字距离与分割程度乘以（1−设定值）",
    0,
    1,
    0.3,
  ],
  [
    "industry-upgrade",
    "ecosystem",
    "productivity",
    "Industrial upgrading",
    "产业升级",
    "productivity of industries in the places times 1 + setting",
    "所选地区所选产业的生产率乘以（1+设定值）",
    0,
    0.3,
    0.02,
  ],
  [
    "knowledge-reach",
    "ecosystem",
    "knowledge-reach",
    "Wider reach of knowledge",
    "知识溢出拓展",
    "half-distance of the knowledge channel times 1 + setting",
    "知识渠道半程距离乘以（1+设定值）",
    0,
    1,
    0.2,
  ],
  [
    "data-market",
    "ecosystem",
    "all-distance",
    "Common data market",
    "统一数据市场",
    "digital distance and segmentation between all places times 1 - setting",
    "所有地区间的数字距离与分割程度乘以（1−设定值）",
    0,
    1,
    0.3,
  ],
];

/** The instruments of the four levers. */
export const leverInstruments: readonly LeverInstrument[] = ROWS.map(
  ([id, lever, target, en, zh, effectEn, effectZh, low, high, value, pairs]) => ({
    id,
    lever,
    target,
    label: { en, zh },
    effect: { en: effectEn, zh: effectZh },
    range: [low, high],
    default: value,
    costParameter: `lever-cost-${id}`,
    pairs: pairs ?? "none",
  }),
);
