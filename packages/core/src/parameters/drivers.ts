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
