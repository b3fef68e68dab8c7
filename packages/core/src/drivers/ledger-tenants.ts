import { InputError } from "../errors/index.ts";
import {
  LEDGER_CHOICES,
  type LedgerChoice,
  type LedgerFirms,
  type LedgerModel,
  type LedgerState,
  ledgerChoice,
  ledgerProfits,
  ledgerTerms,
} from "./ledger.ts";

/** A firm of a park as its list has it. */
export interface ParkTenant {
  readonly name: string;
  readonly industry: string;
  /** Square metres, > 0; NaN when unknown. */
  readonly area: number;
  /** Output in money of one year, > 0. */
  readonly output: number;
  /** Uses a platform now. */
  readonly platform: "yes" | "no" | "unknown";
}

export interface TenantOptions {
  /** m_s per industry, 0 to 1: tacitness is read as 1 - m_s. */
  readonly tradability: Readonly<Record<string, number>>;
  /** Share of goods in what an industry sells, 0 to 1; industries not named have `goodsDefault`. */
  readonly goods?: Readonly<Record<string, number>>;
  /** Default 0.5. */
  readonly goodsDefault?: number;
  /** Yearly rent per square metre, in the money of `output`, for the rent burden; default unknown. */
  readonly rentPerSquareMetre?: number;
}

/** A tenant placed on the ledger. */
export interface PlacedTenant {
  readonly tenant: ParkTenant;
  /** Output over the median output of the list. */
  readonly scale: number;
  readonly tacitness: number;
  readonly goodsWeight: number;
  /** Actual rent over output where area and rent are known, else NaN. */
  readonly rentBurden: number;
  readonly choice: LedgerChoice;
  /** Profit of the choice over the next best one: how firmly it is made. */
  readonly margin: number;
  /** The model puts the tenant online and it is not there, or the reverse. */
  readonly differsFromPractice: "goes-online" | "leaves-platform" | "agrees" | "unknown";
}

/**
 * Places a park's tenants on the ledger: scale from output, tacitness from the tradability of the industry, goods weight by industry.
 *
 * It is a reading of averages by industry; a tenant that knows better gives its own numbers to `ledgerChoice`.
 *
 * @throws InputError `bad-tenant`, naming the first tenant that has no positive output or an industry without tradability
 */
export function placeTenants(
  model: LedgerModel,
  state: LedgerState,
  tenants: readonly ParkTenant[],
  options: TenantOptions,
): readonly PlacedTenant[] {
  const terms = ledgerTerms(model, state);
  const outputs = tenants.map(({ output }) => output).sort((a, b) => a - b);
  const middle = outputs.length >> 1;
  const median = outputs.length % 2 === 1 ? outputs[middle]! : 0.5 * (outputs[middle - 1]! + outputs[middle]!);
  return tenants.map((tenant) => {
    const tradability = options.tradability[tenant.industry];
    if (!(tenant.output > 0) || tradability === undefined || !(tradability >= 0 && tradability <= 1)) {
      throw new InputError(
        "bad-tenant",
        `placeTenants: "${tenant.name}" has output ${tenant.output} and industry "${tenant.industry}" with tradability ${tradability}; output must be > 0 and tradability in [0, 1].`,
        { name: tenant.name },
      );
    }
    const scale = tenant.output / median;
    const tacitness = 1 - tradability;
    const goodsWeight = options.goods?.[tenant.industry] ?? options.goodsDefault ?? 0.5;
    const profits = { none: 0, ...ledgerProfits(terms, scale, tacitness, goodsWeight) };
    const choice = ledgerChoice(terms, scale, tacitness, goodsWeight);
    const rivals = LEDGER_CHOICES.filter((kind) => kind !== choice).map((kind) => profits[kind]);
    const online = choice === "virtual" || choice === "both";
    return {
      tenant,
      scale,
      tacitness,
      goodsWeight,
      rentBurden: ((options.rentPerSquareMetre ?? Number.NaN) * tenant.area) / tenant.output,
      choice,
      margin: profits[choice] - Math.max(...rivals),
      differsFromPractice:
        tenant.platform === "unknown"
          ? "unknown"
          : online === (tenant.platform === "yes")
            ? "agrees"
            : online
              ? "goes-online"
              : "leaves-platform",
    };
  });
}

/** The chart of who chooses which. */
export interface LedgerChoiceMap {
  /** Rent over agglomeration benefit, ascending: the horizontal axis. */
  readonly rentBurden: Float64Array;
  /** Tacitness, ascending: the vertical axis. */
  readonly tacitness: Float64Array;
  /** Index into `LEDGER_CHOICES`, [tacitness x rentBurden] row-major. */
  readonly choice: Uint8Array;
  readonly goodsWeight: number;
}

/**
 * Choices over tacitness and rent burden at one goods weight. The burden r / (b A^alpha (1 + omega T)) stands for the scale of the firm.
 *
 * @param goodsWeight in [0, 1]; default 0.5
 * @param points      per axis; default 61
 */
export function ledgerChoiceMap(model: LedgerModel, state: LedgerState, goodsWeight = 0.5, points = 61): LedgerChoiceMap {
  const terms = ledgerTerms(model, state);
  const rentBurden = Float64Array.from({ length: points }, (_, i) => 0.02 + (1.48 * i) / (points - 1));
  const tacitness = Float64Array.from({ length: points }, (_, i) => i / (points - 1));
  const choice = new Uint8Array(points * points);
  for (let row = 0; row < points; ++row) {
    for (let column = 0; column < points; ++column) {
      const scale = terms.rent / (rentBurden[column]! * terms.physicalValue);
      choice[row * points + column] = LEDGER_CHOICES.indexOf(ledgerChoice(terms, scale, tacitness[row]!, goodsWeight));
    }
  }
  return { rentBurden, tacitness, choice, goodsWeight };
}

/** Tenants as firms of the ledger, for the equilibrium of the park itself. */
export function tenantFirms(placed: readonly PlacedTenant[]): LedgerFirms {
  return {
    scale: Float64Array.from(placed, ({ scale }) => scale),
    tacitness: Float64Array.from(placed, ({ tacitness }) => tacitness),
    goodsWeight: Float64Array.from(placed, ({ goodsWeight }) => goodsWeight),
  };
}
