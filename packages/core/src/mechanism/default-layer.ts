import type { Industry } from "../dataset/index.ts";
import type { Issue } from "../errors/index.ts";
import { defaultOf, type IndustryTrade, industryTrade } from "../parameters/index.ts";
import type { LayerChannel, LayerIndustries } from "./virtual-layer.ts";

/** Values that replace defaults, by parameter id (for example `border`); unknown ids have no effect here. */
export type LayerOverrides = Readonly<Record<string, number>>;

export interface DefaultLayer {
  readonly industries: LayerIndustries;
  readonly channels: readonly LayerChannel[];
  /** What was capped or guessed. */
  readonly issues: readonly Issue[];
}

/** psi theta never exceeds it by default. */
export const SCALE_CAP = 0.9;

/**
 * Trade and scale parameters of a study's industries from the default table and the numbers of industries.csv.
 *
 * Columns `theta`, `psi`, `online-delivery` and `online-ceiling` of an industry replace its defaults. Industries outside the table are
 * taken as business services when they are emerging or digital and as goods otherwise, and reported. psi theta above .9 is capped and
 * reported. Tradability m_s is the digital share of spillovers.
 *
 * @param halfDistanceKm spillover half-distance of the study's regions
 */
export function defaultLayer(
  industries: readonly Industry[],
  halfDistanceKm: number,
  overrides: LayerOverrides = {},
): DefaultLayer {
  const value = (id: string): number => overrides[id] ?? defaultOf(id);
  const issues: Issue[] = [];
  const rows = industries.map((industry) => rowOf(industry, issues));
  const attribute = (industry: Industry, name: string, fallback: number): number => {
    const given = industry.attributes?.[name];
    return given !== undefined && Number.isFinite(given) ? given : fallback;
  };
  const each = (f: (row: IndustryTrade, industry: Industry) => number): Float64Array =>
    Float64Array.from(rows, (row, j) => f(row, industries[j]!));
  const theta = each((_, industry) => attribute(industry, "theta", value("trade-elasticity")));
  const distanceElasticity = each((row) => value(`distance-elasticity-${row.group}`));
  const informationShare = each((row) => value(`information-share-${row.group}`));
  const delivery = each((row, industry) => attribute(industry, "online-delivery", row.onlineDelivery));
  const psi = each((row, industry) => {
    const fallback = row.scale === "none" ? 0 : value(`scale-${row.scale}`);
    return attribute(industry, "psi", fallback);
  });
  psi.forEach((scale, j) => {
    if (scale * theta[j]! <= SCALE_CAP) return;
    psi[j] = SCALE_CAP / theta[j]!;
    issues.push({
      code: "scale-capped",
      severity: "warning",
      given: scale.toPrecision(3),
      needed: `psi theta <= ${SCALE_CAP}`,
      message: `Scale economies of ${industries[j]!.id} were capped from ${scale.toPrecision(3)} to ${psi[j]!.toPrecision(3)}, so that times the trade elasticity they stay at ${SCALE_CAP}.`,
      hint: "Trade and scale elasticities of different papers do not go together; give both from one source to avoid the cap.",
      params: { industry: industries[j]!.id, psi: scale, capped: psi[j]! },
    });
  });
  const digitalShare = Float64Array.from(industries, (industry) =>
    Number.isFinite(industry.tradability) ? industry.tradability : 0,
  );
  const ceilingGoods = value("online-ceiling-goods");
  const ceilingServices = value("online-ceiling-services");
  return {
    industries: {
      tradeElasticity: theta,
      modeElasticity: theta.map((one) => one + value("mode-elasticity-gap")),
      shipping: theta.map((one, j) => (distanceElasticity[j]! * (1 - informationShare[j]!)) / one),
      information: theta.map((one, j) => (distanceElasticity[j]! * informationShare[j]!) / one),
      border: each(() => value("border")),
      onlineDelivery: delivery,
      onlineCeiling: each((row, industry) =>
        attribute(
          industry,
          "online-ceiling",
          row.group === "goods" ? ceilingGoods : ceilingServices * attribute(industry, "online-delivery", row.onlineDelivery),
        ),
      ),
      networkCost: each(() => value("network-cost")),
      fee: each(() => value("platform-fee")),
    },
    channels: ["labour", "input", "knowledge"].map((id) => ({
      id,
      psi: psi.map((scale) => scale / 3),
      halfDistanceKm,
      digitalShare,
    })),
    issues,
  };
}

function rowOf(industry: Industry, issues: Issue[]): IndustryTrade {
  const known = industryTrade.find((row) => row.id === industry.id);
  if (known) return known;
  const group = industry.kind === "traditional" ? "goods" : "business-services";
  issues.push({
    code: "industry-not-in-trade-table",
    severity: "note",
    given: industry.id,
    message: `${industry.id} is not in the default table of trade; it is taken as ${group === "goods" ? "goods" : "business services"} without scale economies.`,
    hint: "Give theta, psi, online-delivery and online-ceiling in industries.csv.",
    params: { industry: industry.id, group },
  });
  return { id: industry.id, group, onlineDelivery: group === "goods" ? 0 : 0.4, scale: "none" };
}
