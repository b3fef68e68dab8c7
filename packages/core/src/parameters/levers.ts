import type { Parameter } from "./parameter.ts";

const COST_REASON =
  "no published unit cost fits a whole region; a round order of magnitude so that costs can be compared, to be replaced by the user's own";

function cost(id: string, en: string, zh: string, value: number): Parameter {
  return {
    id: `lever-cost-${id}`,
    symbol: "c_lever",
    label: { en: `Cost of ${en}`, zh: `${zh}的成本` },
    unit: "share of the treated places' output per unit of setting",
    default: value,
    range: [value / 4, value * 4],
    scale: "log",
    engines: ["lever"],
    basis: { kind: "assumption", reason: COST_REASON },
  };
}

/** Defaults of the policy levers. */
export const leverParameters: readonly Parameter[] = [
  cost("raise-digital-level", "raising the digital level", "提高数字技术水平", 0.01),
  cost("digital-pairing", "digital pairing", "数字结对", 0.002),
  cost("relocation-allowance", "a relocation allowance", "产业转移补助", 0.02),
  cost("open-interfaces", "open interfaces", "开放接口", 0.004),
  cost("cloud-subsidy", "a subsidy of cloud adoption", "上云补贴", 0.012),
  cost("platform-fee", "setting the platform fee", "调整平台费率", 0.001),
  cost("smart-logistics", "smart logistics", "智慧物流", 0.02),
  cost("congestion-relief", "congestion relief", "拥挤缓解", 0.05),
  cost("outward-opening", "opening data flows", "数据开放通道", 0.002),
  cost("industry-upgrade", "industrial upgrading", "产业升级", 0.3),
  cost("knowledge-reach", "wider reach of knowledge", "知识溢出拓展", 0.01),
  cost("data-market", "a common data market", "统一数据市场", 0.002),
  {
    id: "lever-cloud-price-elasticity",
    symbol: "eps_CT",
    label: { en: "Elasticity of the digital level to its price", zh: "数字技术水平的价格弹性" },
    unit: "1",
    default: 0.5,
    range: [0.1, 1],
    scale: "linear",
    engines: ["lever"],
    basis: {
      kind: "assumption",
      reason: "adoption answers price less than one for one, since skills and organisation cost more than the cloud itself",
    },
  },
];
