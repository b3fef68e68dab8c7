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
