import type { TFunction } from "i18next";
import type { TableData } from "../../chart/table.ts";
import { formatNumber } from "../../format/number.ts";
import type { Names } from "../../language/use-names.ts";
import type { Ledger } from "./ledger-table.tsx";
import type { Tenant } from "./tenant-list.ts";

type Placed = Ledger["tenants"][number];

/** Square metres of a mu, the unit in which Chinese parks compare firms. */
const mu = 10_000 / 15;
/** Two choices whose profits differ by less than this, in units of the median firm's benefit of the place, are as good as equal. */
const close = 0.05;

const order = ["none", "virtual", "both", "physical"] as const;

/** A firm with what is said about it. */
export interface TenantAdvice {
  readonly tenant: Tenant;
  readonly placed: Placed;
  /** Output, tax per mu in money; energy per 10,000 of output; null where the list does not say. */
  readonly outputPerMu: number | null;
  readonly taxPerMu: number | null;
  readonly energyIntensity: number | null;
  readonly reason: string;
}

const ratio = (top: number | null, bottom: number | null): number | null =>
  top === null || bottom === null || !(bottom > 0) ? null : Number((top / bottom).toPrecision(6));

function median(values: readonly (number | null)[]): number | null {
  const known = values.filter((value): value is number => value !== null).sort((a, b) => a - b);
  return known.length < 3 ? null : (known[known.length >> 1] ?? null);
}

/**
 * Every firm of the list with its reason in words, those to talk to first: leaving, going online, doing both, staying; within a group the
 * clearest case first.
 *
 * @param tenants  in the order of `ledger.tenants`
 */
export function adviseTenants(ledger: Ledger, tenants: readonly Tenant[], t: TFunction): readonly TenantAdvice[] {
  const rows = ledger.tenants.map((placed, at) => {
    const tenant = tenants[at] ?? { ...placed, tax: null, energy: null };
    const area = tenant.area === null ? null : tenant.area / mu;
    return {
      tenant,
      placed,
      outputPerMu: ratio(tenant.output, area),
      taxPerMu: ratio(tenant.tax, area),
      energyIntensity: ratio(tenant.energy, tenant.output / 10_000),
    };
  });
  // firms of other industries are no yardstick for land or energy
  const usual = (part: "outputPerMu" | "energyIntensity", industry: string) =>
    median(rows.filter(({ tenant }) => tenant.industry === industry).map((row) => row[part]));
  const times = (value: number) => formatNumber(value, value < 1 ? 2 : 1);
  return rows
    .map((row) => {
      const { placed } = row;
      const said: string[] = [
        t(`choices.because.${placed.choice}`, { scale: times(placed.scale), tacit: formatNumber(placed.tacitness, 2) }),
      ];
      const land = ratio(row.outputPerMu, usual("outputPerMu", placed.industry));
      if (land !== null && (land < 0.5 || land > 2))
        said.push(t(land < 1 ? "choices.landLow" : "choices.landHigh", { times: times(land) }));
      const energy = ratio(row.energyIntensity, usual("energyIntensity", placed.industry));
      if (energy !== null && energy > 2) said.push(t("choices.energyHigh", { times: times(energy) }));
      if (placed.differsFromPractice === "goes-online" || placed.differsFromPractice === "leaves-platform")
        said.push(t(`choices.practiceNow.${placed.differsFromPractice}`));
      if (placed.margin < close) said.push(t("choices.closeCall"));
      return { ...row, reason: said.join(t("choices.reasonJoin")) };
    })
    .sort((a, b) => order.indexOf(a.placed.choice) - order.indexOf(b.placed.choice) || b.placed.margin - a.placed.margin);
}

/** The list for talks as a table. */
export function adviceTable(advice: readonly TenantAdvice[], names: Names, t: TFunction): TableData {
  return {
    columns: [
      { id: "tenant", label: t("choices.tenant") },
      { id: "industry", label: t("choices.industry") },
      { id: "advice", label: t("choices.adviceColumn") },
      { id: "practice", label: t("choices.practice") },
      { id: "reason", label: t("choices.reasonColumn") },
      { id: "output", label: t("choices.outputPerMu"), decimals: 0 },
      { id: "tax", label: t("choices.taxPerMu"), decimals: 0 },
      { id: "energy", label: t("choices.energyIntensity"), decimals: 3 },
      { id: "burden", label: t("choices.rentShare"), decimals: 3 },
      { id: "margin", label: t("choices.margin"), decimals: 2 },
    ],
    rows: advice.map(({ tenant, placed, outputPerMu, taxPerMu, energyIntensity, reason }, at) => ({
      id: `${at} ${tenant.name}`,
      cells: [
        tenant.name,
        names.industry(tenant.industry),
        t(`choices.advice.${placed.choice}`),
        t(`choices.practices.${placed.differsFromPractice}`),
        reason,
        outputPerMu,
        taxPerMu,
        energyIntensity,
        placed.rentBurden,
        placed.margin,
      ],
    })),
  };
}
