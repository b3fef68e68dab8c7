import type { Parameter } from "./parameter.ts";

const teaching =
  "Chosen so that the three channels, the peak and the cost line are all visible in one figure; not calibrated, only the net elasticity to agglomeration at the national experience (.029) was kept inside published magnitudes.";

function channelParameters(
  channel: string,
  en: string,
  zh: string,
  values: { digitalShare: number; rho: number },
): readonly Parameter[] {
  return [
    {
      id: `net-effect-strength-${channel}`,
      symbol: `nu_${channel}`,
      label: { en: `strength of ${en}`, zh: `${zh}的强度` },
      unit: "1",
      default: 0.02,
      range: [0.009, 0.022],
      scale: "linear",
      engines: ["why", "path"],
      basis: {
        kind: "assumption",
        reason: `${teaching} The range is a third of .027 to .064, the published productivity elasticities to density (Donovan et al. 2024; Ahlfeldt and Pietrostefani 2019).`,
      },
    },
    {
      id: `net-effect-digital-share-${channel}`,
      symbol: `d_${channel}`,
      label: { en: `digital share in ${en}`, zh: `${zh}中的数字份额` },
      unit: "1",
      default: values.digitalShare,
      range: [0.1, 0.6],
      scale: "linear",
      engines: ["why", "path"],
      basis: { kind: "assumption", reason: teaching },
    },
    {
      id: `net-effect-rho-${channel}`,
      symbol: `rho_${channel}`,
      label: { en: `substitution exponent of ${en}`, zh: `${zh}的替代指数` },
      unit: "1",
      default: values.rho,
      range: [-1, 0.7],
      scale: "linear",
      engines: ["why", "path"],
      basis: {
        kind: "assumption",
        reason: `${teaching} No structural estimate of the elasticity of substitution 1/(1 - rho) is published; the range runs from .5 (complements) to 3.3 (substitutes) because the evidence has both signs.`,
      },
    },
  ];
}

/** Defaults of the net-effect model: three Marshall channels, congestion and its digital relief. */
export const netEffectParameters: readonly Parameter[] = [
  ...channelParameters("labour", "labour pooling", "劳动力池", { digitalShare: 0.35, rho: 0.5 }),
  ...channelParameters("input", "input sharing", "中间投入共享", { digitalShare: 0.25, rho: 0.33 }),
  ...channelParameters("knowledge", "knowledge spillover", "知识溢出", { digitalShare: 0.45, rho: 0.6 }),
  {
    id: "net-effect-congestion",
    symbol: "kappa",
    label: { en: "congestion", zh: "拥挤强度" },
    unit: "1",
    default: 0.01,
    range: [0.002, 0.03],
    scale: "log",
    engines: ["why", "path"],
    basis: { kind: "assumption", reason: teaching },
  },
  {
    id: "net-effect-congestion-power",
    symbol: "gamma",
    label: { en: "convexity of congestion", zh: "拥挤的凸性" },
    unit: "1",
    default: 1,
    range: [0.7, 2],
    scale: "linear",
    engines: ["why", "path"],
    basis: {
      kind: "assumption",
      reason:
        "Congestion proportional to what is in reach is the simplest case with one peak; at or above the largest rho the peak stays unique.",
    },
  },
  {
    id: "net-effect-congestion-relief",
    symbol: "phi",
    label: { en: "digital relief of congestion", zh: "数字技术缓解拥挤的程度" },
    unit: "1",
    default: 0.6,
    range: [0, 1],
    scale: "linear",
    engines: ["why", "path"],
    basis: { kind: "assumption", reason: teaching },
  },
];

const illustrative = (reason: string) =>
  ({
    kind: "assumption",
    reason: `Illustrative, in units of the median firm's value of one unit of agglomeration per year: ${reason} The set is chosen so that all four choices occur and the critical mass lies inside (0, 1).`,
  }) as const;

function ledgerParameter(
  id: string,
  symbol: string,
  label: { en: string; zh: string },
  value: number,
  range: readonly [number, number],
  reason: string,
): Parameter {
  return {
    id: `ledger-${id}`,
    symbol,
    label,
    unit: "1",
    default: value,
    range,
    scale: "linear",
    engines: ["why", "path"],
    basis: illustrative(reason),
  };
}

/** Defaults of the ledger of costs and benefits: who chooses physical, virtual, both or neither. */
export const ledgerParameters: readonly Parameter[] = [
  ledgerParameter(
    "agglomeration-elasticity",
    "alpha",
    { en: "elasticity to physical mass", zh: "对实体集聚规模的弹性" },
    0.3,
    [0.05, 0.5],
    "well above published elasticities, because mass here is a share between 0 and 1.",
  ),
  ledgerParameter(
    "network-elasticity",
    "eta",
    { en: "elasticity to platform users", zh: "对平台用户规模的弹性" },
    0.6,
    [0.2, 1],
    "network effects below proportional.",
  ),
  ledgerParameter(
    "technology-gain",
    "omega",
    { en: "gain of physical mass from technology", zh: "数字技术对实体集聚的增益" },
    0.4,
    [0, 1],
    "upgraded clusters earn up to 40 % more at full technology.",
  ),
  ledgerParameter(
    "rent",
    "r0",
    { en: "rent at full physical mass", zh: "满负荷时的租金" },
    0.8,
    [0.2, 1],
    "a large part of what the median firm earns from the place.",
  ),
  ledgerParameter(
    "rent-elasticity",
    "epsilon",
    { en: "elasticity of rent to physical mass", zh: "租金对实体集聚规模的弹性" },
    1,
    [0.2, 2],
    "land supply fixed in the place; far above the .15 of whole cities (Ahlfeldt and Pietrostefani 2019).",
  ),
  ledgerParameter(
    "congestion",
    "kappa",
    { en: "congestion at full physical mass", zh: "满负荷时的拥挤成本" },
    0.35,
    [0, 1],
    "below rent.",
  ),
  ledgerParameter("congestion-power", "gamma", { en: "convexity of congestion", zh: "拥挤的凸性" }, 2, [1, 3], "convex."),
  ledgerParameter(
    "congestion-relief",
    "rho",
    { en: "relief of congestion by technology", zh: "数字技术缓解拥挤的程度" },
    0.6,
    [0, 2],
    "as phi of the net effect in size.",
  ),
  ledgerParameter(
    "upgrade-cost",
    "f",
    { en: "cost of upgrading at full technology", zh: "满技术水平的升级改造成本" },
    0.15,
    [0, 0.5],
    "smaller than rent.",
  ),
  ledgerParameter(
    "platform-fee",
    "p_V",
    { en: "platform fee", zh: "平台费用" },
    0.12,
    [0, 0.5],
    "a tenth of the median firm's value.",
  ),
  ledgerParameter(
    "data-cost",
    "d",
    { en: "cost of data and integration", zh: "数据与接入成本" },
    0.08,
    [0, 0.3],
    "smaller than the fee.",
  ),
  ledgerParameter(
    "logistics",
    "logistics",
    { en: "logistics cost of a firm that ships only goods", zh: "纯实物企业的物流成本" },
    0.25,
    [0, 0.6],
    "twice the fee.",
  ),
  ledgerParameter(
    "synergy",
    "chi",
    { en: "synergy of both kinds", zh: "虚实协同收益" },
    0.05,
    [-0.1, 0.3],
    "small; zero and negative are admissible.",
  ),
  ledgerParameter(
    "shared-saving",
    "saving",
    { en: "saving on shared upgrading and data cost", zh: "共用升级与数据成本的节约" },
    0.03,
    [0, 0.15],
    "part of the data cost.",
  ),
];
